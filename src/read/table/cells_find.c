/* cells_find.c: finds the tables of a form by their heads, and the lines that are their rows. */
#include "read/table/cells_find.h"

#include "read/noise/like.h"
#include "read/page/raised.h"
#include "read/print/caption.h"

#include <string.h>

/* How many captions with a reference to the instructions a line holds: data rows hold none. */
static int count_instructions(Str s)
{
    int n = 0;
    for (size_t i = 0; i + 3 < s.n; i++)
        n += str_starts_nocase(str_from(s, i), S("nst")) && (i + 4 == s.n || !is_alpha(s.p[i + 4]));
    return n;
}

/* "1. Title o | f Security": the first head, where borders and other heads leave it. */
static bool begins_heads(const PageLine *l)
{
    enum { CELLS = 4, DAMAGED = 20 };
    Str first = l->ncell ? l->cell[0].text : (Str){0};
    Scraps p = {.n = 0};
    if (first.n < 2 || first.p[1] != '.' || !strchr("1Il", first.p[0])) return false;
    for (size_t i = 0; i < l->ncell && i < CELLS; i++) scraps_add(&p, l->cell[i].text, l->cell[i].column);
    return caption_column(&p, S("Title of Security"), DAMAGED) == 0 ||
           caption_column(&p, S("Title of Derivative Security"), DAMAGED) == 0;
}

static bool is_head(const PageLine *l)
{
    return line_is_row(l) && (count_instructions(l->text) >= 2 || begins_heads(l));
}

/* The line below a head has words, no title, and no numbers except misread letters: a row has. */
static bool is_second_head(const PageLine *l)
{
    size_t digits = 0, letters = 0;
    for (size_t i = 0; i < l->text.n; i++) {
        digits += is_digit(l->text.p[i]);
        letters += is_alpha(l->text.p[i]);
    }
    return line_is_row(l) && !l->cell[0].text.n && (digits < 2 || digits * 6 < letters) && line_filled(l) > 1;
}

/* A further line of heads that a converter kept apart: half of its cells have words of heads, none a value.
 */
static bool is_more_head(const PageLine *l)
{
    static const char *const words[] = {"Instr",    "Code",     "(A)",    "(D)",    "Date",   "Year",
                                        "Month",    "Day/",     "action", "ship",   "Form",   "Direct",
                                        "Indirect", "Benefici", "Title",  "Amount", "Number", "Price",
                                        "Owned",    "Securit",  "(I)"};
    size_t with = 0, values = 0;
    Str first = line_first(l);
    if (first.n > 1 && is_digit(first.p[0]) && first.p[1] == '.')
        return false; /* the first of another table */
    for (size_t i = 0; i < l->ncell; i++) {
        Str s = l->cell[i].text;
        bool word = false;
        for (size_t k = 0; k < sizeof words / sizeof *words; k++)
            word = word || str_has_nocase(s, str_z(words[k]));
        with += word;
        size_t digits = 0;
        for (size_t k = 0; k < s.n; k++) digits += is_digit(s.p[k]);
        values += digits > 2 || (digits && digits * 2 >= s.n) || str_starts(s, S("$"));
    }
    return line_is_row(l) && (with > 1 || count_instructions(l->text)) && with * 2 >= line_filled(l) &&
           !values;
}

static TableId table_of_heads(const PageLine *l, size_t n)
{
    static const char *const words[] = {"Exercisable", "Expiration", "Underlying", "Conversion",
                                        "Derivative"};
    int found = 0;
    for (size_t w = 0; w < sizeof words / sizeof *words; w++) {
        bool has = false;
        for (size_t k = 0; k < n && !has; k++)
            for (size_t i = 0; i < l[k].ncell && !has; i++)
                has = like_within(l[k].cell[i].text, str_z(words[w]), 20);
        found += has;
    }
    return found >= 2 ? TABLE_II : TABLE_I;
}

