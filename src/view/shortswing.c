/* shortswing.c: the purchases and sales of an owner that match under Section 16(b), each a way into its
 * filing. */
#include "view/kit/page.h"

/* Where columns begin, and where those of numbers end. */
enum { SHARES = 9, BOUGHT = 11, SOLD = 33, PROFIT = 66, UNTIL = 68, DAY = 12, PRICE = 8, AMOUNT = 28 };

#define BOUNDARY "*"

static void put_dollars(Lines *l, Style style, Dec d)
{
    char room[DEC_TEXT + 8];
    lines_puts(l, style, "$");
    lines_put(l, style, dec_grouped(d, room));
}

/* "2024-01-10 P        10" from a column on, as a way to its row. */
static void put_trade(Lines *l, const Corpus *c, int column, SwingLeg leg, const SwingTrade *t)
{
    char day[DATE_TEXT], room[DEC_TEXT + 8];
    const Row *r = &c->row[leg.row];
    Place p = place_of_row(c, leg.filing, leg.row, F_transactionPricePerShare);
    lines_pad(l, column);
    lines_stop(l);
    lines_place(l, STYLE_VALUE, date_put_us(r->date, day), p, 0, 0);
    lines_place(l, STYLE_VALUE, S(" "), p, 0, 0);
    lines_place(l, STYLE_VALUE, r->code ? (Str){&r->code, 1} : S("?"), p, 0, 0);
    lines_right(l, column + DAY + PRICE, STYLE_VALUE, swing_plain(t->price, room), &p);
}

static void put_pair(Lines *l, const Corpus *c, const SwingClass *k, const SwingPair *pair)
{
    char room[DEC_TEXT + 8], day[DATE_TEXT];
    Buf profit = {0};
    lines_right(l, SHARES, STYLE_VALUE, swing_plain(pair->shares, room), NULL);
    put_trade(l, c, BOUGHT, k->leg[SWING_PURCHASE].at[pair->purchase],
              &k->trade[SWING_PURCHASE][pair->purchase]);
    put_trade(l, c, SOLD, k->leg[SWING_SALE].at[pair->sale], &k->trade[SWING_SALE][pair->sale]);
    buf_fmt(&profit, "$%.*s", STR_ARG(dec_grouped(swing_gain(k, pair), room)));
    lines_right(l, PROFIT, STYLE_WARNING, buf_str(&profit), NULL);
    lines_pad(l, UNTIL);
    lines_put(l, STYLE_CAPTION, date_put_us(swing_limitation(k, pair), day));
    if (pair->boundary) lines_puts(l, STYLE_NOTE, BOUNDARY);
    buf_free(&profit);
}

static void put_heads(Lines *l)
{
    lines_right(l, SHARES, STYLE_HEAD, S("Shares"), NULL);
    lines_pad(l, BOUGHT);
    lines_puts(l, STYLE_HEAD, "Bought");
    lines_right(l, BOUGHT + DAY + PRICE, STYLE_HEAD, S("Price"), NULL);
    lines_pad(l, SOLD);
    lines_puts(l, STYLE_HEAD, "Sold");
    lines_right(l, SOLD + DAY + PRICE, STYLE_HEAD, S("Price"), NULL);
    lines_right(l, PROFIT, STYLE_HEAD, S("Profit"), NULL);
    lines_pad(l, UNTIL);
    lines_puts(l, STYLE_HEAD, "Suit until");
    lines_end(l)->scrolls = true;
}

static void put_class(const View *v, Lines *l, const SwingClass *k)
{
    lines_gap(l);
    page_title(v, l, swing_title(v->ctx.corpus, k));
    if (swing_too_many(k)) {
        Buf b = {0};
        buf_fmt(&b, "more than %d trades on a side: not matched", SWING_TRADES_MOST);
        lines_text(l, STYLE_WARNING, buf_str(&b));
        buf_free(&b);
        return;
    }
    lines_puts(l, STYLE_CAPTION, "Lowest in, highest out ");
    put_dollars(l, STYLE_VALUE, swing_dollars(k->liho.profit));
    lines_end(l);
    lines_puts(l, STYLE_CAPTION, "The most of any matching ");
    put_dollars(l, STYLE_WARNING, swing_dollars(k->most.profit));
    if (k->split) lines_puts(l, STYLE_NOTE, "; stated after a split that the balances show");
    lines_end(l);
    bool boundary = false;
    size_t head = l->n;
    put_heads(l);
    for (size_t i = 0; i < k->most.npair; i++) {
        boundary |= k->most.pair[i].boundary;
        put_pair(l, v->ctx.corpus, k, &k->most.pair[i]);
        Line *line = lines_end(l);
        line->scrolls = true;
        line->head = head, line->nhead = 1;
    }
    if (boundary) lines_text(l, STYLE_NOTE, S(BOUNDARY " within two days of the end of the six months"));
}

