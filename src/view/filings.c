/* filings.c: the list of all filings, a line each, a cell each column, and below them what else is to be told
 * of the input. A line is made when it is looked at: there may be a hundred thousand. */
#include "view/kit/shown.h"

#include <stdio.h>
#include <stdlib.h>

enum { GAP = 1, HEADS = 1, SPARE_ROUNDS = 100 };

static const struct {
    const char *head;
    bool right;
    int width, most;
} columns[LIST_COLUMNS] = {
#define LIST_COLUMN(id, head, right, width, most, query) {head, right, width, most},
#include "view/list.def"
};

typedef struct List {
    Arena scratch; /* of the one line that was asked for */
    Lines line;
    ListColumn shown[LIST_COLUMNS]; /* in their order */
    int at[LIST_COLUMNS], w[LIST_COLUMNS], end[LIST_COLUMNS];
    size_t n, nend; /* columns shown; of these, the ones that scroll */
    int fixed;
} List;

static size_t count(const View *v)
{
    if (!v->ctx.corpus) return 0;
    return v->ctx.order ? v->ctx.order->n : v->ctx.corpus->nfiling;
}

static uint32_t filing_at(const View *v, size_t i)
{
    return v->ctx.order ? v->ctx.order->filing[i] : (uint32_t)i;
}

static void list_open(View *v) { v->state = mem_new(1, sizeof(List)); }

static void list_close(View *v)
{
    List *l = v->state;
    arena_free(&l->scratch);
    free(l);
}

/* ---- columns ---- */

static bool is_hidden(const View *v, ListColumn c)
{
    const ListStyle *s = v->ctx.list;
    if (!v->ctx.facts && (c == LIST_SALES || c == LIST_PURCHASES || c == LIST_LATE)) return true;
    if ((!v->ctx.facts || !v->ctx.facts->hits) && c == LIST_HITS) return true;
    return s && s->hidden >> c & 1;
}

/* A wide screen gives names room, one column each after the other, and the last ones the rest. */
static void spread(List *l, int room)
{
    for (int round = 0; room > 0 && round < SPARE_ROUNDS; round++)
        for (size_t i = 0; i < l->n && room > 0; i++)
            if (l->w[i] < columns[l->shown[i]].most) l->w[i]++, room--;
    int *last = &l->w[l->n - 1];
    if (l->n && !columns[l->shown[l->n - 1]].most && room > *last + GAP) *last = room - GAP;
}

static void list_lay_out(View *v)
{
    List *l = v->state;
    int total = 0, at = 0;
    l->n = l->nend = 0;
    l->fixed = 0;
    for (int c = 0; c < LIST_COLUMNS; c++) {
        if (is_hidden(v, (ListColumn)c)) continue;
        int wider = v->ctx.list ? v->ctx.list->wider[c] : 0;
        l->w[l->n] = columns[c].width + wider > 1 ? columns[c].width + wider : 1;
        if (c != LIST_PATH) total += l->w[l->n] + GAP; /* it may go off the screen: names come first */
        l->shown[l->n++] = (ListColumn)c;
    }
    spread(l,
           v->ctx.width - total - GAP); /* the last column of the screen is for the sign of what is hidden */
    for (size_t i = 0; i < l->n; i++) {
        l->at[i] = at;
        at += l->w[i];
        if (l->shown[i] <= LIST_FORM)
            l->fixed = at + GAP;
        else
            l->end[l->nend++] = at;
        at += GAP;
    }
}

/* ---- what stands in them ---- */

/* "88.2m": so short that it is never cut. */
static void put_dollars(Buf *b, Wide value)
{
    static const struct {
        int64_t unit;
        const char *letter;
    } units[] = {{1000000000000, "t"}, {1000000000, "b"}, {1000000, "m"}, {1000, "k"}};
    int64_t n = (int64_t)((value + WIDE_ONE / 2) / WIDE_ONE);
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (n >= units[i].unit) {
            int64_t tenths = (n + units[i].unit / 20) / (units[i].unit / 10);
            buf_fmt(b, "%lld.%d%s", (long long)(tenths / 10), (int)(tenths % 10), units[i].letter);
            return;
        }
    if (n) buf_fmt(b, "%lld", (long long)n);
}

static void put_count(Buf *b, unsigned long n)
{
    if (n) buf_fmt(b, n > 999 ? "%luk" : "%lu", n > 999 ? n / 1000 : n);
}

/* Of equally bad ones that which says how late it was, then the first. */
static bool is_worse(const Finding *a, const Finding *b)
{
    bool late = rules[a->rule].id[0] == 'D' && rules[b->rule].id[0] != 'D';
    return a->severity != b->severity ? a->severity > b->severity : late;
}

