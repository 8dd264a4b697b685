/* notes.c: footnotes and their marks: ids, marks without a footnote, footnotes without a mark. */
#include "check/checker.h"

enum { LOOK_BACK = 200 }; /* a form has 99 footnotes; a hostile file has thousands */

/* The nearest note before `at` that has the same id, or the same text; `at` if there is none. */
static size_t same_before(const Doc *d, size_t at, bool by_text)
{
    const Note *note = d->note;
    for (size_t i = at; i > 0 && at - i < LOOK_BACK; i--)
        if (by_text ? str_eq(cell_text(&note[i - 1].text), cell_text(&note[at].text))
                    : str_eq(note[i - 1].id, note[at].id))
            return i - 1;
    return at;
}

/* 1 to 99 of F1 to F99; 0 for any other id. */
static int note_number(Str id)
{
    if (id.n < 2 || id.n > 3 || id.p[0] != 'F' || id.p[1] == '0') return 0;
    int n = 0;
    for (size_t i = 1; i < id.n; i++) {
        if (!is_digit(id.p[i])) return 0;
        n = n * 10 + (id.p[i] - '0');
    }
    return n;
}

/* Printed forms have marks and no ids. */
void check_A34(Check *c)
{
    if (c->d->origin != ORIGIN_XML) return;
    for (size_t i = 0; i < c->d->nnote; i++) {
        if (!note_number(c->d->note[i].id))
            tell(c, PART_NOTE, i, F_NONE, 0);
        else if (same_before(c->d, i, false) < i)
            tell(c, PART_NOTE, i, F_NONE, 1);
    }
}

/* ---- C19: marks ---- */

static void check_marks(Check *c, Part part, size_t row, FieldId f, const Cell *cell)
{
    for (size_t i = cell->ref0; i < (size_t)cell->ref0 + cell->nref; i++)
        if (c->d->ref[i].note == NOTE_NONE && !(cell->prov & PROV_MARKS))
            tell(c, part, row, f, 0)->arg[0] = (int64_t)i;
}

void check_C19(Check *c) { check_cells(c, check_marks); }

/* ---- C20, C21: footnotes ---- */

void check_C20(Check *c)
{
    const Doc *d = c->d;
    bool *used = ARENA_NEW(&c->arena, bool, d->nnote);
    for (size_t i = 0; i < d->nref; i++) {
        if (!d->ref[i].id.n) return; /* it may be any of them */
        if (d->ref[i].note != NOTE_NONE) used[d->ref[i].note] = true;
    }
    bool suspended = c->before_filing && d->origin == ORIGIN_XML;
    for (size_t i = 0; i < d->nnote; i++)
        if (!used[i] && same_before(d, i, false) == i && d->note[i].id.n)
            tell(c, PART_NOTE, i, F_NONE, suspended)->severity =
                suspended ? SEVERITY_ERROR : SEVERITY_WARNING;
}

/* The number of the note before this one is missing. Only for notes in the order of their numbers. */
static bool skips_number(const Doc *d, size_t at)
{
    int n = note_number(d->note[at].id), before = at ? note_number(d->note[at - 1].id) : 0;
    return n && (before || !at) && n > before + 1;
}

/* "(4)", "4.", "/4/" or EDGAR's "<F4>": the number stands alone. */
static bool has_number(Str s, int number)
{
    for (size_t i = 0; i < s.n; i++) {
        int n = 0;
        size_t from = i;
        for (; i < s.n && is_digit(s.p[i]) && n < 1000; i++) n = n * 10 + (s.p[i] - '0');
        bool tag = from > 1 && str_eq(str_sub(s, from - 2, 2), S("<F"));
        bool alone = (!from || tag || !is_alpha(s.p[from - 1])) && (i == s.n || !is_alpha(s.p[i]));
        if (i > from && n == number && alone) return true;
    }
    return false;
}

/* Printed forms number their explanations. Converters may put the number on the line before, or between the
 * lines. */
bool is_unnumbered(const Check *c, size_t at)
{
    enum { BEFORE = 60, AFTER = 40 };
    Span raw = c->d->note[at].text.raw;
    int number = note_number(c->d->note[at].id);
    bool looked = false; /* the reader has */
    for (size_t i = 0; i < c->d->nrepair; i++) {
        const Repair *r = &c->d->repair[i];
        if (r->place.part != PART_NOTE || r->place.row != at) continue;
        if (r->kind == REPAIR_NOTE) return true;
        looked = true;
    }
    if (looked) return false;
    if (!is_scan(c) || !c->d->nref || !raw.len) return false;
    size_t from = raw.at > BEFORE ? raw.at - BEFORE : 0;
    return !number || !has_number(str_sub(c->d->text, from, raw.at - from + raw.len + AFTER), number);
}

void check_C21(Check *c)
{
    const Doc *d = c->d;
    for (size_t i = 0; i < d->nnote; i++) {
        bool empty = !cell_has(&d->note[i].text);
        if (empty) tell(c, PART_NOTE, i, F_NONE, 0);
        size_t same = same_before(d, i, true);
        if (!empty && same < i) tell(c, PART_NOTE, i, F_NONE, 1)->arg[0] = (int64_t)same;
        if (skips_number(d, i)) tell(c, PART_NOTE, i, F_NONE, 2);
        if (is_unnumbered(c, i)) tell(c, PART_NOTE, i, F_NONE, 3);
    }
}
