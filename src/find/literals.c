/* literals.c: walks a pattern from left to right. A part that stands for a few texts only is multiplied with
 * what stands before it; one that may be anything ends that run of texts, and of all runs the best is kept.
 */
#include "find/literals.h"

#include <string.h>

/* Texts in a set; letters that are as good as more of them, that are enough, and that are looked for at most.
 */
enum { RUN_MOST = 40, UNION_MOST = 64, CLASS_MOST = 10, GOOD_LENGTH = 6, LONG_ENOUGH = 10, LENGTH_MOST = 14 };

/* Texts of which one stands there; n = 0: anything may. */
typedef struct Texts {
    const Str *at;
    size_t n, shortest;
} Texts;

typedef struct Part {
    Texts exact; /* it stands for these and no others */
    Texts must;  /* each match holds one of these     */
    bool plain;  /* it does not ask what stands around it */
} Part;

typedef struct Walk {
    Arena *a;
    const char *at, *end;
    bool lost; /* something that is not known here */
} Walk;

static const Str nothing = {"", 0};
static const Texts only_nothing = {&nothing, 1, 0};

static char next(const Walk *w) { return w->at < w->end ? *w->at : 0; }

static bool take(Walk *w, char c)
{
    bool is = w->at < w->end && *w->at == c;
    w->at += is;
    return is;
}

static bool take_two(Walk *w, char a, char b)
{
    bool are = w->end - w->at > 1 && w->at[0] == a && w->at[1] == b;
    w->at += are ? 2 : 0;
    return are;
}

static void skip_to(Walk *w, char c)
{
    while (w->at < w->end && *w->at != c) w->at++;
    w->lost |= !take(w, c);
}

/* ---- sets of texts ---- */

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

/* Long ones are rare, few are found soon. */
static Texts better(Texts a, Texts b)
{
    size_t la = least(a.shortest, GOOD_LENGTH), lb = least(b.shortest, GOOD_LENGTH);
    return lb > la || (lb == la && lb && b.n < a.n) ? b : a;
}

static Texts both(Walk *w, Texts a, Texts b)
{
    if (!a.n || !b.n || a.n + b.n > UNION_MOST) return (Texts){0};
    Str *all = ARENA_NEW(w->a, Str, a.n + b.n);
    memcpy(all, a.at, a.n * sizeof *all);
    memcpy(all + a.n, b.at, b.n * sizeof *all);
    return (Texts){all, a.n + b.n, least(a.shortest, b.shortest)};
}

static size_t letters(Texts t)
{
    size_t n = 0;
    for (size_t i = 0; i < t.n; i++) n += t.at[i].n;
    return n;
}

static Texts product(Walk *w, Texts a, Texts b)
{
    if (b.n == 1 && !b.at->n) return a;
    if (a.n == 1 && !a.at->n) return b;
    Str *all = ARENA_NEW(w->a, Str, a.n * b.n);
    char *text = ARENA_NEW(w->a, char, letters(a) * b.n + letters(b) * a.n);
    for (size_t i = 0; i < a.n * b.n; i++) {
        Str head = a.at[i / b.n], tail = b.at[i % b.n];
        all[i] = (Str){text, head.n + tail.n};
        memcpy(text, head.p, head.n);
        memcpy(text + head.n, tail.p, tail.n);
        text += all[i].n;
    }
    return (Texts){all, a.n * b.n, a.shortest + b.shortest};
}

static Texts needed(Part p) { return better(p.must, p.exact); }

static Part anything(void) { return (Part){.plain = true}; }

static Part around(Texts must) { return (Part){only_nothing, must, false}; }

/* ---- the pattern ---- */

static Part take_choice(Walk *w);

static Part text_part(Walk *w, const char *p, size_t n)
{
    Str *one = ARENA_NEW(w->a, Str, 1);
    *one = (Str){p, n};
    return (Part){{one, 1, n}, {0}, true};
}

static Part take_group(Walk *w)
{
    bool group = take_two(w, '?', ':');
    bool is = !group && (take_two(w, '?', '=') || (take_two(w, '?', '<') && take(w, '=')));
    bool is_not = !group && !is && (take_two(w, '?', '!') || take(w, '!')); /* the ?< of ?<! is taken */
    w->lost |= !group && !is && !is_not;
    Part p = take_choice(w);
    w->lost |= !take(w, ')');
    return group ? p : around(is ? needed(p) : (Texts){0});
}

