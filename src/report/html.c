/* html.c: one page of HTML that needs nothing else: its style is in it, its pictures are SVG, and it asks the
 * browser to load nothing. */
#include "report/entry.h"
#include "view/kit/grid.h"

static const char style[] =
    ":root{color-scheme:light dark;--page:#fff;--ink:#1c1e21;--dim:#5a6068;--line:#d5d9de;--head:#f3f4f6;"
    "--error:#a3161f;--warning:#8a5a00;--note:#205ea6;--bar:#4472a8}\n"
    "@media(prefers-color-scheme:dark){:root{--page:#16181b;--ink:#e4e6ea;--dim:#a0a7b0;--line:#3a3f46;"
    "--head:#22262b;--error:#ff8f8f;--warning:#f0b957;--note:#8fc0ff;--bar:#6d9bd1}}\n"
    "body{background:var(--page);color:var(--ink);font:15px/1.45 system-ui,sans-serif;max-width:75rem;"
    "margin:2rem auto;padding:0 1rem}\n"
    "h1,h2,h3,h4{line-height:1.2;margin:1.6em 0 .5em}h3{overflow-wrap:anywhere;border-top:1px solid "
    "var(--line);"
    "padding-top:1em}\n"
    ".wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.92em}\n"
    "th,td{border:1px solid var(--line);padding:.3em .55em;text-align:left;vertical-align:top;"
    "overflow-wrap:break-word}td.long{overflow-wrap:anywhere;min-width:9em}th{background:var(--head)}\n"
    "tr.error td:first-child{color:var(--error);font-weight:600}tr.warning "
    "td:first-child{color:var(--warning);"
    "font-weight:600}tr.note td:first-child{color:var(--note)}\n"
    "figure{margin:1.2em 0}figcaption{color:var(--dim)}svg{max-width:100%;height:auto}svg "
    "text{fill:var(--ink);"
    "font:13px system-ui,sans-serif}svg rect{fill:var(--bar)}svg "
    "path{fill:none;stroke:var(--bar);stroke-width:2}svg path.axis{stroke:var(--line);stroke-width:1}svg "
    "circle{fill:var(--bar)}\n"
    "@media "
    "print{:root{color-scheme:light;--page:#fff;--ink:#000;--dim:#333;--line:#999;--head:#eee;--error:#800;"
    "--warning:#640;--note:#036;--bar:#555}body{margin:0;max-width:none;font-size:10pt}.wide{overflow:"
    "visible}"
    "tr,figure{break-inside:avoid}h2,h3,h4{break-after:avoid}thead{display:table-header-group}}\n";

static void put_element(Buf *out, const char *name, Str text)
{
    buf_fmt(out, "<%s>", name);
    put_quoted(out, text);
    buf_fmt(out, "</%s>", name);
}

static void html_begin(Buf *out, Str title)
{
    buf_puts(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
                  "'unsafe-inline'\">\n"
                  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    put_element(out, "title", title);
    buf_fmt(out, "\n<style>\n%s</style>\n</head>\n<body>\n", style);
    put_element(out, "h1", title);
    buf_char(out, '\n');
}

static void html_end(Buf *out) { buf_puts(out, "</body>\n</html>\n"); }

static void html_head(Buf *out, int level, Str text)
{
    char name[] = {'h', (char)('0' + level), 0};
    put_element(out, name, text);
    buf_char(out, '\n');
}

static void html_line(Buf *out, Str text)
{
    put_element(out, "p", text);
    buf_char(out, '\n');
}

static void html_table(Buf *out, const char *const *heads, size_t n)
{
    buf_puts(out, "<div class=\"wide\"><table>\n<thead><tr>");
    for (size_t i = 0; i < n; i++) put_element(out, "th", str_z(heads[i]));
    buf_puts(out, "</tr></thead>\n<tbody>\n");
}

/* A path or a hash may be broken anywhere, for it has no blanks. */
static void put_cell(Buf *out, Str text)
{
    enum { LONG = 24 };
    size_t longest = 0;
    for (Str rest = text, word; rest.n;) {
        word = str_cut(&rest, ' ');
        if (word.n > longest) longest = word.n;
    }
    buf_puts(out, longest > LONG ? "<td class=\"long\">" : "<td>");
    put_quoted(out, text);
    buf_puts(out, "</td>");
}

static void html_row(Buf *out, const Str *cell, size_t n, const char *tone)
{
    if (*tone)
        buf_fmt(out, "<tr class=\"%s\">", tone);
    else
        buf_puts(out, "<tr>");
    for (size_t i = 0; i < n; i++) put_cell(out, cell[i]);
    buf_puts(out, "</tr>\n");
}

static void html_table_end(Buf *out) { buf_puts(out, "</tbody>\n</table></div>\n"); }

static void html_plot(Buf *out, const Plot *p)
{
    buf_puts(out, "<figure>");
    svg_put(p, out);
    put_element(out, "figcaption", p->title);
    if (p->key.n) put_element(out, "figcaption", p->key);
    buf_puts(out, "</figure>\n");
}

const Pen pen_html = {html_begin, html_end, html_head,      html_line,
                      html_table, html_row, html_table_end, html_plot};
