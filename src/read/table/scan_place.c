/* scan_place.c: which tokens of a recogniser's line stand in which column of the form: one dynamic programme
 * over the types of the cells and their order; places weigh in once other rows have shown where the columns
 * are. */
#include "read/table/scan_place.h"

#include "read/noise/damage.h"
#include "read/page/scan.h"
#include "read/table/scan_heads.h"
#include "read/value/titles.h"

#include <stdlib.h>
#include <string.h>

enum {
    NEVER = 1000,
    RUN_MAX = 4,
    FAR_OFF = 10,
    PER_STEP = 5,
    PER_HEAD = 1,
    FAR_HEAD = 8,
    NUMBER_DAMAGED = 16,
    DATE_DAMAGED = 9,
    NO_PRICE = 9,
    RARE_HOLDING = 18,
    RARE_MOST = 7,
    APART = 6,
    TWICE = 4,    /* gain of a number that is known to stand twice */
    FRACTION = 6, /* of a share */
    CLOSE = 5     /* what is better by less is in doubt */
};

/* ---- what a token is ---- */

/* "Venture 2010 Fund": amounts of four digits have a comma. */
static bool is_year(const Token *t)
{
    return t->text.n == 4 && t->digits == 4 && (str_starts(t->text, S("19")) || str_starts(t->text, S("20")));
}

/* "3,474,777", "22.50", "891": no "3,4" of a head. */
static bool is_amount(const Token *t)
{
    if (is_year(t)) return false;
    size_t signs = 0;
    for (size_t i = 0; i + 1 < t->text.n; i++) {
        const char *p = t->text.p + i;
        signs += p[0] == '.' && is_digit(p[1]);
        signs += p[0] == ',' && i + 3 < t->text.n && is_digit(p[1]) && is_digit(p[2]) && is_digit(p[3]);
    }
    return t->digits >= t->letters && ((signs && t->digits >= 2) || t->digits >= 3);
}

/* "osio72018": no other token ends with a year behind so many glyphs. */
static bool ends_with_year(const Token *t)
{
    Str year = t->text.n > 4 ? str_from(t->text, t->text.n - 4) : (Str){0};
    for (size_t i = 0; i < year.n; i++)
        if (!is_digit(year.p[i])) return false;
    return t->glyphs > 7 && t->glyphs < 12 && !t->points &&
           (str_starts(year, S("19")) || str_starts(year, S("20")));
}

static int cost_date(const Token *t)
{
    if (t->flags & TOKEN_DATE) return 0;
    if (ends_with_year(t) && !(t->flags & TOKEN_DOLLAR)) return DATE_DAMAGED;
    if (t->digits < 5 || t->glyphs < 7 || t->glyphs > 12 || t->flags & TOKEN_DOLLAR) return NEVER;
    int off = t->glyphs > 10 ? t->glyphs - 10 : 10 - t->glyphs, others = t->glyphs - t->digits - t->slashes;
    int cost = 2 * off + 3 * others + (t->slashes == 2 ? 0 : 3);
    return cost > NUMBER_DAMAGED ? NEVER : cost;
}

static bool is_small_word(Str s)
{
    static const char words[] = " to of by or in at on as ";
    char room[] = {' ', s.p[0], s.n > 1 ? s.p[1] : 0, ' ', 0};
    return s.n == 2 && strstr(words, room);
}

bool scan_maybe_mark(const Token *t)
{
    if (t->flags & TOKEN_MARK) return true;
    if (t->glyphs > 5 || t->digits > 2 || t->flags & TOKEN_DOLLAR) return false;
    bool bracket = false;
    for (size_t i = 0; i < t->text.n; i++)
        bracket = bracket || (unsigned char)t->text.p[i] >= 0x80 || strchr("()@*%&^\"'<>{}", t->text.p[i]);
    bool small = t->letters == t->glyphs && t->glyphs <= 2 && is_lower(t->text.p[0]);
    return bracket || (small && !is_small_word(t->text));
}

/* "$o", "$O": nothing but zeros behind a dollar sign. */
static bool is_nothing_paid(const Token *t)
{
    if (t->text.n < 2 || t->text.n > 3 || t->text.p[0] != '$') return false;
    for (size_t i = 1; i < t->text.n; i++)
        if (!strchr("0oOQ", t->text.p[i])) return false;
    return true;
}

