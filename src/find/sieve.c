/* sieve.c: the literals of all patterns in one automaton (Aho and Corasick), a step a byte. */
#include "find/sieve.h"

#include "find/literals.h"

#include <stdlib.h>
#include <string.h>

typedef uint16_t State;

/* In a pattern without regard to case these stand for s and k, too: the long s, the Kelvin sign. */
static const Str other_case[] = {{"\xc5\xbf", 2}, {"\xe2\x84\xaa", 3}};

struct Sieve {
    Arena arena;
    size_t words;      /* of a set of patterns */
    uint8_t kind[256]; /* of a byte: 0, or which of those that literals have */
    size_t kinds;
    State *next;         /* by state and kind */
    State *hit;          /* by state: which of the sets below; 0: none */
    uint64_t *may, *has; /* sets of patterns; those of the first any text may match */
    size_t hits;
};

/* The literals as a tree, while the automaton is made. */
typedef struct Node {
    State child, sibling;
    State back; /* the longest other beginning of a literal that ends as this one does */
    uint8_t kind;
} Node;

typedef struct Tree {
    Sieve *s;
    Node *node;
    size_t n;
    State first[256]; /* children of the root by kind: there are many */
} Tree;

static void mark(const Sieve *s, uint64_t *sets, size_t hit, size_t pattern)
{
    sets[hit * s->words + pattern / 64] |= (uint64_t)1 << pattern % 64;
}

static void add_sets(const Sieve *s, uint64_t *to, const uint64_t *sets, size_t hit)
{
    for (size_t w = 0; w < s->words; w++) to[w] |= sets[hit * s->words + w];
}

static State child_of(Tree *t, State of, uint8_t kind)
{
    State at = of ? t->node[of].child : t->first[kind];
    while (at && t->node[at].kind != kind) at = t->node[at].sibling;
    if (at) return at;
    at = (State)t->n++;
    t->node[at] = (Node){.sibling = t->node[of].child, .kind = kind};
    t->node[of].child = at;
    if (!of) t->first[kind] = at;
    return at;
}

/* Which sets stand at the end of a literal. */
static State put_literal(Tree *t, Str text)
{
    Sieve *s = t->s;
    State at = 0;
    for (size_t i = 0; i < text.n; i++) at = child_of(t, at, s->kind[(unsigned char)text.p[i]]);
    if (!s->hit[at]) s->hit[at] = (State)s->hits++;
    return s->hit[at];
}

static void put_literals(Tree *t, const Literals *all, size_t pattern)
{
    Sieve *s = t->s;
    if (!all->n) mark(s, s->may, 0, pattern);
    for (size_t i = 0; i < all->n; i++) {
        State hit = put_literal(t, all->at[i]);
        mark(s, s->may, hit, pattern);
        if (all->whole) mark(s, s->has, hit, pattern);
    }
}

/* What ends at a state ends also where its longest other beginning does. */
static void take_over(const Sieve *s, State state, State back)
{
    State from = s->hit[back], to = s->hit[state];
    if (from && to) {
        add_sets(s, s->may + to * s->words, s->may, from);
        add_sets(s, s->has + to * s->words, s->has, from);
    } else if (from) {
        s->hit[state] = from;
    }
}

/* A byte that does not lead on in the tree leads where it does from the longest other beginning. From the
 * shortest beginnings to the longest. */
static void link_up(Tree *t)
{
    Sieve *s = t->s;
    State *queue = ARENA_NEW(&s->arena, State, t->n);
    s->next = ARENA_NEW(&s->arena, State, t->n * s->kinds);
    for (size_t i = 0, n = 1; i < n; i++) {
        const Node *node = &t->node[queue[i]];
        State *own = &s->next[queue[i] * s->kinds];
        if (queue[i]) memcpy(own, &s->next[node->back * s->kinds], s->kinds * sizeof *own);
        for (State child = node->child; child; child = t->node[child].sibling) {
            State *next = &own[t->node[child].kind];
            t->node[child].back = *next;
            take_over(s, child, *next);
            *next = child;
            queue[n++] = child;
        }
    }
}

static void count(Sieve *s, Str text, size_t *bytes)
{
    for (size_t i = 0; i < text.n; i++) {
        char c = to_lower(text.p[i]);
        if (s->kind[(unsigned char)c]) continue;
        s->kind[(unsigned char)c] = s->kind[(unsigned char)to_upper(c)] = (uint8_t)s->kinds++;
    }
    *bytes += text.n;
}

static void make_room(Tree *t, Arena *scratch, const Literals *literals, size_t n)
{
    Sieve *s = t->s;
    size_t bytes = 1, ends = 1;
    s->kinds = 1;
    for (size_t i = 0; i < n; ends += literals[i++].n)
        for (size_t k = 0; k < literals[i].n; k++) count(s, literals[i].at[k], &bytes);
    for (size_t k = 0; k < 2; k++, ends++) count(s, other_case[k], &bytes);
    if (bytes > (State)-1) mem_fail(); /* the program's own have some thousand */
    s->words = (n + 63) / 64;
    s->hit = ARENA_NEW(&s->arena, State, bytes);
    s->may = ARENA_NEW(&s->arena, uint64_t, ends * s->words);
    s->has = ARENA_NEW(&s->arena, uint64_t, ends * s->words);
    s->hits = 1;
    t->node = ARENA_NEW(scratch, Node, bytes);
    t->n = 1;
}

Sieve *sieve_new(const char *const *pattern, size_t n)
{
    Tree t = {.s = mem_new(1, sizeof *t.s)};
    Arena scratch = {0};
    Literals *literals = ARENA_NEW(&scratch, Literals, n);
    for (size_t i = 0; i < n; i++) literals[i] = literals_of(&scratch, str_z(pattern[i]));
    make_room(&t, &scratch, literals, n);
    for (size_t i = 0; i < n; i++) put_literals(&t, &literals[i], i);
    for (size_t k = 0; k < 2; k++) {
        State hit = put_literal(&t, other_case[k]);
        for (size_t i = 0; i < n; i++) mark(t.s, t.s->may, hit, i);
    }
    link_up(&t);
    arena_free(&scratch);
    return t.s;
}

void sieve_text(const Sieve *s, Str text, uint64_t *may, uint64_t *has)
{
    const State *row = s->next;
    memset(may, 0, s->words * sizeof *may);
    memset(has, 0, s->words * sizeof *has);
    add_sets(s, may, s->may, 0);
    for (size_t i = 0; i < text.n; i++) {
        State at = row[s->kind[(unsigned char)text.p[i]]];
        row = s->next + at * s->kinds;
        if (!s->hit[at]) continue;
        add_sets(s, may, s->may, s->hit[at]);
        add_sets(s, has, s->has, s->hit[at]);
    }
}
