/* evidence.c: what the rest of a form says of a damaged number or date. */
#include "read/weigh/evidence.h"

#include "read/noise/damage.h"
#include "read/noise/like.h"

/* ---- values as the form prints them ---- */

static Str printed(Arena *a, const Slot *slot, Str value)
{
    char room[DEC_TEXT + 8];
    Dec n;
    Date d;
    if (slot->type == SLOT_DATE) {
        if (!date_parse(value, DATE_ISO, &d)) return value;
        return str_copy(a, date_put_us(d, room));
    }
    if (!dec_parse(value, &n)) return value;
    Str s = dec_grouped(n, room);
    return slot->type == SLOT_MONEY ? str_fmt(a, "$%.*s", STR_ARG(s)) : str_copy(a, s);
}

bool slot_same(const Slot *slot, Str a, Str b)
{
    Dec x, y;
    if (slot->type == SLOT_DATE || !dec_parse(a, &x) || !dec_parse(b, &y)) return str_eq(a, b);
    return dec_eq(x, y);
}

bool draft_is_sure(const Draft *d)
{
    return d->pieces.n == 1 && d->readings.n == 1 && !d->readings.at[0].cost;
}

static Str draft_best(const Draft *d)
{
    if (d->value.n) return d->value;
    return d->readings.n ? d->readings.at[0].text : (Str){0};
}

/* ---- candidates ---- */

Candidate *case_candidate(Weighing *c, Str value)
{
    Candidate k = {.value = value, .cost = DAMAGE_MAX};
    k.is_number = c->slot->type != SLOT_DATE && dec_parse(value, &k.number);
    for (size_t i = 0; i < c->n; i++) {
        bool numbers = k.is_number && c->at[i].is_number;
        if (numbers ? dec_eq(c->at[i].number, k.number) : str_eq(c->at[i].value, value)) return &c->at[i];
    }
    if (c->n == CANDIDATES_MAX) return NULL;
    c->at[c->n] = k;
    return &c->at[c->n++];
}

/* A witness says what the value should be; it counts if the damage can have made the pieces of it. */
static void testify_within(Weighing *c, Str value, int weight, Str evidence, int further)
{
    if (!value.n) return;
    Candidate *k = case_candidate(c, value);
    if (!k) return;
    if (k->cost == DAMAGE_MAX) {
        k->cost = damage_cost(&c->draft->pieces, printed(c->a, c->slot, value));
        k->kind = REPAIR_OVERLAP;
    }
    int plain = c->draft->readings.n ? c->draft->readings.at[0].cost : LIKELY;
    if (k->cost > LIKELY || (k->cost > plain + further && !draft_is_sure(c->draft))) return;
    k->support += weight;
    if (weight && k->nevidence < 4) k->evidence[k->nevidence++] = evidence;
}

static void testify(Weighing *c, Str value, int weight, Str evidence)
{
    testify_within(c, value, weight, evidence, FURTHER);
}

static Str tell(Arena *a, const Slot *slot, Str value, const char *where)
{
    Str s = printed(a, slot, value);
    return str_fmt(a, "%s%s %.*s", where, fields[slot->field].name, STR_ARG(s));
}

/* ---- witnesses ---- */

static const Draft *cell_of(const DraftTable *t, size_t row, FieldId f, const Slot **slot)
{
    for (size_t s = 0; s < t->nslot; s++) {
        if (t->slot[s].field != f || !t->row[row].cell[s].pieces.n) continue;
        *slot = &t->slot[s];
        return &t->row[row].cell[s];
    }
    return NULL;
}

/* Number acquired, number underlying and number owned of a derivative are often the same. */
static void ask_row_mates(Weighing *c, const DraftTable *t, size_t row)
{
    static const FieldId mates[] = {F_transactionShares, F_underlyingSecurityShares,
                                    F_sharesOwnedFollowingTransaction};
    if (t->id != TABLE_II) return;
    for (size_t i = 0; i < 3; i++) {
        const Slot *slot;
        const Draft *d = mates[i] == c->slot->field ? NULL : cell_of(t, row, mates[i], &slot);
        if (!d) continue;
        for (size_t k = 0; k < d->readings.n && k < 3; k++)
            testify(c, d->readings.at[k].text, d->readings.at[k].cost < 4 ? SUPPORT : SUPPORT / 2,
                    tell(c->a, slot, d->readings.at[k].text, ""));
    }
}

