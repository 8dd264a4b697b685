/* cells_place.c: which tokens of a row stand in which column of the form. One dynamic programme a row, over
 * the types of the cells and their order; the table's own positions, learnt from the head and then from all
 * rows, weigh in. */
#include "read/table/cells_place.h"

#include "read/table/cells_columns.h"
#include "read/table/cells_drafts.h"

enum {
    UNREACHED = 10 * NEVER,
    PASSES = 3,      /* places and rows are told by each other so often */
    RUN_MOST = 120,  /* runs that stand so far from their column's place are no cell's */
    LEFT_OVER = 20,  /* a token that no column takes */
    NO_DEEMED = 8,   /* a date missing in a table that has two of them */
    SECOND_DATE = 13 /* what a second date must save a row on average */
};

/* The least costs: [s][i] of the first i tokens in the first s columns, and the tokens before the last of
 * them. */
typedef struct Plan {
    int best[SLOTS_MAX + 1][TOKENS_MAX + 1];
    uint16_t from[SLOTS_MAX + 1][TOKENS_MAX + 1];
    size_t taken; /* tokens that a column takes; the others are left at the row's end */
} Plan;

typedef struct Layout {
    DraftTable *table;
    const Fit **fit; /* of each row */
    Places places, shifted;
    Plan plan[2]; /* of the row at hand as a holding, and as a transaction */
} Layout;

/* One step of the programme: one more column. */
typedef struct Step {
    const Slot *slot;
    const int *place;  /* what each column of the grid costs */
    const int *before; /* of the first i tokens without it; with it: */
    int *best;
    uint16_t *from;
} Step;

static void offer(const Step *s, size_t from, size_t to, int cost)
{
    if (s->before[from] + cost >= s->best[to]) return;
    s->best[to] = s->before[from] + cost;
    s->from[to] = (uint16_t)from;
}

/* All texts that begin at token `j`. */
static void try_texts(const Step *s, const Fit *fit, size_t n, size_t j)
{
    int cost = s->slot->rare;
    for (size_t i = j; i < n; i++) {
        cost += s->place[fit[i].grid] + (i == j ? fit[i].first : fit[i].further);
        if (cost > RUN_MOST) break;
        offer(s, j, i + 1, cost + fit[i].parted);
    }
}

/* All values that do. */
static void try_values(const Step *s, const Fit *fit, size_t n, size_t j)
{
    const int16_t *run = fit[j].run[s->slot->type];
    int cost = s->slot->rare;
    for (size_t i = j; i < n && i - j < RUN_MAX; i++) {
        cost += s->place[fit[i].grid];
        if (cost > RUN_MOST) break;
        if (run[i - j] < NEVER) offer(s, j, i + 1, cost + run[i - j] + fit[i].parted);
    }
}

/* What it costs that the column has no cell; `takes`: may it have one? */
static int absent_cost(const Layout *l, const Slot *slot, bool takes)
{
    bool dated = slot->field == F_deemedExecutionDate || slot->field == F_transactionDate;
    return !takes ? 0 : slot->absent + (l->table->deemed && dated ? NO_DEEMED : 0);
}

/* A row is a transaction or a holding: a holding has nothing in the columns of the trade, a transaction has a
 * date and a code there. `trade` says which is tried; what it costs. */
static int plan_row(Layout *l, const Fit *fit, size_t n, const Places *places, bool trade)
{
    const DraftTable *t = l->table;
    Plan *p = &l->plan[trade];
    for (size_t i = 0; i <= n; i++) p->best[0][i] = i ? UNREACHED : 0;
    for (size_t k = 0; k < t->nslot; k++) {
        Step s = {&t->slot[k], places->cost[k], p->best[k], p->best[k + 1], p->from[k + 1]};
        bool takes = trade || !s.slot->trade;
        int absent = absent_cost(l, s.slot, takes);
        takes = takes && (s.slot->field != F_deemedExecutionDate || t->deemed);
        for (size_t i = 0; i <= n; i++) s.best[i] = UNREACHED;
        for (size_t j = 0; j <= n; j++) {
            if (s.before[j] >= UNREACHED) continue;
            offer(&s, j, j, absent);
            if (takes) (s.slot->type == SLOT_TEXT ? try_texts : try_values)(&s, fit, n, j);
        }
    }
    size_t taken = n;
    while (taken && p->best[t->nslot][taken] >= UNREACHED) taken--;
    p->taken = taken;
    return p->best[t->nslot][taken] + (int)(n - taken) * LEFT_OVER;
}

static void follow_plan(const DraftTable *t, DraftRow *row, const Plan *p)
{
    size_t i = p->taken;
    for (size_t s = t->nslot; s-- > 0;) {
        row->cell[s].to = i;
        row->cell[s].from = i = p->from[s + 1][i];
    }
}

/* Lays a row out; what it costs. */
static int lay_row(Layout *l, size_t i)
{
    DraftRow *row = &l->table->row[i];
    const Places *places = &l->places;
    if (!row_is_usual(l->table, row)) {
        places_shifted(places, l->table->ncell - row->ncell, &l->shifted);
        places = &l->shifted;
    }
    int holding = plan_row(l, l->fit[i], row->n, places, false), trade = UNREACHED;
    if (l->table->form != FORM_3) trade = plan_row(l, l->fit[i], row->n, places, true);
    row->trade = trade < holding;
    follow_plan(l->table, row, &l->plan[row->trade]);
    return row->trade ? trade : holding;
}

static int lay_rows(Layout *l)
{
    int cost = 0;
    for (size_t i = 0; i < l->table->nrow; i++) cost += lay_row(l, i);
    return cost;
}

/* The dates of deemed execution stand in all rows of a table or in none: as its rows read better. */
static void lay_deemed(Layout *l)
{
    DraftTable *t = l->table;
    t->deemed = true;
    int with = lay_rows(l);
    t->deemed = false;
    int without = lay_rows(l);
    t->deemed = with + SECOND_DATE * (int)t->nrow < without;
    if (t->deemed) (void)lay_rows(l);
}

void cells_place(Arena *a, DraftTable *t)
{
    Arena room = {0};
    Layout *l = ARENA_NEW(&room, Layout, 1);
    l->table = t;
    l->fit = ARENA_NEW(&room, const Fit *, t->nrow);
    for (size_t i = 0; i < t->nrow; i++) l->fit[i] = fits_of(&room, &t->row[i]);
    t->ncell = layout_cells(t);
    places_of_head(t, &l->places);
    lay_deemed(l);
    for (int pass = 1; pass < PASSES && !grid_is_whole(t); pass++) {
        places_of_rows(t, &l->places);
        (void)lay_rows(l);
    }
    if (t->id == TABLE_II) tell_sides(t);
    arena_free(&room);
    cells_draft(a, t);
}
