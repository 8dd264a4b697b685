/* poured_rows.c: each row has its title, which is the phrase that comes again; the words are parted so that
 * each part has one title and what a row of its kind has. */
#include "read/table/poured_rows.h"

#include "read/table/typed_place.h"
#include "read/value/strict.h"
#include "read/value/wrapped.h"

#include <string.h>

enum { ITEMS = 400, TITLE_WORDS = 6, ROWS = 40, FAR = 100000 };

typedef enum ItemKind { ITEM_TITLE, ITEM_TEXT, ITEM_DATE, ITEM_NUMBER, ITEM_LETTER } ItemKind;

typedef struct Item {
    ItemKind kind;
    Str text;
} Item;

/* ---- where the rows begin ---- */

static bool is_of_heads(Str w)
{
    static const char *const words[] = {"amount", "code", "v", "price", "a", "d", "or", "i", "ad", "ship"};
    Word one = {.text = w};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (words_spell(&one, 1, words[i])) return true;
    return false;
}

/* Behind the last "(Instr. 4)" of the heads, and the issuer's name above the rows. */
static size_t body_at(const Word *w, size_t n)
{
    enum { NAME = 10 }; /* words, at most */
    size_t at = 0;
    for (size_t i = 0; i + 1 < n; i++)
        if (str_has_nocase(w[i].text, S("(Instr"))) at = i + 2;
    while (at < n && is_of_heads(w[at].text) && w[at].text.n > 1) at++;
    for (size_t i = at; i < n && i < at + NAME && word_type(w[i].text) == WORD_TEXT; i++)
        if (w[i].text.p[0] == '(' && w[i].text.p[w[i].text.n - 1] == ')' && is_upper(w[i].text.p[1]))
            return i + 1;
    return at;
}

/* ---- titles ---- */

static bool same_words(const Word *a, const Word *b, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!str_eq_nocase(a[i].text, b[i].text)) return false;
    return true;
}

static bool is_phrase(const Word *w, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (word_type(w[i].text) != WORD_TEXT || w[i].text.n < 2) return false;
    return true;
}

static size_t count_phrase(const Word *w, size_t n, const Word *phrase, size_t words)
{
    size_t count = 0;
    for (size_t i = 0; i + words <= n; i++) count += same_words(&w[i], phrase, words);
    return count;
}

/* The phrase that stands in the text most often, of those the longest: its words, 0 if none comes again. */
static size_t title_of(const Word *w, size_t n, size_t *at)
{
    size_t best = 1, words = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 2; k <= TITLE_WORDS && i + k <= n && is_phrase(&w[i], k); k++) {
            size_t count = count_phrase(w, n, &w[i], k);
            if (count < best || count < 2 || (count == best && k <= words)) continue;
            best = count, words = k, *at = i;
        }
    return words;
}

/* ---- items ---- */

/* The letter of a column, misread ones too; 0 if it is none. */
static char letter_of(Str s)
{
    if (s.n == 1 && is_upper(s.p[0])) return s.p[0];
    return str_eq(s, S("Ι")) || str_eq(s, S("l")) || str_eq(s, S("1")) ? 'I' : 0;
}

static ItemKind kind_of(Str s)
{
    if (letter_of(s)) return ITEM_LETTER;
    switch (word_type(s)) {
    case WORD_DATE: return ITEM_DATE;
    case WORD_NUMBER:
    case WORD_MONEY: return ITEM_NUMBER;
    default: return ITEM_TEXT;
    }
}

static size_t items_of(const Word *w, size_t n, const Word *title, size_t words, Item *out)
{
    size_t items = 0;
    for (size_t i = 0, step; i < n && items < ITEMS; i += step) {
        bool is = i + words <= n && same_words(&w[i], title, words);
        step = is ? words : 1;
        out[items++] = (Item){is ? ITEM_TITLE : kind_of(w[i].text), words_str(&w[i], step)};
    }
    return items;
}

/* ---- parting ---- */

typedef struct Count {
    int of[ITEM_LETTER + 1];
} Count;

static int off(int n, int low, int high) { return n < low ? low - n : n > high ? n - high : 0; }