/* `*weight` is what the number counts as evidence: little, unless it stands whole. */
static bool number_at(const DraftTable *t, size_t row, FieldId f, Dec *out, int *weight)
{
    const Slot *slot;
    const Draft *d = row < t->nrow ? cell_of(t, row, f, &slot) : NULL;
    if (!d || !dec_parse(draft_best(d), out)) return false;
    if (!draft_is_sure(d)) *weight = SUPPORT / 2;
    return true;
}

static int side_at(const DraftTable *t, size_t row)
{
    const Slot *slot;
    const Draft *d = cell_of(t, row, F_transactionAcquiredDisposedCode, &slot);
    if (!d) return 0;
    char c = d->pieces.at[0].p[0];
    return c == 'A' ? 1 : c == 'D' ? -1 : 0;
}

static Str wide_text(Arena *a, Wide w)
{
    char room[DEC_TEXT];
    Dec d = dec_from_wide(w, 4);
    Str s = dec_put(d, room);
    while (s.n && s.p[s.n - 1] == '0') s.n--;
    if (s.n && s.p[s.n - 1] == '.') s.n--;
    return str_copy(a, s);
}

static void testify_sum(Weighing *c, Wide w, int weight, const char *what)
{
    if (w < 0) return;
    testify(c, wide_text(c->a, w), weight, str_z(what));
}

/* Owned before plus acquired, less disposed of, is owned after: with the row above and the row below. */
static void ask_balance(Weighing *c, const DraftTable *t, size_t row)
{
    const FieldId owned = F_sharesOwnedFollowingTransaction, shares = F_transactionShares;
    Dec before, moved, after;
    int weight = SUPPORT;
    if (t->id != TABLE_I) return;
    int side = side_at(t, row);
    if (row && c->slot->field == owned && number_at(t, row - 1, owned, &before, &weight) &&
        number_at(t, row, shares, &moved, &weight)) {
        if (side >= 0)
            testify_sum(c, dec_wide(before) + dec_wide(moved), weight,
                        "owned in the row above plus acquired");
        if (side <= 0)
            testify_sum(c, dec_wide(before) - dec_wide(moved), weight,
                        "owned in the row above less disposed of");
    }
    weight = SUPPORT;
    if (row && c->slot->field == shares && number_at(t, row - 1, owned, &before, &weight) &&
        number_at(t, row, owned, &after, &weight)) {
        Wide w = dec_wide(after) - dec_wide(before);
        testify_sum(c, w < 0 ? -w : w, weight, "difference of owned to the row above");
    }
    weight = SUPPORT;
    if (row + 1 < t->nrow && c->slot->field == owned && number_at(t, row + 1, owned, &after, &weight) &&
        number_at(t, row + 1, shares, &moved, &weight)) {
        side = side_at(t, row + 1);
        if (side >= 0)
            testify_sum(c, dec_wide(after) - dec_wide(moved), weight,
                        "owned in the row below less acquired there");
        if (side <= 0)
            testify_sum(c, dec_wide(after) + dec_wide(moved), weight,
                        "owned in the row below plus disposed of there");
    }
}

/* ---- do the balances agree? ---- */

enum { SUMS_LEAST = 3, ALIKE = 80 };

typedef enum Agreement { AGREE_NO = -1, AGREE_UNKNOWN, AGREE_YES } Agreement;

/* Are the shares of two rows held in the same way? */
static bool same_holding(const DraftTable *t, size_t row, size_t other)
{
    for (size_t s = 0; s < t->nslot; s++) {
        if (t->slot[s].field != F_natureOfOwnership && t->slot[s].field != F_securityTitle) continue;
        Str a = t->row[row].cell[s].hull, b = t->row[other].cell[s].hull;
        if (!a.n != !b.n || (a.n && like_texts(a, b) < ALIKE)) return false;
    }
    return true;
}

/* The rows that speak of a row: EDGAR takes 30 a table, so those near it are all, but in a file made to be
 * slow.
 */
typedef struct Near {
    size_t from, end;
} Near;

static Near near_rows(const DraftTable *t, size_t row)
{
    enum { NEAR = 100 };
    return (Near){row > NEAR ? row - NEAR : 0, row + NEAR < t->nrow ? row + NEAR : t->nrow};
}

