/* evidence.c: which reading of a damaged number or date the rest of the form bears out. */
#include "read/cut.h"

#include <string.h>

enum {
    SURE_MARGIN = 6,      /* the next reading must cost that much more                       */
    CONFIRMED_MARGIN = 4, /* or that much, where nothing bears it out                     */
    NO_DOLLAR = 3,        /* an amount that ought to have its sign                        */
    SUPPORT = 7,          /* what one piece of evidence is worth                             */
    LIKELY = 14,          /* damage that evidence can bear out                               */
    FURTHER = 5,          /* no more than that beyond what can be read without it         */
    CANDIDATES_MAX = 12
};

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

static bool same_value(const Slot *slot, Str a, Str b)
{
    Dec x, y;
    if (slot->type == SLOT_DATE || !dec_parse(a, &x) || !dec_parse(b, &y)) return str_eq(a, b);
    return dec_eq(x, y);
}

static bool is_counted(const Slot *s)
{
    return s->type == SLOT_NUMBER || s->type == SLOT_MONEY || s->type == SLOT_DATE;
}

/* ---- first readings ---- */

static bool is_plausible(Str iso)
{
    Date d;
    return date_parse(iso, DATE_ISO, &d) && date_year(d) >= 1980 && date_year(d) <= 2060;
}

static bool has_dollar(const Pieces *p)
{
    for (size_t i = 0; i < p->n; i++)
        if (str_find(p->at[i], S("$")) < p->at[i].n) return true;
    return false;
}

/* What a dollar sign is read for; cut in two, it may have left two glyphs. */
#define DOLLAR_LIKE "5S83s"

/* An amount without its dollar sign: its first glyph may have been that. */
static void readings_money(Arena *a, const Pieces *p, Readings *out)
{
    Pieces rest = {.n = 0};
    Readings plain = {.n = 0};
    readings_number(a, p, &plain);
    for (size_t i = 0; i < plain.n; i++) {
        plain.at[i].cost += NO_DOLLAR;
        readings_add(out, plain.at[i]);
    }
    for (size_t i = 0; i < p->n; i++) {
        bool first = i == 0 || (i == 1 && p->at[0].n == 1);
        bool sign = first && strchr(DOLLAR_LIKE, p->at[i].p[0]);
        pieces_add(&rest, sign ? str_from(p->at[i], 1) : p->at[i]);
    }
    plain.n = 0;
    readings_number(a, &rest, &plain);
    for (size_t i = 0; i < plain.n; i++)
        readings_add(out, (Reading){plain.at[i].text, plain.at[i].cost + 2, REPAIR_CURRENCY});
}

/* "20.869" may be 20,869 shares: whether it is, the form's arithmetic has to say. */
static void readings_whole(Arena *a, Readings *r)
{
    for (size_t i = 0; i < r->n; i++) {
        Str s = r->at[i].text;
        size_t point = str_find(s, S("."));
        if (point + 4 != s.n) continue;
        Str whole = str_fmt(a, "%.*s%.*s", STR_ARG(str_sub(s, 0, point)), STR_ARG(str_from(s, point + 1)));
        readings_add(r, (Reading){whole, r->at[i].cost + 2, REPAIR_DECIMAL_GAINED});
    }
}

static void read_draft(Arena *a, const Slot *slot, Draft *d)
{
    if (!d->pieces.n || !is_counted(slot)) return;
    bool priceless = slot->type == SLOT_MONEY && !has_dollar(&d->pieces);
    if (d->pieces.n == 1 && !(priceless && strchr(DOLLAR_LIKE, d->pieces.at[0].p[0]))) {
        Value v = value_read(a, d->pieces.at[0], slot->field);
        bool odd = slot->type == SLOT_DATE && v.ok && v.text.n && !is_plausible(v.text);
        if (v.ok) readings_add(&d->readings, (Reading){v.text, odd ? SURE_MARGIN : 0, REPAIR_OTHER});
        if (v.ok) return;
    }
    if (slot->type == SLOT_DATE)
        readings_date(a, &d->pieces, &d->readings);
    else if (priceless)
        readings_money(a, &d->pieces, &d->readings);
    else
        readings_number(a, &d->pieces, &d->readings);
    if (slot->type == SLOT_NUMBER) readings_whole(a, &d->readings);
}

