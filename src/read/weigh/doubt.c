/* doubt.c: what of a recogniser's reading can be trusted. How many glyphs it misreads on this page is
 * known from the sentences that all forms print; a value that stands on the page once only is as good as
 * that. */
#include "read/weigh/doubt.h"

#include "read/value/titles.h"
#include "read/words/lexicon.h"

#include <string.h>

/* Misread glyphs in a hundred thousand: as counted, and half a one that was not met. */
static size_t error_rate(const ScanPage *p) { return (2 * p->misread + 1) * 50000 / (p->compared + 100); }

/* Glyphs of a text that stand nowhere else on the page. */
static size_t alone(const ScanPage *p, Str s)
{
    size_t n = 0;
    for (Str rest = s; rest.n;) {
        Str w = str_cut(&rest, ' ');
        if (scan_is_speck(w) || lexicon_count(p->lexicon, w) > 1) continue;
        n += w.n;
    }
    return n;
}

typedef struct Doubter {
    Doc *d;
    const ScanPage *p;
    size_t rate;
} Doubter;

/* ---- what the recogniser itself was not sure of ---- */

/* Of words of letters with 60 to 70 % confidence two thirds are right, with 80 to 90 % six of seven, with
 * more 99 of 100 (counted on 61,000 words of 92 forms). */
enum { HARDLY = 90 };

/* The word of a value that the recogniser was least sure of, and that stands on the page nowhere else; the
 * hull of a text of several lines has words of other columns, too. */
static const DocWord *least_sure(const Doubter *k, const Cell *c, Str value)
{
    const Doc *d = k->d;
    const DocWord *least = NULL;
    size_t low = 0, high = d->nword;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (d->word[mid].raw.at + d->word[mid].raw.len <= c->raw.at)
            low = mid + 1;
        else
            high = mid;
    }
    for (; low < d->nword && d->word[low].raw.at < c->raw.at + c->raw.len; low++) {
        const DocWord *w = &d->word[low];
        Str s = scan_strip(span_str(d->text, w->raw));
        if (w->sure < 0 || w->sure >= HARDLY || (least && w->sure >= least->sure)) continue;
        if (scan_is_speck(s) || str_find(value, s) == value.n || lexicon_count(k->p->lexicon, s) > 1)
            continue;
        least = w;
    }
    return least;
}

static void doubt_unsure(const Doubter *k, Part part, size_t row, FieldId f)
{
    Cell *c = doc_cell(k->d, part, row, f);
    bool note = part == PART_NOTE, text = note || fields[f].kind == KIND_TEXT;
    if (c->state != CELL_VALUE || !c->raw.len || c->prov & PROV_GUESSED) return;
    if (!note && fields[f].kind == KIND_FLAG) return;
    const Repair *r = note ? NULL : doc_repair_at(k->d, part, row, f);
    if (r && r->nevidence) return;
    Str s = text ? c->u.text : span_str(k->d->text, c->raw);
    const DocWord *w = least_sure(k, c, s);
    if (!w) return;
    c->prov |= PROV_GUESSED;
    doc_add_repair(k->d, text ? REPAIR_WORD : REPAIR_CONFUSED, part, row, f, s, s,
                   str_fmt(&k->d->arena, "the recogniser is %d%% sure of '%.*s'", w->sure,
                           STR_ARG(span_str(k->d->text, w->raw))));
}

/* ---- what stands there once ---- */

static bool has_line_break(Str s) { return str_find(s, S("\n")) < s.n; }

enum { NAME_LEAST = 12 };

/* Does the text have the name, and not as the beginning of a longer one? */
static bool names(Str text, Str name)
{
    size_t at = str_find_nocase(text, name);
    Str rest = str_from(text, at + name.n);
    if (at == text.n) return false;
    while (rest.n && strchr(", ", rest.p[0])) rest = str_from(rest, 1);
    return !rest.n || !(is_upper(rest.p[0]) || is_digit(rest.p[0]));
}

/* Does another cell of the tables, or a footnote, say the very same? Texts of several lines may have been put
 * together wrongly. */
