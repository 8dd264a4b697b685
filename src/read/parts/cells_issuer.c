/* cells_issuer.c: "MKS INSTRUMENTS INC [MKSI]": where the name ends, and the symbol's letters. */
#include "read/parts/cells_issuer.h"

#include "read/parts/cells_address.h"
#include "read/parts/cells_text.h"

#include <string.h>

enum { SYMBOL_MOST = 6 };

static bool is_capitals(Str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) n += is_upper(s.p[i]) || is_digit(s.p[i]);
    return n && n * 2 > s.n;
}

/* Cuts the words at brackets, which then stand alone. */
static BoxWords cut_brackets(const BoxWords *w)
{
    BoxWords out = {.n = 0};
    for (size_t i = 0; i < w->n; i++)
        for (Str rest = w->at[i].text; rest.n && out.n < BOX_WORDS;) {
            size_t n = 0;
            while (n < rest.n && !strchr("[]", rest.p[n])) n++;
            n += !n;
            out.at[out.n++] = (struct BoxWord){str_sub(rest, 0, n), w->at[i].part};
            rest = str_from(rest, n);
        }
    return out;
}

/* The first word behind the name where no bracket stands: what one was read for, or the symbol itself. */
static size_t name_end(const Lexicon *x, const BoxWords *w, size_t close)
{
    size_t letters = 0, i = close;
    while (i > 1 && is_capitals(w->at[i - 1].text) && letters + w->at[i - 1].text.n <= SYMBOL_MOST)
        letters += w->at[--i].text.n;
    for (size_t k = i; k + 1 < close; k++)
        if (w->at[k].text.n == 1 && strchr("Il|({1J", w->at[k].text.p[0]) && k > 1) return k;
    if (i > 1 && w->at[i - 1].text.n == 1 && strchr("l|({1", w->at[i - 1].text.p[0])) return i - 1;
    while (i < close && lexicon_count(x, w->at[i].text) >= LEXICON_OFTEN) i++; /* INC is the name's */
    return i;
}

/* Are the letters of the symbol in the name, in their order? */
static bool is_short_for(Str symbol, Str name)
{
    size_t k = 0;
    for (size_t i = 0; i < name.n && k < symbol.n; i++) k += to_lower(name.p[i]) == to_lower(symbol.p[k]);
    return k == symbol.n;
}

enum { STRANGE = 4, UNLIKE_NAME = 3, TOO_LONG = 6, AGAIN = 3, LEFT_OUT = 3, SYMBOL_BORDERS = 3 };

static char last_of(Str s) { return s.p[s.n - 1]; }

/* One way to join the pieces: at each border nothing is left out (0), or a glyph before it (1), or behind it
 * (2). */
static void symbol_joined(Arena *room, const Pieces *p, unsigned ways, Str name, Readings *r)
{
    Str s = p->at[0];
    int cost = 0;
    for (size_t i = 1; i < p->n; i++, ways /= 3) {
        unsigned way = ways % 3;
        char before = last_of(p->at[i - 1]), behind = p->at[i].p[0];
        if (way) cost += LEFT_OUT;
        if (before == behind) cost += way ? -2 : AGAIN;
        Str head = way == 1 && s.n ? str_sub(s, 0, s.n - 1) : s;
        s = str_join(room, head, S(""), str_from(p->at[i], way == 2));
    }
    for (size_t i = 0; i < s.n; i++)
        if (!is_upper(s.p[i]) && !is_digit(s.p[i]) && !strchr(".-", s.p[i])) cost += STRANGE;
    if (s.n > SYMBOL_MOST - 1) cost += TOO_LONG;
    if (!is_short_for(s, name)) cost += UNLIKE_NAME;
    if (s.n) readings_add(r, (Reading){s, cost, REPAIR_WORD});
}

