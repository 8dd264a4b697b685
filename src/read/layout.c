/* layout.c: which tokens of a row stand in which column of the form. One dynamic programme a row, over the
 * types of the cells and their order; the table's own positions, learnt from the head and then from all rows,
 * weigh in. */
#include "read/cut.h"

#include <string.h>

enum {
    GRID_MAX = 64,
    NEVER = 1000,
    RUN_MAX = 10,
    PASSES = 3,
    HEAD_SAYS = 12,
    NO_DEEMED = 8,
    SECOND_DATE = 13
};

/* What stepping out of a column's place costs: at first by the head, then by the rows. */
typedef struct Places {
    int cost[SLOTS_MAX][GRID_MAX];
} Places;

static uint16_t grid(const Token *t) { return t->column < GRID_MAX ? t->column : GRID_MAX - 1; }

/* ---- what a run of tokens costs in a column ---- */

typedef struct Run {
    int values, marks, after_mark, repeats, far_marks, digits, points, slashes, likely, strange, glyphs,
        dollars, dates, gap, same_cell;
    int since_comma, again, bad_groups;
    bool comma, point, dollar_first;
    const Token *first, *last; /* values */
} Run;

/* A cell, or the beginning of one, printed once more beside it. */
static bool is_repeat(const Token *a, const Token *b)
{
    return a->column + 1 == b->column && a->glyphs > 1 && !(a->flags & TOKEN_DATE) &&
           str_starts(b->text, a->text);
}

/* Three digits since the last comma; a glyph read on both sides of a border may have been counted twice. */
static bool is_group(const Run *r) { return r->since_comma == 3 || r->since_comma - r->again == 3; }

static void count_glyph(Run *r, char c)
{
    int cost = 0;
    if (is_digit(c))
        r->digits++, r->since_comma++;
    else if (c == ',')
        r->bad_groups += r->point ? 3 : r->comma && !is_group(r), r->comma = true,
                                                                  r->since_comma = r->again = 0;
    else if (c == '.')
        r->point = true;
    else if (c == '/' || c == '$' || c == '\\')
        return;
    else if (damage_digit(c, &cost))
        r->likely++, r->since_comma++;
    else if (((unsigned char)c & 0xC0) != 0x80) /* a sign counts once */
        r->strange += is_alpha(c) ? 3 : 1;
}

/* A glyph, or the same sign, on both sides of a border. */
static void add_border(Run *r, Str left, Str right)
{
    char x = left.p[left.n - 1], y = right.p[0];
    r->again += x == y;
    if (x == '.' && y == ',' && str_find(left, S(".")) + 1 == left.n) r->point = false;
}

static void run_add(Run *r, const Token *t)
{
    if (t->flags & TOKEN_MARK) {
        r->marks++;
        r->far_marks += r->last && r->last->column != t->column;
        return;
    }
    const Token *before = r->last;
    if (r->values == 1 && is_repeat(r->last, t)) *r = (Run){.marks = r->marks, .repeats = 1};
    r->after_mark += r->marks > 0;
    if (r->last) {
        if (t->column > r->last->column + 1) r->gap += t->column - r->last->column - 1;
        r->same_cell += t->column == r->last->column;
    }
    if (!r->first)
        r->dollar_first = t->flags & TOKEN_DOLLAR;
    else
        r->dollars += (t->flags & TOKEN_DOLLAR) != 0;
    if (!r->first) r->first = t;
    r->last = t;
    r->values++;
    r->dates += (t->flags & TOKEN_DATE) != 0;
    r->points += t->points, r->slashes += t->slashes, r->glyphs += t->glyphs;
    if (before && before->column < t->column) add_border(r, before->text, t->text);
    for (size_t i = 0; i < t->text.n; i++) count_glyph(r, t->text.p[i]);
}

/* "$0" and what follows is another column's. */
static bool is_zero(Str s)
{
    return str_ends(s, S("$0")) || str_ends(s, S("$0.00")) || str_ends(s, S("$o")) || str_ends(s, S("$O"));
}