/* A row as a line of its own, the way to it. */
static void put_leg(const View *v, Lines *l, SwingLeg leg)
{
    const Corpus *c = v->ctx.corpus;
    char day[DATE_TEXT], room[DEC_TEXT + 8];
    const Row *r = &c->row[leg.row];
    Place p = place_of_row(c, leg.filing, leg.row, F_transactionCode);
    lines_stop(l);
    lines_place(l, STYLE_VALUE, S("  "), p, SEGMENT_LINE, 0);
    lines_place(l, STYLE_VALUE, date_put_us(r->date, day), p, 0, 0);
    lines_place(l, STYLE_VALUE, S(" "), p, 0, 0);
    lines_place(l, STYLE_VALUE, r->code ? (Str){&r->code, 1} : S("?"), p, 0, 0);
    lines_right(l, AMOUNT, STYLE_VALUE, dec_grouped(r->shares, room), &p);
    lines_place(l, STYLE_CAPTION, r->side == 'A' ? S(" acquired  ") : S(" disposed  "), p, 0, 0);
    lines_place(l, STYLE_CAPTION, corpus_str(c, r->title), p, 0, 0);
    lines_end(l)->scrolls = true;
}

/* Rows that do not enter the figures, each with why. */
static void put_legs(const View *v, Lines *l, const char *why, const SwingLegs *legs)
{
    if (!legs->n) return;
    lines_gap(l);
    page_title(v, l, str_z(why));
    for (size_t i = 0; i < legs->n; i++) put_leg(v, l, legs->at[i]);
}

static void put_crosses(const View *v, Lines *l, const Swings *s)
{
    if (!s->ncross) return;
    lines_gap(l);
    page_title(v, l, S("Derivatives that match their underlying"));
    for (size_t i = 0; i < s->ncross; i++) {
        const SwingCross *x = &s->cross[i];
        put_leg(v, l, x->derivative);
        put_leg(v, l, x->underlying);
        lines_puts(l, STYLE_CAPTION, x->quantified ? "    at most " : "    not quantified");
        if (x->quantified) put_dollars(l, STYLE_WARNING, swing_dollars(x->most));
        lines_end(l)->scrolls = true;
    }
}

static void shortswing_lay_out(View *v)
{
    const Swings *s = v->ctx.swings;
    Lines *l = &page_begin(v)->lines;
    Buf parties = {0};
    size_t told = 0;
    if (!s) {
        lines_text(l, STYLE_DIM, S("Being worked out."));
        return;
    }
    parties_name(v->ctx.corpus, v->ctx.filing, &parties);
    page_title(v, l, buf_str(&parties));
    for (size_t i = 0; i < s->nclass; i++)
        if (swing_is_told(&s->class[i])) put_class(v, l, &s->class[i]), told++;
    if (s->foreign)
        lines_text(l, STYLE_DIM, S("A foreign private issuer: not subject to Section 16(b)."));
    else if (!told)
        lines_text(l, STYLE_DIM, S("No purchase and sale that match in the filings that are loaded."));
    put_legs(v, l, "May match too: J, no code, or exempt for officers and directors only", &s->possible);
    put_legs(v, l, "Would match, but has no price or amount", &s->unpriced);
    put_crosses(v, l, s);
    lines_gap(l);
    lines_wrap(l, STYLE_DIM, str_z(swing_caveat), 0, v->ctx.width, NULL, 0);
    lines_end(l);
    buf_free(&parties);
}

const ViewOps view_shortswing = {"shortswing", "Short-swing", page_open, shortswing_lay_out,
                                 page_close,   page_lines,    page_line, page_find_filing,
                                 page_act,     false};