static int cost_number(const Token *t, bool money)
{
    int likely = 0, strange = 0, since = 0, groups = 0, bad = 0;
    bool point = false;
    for (size_t i = 0; i < t->text.n; i++) {
        char c = t->text.p[i];
        int unused = 0;
        if (is_digit(c)) {
            since++;
        } else if (c == ',' || c == '.') {
            bad += groups && since != 3 && !point;
            groups += c == ',', since = 0, point = point || c == '.';
        } else if (c != '$' && !(money && !i && strchr("Ss5", c))) {
            bool like = damage_digit(c, &unused) != 0;
            likely += like, strange += !like, since++;
        }
    }
    if (money && is_nothing_paid(t)) return 0;
    if (money && str_eq(t->text, S("$"))) return 2; /* what it belongs to is but a mark */
    if (!t->digits) return likely && likely + strange <= 2 && !strange ? 9 : NEVER;
    int cost = 3 * likely + 5 * strange + 12 * t->slashes + 4 * bad;
    bool dollar = t->flags & TOKEN_DOLLAR, ungrouped = t->digits > 3 && !groups && !point;
    if (groups && !point && since != 3) cost += 4;
    if (t->flags & TOKEN_DATE) return NEVER;
    cost += ungrouped ? 3 : 0;
    cost += money              ? (dollar             ? 0
                                  : point && !groups ? 2
                                  : t->digits < 3    ? NO_PRICE
                                                     : 6)
            : dollar           ? 9
            : point && !groups ? FRACTION
                               : 0;
    return cost > NUMBER_DAMAGED + 8 ? NEVER : cost;
}

/* What a raised mark behind a letter may be read for: "J?)", "s2)", "JO)". */
static bool is_mark_rest(Str s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] < 0x80 && !strchr("()0123456789?Oo@e\"'!*", s.p[i])) return false;
    return s.n < 8 && !is_digit(s.p[s.n - 1]);
}

static int cost_letter(const Token *t, const char *sure, const char *like)
{
    Str s = scan_strip(t->text);
    if (t->flags & TOKEN_MARK) return NEVER;
    if (s.n == 1 && strchr(sure, s.p[0])) return 0;
    if (s.n == 1 && strchr(like, s.p[0])) return 4;
    if (s.n == 2 && strchr(sure, s.p[0]) && !is_upper(s.p[1]) && !is_digit(s.p[1])) return 4;
    return s.n > 1 && strchr(sure, to_upper(s.p[0])) && is_mark_rest(str_from(s, 1)) ? 5 : NEVER;
}

static int cost_value(SlotType type, const Token *t)
{
    switch (type) {
    case SLOT_NUMBER: return cost_number(t, false);
    case SLOT_MONEY: return cost_number(t, true);
    case SLOT_DATE: return cost_date(t);
    case SLOT_CODE: return cost_letter(t, slot_letters(type), "50psmgcajxf8$");
    case SLOT_V: return cost_letter(t, slot_letters(type), "v");
    case SLOT_SIDE: return cost_letter(t, slot_letters(type), "ad4O0opb");
    case SLOT_DI: return cost_letter(t, slot_letters(type), "1li!JTtd7O0b");
    case SLOT_TEXT: break;
    }
    return NEVER;
}

/* ---- texts ---- */

static int cost_word(const Token *t, bool first, FieldId f)
{
    if (scan_maybe_mark(t)) return first ? 5 : 1;
    if (t->flags & TOKEN_DOLLAR || cost_date(t) <= DATE_DAMAGED || (t->points && t->digits > 3)) return 18;
    if (t->letters >= 2) {
        bool security = scan_is_security_word(t->text);
        int odd = f == F_natureOfOwnership ? (security ? 3 : 0) : first && !security ? 2 : 0;
        return odd + (t->digits > t->letters ? 2 : 0);
    }
    if (t->digits && t->points) return 10;
    if (is_year(t) && !first) return 2;
    if (t->digits) return 7;
    return t->letters && first ? 4 : 2;
}

int scan_token_weight(const Token *t)
{
    if (t->flags & TOKEN_MARK) return 0;
    if (cost_date(t) < 10) return 3;
    if (t->flags & TOKEN_DOLLAR && t->digits) return 2;
    if (is_amount(t) && cost_number(t, false) < 8) return 2;
    return t->glyphs == 1 && t->letters && is_upper(t->text.p[0]) ? 1 : 0;
}

