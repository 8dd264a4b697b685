/* cells_fit.c: what a run of tokens costs as a value of each type: a number, a date, a letter. */
#include "read/table/cells_fit.h"

#include "read/noise/damage.h"
#include "read/page/raised.h"

#include <string.h>

enum { VALUES_MAX = 6 }; /* tokens that one value may be in, except marks */

/* A run of tokens as it grows. */
typedef struct Run {
    int values, marks, after_mark, repeats, far_marks, digits, points, slashes, likely, strange, glyphs,
        dollars, dates, gap, same_cell;
    int near_dates, date_parts;
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

/* All of a date except for a glyph or two. */
static bool is_near_date(const Token *t) { return t->slashes == 2 && t->digits >= 6; }

/* What a cell beside it may show of the same date. */
static bool is_date_rest(const Token *t)
{
    return t->glyphs <= 6 && t->slashes < 2 && t->digits + t->slashes + 1 >= t->glyphs;
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
    r->near_dates += is_near_date(t), r->date_parts += !is_near_date(t) && is_date_rest(t);
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
    bool twice = r->near_dates == 1 && r->date_parts + 1 == r->values && r->glyphs > 11;
    if (twice) off = r->date_parts;
    int cost = 2 * off + 3 * r->likely + 4 * r->strange + 6 * r->points + 5 * r->gap + 3 * r->same_cell;
    cost += 5 * r->after_mark + 2 * r->far_marks;
    if (r->slashes != 2 && !twice) cost += r->slashes == 1 ? 3 : 8;
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
        return cost_letter(r, slot_letters(type), "50(1l|psmgcajxf8");
    case SLOT_V: return cost_letter(r, slot_letters(type), "v");
    case SLOT_SIDE: return cost_letter(r, slot_letters(type), "ad4O0)n]J") + 6 * r->marks;
    case SLOT_DI: return cost_letter(r, slot_letters(type), "1l|i!JTt][dO0jC");
    case SLOT_TEXT: break;
    }
    return NEVER;
}

enum { PARTED = 3, GAP = 2 };

/* Empty cells before a word of a text. */
static int cost_gap(const DraftRow *row, size_t i)
{
    return i && row->token[i].column > row->token[i - 1].column + 1 ? GAP : 0;
}

/* A mark goes with what it stands behind: what a run costs that ends between the two. */
static int cost_parted(const DraftRow *row, size_t i)
{
    const Token *t = &row->token[i];
    return i + 1 < row->n && t[1].flags & TOKEN_MARK && t[1].column == t->column ? PARTED : 0;
}

const Fit *fits_of(Arena *a, const DraftRow *row)
{
    Fit *fit = ARENA_NEW(a, Fit, row->n);
    for (size_t j = 0; j < row->n; j++) {
        Run run = {0};
        fit[j].first = (uint8_t)cost_word(&row->token[j], true);
        fit[j].further = (uint8_t)(cost_word(&row->token[j], false) + cost_gap(row, j));
        fit[j].parted = (uint8_t)cost_parted(row, j);
        fit[j].grid = token_grid(&row->token[j]);
        for (size_t k = 0; k < RUN_MAX && j + k < row->n; k++) {
            run_add(&run, &row->token[j + k]);
            for (int type = 0; type < SLOT_TYPES; type++) {
                int cost = run.values > VALUES_MAX ? NEVER : cost_run((SlotType)type, &run);
                fit[j].run[type][k] = (int16_t)(cost < NEVER ? cost : NEVER);
            }
        }
    }
    return fit;
}