/* Printed whole and in order: nothing to decide. */
static bool is_sure(const Draft *d)
{
    return d->pieces.n == 1 && d->readings.n == 1 && !d->readings.at[0].cost;
}

static Str best_of(const Draft *d)
{
    if (d->value.n) return d->value;
    return d->readings.n ? d->readings.at[0].text : (Str){0};
}

/* ---- candidates ---- */

typedef struct Candidate {
    Str value;
    int cost, support;
    RepairKind kind;
    Str evidence[4];
    size_t nevidence;
} Candidate;

typedef struct Court {
    Arena *a;
    const Slot *slot;
    const Draft *draft;
    Candidate at[CANDIDATES_MAX];
    size_t n;
} Court;

static Candidate *candidate(Court *c, Str value)
{
    for (size_t i = 0; i < c->n; i++)
        if (same_value(c->slot, c->at[i].value, value)) return &c->at[i];
    if (c->n == CANDIDATES_MAX) return NULL;
    c->at[c->n] = (Candidate){.value = value, .cost = DAMAGE_MAX};
    return &c->at[c->n++];
}

/* A witness says what the value should be; it counts if the damage can have made the pieces of it. */
static void testify(Court *c, Str value, int weight, Str evidence)
{
    if (!value.n) return;
    Candidate *k = candidate(c, value);
    if (!k) return;
    if (k->cost == DAMAGE_MAX) {
        k->cost = damage_cost(&c->draft->pieces, printed(c->a, c->slot, value));
        k->kind = REPAIR_OVERLAP;
    }
    int plain = c->draft->readings.n ? c->draft->readings.at[0].cost : LIKELY;
    if (k->cost > LIKELY || k->cost > plain + FURTHER) return;
    k->support += weight;
    if (weight && k->nevidence < 4) k->evidence[k->nevidence++] = evidence;
}

static Str tell(Arena *a, const Slot *slot, Str value, const char *where)
{
    Str s = printed(a, slot, value);
    return str_fmt(a, "%s%s %.*s", where, fields[slot->field].name, STR_ARG(s));
}

/* ---- witnesses ---- */

static const Draft *cell_of(const CutTable *t, size_t row, FieldId f, const Slot **slot)
{
    for (size_t s = 0; s < t->nslot; s++) {
        if (t->slot[s].field != f || !t->row[row].cell[s].pieces.n) continue;
        *slot = &t->slot[s];
        return &t->row[row].cell[s];
    }
    return NULL;
}

/* Number acquired, number underlying and number owned of a derivative are often the same. */
static void ask_row_mates(Court *c, const CutTable *t, size_t row)
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
static bool number_at(const CutTable *t, size_t row, FieldId f, Dec *out, int *weight)
{
    const Slot *slot;
    const Draft *d = row < t->nrow ? cell_of(t, row, f, &slot) : NULL;
    if (!d || !dec_parse(best_of(d), out)) return false;
    if (!is_sure(d)) *weight = SUPPORT / 2;
    return true;
}

static int side_at(const CutTable *t, size_t row)
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

static void testify_sum(Court *c, Wide w, int weight, const char *what)
{
    if (w < 0) return;
    testify(c, wide_text(c->a, w), weight, str_z(what));
}

/* Owned before plus acquired, less disposed of, is owned after: with the row above and the row below. */
static void ask_balance(Court *c, const CutTable *t, size_t row)
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

/* Other rows of the column that read the same. */
static void ask_siblings(Court *c, const CutTable *t, size_t ntable, TableId id, const Draft *self)
{
    for (size_t k = 0; k < ntable; k++) {
        if (t[k].id != id && c->slot->type != SLOT_DATE) continue;
        for (size_t s = 0; s < t[k].nslot; s++) {
            if (t[k].slot[s].field != c->slot->field) continue;
            for (size_t i = 0; i < t[k].nrow; i++) {
                const Draft *d = &t[k].row[i].cell[s];
                if (d == self || !d->readings.n || d->readings.at[0].cost > 3) continue;
                testify(c, d->readings.at[0].text, is_sure(d) ? 4 : 2,
                        tell(c->a, c->slot, d->readings.at[0].text, "another row's "));
            }
        }
    }
}

