/* poured.c: captions are taken out of a running text; what is left is told by where it stood among them. */
#include "read/parts/poured.h"

#include "read/table/poured_rows.h"
#include "read/value/spelling.h"
#include "read/value/strict.h"
#include "read/value/wrapped.h"

#include <string.h>

/* What the boxes print, as letters; the longer before what they begin with. */
static const char *const captions[] = {"2issuernameandtickerortradingsymbol",
                                       "issuernameandtickerortradingsymbol",
                                       "relationshipofreportingpersonstoissuer",
                                       "individualorjointgroupfiling",
                                       "formfiledbymorethanonereportingperson",
                                       "formfiledbyonereportingperson",
                                       "irsorsocialsecurity",
                                       "irsidentification",
                                       "numberofreporting",
                                       "personvoluntary",
                                       "personifanentity",
                                       "dateofearliesttransaction",
                                       "statementforissuersfiscalyearended",
                                       "statementfor",
                                       "ifamendment",
                                       "dateoforiginalfiled",
                                       "dateoforiginal",
                                       "monthdayyear",
                                       "monthyear",
                                       "checkallapplicable",
                                       "checkapplicableline",
                                       "officergive",
                                       "otherspecify",
                                       "titlebelow",
                                       "below",
                                       "voluntary"};

/* What stands below what it names, always in brackets: a street may be one, too. */
static const char *const asides[] = {"last", "first", "middle", "street", "city", "state", "zip"};

enum { MOST = 2000 }; /* words; no form has more */

typedef struct Poured {
    Doc *d;
    const Word *w;
    size_t n;
    bool *printed; /* is the word of a caption? */
} Poured;

/* ---- captions ---- */

/* "3.", "6.": the number of a box. */
static bool is_number(Str w) { return w.n == 2 && is_digit(w.p[0]) && w.p[1] == '.'; }

static bool is_aside(const Word *w, const char *letters)
{
    return w->text.p[0] == '(' && words_spell(w, 1, letters);
}

static void find_captions(Poured *p)
{
    for (size_t i = 0; i < p->n; i++) {
        size_t words = 0;
        if (p->printed[i]) continue;
        for (size_t c = 0; !words && c < sizeof captions / sizeof *captions; c++)
            words = words_spell(&p->w[i], p->n - i, captions[c]);
        for (size_t a = 0; !words && a < sizeof asides / sizeof *asides; a++)
            words = is_aside(&p->w[i], asides[a]);
        for (size_t k = 0; k < words; k++) p->printed[i + k] = true;
        if (is_number(p->w[i].text) || is_cross(p->w[i].text)) p->printed[i] = true;
    }
}

static size_t find_aside(const Poured *p, size_t from, const char *letters)
{
    while (from < p->n && !is_aside(&p->w[from], letters)) from++;
    return from;
}

/* Where a caption stands, from `from` on; p->n: nowhere. */
static size_t find(const Poured *p, size_t from, const char *letters)
{
    while (from < p->n && !words_spell(&p->w[from], p->n - from, letters)) from++;
    return from;
}

/* ---- values ---- */

static void guess(Poured *p, Part part, FieldId f, Str s)
{
    if (!s.n) return;
    for (size_t i = 0; i < p->n; i++) /* taken */
        if (p->w[i].text.p >= s.p && p->w[i].text.p < s.p + s.n) p->printed[i] = true;
    cell_put_str(p->d, (Where){part, 0, f}, s);
    Cell *c = doc_cell(p->d, part, 0, f);
    c->prov |= PROV_GUESSED;
    doc_add_repair(p->d, REPAIR_OTHER, part, 0, f, s, s, S("captions and values stand in one running text"));
}

/* A stretch of words that are no caption's, from `*at` on and before `to`; empty at the end. */
static Str next_run(const Poured *p, size_t *at, size_t to)
{
    while (*at < to && p->printed[*at]) ++*at;
    size_t from = *at;
    while (*at < to && !p->printed[*at]) ++*at;
    return words_str(&p->w[from], *at - from);
}

/* "(GBF)" */
static bool is_symbol(Str w)
{
    if (w.n < 3 || w.n > 8 || w.p[0] != '(' || w.p[w.n - 1] != ')') return false;
    for (size_t i = 1; i + 1 < w.n; i++)
        if (!is_upper(w.p[i]) && w.p[i] != '.') return false;
    return true;
}

/* Do words [from, to) stand once more, behind `behind`: the issuer above the rows of Table I? */
static bool stands_again(const Poured *p, size_t from, size_t to, size_t behind)
{
    char letters[128] = "";
    for (size_t i = from; i < to; i++) letters_add(letters, sizeof letters, p->w[i].text);
    for (size_t i = behind; i < p->n; i++)
        if (words_begin(&p->w[i], p->n - i, letters)) return true;
    return false;
}

/* Name and issuer before the ticker: captions between them part them, or that the issuer stands once more;
 * else the owner has two names, three with an initial. */
