/* cut_order.c: footnotes are numbered in the order of their first marks, and every one has a mark: that tells
 * the numbers of marks that nobody can read. One search over all marks of a form. */
#include "read/cut.h"

#include <string.h>

enum {
    NOTES_MOST = 99,
    MARKS_MOST = 400,
    BEAM = 96,
    WORK_MOST = 4000,
    SURE = 2,
    SURE_BLIND = 4,
    NUMBERS_WIDE = 2
};

enum {
    SKIPPED = 4,  /* a note passed over      */
    UNUSED = 4,   /* a note without any mark */
    CHANGED = 3,  /* another one than above */
    EARLIER = 4,  /* a mark that was used elsewhere */
    PAIR_FAR = 3, /* two marks in a cell that do not follow one another */
    UNREAD = 2,   /* a glyph that says nothing */
    MISREAD = 4,  /* a glyph that says another number */
    DIGIT_WRONG = 5,
    PAIR_OF_ONE = 3,
    ONE_OF_PAIR = 2
};

/* ---- what the glyphs say ---- */

/* The digits that small marks are read as such a glyph for. */
typedef struct Look {
    const char *glyph, *digits;
} Look;

static const Look looks[] = {
    {"@", "1234"}, {"Q", "12"},  {"q", "1"},    {"a", "1"},   {"d", "1"},  {"i", "1"},    {"h", "1"},
    {"l", "1"},    {"I", "1"},   {"t", "1"},    {"M", "1"},   {"Y", "1"},  {"®", "3456"}, {"©", "356"},
    {"“", "4"},    {"”", "127"}, {"\"", "127"}, {"?", "2"},   {"B", "38"}, {"G", "36"},   {"8", "38"},
    {"e", "23"},   {"°", "356"}, {"O", "356"},  {"0", "356"},
};

/* What a glyph costs as the digit that a number ends with. */
static int cost_glyph(Str g, int number)
{
    char digit = (char)('0' + number % 10);
    for (size_t i = 0; i < sizeof looks / sizeof *looks; i++)
        if (str_eq(g, str_z(looks[i].glyph))) return strchr(looks[i].digits, digit) ? 0 : MISREAD;
    if (g.n == 1 && is_digit(g.p[0])) return g.p[0] == digit ? 0 : DIGIT_WRONG;
    return UNREAD;
}

enum { GLYPHS_MOST = 6 };

/* The glyphs of a mark between its brackets, and what the first, the second and the last cost as each digit.
 */
typedef struct Glyphs {
    Str at[GLYPHS_MOST];
    size_t n;
    uint8_t first[10], second[10], last[10];
} Glyphs;

static void weigh(Glyphs *g)
{
    for (int digit = 0; g->n && digit < 10; digit++) {
        g->first[digit] = (uint8_t)cost_glyph(g->at[0], digit);
        g->second[digit] = (uint8_t)cost_glyph(g->at[g->n > 1], digit);
        g->last[digit] = (uint8_t)cost_glyph(g->at[g->n - 1], digit);
    }
}

static Glyphs glyphs_of(const CutMark *m)
{
    Glyphs g = {.n = 0};
    for (size_t i = 0; i < m->n; i++)
        for (Str s = m->piece[i]; s.n;) {
            size_t len = 1;
            while (len < s.n && ((unsigned char)s.p[len] & 0xC0) == 0x80) len++;
            if (!strchr("() \\$^", s.p[0]) && g.n < GLYPHS_MOST) g.at[g.n++] = str_sub(s, 0, len);
            s = str_from(s, len);
        }
    weigh(&g);
    return g;
}

static int cost_one(const Glyphs *g, int n)
{
    if (g->n < 2) return g->first[n % 10];
    bool two = n > 9; /* its first digit is what the first glyph says */
    int first = two ? g->first[n / 10] : strchr("qcCtiAeH1l", g->at[0].p[0]) ? 0 : ONE_OF_PAIR;
    int last = first + g->last[n % 10], head = ONE_OF_PAIR + g->first[n % 10];
    return !two && head < last ? head : last;
}