/* A class of few signs stands for each of them. */
static Part take_class(Walk *w)
{
    const char *from = w->at;
    bool few = true;
    char sign[CLASS_MOST];
    size_t n = 0;
    while (w->at < w->end && (*w->at != ']' || w->at == from)) {
        char c = *w->at++, last = c;
        if (c == '\\') w->at++;
        few = few && c != '\\' && c != '^' && (unsigned char)c < 0x80;
        if (next(w) == '-' && w->end - w->at > 1 && w->at[1] != ']') last = w->at[1], w->at += 2;
        for (; few && c <= last; c++) {
            few = n < CLASS_MOST;
            if (few) sign[n++] = c;
        }
    }
    w->lost |= !take(w, ']');
    if (!few || !n) return anything();
    Str *all = ARENA_NEW(w->a, Str, n);
    const char *signs = arena_copy(w->a, sign, n);
    for (size_t i = 0; i < n; i++) all[i] = (Str){signs + i, 1};
    return (Part){{all, n, 1}, {0}, true};
}

static Part take_escape(Walk *w)
{
    const char *sign = w->at;
    char c = next(w);
    w->at += c != 0;
    if (c == 'b' || c == 'B') return around((Texts){0});
    if (c && !is_alpha(c) && !is_digit(c)) return text_part(w, sign, 1);
    bool braced = (c == 'p' || c == 'P' || c == 'x') && take(w, '{');
    if (braced) skip_to(w, '}');
    w->lost |= !braced && (!c || !strchr("dDwWsS", c));
    return anything();
}

static bool is_special(char c)
{
    switch (c) {
    case 0:
    case '\\':
    case '^':
    case '$':
    case '.':
    case '[':
    case '|':
    case '(':
    case ')': return true;
    default: return false;
    }
}

static bool is_quantifier(char c) { return c == '?' || c == '*' || c == '+' || c == '{'; }

/* Signs that stand for themselves, as many as no quantifier speaks of. */
static Part take_signs(Walk *w)
{
    const char *from = w->at, *last = w->at;
    while (!is_special(next(w)) && !is_quantifier(*w->at)) {
        last = w->at++;
        while ((next(w) & 0xc0) == 0x80) w->at++;
    }
    if (last > from && is_quantifier(next(w))) w->at = last;
    w->lost |= w->at == from;
    return text_part(w, from, (size_t)(w->at - from));
}

static Part take_atom(Walk *w)
{
    if (take(w, '(')) return take_group(w);
    if (take(w, '[')) return take_class(w);
    if (take(w, '\\')) return take_escape(w);
    if (take(w, '^') || take(w, '$')) return around((Texts){0});
    if (take(w, '.')) return anything();
    return take_signs(w);
}

static Part take_item(Walk *w)
{
    Part p = take_atom(w);
    char how = next(w);
    if (!is_quantifier(how)) return p;
    w->at++;
    bool none = how == '*' || (how == '{' && next(w) == '0');
    if (how == '{') skip_to(w, '}');
    if (!take(w, '?')) take(w, '+'); /* lazy, possessive: no matter */
    if (none) return anything();
    return how == '?' ? (Part){both(w, p.exact, only_nothing), {0}, p.plain}
                      : (Part){{0}, needed(p), p.plain};
}

static Part take_run(Walk *w)
{
    Texts run = only_nothing, must = {0};
    bool whole = true, plain = true;
    while (w->at < w->end && *w->at != '|' && *w->at != ')' && !w->lost) {
        Part p = take_item(w);
        plain = plain && p.plain;
        must = better(must, p.must);
        bool pays = p.exact.n == 1 || run.shortest < LONG_ENOUGH;
        if (p.exact.n && pays && run.n * p.exact.n <= RUN_MOST) {
            run = product(w, run, p.exact);
            continue;
        }
        whole = false;
        must = better(must, run);
        run = p.exact.n ? p.exact : only_nothing;
    }
    return (Part){whole ? run : (Texts){0}, better(must, run), plain};
}

static Part take_choice(Walk *w)
{
    Part p = take_run(w);
    while (take(w, '|')) {
        Part q = take_run(w);
        p = (Part){both(w, p.exact, q.exact), both(w, needed(p), needed(q)), p.plain && q.plain};
    }
    return p;
}

Literals literals_of(Arena *a, Str pattern)
{
    Walk w = {a, pattern.p, pattern.p + pattern.n, false};
    Part p = take_choice(&w);
    bool whole = p.plain && p.exact.shortest;
    Texts all = whole ? p.exact : needed(p);
    if (w.lost || w.at < w.end || !all.shortest) return (Literals){0};
    Str *text = ARENA_NEW(a, Str, all.n);
    for (size_t i = 0; i < all.n; i++)
        text[i] = whole ? all.at[i] : str_sub(all.at[i], 0, LENGTH_MOST); /* the rest is looked for anyway */
    return (Literals){text, all.n, whole};
}