/* Whole, there is one reading; cut, each way to join it, the best first. */
static Readings symbol_readings(Arena *room, const Pieces *p, Str name)
{
    Readings r = {.n = 0};
    if (p->n == 1) {
        readings_add(&r, (Reading){p->at[0], 0, REPAIR_OTHER});
        return r;
    }
    unsigned ways = 1;
    for (size_t i = 1; i < p->n && i <= SYMBOL_BORDERS; i++) ways *= 3;
    for (unsigned w = 0; w < ways; w++) symbol_joined(room, p, w, name, &r);
    return r;
}

/* A bracket, or a glyph that one was read for, before something else. */
static bool is_bracket(const BoxWords *w, size_t i, size_t close)
{
    Str s = w->at[i].text;
    return i < close && s.n == 1 && (s.p[0] == '[' || (i + 1 < close && strchr("Il|({1J", s.p[0])));
}

/* The capitals from `from` on: what stands behind them is none of the symbol's. */
static size_t symbol_end(const BoxWords *w, size_t from, size_t close)
{
    size_t i = from;
    while (i < close && (w->at[i].text.n < 3 || is_capitals(w->at[i].text))) i++;
    return i > from ? i : close;
}

/* Does the symbol stand in one part with both of its brackets? Else a border may have cut letters off. */
static bool is_whole(const BoxWords *w, size_t begin, size_t end)
{
    return begin && end < w->n && end == begin + 1 && w->at[end].text.p[0] == ']' &&
           w->at[begin - 1].text.p[0] == '[' && w->at[begin - 1].part == w->at[end].part;
}

static void put_symbol(Doc *d, Arena *room, const BoxWords *w, size_t begin, size_t end, Str name)
{
    Pieces p = box_run(w, begin, end);
    if (!p.n) return;
    Readings r = symbol_readings(room, &p, name);
    boxes_put_readings(d, room, PART_DOC, 0, F_issuerTradingSymbol, &p, &r);
    Cell *c = doc_item(d, F_issuerTradingSymbol);
    if (is_whole(w, begin, end) || c->prov & PROV_GUESSED) return;
    c->prov |= PROV_GUESSED;
    doc_add_repair(d, REPAIR_WORD, PART_DOC, 0, F_issuerTradingSymbol,
                   str_copy(&d->arena, pieces_shown(room, &p)), c->u.text,
                   S("a column border may have cut letters off"));
}

static size_t find_bracket(const BoxWords *w, size_t from, char bracket)
{
    while (from < w->n && w->at[from].text.p[0] != bracket) from++;
    return from < w->n ? from : w->n;
}

/* "[ CR] | VD ]": the first bracket is half of a glyph that a border cut; where the symbol ends. */
static size_t without_half(BoxWords *w, size_t close)
{
    size_t last = find_bracket(w, close + 1, ']');
    if (last == w->n || last != close + 2 || w->at[close].part == w->at[last].part) return close;
    memmove(&w->at[close], &w->at[close + 1], (w->n - close - 1) * sizeof *w->at);
    w->n--;
    return last - 1;
}

void boxes_issuer(Doc *d, Arena *room, const Lexicon *x, const Scraps *parts)
{
    BoxWords all = box_words(parts), w = cut_brackets(&all);
    size_t open = find_bracket(&w, 1, '['), close = find_bracket(&w, open < w.n ? open : 1, ']'), from = 0;
    if (open < w.n && close < w.n) close = without_half(&w, close);
    while (from < close && !is_alpha(w.at[from].text.p[0]) && !is_digit(w.at[from].text.p[0])) from++;
    if (open == w.n) open = name_end(x, &w, close);
    size_t begin = open;
    while (is_bracket(&w, begin, close) && (begin == open || w.at[begin].text.p[0] == '[')) begin++;
    Pieces name = box_run(&w, from, open);
    Unwrapped how = unwrap_lines(room, x, &name, 1, 0);
    boxes_put_text(d, room, PART_DOC, 0, F_issuerName, &name, how.line[0], &how, how.other[0]);
    put_symbol(d, room, &w, begin, symbol_end(&w, begin, close), how.line[0]);
}
