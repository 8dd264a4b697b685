/* borders.c: each way to part a run of pieces into words, and each way to put the pieces of a word together.
 */
#include "read/value/borders.h"

#include "read/noise/damage.h"

#include <string.h>

/* Costs, in tenths of an honest misreading, as the model of damage counts. */
enum {
    UNKNOWN = 4, /* a word that nothing confirms; plus, per letter: */
    LETTER = 2,
    LETTERS = 7,         /* of no more than these              */
    SEEN_ONCE = 1,       /* one that stands whole, once             */
    NUMBER = 3,          /* digits: no lexicon has them             */
    SHORT = 2,           /* an unknown word of one or two letters   */
    MIXED = 6,           /* signs or digits among letters           */
    SPACE = 3,           /* a border between two words              */
    SAME = 2,            /* glued where the same glyph stands twice */
    HALF = 2,            /* a glyph left out that may be half of another one */
    LOST = DAMAGE_GLYPH, /* the same where it stands alone          */
    WHOLE = 5,           /* a glyph left out that looks whole       */
    MATCH_SHORT = 7,     /* known words of fewer letters bear less damage */
    MATCH_MOST = 9,
    CHANCE = 3, /* a word of one or two letters at a border */
    MARGIN = 4  /* by how much the next best must be worse */
};

/* ---- words ---- */

static bool is_numeric(Str w)
{
    for (size_t i = 0; i < w.n; i++)
        if (!is_digit(w.p[i]) && !strchr(",.-#", w.p[i])) return false;
    return w.n > 0;
}

/* 17TH, 2ND */
static bool is_ordinal(Str w)
{
    static const char *const ends[] = {"ST", "ND", "RD", "TH"};
    for (size_t i = 0; i < 4 && w.n > 2; i++)
        if (str_eq_nocase(str_from(w, w.n - 2), str_z(ends[i]))) return is_numeric(str_sub(w, 0, w.n - 2));
    return false;
}

/* Signs or digits among letters, or a small letter among capitals. */
static bool is_mixed(Str w)
{
    size_t letters = 0, others = 0;
    for (size_t i = 0; i < w.n; i++) {
        letters += is_alpha(w.p[i]);
        others += !is_alpha(w.p[i]) && !strchr("-'/&.", w.p[i]);
        others += i > 1 && i + 1 < w.n && is_lower(w.p[i]) && is_upper(w.p[i - 1]) && is_upper(w.p[i - 2]) &&
                  is_upper(w.p[i + 1]);
    }
    return letters && others;
}

int word_cost(const Lexicon *x, Str word)
{
    Str w = word_bare(word);
    int count = lexicon_count(x, w);
    if (count) return count >= LEXICON_OFTEN ? 0 : SEEN_ONCE;
    if (is_numeric(w)) return NUMBER;
    if (is_ordinal(w)) return SHORT;
    return UNKNOWN + LETTER * (int)(w.n < LETTERS ? w.n : LETTERS) + (w.n <= 2 ? SHORT : 0) +
           (is_mixed(w) ? MIXED : 0);
}

/* Words so short stand at the ends of others, too. */
static int chance(Str word) { return word.n && word.n <= 2 && !is_digit(word.p[0]) ? CHANCE : 0; }

int word_cost_at_border(const Lexicon *x, Str word) { return word_cost(x, word) + chance(word); }

/* ---- one word ---- */

static void consider(Run *r, RunReading reading)
{
    if (r->best.text.p && str_eq(r->best.text, reading.text)) {
        if (reading.cost < r->best.cost) r->best = reading;
    } else if (!r->best.text.p || reading.cost < r->best.cost) {
        r->next = r->best;
        r->best = reading;
    } else if (!r->next.text.p || reading.cost < r->next.cost) {
        r->next = reading;
    }
}

static void consider_word(Run *r, const Lexicon *x, Str text, int damage, bool changed)
{
    int cost = word_cost(x, text);
    consider(r, (RunReading){text, cost + damage, cost <= SEEN_ONCE, changed});
}

/* The pieces glued. Of the piece behind `border` (0: of none) the first glyph is left out, or the last one of
 * the piece before it. */
static Str glued(Arena *a, const Pieces *p, size_t border, bool left)
{
    Str out = {"", 0};
    for (size_t i = 0; i < p->n; i++) {
        Str s = p->at[i];
        if (border && left && i + 1 == border) s.n--;
        if (border && !left && i == border) s = str_from(s, 1);
        out = str_join(a, out, S(""), s);
    }
    return out;
}

static char last_of(Str s) { return s.n ? s.p[s.n - 1] : 0; }

/* Is a glyph before or behind a border what may be left of the one on the other side? */
static bool may_be_half(char glyph, char other, bool left)
{
    if (glyph == other || !(is_alpha(glyph) || is_digit(glyph))) return true;
    char c = to_upper(other);
    if (left ? damage_is_left_half(other, glyph) : damage_is_right_half(other, glyph)) return true;
    if (strchr("IlL1iJ", glyph)) return left ? strchr("BDEFHIKLMNPRU", c) : strchr("HIMNUDOJTR", c);
    return left &&
           ((strchr("FE", glyph) && strchr("EFPRB", c)) || (strchr("Cc", glyph) && strchr("CGOQE", c)));
}

