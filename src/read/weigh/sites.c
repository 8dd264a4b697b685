/* sites.c: the cells of cut tables that have footnote marks, handed over to be told together (marks.h),
 * and the answers taken back. */
#include "read/weigh/sites.h"

#include "read/weigh/marks.h"

/* Whole, in one piece, and of a footnote that there is. */
static bool is_plain(const TokenMark *m, size_t notes)
{
    return m->number && m->n == 1 && !m->raised && (!notes || (size_t)m->number <= notes);
}

static void add_to(MarkList *l, int number)
{
    for (size_t i = 0; i < l->n; i++)
        if (l->at[i] == number) return;
    if (l->n < MARK_LIST_MOST && number <= MARK_NOTES_MOST) l->at[l->n++] = (uint8_t)number;
}

/* Adds a piece of a mark; marks that stand in one cell of the grid are one piece. */
static void add_glyphs(Pieces *p, Str s)
{
    Str *last = p->n ? &p->at[p->n - 1] : NULL;
    const char *end = last ? last->p + last->n : NULL;
    bool behind = last && s.p >= end && s.p - end < 8;
    for (const char *c = end; behind && c < s.p; c++) behind = *c == ' ';
    if (behind)
        last->n = (size_t)(s.p - last->p) + s.n;
    else
        pieces_add(p, s);
}

/* What a scan shows there; the marks among it may be plain. */
static void add_signs(Arena *a, const Draft *d, MarkSite *out)
{
    out->glyphs = (Pieces){.n = 0};
    pieces_add(&out->glyphs, pieces_joined(a, &d->signs));
    out->plain = false;
}

static Str text_of(Arena *a, const DraftTable *t, size_t row, FieldId f)
{
    for (size_t s = 0; s < t->nslot; s++)
        if (t->slot[s].field == f) return pieces_joined(a, &t->row[row].cell[s].pieces);
    return (Str){0};
}

/* Trades of one code go together, and derivatives of one title. */
static Str like_of(Arena *a, const DraftTable *t, size_t row, FieldId f)
{
    bool trade = f == F_transactionCode || f == F_transactionShares;
    return text_of(a, t, row, trade ? F_transactionCode : F_securityTitle);
}

/* The marks of a cell as a site; false if there are none, or only signs that are no part of it. */
static bool site_of(Arena *a, const DraftTable *t, size_t row, size_t slot, size_t notes, MarkSite *out)
{
    const Draft *d = &t->row[row].cell[slot];
    *out = (MarkSite){.table = t->id, .field = t->slot[slot].field, .row = (uint16_t)row, .plain = true};
    for (size_t i = 0; i < d->marks.n; i++) {
        const TokenMark *m = &d->marks.at[i];
        for (size_t k = 0; k < m->n; k++) add_glyphs(&out->glyphs, m->piece[k]);
        if (m->n && is_plain(m, notes))
            add_to(&out->list, m->number);
        else if (m->n)
            out->plain = false;
    }
    if (d->unread && d->signs.n) add_signs(a, d, out);
    if (out->glyphs.n && d->pieces.n) out->value = d->value.n ? d->value : pieces_joined(a, &d->pieces);
    if (out->glyphs.n) out->like = like_of(a, t, row, out->field);
    return out->glyphs.n > 0;
}

/* Its last character; empty if it is. */
static Str end_of(Str s)
{
    size_t at = s.n ? s.n - 1 : 0;
    while (at && ((unsigned char)s.p[at] & 0xc0) == 0x80) at--;
    return str_from(s, at);
}

/* What of a cell its marks are, as a mark without a number. */
static TokenMark mark_of(const Draft *d)
{
    TokenMark m = {.raw = end_of(d->hull)};
    for (size_t i = 0; i < d->marks.n; i++) {
        Str raw = d->marks.at[i].raw;
        if (!i) m.raw = raw;
        if (raw.p > m.raw.p) m.raw.n = (size_t)(raw.p - m.raw.p) + raw.n;
        m.raised = m.raised || d->marks.at[i].raised;
    }
    m.piece[0] = m.raw;
    m.n = 1;
    return m;
}

/* As forms print them: "(2)(3)". */
static Str list_shown(Arena *a, MarkList l)
{
    Buf b = {0};
    for (size_t i = 0; i < l.n; i++) buf_fmt(&b, "(%u)", l.at[i]);
    Str s = str_copy(a, buf_str(&b));
    buf_free(&b);
    return s;
}

/* Whether the marks of a list stand there, perhaps in pieces. */
static bool says(const Pieces *glyphs, Str list)
{
    size_t k = 0;
    for (size_t i = 0; i < glyphs->n; i++)
        for (size_t c = 0; c < glyphs->at[i].n; c++) {
            if (is_blank(glyphs->at[i].p[c])) continue;
            if (k == list.n || glyphs->at[i].p[c] != list.p[k++]) return false;
        }
    return k == list.n;
}

/* A guess is shown as one; a mark whose number nobody can tell, as well. */
static void take_answer(Arena *a, const MarkSite *s, Draft *d)
{
    if (s->plain) return;
    TokenMark mark = mark_of(d);
    MarkList l = s->list.n || s->sure ? s->list : s->other;
    d->marks = (DraftMarks){.at = {mark},
                            .n = l.n ? l.n : d->marks.n > 0,
                            .guess = !s->sure,
                            .told = !says(&s->glyphs, list_shown(a, l)),
                            .other = list_shown(a, s->list.n ? s->other : (MarkList){.n = 0})};
    for (size_t i = 0; i < d->marks.n; i++) {
        d->marks.at[i] = mark;
        d->marks.at[i].number = l.n ? l.at[i] : 0;
    }
}

enum { SITES_MOST = 4000 };

void sites_decide(Arena *a, DraftTable *t, size_t ntable, const Doc *doc, bool dropped)
{
    size_t rows[TABLES] = {0}; /* of the stretches before */
    MarkSite *site = ARENA_NEW(a, MarkSite, SITES_MOST);
    Draft **draft = ARENA_NEW(a, Draft *, SITES_MOST);
    size_t n = 0;
    for (size_t k = 0; k < ntable; k++) {
        for (size_t i = 0; i < t[k].nrow; i++)
            for (size_t s = 0; s < t[k].nslot && n < SITES_MOST; s++) {
                if (!site_of(a, &t[k], i, s, doc->nnote, &site[n])) continue;
                site[n].row = (uint16_t)(site[n].row + rows[t[k].id]);
                draft[n++] = &t[k].row[i].cell[s];
            }
        rows[t[k].id] += t[k].nrow;
    }
    marks_decide(a, doc, site, n, dropped);
    for (size_t i = 0; i < n; i++) take_answer(a, &site[i], draft[i]);
}
