/* shortswing.c: the worksheet of purchases and sales that match under Section 16(b). */
#include "base/json.h"
#include "check/swings.h"
#include "cli/commands.h"
#include "cli/worksheet.h"
#include "view/kit/grid.h"

typedef struct Sheet {
    const Corpus *c;
    const Chain *chain;
    Swings found;
    Buf *out;
    size_t told; /* chains */
} Sheet;

static void put_dollars(Dec d, Buf *out)
{
    char room[DEC_TEXT + 8];
    buf_fmt(out, "$%.*s", STR_ARG(dec_grouped(d, room)));
}

/* "2024-01-10 P at 10 (0009900114-24-000001 Table I row 1)" */
static void put_trade(const Sheet *s, SwingLeg leg, const SwingTrade *t)
{
    char room[DEC_TEXT + 8], day[DATE_TEXT];
    uint32_t at;
    const Row *r = &s->c->row[leg.row];
    TableId table = filing_table(&s->c->filing[leg.filing], leg.row, &at);
    buf_fmt(s->out, "%.*s %c", STR_ARG(date_put(r->date, day)), r->code ? r->code : '?');
    if (t) buf_fmt(s->out, " at %.*s", STR_ARG(swing_plain(t->price, room)));
    buf_puts(s->out, " (");
    put_filing_name(s->c, leg.filing, s->out);
    buf_fmt(s->out, " %s row %u)", part_name(part_of_table(table)), at + 1);
}

static void put_pair(const Sheet *s, const SwingClass *k, const SwingPair *p)
{
    char room[DEC_TEXT + 8], day[DATE_TEXT];
    buf_fmt(s->out, "    %.*s: bought ", STR_ARG(swing_plain(p->shares, room)));
    put_trade(s, k->leg[SWING_PURCHASE].at[p->purchase], &k->trade[SWING_PURCHASE][p->purchase]);
    buf_puts(s->out, ", sold ");
    put_trade(s, k->leg[SWING_SALE].at[p->sale], &k->trade[SWING_SALE][p->sale]);
    buf_puts(s->out, ": ");
    put_dollars(swing_gain(k, p), s->out);
    buf_fmt(s->out, ", suit until %.*s%s\n", STR_ARG(date_put(swing_limitation(k, p), day)),
            p->boundary ? "; at the boundary of six months" : "");
}

static void put_class(const Sheet *s, const SwingClass *k)
{
    buf_puts(s->out, "  ");
    text_visible(swing_title(s->c, k), s->out);
    if (swing_too_many(k)) {
        buf_fmt(s->out, ": more than %d trades on a side: not matched\n", SWING_TRADES_MOST);
        return;
    }
    buf_puts(s->out, ": lowest in, highest out ");
    put_dollars(swing_dollars(k->liho.profit), s->out);
    buf_puts(s->out, "; the most ");
    put_dollars(swing_dollars(k->most.profit), s->out);
    buf_puts(s->out, k->split ? "; stated after a split that the balances show\n" : "\n");
    for (size_t i = 0; i < k->most.npair; i++) put_pair(s, k, &k->most.pair[i]);
}

static void put_legs(const Sheet *s, const char *what, const SwingLegs *legs)
{
    for (size_t i = 0; i < legs->n; i++) {
        buf_fmt(s->out, "  %s: ", what);
        put_trade(s, legs->at[i], NULL);
        buf_char(s->out, '\n');
    }
}

/* Buying or selling a derivative is matched with selling or buying the shares under it, share for share. */
static void put_crosses(const Sheet *s)
{
    for (size_t i = 0; i < s->found.ncross; i++) {
        const SwingCross *x = &s->found.cross[i];
        buf_puts(s->out, "  matches its underlying: ");
        put_trade(s, x->derivative, NULL);
        buf_puts(s->out, " and ");
        put_trade(s, x->underlying, NULL);
        buf_puts(s->out, x->quantified ? ": at most " : ": not quantified");
        if (x->quantified) put_dollars(swing_dollars(x->most), s->out);
        buf_char(s->out, '\n');
    }
}

static void text_chain(const Sheet *s)
{
    put_parties(s->c, s->chain, s->out);
    buf_char(s->out, '\n');
    for (size_t i = 0; i < s->found.nclass; i++)
        if (swing_is_told(&s->found.class[i])) put_class(s, &s->found.class[i]);
    put_legs(s, "may match too", &s->found.possible);
    put_legs(s, "would match, but has no price or amount", &s->found.unpriced);
    put_crosses(s);
}

/* ---- JSON ---- */