static int cost_number(const Run *r, bool money)
{
    if (!r->values) return r->marks && money ? 0 : NEVER;
    if (r->digits + r->likely == 0) return money && r->dollar_first ? 6 : NEVER;
    if (r->dollar_first && r->values > 1 && is_zero(r->first->text)) return NEVER;
    int cost =
        3 * r->likely + 5 * r->strange + 12 * r->slashes + 20 * r->dollars + 5 * r->gap + 5 * r->same_cell;
    cost += 2 * (r->values - 1) + 5 * r->bad_groups + 5 * r->after_mark + r->repeats + 2 * r->far_marks;
    if (r->comma && !r->point && !is_group(r)) cost += 5;
    cost += 40 * r->dates;
    if (strchr(",.", r->last->text.p[r->last->text.n - 1])) cost += 5; /* it goes on */
    if (money) return cost + (r->dollar_first ? 0 : 6);
    return cost + (r->dollar_first ? 9 : 0) + (r->digits == 0 ? 6 : 0);
}

static int cost_date(const Run *r)
{
    if (!r->values) return r->marks ? 0 : NEVER;
    if (r->digits < 3 || r->dollar_first || r->dollars) return NEVER;
    int off = r->glyphs > 10 ? r->glyphs - 10 : 10 - r->glyphs;
    int cost = 2 * off + 3 * r->likely + 4 * r->strange + 6 * r->points + 5 * r->gap + 3 * r->same_cell;
    cost += 5 * r->after_mark + 2 * r->far_marks;
    if (r->slashes != 2) cost += r->slashes == 1 ? 3 : 8;
    return cost;
}

static bool one_of(Str s, const char *list) { return s.n == 1 && strchr(list, s.p[0]); }

/* A letter of `sure`, or a glyph of `like` that is read for one. */
static int cost_letter(const Run *r, const char *sure, const char *like)
{
    if (!r->values) return NEVER;
    Str s = r->first->text;
    if (r->values == 2 && r->first->column + 1 == r->last->column && str_eq(s, r->last->text) &&
        one_of(s, sure))
        return 1;
    int cost = 3 * (r->values - 1) + 4 * r->gap + 2 * r->far_marks + 5 * r->after_mark;
    if (r->values > 2 || r->last->digits > 2) return NEVER;
    if (r->values == 2 && (r->last->glyphs > 1 || is_alpha(r->last->text.p[0]) != is_alpha(s.p[0])))
        cost += 4;
    if (one_of(s, sure)) return cost;
    if (one_of(s, like)) return cost + 4;
    if (s.n == 2 && strchr(sure, s.p[0]) && !is_digit(s.p[1])) return cost + 5;
    bool code = strlen(sure) > 2 && (strchr(sure, s.p[0]) || strchr(like, s.p[0]));
    if (code && mark_behind_letter(s)) return cost + 5;
    return NEVER;
}

static int cost_word(const Token *t, bool first)
{
    if (t->flags & TOKEN_MARK) return first ? 8 : 0;
    if (t->flags & (TOKEN_DOLLAR | TOKEN_DATE)) return 18;
    if (t->slashes >= 2 && t->digits >= 4) return 18;
    if (t->slashes && t->digits) return 12;
    if (t->letters >= 2) return t->digits > t->letters ? 2 : 0;
    if (t->digits && t->points) return 9;
    if (t->digits) return 6;
    return t->letters && first ? 4 : 2;
}

static int cost_run(SlotType type, const Run *r)
{
    switch (type) {
    case SLOT_NUMBER: return cost_number(r, false);
    case SLOT_MONEY: return cost_number(r, true);
    case SLOT_DATE: return cost_date(r);
    case SLOT_CODE:
        if (!r->values && r->marks) return 4; /* its letter is lost */
        return cost_letter(r, "PSVAGMCXJFDIHEOLWZUK", "50(1l|psmgcajxf8");
    case SLOT_V: return cost_letter(r, "V", "v");
    case SLOT_SIDE: return cost_letter(r, "AD", "ad4O0)n]J") + 6 * r->marks;
    case SLOT_DI: return cost_letter(r, "DI", "1l|i!JTt][dO0jC");
    case SLOT_TEXT: break;
    }
    return NEVER;
}

