/* columns.c: the columns of a printed table: where they stand. */
#include "read/table/columns.h"

#include "read/table/heads.h"

#include <string.h>

/* ---- borders that are drawn ---- */

static void add_column(Grid *g, int x0, int x1)
{
    if (g->n < COLUMNS_MAX && x1 > x0) g->col[g->n++] = (Column){.x0 = x0, .x1 = x1, .field = F_NONE};
}

/* Columns between pipes that stand one below the other in at least half of the lines that have several. */
static bool columns_of_pipes(const Sheet *s, size_t from, size_t to, Grid *g)
{
    enum { X_MAX = 512 };
    int count[X_MAX] = {0}, lines = 0, last = 0, right = 0;
    for (size_t i = from; i < to; i++) {
        const SheetLine *l = &s->line[i];
        if (l->kind != LINE_TEXT || l->npipe < 3) continue;
        lines++;
        for (size_t k = 0; k < l->npipe; k++)
            if (l->pipe[k] < X_MAX) count[l->pipe[k]]++;
        if (l->n && l->word[l->n - 1].x > right) right = l->word[l->n - 1].x;
    }
    for (int x = 0; lines && x < X_MAX; x++)
        if (2 * count[x] >= lines) {
            add_column(g, last, x);
            last = x + 1;
        }
    if (g->n && right >= last) add_column(g, last, s->width + 1);
    g->drawn = true;
    return g->n > 2;
}

/* How well a column may begin at x: words of the table that begin there, against those that go across. */
static int score_start(const Sheet *s, size_t from, size_t to, int x)
{
    int score = 0;
    for (size_t i = from; i < to; i++)
        for (size_t w = 0; s->line[i].kind == LINE_TEXT && w < s->line[i].n; w++) {
            const Word *word = &s->line[i].word[w];
            if (word->x == x) score++;
            if (word->x < x && word->end > x) score -= 3;
        }
    return score;
}

/* Tags of narrow columns push the ones behind them to the right: the best begin near a tag. */
static int fit_start(const Sheet *s, size_t from, size_t to, int tag)
{
    enum { PUSHED = 3 };
    int best = tag, most = score_start(s, from, to, tag);
    for (int x = tag - 1; most < 0 && x > 0 && x >= tag - PUSHED; x--) {
        int score = score_start(s, from, to, x);
        if (score > most) most = score, best = x;
    }
    return best;
}

/* Columns that begin where <S> and <C> or the pieces of a rule begin. */
static bool columns_of_starts(const Sheet *s, size_t from, size_t to, const SheetLine *l, Grid *g)
{
    for (size_t i = 0; i < l->n && g->n < COLUMNS_MAX; i++) {
        int x = i ? fit_start(s, from, to, l->word[i].x) : 0;
        if (i) g->col[g->n - 1].x1 = x;
        add_column(g, x, s->width + 1);
    }
    g->drawn = false;
    return g->n > 2;
}

/* The line that ends the heads, with the columns drawn in it: <S>, a rule of several pieces, or simply a
 * rule. */
static size_t head_end(const Sheet *s, size_t from, size_t to)
{
    bool text = false;
    size_t rule = to;
    for (size_t i = from; i < to; i++) {
        const SheetLine *l = &s->line[i];
        if (l->kind == LINE_STUBS && text) return i;
        if (l->kind == LINE_RULE && text && rule == to) rule = i;
        text = text || (l->kind == LINE_TEXT && l->n);
    }
    return rule;
}

/* The same where it draws no columns: a piece of a rule may stand between heads. */
static size_t plain_head_end(const Sheet *s, size_t from, size_t to)
{
    size_t end = head_end(s, from, to);
    while (end < to && s->line[end].kind == LINE_RULE && end + 1 < to && !sheet_has_rule(s, end, end + 1)) {
        size_t next = end + 1;
        while (next < to && s->line[next].kind != LINE_RULE && s->line[next].kind != LINE_STUBS) next++;
        if (next == to) break;
        end = next;
    }
    return end;
}