/* What it costs to take these for a row: a transaction, or a holding. */
static int cost_of(const Count *c, bool *trade)
{
    enum { HEAVY = 5, LIGHT = 3 };
    int as_trade = HEAVY * off(c->of[ITEM_DATE], 1, 1) + LIGHT * off(c->of[ITEM_NUMBER], 2, 3) +
                   LIGHT * off(c->of[ITEM_LETTER], 3, 4) + off(c->of[ITEM_TEXT], 0, 6);
    int as_holding = HEAVY * c->of[ITEM_DATE] + HEAVY * off(c->of[ITEM_NUMBER], 1, 1) +
                     LIGHT * off(c->of[ITEM_LETTER], 1, 1) + off(c->of[ITEM_TEXT], 0, 6);
    *trade = as_trade < as_holding;
    return c->of[ITEM_TITLE] != 1 ? FAR : *trade ? as_trade : as_holding;
}

/* Parts the items at the least cost; where each row ends. */
static size_t part_rows(const Item *item, size_t n, size_t *end)
{
    int best[ITEMS + 1];
    size_t from[ITEMS + 1], rows = 0, back[ITEMS + 1] = {0};
    bool trade;
    best[0] = 0;
    for (size_t to = 1; to <= n; to++) {
        Count c = {{0}};
        best[to] = FAR * 2, from[to] = to - 1;
        for (size_t i = to; i-- > 0 && c.of[ITEM_TITLE] < 2;) {
            c.of[item[i].kind]++;
            int cost = best[i] + cost_of(&c, &trade);
            if (cost < best[to]) best[to] = cost, from[to] = i;
        }
    }
    for (size_t i = n; i; i = from[i]) back[rows++] = i;
    for (size_t i = 0; i < rows; i++) end[i] = back[rows - 1 - i];
    return rows;
}

/* ---- rows ---- */

static const Str why = {"the values of a row stand in one running text", 45};

static Cell *put(Doc *d, size_t row, FieldId f, Str s)
{
    cell_put_str(d, (Where){PART_I, row, f}, s);
    Cell *c = doc_cell(d, PART_I, row, f);
    c->prov |= PROV_GUESSED;
    return c;
}

static void guess(Doc *d, size_t row, FieldId f, Str s)
{
    if (!s.n) return;
    put(d, row, f, s);
    doc_add_repair(d, REPAIR_OTHER, PART_I, row, f, s, s, why);
}

static void guess_letter(Doc *d, size_t row, FieldId f, char letter, Str raw)
{
    if (!letter) return;
    Cell *c = put(d, row, f, raw);
    Str now = str_copy(&d->arena, (Str){&letter, 1});
    cell_set(d, c, f, now, doc_span(d, raw));
    c->prov = PROV_GUESSED;
    doc_add_repair(d, REPAIR_OTHER, PART_I, row, f, raw, now, why);
}

/* "36.420": a comma that was read as a point. */
static bool has_lost_comma(Str s)
{
    size_t point = str_find(s, S("."));
    return point && point < 4 && point + 4 == s.n;
}

static void guess_number(Doc *d, size_t row, FieldId f, Str s)
{
    if (!s.n || !has_lost_comma(s)) {
        guess(d, row, f, s);
        return;
    }
    Cell *c = put(d, row, f, s);
    size_t point = str_find(s, S("."));
    Str now = str_join(&d->arena, str_sub(s, 0, point), S(""), str_from(s, point + 1));
    cell_set(d, c, f, now, doc_span(d, s));
    c->prov |= PROV_GUESSED;
    Repair *r =
        doc_add_repair(d, REPAIR_OTHER, PART_I, row, f, s, now, S("a point where thousands are parted"));
    repair_add_other(d, r, s);
}

/* "13.10", "$5": two decimals, or a dollar sign. */
static bool is_price(Str s)
{
    size_t point = str_find(s, S("."));
    return s.p[0] == '$' || (point < s.n && point + 3 == s.n);
}

static double amount(Str s)
{
    double v = 0;
    for (size_t i = 0; i < s.n; i++)
        if (is_digit(s.p[i])) v = v * 10 + (s.p[i] - '0');
    return v;
}

