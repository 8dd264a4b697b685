/* tokens.c: a line of the recogniser's grid in tokens: words, footnote marks, amounts and dates parted from
 * another. */
#include "read/page/tokens.h"

#include "read/page/fragments.h"
#include "read/page/marks.h"

#include <string.h>

static size_t dollar_at(Str s)
{
    if (s.n && s.p[0] == '$') return 1;
    return s.n > 1 && s.p[0] == '\\' && s.p[1] == '$' ? 2 : 0;
}

/* Length of a whole MM/DD/YYYY at the beginning of s, or 0. */
static size_t date_at(Str s)
{
    static const char shape[] = "dd/dd/dddd";
    size_t n = sizeof shape - 1;
    if (s.n < n) return 0;
    for (size_t i = 0; i < n; i++)
        if (shape[i] == 'd' ? !is_digit(s.p[i]) : s.p[i] != shape[i]) return 0;
    return n;
}

/* A damaged mark, or a part of one: it begins raised or with a bracket, and nothing comes behind it. */
static size_t fragment_at(Str s)
{
    bool begins = s.n && (strchr("(^{[", s.p[0]) || (s.p[0] == '$' && s.n > 1 && strchr("^(", s.p[1])) ||
                          (unsigned char)s.p[0] >= 0x80);
    return begins && mark_is_fragment(s) ? s.n : 0;
}

static void measure(Token *t)
{
    t->digits = t->letters = t->points = t->slashes = t->glyphs = 0;
    for (size_t i = 0; i < t->text.n && i < 250; i++) {
        char c = t->text.p[i];
        t->glyphs++;
        if (is_digit(c)) t->digits++;
        if (is_alpha(c)) t->letters++;
        if (c == ',' || c == '.') t->points++;
        if (c == '/') t->slashes++;
    }
}

void token_cut(Token *t, size_t n)
{
    t->text.n = n;
    measure(t);
}

typedef struct Row {
    Token *out;
    size_t n;
    uint16_t column;
    bool first;
} Row;

static void put_mark(Row *r, Str text, int number)
{
    if (r->n == TOKENS_MAX) return;
    TokenMark m = {.number = number, .raw = text, .piece = {text}, .n = 1};
    r->out[r->n++] = (Token){.text = text,
                             .column = r->column,
                             .flags = number ? TOKEN_MARK : TOKEN_MARK | TOKEN_PART,
                             .first = r->first,
                             .mark = m};
    r->first = false;
}

static void put(Row *r, Str text, uint8_t flags)
{
    if (!text.n || r->n == TOKENS_MAX) return;
    if (!flags && mark_is_fragment(text)) {
        put_mark(r, text, 0);
        return;
    }
    Token *t = &r->out[r->n++];
    *t = (Token){.text = text, .column = r->column, .flags = flags, .first = r->first};
    measure(t);
    r->first = false;
}

/* "ISee", "Iby": the letter of the ownership's form stuck to its nature. */
static bool is_stuck_letter(Str s)
{
    if (s.n < 3 || (s.p[0] != 'I' && s.p[0] != 'D')) return false;
    return str_eq_nocase(str_from(s, 1), S("by")) || (is_upper(s.p[1]) && is_lower(s.p[2]));
}

/* "720,996D", "1)A": a letter of the next column stuck to a number or a mark. */
static bool ends_with_side(Str s)
{
    if (s.n < 3 || (s.p[s.n - 1] != 'A' && s.p[s.n - 1] != 'D')) return false;
    bool number = s.n > 3;
    for (size_t i = 2; i <= 4 && i <= s.n; i++) number = number && is_digit(s.p[s.n - i]);
    return number || (s.p[s.n - 2] == ')' && is_digit(s.p[0]));
}

/* "$0.0021,237": an amount with cents and the next column's number. Does the second one begin at `at`? */
static bool glued_amounts(Str s, size_t at)
{
    size_t point = str_find(s, S("."));
    if (point + 3 != at || !dollar_at(s) || at >= s.n) return false;
    Str rest = str_from(s, at);
    size_t comma = str_find(rest, S(","));
    return comma < rest.n && comma > 0;
}

/* Parts a word: before an amount, around dates and marks. */
static void put_word(Row *r, Str word)
{
    size_t from = 0;
    if (is_stuck_letter(word)) {
        put(r, str_sub(word, 0, 1), 0);
        word = str_from(word, 1);
    }
    for (size_t i = 0; i < word.n;) {
        Mark m = {0};
        Str rest = str_from(word, i);
        size_t mark = mark_at(rest, &m);
        if (!mark) mark = fragment_at(rest);
        size_t date = date_at(rest), dollar = mark ? 0 : dollar_at(rest);
        if (mark || date || (dollar && i > from)) put(r, str_sub(word, from, i - from), 0), from = i;
        if (mark)
            put_mark(r, str_sub(word, i, mark), m.number);
        else if (date)
            put(r, str_sub(word, i, date), TOKEN_DATE);
        size_t len = mark ? mark : date;
        if (!len && i > from && glued_amounts(str_from(word, from), i - from))
            put(r, str_sub(word, from, i - from), 0), from = i;
        i += len ? len : dollar ? dollar : 1;
        if (len) from = i;
    }
    Str last = str_from(word, from);
    if (ends_with_side(last)) {
        put(r, str_sub(last, 0, last.n - 1), dollar_at(last) ? TOKEN_DOLLAR : 0);
        last = str_from(last, last.n - 1);
    }
    put(r, last, dollar_at(last) ? TOKEN_DOLLAR : 0);
}

/* "(1)" may be printed with a blank inside, "60 (1": such words are put together before they are parted. */
static size_t word_len(Str s)
{
    Mark m;
    size_t mark = mark_at(s, &m), n = mark;
    while (n < s.n && !is_blank(s.p[n])) n++;
    return n;
}

size_t tokens_of(const PageLine *l, Token *out)
{
    Row r = {.out = out};
    for (size_t i = 0; i < l->ncell; i++) {
        r.column = (uint16_t)l->cell[i].column;
        r.first = true;
        for (Str s = l->cell[i].text; s.n;) {
            size_t n = word_len(s);
            put_word(&r, str_sub(s, 0, n));
            s = str_trim(str_from(s, n));
        }
    }
    r.n = marks_join(out, r.n);
    for (size_t i = 0; i < r.n; i++)
        if (dollar_at(out[i].text) && !(out[i].flags & TOKEN_MARK)) out[i].flags |= TOKEN_DOLLAR;
    return r.n;
}
