/* reviewing.c: a person decides about the repaired or guessed cell one is at. */
#include "ui/browser.h"

enum { SAY_MOST = 80 }; /* bytes of a value in a message */

static bool is_cell_here(Browser *b)
{
    const Doc *doc = desk_doc(&b->desk);
    Place p = b->desk.place;
    if (doc && doc_cell(doc, (Part)p.part, p.row, (FieldId)p.field) && p.field < F_END) return true;
    browser_say(b, STYLE_STATUS,
                "no cell is chosen here: 3 and 4 go to the tables, } to the next repaired cell");
    return false;
}

static const Decision *decision_here(const Browser *b)
{
    Place p = b->desk.place;
    return doc_decision_at(desk_doc(&b->desk), (Part)p.part, p.row, (FieldId)p.field);
}

static const Cell *cell_here(const Browser *b)
{
    Place p = b->desk.place;
    return doc_cell(desk_doc(&b->desk), (Part)p.part, p.row, (FieldId)p.field);
}

/* The value as it stands now, for a message. */
static Str said_here(const Browser *b, char room[DATE_TEXT + DEC_TEXT])
{
    const Cell *c = cell_here(b);
    FieldId f = (FieldId)b->desk.place.field;
    if (f < F_END && fields[f].kind == KIND_FLAG) return cell_flag(c) ? S("marked") : S("not marked");
    return str_sub(cell_shown(c, f, room), 0, SAY_MOST);
}

/* ---- decisions, and the way back ---- */

/* Decides about cells of the open filing, as one step for undo; what filings have to do with each other is
 * worked out anew. */
static size_t decide(Browser *b, const Place *at, size_t n, Verdict v, Str typed)
{
    size_t done = 0;
    relations_halt(b->relations);
    bool begun = review_begin(b->review);
    while (begun && done < n && desk_decide(&b->desk, at[done], v, typed)) done++;
    bool kept = begun && review_end(b->review) && done == n;
    if (!kept && begun) desk_reread(&b->desk);
    if (b->relations) relations_begin(b->relations);
    b->related = false;
    if (!kept) browser_say(b, STYLE_ERROR, "not kept: %.*s", STR_ARG(review_error(b->review)));
    marking_acted(b);
    return kept ? n : 0;
}

static uint32_t filing_of(const Browser *b, const char *sha256)
{
    for (size_t i = 0; i < b->nacted; i++)
        if (str_eq(str_z(b->acted[i].sha256), str_z(sha256))) return b->acted[i].filing;
    return b->desk.filing;
}

/* The filing and the place about which a step was, as they are now. */
static void show_undone(Browser *b, const Touched *t, bool redo)
{
    static const char *const what[ACT_KINDS] = {"reviewed", "dismissal", "note", "decision"};
    Desk *d = &b->desk;
    Place p = t->place;
    p.filing = filing_of(b, t->sha256);
    desk_open(d, p.filing);
    size_t before = d->open.ok ? d->open.doc.ndecision : 0;
    relations_halt(b->relations);
    desk_reread(d);
    if (b->relations) relations_begin(b->relations);
    b->related = false;
    size_t now = d->open.ok ? d->open.doc.ndecision : 0, n = before > now ? before - now : now - before;
    if (p.part < PARTS && p.part != PART_FILING && !place_eq(p, d->place)) desk_go(d, p);
    if (n < 2)
        browser_say(b, STYLE_DECIDED, "%s: %s", redo ? "done again" : "taken back", what[t->kind]);
    else
        browser_say(b, STYLE_DECIDED, "%s: %zu decisions", redo ? "done again" : "taken back", n);
    buf_fmt(&b->message, " (%s)", redo ? "u takes back" : "C-r does it again");
}

void reviewing_undo(Browser *b, int redo)
{
    Touched t;
    switch (redo ? review_redo(b->review, &t) : review_undo(b->review, &t)) {
    case UNDO_DONE: show_undone(b, &t, redo); return;
    case UNDO_CHANGED:
        browser_say(b, STYLE_WARNING, "somebody else has decided about the same since: it stays as it is");
        return;
    case UNDO_FAILED: browser_say(b, STYLE_ERROR, "not done: %.*s", STR_ARG(review_error(b->review))); return;
    case UNDO_NOTHING: break;
    }
    if (!redo && desk_doc(&b->desk) && decision_here(b)) { /* of an earlier session: that of this cell */
        if (decide(b, &b->desk.place, 1, VERDICTS, (Str){0}))
            browser_say(b, STYLE_DECIDED, "undecided again (u once more decides as before)");
        return;
    }
    browser_say(b, STYLE_STATUS, redo ? "nothing was taken back" : "nothing was decided or marked yet");
}

/* How many doubtful cells of the open filing there are, and how many of them are undecided. */
static size_t count_doubts(Browser *b, size_t *left)
{
    Trails *t = &b->trails;
    trails_refresh(t);
    *left = t->of[TRAIL_REPAIRS].n;
    return t->doubts;
}