/* Of a row with the one above. */
static Agreement agreement(const DraftTable *t, size_t row)
{
    Dec before, moved, after;
    int weight;
    if (!row || row >= t->nrow || !t->row[row].trade || !t->row[row - 1].trade ||
        !same_holding(t, row, row - 1))
        return AGREE_UNKNOWN;
    if (!number_at(t, row - 1, F_sharesOwnedFollowingTransaction, &before, &weight) ||
        !number_at(t, row, F_sharesOwnedFollowingTransaction, &after, &weight) ||
        !number_at(t, row, F_transactionShares, &moved, &weight))
        return AGREE_UNKNOWN;
    Wide up = dec_wide(before) + dec_wide(moved), down = dec_wide(before) - dec_wide(moved);
    return dec_wide(after) == up || dec_wide(after) == down ? AGREE_YES : AGREE_NO;
}

bool sums_contradict(const DraftTable *t, size_t row, FieldId f)
{
    size_t yes = 0, no = 0;
    if (t->id != TABLE_I || (f != F_transactionShares && f != F_sharesOwnedFollowingTransaction))
        return false;
    bool here = agreement(t, row) == AGREE_NO;
    if (f == F_transactionShares && !here) return false;
    Agreement below = agreement(t, row + 1);
    if (f == F_sharesOwnedFollowingTransaction &&
        (below == AGREE_YES || agreement(t, row) == AGREE_YES || (!here && below != AGREE_NO)))
        return false;
    Near near = near_rows(t, row);
    for (size_t i = near.from; i < near.end; i++) {
        Agreement a = agreement(t, i);
        yes += a == AGREE_YES;
        no += a == AGREE_NO;
    }
    return yes >= SUMS_LEAST && yes > no;
}

/* Other rows of the column that read the same. */
static void ask_siblings(Weighing *c, const Case *x)
{
    const DraftTable *t = x->table;
    for (size_t k = 0; k < x->ntable; k++) {
        if (t[k].id != t[x->k].id && c->slot->type != SLOT_DATE) continue;
        Near near = near_rows(&t[k], x->row);
        for (size_t s = 0; s < t[k].nslot; s++) {
            if (t[k].slot[s].field != c->slot->field) continue;
            for (size_t i = near.from; i < near.end; i++) {
                const Draft *d = &t[k].row[i].cell[s];
                if (d == c->draft || !d->readings.n || d->readings.at[0].cost > 3) continue;
                testify(c, d->readings.at[0].text, draft_is_sure(d) ? 4 : 2,
                        tell(c->a, c->slot, d->readings.at[0].text, "another row's "));
            }
        }
    }
}

/* A transaction's date is often that of the earliest transaction in the header. */
static void ask_period(Weighing *c, const Doc *d)
{
    char room[DATE_TEXT + DEC_TEXT];
    if (doc_item(d, F_periodOfReport)->prov & PROV_GUESSED) return;
    Str period = str_copy(c->a, cell_value(doc_item(d, F_periodOfReport), F_periodOfReport, room));
    if (c->slot->field == F_transactionDate && period.n)
        testify(c, period, SUPPORT,
                str_fmt(c->a, "periodOfReport %.*s", STR_ARG(printed(c->a, c->slot, period))));
}

/* Takes the next amount of money off a text; `*gap` is what stood before it. */
static bool take_amount(Str *s, Dec *out, Str *gap)
{
    char room[DEC_TEXT];
    size_t at = str_find(*s, S("$")), n = 0;
    if (at == s->n) return false;
    *gap = str_sub(*s, 0, at);
    *s = str_from(*s, at + 1);
    for (; s->n && n < sizeof room && (is_digit(s->p[0]) || s->p[0] == ',' || s->p[0] == '.');
         *s = str_from(*s, 1))
        if (s->p[0] != ',') room[n++] = s->p[0];
    while (n && room[n - 1] == '.') n--;
    return dec_parse((Str){room, n}, out);
}

enum { RANGE_WORD = 8 };

/* Two amounts of which the second is the greater one, parted by a brief word. */
bool note_range(Str note, Dec *low, Dec *high)
{
    Str gap;
    if (!take_amount(&note, low, &gap)) return false;
    for (; take_amount(&note, high, &gap); *low = *high)
        if (gap.n <= RANGE_WORD && dec_cmp(*low, *high) <= 0) return true;
    return false;
}

/* The range that a footnote gives for the price it stands behind. */
static bool range_of_note(const Doc *d, int number, Dec *low, Dec *high)
{
    return number >= 1 && (size_t)number <= d->nnote &&
           note_range(cell_text(&d->note[number - 1].text), low, high);
}

enum { RANGE_DOLLARS = 20 };

