/* across_gift.c: E21: gifts, and what was sold or fell soon after. */
#include "check/peers.h"

enum { SALE_DAYS = 30, FALL_DAYS = 10 };

/* The first word of a name, which EDGAR gives as family name first; long enough to be one. */
static Str family(Str name)
{
    Str first = str_cut(&name, ' ');
    while (first.n && !is_alpha(first.p[first.n - 1])) first.n--;
    return first.n >= 3 ? first : (Str){0};
}

static bool same_family(const Survey *s, const Peer *a, const Peer *b)
{
    Str x = family(corpus_str(s->c, survey_filing(s, a->filing)->owner)),
        y = family(corpus_str(s->c, survey_filing(s, b->filing)->owner));
    return a->owner != b->owner && x.n && str_eq_nocase(x, y);
}

static bool has_price(const Peer *p) { return dec_sign(p->row->price) > 0; }

/* The last price of the class in the ten days up to the gift; 0 if there is none. */
static Wide price_before(const Peers *trades, const Peer *gift)
{
    Wide price = 0;
    for (size_t i = 0; i < trades->n && trades->at[i].row->date <= gift->row->date; i++)
        if (trades->at[i].title == gift->title && trades->at[i].row->date >= gift->row->date - FALL_DAYS &&
            has_price(&trades->at[i]))
            price = dec_wide(trades->at[i].row->price);
    return price;
}

/* What followed the gift: a sale in the family, or a fall of the price by more than a quarter. */
static void gift_follows(Survey *s, const Peers *trades, size_t from, const Peer *gift)
{
    Wide before = price_before(trades, gift);
    for (size_t i = from; i < trades->n && trades->at[i].row->date <= gift->row->date + SALE_DAYS; i++) {
        const Peer *p = &trades->at[i];
        bool fell = p->row->date > gift->row->date && p->row->date <= gift->row->date + FALL_DAYS &&
                    p->title == gift->title && has_price(p) && dec_wide(p->row->price) < before / 4 * 3;
        bool sold = p->row->code == 'S' && same_family(s, gift, p);
        if (!fell && !sold) continue;
        Finding *x = tell_row(s, gift->filing, gift->at, F_transactionDate, !sold, p->filing);
        x->arg[0] = sold ? p->row->date : p->row->price;
        return;
    }
}

static void gifts(Survey *s, const Chain *issuer)
{
    enum { GIFTS_MOST = 1000 }; /* of an issuer; more is hostile input */
    Peers given = peers_of(s, issuer, TABLE_I, "G"), trades = {0};
    size_t from = 0;
    if (given.n) trades = peers_of(s, issuer, TABLE_I, "PS");
    for (size_t i = 0; i < given.n && i < GIFTS_MOST; i++) {
        while (from < trades.n && trades.at[from].row->date < given.at[i].row->date) from++;
        if (given.at[i].row->side == 'D') gift_follows(s, &trades, from, &given.at[i]);
    }
    arena_free(&given.arena);
    arena_free(&trades.arena);
}

void across_E21(Survey *s) { each_issuer(s, gifts); }
