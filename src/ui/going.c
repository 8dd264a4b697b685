/* going.c: from place to place: back and forward, and between cells and footnotes. */
#include "ui/browser.h"

#include <string.h>

/* ---- back and forward ---- */

void going_leave(Browser *b, Place from, PaneId pane)
{
    History *h = &b->history;
    if (h->n && place_eq(h->at[h->n - 1].place, from) && h->at[h->n - 1].pane == pane) {
        h->now = h->n;
        return;
    }
    if (h->now < h->n) h->n = h->now;
    if (h->n == HISTORY_MAX) memmove(h->at, h->at + 1, --h->n * sizeof *h->at);
    h->at[h->n++] = (Visited){from, pane};
    h->now = h->n;
}

void going_back(Browser *b, int forward)
{
    History *h = &b->history;
    Desk *d = &b->desk;
    Visited here = {d->place, d->focus};
    if (forward ? h->now + 1 >= h->n : !h->now) {
        browser_say(b, STYLE_STATUS,
                    forward ? "there is nothing further on" : "there is nothing further back");
        return;
    }
    if (!forward && h->now == h->n) { /* so that one can come back to where one was */
        going_leave(b, here.place, here.pane);
        if (h->n < 2) return;
        h->now = h->n - 1;
    }
    h->now = forward ? h->now + 1 : h->now - 1;
    Visited to = h->at[h->now];
    desk_go(d, to.place);
    if (to.pane != PANE_ALL) desk_focus(d, to.pane);
    if (to.pane != PANE_CARD && to.pane != PANE_LIST) desk_go(d, to.place);
}

/* ---- footnotes ---- */

void going_note(Browser *b, int what)
{
    (void)what;
    const Doc *doc = desk_doc(&b->desk);
    Place p = b->desk.place;
    const Cell *c = doc ? doc_cell(doc, (Part)p.part, p.row, (FieldId)p.field) : NULL;
    for (size_t i = 0; c && i < c->nref; i++) {
        const Ref *r = &doc->ref[c->ref0 + i];
        if (r->note == NOTE_NONE) continue;
        desk_show(&b->desk,
                  (Place){.filing = b->desk.filing, .part = PART_NOTE, .row = r->note, .field = F_NONE});
        return;
    }
    browser_say(b, STYLE_STATUS, "no footnote on this cell");
}

static bool refers(const Doc *doc, const Cell *c, uint16_t note)
{
    for (size_t i = 0; c && i < c->nref; i++)
        if (doc->ref[c->ref0 + i].note == note) return true;
    return false;
}

/* The cells that refer to a footnote: calls for each, in the order of the form; returns how many. `nth` (from
 * 0) goes to `*out`. */
static size_t find_uses(const Doc *doc, uint16_t note, size_t nth, Place *out)
{
    static const Part parts[] = {PART_DOC, PART_OWNER, PART_I, PART_II};
    size_t n = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        for (size_t row = 0; row < doc_rows(doc, parts[i]); row++)
            for (int f = 0; f < F_END; f++) {
                if (!refers(doc, doc_cell(doc, parts[i], row, (FieldId)f), note)) continue;
                if (n++ == nth)
                    *out = (Place){.part = (uint8_t)parts[i], .row = (uint16_t)row, .field = (uint8_t)f};
            }
    return n;
}

/* Enter on a footnote: its first cell, again: the next one. The footnote keeps the focus, the tables follow.
 */
bool going_use(Browser *b, Place note)
{
    Desk *d = &b->desk;
    Place to = {0};
    char room[MARK_TEXT];
    if (note.part != PART_NOTE || !d->open.ok) return false;
    bool again = b->used_note == note.row && b->used_of == d->opened;
    size_t nth = again ? b->use + 1 : 0, n = find_uses(&d->open.doc, note.row, nth, &to);
    if (n && nth >= n) find_uses(&d->open.doc, note.row, nth = 0, &to);
    b->used_note = note.row, b->used_of = d->opened, b->use = nth;
    if (!n) {
        browser_say(b, STYLE_STATUS, "no cell refers to this footnote");
        return true;
    }
    to.filing = d->filing;
    desk_look(d, to);
    Buf name = {0};
    place_name(&d->open.doc, to, &name);
    browser_say(b, STYLE_STATUS, "%.*s: %.*s, %zu of %zu (Enter: the next)",
                STR_ARG(note_mark(d->open.doc.note[note.row].id, room)), STR_ARG(buf_str(&name)), nth + 1, n);
    buf_free(&name);
    return true;
}