/* How many lines of heads begin here. */
static size_t heads_at(const Page *p, size_t at, size_t end)
{
    size_t n = 1;
    if (at + n < end && is_second_head(&p->line[at + n])) n++;
    while (at + n < end && is_more_head(&p->line[at + n])) n++;
    return n;
}

/* "Table II - Derivative Securities … (e.g., puts, calls …)", shredded: what stands right above a head. */
static bool is_table_caption(const PageLine *l)
{
    return !l->ncell || !l->cell[0].text.n || like_within(str_sub(l->text, 0, 40), S("Table I"), 20) ||
           like_within(l->text, S("puts, calls, warrants"), 25);
}

/* What a browser prints at the foot of a page. */
static bool is_footer(const PageLine *l)
{
    return str_has_nocase(l->text, S("http:")) || str_has_nocase(l->text, S("https:"));
}

/* Where the second half of a text printed twice begins: at its first word come again, else at the blank
 * nearest to the middle; its length if there is no blank. */
static size_t second_half(Str s)
{
    size_t best = s.n, word = str_find(s, S(" "));
    for (size_t i = word; i + word < s.n; i++)
        if (s.p[i] == ' ' && str_eq_nocase(str_sub(s, 0, word), str_sub(str_from(s, i + 1), 0, word)))
            return i;
    for (size_t i = 0; i < s.n; i++) {
        size_t off = 2 * i > s.n ? 2 * i - s.n : s.n - 2 * i,
               now = 2 * best > s.n ? 2 * best - s.n : s.n - 2 * best;
        if (s.p[i] == ' ' && (best == s.n || off < now)) best = i;
    }
    return best;
}

static bool has_digit(Str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (is_digit(s.p[i])) return true;
    return false;
}

/* Two rows printed as one: the title says the very same thing twice over, and other cells the same kind of
 * thing. What stands there only once is the first row's. */
static bool line_halves(Arena *a, const PageLine *l, PageLine out[2])
{
    size_t twice = 0, single = 0;
    for (size_t i = 0; i < l->ncell; i++) {
        Str s = l->cell[i].text;
        size_t at = second_half(s);
        Str first = str_sub(s, 0, at), second = str_from(s, at < s.n ? at + 1 : s.n);
        bool same = at < s.n && (i ? has_digit(first) == has_digit(second) : like_texts(first, second) >= 75);
        if (!i && !same) return false;
        twice += same;
        single += s.n && at == s.n;
    }
    if (twice < 3 || single > twice) return false;
    for (size_t k = 0; k < 2; k++) {
        out[k] = (PageLine){.text = l->text, .ncell = l->ncell};
        out[k].cell = ARENA_NEW(a, PageCell, l->ncell);
        for (size_t i = 0; i < l->ncell; i++) {
            Str s = l->cell[i].text;
            size_t at = second_half(s);
            out[k].cell[i] = (PageCell){k ? str_trim(str_from(s, at)) : str_sub(s, 0, at), l->cell[i].column};
        }
    }
    return true;
}

enum { SHRED_CELLS = 3 };

/* A few words that no number stands beside are the rest of the row above, or, before all rows, of the one
 * below. */
static bool is_shred(const PageLine *l) { return line_filled(l) <= SHRED_CELLS && !has_digit(l->text); }

/* Tokens of two lines in the order of their columns, those of `upper` first. */
static Token *merged(Arena *a, const Token *upper, size_t n, const Token *lower, size_t m)
{
    Token *out = ARENA_NEW(a, Token, n + m);
    for (size_t i = 0, k = 0; i + k < n + m;) {
        bool from_upper = k == m || (i < n && upper[i].column <= lower[k].column);
        out[i + k] = from_upper ? upper[i] : lower[k];
        *(from_upper ? &i : &k) += 1;
    }
    return out;
}

/* The tokens of a line as a row, or, of a shred, as more tokens of a row. `*held` tokens of shreds above all
 * rows wait in t->shred for the first row. */
