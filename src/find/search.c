/* search.c: all matches of a pattern in one filing, in the order in which the form prints its parts. */
#include "find/search.h"

#include <stdlib.h>

typedef struct Search {
    Pattern *pattern;
    const Doc *doc;
    uint32_t filing;
    Hits *out;
    Span *said; /* the bytes of all cells, to know what text is in none of them */
    size_t nsaid, capsaid;
    Buf printed; /* the cell at hand */
} Search;

static void add(Search *s, Place place, Span match, bool in_source)
{
    Hits *h = s->out;
    h->at = mem_grow(h->at, &h->cap, h->n + 1, sizeof *h->at);
    h->at[h->n++] = (Hit){place, match, in_source};
}

/* Adds all matches in `text`, their places `base` bytes further on. */
static bool search_text(Search *s, Place place, Str text, uint32_t base, bool in_source)
{
    Span m;
    size_t before = s->out->n;
    for (size_t from = 0; pattern_match(s->pattern, text, from, &m); from = m.at + m.len)
        add(s, place, (Span){base + m.at, m.len}, in_source);
    return s->out->n > before;
}

Str cell_printed(const Doc *d, const Cell *c, FieldId f, char room[DATE_TEXT + DEC_TEXT], Buf *out)
{
    char mark[MARK_TEXT];
    Str shown = cell_shown(c, f, room);
    if (!c->nref) return shown;
    buf_clear(out);
    buf_put(out, shown);
    for (size_t i = 0; i < c->nref; i++) buf_put(out, cell_mark(d, c, i, mark));
    return buf_str(out);
}

/* A cell's matches as printed; where there are none the whole cell if its normal form (24000, 2003-11-12)
 * matches; else what only the source says. A box says nothing but its X: the 1 and 0 of the XML would match
 * everywhere. */
static void search_cell(Search *s, Part part, size_t row, FieldId f)
{
    char room[DATE_TEXT + DEC_TEXT];
    Span m;
    const Cell *c = doc_cell(s->doc, part, row, f);
    if (!c) return;
    if (c->raw.len) {
        s->said = mem_grow(s->said, &s->capsaid, s->nsaid + 1, sizeof *s->said);
        s->said[s->nsaid++] = c->raw;
    }
    Place place = {
        .filing = s->filing, .row = (uint16_t)row, .part = (uint8_t)part, .field = (uint8_t)f, .raw = c->raw};
    Str shown = cell_shown(c, f, room);
    Str raw = span_str(s->doc->text, c->raw);
    if (search_text(s, place, cell_printed(s->doc, c, f, room, &s->printed), 0, false)) return;
    if (f < F_END && fields[f].kind == KIND_FLAG) return;
    Span all = {0, (uint32_t)shown.n};
    if (all.len && pattern_match(s->pattern, cell_value(c, f, room), 0, &m))
        add(s, place, all, false);
    else if (!str_eq(shown, raw))
        search_text(s, place, raw, c->raw.at, true);
}

static void search_items(Search *s, Part part, FieldId first, FieldId end)
{
    for (size_t row = 0; row < doc_rows(s->doc, part); row++)
        for (FieldId f = first; f < end; f++)
            if (f != F_remarks) search_cell(s, part, row, f);
}

static void search_table(Search *s, TableId t)
{
    FieldId columns[F_ROW_END];
    size_t n = form_columns(s->doc->form, t, columns);
    for (size_t row = 0; row < s->doc->table[t].n; row++)
        for (size_t i = 0; i < n; i++) search_cell(s, part_of_table(t), row, columns[i]);
}

static int by_place(const void *a, const void *b)
{
    uint32_t x = ((const Span *)a)->at, y = ((const Span *)b)->at;
    return x < y ? -1 : x > y;
}

/* What a printed page says outside of all cells. Of markup that would be tag names, which nobody looks for.
 */
static void search_rest(Search *s)
{
    if (s->doc->origin != ORIGIN_TEXT && s->doc->origin != ORIGIN_OCR) return;
    if (s->nsaid) qsort(s->said, s->nsaid, sizeof *s->said, by_place);
    Span m;
    size_t i = 0;
    uint32_t covered = 0;
    for (size_t from = 0; pattern_match(s->pattern, s->doc->text, from, &m); from = m.at + m.len) {
        for (; i < s->nsaid && s->said[i].at < m.at + m.len; i++) {
            uint32_t end = s->said[i].at + s->said[i].len;
            if (end > covered) covered = end;
        }
        if (m.at < covered) continue;
        add(s, (Place){.filing = s->filing, .part = PART_FILING, .field = F_NONE, .raw = m}, m, true);
    }
}

void search_doc(Pattern *p, const Doc *d, uint32_t filing, Hits *out)
{
    Search s = {.pattern = p, .doc = d, .filing = filing, .out = out};
    pattern_begin(p);
    search_items(&s, PART_DOC, F_DOC, F_OWNER);
    search_items(&s, PART_OWNER, F_OWNER, F_SIGN);
    search_table(&s, TABLE_I);
    search_table(&s, TABLE_II);
    for (size_t i = 0; i < d->nnote; i++) search_cell(&s, PART_NOTE, i, F_NONE);
    search_cell(&s, PART_DOC, 0, F_remarks);
    search_items(&s, PART_SIGN, F_SIGN, F_END);
    search_rest(&s);
    buf_free(&s.printed);
    free(s.said);
}

void hits_free(Hits *h)
{
    free(h->at);
    *h = (Hits){0};
}

/* ---- what is around a match ---- */

Str hit_text(const Doc *d, const Hit *h, char room[DATE_TEXT + DEC_TEXT], Buf *printed, Span *match)
{
    *match = h->match;
    if (!h->in_source)
        return cell_printed(d, doc_cell(d, (Part)h->place.part, h->place.row, (FieldId)h->place.field),
                            (FieldId)h->place.field, room, printed);
    size_t from = h->match.at, to = from + h->match.len;
    while (from && d->text.p[from - 1] != '\n') from--;
    while (to < d->text.n && d->text.p[to] != '\n') to++;
    match->at -= (uint32_t)from;
    return str_sub(d->text, from, to - from);
}

/* A byte that no character goes on at. */
static size_t at_character(Str s, size_t at)
{
    while (at && at < s.n && ((unsigned char)s.p[at] & 0xc0) == 0x80) at--;
    return at;
}

Span hit_around(Str text, Span m, size_t most)
{
    size_t from = m.at > most ? at_character(text, m.at - most) : 0;
    size_t to = m.at + m.len + most < text.n ? at_character(text, m.at + m.len + most) : text.n;
    return (Span){(uint32_t)from, (uint32_t)(to - from)};
}