static void say_decided(Browser *b, Verdict v, size_t n)
{
    char room[DATE_TEXT + DEC_TEXT];
    size_t left, all = count_doubts(b, &left);
    Str value = said_here(b, room);
    if (n == 1)
        browser_say(b, STYLE_DECIDED, "%s: \"%.*s\"; %zu of %zu left (u takes it back, } goes on)",
                    verdict_name(v), STR_ARG(value), left, all);
    else
        browser_say(b, STYLE_DECIDED, "%zu values %s; %zu of %zu left (u takes them back%s)", n,
                    verdict_name(v), left, all,
                    left && v == VERDICT_ACCEPTED ? ", A again: all that are left" : "");
}

/* ---- typing a value ---- */

/* Whether what is typed will do; its normal form. */
static bool read_typed(Browser *b, Arena *a, Str *value)
{
    b->wrong = NULL;
    return typed_value((FieldId)b->desk.place.field, buf_str(&b->prompt[ASKING_VALUE].text), a, value,
                       &b->wrong);
}

static void begin_typing(Browser *b)
{
    char room[DATE_TEXT + DEC_TEXT];
    b->wrong = NULL;
    typing_begin(b, ASKING_VALUE, "value: ", cell_value(cell_here(b), (FieldId)b->desk.place.field, room));
}

static void end_typing(Browser *b)
{
    Arena arena = {0};
    Str value;
    if (read_typed(b, &arena, &value)) {
        b->asking = ASKING_NOTHING;
        prompt_remember(&b->prompt[ASKING_VALUE]);
        if (decide(b, &b->desk.place, 1, VERDICT_TYPED, value)) say_decided(b, VERDICT_TYPED, 1);
    }
    arena_free(&arena);
}

void reviewing_key(Browser *b, uint32_t key)
{
    Arena arena = {0};
    Str value;
    switch (prompt_key(&b->prompt[ASKING_VALUE], key)) {
    case PROMPT_COMPLETE:
    case PROMPT_SAME: break;
    case PROMPT_CHANGED: read_typed(b, &arena, &value); break;
    case PROMPT_DONE: end_typing(b); break;
    case PROMPT_CANCELLED: b->asking = ASKING_NOTHING; break;
    }
    arena_free(&arena);
}

/* ---- what the keys do ---- */

void reviewing_decide(Browser *b, int verdict)
{
    Verdict v = (Verdict)verdict;
    if (!is_cell_here(b)) return;
    const Decision *x = decision_here(b);
    if (v == VERDICT_TYPED) {
        begin_typing(b);
    } else if (!x && !doc_is_doubtful(desk_doc(&b->desk), b->desk.place)) {
        browser_say(b, STYLE_STATUS, "nothing was repaired or guessed here; e types another value");
    } else if (x && x->verdict == v) {
        browser_say(b, STYLE_STATUS, "%s already; u takes it back", verdict_name(v));
    } else {
        if (decide(b, &b->desk.place, 1, v, (Str){0})) say_decided(b, v, 1);
    }
}

static uint8_t kind_at(const Doc *doc, Place p)
{
    const Repair *r = doc_repair_at(doc, (Part)p.part, p.row, (FieldId)p.field);
    return r ? r->kind : REPAIR_KINDS;
}

/* All undecided cells of the filing that were repaired in the same way as this one; where there is none left,
 * all. */
void reviewing_accept_alike(Browser *b, int what)
{
    Arena a = {0};
    size_t left, n = 0;
    (void)what;
    if (!is_cell_here(b)) return;
    count_doubts(b, &left);
    const Trail *t = &b->trails.of[TRAIL_REPAIRS];
    const Doc *doc = desk_doc(&b->desk);
    Place *all = ARENA_NEW(&a, Place, left), here = b->desk.place;
    bool here_left = !decision_here(b) && doc_is_doubtful(doc, here);
    for (size_t i = 0; i < left; i++)
        if (!here_left || kind_at(doc, t->at[i]) == kind_at(doc, here)) all[n++] = t->at[i];
    if (!n)
        browser_say(b, STYLE_STATUS, "nothing is left to decide in this filing");
    else if (decide(b, all, n, VERDICT_ACCEPTED, (Str){0}))
        say_decided(b, VERDICT_ACCEPTED, n);
    arena_free(&a);
}

void reviewing_tell(Browser *b)
{
    const Desk *d = &b->desk;
    if (b->told == d->opened) return;
    b->told = d->opened;
    if (d->open.laid.unread)
        browser_say(b, STYLE_ERROR, "earlier decisions cannot be read: %.*s",
                    STR_ARG(review_error(b->review)));
    else if (d->open.laid.gone)
        browser_say(b, STYLE_WARNING,
                    "%zu earlier decision%s about other words than stand there now: left aside",
                    d->open.laid.gone, d->open.laid.gone == 1 ? " is" : "s are");
}