static bool read_drawn(Doc *d, const Sheet *s, size_t from, size_t to, Grid *g)
{
    size_t end = head_end(s, from, to);
    if (end == to) return false;
    const SheetLine *l = &s->line[end];
    g->exact = true;
    g->from = end + 1;
    g->to = to;
    bool ok = columns_of_pipes(s, g->from, to, g);
    if (!ok) g->n = 0, ok = columns_of_pipes(s, from, end, g);
    if (!ok) g->n = 0, ok = l->n > 2 && columns_of_starts(s, from, to, l, g);
    if (ok) grid_name(d, s, from, end, g);
    return ok;
}

/* ---- columns told from their heads ---- */

static const char head_words[] =
    " title of security derivative securities instr transaction date month day year deemed execution if any "
    "code v "
    "amount acquired a or disposed d and price beneficially owned following reported transactions "
    "transaction s "
    "ownership form direct indirect i nature beneficial conversion exercise number exercisable expiration "
    "underlying shares at end issuers fiscal the monthdayyear issuer ";

/* Is this word one of those that heads are made of? Numbers before a point or bracket are. */
static bool is_head_word(Str w)
{
    enum { ROOM = 64 }; /* no word of a head is longer */
    char low[ROOM] = "  ", *p = low + 1;
    size_t digits = 0;
    while (digits < w.n && is_digit(w.p[digits])) digits++;
    if (digits > 2) return false;
    if (digits && digits == w.n) return true;
    if (w.n == 1 && *w.p != 'V' && is_upper(*w.p)) return false;
    Str rest = str_from(w, digits);
    if (digits && !strchr(".,)AB", rest.p[0])) return false;
    if (digits && str_starts(rest, S("A."))) rest = str_from(rest, 2);
    *p = 0;
    letters_add(p, sizeof low - 2, rest);
    if (!*p) return w.p[0] != '$';
    strcat(low, " ");
    return strstr(head_words, low) != NULL;
}

static bool is_head_line(const SheetLine *l)
{
    for (size_t i = 0; i < l->n; i++)
        if (!is_head_word(l->word[i].text)) return false;
    return true;
}

static size_t heads_to(const Sheet *s, size_t from, size_t to)
{
    size_t last = from;
    for (size_t i = from; i < to && is_head_line(&s->line[i]); i++)
        if (s->line[i].kind == LINE_TEXT) last = i + 1;
    return last;
}

/* The first line of the heads: the end of a box above may stand below the table's title. */
static size_t heads_from(const Sheet *s, size_t from, size_t to)
{
    enum { LINES = 6 };
    for (size_t i = from; i < to && i < from + LINES; i++)
        if (s->line[i].n && str_starts(s->line[i].word[0].text, S("1."))) return i;
    return from;
}

/* The first word in lines [from, to), from x on, that begins with "2A." */
static const Word *find_number(const Sheet *s, size_t from, size_t to, int x, const char *number)
{
    for (size_t i = from; i < to; i++)
        for (size_t w = 0; w < s->line[i].n; w++) {
            const Word *word = &s->line[i].word[w];
            Str t = word->text;
            if (word->x < x || !str_starts_nocase(t, str_z(number))) continue;
            t = str_from(t, strlen(number));
            if (t.n && t.p[0] == '.') return word;
        }
    return NULL;
}

/* Is the word one of these, parted by '|'? */
static bool spells_any(const Word *word, const char *letters)
{
    char one[32];
    for (const char *k = letters; *k;) {
        size_t n = strcspn(k, "|");
        memcpy(one, k, n);
        one[n] = 0;
        if (words_spell(word, 1, one)) return true;
        k += n + (k[n] == '|');
    }
    return false;
}

/* The lowest word of the heads in [x0, x1) with these letters. */
static const Word *find_sub(const Sheet *s, size_t from, size_t to, int x0, int x1, const char *letters)
{
    for (size_t i = to; i-- > from;)
        for (size_t w = 0; w < s->line[i].n; w++) {
            const Word *word = &s->line[i].word[w];
            if (word->x < x0 || word->x >= x1) continue;
            if (spells_any(word, letters)) return word;
        }
    return NULL;
}

/* Does the edge of a page part the heads? */
static bool is_torn(const Sheet *s, size_t from, size_t to)
{
    return to > from && s->line[from].page != s->line[to - 1].page;
}

