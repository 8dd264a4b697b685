/* scan_rows.c: the lines of a table's body -> rows: lines with values are rows, those between hold more of
 * their texts. */
#include "read/table/scan_rows.h"

#include "read/table/scan_place.h"
#include "read/table/scan_recur.h"
#include "read/table/scan_texts.h"
#include "read/value/titles.h"

#include <string.h>

enum { GOES_ON = 8, RULED = 60 };

/* ---- which lines are rows ---- */

/* How many of the first words are those of titles; `whole`: without a glyph misread. */
static size_t title_words(const ScanBodyLine *l, bool whole)
{
    size_t words = 0;
    for (size_t i = 0; i < l->n && i < 5; i++)
        words += scan_is_security_word(l->token[i].text) ||
                 (!whole && scan_security_word_meant(l->token[i].text).n);
    return words;
}

/* "3,126,235": a number in groups of three, which no text has. */
static bool is_grouped(Str s)
{
    size_t groups = 0, head = str_find(s, S(","));
    for (size_t i = 0; i < s.n; i++) {
        bool comma = i >= head && (i - head) % 4 == 0;
        if (comma ? s.p[i] != ',' : !is_digit(s.p[i])) return false;
        groups += comma;
    }
    return groups && head && head < 4 && s.n == head + 4 * groups;
}

static bool has_grouped(const ScanBodyLine *l)
{
    for (size_t i = 0; i < l->n; i++)
        if (is_grouped(l->token[i].text)) return true;
    return false;
}

/* "Class A", "$0.0001 par": a letter, and an amount, of a title. */
static bool is_of_title(const ScanBodyLine *l, size_t i)
{
    if (i + 1 < l->n && str_eq_nocase(l->token[i + 1].text, S("par"))) return true;
    return i && l->token[i].glyphs == 1 &&
           (str_eq(l->token[i - 1].text, S("Class")) || str_eq(l->token[i - 1].text, S("Series")));
}

static bool is_row(const ScanBody *b, const ScanBodyLine *l)
{
    int weight = 0;
    for (size_t i = 0; i < l->n; i++) weight += is_of_title(l, i) ? 0 : scan_token_weight(&l->token[i]);
    if (b->id == TABLE_II && l->n > 1 && has_grouped(l)) return true;
    if (weight >= 3 || b->id != TABLE_I) return weight >= 3;
    return (weight > 1 && title_words(l, false) > 1) || (l->n > 3 && title_words(l, true) > 1);
}

/* What stands right behind an amount and is no part of it: 891°. */
static Str behind(const DraftRow *row, const Token *t)
{
    Str rest = str_from(row->text, (size_t)(t->text.p + t->text.n - row->text.p));
    size_t n = 0;
    while (n < rest.n && !strchr(" |[]{}", rest.p[n])) n++;
    return scan_strip(str_sub(rest, 0, n));
}

/* The value of a cell in the row's main line: its marks apart. */
static void draft_value(const DraftRow *row, SlotType type, Draft *d)
{
    bool letter = type != SLOT_NUMBER && type != SLOT_MONEY && type != SLOT_DATE;
    if (d->from == d->to) return;
    const Token *first = &row->token[d->from], *last = &row->token[d->to - 1];
    d->hull = (Str){first->text.p, (size_t)(last->text.p - first->text.p) + last->text.n};
    for (size_t i = d->from; i < d->to; i++) {
        const Token *t = &row->token[i];
        if (str_eq(t->text, S("$"))) continue;
        if (t->flags & TOKEN_MARK) {
            scan_add_mark(d, t);
        } else if (letter ? !d->pieces.n : !scan_maybe_mark(t)) {
            Str value = scan_strip(t->text);
            if (t->hides) d->hides = str_from(t->text, t->text.n - 1);
            pieces_add(&d->pieces, value);
            scan_add_sign(d, letter ? type == SLOT_CODE ? str_from(value, 1) : (Str){0} : behind(row, t));
        } else {
            scan_add_sign(d, t->text);
        }
    }
    scan_add_hidden(d);
}

/* ---- rows ---- */

static void find_rows(Arena *a, ScanRows *r)
{
    const ScanBody *b = r->body;
    r->t->row = ARENA_NEW(a, DraftRow, b->n + 1);
    for (size_t i = 0; i < b->n; i++) {
        r->of_line[i] = SIZE_MAX;
        if (!is_row(b, &b->line[i])) continue;
        r->of_line[i] = r->t->nrow;
        r->t->row[r->t->nrow++] = (DraftRow){
            .text = b->line[i].text, .token = b->line[i].token, .n = b->line[i].n, .heads = b->line[i].heads};
    }
}

/* ---- which row a line goes to ---- */

static bool is_any(Str word, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq_nocase(word, str_z(list[i]))) return true;
    return false;
}

#define IS_ANY(word, list) is_any((word), (list), sizeof(list) / sizeof *(list))