/* `again`: as in the cell above. */
static int cost_two(const Glyphs *g, int n, int m, bool again)
{
    int far = again || m == n + 1 ? 0 : PAIR_FAR;
    if (g->n > 1) return far + g->first[n % 10] + g->second[m % 10];
    if (!g->n) return far + (again ? 0 : PAIR_OF_ONE);
    int a = g->first[n % 10], b = g->first[m % 10];
    return far + PAIR_OF_ONE + (a < b ? a : b);
}

/* ---- the search ---- */

/* A mark of the form, and where it stands. */
typedef struct Spot {
    Draft *draft;
    size_t mark; /* of the draft */
    uint8_t table, slot;
    bool row_first; /* of its row */
    Glyphs glyphs;
} Spot;

/* What is told of the marks so far. */
typedef struct Telling {
    int cost;
    uint8_t most, beside;                /* the highest number; that of the mark before in this row */
    uint8_t above[TABLES][SLOTS_MAX][2]; /* first and second mark of the cell above */
    uint16_t from;                       /* of the step before */
    uint8_t number, second;
} Telling;

typedef struct Search {
    Spot *place;
    size_t n;
    int notes;
    Telling *step; /* BEAM for each place */
    size_t count[MARKS_MOST];
} Search;

/* The number's cost in its place, as the first or the second mark of its cell; takes it in. */
static int cost_use(Telling *t, const Spot *p, size_t index, int number)
{
    uint8_t *above = &t->above[p->table][p->slot][index];
    bool first = !t->above[p->table][p->slot][0];
    bool same = number == *above || (first && number == t->beside);
    int cost = same || first ? 0 : CHANGED;
    if (number > t->most)
        cost += SKIPPED * (number - t->most - 1);
    else if (!same)
        cost += EARLIER;
    if (number > t->most) t->most = (uint8_t)number;
    *above = t->beside = (uint8_t)number;
    return cost;
}

static void keep(Telling *step, size_t *n, const Telling *t)
{
    size_t i = *n;
    if (i == BEAM && step[BEAM - 1].cost <= t->cost) return;
    if (i < BEAM)
        (*n)++;
    else
        i--;
    for (; i && step[i - 1].cost > t->cost; i--) step[i] = step[i - 1];
    step[i] = *t;
}

/* Costs no less than all that is kept. */
static bool is_hopeless(const Search *s, size_t k, int cost)
{
    return s->count[k] == BEAM && s->step[k * BEAM + BEAM - 1].cost <= cost;
}

static void try_number(Search *s, size_t k, const Telling *before, uint16_t from, int n, int m)
{
    const Spot *p = &s->place[k];
    const uint8_t *above = before->above[p->table][p->slot];
    bool same_cell = k && s->place[k - 1].draft == p->draft, again = m && above[0] == n && above[1] == m;
    int cost = before->cost + (same_cell && n <= before->beside ? DIGIT_WRONG : 0);
    if (!p->draft->marks.at[p->mark].number)
        cost += m ? cost_two(&p->glyphs, n, m, again) : cost_one(&p->glyphs, n);
    if (is_hopeless(s, k, cost)) return;
    Telling t = *before;
    if (p->row_first) t.beside = 0;
    t.cost = cost + cost_use(&t, p, same_cell, n);
    if (m) t.cost += cost_use(&t, p, 1, m);
    t.from = from, t.number = (uint8_t)n, t.second = (uint8_t)m;
    keep(s->step + k * BEAM, &s->count[k], &t);
}

static void try_place(Search *s, size_t k)
{
    static const Telling start = {.cost = 0};
    const Spot *p = &s->place[k];
    int known = p->draft->marks.at[p->mark].number;
    size_t before = k ? s->count[k - 1] : 1;
    for (size_t i = 0; i < before; i++) {
        const Telling *t = k ? &s->step[(k - 1) * BEAM + i] : &start;
        if (is_hopeless(s, k, t->cost)) break; /* they stand by their costs */
        int high = t->most + 1 + NUMBERS_WIDE < s->notes ? t->most + 1 + NUMBERS_WIDE : s->notes;
        if (known) try_number(s, k, t, (uint16_t)i, known, 0);
        for (int n = 1; n <= high && !known; n++) {
            try_number(s, k, t, (uint16_t)i, n, 0);
            for (int m = n + 1; m <= n + 2 && m <= s->notes; m++) try_number(s, k, t, (uint16_t)i, n, m);
        }
    }
}

