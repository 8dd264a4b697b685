/* stray.c: which cell a footnote mark is of: borders put marks into the cell beside their own. All marks
 * of a row are placed together; what is weighed, in bits: where a mark stands, which columns are left empty,
 * what the note says, and where the marks of the other rows stand. */
#include "read/weigh/stray.h"

#include "read/noise/marks.h"
#include "read/weigh/topics.h"

enum {
    GROUPS_MOST = 24,
    /* where it stands */
    BEHIND_BLANK = 1,  /* behind a value, parted by a blank */
    NEXT_CELL = 4,     /* in the next cell of the grid … */
    FAR_CELL = 8,      /* … or beyond */
    OWN_CELL_NOT = 5,  /* a column of its own, but in the cell of a value … */
    GLUED = 6,         /* … right behind it */
    BEFORE_VALUE = 12, /* in front of the value */
    IN_TEXT = 2,       /* between the words of a text */
    SAME_EMPTY = 3,    /* two of them, parted, in one empty column */
    /* columns */
    FILLED = 6,    /* a term of a derivative is not left out */
    NOTE_ONLY = 2, /* a price that is but a note */
    UNUSUAL = 2,   /* no other row has a mark there */
    RARE = 1,
    IMPOSSIBLE = 1000,
    MOVE = 2 /* what a change must gain */
};

/* Marks that stand together. */
typedef struct MarkGroup {
    TokenMark mark[DRAFT_MARKS];
    size_t n;
    size_t slot;        /* where it is now */
    size_t behind;      /* the column of the value before it; SLOTS_MAX: there is none */
    size_t left, right; /* of the values around it; of those around a text that it stands in */
    bool within;        /* it stands between the words of a text */
    int gap;            /* what parts it from that: 0 nothing, 1 a blank; else columns of the grid, plus 1 */
    bool own;           /* first in its cell */
    bool parted;        /* from the group before it by a border */
} MarkGroup;

typedef struct Stray {
    const DraftTable *t;
    size_t ntable;
    const NoteTopics *topics;
    int notes;
    MarkGroup group[GROUPS_MOST];
    size_t n;
} Stray;

/* ---- groups ---- */

static const Token *token_at(const DraftRow *row, Str raw)
{
    for (size_t i = 0; i < row->n; i++)
        if (row->token[i].text.p == raw.p) return &row->token[i];
    return NULL;
}

static bool is_before(const Token *a, const Token *b) { return a->text.p < b->text.p; }

/* The next token of a value in front of `t` on the line, or behind it, except those of one cell; NULL: there
 * is none. */
static const Token *value_beside(const DraftRow *row, const Token *t, bool behind, const Draft *but)
{
    const Token *best = NULL;
    for (size_t i = 0; i < row->n; i++) {
        const Token *o = &row->token[i];
        if (o->flags & TOKEN_MARK || o == t || is_before(t, o) != behind) continue;
        if (but && i >= but->from && i < but->to) continue;
        if (!best || is_before(best, o) != behind) best = o;
    }
    return best;
}

/* Does any token stand before it in its cell of the grid? */
static bool begins_cell(const DraftRow *row, const Token *t)
{
    for (size_t i = 0; i < row->n; i++)
        if (row->token[i].column == t->column && is_before(&row->token[i], t)) return false;
    return true;
}

static size_t slot_of(const DraftTable *t, const DraftRow *row, const Token *token)
{
    size_t k = (size_t)(token - row->token), s = 0;
    while (s < t->nslot && (k < row->cell[s].from || k >= row->cell[s].to)) s++;
    return s < t->nslot ? s : SLOTS_MAX;
}

static size_t slot_beside(const DraftTable *t, const DraftRow *row, const Token *token)
{
    return token ? slot_of(t, row, token) : SLOTS_MAX;
}

static void place_group(const DraftTable *t, const DraftRow *row, const Token *first, MarkGroup *g)
{
    const Token *value = value_beside(row, first, false, NULL);
    g->own = first->first;
    g->parted = begins_cell(row, first);
    g->behind = g->left = slot_beside(t, row, value);
    g->right = slot_beside(t, row, value_beside(row, first, true, NULL));
    g->within = g->left == g->right && g->left < SLOTS_MAX;
    bool text = g->right < SLOTS_MAX && t->slot[g->right].type == SLOT_TEXT;
    const Draft *around = text ? &row->cell[g->right] : NULL;
    if (text) g->left = slot_beside(t, row, value_beside(row, first, false, around));
    if (g->within) g->right = slot_beside(t, row, value_beside(row, first, true, around));
    if (!value) return;
    g->gap = value->column < first->column ? first->column - value->column + 1
                                           : value->text.p + value->text.n < first->text.p;
}

