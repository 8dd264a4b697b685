/* typed_boxes.c: the boxes above the tables, found by their captions: who, whose securities, when, in what
 * relation. */
#include "read/parts/typed_boxes.h"

#include "read/parts/typed_address.h"
#include "read/parts/typed_crosses.h"
#include "read/table/typed_place.h"
#include "read/value/spelling.h"
#include "read/value/wrapped.h"

#include <string.h>

/* ---- dates, issuer ---- */

/* The first line of the box that is a date, or begins like one. */
static void put_date(Doc *d, FieldId f, const Content *c)
{
    Date date;
    bool whole;
    if (!cell_has(doc_item(d, f))) doc_item(d, f)->state = CELL_BLANK;
    for (size_t i = 0, end; i < c->n; i = end) {
        end = content_line_end(c, i);
        Str s = words_str(&c->word[i], end - i);
        if (!date_printed(s, &date, &whole) && word_type(c->word[i].text) != WORD_DATE) continue;
        cell_put_str(d, (Where){PART_DOC, 0, f}, s);
        return;
    }
}

/* A ticker: "TSLA", "(NYSE: TSLA)", ("NVDA"), [ AUR ]; empty if s cannot be one. */
static Str symbol_of(Str s)
{
    size_t colon = s.n;
    while (colon && s.p[colon - 1] != ':') colon--;
    s = str_trim(str_from(s, colon));
    while (s.n && strchr("\"'([", s.p[0])) s = str_trim(str_from(s, 1));
    while (s.n && strchr("\"')]", s.p[s.n - 1])) s = str_trim(str_sub(s, 0, s.n - 1));
    return s.n <= 12 ? s : (Str){0};
}

/* Where in the printed text of a line the ticker begins: at its last bracket; else s.n. */
static size_t bracket_in(Str s)
{
    size_t i = s.n;
    if (!s.n || (s.p[s.n - 1] != ')' && s.p[s.n - 1] != ']')) return s.n;
    while (i && s.p[i - 1] != '(' && s.p[i - 1] != '[') i--;
    return i ? i - 1 : s.n;
}

static bool ends_with(Str s, char c) { return s.n && s.p[s.n - 1] == c; }

/* "American Stock Exchange": where it is traded. */
static bool is_exchange(const Word *w, size_t n)
{
    static const char *const ends[] = {"stockexchange", "nasdaq", "nationalmarket", "nasdaqnationalmarket"};
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < sizeof ends / sizeof *ends; k++)
            if (words_spell(&w[i], n - i, ends[k]) == n - i) return true;
    return false;
}

static void put_issuer(Doc *d, const Content *c)
{
    Str name[8], symbol = {0};
    size_t n = 0;
    for (size_t i = 0, end; i < c->n && n < 8; i = end) {
        end = content_line_end(c, i);
        Str s = words_str(&c->word[i], end - i);
        size_t bracket = bracket_in(s), gap = end - 1;
        if (is_exchange(&c->word[i], end - i)) {
            doc_add_printed(d, doc_span(d, s));
            s.n = 0;
        } else if (bracket < s.n && symbol_of(str_from(s, bracket)).n) {
            symbol = symbol_of(str_from(s, bracket));
            doc_add_printed(d, doc_span(d, str_from(s, bracket))); /* with the exchange */
            s = str_trim(str_sub(s, 0, bracket));
        } else if (bracket < s.n && s.p[s.n - 1] == ']') { /* [] */
            s = str_trim(str_sub(s, 0, bracket));
        } else if (gap > i && (c->word[gap].gap > 1 || ends_with(c->word[gap - 1].text, ';'))) {
            symbol = c->word[gap].text;
            s = words_str(&c->word[i], gap - i);
            if (ends_with(s, ';')) s.n--;
        } else if (n && end == c->n && end - i == 1 && !symbol.n && s.n <= 10) {
            symbol = symbol_of(s), s.n = 0;
        }
        if (s.n) name[n++] = s;
    }
    cell_put_lines(d, (Where){PART_DOC, 0, F_issuerName}, name, n);
    cell_put_str(d, (Where){PART_DOC, 0, F_issuerTradingSymbol}, symbol);
}

/* ---- the owner ---- */

/* A date is of the box beside, on a page that was set too narrow for both; it is taken out. */
static Str take_date(Content *c)
{
    Str date = {0};
    size_t kept = 0;
    for (size_t i = 0; i < c->n; i++) {
        if (word_type(c->word[i].text) == WORD_DATE) {
            date = c->word[i].text;
            continue;
        }
        c->line[kept] = c->line[i];
        c->word[kept++] = c->word[i];
    }
    c->n = kept;
    return date;
}

static void put_owner_box(Doc *d, size_t owner, Content *c)
{
    enum { LINES = 12 };
    OwnerLine line[LINES];
    size_t n = 0, name = 0;
    Str date = take_date(c);
    for (size_t i = 0, end; i < c->n && n < LINES; i = end) {
        end = content_line_end(c, i);
        line[n++] = (OwnerLine){&c->word[i], end - i};
        if (end <= c->name) name = n;
    }
    if (n) owner_put(d, owner, line, n, name < n ? name : 0);
    if (date.n && !cell_has(doc_item(d, F_periodOfReport)))
        cell_put_str(d, (Where){PART_DOC, 0, F_periodOfReport}, date);
}

void typed_boxes(Doc *d, const Sheet *s, size_t from, size_t to)
{
    TypedBoxes b;
    typed_find_boxes(s, from, to, &b);
    typed_marks(d, s, from, to);
    if (!d->nowner && b.n) (void)doc_add_owner(d);
    for (size_t i = 0; i < b.n; i++) {
        Content c = content_of(d, s, &b, &b.at[i], to);
        switch (b.at[i].item) {
        case ITEM_OWNER: put_owner_box(d, 0, &c); break;
        case ITEM_ISSUER: put_issuer(d, &c); break;
        case ITEM_PERIOD: put_date(d, F_periodOfReport, &c); break;
        case ITEM_AMENDMENT: put_date(d, F_dateOfOriginalSubmission, &c); break;
        case ITEM_RELATION: typed_relation(d, &c); break;
        case ITEM_FOREIGN:
            cell_put_str(d, (Where){PART_DOC, 0, F_issuerForeignTradingSymbol},
                         words_str(c.word, c.n ? content_line_end(&c, 0) : 0));
            break;
        case ITEM_OTHER: break;
        }
    }
}

void typed_owner_boxes(Doc *d, const Sheet *s, size_t from, size_t to)
{
    TypedBoxes b;
    size_t owner = 0;
    typed_find_boxes(s, from, to, &b);
    for (size_t i = 0; i < b.n; i++) {
        Content c = content_of(d, s, &b, &b.at[i], to);
        if (b.at[i].item == ITEM_OWNER) put_owner_box(d, owner++, &c);
    }
}