/* Amount and number owned: the smaller one is the amount. */
static void put_numbers(Doc *d, size_t row, const Item *item, size_t n, bool trade)
{
    Str number[2] = {{0}, {0}}, price = {0};
    size_t k = 0;
    for (size_t i = 0; i < n; i++) {
        if (item[i].kind != ITEM_NUMBER) continue;
        if (trade && !price.n && is_price(item[i].text))
            price = item[i].text;
        else if (k < 2)
            number[k++] = item[i].text;
        else
            doc_add_unread(d, doc_span(d, item[i].text), "no column is known for '%.*s'",
                           STR_ARG(item[i].text));
    }
    bool swap = k == 2 && amount(number[0]) > amount(number[1]);
    guess(d, row, F_transactionPricePerShare, price);
    if (trade) guess_number(d, row, F_transactionShares, number[swap]);
    guess_number(d, row, F_sharesOwnedFollowingTransaction, trade ? number[k == 2 ? !swap : 1] : number[0]);
}

/* Of the letters the code is the one that can only be it; the others are the side, and D or I. */
static void put_letters(Doc *d, size_t row, const Item *item, size_t n, bool trade)
{
    char side = 0, form = 0;
    Str side_raw = {0}, form_raw = {0};
    const Code *code = NULL;
    for (size_t i = 0; i < n; i++) {
        char c = item[i].kind == ITEM_LETTER ? letter_of(item[i].text) : 0;
        bool coded = c && c != 'A' && c != 'D' && c != 'I' && c != 'V' && code_by_letter(c);
        if (trade && !code && coded)
            code = code_by_letter(c), guess_letter(d, row, F_transactionCode, c, item[i].text);
        else if (trade && c == 'V')
            guess_letter(d, row, F_transactionTimeliness, 'E', item[i].text);
        else if (c == 'I' || (c == 'D' && !form && (!trade || side)))
            form = c, form_raw = item[i].text;
        else if (trade && !side && (c == 'A' || c == 'D'))
            side = c, side_raw = item[i].text;
        else if (c == 'D' || c == 'A')
            form = form ? form : 'D', form_raw = form_raw.n ? form_raw : item[i].text;
    }
    char usual = code ? code->side[TABLE_I] : 0;
    if (trade && side && (usual == 'A' || usual == 'D')) side = usual;
    guess_letter(d, row, F_transactionAcquiredDisposedCode, side, side_raw);
    guess_letter(d, row, F_directOrIndirectOwnership, form, form_raw);
}

static void put_row(Doc *d, const Item *item, size_t n)
{
    Count c = {{0}};
    bool trade;
    size_t text = n, end = n;
    for (size_t i = 0; i < n; i++) c.of[item[i].kind]++;
    if (cost_of(&c, &trade) >= FAR || !doc_add_row(d, TABLE_I, false)) return;
    size_t row = d->table[TABLE_I].n - 1;
    for (size_t i = 0; i < n; i++) {
        if (item[i].kind == ITEM_TITLE) guess(d, row, F_securityTitle, item[i].text);
        if (item[i].kind == ITEM_DATE) guess(d, row, F_transactionDate, item[i].text);
        if (item[i].kind == ITEM_TEXT && (text == n || end == i)) text = text == n ? i : text, end = i + 1;
    }
    put_numbers(d, row, item, n, trade);
    put_letters(d, row, item, n, trade);
    if (text < n) {
        Str first = item[text].text, last = item[end - 1].text;
        guess(d, row, F_natureOfOwnership, (Str){first.p, (size_t)(last.p + last.n - first.p)});
    }
    DocRow *r = &d->table[TABLE_I].row[row];
    r->holding = !trade;
    Span first = doc_span(d, item[0].text), last = doc_span(d, item[n - 1].text);
    r->raw = (Span){first.at, last.at + last.len - first.at};
}

void poured_rows(Doc *d, const Word *w, size_t n)
{
    Item item[ITEMS];
    size_t end[ITEMS + 1], at = 0, from = body_at(w, n);
    words_put_printed(d, w, from);
    w += from, n -= from;
    size_t words = title_of(w, n, &at);
    if (!words) return;
    size_t items = items_of(w, n, &w[at], words, item), rows = part_rows(item, items, end);
    for (size_t k = 0; k < rows && k < ROWS; k++)
        put_row(d, &item[k ? end[k - 1] : 0], end[k] - (k ? end[k - 1] : 0));
    if (rows > ROWS || items == ITEMS)
        doc_add_trouble(d, (Span){0}, "a table is longer than any form's: the rest was not read");
}