static void add_row(Arena *a, DraftTable *t, const PageLine *l, Token *room, size_t *held)
{
    size_t n = marks_raised(room, tokens_of(l, room), TOKENS_MAX);
    if (!n) return;
    bool shred = is_shred(l);
    DraftRow *row = &t->row[t->nrow];
    if (shred && t->nrow) {
        row = &t->row[t->nrow - 1];
        if (row->n + n > TOKENS_MAX) return;
        row->token = merged(a, row->token, row->n, room, n);
        row->n += n;
        return;
    }
    if (*held + n > TOKENS_MAX) *held = 0;
    row->text = l->text;
    row->ncell = l->ncell;
    row->token = merged(a, t->shred, *held, room, n);
    row->n = *held + n;
    *held = 0;
    if (!shred)
        t->nrow++;
    else
        t->shred = row->token, *held = row->n;
}

/* EDGAR takes 30 rows in a table; what no form has is not worth the memory, and is told as not understood. */
enum { ROWS_MOST = 300 };

static DraftTable table_at(Arena *a, const Page *p, const bool *owner, size_t at, size_t end, FormType form)
{
    DraftTable t = {.form = form, .head = &p->line[at], .nhead = heads_at(p, at, end)};
    t.id = table_of_heads(t.head, t.nhead);
    t.slot = slots_of(form, t.id, &t.nslot);
    size_t i = at + t.nhead;
    size_t stop = i;
    while (stop < end && !owner[stop]) stop++;
    if (stop < p->n && is_head(&p->line[stop]))
        while (stop > i && is_table_caption(&p->line[stop - 1])) stop--;
    size_t most = 2 * (stop - i) < ROWS_MOST ? 2 * (stop - i) : ROWS_MOST;
    t.row = ARENA_NEW(a, DraftRow, most + 2);
    Token *room = ARENA_NEW(a, Token, TOKENS_MAX);
    size_t held = 0;
    for (; i < stop && t.nrow < ROWS_MOST; i++) {
        if (!line_is_row(&p->line[i]) || is_footer(&p->line[i])) continue;
        PageLine half[2];
        size_t n = line_halves(a, &p->line[i], half) ? 2 : 1;
        for (size_t k = 0; k < n; k++) add_row(a, &t, n == 2 ? &half[k] : &p->line[i], room, &held);
    }
    return t;
}

size_t cells_find_tables(Arena *a, const Page *p, size_t end, const bool *owner, FormType form,
                         DraftTable *out, size_t *first)
{
    size_t n = 0;
    *first = end;
    for (size_t i = 0; i < end && n < CELLS_TABLES_MAX; i++) {
        if (!is_head(&p->line[i])) continue;
        size_t next = i + heads_at(p, i, end);
        while (next < end && !is_head(&p->line[next])) next++;
        if (!n) *first = i;
        out[n++] = table_at(a, p, owner, i, next, form);
        i += out[n - 1].nhead - 1;
    }
    return n;
}

/* Letters of a text, at most as many as may be compared. */
static size_t letters_of(Str s, char *out, size_t n, size_t most)
{
    for (size_t i = 0; i < s.n && n < most; i++)
        if (is_alpha(s.p[i]) || is_digit(s.p[i])) out[n++] = to_lower(s.p[i]);
    return n;
}

void cells_drop_heading(DraftTable *t, Str issuer)
{
    enum { MOST = 64, LEAST = 8 };
    char name[MOST], above[MOST];
    size_t n = letters_of(issuer, name, 0, MOST), m = 0, kept = 0;
    DraftRow *row = t->row;
    if (!t->nrow || n < LEAST) return;
    const char *from = row->text.p, *to = row->text.p + row->text.n;
    for (size_t i = 0; i < row->n; i++)
        if (row->token[i].text.p < from || row->token[i].text.p >= to)
            m = letters_of(row->token[i].text, above, m, MOST);
    if (m < n || memcmp(name, above, n) != 0) return;
    for (size_t i = 0; i < row->n; i++)
        if (row->token[i].text.p >= from && row->token[i].text.p < to) row->token[kept++] = row->token[i];
    row->n = kept;
}