/* ---- taking it over ---- */

static bool is_open(const CutMark *m) { return !m->number && m->raised; }

/* Each telling's way back, mark by mark: where a telling that costs hardly more says otherwise, nothing is
 * told. */
static void take_over(Search *s)
{
    size_t last = s->n - 1, n = s->count[last];
    uint16_t at[BEAM];
    const Telling *end = s->step + last * BEAM;
    size_t best = 0;
    int cost[BEAM] = {0};
    for (size_t i = 0; i < n; i++) {
        cost[i] = end[i].cost + UNUSED * (s->notes - end[i].most), at[i] = (uint16_t)i;
        if (cost[i] < cost[best]) best = i;
    }
    for (size_t k = s->n; k-- > 0;) {
        const Telling *step = s->step + k * BEAM, *b = &step[at[best]];
        CutMarks *marks = &s->place[k].draft->marks;
        CutMark *m = &marks->at[s->place[k].mark];
        bool sure = true;
        int far = cost[best] + (s->place[k].glyphs.n ? SURE : SURE_BLIND);
        for (size_t i = 0; i < n; i++)
            sure = sure &&
                   (cost[i] >= far || (step[at[i]].number == b->number && step[at[i]].second == b->second));
        if (is_open(m) && sure) {
            m->number = b->number;
            if (b->second && marks->n < CUT_MARKS) {
                marks->at[marks->n] = *m;
                marks->at[marks->n++].number = b->second;
            }
        }
        for (size_t i = 0; i < n; i++) at[i] = step[at[i]].from;
    }
}

/* The slots in the order of the filing's XML, by which footnotes are numbered. */
static void xml_order(const CutTable *t, uint8_t order[SLOTS_MAX])
{
    for (size_t s = 0; s < t->nslot; s++) {
        size_t i = s;
        for (; i && t->slot[order[i - 1]].field > t->slot[s].field; i--) order[i] = order[i - 1];
        order[i] = (uint8_t)s;
    }
}

static size_t spots_of_row(const CutTable *t, CutRow *row, const uint8_t *order, Spot *out)
{
    size_t n = 0;
    for (size_t i = 0; i < t->nslot; i++) {
        Draft *d = &row->cell[order[i]];
        for (size_t m = 0; m < d->marks.n; m++) {
            const CutMark *mark = &d->marks.at[m];
            bool stray = t->slot[order[i]].field == F_transactionDate && mark->raised;
            if (!mark->n || stray || (!mark->number && !mark->raised)) continue;
            out[n] =
                (Spot){.draft = d, .mark = m, .table = (uint8_t)t->id, .slot = order[i], .row_first = !n};
            out[n++].glyphs = glyphs_of(&d->marks.at[m]);
        }
    }
    return n;
}

static size_t spots_of(CutTable *t, size_t ntable, Spot *out)
{
    size_t n = 0;
    for (size_t k = 0; k < ntable; k++) {
        uint8_t order[SLOTS_MAX];
        xml_order(&t[k], order);
        for (size_t i = 0; i < t[k].nrow && n < MARKS_MOST; i++)
            n += spots_of_row(&t[k], &t[k].row[i], order, out + n);
    }
    return n;
}

static bool any_open(const Spot *p, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (is_open(&p[i].draft->marks.at[p[i].mark])) return true;
    return false;
}

void cut_order(Arena *a, CutTable *t, size_t ntable, const Doc *doc)
{
    Search *s = ARENA_NEW(a, Search, 1);
    s->place = ARENA_NEW(a, Spot, MARKS_MOST + SLOTS_MAX * CUT_MARKS);
    s->n = spots_of(t, ntable, s->place);
    if (s->n > MARKS_MOST) s->n = MARKS_MOST;
    s->notes = doc->nnote < NOTES_MOST ? (int)doc->nnote : NOTES_MOST;
    bool long_search = s->n * (size_t)s->notes > WORK_MOST; /* a narrower one would be too sure */
    if (!s->notes || long_search || !any_open(s->place, s->n)) return;
    s->step = ARENA_NEW(a, Telling, s->n * BEAM);
    for (size_t k = 0; k < s->n; k++) try_place(s, k);
    take_over(s);
}