/* ---- grids ---- */

/* How many cells most rows have. */
static size_t usual_cells(const CutTable *t)
{
    size_t count[GRID_MAX + 1] = {0}, best = 0;
    for (size_t i = 0; i < t->nrow; i++) {
        size_t n = t->row[i].ncell < GRID_MAX ? t->row[i].ncell : GRID_MAX;
        if (++count[n] > count[best]) best = n;
    }
    return best;
}

/* A few cells less are some that are several in one; a row with fewer still stands on a page whose grid
 * is another. */
static bool is_usual(const CutTable *t, const CutRow *row) { return row->ncell + 3 >= t->ncell; }

/* On another page, what is in column g may belong as far to the right as cells are missing. */
static void shift_places(const Places *p, size_t missing, Places *out)
{
    for (size_t s = 0; s < SLOTS_MAX; s++)
        for (size_t g = 0; g < GRID_MAX; g++) {
            int best = p->cost[s][g];
            for (size_t k = 1; k <= missing && g + k < GRID_MAX; k++)
                if (p->cost[s][g + k] < best) best = p->cost[s][g + k];
            out->cost[s][g] = best;
        }
}

/* ---- one row ---- */

typedef struct Plan {
    int best[SLOTS_MAX + 1][TOKENS_MAX + 1];
    uint16_t from[SLOTS_MAX + 1][TOKENS_MAX + 1];
} Plan;

static void offer(Plan *p, size_t slot, size_t to, int cost, size_t from)
{
    if (cost >= p->best[slot][to]) return;
    p->best[slot][to] = cost;
    p->from[slot][to] = (uint16_t)from;
}

/* All runs of one column that begin at token `j`. */
static void try_runs(const CutTable *t, const CutRow *row, size_t s, size_t j, const int *place, Plan *p)
{
    const Slot *slot = &t->slot[s];
    Run run = {0};
    int base = p->best[s][j], total = 0;
    bool text = slot->type == SLOT_TEXT;
    for (size_t i = j; i < row->n && (text || i - j < RUN_MAX); i++) {
        const Token *k = &row->token[i];
        total += place[grid(k)];
        if (text) {
            total += cost_word(k, i == j);
            if (i > j && k->column > row->token[i - 1].column + 1) total += 2;
        } else {
            run_add(&run, k);
        }
        if (total > 120 || run.values > 6) break;
        int cost = text ? total : total + cost_run(slot->type, &run);
        if (i + 1 < row->n && row->token[i + 1].flags & TOKEN_MARK && row->token[i + 1].column == k->column)
            cost += 3; /* a mark goes with what it stands behind */
        if (cost < NEVER) offer(p, s + 1, i + 1, base + cost + slot->rare, j);
    }
}

/* A row is a transaction or a holding: a holding has nothing in the columns of the trade, a transaction has a
 * date and a code there. `trade` says which is tried. */
static void plan_row(const CutTable *t, CutRow *row, const Places *places, bool trade, Plan *p)
{
    size_t n = row->n;
    for (size_t s = 0; s <= t->nslot; s++)
        for (size_t i = 0; i <= n; i++) p->best[s][i] = NEVER * 10;
    p->best[0][0] = 0;
    for (size_t s = 0; s < t->nslot; s++) {
        for (size_t j = 0; j <= n; j++) {
            if (p->best[s][j] >= NEVER * 10) continue;
            const Slot *slot = &t->slot[s];
            bool takes = trade || !slot->trade, deemed = slot->field == F_deemedExecutionDate;
            bool dated = t->deemed && (deemed || slot->field == F_transactionDate);
            offer(p, s + 1, j, p->best[s][j] + (takes ? slot->absent : 0) + (takes && dated ? NO_DEEMED : 0),
                  j);
            if (takes && (!deemed || t->deemed)) try_runs(t, row, s, j, places->cost[s], p);
        }
    }
}

