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

/* What was decided about a cell before and after; changes made by one key have the same number. */
struct Change {
    Place place;
    unsigned key;
    Verdict verdict[2];
    Str value[2];
};

static Verdict verdict_at(const Doc *doc, Place p, Arena *a, Str *value)
{
    const Decision *x = doc_decision_at(doc, (Part)p.part, p.row, (FieldId)p.field);
    *value = x ? str_copy(a, x->value) : (Str){0};
    return x ? (Verdict)x->verdict : VERDICTS;
}

static Str normal(Verdict v, Str value) { return v == VERDICT_TYPED ? value : (Str){0}; }

/* Decides about a cell of the open filing; what filings have to do with each other is worked out anew. */
static bool apply(Browser *b, Place p, Verdict v, Str value)
{
    relations_halt(b->relations);
    bool kept = desk_decide(&b->desk, p, v, normal(v, value));
    if (b->relations) relations_begin(b->relations);
    b->related = false;
    if (!kept) browser_say(b, STYLE_ERROR, "not kept: %.*s", STR_ARG(review_error(b->review)));
    return kept;
}

static bool decide(Browser *b, Place p, Verdict v, Str value)
{
    Changes *c = &b->changes;
    Change x = {.place = p, .key = c->key, .verdict = {[1] = v}};
    x.verdict[0] = verdict_at(desk_doc(&b->desk), p, &c->arena, &x.value[0]);
    x.value[1] = str_copy(&c->arena, value);
    if (!apply(b, p, v, value)) return false;
    c->n = c->done; /* what was taken back cannot be done again */
    c->at = arena_grow(&c->arena, c->at, &c->cap, c->n + 1, sizeof *c->at);
    c->at[c->n++] = x;
    c->done = c->n;
    return true;
}

void reviewing_undo(Browser *b, bool redo)
{
    Changes *c = &b->changes;
    size_t n = 0;
    if (!redo && !c->done && desk_doc(&b->desk) &&
        decision_here(b)) { /* of an earlier session: that of this cell */
        if (decide(b, b->desk.place, VERDICTS, (Str){0})) browser_say(b, STYLE_DECIDED, "undecided again");
        return;
    }
    if (redo ? c->done == c->n : !c->done) {
        browser_say(b, STYLE_STATUS, redo ? "nothing was taken back" : "nothing was decided yet");
        return;
    }
    unsigned key = c->at[redo ? c->done : c->done - 1].key;
    while ((redo ? c->done < c->n : c->done > 0) && c->at[redo ? c->done : c->done - 1].key == key) {
        const Change *x = &c->at[redo ? c->done : c->done - 1];
        desk_go(&b->desk, x->place);
        if (!apply(b, x->place, x->verdict[redo], x->value[redo])) return;
        c->done = redo ? c->done + 1 : c->done - 1;
        n++;
    }
    browser_say(b, STYLE_DECIDED, "%zu decision%s %s (%s)", n, n == 1 ? "" : "s",
                redo ? "done again" : "taken back", redo ? "u takes back" : "C-r does it again");
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
    return typed_value((FieldId)b->desk.place.field, buf_str(&b->value.text), a, value, &b->wrong);
}

static void begin_typing(Browser *b)
{
    char room[DATE_TEXT + DEC_TEXT];
    b->typing = true;
    b->wrong = NULL;
    b->value.sign = "value: ";
    prompt_open(&b->value);
    prompt_set(&b->value, cell_value(cell_here(b), (FieldId)b->desk.place.field, room));
}

static void end_typing(Browser *b)
{
    Arena arena = {0};
    Str value;
    if (read_typed(b, &arena, &value)) {
        b->typing = false;
        prompt_remember(&b->value);
        b->changes.key++;
        if (decide(b, b->desk.place, VERDICT_TYPED, value)) say_decided(b, VERDICT_TYPED, 1);
    }
    arena_free(&arena);
}

void reviewing_key(Browser *b, uint32_t key)
{
    Arena arena = {0};
    Str value;
    switch (prompt_key(&b->value, key)) {
    case PROMPT_COMPLETE:
    case PROMPT_SAME: break;
    case PROMPT_CHANGED: read_typed(b, &arena, &value); break;
    case PROMPT_DONE: end_typing(b); break;
    case PROMPT_CANCELLED: b->typing = false; break;
    }
    arena_free(&arena);
}

/* ---- what the keys do ---- */

void reviewing_decide(Browser *b, Verdict v)
{
    if (!is_cell_here(b)) return;
    const Decision *x = decision_here(b);
    if (v == VERDICT_TYPED) {
        begin_typing(b);
    } else if (!x && !doc_is_doubtful(desk_doc(&b->desk), b->desk.place)) {
        browser_say(b, STYLE_STATUS, "nothing was repaired or guessed here; e types another value");
    } else if (x && x->verdict == v) {
        browser_say(b, STYLE_STATUS, "%s already; u takes it back", verdict_name(v));
    } else {
        b->changes.key++;
        if (decide(b, b->desk.place, v, (Str){0})) say_decided(b, v, 1);
    }
}

static uint8_t kind_at(const Doc *doc, Place p)
{
    const Repair *r = doc_repair_at(doc, (Part)p.part, p.row, (FieldId)p.field);
    return r ? r->kind : REPAIR_KINDS;
}

/* All undecided cells of the filing that were repaired in the same way as this one; where there is none left,
 * all. */
void reviewing_accept_alike(Browser *b)
{
    Arena a = {0};
    size_t left, n = 0;
    if (!is_cell_here(b)) return;
    count_doubts(b, &left);
    const Trail *t = &b->trails.of[TRAIL_REPAIRS];
    Place *all = ARENA_NEW(&a, Place, left), here = b->desk.place;
    for (size_t i = 0; i < left; i++) all[i] = t->at[i];
    b->changes.key++;
    bool here_left = !decision_here(b) && doc_is_doubtful(desk_doc(&b->desk), here);
    for (size_t i = 0; i < left; i++) {
        if (here_left && kind_at(desk_doc(&b->desk), all[i]) != kind_at(desk_doc(&b->desk), here)) continue;
        if (!decide(b, all[i], VERDICT_ACCEPTED, (Str){0})) break;
        n++;
    }
    if (n)
        say_decided(b, VERDICT_ACCEPTED, n);
    else
        browser_say(b, STYLE_STATUS, "nothing is left to decide in this filing");
    arena_free(&a);
}

void reviewing_free(Browser *b) { arena_free(&b->changes.arena); }

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