/* The marks of a row in the order of the line. Only those that stand on it. */
static void find_groups(Stray *s, const DraftRow *row)
{
    s->n = 0;
    for (size_t slot = 0; slot < s->t->nslot; slot++) {
        const DraftMarks *marks = &row->cell[slot].marks;
        for (size_t i = 0; i < marks->n; i++) {
            const TokenMark *m = &marks->at[i];
            const Token *token = token_at(row, m->raw);
            MarkGroup *last = s->n ? &s->group[s->n - 1] : NULL;
            const TokenMark *before = last ? &last->mark[last->n - 1] : NULL;
            bool on = last && last->slot == slot && before->raw.p + before->raw.n == m->raw.p;
            if (on) {
                last->mark[last->n++] = *m;
                continue;
            }
            if (s->n == GROUPS_MOST) return;
            MarkGroup *g = &s->group[s->n++];
            *g = (MarkGroup){.mark = {*m},
                             .n = 1,
                             .slot = slot,
                             .behind = SLOTS_MAX,
                             .left = SLOTS_MAX,
                             .right = SLOTS_MAX};
            if (token) place_group(s->t, row, token, g);
        }
    }
    for (size_t i = 1; i < s->n; i++)
        for (size_t k = i; k && s->group[k].mark[0].raw.p < s->group[k - 1].mark[0].raw.p; k--) {
            MarkGroup g = s->group[k];
            s->group[k] = s->group[k - 1], s->group[k - 1] = g;
        }
}

/* ---- costs ---- */

static bool is_term(FieldId f)
{
    return f == F_exerciseDate || f == F_expirationDate || f == F_conversionOrExercisePrice;
}

static bool is_empty(const Draft *d) { return !d->pieces.n; }

/* Where the marks of a row stand in the others. */
static int cost_habit(const Stray *s, const DraftRow *row, size_t slot)
{
    size_t rows = 0, marked = 0;
    for (size_t i = 0; i < s->t->nrow; i++) {
        const DraftRow *o = &s->t->row[i];
        if (o == row || (s->t->slot[slot].trade && !o->trade)) continue;
        rows++;
        marked += o->cell[slot].marks.n > 0;
    }
    return !rows || marked * 3 >= rows ? 0 : marked ? RARE : UNUSUAL;
}

static int cost_notes(const Stray *s, const MarkGroup *g, FieldId f)
{
    int cost = 0, n = 0;
    for (size_t i = 0; i < g->n; i++)
        if (g->mark[i].number && g->mark[i].number <= s->notes)
            cost += note_strange(s->topics, g->mark[i].number, f, (Str){0}), n++;
    return n ? cost / n : 0;
}

/* In a column that is else empty. */
static int cost_alone(const Stray *s, const DraftRow *row, const MarkGroup *g, size_t slot)
{
    FieldId f = s->t->slot[slot].field;
    if ((g->left < SLOTS_MAX && slot <= g->left) || slot >= g->right) return IMPOSSIBLE;
    if (s->t->slot[slot].trade && !row->trade) return IMPOSSIBLE;
    if (!is_term(f) && f != F_transactionPricePerShare) return slot == g->slot ? 0 : IMPOSSIBLE;
    bool own = g->own || g->behind == SLOTS_MAX || g->gap > 1;
    int cost = own ? 0 : g->gap == 0 ? OWN_CELL_NOT + GLUED : g->within ? 0 : OWN_CELL_NOT;
    return cost + (is_term(f) ? 0 : NOTE_ONLY);
}

/* Beside a value. */
static int cost_beside(const Stray *s, const DraftRow *row, const MarkGroup *g, size_t slot)
{
    const Draft *d = &row->cell[slot];
    if (slot == g->behind && g->within && g->gap) return IN_TEXT;
    if (slot == g->behind) return g->gap < 2 ? g->gap * BEHIND_BLANK : g->gap == 2 ? NEXT_CELL : FAR_CELL;
    if (slot != g->slot) return IMPOSSIBLE;
    bool text = s->t->slot[slot].type == SLOT_TEXT;
    return text ? IN_TEXT : d->pieces.at[0].p > g->mark[0].raw.p ? BEFORE_VALUE : BEHIND_BLANK;
}

static int cost_at(const Stray *s, const DraftRow *row, const MarkGroup *g, size_t slot)
{
    bool empty = is_empty(&row->cell[slot]);
    int cost = empty ? cost_alone(s, row, g, slot) : cost_beside(s, row, g, slot);
    if (cost >= IMPOSSIBLE) return IMPOSSIBLE;
    return cost + marks_seldom(s->t->id, s->t->slot[slot].field) + cost_habit(s, row, slot) +
           cost_notes(s, g, s->t->slot[slot].field);
}

/* ---- the best places ---- */

/* The cheapest way to place the groups up to one, the last empty column used being `slot` - 1; 0: none. */
typedef struct Way {
    int cost;
    uint8_t at, before; /* where the last group went; the state before */
} Way;