/* Tokens that no column takes are left at the row's end. */
static void follow_plan(const CutTable *t, CutRow *row, const Plan *p)
{
    size_t i = row->n;
    while (i && p->best[t->nslot][i] >= NEVER * 10) i--;
    for (size_t s = t->nslot; s-- > 0;) {
        row->cell[s].from = p->from[s + 1][i];
        row->cell[s].to = i;
        i = p->from[s + 1][i];
    }
}

static int cost_of(const CutTable *t, const CutRow *row, const Plan *p)
{
    size_t i = row->n;
    while (i && p->best[t->nslot][i] >= NEVER * 10) i--;
    return p->best[t->nslot][i] + (int)(row->n - i) * 20;
}

/* What the row costs so. */
static int plan_best(const CutTable *t, CutRow *row, const Places *places, Plan *plan)
{
    plan_row(t, row, places, false, &plan[0]);
    plan_row(t, row, places, true, &plan[1]);
    int holding = cost_of(t, row, &plan[0]), trade = cost_of(t, row, &plan[1]);
    row->trade = t->form != FORM_3 && trade < holding;
    follow_plan(t, row, &plan[row->trade]);
    return row->trade ? trade : holding;
}

static int plan_rows(const CutTable *t, const Places *places, Plan *plan)
{
    Places shifted;
    int cost = 0;
    for (size_t i = 0; i < t->nrow; i++) {
        CutRow *row = &t->row[i];
        bool usual = is_usual(t, row);
        if (!usual) shift_places(places, t->ncell - row->ncell, &shifted);
        cost += plan_best(t, row, usual ? places : &shifted, plan);
    }
    return cost;
}

/* The dates of deemed execution stand in all rows of a table or in none: as its rows read better. */
static bool has_deemed(CutTable *t, const Places *places, Plan *plan)
{
    t->deemed = true;
    int with = plan_rows(t, places, plan);
    t->deemed = false;
    return with + SECOND_DATE * (int)t->nrow < plan_rows(t, places, plan);
}

/* ---- places ---- */

static bool says(Str cell, const char *words)
{
    for (Str rest = str_z(words); rest.n;) {
        Str word = str_cut(&rest, '|');
        bool brief = word.n <= 3; /* (A), (D): nothing of them may be damaged */
        if (brief ? str_find(cell, word) < cell.n : text_has_like(cell, word, 20, NULL)) return true;
    }
    return false;
}

/* The grid column in which a line of the head names the slot, not before `from`; GRID_MAX if it does not. */
static size_t named_at(const PageLine *l, const char *words, size_t from)
{
    for (size_t i = 0; *words && i < l->ncell; i++)
        if (l->cell[i].column >= from && l->cell[i].text.n && says(l->cell[i].text, words))
            return l->cell[i].column;
    return GRID_MAX;
}

static void set_place(int *cost, size_t low, size_t high, int step, int most)
{
    for (size_t g = 0; g < GRID_MAX; g++) {
        size_t off = g < low ? low - g : g > high ? g - high : 0;
        int c = (int)off * step;
        cost[g] = c < most ? c : most;
    }
}

/* A grid with as many columns as the form has is the form's own. */
static bool is_whole_grid(const CutTable *t) { return t->nhead && t->head[0].ncell == t->nslot; }

static void places_of_head(const CutTable *t, Places *p)
{
    size_t at[SLOTS_MAX + 1], from = 0;
    for (size_t s = 0; s < t->nslot; s++) {
        at[s] = t->nhead > 1 ? named_at(&t->head[1], t->slot[s].sub, from) : GRID_MAX;
        if (at[s] == GRID_MAX && t->nhead) at[s] = named_at(&t->head[0], t->slot[s].head, from);
        if (at[s] < GRID_MAX) from = at[s];
    }
    bool whole = is_whole_grid(t);
    size_t next = GRID_MAX;
    for (size_t s = t->nslot; s-- > 0;) {
        if (whole)
            set_place(p->cost[s], s, s, 6, 18);
        else if (at[s] < GRID_MAX)
            set_place(p->cost[s], at[s], next, 1, 6);
        else
            memset(p->cost[s], 0, sizeof p->cost[s]);
        if (at[s] < GRID_MAX) next = at[s];
    }
}