static void put_names(Poured *p, size_t from, size_t to)
{
    size_t symbol = from, issuer, first;
    while (symbol < to && !is_symbol(p->w[symbol].text)) symbol++;
    if (symbol == to) return;
    for (issuer = symbol; issuer > from && !p->printed[issuer - 1];) issuer--;
    for (first = from; first < issuer && p->printed[first];) first++;
    if (first == issuer) {
        size_t k = issuer + 1;
        while (k < symbol && !stands_again(p, k, symbol, symbol + 1)) k++;
        bool initial = issuer + 3 < symbol && p->w[issuer + 2].text.n <= 2;
        issuer = k < symbol ? k : issuer + (initial ? 3 : 2);
    }
    if (issuer >= symbol) return;
    Str s = words_str(&p->w[first], issuer - first);
    size_t end = first;
    while (end < issuer && !p->printed[end]) end++;
    if (end < issuer) s = words_str(&p->w[first], end - first);
    guess(p, PART_OWNER, F_rptOwnerName, s);
    guess(p, PART_DOC, F_issuerName, words_str(&p->w[issuer], symbol - issuer));
    s = p->w[symbol].text;
    guess(p, PART_DOC, F_issuerTradingSymbol, str_sub(s, 1, s.n - 2));
    p->printed[symbol] = true;
}

/* The words from `from` on that are a date; 0 if they are none. */
static size_t date_words(const Poured *p, size_t from, size_t to)
{
    enum { LONGEST = 3 };
    Date date;
    bool whole;
    size_t best = 0;
    for (size_t n = 1; n <= LONGEST && from + n <= to; n++) {
        Str s = words_str(&p->w[from], n);
        if (date_printed(s, &date, &whole) && (whole || is_alpha(s.p[0]))) best = n;
    }
    return best;
}

/* Street, the date of the statement, the officer's title: in this order between (Last) and (Street). */
static void put_middle(Poured *p, size_t from, size_t to)
{
    size_t date = from, n = 0, at = from;
    while (date < to && !(n = p->printed[date] ? 0 : date_words(p, date, to))) date++;
    if (date < to) guess(p, PART_DOC, F_periodOfReport, words_str(&p->w[date], n));
    guess(p, PART_OWNER, F_rptOwnerStreet1, next_run(p, &at, date));
    at = date + n;
    Str title = next_run(p, &at, to);
    bool officer = cell_flag(owner_item(&p->d->owner[0], F_isOfficer));
    bool other = cell_flag(owner_item(&p->d->owner[0], F_isOther));
    if (officer || other) guess(p, PART_OWNER, officer ? F_officerTitle : F_otherText, title);
}

static bool is_zip(Str w) { return w.n >= 5 && w.n <= 10 && is_digit(w.p[0]) && is_digit(w.p[4]); }

static bool is_state(Str w) { return w.n == 2 && is_upper(w.p[0]) && is_upper(w.p[1]); }

/* City, state and zip stand between (Street) and (City), in any order. */
static void put_place(Poured *p, size_t from, size_t to)
{
    size_t city = to, end = to;
    for (size_t i = from; i < to; i++) {
        Str w = p->w[i].text;
        if (p->printed[i]) continue;
        if (is_zip(w)) {
            guess(p, PART_OWNER, F_rptOwnerZipCode, w);
        } else if (is_state(w)) {
            guess(p, PART_OWNER, F_rptOwnerState, w);
        } else if (city == to || end == i) {
            if (city == to) city = i;
            end = i + 1;
        }
    }
    if (city < to) guess(p, PART_OWNER, F_rptOwnerCity, words_str(&p->w[city], end - city));
}

/* The labels are printed once; a title may have the same words. */
static void put_boxes(Poured *p, size_t from, size_t to)
{
    static const struct {
        FieldId field;
        const char *letters;
    } labels[] = {{F_isDirector, "director"},
                  {F_isTenPercentOwner, "10owner"},
                  {F_isOfficer, "officer"},
                  {F_isOther, "other"}};
    for (size_t k = 0; k < sizeof labels / sizeof *labels; k++) {
        size_t i = find(p, from, labels[k].letters);
        for (size_t n = i < to ? words_spell(&p->w[i], p->n - i, labels[k].letters) : 0; n--;)
            p->printed[i + n] = true;
        bool marked = i && i < to && is_cross(p->w[i - 1].text);
        if (i < to)
            cell_set(p->d, owner_item(&p->d->owner[0], labels[k].field), labels[k].field,
                     marked ? S("1") : S("0"), doc_span(p->d, p->w[marked ? i - 1 : i].text));
    }
}

/* Words in front of Table I that are no caption's, and that no value took. */
static void tell_unread(const Poured *p, size_t from, size_t to)
{
    for (size_t at = from; at < to;) {
        Str s = next_run(p, &at, to);
        if (s.n && !is_cross(s))
            doc_add_unread(p->d, doc_span(p->d, s), "in no box that is known: '%.*s'", STR_ARG(s));
    }
}

bool poured_read(Doc *d, const Word *w, size_t n)
{
    Poured p = {d, w, n < MOST ? n : MOST, ARENA_NEW(&d->arena, bool, n + 1)};
    size_t owner = 0, words = 0;
    while (owner < p.n && !(words = words_spell(&w[owner], p.n - owner, "nameandaddressofreportingperson")))
        owner++;
    owner += words;
    size_t last = find_aside(&p, owner, "last"), street = find_aside(&p, last, "street"),
           city = find_aside(&p, street, "city");
    if (city == p.n) return false;
    size_t table = find(&p, city, "tablei");
    if (!d->nowner) (void)doc_add_owner(d);
    find_captions(&p);
    put_boxes(&p, owner, table);
    put_names(&p, owner, last);
    put_middle(&p, last, street);
    put_place(&p, street, city);
    tell_unread(&p, owner, table);
    words_put_printed(d, w, table);
    if (table < p.n) poured_rows(d, &w[table], p.n - table);
    if (n > p.n)
        doc_add_unread(d, doc_span(d, words_str(&w[p.n], n - p.n)),
                       "longer than any form: the rest was not read");
    return true;
}