static int cost_step(const Stray *s, const DraftRow *row, size_t i, size_t slot, size_t used, int cost)
{
    if (!is_empty(&row->cell[slot])) return cost;
    if (slot + 1 < used) return IMPOSSIBLE; /* columns are used in their order */
    if (slot + 1 == used) return cost + (s->group[i].parted ? SAME_EMPTY : 1);
    return cost - (is_term(s->t->slot[slot].field) ? FILLED : 0);
}

/* Where each group is best placed; what that gains over where they are. */
static int best_places(const Stray *s, const DraftRow *row, size_t out[GROUPS_MOST])
{
    Way way[GROUPS_MOST + 1][SLOTS_MAX + 1];
    int stay = 0;
    size_t used = 0, best = 0;
    for (size_t i = 0; i <= s->n; i++)
        for (size_t u = 0; u <= SLOTS_MAX; u++) way[i][u] = (Way){.cost = IMPOSSIBLE};
    way[0][0].cost = 0;
    for (size_t i = 0; i < s->n; i++)
        for (size_t slot = 0; slot < s->t->nslot; slot++) {
            int cost = cost_at(s, row, &s->group[i], slot);
            if (cost >= IMPOSSIBLE && slot != s->group[i].slot) continue;
            for (size_t u = 0; u <= SLOTS_MAX; u++) {
                if (way[i][u].cost >= IMPOSSIBLE) continue;
                int total = way[i][u].cost + cost_step(s, row, i, slot, u, cost);
                size_t to = is_empty(&row->cell[slot]) && slot + 1 > u ? slot + 1 : u;
                if (total < way[i + 1][to].cost) way[i + 1][to] = (Way){total, (uint8_t)slot, (uint8_t)u};
            }
        }
    for (size_t i = 0; i < s->n; i++) {
        size_t slot = s->group[i].slot;
        stay += cost_step(s, row, i, slot, used, cost_at(s, row, &s->group[i], slot));
        if (is_empty(&row->cell[slot]) && slot + 1 > used) used = slot + 1;
    }
    for (size_t u = 1; u <= SLOTS_MAX; u++)
        if (way[s->n][u].cost < way[s->n][best].cost) best = u;
    if (way[s->n][best].cost >= IMPOSSIBLE) return 0;
    int gain = stay - way[s->n][best].cost;
    for (size_t i = s->n; i-- > 0;) {
        out[i] = way[i + 1][best].at;
        best = way[i + 1][best].before;
    }
    return gain;
}

/* ---- moving ---- */

static bool is_within(Str line, Str s) { return s.p >= line.p && s.p + s.n <= line.p + line.n; }

static void stretch(Str *hull, Str s)
{
    if (!hull->n) {
        *hull = s;
        return;
    }
    const char *from = s.p < hull->p ? s.p : hull->p;
    const char *to = s.p + s.n > hull->p + hull->n ? s.p + s.n : hull->p + hull->n;
    *hull = (Str){from, (size_t)(to - from)};
}

/* From the first to the last byte that is the cell's own; as it was where words were put together. */
static void measure(const DraftRow *row, Draft *d)
{
    Str hull = {0};
    for (size_t i = 0; i < d->pieces.n; i++) {
        if (!is_within(row->text, d->pieces.at[i])) return;
        stretch(&hull, d->pieces.at[i]);
    }
    for (size_t i = 0; i < d->marks.n; i++) stretch(&hull, d->marks.at[i].raw);
    d->hull = hull;
}

static void move_groups(const Stray *s, DraftRow *row, const size_t *to)
{
    bool moved[SLOTS_MAX] = {false};
    for (size_t i = 0; i < s->n; i++)
        if (to[i] != s->group[i].slot) moved[to[i]] = moved[s->group[i].slot] = true;
    for (size_t slot = 0; slot < s->t->nslot; slot++) {
        Draft *d = &row->cell[slot];
        if (!moved[slot]) continue;
        bool empty = !d->hull.n;
        d->marks.n = 0;
        for (size_t i = 0; i < s->n; i++)
            for (size_t k = 0; k < s->group[i].n && to[i] == slot && d->marks.n < DRAFT_MARKS; k++)
                d->marks.at[d->marks.n++] = s->group[i].mark[k];
        measure(row, d);
        if (empty) d->prov |= PROV_PLACED;
    }
}

void stray_settle(Arena *a, DraftTable *t, size_t ntable, const Doc *doc)
{
    Stray *s = ARENA_NEW(a, Stray, 1);
    s->topics = note_topics(a, doc);
    s->notes = doc->nnote < MARK_NOTES_MOST ? (int)doc->nnote : MARK_NOTES_MOST;
    for (size_t k = 0; k < ntable; k++)
        for (size_t i = 0; i < t[k].nrow; i++) {
            size_t to[GROUPS_MOST];
            s->t = &t[k];
            find_groups(s, &t[k].row[i]);
            if (s->n && s->n < GROUPS_MOST && best_places(s, &t[k].row[i], to) >= MOVE)
                move_groups(s, &t[k].row[i], to);
        }
}