/* A number in the heads, and the slots that stand under it. */
typedef struct Top {
    int x;
    size_t slot, n;
} Top;

/* Parts the room [x0, x1) of one number at the words of each of its slots. A word that a page's edge has
 * moved tells nothing: then the slot has its part of the room. */
static void split_top(const Sheet *s, size_t from, size_t to, Grid *g, const Head *head, size_t n, int x0,
                      int x1)
{
    enum { SHIFT = 16 }; /* converted pages set small type some places off */
    size_t first = g->n, subs = 0;
    int end = x0 - SHIFT;
    for (size_t i = 0; i < n; i++) subs += head[i].sub != NULL;
    for (size_t i = 0; i < n && g->n < COLUMNS_MAX; i++) {
        const Word *w =
            n > 1 && head[i].sub ? find_sub(s, from, to, x0 - SHIFT, x1 + SHIFT, head[i].sub) : NULL;
        if (n > 1 && !head[i].sub) continue;
        bool lost = n > 1 && (!w || w->x < end);
        if (lost && !is_torn(s, from, to)) continue;
        int begin = w && !lost && g->n > first ? (end + w->x + 1) / 2 : x0;
        if (lost) begin = x0 + (x1 - x0) * (int)(g->n - first) / (int)subs;
        if (g->n > first) g->col[g->n - 1].x1 = begin;
        g->col[g->n++] = (Column){.x0 = begin, .x1 = x1, .field = head[i].field, .side = head[i].side};
        if (!w || lost) continue;
        end = w->end;
        if (!is_torn(s, from, to)) g->col[g->n - 1].head = (w->x + w->end) / 2;
    }
}

/* The numbers of the heads from left to right. */
static size_t find_tops(const Sheet *s, size_t from, size_t to, const Grid *g, FormType form, Top *top)
{
    char number[4], next[4];
    size_t n, found = 0, group;
    const Head *slot = heads_of(g->table, form, &n);
    for (size_t i = 0; i < n; i += group) {
        head_number(&slot[i], g->table, form, number);
        for (group = 1; i + group < n; group++) {
            head_number(&slot[i + group], g->table, form, next);
            if (strcmp(number, next) != 0) break;
        }
        const Word *w = find_number(s, from, to, found ? top[found - 1].x + 1 : 0, number);
        if (w) top[found++] = (Top){w->x, i, group};
    }
    return found;
}

/* Where heads end: behind the last line of nothing but their words, or at a line that is drawn below them. */
static size_t soft_head_end(const Sheet *s, size_t from, size_t to)
{
    size_t drawn = plain_head_end(s, from, to), end = heads_to(s, from, to);
    return drawn < to && drawn > end ? drawn : end;
}

static bool read_soft(Doc *d, const Sheet *s, size_t from, size_t to, Grid *g)
{
    Top top[COLUMNS_MAX];
    from = heads_from(s, from, to);
    size_t slots, end = soft_head_end(s, from, to);
    size_t n = find_tops(s, from, end, g, d->form, top);
    const Head *head = heads_of(g->table, d->form, &slots);
    for (size_t i = from; i < end; i++) words_put_printed(d, s->line[i].word, s->line[i].n);
    g->from = end;
    g->to = to;
    for (size_t i = 0; i < n; i++)
        split_top(s, from, end, g, &head[top[i].slot], top[i].n, i ? top[i].x : 0,
                  i + 1 < n ? top[i + 1].x : s->width + 1);
    return g->n > 2;
}

/* How many columns of the form are known. */
static size_t known_columns(const Grid *g)
{
    size_t n = 0;
    for (size_t c = 0; c < g->n; c++) n += g->col[c].field != F_NONE;
    return n;
}

bool grid_read(Doc *d, const Sheet *s, size_t from, size_t to, Grid *g)
{
    enum { FEW = 2 }; /* a tag, a piece of a rule over several columns */
    Grid soft = {.table = g->table};
    *g = soft;
    bool drawn = read_drawn(d, s, from, to, g);
    if (drawn && g->drawn) return true;
    if (!read_soft(d, s, from, to, &soft)) return drawn;
    if (!drawn || known_columns(&soft) >= known_columns(g) + FEW) *g = soft;
    return true;
}
