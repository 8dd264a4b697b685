/* filings.c: the list of all filings, a line each, and below them what else is to be told of the input. */
#include "view/kit/shown.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    GAP = 1,
    ISSUER = 22,
    OWNER = 17,
    ISSUER_MOST = 44,
    OWNER_MOST = 36,
    PATH_LEAST = 8,
    PLAIN_WIDTH = 80,
    HEADS = 2
};

/* Columns of the list; PATH takes what is left. */
enum {
    SIGN,
    ERRORS,
    WARNINGS,
    NOTES,
    FORM,
    DATE,
    ISSUER_NAME,
    OWNER_NAME,
    ROWS,
    REPAIRS,
    PATH,
    LIST_COLUMNS
};

typedef struct List {
    Arena scratch; /* of the one line that was asked for */
    Lines line;
    int at[LIST_COLUMNS], w[LIST_COLUMNS];
} List;

static size_t count(const View *v)
{
    if (!v->ctx.corpus) return 0;
    return v->ctx.order ? v->ctx.norder : v->ctx.corpus->nfiling;
}

static uint32_t filing_at(const View *v, size_t i) { return v->ctx.order ? v->ctx.order[i] : (uint32_t)i; }

static void list_open(View *v) { v->state = mem_new(1, sizeof(List)); }

static void list_close(View *v)
{
    List *l = v->state;
    arena_free(&l->scratch);
    free(l);
}

/* Names get the room that a wide screen has. */
static void list_lay_out(View *v)
{
    static const int widths[LIST_COLUMNS] = {2, 2, 2, 2, 4, 11, ISSUER, OWNER, 5, 2, 0};
    List *l = v->state;
    int spare = v->ctx.width > PLAIN_WIDTH ? v->ctx.width - PLAIN_WIDTH : 0;
    int at = 0;
    for (int i = 0; i < LIST_COLUMNS; i++) {
        l->w[i] = widths[i];
        if (i == ISSUER_NAME) l->w[i] += spare / 3 < ISSUER_MOST - ISSUER ? spare / 3 : ISSUER_MOST - ISSUER;
        if (i == OWNER_NAME) l->w[i] += spare / 4 < OWNER_MOST - OWNER ? spare / 4 : OWNER_MOST - OWNER;
        l->at[i] = at;
        at += l->w[i] + GAP;
    }
}

static void put_right(List *l, int column, Style style, Str text, const Place *p)
{
    lines_pad(&l->line, l->at[column] + l->w[column] - text_width(text));
    lines_place(&l->line, style, text, *p, 0, 0);
}

static void put_count(List *l, int column, Style style, unsigned n, const Place *p)
{
    char room[16];
    int len = snprintf(room, sizeof room, n > 99 ? "++" : "%u", n);
    if (n) put_right(l, column, style, (Str){room, (size_t)len}, p);
}

/* A name with something short behind it, both in the name's column; on paper whole. */
static void put_name(const View *v, List *l, int column, Str name, Place p, Str behind, Place q)
{
    int room = v->ctx.print ? INT16_MAX : l->w[column] - text_width(behind);
    lines_pad(&l->line, l->at[column]);
    lines_clip(&l->line, STYLE_VALUE, name, room, &p, SEGMENT_TEXT);
    lines_place(&l->line, STYLE_CAPTION, behind, q, SEGMENT_TEXT, 0);
}

static Place place_in(uint32_t filing, Part part, FieldId f)
{
    return (Place){.filing = filing, .part = (uint8_t)part, .field = (uint8_t)f};
}

static void put_names(const View *v, List *l, const Filing *f, uint32_t filing)
{
    const Corpus *c = v->ctx.corpus;
    Buf behind = {0};
    Str symbol = corpus_str(c, f->symbol);
    if (symbol.n) buf_fmt(&behind, " [%.*s]", (int)(symbol.n < 8 ? symbol.n : 8), symbol.p);
    put_name(v, l, ISSUER_NAME, corpus_str(c, f->issuer), place_in(filing, PART_DOC, F_issuerName),
             buf_str(&behind), place_in(filing, PART_DOC, F_issuerTradingSymbol));
    buf_clear(&behind);
    if (f->nowner > 1) buf_fmt(&behind, " +%d", f->nowner - 1);
    put_name(v, l, OWNER_NAME, corpus_str(c, f->owner), place_in(filing, PART_OWNER, F_rptOwnerName),
             buf_str(&behind), place_in(filing, PART_FILING, F_NONE));
    buf_free(&behind);
}

static void put_form(List *l, const Filing *f, const Place *p)
{
    char room[DATE_TEXT];
    Buf form = {0};
    form_name(f, &form);
    lines_pad(&l->line, l->at[FORM]);
    lines_place(&l->line, STYLE_VALUE, buf_str(&form), *p, 0, 0);
    lines_pad(&l->line, l->at[DATE]);
    lines_place(&l->line, STYLE_VALUE, filing_day_text(f, room), *p, 0, 0);
    buf_free(&form);
}