/* A glyph alone in its piece that the word does not have: what it costs to leave out more than a half one. */
static int lone_cost(const Pieces *p, Str word)
{
    Str first = p->at[0], last = p->at[p->n - 1];
    int cost = 0;
    if (first.n == 1 && to_lower(first.p[0]) != to_lower(word.p[0]) &&
        !may_be_half(first.p[0], word.p[0], true))
        cost += WHOLE;
    if (last.n == 1 && to_lower(last.p[0]) != to_lower(last_of(word)) &&
        !may_be_half(last.p[0], last_of(word), false))
        cost += WHOLE;
    return cost;
}

/* What known word the pieces are, the signs around them aside. */
static void consider_known(Arena *a, const Lexicon *x, const Pieces *p, Run *r)
{
    Pieces bare = *p;
    Str *first = &bare.at[0], *last = &bare.at[p->n - 1];
    Str head = {first->p, 0}, tail;
    while (first->n && strchr("(\"'", first->p[0])) *first = str_from(*first, 1);
    head.n = (size_t)(first->p - head.p);
    size_t whole = last->n;
    while (last->n && strchr(".,;:)\"'", last_of(*last))) last->n--;
    tail = (Str){last->p + last->n, whole - last->n};
    if (!first->n || !last->n) return;
    size_t n = 0;
    for (size_t i = 0; i < bare.n; i++) n += bare.at[i].n;
    int most = n < MATCH_SHORT ? 2 * (int)n - MATCH_SHORT / 2 : MATCH_MOST;
    WordMatch m = lexicon_match(x, &bare, most);
    if (!m.word.n) return;
    Str text = str_fmt(a, "%.*s%.*s%.*s", STR_ARG(head), STR_ARG(m.word), STR_ARG(tail));
    int cost = m.cost + lone_cost(&bare, m.word);
    consider(r, (RunReading){text, cost, true, cost > 0});
    if (m.next.n)
        consider(r, (RunReading){str_fmt(a, "%.*s%.*s%.*s", STR_ARG(head), STR_ARG(m.next), STR_ARG(tail)),
                                 m.next_cost, true, true});
}

static Run word_read(Arena *a, const Lexicon *x, const Pieces *p)
{
    Run r = {0};
    int same = 0;
    for (size_t i = 1; i < p->n; i++) same += last_of(p->at[i - 1]) == p->at[i].p[0] ? SAME : 0;
    consider_word(&r, x, glued(a, p, 0, false), same, false);
    for (size_t i = 1; i < p->n; i++) {
        char before = last_of(p->at[i - 1]), behind = p->at[i].p[0];
        if (p->at[i - 1].n > 1)
            consider_word(&r, x, glued(a, p, i, true), may_be_half(before, behind, true) ? HALF : WHOLE,
                          true);
        if (p->at[i].n > 1)
            consider_word(&r, x, glued(a, p, i, false), may_be_half(behind, before, false) ? HALF : WHOLE,
                          true);
    }
    if (p->n > 1 && (r.best.cost >= MARGIN || !r.best.sure)) consider_known(a, x, p, &r);
    return r;
}

/* ---- several ---- */

/* Pieces [from, to) as one word. One glyph alone may be half of one beyond the border on its side. */
static Run part_read(Arena *a, const Lexicon *x, const Pieces *p, size_t from, size_t to)
{
    Pieces part = {.n = 0};
    for (size_t i = from; i < to; i++) pieces_add(&part, p->at[i]);
    Run r = word_read(a, x, &part);
    if (to - from > 1 || p->n < 2 || p->at[from].n > 1) return r;
    char glyph = p->at[from].p[0];
    bool half = (to < p->n && may_be_half(glyph, p->at[to].p[0], true)) ||
                (from && may_be_half(glyph, last_of(p->at[from - 1]), false));
    if (!is_digit(glyph) && glyph != '&') consider(&r, (RunReading){{"", 0}, half ? HALF : LOST, true, true});
    return r;
}

static RunReading parted(Arena *a, RunReading head, RunReading tail)
{
    bool dropped = !head.text.n || !tail.text.n;
    return (RunReading){str_join(a, head.text, S(" "), tail.text), head.cost + tail.cost + SPACE,
                        head.sure && tail.sure, head.changed || tail.changed || dropped};
}

Run run_read(Arena *a, const Lexicon *x, const Pieces *p)
{
    Run to[PIECES_MAX + 1] = {{{.text = {"", 0}, .sure = true}, {.text = {0}}}};
    for (size_t k = 1; k <= p->n; k++) {
        to[k] = (Run){0};
        for (size_t i = 0; i < k; i++) {
            Run r = part_read(a, x, p, i, k);
            if (!i) {
                r.best.cost += k < p->n ? chance(r.best.text) : 0;
                consider(&to[k], r.best);
                if (r.next.text.p) consider(&to[k], r.next);
                continue;
            }
            r.best.cost += chance(r.best.text);
            r.next.cost += chance(r.next.text);
            consider(&to[k], parted(a, to[i].best, r.best));
            if (r.next.text.p) consider(&to[k], parted(a, to[i].best, r.next));
            if (to[i].next.text.p) consider(&to[k], parted(a, to[i].next, r.best));
        }
    }
    return to[p->n];
}

bool run_is_settled(const Run *r)
{
    return r->best.sure && (!r->next.text.p || r->next.cost - r->best.cost >= MARGIN);
}