/* What it costs to part a text in front of `first`; `last` stands above it. */
static int text_cut(Str last, Str first)
{
    static const char *const begins[] = {"By", "See", "Held", "Class", "Series"};
    static const char *const goes_on[] = {"LP",   "L.P.", "LP,",   "LLC", "L.L.C.", "Inc.",
                                          "Ltd.", "Fund", "Fund,", "of",  "and",    "&"};
    static const char *const ends[] = {"LP",    "L.P.",     "LLC",    "L.L.C.", "Inc.",  "Ltd.",
                                       "Trust", "Footnote", "Spouse", "Stock",  "Units", "Shares"};
    static const char *const awaits[] = {"of", "the",  "and", "by", "for", "to",
                                         "&",  "U.S.", "in",  "-",  "By",  "See"};
    int cost = 0;
    if (IS_ANY(first, begins)) cost -= 4;
    if (IS_ANY(first, goes_on) || is_lower(first.p[0]) || is_digit(first.p[0])) cost += 4;
    if (IS_ANY(last, ends)) cost -= 2;
    if (last.n && (IS_ANY(last, awaits) || strchr(",-", last.p[last.n - 1]))) cost += 4;
    return 2 * cost; /* lines on one side too many cost 3 each */
}

/* How many lines of the body begin with the same word and hold nothing else. */
static size_t same_lines(const ScanBody *b, Str word)
{
    size_t n = 0;
    for (size_t i = 0; i < b->n; i++) n += b->line[i].n == 1 && str_eq_nocase(b->line[i].token[0].text, word);
    return n;
}

/* The tokens of line i in a text column; false if it has none there. */
static bool in_lane(const ScanRows *r, const ScanLanes *lanes, size_t i, size_t lane, size_t *from,
                    size_t *to)
{
    if (r->of_line[i] != SIZE_MAX) {
        const Draft *d = &r->t->row[r->of_line[i]].cell[lanes->slot[lane]];
        *from = d->from, *to = d->to;
        return *from < *to;
    }
    for (size_t k = 0; k < r->nrun[i]; k++)
        if (r->lane[i][k] == lane) {
            *from = r->run[i][k].from, *to = r->run[i][k].to;
            return true;
        }
    return false;
}

/* What it costs to part the text of a column in front of line i: by the word it begins with, and by the one
 * that stands above. */
static int lane_cut(const ScanRows *r, const ScanLanes *lanes, size_t i, size_t lane)
{
    enum { FAR_ABOVE = 12 };
    size_t from, to, upper, end;
    if (!in_lane(r, lanes, i, lane, &from, &to)) return 0;
    Str first = r->body->line[i].token[from].text, last = {0};
    if (scan_maybe_mark(&r->body->line[i].token[from])) return 6;
    for (size_t k = i; k-- > 0 && k + FAR_ABOVE > i;) {
        if (!in_lane(r, lanes, k, lane, &upper, &end)) continue;
        bool marked = false;
        while (end > upper && scan_maybe_mark(&r->body->line[k].token[end - 1])) end--, marked = true;
        if (end > upper) last = r->body->line[k].token[end - 1].text;
        return text_cut(last, first) - (marked ? 3 : 0);
    }
    return 0;
}

/* The same for a line that has but titles: by the words of all columns, whose places on it are not sure. */
static int titles_cut(const ScanRows *r, size_t i)
{
    const ScanBody *b = r->body;
    bool marked = false;
    if (r->nrun[i] && r->run[i][0].mark) return 6;
    for (size_t k = i; k-- > 0;)
        for (size_t t = b->line[k].n; t-- > 0;) {
            const Token *last = &b->line[k].token[t];
            if (!scan_maybe_mark(last) && last->letters > 1)
                return text_cut(last->text, b->line[i].token[0].text) - (marked ? 3 : 0);
            marked = marked || scan_maybe_mark(last);
        }
    return 0;
}

static Stripe stripe_of(const ScanRows *r, const ScanLanes *lanes, size_t i)
{
    const ScanBodyLine *l = &r->body->line[i];
    Stripe s = {.anchor = r->of_line[i] != SIZE_MAX,
                .page = l->page,
                .cut = l->ruled && l->heads ? -RULED
                       : l->parted          ? -1
                                            : 0};
    for (size_t k = 0; k < lanes->n; k++) {
        size_t from, to;
        if (!in_lane(r, lanes, i, k, &from, &to)) continue;
        s.lanes |= 1u << k;
    }
    size_t nature = lanes->n - 1, from, to;
    if (s.lanes >> nature & 1) s.cut += lane_cut(r, lanes, i, nature);
    if (s.anchor && in_lane(r, lanes, i, 0, &from, &to) && !scan_title_begins(&l->token[from], to - from))
        s.cut += GOES_ON;
    if (!s.anchor && !(s.lanes >> nature & 1))
        s.cut += titles_cut(r, i) + (scan_title_begins(l->token, l->n) ? 0 : GOES_ON);
    else if (!s.anchor && s.lanes & (s.lanes - 1))
        s.cut += text_cut((Str){0}, l->token[0].text);
    if (r->nrun[i] == 1 && same_lines(r->body, l->token[0].text) * 2 > r->t->nrow) s.cut -= 2;
    return s;
}