static bool is_said_again(const Doc *d, Part part, size_t row, FieldId f, Str s)
{
    static const FieldId titles[] = {F_securityTitle, F_underlyingSecurityTitle},
                         natures[] = {F_natureOfOwnership};
    bool nature = f == F_natureOfOwnership;
    Str core = str_starts_nocase(s, S("By ")) ? str_from(s, 3) : s;
    for (size_t i = 0; nature && core.n > NAME_LEAST && i < d->nnote && i < SCAN_NOTES_MOST; i++)
        if (names(str_sub(cell_text(&d->note[i].text), 0, SCAN_NOTE_LONG), core)) return true;
    const FieldId *list = nature ? natures : titles;
    for (int t = 0; t < TABLES; t++)
        for (size_t i = 0; i < d->table[t].n; i++)
            for (size_t k = 0; k < (nature ? 1 : 2); k++) {
                bool self = part_of_table((TableId)t) == part && i == row && list[k] == f;
                if (!self && str_eq_nocase(cell_text(&d->table[t].row[i].cell[list[k]]), s)) return true;
            }
    return false;
}

/* A number of one to three digits may have lost others, or be none at all. */
static bool is_short(Dec d) { return !dec_decimals(d) && dec_sign(d) > 0 && dec_cmp(d, dec_of(1000, 0)) < 0; }

static bool row_has_twice(const Doc *d, Part part, size_t row, FieldId f)
{
    const Cell *own = doc_cell(d, part, row, f);
    for (int k = 0; k < F_ROW_END; k++) {
        const Cell *c = doc_cell(d, part, row, (FieldId)k);
        bool number = fields[k].kind == KIND_NUMBER && c->state == CELL_VALUE;
        if (number && k != (int)f && dec_eq(c->u.dec, own->u.dec)) return true;
    }
    return false;
}

static void doubt_cell(const Doubter *k, Part part, size_t row, FieldId f)
{
    enum { BORNE = 1600, ALL = 1000 }; /* an error in so many hundred thousand values */
    Cell *c = doc_cell(k->d, part, row, f);
    if (k->p->boxed) doubt_unsure(k, part, row, f);
    if (c->state != CELL_VALUE || !c->raw.len || c->prov & PROV_GUESSED || fields[f].kind == KIND_FLAG)
        return;
    const Repair *r = doc_repair_at(k->d, part, row, f);
    if (r && r->nevidence && r->kind != REPAIR_OTHER) return; /* that of its marks is none of the value */
    Str s = fields[f].kind == KIND_TEXT ? cell_text(c) : span_str(k->d->text, c->raw);
    size_t glyphs = alone(k->p, s);
    bool loose = f < F_ROW_END && fields[f].kind == KIND_TEXT &&
                 has_line_break(span_str(k->d->text, c->raw)) && !is_said_again(k->d, part, row, f, s);
    bool title = f == F_securityTitle || f == F_underlyingSecurityTitle;
    if (title && scan_title_cost(s) > 1) loose = true;
    if (fields[f].kind == KIND_NUMBER && is_short(c->u.dec) && !row_has_twice(k->d, part, row, f))
        loose = true;
    if (loose) glyphs = ALL;
    if (fields[f].kind == KIND_TEXT ? glyphs < 2 : glyphs * k->rate < BORNE) return;
    c->prov |= PROV_GUESSED;
    RepairKind kind = fields[f].kind == KIND_TEXT ? REPAIR_WORD : REPAIR_CONFUSED;
    doc_add_repair(k->d, kind, part, row, f, s, s,
                   str_fmt(&k->d->arena, "read once only, and %zu of 1000 glyphs are misread on this page",
                           (k->rate + 50) / 100));
}

static void doubt_notes(const Doubter *k)
{
    for (size_t i = 0; i < k->d->nnote; i++) doubt_unsure(k, PART_NOTE, i, F_NONE);
}

void scan_doubt(Doc *d, const ScanPage *p)
{
    Doubter k = {d, p, error_rate(p)};
    if (p->boxed) doubt_notes(&k);
    for (int f = F_DOC; f < F_OWNER; f++) doubt_cell(&k, PART_DOC, 0, (FieldId)f);
    for (size_t i = 0; i < d->nowner; i++)
        for (int f = F_OWNER; f < F_SIGN; f++) doubt_cell(&k, PART_OWNER, i, (FieldId)f);
    for (size_t i = 0; i < d->nsign; i++)
        for (int f = F_SIGN; f < F_END; f++) doubt_cell(&k, PART_SIGN, i, (FieldId)f);
    for (int t = 0; t < TABLES; t++)
        for (size_t i = 0; i < d->table[t].n; i++)
            for (int f = 0; f < F_ROW_END; f++) doubt_cell(&k, part_of_table((TableId)t), i, (FieldId)f);
}
