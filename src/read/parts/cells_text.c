/* cells_text.c: the words of a box, and texts put together of them. */
#include "read/parts/cells_text.h"

#include "model/repair.h"

BoxWords box_words(const Scraps *p)
{
    BoxWords w = {.n = 0};
    for (size_t i = 0; i < p->n; i++) {
        Str s = p->at[i].text;
        bool again = i && s.n > 2 && !is_digit(s.p[0]) && str_ends(p->at[i - 1].text, s);
        while (s.n && !again) {
            Str word = str_trim(str_cut(&s, ' '));
            if (word.n && w.n < BOX_WORDS) w.at[w.n++] = (struct BoxWord){word, i};
        }
    }
    return w;
}

Pieces box_run(const BoxWords *w, size_t from, size_t to)
{
    Pieces p = {.n = 0};
    for (size_t i = from; i < to; i++) {
        Str s = w->at[i].text;
        while (i + 1 < to && w->at[i + 1].part == w->at[i].part) {
            i++;
            s.n = (size_t)(w->at[i].text.p - s.p) + w->at[i].text.n;
        }
        pieces_add(&p, s);
    }
    return p;
}

void boxes_put_text(Doc *d, Arena *room, Part part, size_t row, FieldId f, const Pieces *p, Str text,
                    const Unwrapped *how, Str other)
{
    if (!text.n || !p->n) return;
    Cell *c = doc_cell(d, part, row, f);
    Str last = p->at[p->n - 1], hull = {p->at[0].p, (size_t)(last.p - p->at[0].p) + last.n};
    cell_set(d, c, f, str_copy(&d->arena, text), doc_span(d, hull));
    if (p->n < 2) return;
    c->prov = PROV_JOINED;
    for (size_t i = 0; i < p->n; i++) doc_add_piece(d, part, row, f, doc_span(d, p->at[i]));
    if (!how->changed && !how->doubt) return;
    c->prov = (uint8_t)(PROV_JOINED | PROV_REPAIRED | (how->doubt ? PROV_GUESSED : 0));
    Str was = str_copy(&d->arena, pieces_shown(room, p));
    Repair *r = doc_add_repair(d, REPAIR_WORD, part, row, f, was, c->u.text, repair_why(REPAIR_WORD));
    r->applied = !how->doubt;
    if (how->doubt && other.n && !str_eq(other, text)) repair_add_other(d, r, str_copy(&d->arena, other));
}