/* Its worst finding. */
static void put_worst(const View *v, const Filing *f, uint32_t filing, Buf *b)
{
    const Corpus *c = v->ctx.corpus;
    const Messages *say = v->ctx.messages;
    uint32_t worst = f->finding0;
    if (!f->nfinding) return;
    for (uint32_t i = 0; i < f->nfinding; i++)
        if (is_worse(&c->finding[f->finding0 + i], &c->finding[worst])) worst = f->finding0 + i;
    Str said = say ? say->of(say->ctx, filing, worst) : S("");
    const Rule *rule = &rules[c->finding[worst].rule];
    buf_fmt(b, "%s ", rule->id);
    buf_put(b, said.n ? said : str_z(rule->slug));
}

/* Of a long path the end, which tells it from others. */
static void put_path(const View *v, uint32_t filing, int room, Buf *b)
{
    Where where = corpus_where(v->ctx.corpus, filing);
    Buf whole = {0};
    buf_put(&whole, where.path);
    if (where.member.n) buf_fmt(&whole, "!%.*s", STR_ARG(where.member));
    Str path = buf_str(&whole);
    bool cut = !v->ctx.print && text_width(path) > room;
    while (cut && text_width(path) > room - 1) utf8_next(&path);
    if (cut) buf_puts(b, "…");
    buf_put(b, path);
    buf_free(&whole);
}

static void put_mark(const View *v, uint32_t filing, Buf *b)
{
    const Facts *facts = v->ctx.facts;
    unsigned marks = facts && facts->marks && filing < facts->nmark ? facts->marks[filing] : 0;
    if (marks) buf_puts(b, marks & MARK_REVIEWED ? "v" : marks & MARK_DISMISSED ? "x" : "m");
}

static void put_hits(const View *v, uint32_t filing, Buf *b)
{
    const Facts *f = v->ctx.facts;
    if (!f || !f->hits) return;
    if (filing >= f->nhit || f->hits[filing] == HITS_UNKNOWN)
        buf_puts(b, "?");
    else
        put_count(b, f->hits[filing]);
}

/* What a column says of a filing; `behind` stands after it and is never cut. One line a column. */
static void put_column(const View *v, ListColumn c, uint32_t filing, int room, Buf *b, Buf *behind)
{
    const Corpus *corpus = v->ctx.corpus;
    const Filing *f = corpus_filing(corpus, filing);
    char day[DATE_TEXT];
    Str symbol = corpus_str(corpus, f->symbol);
    bool any;
    Severity worst = filing_severity(f, &any);
    switch (c) {
    case LIST_MARK: put_mark(v, filing, b); break;
    case LIST_SIGN: buf_puts(b, any ? severity_sign(worst) : ""); break;
    case LIST_DAY: buf_put(b, str_trim(filing_day_text(f, day))); break;
    case LIST_FORM: form_name(f, b); break;
    case LIST_OWNER:
        buf_put(b, corpus_str(corpus, f->owner));
        if (f->nowner > 1) buf_fmt(behind, " +%d", f->nowner - 1);
        break;
    case LIST_ISSUER:
        buf_put(b, corpus_str(corpus, f->issuer));
        if (symbol.n) buf_fmt(behind, " [%.*s]", (int)(symbol.n < 8 ? symbol.n : 8), symbol.p);
        break;
    case LIST_ROWS: buf_fmt(b, "%d+%d", f->rows[TABLE_I], f->rows[TABLE_II]); break;
    case LIST_SALES: put_dollars(b, filing_value(corpus, filing, 'S')); break;
    case LIST_PURCHASES: put_dollars(b, filing_value(corpus, filing, 'P')); break;
    case LIST_LATE:
        if (filing_late(corpus, filing)) buf_fmt(b, "%d d", filing_late(corpus, filing));
        break;
    case LIST_ERRORS: put_count(b, f->findings[SEVERITY_ERROR]); break;
    case LIST_WARNINGS: put_count(b, f->findings[SEVERITY_WARNING]); break;
    case LIST_NOTES: put_count(b, f->findings[SEVERITY_NOTE]); break;
    case LIST_REPAIRS: put_count(b, f->nrepair); break;
    case LIST_HITS: put_hits(v, filing, b); break;
    case LIST_WORST: put_worst(v, f, filing, b); break;
    case LIST_PATH: put_path(v, filing, room, b); break;
    default: break;
    }
}

static Style style_of(const View *v, ListColumn c, uint32_t filing)
{
    bool any;
    Severity worst = filing_severity(corpus_filing(v->ctx.corpus, filing), &any);
    switch (c) {
    case LIST_SIGN: return any ? severity_style(worst) : STYLE_PLAIN;
    case LIST_ERRORS: return STYLE_ERROR;
    case LIST_WARNINGS: return STYLE_WARNING;
    case LIST_NOTES: return STYLE_NOTE;
    case LIST_REPAIRS: return STYLE_REPAIRED;
    case LIST_MARK: return STYLE_DECIDED;
    case LIST_LATE: return STYLE_WARNING;
    case LIST_WORST:
    case LIST_PATH: return STYLE_CAPTION;
    default: return STYLE_VALUE;
    }
}