/* The readings' cents behind each dollar of the range, and the readings whose point may be lost. */
static void testify_range(Weighing *c, Dec low, Dec high, Str evidence)
{
    Wide from = dec_wide(low), to = dec_wide(high), first = from / WIDE_ONE, last = to / WIDE_ONE;
    for (size_t k = c->draft->readings.n; k-- > 0;) {
        Dec value;
        if (!dec_parse(c->draft->readings.at[k].text, &value)) continue;
        Wide w = dec_wide(value), cents = w % WIDE_ONE;
        for (Wide part = 10; !dec_decimals(value) && part <= 10000; part *= 10)
            if (w / part >= from && w / part <= to)
                testify_within(c, wide_text(c->a, w / part), 0, evidence, FURTHER_NOTED);
        for (Wide d = first; dec_decimals(value) && d <= last && last - first <= RANGE_DOLLARS; d++)
            if (d * WIDE_ONE + cents >= from && d * WIDE_ONE + cents <= to)
                testify_within(c, wide_text(c->a, d * WIDE_ONE + cents), 0, evidence, FURTHER_NOTED);
    }
}

/* Readings inside the range that a footnote gives are borne out. */
static void ask_notes(Weighing *c, const Doc *d)
{
    Dec low, high, value;
    if (c->slot->field != F_transactionPricePerShare || c->draft->marks.guess) return;
    for (size_t i = 0; i < c->draft->marks.n; i++) {
        int number = c->draft->marks.at[i].number;
        if (!range_of_note(d, number, &low, &high)) continue;
        char from[DEC_TEXT + 8], to[DEC_TEXT + 8];
        Str evidence = str_fmt(c->a, "footnote %d: $%.*s to $%.*s", number, STR_ARG(dec_grouped(low, from)),
                               STR_ARG(dec_grouped(high, to)));
        testify_range(c, low, high, evidence);
        for (size_t k = 0; k < c->n; k++) {
            if (!dec_parse(c->at[k].value, &value)) continue;
            bool inside = dec_cmp(value, low) >= 0 && dec_cmp(value, high) <= 0;
            c->at[k].support += inside ? SUPPORT : -SUPPORT;
            if (inside && c->at[k].nevidence < 4) c->at[k].evidence[c->at[k].nevidence++] = evidence;
        }
        return;
    }
}

enum { HABIT_LEAST = 4, HABIT_MAX = 64, UNUSUAL = 4, TIMES = 2 };

/* What a column's amounts are like: the middle one, and the decimals that most of them have. */
typedef struct Likes {
    Dec value[HABIT_MAX];
    size_t n;
    unsigned decimals;
} Likes;

static void like(Likes *l, Dec value)
{
    size_t i = l->n;
    if (!value || l->n == HABIT_MAX) return;
    for (; i && dec_cmp(l->value[i - 1], value) > 0; i--) l->value[i] = l->value[i - 1];
    l->value[i] = value;
    l->n++;
}

static Likes likes_of(const DraftTable *t, size_t slot, Near near)
{
    Likes l = {.n = 0};
    size_t count[DEC_TEXT] = {0};
    for (size_t i = near.from; i < near.end; i++) {
        Dec value;
        if (!dec_parse(draft_best(&t->row[i].cell[slot]), &value)) continue;
        like(&l, value);
        if (++count[dec_decimals(value)] > count[l.decimals]) l.decimals = dec_decimals(value);
    }
    return l;
}

/* Prices of one table are of one size, and few have more decimals than most. */
static void ask_habits(Weighing *c, const DraftTable *t, size_t row)
{
    if (c->slot->field != F_transactionPricePerShare) return;
    Likes l = likes_of(t, (size_t)(c->slot - t->slot), near_rows(t, row));
    if (l.n < HABIT_LEAST) return;
    Wide middle = dec_wide(l.value[l.n / 2]);
    for (size_t k = 0; k < c->n; k++) {
        Dec value;
        if (!dec_parse(c->at[k].value, &value)) continue;
        Wide w = dec_wide(value);
        if (w > TIMES * middle || (w && TIMES * w < middle)) c->at[k].support -= UNUSUAL;
        if (dec_decimals(value) > l.decimals) c->at[k].support -= UNUSUAL;
    }
}

void evidence_sums(Weighing *c, const Case *x)
{
    ask_row_mates(c, &x->table[x->k], x->row);
    ask_balance(c, &x->table[x->k], x->row);
}

void evidence_others(Weighing *c, const Case *x)
{
    ask_period(c, x->doc);
    ask_notes(c, x->doc);
    ask_siblings(c, x);
    ask_habits(c, &x->table[x->k], x->row);
}