/* A transaction's date is often that of the earliest transaction in the header. */
static void ask_period(Court *c, const Doc *d)
{
    char room[DATE_TEXT + DEC_TEXT];
    if (doc_item(d, F_periodOfReport)->prov & PROV_GUESSED) return;
    Str period = str_copy(c->a, cell_value(doc_item(d, F_periodOfReport), F_periodOfReport, room));
    if (c->slot->field == F_transactionDate && period.n)
        testify(c, period, SUPPORT,
                str_fmt(c->a, "periodOfReport %.*s", STR_ARG(printed(c->a, c->slot, period))));
}

/* Takes the next amount of money off a text. */
static bool take_amount(Str *s, Dec *out)
{
    char room[DEC_TEXT];
    size_t at = str_find(*s, S("$")), n = 0;
    if (at == s->n) return false;
    *s = str_from(*s, at + 1);
    for (; s->n && n < sizeof room && (is_digit(s->p[0]) || s->p[0] == ',' || s->p[0] == '.');
         *s = str_from(*s, 1))
        if (s->p[0] != ',') room[n++] = s->p[0];
    while (n && room[n - 1] == '.') n--;
    return dec_parse((Str){room, n}, out);
}

/* "at prices ranging from $369.91 to $370.90": the range that a footnote gives for the price it stands
 * behind. */
static bool range_of_note(const Doc *d, int number, Dec *low, Dec *high)
{
    if (number < 1 || (size_t)number > d->nnote) return false;
    Str s = cell_text(&d->note[number - 1].text);
    size_t from = str_find_nocase(s, S("ranging")), between = str_find_nocase(s, S("between"));
    s = str_from(s, from < s.n ? from : between);
    return take_amount(&s, low) && take_amount(&s, high) && dec_cmp(*low, *high) <= 0;
}

/* Readings inside the range are borne out. If the range is within one dollar, it also tells the dollars. */
static void ask_notes(Court *c, const Doc *d)
{
    Dec low, high, value;
    if (c->slot->field != F_transactionPricePerShare) return;
    for (size_t i = 0; i < c->draft->marks.n; i++) {
        if (!range_of_note(d, c->draft->marks.at[i].number, &low, &high)) continue;
        char from[DEC_TEXT + 8], to[DEC_TEXT + 8];
        Str evidence = str_fmt(c->a, "footnote %d: $%.*s to $%.*s", c->draft->marks.at[i].number,
                               STR_ARG(dec_grouped(low, from)), STR_ARG(dec_grouped(high, to)));
        Wide dollars = dec_wide(low) / WIDE_ONE;
        for (size_t k = c->draft->readings.n; k-- > 0;) {
            if (!dec_parse(c->draft->readings.at[k].text, &value)) continue;
            Wide cents = dec_wide(value) % WIDE_ONE;
            for (Wide part = 10; !dec_decimals(value) && part <= 10000;
                 part *= 10) /* its point may be lost */
                if (dec_wide(value) / part >= dec_wide(low) && dec_wide(value) / part <= dec_wide(high))
                    testify(c, wide_text(c->a, dec_wide(value) / part), 0, evidence);
            if (dec_decimals(value) && dec_wide(high) / WIDE_ONE == dollars)
                testify(c, wide_text(c->a, dollars * WIDE_ONE + cents), 0, evidence);
        }
        for (size_t k = 0; k < c->n; k++) {
            if (!dec_parse(c->at[k].value, &value)) continue;
            bool inside = dec_cmp(value, low) >= 0 && dec_cmp(value, high) <= 0;
            c->at[k].support += inside ? SUPPORT : -SUPPORT;
            if (inside && c->at[k].nevidence < 4) c->at[k].evidence[c->at[k].nevidence++] = evidence;
        }
        return;
    }
}

/* ---- the verdict ---- */

static int net(const Candidate *k)
{
    int support = k->support > 3 * SUPPORT ? 3 * SUPPORT : k->support;
    return k->cost - support;
}

static void add_readings(Court *c)
{
    for (size_t i = 0; i < c->draft->readings.n; i++) {
        const Reading *r = &c->draft->readings.at[i];
        Candidate *k = candidate(c, r->text);
        if (!k || r->cost > k->cost) continue;
        k->cost = r->cost, k->kind = r->kind;
    }
}