static int cost_dropped(const Token *t)
{
    if (t->flags & TOKEN_MARK) return 3;
    int weight = scan_token_weight(t);
    if (weight > 1) return 18;
    if (scan_is_speck(t->text)) return 1;
    if (t->letters >= 4) return 7;
    return weight ? 4 : 3;
}

/* ---- one row ---- */

typedef struct Plan {
    int best[SLOTS_MAX + 1][TOKENS_MAX + 1];
    uint16_t from[SLOTS_MAX + 1][TOKENS_MAX + 1]; /* the slot before took tokens [from, to) … */
    uint16_t to[SLOTS_MAX + 1][TOKENS_MAX + 1];   /* … and those behind are of none */
} Plan;

typedef struct Line {
    const DraftTable *t;
    const DraftRow *row;
    const ScanHeads *heads;
    int place[SLOTS_MAX]; /* where the columns should stand on this line; < 0 where that is not known */
} Line;

/* Between the ends of its column's head a token stands right. */
static int off_heads(const Line *l, size_t s, const Token *t)
{
    int x = (int)t->column, end = x + (int)t->glyphs, middle = (x + end) / 2;
    if (middle >= l->heads->left[s] && middle <= l->heads->right[s]) return 0;
    int off = middle < l->heads->left[s] ? l->heads->left[s] - middle : middle - l->heads->right[s];
    off = off / PER_HEAD;
    return off < FAR_HEAD ? off : FAR_HEAD;
}

static int off_place(const Line *l, size_t s, const Token *t)
{
    if (l->heads && l->heads->left[s] >= 0) return off_heads(l, s, t);
    if (l->place[s] < 0) return 0;
    int off = abs((int)t->column - l->place[s]) / PER_STEP;
    return off > 1 ? (off - 1 < FAR_OFF ? off - 1 : FAR_OFF) : 0;
}

static void offer(Plan *p, size_t slot, size_t at, int cost, size_t from, size_t to)
{
    if (cost >= p->best[slot][at]) return;
    p->best[slot][at] = cost;
    p->from[slot][at] = (uint16_t)from;
    p->to[slot][at] = (uint16_t)to;
}

/* Does a gap part a token from the one before it? A mark stands right behind its value. */
static bool is_far(const DraftRow *row, size_t i)
{
    const Token *before = &row->token[i - 1];
    return row->token[i].text.p > before->text.p + before->text.n + 3;
}

/* Is it so far from the one before it that a border must lie between? */
static bool is_apart(const DraftRow *row, size_t i)
{
    const Token *before = &row->token[i - 1];
    return row->token[i].text.p > before->text.p + before->text.n + 7;
}

/* The number of shares under a derivative is mostly that of those moved, which stands before it in the row.
 */
static bool stands_before(const DraftRow *row, size_t i)
{
    const Token *t = &row->token[i];
    for (size_t k = 0; k < i; k++)
        if (scan_token_weight(t) > 1 && str_eq(row->token[k].text, t->text)) return true;
    return false;
}

/* All runs of tokens from j on that column s may hold. */
static void try_runs(const Line *l, size_t s, size_t j, Plan *p)
{
    const Slot *slot = &l->t->slot[s];
    bool text = slot->type == SLOT_TEXT, notable = slot->type == SLOT_DATE || slot->type == SLOT_MONEY;
    int cost = p->best[s][j] + (slot->rare < RARE_MOST ? slot->rare : RARE_MOST), values = 0;
    for (size_t i = j; i < l->row->n && (text || i - j < RUN_MAX); i++) {
        const Token *t = &l->row->token[i];
        if (i == j) cost += off_place(l, s, t);
        if (text) {
            bool par = i > j && i + 1 < l->row->n && str_eq_nocase(l->row->token[i + 1].text, S("par"));
            cost +=
                (par ? 0 : cost_word(t, i == j, slot->field)) + (i > j && is_apart(l->row, i) ? APART : 0);
            values += !(t->flags & TOKEN_MARK);
        } else if (scan_maybe_mark(t) && (values || notable) && (!values || !is_far(l->row, i))) {
            cost += t->flags & TOKEN_MARK ? 0 : values ? 2 : 3;
        } else {
            int value = cost_value(slot->type, t);
            if (value == NEVER || values++) break;
            cost += value;
            if (slot->field == F_underlyingSecurityShares && stands_before(l->row, i)) cost -= TWICE;
        }
        if (cost > NEVER * 5) break;
        if (values || notable) offer(p, s + 1, i + 1, cost, j, i + 1);
    }
}

