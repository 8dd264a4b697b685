/* markdown.c: CommonMark with tables. */
#include "report/entry.h"
#include "view/kit/grid.h"

/* Nothing in a text is a sign of Markdown, or ends a cell. */
static void put_text(Buf *out, Str text)
{
    Buf visible = {0};
    text_visible(text, &visible);
    for (size_t i = 0; i < visible.n; i++) {
        char c = visible.p[i];
        if (str_find(S("\\`*_{}[]<>|#~&"), (Str){&c, 1}) < 14) buf_char(out, '\\');
        buf_char(out, c);
    }
    buf_free(&visible);
}

static void md_head(Buf *out, int level, Str text)
{
    buf_fill(out, '#', (size_t)level);
    buf_char(out, ' ');
    put_text(out, text);
    buf_puts(out, "\n\n");
}

static void md_begin(Buf *out, Str title)
{
    buf_puts(out, "# ");
    put_text(out, title);
    buf_puts(out, "\n\n");
}

static void md_end(Buf *out) { (void)out; }

static void md_line(Buf *out, Str text)
{
    put_text(out, text);
    buf_puts(out, "\n\n");
}

static void md_row(Buf *out, const Str *cell, size_t n, const char *tone)
{
    (void)tone;
    for (size_t i = 0; i < n; i++) {
        buf_puts(out, "| ");
        put_text(out, cell[i]);
        buf_char(out, ' ');
    }
    buf_puts(out, "|\n");
}

static void md_table(Buf *out, const char *const *heads, size_t n)
{
    for (size_t i = 0; i < n; i++) buf_fmt(out, "| %s ", heads[i]);
    buf_puts(out, "|\n");
    for (size_t i = 0; i < n; i++) buf_puts(out, "| --- ");
    buf_puts(out, "|\n");
}

static void md_table_end(Buf *out) { buf_char(out, '\n'); }

/* CommonMark has no drawings: bars are a table, curves are left to the page. */
static void md_plot(Buf *out, const Plot *p)
{
    if (p->kind != PLOT_BARS) return;
    md_table(out, (const char *const[]){p->title.p, "Number"}, 2);
    for (size_t i = 0; i < p->n; i++) {
        buf_puts(out, "| ");
        put_text(out, p->bar[i].name);
        buf_fmt(out, " | %zu |\n", p->bar[i].count);
    }
    md_table_end(out);
}

const Pen pen_markdown = {md_begin, md_end, md_head, md_line, md_table, md_row, md_table_end, md_plot};
