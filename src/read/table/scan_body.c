/* scan_body.c: the lines of a table on a recogniser's page, heads left out, in tokens. */
#include "read/table/scan_body.h"

#include "read/table/scan_place.h"

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
        if (like_texts(word, str_z(words[i])) >= HEAD_LIKE) return true;
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

/* How much of an amount is amount: behind its last digit stands at most what a raised mark was read for. A
 * whole mark stays: it will be parted anyway. */
static size_t amount_len(Str s)
{
    if (s.n > 2 && s.n < 5 && s.p[0] == '$' && s.p[s.n - 1] == ')')
        return 1; /* the mark of a footnote: "$4)" */

    size_t n = s.n;
    if (!is_digit(s.p[0]) && s.p[0] != '$') return s.n;
    while (n && !is_digit(s.p[n - 1])) {
        if (is_alpha(s.p[n - 1]) || strchr("(/-", s.p[n - 1])) return s.n;
        n--;
    }
    return str_find(s, S("(")) < s.n || n < 2 ? s.n : n;
}

/* "Fund III -": a dash right behind a word stands for itself. */
static bool is_dash(const ScanLine *l, size_t i)
{
    if (!i || !str_eq(l->word[i].text, S("-")) || l->word[i].gap != 1) return false;
    Str before = l->word[i - 1].text;
    return before.n > 1 && is_alpha(before.p[before.n - 1]);
}

static size_t tokens_of_line(const ScanLine *l, Token *out)
{
    enum { CELLS = 160 };
    PageCell cell[CELLS];
    PageLine line = {.text = l->text, .cell = cell};
    for (size_t i = 0; i < l->n; i++) {
        uint32_t x = (uint32_t)l->word[i].x;
        for (Str rest = l->word[i].text; rest.n && line.ncell < CELLS;) {
            size_t n = 0; /* brackets that no value has are borders */
            while (n < rest.n && !strchr("[]{}", rest.p[n])) n++;
            Str s = scan_strip(str_sub(rest, 0, n));
            rest = str_from(rest, n + 1);
            if (s.n) s.n = amount_len(s);
            if (!s.n || (s.n == 1 && strchr("[]{}!_~-.,'`", s.p[0]) && !is_dash(l, i))) continue;
            cell[line.ncell++] = (PageCell){s, x + (uint32_t)(s.p - l->word[i].text.p)};
        }
    }
    size_t n = tokens_of(&line, out);
    for (size_t i = 0, w = 0; i < n; i++) {
        const char *end = out[i].text.p + out[i].text.n;
        while (w < l->n && l->word[w].text.p + l->word[w].text.n < end) w++;
        bool last = i + 1 == n || w == l->n || out[i + 1].text.p >= l->word[w].text.p + l->word[w].text.n;
        out[i].hides = last && w < l->n && scan_hides(&l->word[w]);
    }
    return n;
}

static int weight_of(const ScanLine *l, Token *room)
{
    int weight = 0;
    size_t n = tokens_of_line(l, room);
    for (size_t i = 0; i < n; i++) weight += scan_token_weight(&room[i]) > 1;
    return weight;
}

/* The first line of the body behind a title: behind the last line of the heads, and before any with values.
 */
static size_t heads_end(const ScanPage *p, size_t from, size_t to, Token *room)
{
    size_t end = from;
    for (size_t i = from; i < to && i < from + HEAD_LINES; i++) {
        const ScanLine *l = &p->line[i];
        size_t words = 0, letters = 0, all = 0;
        for (size_t w = 0; w < l->n; w++) {
            Str s = scan_strip(l->word[w].text);
            bool word = is_head_word(s), bit = is_head_bit(s);
            words += word;
            letters += word || bit ? s.n : 0;
            all += s.n;
        }
        if (words < 2 && weight_of(l, room)) break;
        bool begins = l->n && is_head_word(scan_strip(l->word[0].text));
        if (all && (words > 1 || begins || letters * 2 >= all)) end = i + 1;
    }
    return end;
}

/* ---- bodies ---- */

enum { BODY_LINES_MAX = 2000 }; /* no form has more; each is compared with all others */

static bool ends_table(ScanMark m) { return m != SCAN_CONTENT && m != SCAN_PRINT; }

static ScanMark title_of(TableId id) { return id == TABLE_I ? SCAN_TABLE_I : SCAN_TABLE_II; }

static const ScanHeads *heads_of_lines(Arena *a, const ScanPage *p, size_t from, size_t to, TableId id,
                                       FormType form)
{
    size_t n;
    const Slot *slot = slots_of(form, id, &n);
    if (!p->boxed) return NULL;
    ScanHeads *h = ARENA_NEW(a, ScanHeads, 1);
    *h = scan_heads_of(a, p, from, to, slot, n);
    return h;
}

static void add_lines(Arena *a, ScanBody *b, const ScanPage *p, size_t from, size_t to, int page, Token *room)
{
    size_t body = heads_end(p, from, to, room);
    const ScanHeads *heads = heads_of_lines(a, p, from, body, b->id, b->form);
    bool parted = true, ruled = true;
    for (size_t i = body; i < to; i++) {
        const ScanLine *l = &p->line[i];
        ruled = ruled || l->ruled;
        size_t n = l->mark == SCAN_CONTENT ? tokens_of_line(l, room) : 0;
        if (!n) {
            parted = true;
            continue;
        }
        if (b->n == BODY_LINES_MAX) {
            b->cut = true;
            return;
        }
        ScanBodyLine *line = &b->line[b->n++];
        *line = (ScanBodyLine){.text = l->text,
                               .token = ARENA_NEW(a, Token, n),
                               .n = n,
                               .parted = parted,
                               .ruled = ruled,
                               .page = page,
                               .heads = heads};
        memcpy(line->token, room, n * sizeof *room);
        parted = ruled = false;
    }
}

ScanBody scan_body_of(Arena *a, const ScanPage *p, TableId id, FormType form)
{
    ScanBody b = {.id = id, .form = form, .line = ARENA_NEW(a, ScanBodyLine, BODY_LINES_MAX)};
    Token *room = ARENA_NEW(a, Token, TOKENS_MAX);
    for (size_t i = 0; i < p->n; i++) {
        if (p->line[i].mark != title_of(id)) continue;
        size_t to = i + 1;
        while (to < p->n && !ends_table(p->line[to].mark)) to++;
        add_lines(a, &b, p, i + 1, to, (int)i, room);
    }
    return b;
}