/* A date that reads well but for its year: two repairs, the joining and the year. */
static void tell_year(const Court *c, Draft *d)
{
    const Readings *r = &c->draft->readings;
    if (c->slot->type != SLOT_DATE || !r->n || str_eq(r->at[0].text, d->value)) return;
    if (!str_eq(str_from(r->at[0].text, 4), str_from(d->value, 4))) return;
    d->kind = REPAIR_YEAR;
    d->first = r->at[0].text;
}

static void verdict(const Court *c, Draft *d)
{
    const Candidate *best = NULL;
    for (size_t i = 0; i < c->n; i++)
        if (c->at[i].cost < DAMAGE_MAX && (!best || net(&c->at[i]) < net(best))) best = &c->at[i];
    if (!best || best->cost > 2 * LIKELY) return;
    d->value = best->value;
    d->kind = best->kind;
    memcpy(d->evidence, best->evidence, sizeof d->evidence);
    d->nevidence = best->nevidence;
    d->nother = 0;
    for (size_t i = 0; i < c->n && d->nother < 3; i++) {
        const Candidate *k = &c->at[i];
        int margin = best->support >= SUPPORT && !k->support ? CONFIRMED_MARGIN : SURE_MARGIN;
        if (k != best && k->cost <= LIKELY && net(k) - net(best) < margin) d->other[d->nother++] = k->value;
    }
    if (!d->kind && d->pieces.n > 1)
        d->kind = c->slot->type == SLOT_DATE ? REPAIR_DATE_SPLIT : REPAIR_SPLIT_NUMBER;
    tell_year(c, d);
    d->prov = d->pieces.n > 1 ? PROV_JOINED : 0;
    if (best->cost) d->prov |= PROV_REPAIRED;
    if (d->nother || (best->cost > SURE_MARGIN && !best->nevidence)) d->prov |= PROV_GUESSED;
}

/* A number printed whole that the form's arithmetic contradicts by a glyph that may be misread: it stays, as
 * a guess. */
static void doubt(const Court *c, Draft *d)
{
    const Candidate *best = NULL;
    d->nother = 0;
    d->prov &= (uint8_t)~PROV_GUESSED;
    for (size_t i = 0; i < c->n; i++) {
        const Candidate *k = &c->at[i];
        if (k->support < SUPPORT) continue;
        if (same_value(c->slot, k->value, d->value)) return;
        if (k->cost <= DAMAGE_GLYPH) best = k;
    }
    if (!best) return;
    d->prov |= PROV_GUESSED;
    d->kind = REPAIR_CONFUSED;
    d->other[d->nother++] = best->value;
    memcpy(d->evidence, best->evidence, sizeof d->evidence);
    d->nevidence = best->nevidence;
}

static void decide(Arena *a, CutTable *t, size_t ntable, size_t k, size_t row, size_t s, const Doc *doc)
{
    Draft *d = &t[k].row[row].cell[s];
    const Slot *slot = &t[k].slot[s];
    if (!is_counted(slot) || !d->pieces.n) return;
    Court court = {.a = a, .slot = slot, .draft = d};
    if (is_sure(d)) {
        d->value = d->readings.at[0].text;
        ask_row_mates(&court, &t[k], row);
        ask_balance(&court, &t[k], row);
        doubt(&court, d);
        return;
    }
    add_readings(&court);
    ask_row_mates(&court, &t[k], row);
    ask_balance(&court, &t[k], row);
    ask_period(&court, doc);
    ask_notes(&court, doc);
    ask_siblings(&court, t, ntable, t[k].id, d);
    verdict(&court, d);
}

enum { ROUNDS = 2 }; /* what the first round decided is evidence in the second */

void cut_decide(Arena *a, CutTable *t, size_t ntable, const Doc *doc)
{
    for (size_t k = 0; k < ntable; k++)
        for (size_t i = 0; i < t[k].nrow; i++)
            for (size_t s = 0; s < t[k].nslot; s++) {
                read_draft(a, &t[k].slot[s], &t[k].row[i].cell[s]);
                cut_glued(a, &t[k].slot[s], &t[k].row[i].cell[s]);
            }
    for (int round = 0; round < ROUNDS; round++)
        for (size_t k = 0; k < ntable; k++)
            for (size_t i = 0; i < t[k].nrow; i++)
                for (size_t s = 0; s < t[k].nslot; s++) decide(a, t, ntable, k, i, s, doc);
}