/* Where a column's tokens stand in most rows. */
static void places_of_rows(const CutTable *t, Places *p)
{
    for (size_t s = 0; s < t->nslot; s++) {
        int count[GRID_MAX] = {0}, most = 0;
        for (size_t i = 0; i < t->nrow; i++)
            for (size_t k = t->row[i].cell[s].from; is_usual(t, &t->row[i]) && k < t->row[i].cell[s].to;
                 k++) {
                int *c = &count[grid(&t->row[i].token[k])];
                if (++*c > most) most = *c;
            }
        size_t low = GRID_MAX, high = 0;
        for (size_t g = 0; g < GRID_MAX; g++) {
            if (!count[g] || count[g] * 8 < most) continue;
            if (low == GRID_MAX) low = g;
            high = g;
        }
        if (low < GRID_MAX) set_place(p->cost[s], low, high, most > 2 ? 4 : 2, most > 2 ? 16 : 6);
    }
}

/* ---- acquired or disposed of ---- */

/* How often each code stood at a grid column with its normal side there: positive for A, negative for D. */
static int side_by_code(const CutRow *row, size_t code)
{
    const Draft *d = &row->cell[code];
    if (d->from == d->to) return 0;
    const Code *c = code_by_letter(row->token[d->from].text.p[0]);
    if (!c) return 0;
    return c->side[TABLE_II] == 'A' ? 1 : c->side[TABLE_II] == 'D' ? -1 : 0;
}

/* In Table II the column of the number says it: by the head, by the codes of all rows whose number begins
 * there. */
static void tell_sides(CutTable *t)
{
    size_t shares = 0, code = 0, a, d;
    int vote[GRID_MAX] = {0};
    for (size_t s = 0; s < t->nslot; s++) {
        if (t->slot[s].field == F_transactionShares) shares = s;
        if (t->slot[s].field == F_transactionCode) code = s;
    }
    if (!shares) return;
    a = t->nhead > 1 ? named_at(&t->head[1], "(A)", 0) : GRID_MAX;
    d = t->nhead > 1 ? named_at(&t->head[1], "(D)", 0) : GRID_MAX;
    for (size_t g = 0; g < GRID_MAX; g++) {
        if (a < GRID_MAX && d < GRID_MAX && a < d) vote[g] = g < d ? 1 : -1;
        if (a == g && a != d) vote[g] += HEAD_SAYS;
        if (d == g && a != d) vote[g] -= HEAD_SAYS;
    }
    for (size_t i = 0; i < t->nrow; i++) {
        const Draft *c = &t->row[i].cell[shares];
        if (c->from < c->to) vote[grid(&t->row[i].token[c->from])] += 2 * side_by_code(&t->row[i], code);
    }
    for (size_t i = 0; i < t->nrow; i++) {
        CutRow *row = &t->row[i];
        const Draft *c = &row->cell[shares];
        if (c->from == c->to) continue;
        int place = 2 * vote[grid(&row->token[c->from])], usual = side_by_code(row, code), v = place + usual;
        row->side = v > 0 ? 'A' : v < 0 ? 'D' : 0;
        row->side_doubtful = place * usual < 0 || !place;
    }
}

void cut_layout(Arena *a, CutTable *t)
{
    Places places;
    Plan *plan = ARENA_NEW(a, Plan, 2);
    t->ncell = usual_cells(t);
    places_of_head(t, &places);
    t->deemed = has_deemed(t, &places, plan);
    for (int pass = 0; pass < PASSES; pass++) {
        plan_rows(t, &places, plan);
        if (!is_whole_grid(t)) places_of_rows(t, &places);
    }
    if (t->id == TABLE_II) tell_sides(t);
    cut_drafts(a, t);
}