/* Tokens between two columns that are of none. */
static void try_drops(const Line *l, size_t s, Plan *p)
{
    for (size_t i = 0; i < l->row->n; i++) {
        if (p->best[s][i] >= NEVER * 10) continue;
        int cost = p->best[s][i] + cost_dropped(&l->row->token[i]);
        offer(p, s, i + 1, cost, p->from[s][i], p->to[s][i]);
    }
}

static int plan_row(const Line *l, bool trade, Plan *p)
{
    size_t n = l->row->n;
    for (size_t s = 0; s <= l->t->nslot; s++)
        for (size_t i = 0; i <= n; i++) p->best[s][i] = NEVER * 10;
    p->best[0][0] = 0;
    p->from[0][0] = p->to[0][0] = 0;
    for (size_t s = 0; s < l->t->nslot; s++) {
        const Slot *slot = &l->t->slot[s];
        try_drops(l, s, p);
        for (size_t j = 0; j <= n; j++) {
            if (p->best[s][j] >= NEVER * 10) continue;
            offer(p, s + 1, j, p->best[s][j] + (trade || !slot->trade ? slot->absent : 0), j, j);
            if (trade || !slot->trade) try_runs(l, s, j, p);
        }
    }
    try_drops(l, l->t->nslot, p);
    return p->best[l->t->nslot][n];
}

static void follow_plan(const Line *l, DraftRow *row, const Plan *p)
{
    size_t i = row->n;
    for (size_t s = l->t->nslot; s-- > 0;) {
        size_t from = p->from[s + 1][i], to = p->to[s + 1][i];
        row->cell[s].from = from;
        row->cell[s].to = to;
        i = from;
    }
}

/* ---- places ---- */

typedef struct Columns {
    double x[SLOTS_MAX];
    int rows[SLOTS_MAX];
} Columns;

/* A line's own measure: x = shift + scale * where the column is in other rows, by the cells that are placed
 * already. Blanks are worth another width on every line. */
static void fit_line(const DraftTable *t, const DraftRow *row, const Columns *c, Line *l)
{
    double n = 0, sx = 0, sy = 0, sxx = 0, sxy = 0;
    for (size_t s = 0; s < t->nslot; s++) {
        l->place[s] = -1;
        if (row->cell[s].from == row->cell[s].to || c->rows[s] < 2) continue;
        double x = c->x[s], y = row->token[row->cell[s].from].column;
        n++, sx += x, sy += y, sxx += x * x, sxy += x * y;
    }
    double spread = n * sxx - sx * sx;
    if (n < 3 || spread <= 0) return;
    double scale = (n * sxy - sx * sy) / spread, shift = (sy - scale * sx) / n;
    for (size_t s = 0; s < t->nslot && scale > 0.4 && scale < 2.5; s++)
        if (c->rows[s] > 1) l->place[s] = (int)(shift + scale * c->x[s]);
}

/* Where the columns stand, by the rows that are placed. */
static void learn_columns(const DraftTable *t, Columns *c)
{
    *c = (Columns){.rows = {0}};
    for (size_t i = 0; i < t->nrow; i++)
        for (size_t s = 0; s < t->nslot; s++) {
            const Draft *d = &t->row[i].cell[s];
            if (d->from == d->to) continue;
            c->x[s] += t->row[i].token[d->from].column;
            c->rows[s]++;
        }
    for (size_t s = 0; s < t->nslot; s++)
        if (c->rows[s]) c->x[s] /= c->rows[s];
}

static void place_row(const DraftTable *t, DraftRow *row, const Columns *columns, Plan *plan)
{
    Line l = {.t = t, .row = row, .heads = row->heads};
    fit_line(t, row, columns, &l);
    int holding = plan_row(&l, false, &plan[0]);
    int trade = t->form == FORM_3 ? NEVER * 10 : plan_row(&l, true, &plan[1]);
    if (t->id == TABLE_II) holding += RARE_HOLDING;
    row->trade = trade < holding;
    row->unsure = abs(trade - holding) < CLOSE;
    follow_plan(&l, row, &plan[row->trade]);
}

void scan_place(Arena *a, DraftTable *t)
{
    enum { PASSES = 3 };
    Plan *plan = ARENA_NEW(a, Plan, 2);
    Columns columns = {.rows = {0}};
    for (int pass = 0; pass < PASSES; pass++) {
        for (size_t i = 0; i < t->nrow; i++) place_row(t, &t->row[i], &columns, plan);
        learn_columns(t, &columns);
    }
}