/* ---- lines ---- */

/* Each column is a stop of its own: `row` of its place is its number. */
static Place place_of(uint32_t filing, ListColumn c)
{
    return (Place){.filing = filing, .part = PART_FILING, .row = (uint16_t)c, .field = F_NONE};
}

static void put_cell(const View *v, List *l, size_t i, uint32_t filing)
{
    ListColumn c = l->shown[i];
    Place p = place_of(filing, c);
    Buf text = {0}, behind = {0};
    put_column(v, c, filing, l->w[i], &text, &behind);
    Str s = buf_str(&text);
    int room = v->ctx.print ? INT16_MAX : l->w[i] - text_width(buf_str(&behind));
    bool dot = !s.n && columns[c].right;
    if (dot) s = S(SIGN_NOTHING);
    lines_pad(&l->line, l->at[i]);
    lines_stop(&l->line);
    if (columns[c].right) lines_pad_place(&l->line, l->at[i] + l->w[i] - text_width(s), p);
    lines_clip(&l->line, dot ? STYLE_DIM : style_of(v, c, filing), s, room, &p, 0);
    lines_place(&l->line, STYLE_CAPTION, buf_str(&behind), p, 0, 0);
    lines_pad_place(&l->line, l->at[i] + l->w[i], p);
    buf_free(&text);
    buf_free(&behind);
}

static void put_heads(const View *v, List *l)
{
    const ListStyle *s = v->ctx.list;
    for (size_t i = 0; i < l->n; i++) {
        Buf head = {0};
        ListColumn c = l->shown[i];
        buf_puts(&head, columns[c].head);
        if (s && s->nsort && s->sort[0].column == c) buf_puts(&head, s->sort[0].reverse ? "▼" : "▲");
        int w = text_width(buf_str(&head));
        if (w > l->w[i] && s && s->nsort && s->sort[0].column == c) { /* the sign stays, the word is cut */
            buf_clear(&head);
            buf_put(&head, str_sub(str_z(columns[c].head), 0, (size_t)l->w[i] - 1));
            buf_puts(&head, s->sort[0].reverse ? "▼" : "▲");
            w = l->w[i];
        }
        lines_pad(&l->line, columns[c].right && w < l->w[i] ? l->at[i] + l->w[i] - w : l->at[i]);
        lines_clip(&l->line, STYLE_HEAD, buf_str(&head), l->w[i], NULL, 0);
        buf_free(&head);
    }
}

static void put_failure(List *l, const Failure *f)
{
    Severity s = f->notice ? SEVERITY_NOTE : SEVERITY_ERROR;
    lines_puts(&l->line, severity_style(s), severity_sign(s));
    lines_puts(&l->line, STYLE_PLAIN, " ");
    lines_put(&l->line, STYLE_VALUE, f->path);
    lines_puts(&l->line, severity_style(s), ": ");
    lines_put(&l->line, severity_style(s), f->what);
}

static size_t list_lines(const View *v)
{
    size_t n = count(v) + v->ctx.nfailure;
    return HEADS + (n ? n : 1);
}

static void put_empty(const View *v, List *l)
{
    bool any = v->ctx.corpus && v->ctx.corpus->nfiling;
    lines_puts(&l->line, STYLE_DIM,
               any ? "No filing is as the filter asks. Esc clears it." : "Nothing is loaded.");
}

static Line list_line(const View *v, size_t i)
{
    List *l = v->state;
    size_t n = count(v);
    bool cells = i < HEADS + n;
    arena_free(&l->scratch);
    l->line = (Lines){.arena = &l->scratch};
    if (i < HEADS)
        put_heads(v, l);
    else if (cells)
        for (size_t k = 0; k < l->n; k++) put_cell(v, l, k, filing_at(v, i - HEADS));
    else if (i - HEADS - n < v->ctx.nfailure)
        put_failure(l, &v->ctx.failure[i - HEADS - n]);
    else
        put_empty(v, l);
    Line *line = lines_end(&l->line);
    line->scrolls = !v->ctx.print && (cells || v->ctx.nfailure);
    line->nhead = i < HEADS ? 0 : HEADS;
    if ((!cells && i >= HEADS) || v->ctx.print) return *line;
    line->fixed = l->fixed;
    line->end = l->end;
    line->nend = l->nend;
    return *line;
}

/* The line of the filing; the cursor stays in its column. */
static bool list_find(const View *v, Place p, Spot *spot)
{
    size_t n = count(v), i = v->ctx.order ? 0 : p.filing;
    while (i < n && filing_at(v, i) != p.filing) i++;
    *spot = (Spot){HEADS + i, SEG_NONE};
    return i < n;
}

static bool list_act(View *v, Place p)
{
    (void)v;
    (void)p;
    return false;
}

const ViewOps view_filings = {"filings",  "Filings", list_open, list_lay_out, list_close,
                              list_lines, list_line, list_find, list_act,     false};
