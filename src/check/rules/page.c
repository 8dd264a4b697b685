/* page.c: group F, the printed page around the items: captions and repeated heads. */
#include "check/checker.h"

/* Reports bytes of the source. */
static Finding *tell_bytes(Check *c, size_t at, size_t n, int variant)
{
    Finding *f = tell(c, PART_FILING, 0, F_NONE, variant);
    f->raw = (Span){(uint32_t)at, (uint32_t)n};
    return f;
}

/* How many bytes the word takes at the start of s, with at least one blank inside it; 0 if it does not stand
 * there. */
static size_t broken_word(Str s, Str word)
{
    size_t at = 0;
    bool broken = false;
    for (size_t i = 0; i < word.n; i++, at++) {
        for (; i && at < s.n && is_blank(s.p[at]); at++) broken = true;
        if (at >= s.n || to_lower(s.p[at]) != word.p[i]) return 0;
    }
    return broken ? at : 0;
}

/* The captions of the form, in the first of its pages that a recogniser cut through. */
void check_captions(Check *c)
{
    static const char *const words[] = {"derivative",  "securities", "beneficially", "ownership",
                                        "transaction", "acquired",   "exercisable",  "expiration",
                                        "underlying",  "approval"};
    Str text = printed_text(c);
    for (size_t i = 0; i < text.n; i++) {
        if (i && is_alpha(text.p[i - 1])) continue;
        for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
            size_t n = broken_word(str_from(text, i), str_z(words[k]));
            if (!n) continue;
            tell_bytes(c, i, n, MESSAGE_OWN);
            return;
        }
    }
}

/* ---- F24: repeated heads ---- */

/* "1. Title of" at the head of the first column: Table I, Table II, and perhaps again. */
void check_F24(Check *c)
{
    static const char *const heads[] = {"1. Title of Security", "1. Title of Derivative"};
    Str text = printed_text(c);
    for (int t = 0; t < TABLES; t++) {
        Str head = str_z(heads[t]);
        size_t at = str_find_nocase(text, head), again = at + head.n;
        if (at == text.n) continue;
        again += str_find_nocase(str_from(text, again), head);
        if (again < text.n) tell_bytes(c, again, head.n, 0);
    }
}

/* ---- F12: boxes ---- */

enum { LABEL_NEAR = 200 }; /* bytes from a box to the end of its label */

/* Whether the label of a box follows its X on the line: "X Director", "[X] Director", "__X__ Director". */
static bool label_follows(Str rest, Str label)
{
    size_t i = 0;
    while (i < rest.n && (rest.p[i] == ' ' || rest.p[i] == '\t' || rest.p[i] == ']' || rest.p[i] == ')' ||
                          rest.p[i] == '_' || rest.p[i] == '|'))
        i++;
    return str_starts_nocase(str_from(rest, i), label);
}

static void check_boxes(Check *c, size_t at, const Owner *o)
{
    static const char *const labels[] = {"Director", "Officer", "10%", "Other"};
    for (int k = 0; k < 4; k++) {
        FieldId box = (FieldId)(F_isDirector + k);
        const Cell *cell = owner_item(o, box);
        Str rest = str_sub(c->d->text, (size_t)cell->raw.at + cell->raw.len, LABEL_NEAR);
        if (cell_flag(cell) && cell->raw.len && cell->raw.len <= 3 &&
            !label_follows(rest, str_z(labels[k])) && !doc_repair_at(c->d, PART_OWNER, at, box))
            tell(c, PART_OWNER, at, box, MESSAGE_OWN);
    }
}

void check_F12(Check *c)
{
    check_repairs(c, REPAIR_BOX);
    for (size_t i = 0; i < c->d->nowner; i++) check_boxes(c, i, &c->d->owner[i]);
}
