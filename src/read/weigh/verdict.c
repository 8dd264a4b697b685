/* verdict.c: which reading of a damaged number or date the rest of the form confirms. */
#include "read/weigh/verdict.h"

#include "read/noise/damage.h"
#include "read/value/strict.h"
#include "read/weigh/evidence.h"
#include "read/weigh/raised.h"

#include <string.h>

enum { NO_DOLLAR = 3 /* an amount that ought to have its sign */ };

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
        Str whole = str_join(a, str_sub(s, 0, point), S(""), str_from(s, point + 1));
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

/* ---- the verdict ---- */

static int net(const Candidate *k)
{
    int support = k->support > 3 * SUPPORT ? 3 * SUPPORT : k->support;
    return k->cost - support;
}

static void add_readings(Weighing *c)
{
    for (size_t i = 0; i < c->draft->readings.n; i++) {
        const Reading *r = &c->draft->readings.at[i];
        Candidate *k = case_candidate(c, r->text);
        if (!k || r->cost > k->cost) continue;
        k->cost = r->cost, k->kind = r->kind;
    }
}

/* A date that reads well except its year: two repairs, the joining and the year. */
static void tell_year(const Weighing *c, Draft *d)
{
    const Readings *r = &c->draft->readings;
    if (c->slot->type != SLOT_DATE || !r->n || str_eq(r->at[0].text, d->value)) return;
    if (!str_eq(str_from(r->at[0].text, 4), str_from(d->value, 4))) return;
    d->kind = REPAIR_YEAR;
    d->first = r->at[0].text;
}

static void verdict(const Weighing *c, Draft *d)
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
static void doubt(const Weighing *c, Draft *d)
{
    const Candidate *best = NULL;
    d->nother = 0;
    d->prov &= (uint8_t)~PROV_GUESSED;
    for (size_t i = 0; i < c->n; i++) {
        const Candidate *k = &c->at[i];
        if (k->support < SUPPORT / 2) continue;
        if (slot_same(c->slot, k->value, d->value)) return;
        if (k->cost <= DAMAGE_GLYPH && (!best || k->cost < best->cost)) best = k;
    }
    if (!best) return;
    d->prov |= PROV_GUESSED;
    d->kind = REPAIR_CONFUSED;
    d->other[d->nother++] = best->value;
    memcpy(d->evidence, best->evidence, sizeof d->evidence);
    d->nevidence = best->nevidence;
}

static void decide(Arena *a, DraftTable *t, const Case *x, size_t s)
{
    Draft *d = &t[x->k].row[x->row].cell[s];
    const Slot *slot = &t[x->k].slot[s];
    if (!is_counted(slot) || !d->pieces.n) return;
    Weighing w = {.a = a, .slot = slot, .draft = d};
    if (draft_is_sure(d)) {
        d->value = d->readings.at[0].text;
        evidence_sums(&w, x);
        doubt(&w, d);
        if (!(d->prov & PROV_GUESSED) && sums_contradict(&t[x->k], x->row, slot->field)) {
            d->prov |= PROV_GUESSED;
            d->kind = REPAIR_CONFUSED;
            d->evidence[0] = S("the balances of the rows around do not agree");
            d->nevidence = 1;
        }
        return;
    }
    add_readings(&w);
    evidence_sums(&w, x);
    evidence_others(&w, x);
    verdict(&w, d);
}

enum { ROUNDS = 2 }; /* what the first round decided is evidence in the second */

void verdict_decide(Arena *a, DraftTable *t, size_t ntable, const Doc *doc)
{
    for (size_t k = 0; k < ntable; k++)
        for (size_t i = 0; i < t[k].nrow; i++)
            for (size_t s = 0; s < t[k].nslot; s++) {
                read_draft(a, &t[k].slot[s], &t[k].row[i].cell[s]);
                raised_readings(a, &t[k].slot[s], &t[k].row[i].cell[s]);
            }
    for (int round = 0; round < ROUNDS; round++)
        for (size_t k = 0; k < ntable; k++)
            for (size_t i = 0; i < t[k].nrow; i++)
                for (size_t s = 0; s < t[k].nslot; s++) decide(a, t, &(Case){t, ntable, k, i, doc}, s);
}