/* Of a long path the end, which tells it from others; on a screen too narrow for any, all of it further
 * right. */
static void put_path(const View *v, List *l, Where where, const Place *p)
{
    int room = v->ctx.width - l->at[PATH];
    Buf b = {0};
    buf_put(&b, where.path);
    if (where.member.n) buf_fmt(&b, "!%.*s", STR_ARG(where.member));
    Str path = buf_str(&b);
    bool cut = !v->ctx.print && room >= PATH_LEAST && text_width(path) > room;
    while (cut && text_width(path) > room - 1) utf8_next(&path);
    lines_pad(&l->line, l->at[PATH]);
    if (cut) lines_place(&l->line, STYLE_CAPTION, S("…"), *p, 0, 0);
    lines_place(&l->line, STYLE_CAPTION, path, *p, 0, 0);
    buf_free(&b);
}

static void put_tail(const View *v, List *l, const Filing *f, uint32_t filing, const Place *p)
{
    char room[24];
    int n = snprintf(room, sizeof room, "%d+%d", f->rows[TABLE_I], f->rows[TABLE_II]);
    put_right(l, ROWS, STYLE_VALUE, (Str){room, (size_t)n}, p);
    put_count(l, REPAIRS, STYLE_REPAIRED, f->nrepair, p);
    put_path(v, l, corpus_where(v->ctx.corpus, filing), p);
}

static void put_filing(const View *v, List *l, uint32_t filing)
{
    const Filing *f = corpus_filing(v->ctx.corpus, filing);
    Place p = place_in(filing, PART_FILING, F_NONE);
    bool any;
    Severity worst = filing_severity(f, &any);
    lines_stop(&l->line);
    lines_place(&l->line, any ? severity_style(worst) : STYLE_PLAIN, str_z(any ? severity_sign(worst) : "  "),
                p, SEGMENT_LINE, 0);
    put_count(l, ERRORS, STYLE_ERROR, f->findings[SEVERITY_ERROR], &p);
    put_count(l, WARNINGS, STYLE_WARNING, f->findings[SEVERITY_WARNING], &p);
    put_count(l, NOTES, STYLE_NOTE, f->findings[SEVERITY_NOTE], &p);
    put_form(l, f, &p);
    put_names(v, l, f, filing);
    put_tail(v, l, f, filing, &p);
}

static void put_heads(List *l)
{
    static const char *const heads[LIST_COLUMNS] = {"",       "!!",    "!",    ":", "Form",  "Filed",
                                                    "Issuer", "Owner", "Rows", "~", "Source"};
    for (int i = 0; i < LIST_COLUMNS; i++) {
        bool right = i == ERRORS || i == WARNINGS || i == NOTES || i == ROWS || i == REPAIRS;
        lines_pad(&l->line, right ? l->at[i] + l->w[i] - text_width(str_z(heads[i])) : l->at[i]);
        lines_puts(&l->line, STYLE_HEAD, heads[i]);
    }
}

static void put_failure(List *l, const Failure *f)
{
    Severity s = f->notice ? SEVERITY_NOTE : SEVERITY_ERROR;
    lines_puts(&l->line, severity_style(s), severity_sign(s));
    lines_pad(&l->line, l->at[ERRORS]);
    lines_put(&l->line, STYLE_VALUE, f->path);
    lines_puts(&l->line, severity_style(s), ": ");
    lines_put(&l->line, severity_style(s), f->what);
}

static size_t list_lines(const View *v)
{
    size_t n = count(v) + v->ctx.nfailure;
    return HEADS + (n ? n : 1);
}

static Line list_line(const View *v, size_t i)
{
    List *l = v->state;
    size_t n = count(v);
    arena_free(&l->scratch);
    l->line = (Lines){.arena = &l->scratch};
    if (i == 0)
        put_heads(l);
    else if (i == 1) {
        lines_rule(&l->line, v->ctx.width);
        return l->line.line[0];
    } else if (i - HEADS < n)
        put_filing(v, l, filing_at(v, i - HEADS));
    else if (i - HEADS - n < v->ctx.nfailure)
        put_failure(l, &v->ctx.failure[i - HEADS - n]);
    else
        lines_puts(&l->line, STYLE_DIM, "Nothing is loaded.");
    Line *line = lines_end(&l->line);
    line->scrolls = !v->ctx.print;
    line->nhead = i < HEADS ? 0 : HEADS;
    return *line;
}

static bool list_find(const View *v, Place p, Spot *spot)
{
    size_t n = count(v), i = v->ctx.order ? 0 : p.filing;
    while (i < n && filing_at(v, i) != p.filing) i++;
    *spot = (Spot){HEADS + i, 0};
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
