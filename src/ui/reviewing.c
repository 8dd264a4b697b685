/* reviewing.c: a person decides about the repaired or guessed cell one is at. */
#include "ui/browser.h"

enum { SAY_MOST = 80 }; /* bytes of a value in a message */

static bool is_doubtful_here(Browser *b)
{
    const Doc *doc = desk_doc(&b->desk);
    if (doc && doc_is_doubtful(doc, b->desk.place)) return true;
    browser_say(b, STYLE_STATUS, "nothing was repaired or guessed here: } goes to the next such cell");
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

static void say_decided(Browser *b, Verdict v)
{
    static const char keys[VERDICTS] = {
        [VERDICT_ACCEPTED] = 'a', [VERDICT_REJECTED] = 'r', [VERDICT_TYPED] = 'e'};
    char room[DATE_TEXT + DEC_TEXT];
    Str value = said_here(b, room);
    if (v == VERDICTS)
        browser_say(b, STYLE_STATUS, "undecided again: read as \"%.*s\"", STR_ARG(value));
    else
        browser_say(b, STYLE_DECIDED, "%s: \"%.*s\" (%c again takes it back, } goes on)", verdict_name(v),
                    STR_ARG(value), keys[v]);
}

/* What filings have to do with each other is worked out anew. */
static void decide(Browser *b, Verdict v, Str typed)
{
    relations_halt(b->relations);
    bool kept = desk_decide(&b->desk, b->desk.place, v, typed);
    if (b->relations) relations_begin(b->relations);
    b->related = false;
    if (kept)
        say_decided(b, v);
    else
        browser_say(b, STYLE_ERROR, "not kept: %.*s", STR_ARG(review_error(b->review)));
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
        decide(b, VERDICT_TYPED, value);
    }
    arena_free(&arena);
}

void reviewing_key(Browser *b, uint32_t key)
{
    Arena arena = {0};
    Str value;
    switch (prompt_key(&b->value, key)) {
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
    if (!is_doubtful_here(b)) return;
    const Decision *x = decision_here(b);
    if (x && x->verdict == v)
        decide(b, VERDICTS, (Str){0});
    else if (v == VERDICT_TYPED)
        begin_typing(b);
    else
        decide(b, v, (Str){0});
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
