/* ocr_body.c: the lines of a table on a recogniser's page, heads left out, in tokens. */
#include "read/ocr_table.h"

#include <string.h>

/* ---- heads ---- */

enum { HEAD_LIKE = 75, HEAD_LINES = 26 };

/* Is a word, damaged or not, one that heads of tables are made of and values hardly ever? */
static bool is_head_word(Str word)
{
    static const char *const words[] = {
        "Title",        "Security",   "Instr",      "Transaction",  "Date",      "MonthDayYear", "Deemed",
        "Execution",    "Code",       "Securities", "Acquired",     "Disposed",  "Amount",       "Price",
        "Beneficially", "Owned",      "Following",  "Reported",     "Ownership", "Form",         "Direct",
        "Indirect",     "Nature",     "Beneficial", "Conversion",   "Exercise",  "Derivative",   "Number",
        "Exercisable",  "Expiration", "Underlying", "Transactions", "Month"};
    size_t letters = 0;
    for (size_t i = 0; i < word.n; i++) letters += is_alpha(word.p[i]);
    if (letters < 4) return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (ocr_likeness(word, str_z(words[i])) >= HEAD_LIKE) return true;
    return false;
}

/* "(A)", "(D)", "(Instr.", "2A.", "V": small parts of heads. */
static bool is_head_bit(Str w)
{
    static const char *const bits[] = {"(A)", "(D)", "(0)", "(I)", "Code", "V",  "v",  "if",
                                       "any", "or",  "of",  "and", "8)",   "5)", "4)", "3",
                                       "3,",  "(1)", "10.", "11.", "2A.",  "3A."};
    for (size_t i = 0; i < sizeof bits / sizeof *bits; i++)
        if (str_eq(w, str_z(bits[i]))) return true;
    return str_has_nocase(w, S("nstr")) || (w.n == 2 && is_digit(w.p[0]) && w.p[1] == '.');
}

static size_t tokens_of_line(const OcrLine *l, Token *out)
{
    enum { CELLS = 160 };
    PageCell cell[CELLS];
    PageLine line = {.text = l->text, .cell = cell};
    for (size_t i = 0; i < l->n && line.ncell < CELLS; i++) {
        Str s = ocr_strip(l->word[i].text);
        if (s.n == 1 && strchr("[]{}!_~-.,'`", s.p[0])) continue;
        cell[line.ncell++] = (PageCell){s, (uint32_t)l->word[i].x};
    }
    return tokens_of(&line, out);
}

static int weight_of(const OcrLine *l, Token *room)
{
    int weight = 0;
    size_t n = tokens_of_line(l, room);
    for (size_t i = 0; i < n; i++) weight += ocr_token_weight(&room[i]) > 1;
    return weight;
}

/* The first line of the body behind a title: behind the last line of the heads, and before any with values.
 */
static size_t heads_end(const OcrPage *p, size_t from, size_t to, Token *room)
{
    size_t end = from;
    for (size_t i = from; i < to && i < from + HEAD_LINES; i++) {
        const OcrLine *l = &p->line[i];
        size_t words = 0, letters = 0, all = 0;
        for (size_t w = 0; w < l->n; w++) {
            Str s = ocr_strip(l->word[w].text);
            bool word = is_head_word(s), bit = is_head_bit(s);
            words += word;
            letters += word || bit ? s.n : 0;
            all += s.n;
        }
        if (words < 2 && weight_of(l, room)) break;
        if (all && (words > 1 || letters * 2 >= all)) end = i + 1;
    }
    return end;
}

/* ---- bodies ---- */

static bool ends_table(OcrMark m) { return m != OCR_CONTENT && m != OCR_PRINT; }

static OcrMark title_of(TableId id) { return id == TABLE_I ? OCR_TABLE_I : OCR_TABLE_II; }

static void add_lines(Arena *a, OcrBody *b, const OcrPage *p, size_t from, size_t to, int page, Token *room)
{
    bool parted = true;
    for (size_t i = heads_end(p, from, to, room); i < to; i++) {
        const OcrLine *l = &p->line[i];
        size_t n = l->mark == OCR_CONTENT ? tokens_of_line(l, room) : 0;
        if (!n) {
            parted = true;
            continue;
        }
        OcrBodyLine *line = &b->line[b->n++];
        *line = (OcrBodyLine){
            .text = l->text, .token = ARENA_NEW(a, Token, n), .n = n, .parted = parted, .page = page};
        memcpy(line->token, room, n * sizeof *room);
        parted = false;
    }
}

OcrBody ocr_body_of(Arena *a, const OcrPage *p, TableId id)
{
    OcrBody b = {.id = id, .line = ARENA_NEW(a, OcrBodyLine, p->n + 1)};
    Token *room = ARENA_NEW(a, Token, TOKENS_MAX);
    for (size_t i = 0; i < p->n; i++) {
        if (p->line[i].mark != title_of(id)) continue;
        size_t to = i + 1;
        while (to < p->n && !ends_table(p->line[to].mark)) to++;
        add_lines(a, &b, p, i + 1, to, (int)i, room);
    }
    return b;
}