static ScanBegins begins_of(Arena *a, const ScanRows *r, const ScanLanes *lanes)
{
    ScanBegins b = {.line = arena_alloc(a, r->body->n + 1, sizeof *b.line, alignof(Str)), .n = r->body->n};
    for (size_t i = 0; i < b.n; i++)
        for (size_t k = 0; k < SCAN_LANES_MAX; k++) {
            size_t from, to;
            bool there = k < lanes->n && in_lane(r, lanes, i, k, &from, &to);
            b.line[i].word[k] = there ? r->body->line[i].token[from].text : (Str){0};
        }
    return b;
}

/* ---- what stands above its row ---- */

static Draft *cell_of(const DraftTable *t, DraftRow *row, FieldId f)
{
    for (size_t s = 0; s < t->nslot; s++)
        if (t->slot[s].field == f) return &row->cell[s];
    return NULL;
}

static bool has_amount(const DraftRow *row, const Draft *d)
{
    for (size_t k = d->from; k < d->to; k++)
        if (scan_token_weight(&row->token[k]) > 1) return true;
    return false;
}

/* An amount whose mark takes a line of its own stands above the row's main line, alone: where that has none.
 */
static void lend_amount(const ScanRows *r, const ScanBodyLine *above, DraftRow *row)
{
    Draft *d = cell_of(r->t, row, F_transactionShares);
    if (!d || above->n != 1 || !is_grouped(above->token[0].text) || has_amount(row, d)) return;
    d->pieces = (Pieces){.n = 0};
    pieces_add(&d->pieces, above->token[0].text);
    d->hull = above->token[0].text;
}

/* The dollar sign of a price in a narrow column: none of its own glyphs was read for it. */
static void lend_dollar(Arena *a, const ScanRows *r, const ScanBodyLine *above, DraftRow *row)
{
    Draft *d = cell_of(r->t, row, F_transactionPricePerShare);
    if (!d || d->pieces.n != 1 || !str_eq(above->token[0].text, S("$")) || d->pieces.at[0].p[0] == '$')
        return;
    d->pieces.at[0] = str_fmt(a, "$%.*s", STR_ARG(d->pieces.at[0]));
}

static void lend_from_above(Arena *a, const ScanRows *r)
{
    for (size_t i = 0; i + 1 < r->body->n; i++) {
        if (r->of_line[i] != SIZE_MAX || r->of_line[i + 1] == SIZE_MAX) continue;
        DraftRow *row = &r->t->row[r->of_line[i + 1]];
        if (!row->trade) continue;
        lend_amount(r, &r->body->line[i], row);
        lend_dollar(a, r, &r->body->line[i], row);
    }
}

void scan_rows(Arena *a, const ScanBody *b, DraftTable *t)
{
    ScanRows r = {.body = b, .t = t};
    r.of_line = ARENA_NEW(a, size_t, b->n + 1);
    r.lane = arena_alloc(a, b->n + 1, sizeof *r.lane, alignof(size_t));
    r.run = arena_alloc(a, b->n + 1, sizeof *r.run, alignof(ScanRun));
    r.nrun = ARENA_NEW(a, size_t, b->n + 1);
    find_rows(a, &r);
    if (!t->nrow) return;
    scan_place(a, t);
    ScanLanes lanes = scan_lanes_of(t);
    Stripe *stripe = ARENA_NEW(a, Stripe, b->n + 1);
    size_t *part = ARENA_NEW(a, size_t, b->n + 1);
    for (size_t i = 0; i < b->n; i++) {
        if (r.of_line[i] == SIZE_MAX) {
            r.nrun[i] = scan_runs_of(&b->line[i], r.run[i]);
            for (size_t k = 0; k < SCAN_RUNS_MAX; k++) r.lane[i][k] = SCAN_LANES_MAX;
            scan_lanes_of_runs(&lanes, b->line[i].heads, r.run[i], r.nrun[i], r.lane[i]);
            for (size_t k = 0; k < r.nrun[i]; k++)
                if (r.run[i][k].mark && r.run[i][k].amount) r.lane[i][k] = SCAN_LANES_MAX;
        }
        stripe[i] = stripe_of(&r, &lanes, i);
    }
    ScanBegins begins = begins_of(a, &r, &lanes);
    scan_recurring(a, &begins, t->nrow, stripe);
    bool *unsure = ARENA_NEW(a, bool, b->n + 1);
    stripes_share(stripe, b->n, LIE_MIDDLE, 0, a, part, unsure);
    for (size_t i = 0; i < t->nrow; i++)
        for (size_t s = 0; s < t->nslot; s++)
            if (t->slot[s].type != SLOT_TEXT) draft_value(&t->row[i], t->slot[s].type, &t->row[i].cell[s]);
    lend_from_above(a, &r);
    scan_put_texts(a, &r, &lanes, part, unsure);
}