static void json_leg(const Sheet *s, SwingLeg leg)
{
    const Row *r = &s->c->row[leg.row];
    json_open(s->out, '{');
    json_place(s->c, leg.filing, leg.row, s->out);
    json_date(s->out, "transactionDate", r->date);
    json_text(s->out, "transactionCode", (Str){&r->code, r->code ? 1 : 0});
    json_dec(s->out, "transactionShares", r->shares);
    json_dec(s->out, "transactionPricePerShare", r->price);
    json_close(s->out, '}');
}

static void json_pair(const Sheet *s, const SwingClass *k, const SwingPair *p)
{
    json_open(s->out, '{');
    json_dec(s->out, "shares", swing_number(p->shares));
    json_dec(s->out, "profit", swing_gain(k, p));
    json_key(s->out, "purchase");
    json_leg(s, k->leg[SWING_PURCHASE].at[p->purchase]);
    json_key(s->out, "sale");
    json_leg(s, k->leg[SWING_SALE].at[p->sale]);
    json_date(s->out, "limitation", swing_limitation(k, p));
    json_key(s->out, "boundary");
    json_bool(s->out, p->boundary);
    json_close(s->out, '}');
}

static void json_class(const Sheet *s, const SwingClass *k)
{
    json_open(s->out, '{');
    json_text(s->out, "securityTitle", swing_title(s->c, k));
    json_dec(s->out, "lowestInHighestOut", swing_dollars(k->liho.profit));
    json_dec(s->out, "maximum", swing_dollars(k->most.profit));
    json_key(s->out, "afterSplit");
    json_bool(s->out, k->split);
    json_key(s->out, "tooManyToMatch");
    json_bool(s->out, swing_too_many(k));
    json_key(s->out, "pairs");
    json_open(s->out, '[');
    for (size_t i = 0; i < k->most.npair; i++) json_pair(s, k, &k->most.pair[i]);
    json_close(s->out, ']');
    json_close(s->out, '}');
}

static void json_legs(const Sheet *s, const char *key, const SwingLegs *legs)
{
    json_key(s->out, key);
    json_open(s->out, '[');
    for (size_t i = 0; i < legs->n; i++) json_leg(s, legs->at[i]);
    json_close(s->out, ']');
}

static void json_crosses(const Sheet *s)
{
    json_key(s->out, "derivatives");
    json_open(s->out, '[');
    for (size_t i = 0; i < s->found.ncross; i++) {
        const SwingCross *x = &s->found.cross[i];
        json_open(s->out, '{');
        json_key(s->out, "derivative");
        json_leg(s, x->derivative);
        json_key(s->out, "underlying");
        json_leg(s, x->underlying);
        if (x->quantified)
            json_dec(s->out, "maximum", swing_dollars(x->most));
        else
            json_key(s->out, "maximum"), json_null(s->out);
        json_close(s->out, '}');
    }
    json_close(s->out, ']');
}

static void json_chain(const Sheet *s)
{
    json_open(s->out, '{');
    json_parties(s->c, s->chain, s->out);
    json_key(s->out, "classes");
    json_open(s->out, '[');
    for (size_t i = 0; i < s->found.nclass; i++)
        if (swing_is_told(&s->found.class[i])) json_class(s, &s->found.class[i]);
    json_close(s->out, ']');
    json_legs(s, "possible", &s->found.possible);
    json_legs(s, "unpriced", &s->found.unpriced);
    json_crosses(s);
    json_close(s->out, '}');
}

/* ---- both ---- */

ExitCode run_shortswing(const Args *a, Out *out)
{
    Worksheet w;
    bool json = args_choice(a, OPT_SHEET_FORMAT, SHEET_TEXT) == SHEET_JSON;
    worksheet_load(&w, a);
    Sheet s = {.c = &w.corpus, .out = &out->buf};
    if (json) json_open(s.out, '{'), json_key(s.out, "shortswing"), json_open(s.out, '[');
    for (size_t i = 0; i < w.lineage.nchain; i++) {
        Arena arena = {0};
        s.chain = &w.lineage.chain[i];
        if (!worksheet_wants(&w, s.chain)) continue;
        s.found = swings_of(&arena, s.c, &w.lineage, s.chain, SWING_CERTAIN);
        if (swings_tell(&s.found)) {
            s.told++;
            (json ? json_chain : text_chain)(&s);
        }
        arena_free(&arena);
    }
    if (json) json_close(s.out, ']'), json_close(s.out, '}'), buf_char(s.out, '\n');
    if (!json && !s.told) buf_puts(s.out, "No purchase and sale that match in these filings.\n");
    if (!json) buf_fmt(s.out, "%s\n", swing_caveat);
    worksheet_free(&w);
    return w.code;
}
