/* aligned_column.c: the columns of a printed table: where they stand, and what each of them is by its head.
 */
#include "read/aligned.h"

#include <string.h>

/* What may stand in a table from left to right. `keys`: the head's letters and digits, alternatives parted by
 * '|';
 * "=x" the head is x, "^x" begins with it, "x" has it; "!x" must not have it. `sub`: its own words in a head
 * that spans several columns under one number. */
typedef struct Slot {
    FieldId field;
    char side;
    const char *keys, *sub;
} Slot;

#define COMMON_HEAD                                                                                          \
    {F_transactionDate, 0, "transactiondate|transdate|date|!deemed|!exercisable|!expiration", ""},           \
        {F_deemedExecutionDate, 0, "deemed", ""}, {F_transactionCode, 0, "code", "code"},                    \
    {                                                                                                        \
        F_transactionTimeliness, 0, "=v|!code", "v"                                                          \
    }
#define COMMON_TAIL                                                                                          \
    {F_directOrIndirectOwnership, 0, "direct|indir|ownershipform|!nature", ""},                              \
    {                                                                                                        \
        F_natureOfOwnership, 0, "nature", ""                                                                 \
    }

static const Slot slots_I[] = {{F_securityTitle, 0, "title", ""},
                               COMMON_HEAD,
                               {F_transactionShares, 0, "amount|acquired|!owned", "amount"},
                               {F_transactionAcquiredDisposedCode, 0, "=ad|^aord|=aor", "a"},
                               {F_transactionPricePerShare, 0, "price", "price"},
                               {F_sharesOwnedFollowingTransaction, 0, "owned|beneficially|endof", ""},
                               COMMON_TAIL};
static const Slot slots_I3[] = {{F_securityTitle, 0, "title", ""},
                                {F_sharesOwnedFollowingTransaction, 0, "amount|owned|beneficially", ""},
                                COMMON_TAIL};
static const Slot slots_II[] = {
    {F_securityTitle, 0, "title", ""},
    {F_conversionOrExercisePrice, 0, "exerciseprice|conver|exercise", ""},
    COMMON_HEAD,
    {F_transactionShares, 'A', "=a|acquired|!amount", "a"},
    {F_transactionShares, 'D', "=d|^d", "d"},
    {F_transactionShares, 0, "amount|!underlying", NULL},
    {F_transactionAcquiredDisposedCode, 0, "=ad|^aord|=aor", NULL},
    {F_exerciseDate, 0, "exercisable|dateex", "exercisable"},
    {F_expirationDate, 0, "expir", "expiration"},
    {F_underlyingSecurityTitle, 0, "underlying|title", "title"},
    {F_underlyingSecurityShares, 0, "amount|number|shares|!title|!derivative", "amount"},
    {F_transactionPricePerShare, 0, "price|!exercise", ""},
    {F_sharesOwnedFollowingTransaction, 0, "owned|beneficially|numberofder", ""},
    COMMON_TAIL};
static const Slot slots_II3[] = {{F_securityTitle, 0, "title", ""},
                                 {F_exerciseDate, 0, "exercisable|dateex", "exercisable"},
                                 {F_expirationDate, 0, "expir", "expiration"},
                                 {F_underlyingSecurityTitle, 0, "underlying|title", "title"},
                                 {F_underlyingSecurityShares, 0, "amount|number|shares|!title", "amount"},
                                 {F_conversionOrExercisePrice, 0, "exerciseprice|conver|price", ""},
                                 COMMON_TAIL};

static const Slot *slots_of(TableId table, FormType form, size_t *n)
{
#define GIVE(list) return *n = sizeof(list) / sizeof *(list), (list)
    if (table == TABLE_I && form == FORM_3) GIVE(slots_I3);
    if (table == TABLE_I) GIVE(slots_I);
    if (form == FORM_3) GIVE(slots_II3);
    GIVE(slots_II);
#undef GIVE
}

/* The number that the form prints before a head: "2A", in lower case as letters_add gives it. */
static void slot_number(const Slot *slot, TableId table, FormType form, char out[4])
{
    *out = 0;
    letters_add(out, 4, str_z(fields[slot->field].column[table][form != FORM_3]));
}

/* ---- heads ---- */

enum { HEAD_ROOM = 256 };

static bool has_key(const char *head, const char *key, size_t n)
{
    if (*key == '=') return strlen(head) == n - 1 && !strncmp(head, key + 1, n - 1);
    if (*key == '^') return !strncmp(head, key + 1, n - 1);
    return str_find(str_z(head), (Str){key, n}) < strlen(head);
}

static int score_keys(const char *head, const char *keys)
{
    int score = 0;
    for (const char *k = keys; *k;) {
        size_t n = strcspn(k, "|");
        if (*k == '!') {
            if (has_key(head, k + 1, n - 1)) return -20;
        } else if (has_key(head, k, n)) {
            score = 10;
        }
        k += n + (k[n] == '|');
    }
    return score;
}

/* How well a head fits a slot; less than 0: not at all. */
static int score_slot(const char *head, const Slot *slot, TableId table, FormType form)
{
    char number[4];
    slot_number(slot, table, form, number);
    size_t n = strlen(number);
    int score = score_keys(head, slot->keys);
    if (n && !strncmp(head, number, n) && !is_digit(head[n])) score += 20;
    return score > 0 ? score : -5;
}

/* Gives each column the field that its head tells; the order of both is kept. */
static void name_columns(Grid *g, char head[][HEAD_ROOM], FormType form)
{
    enum { SLOTS = 24, SKIP = 1 };
    int best[COLUMNS_MAX + 1][SLOTS + 1] = {{0}};
    size_t n;
    const Slot *slot = slots_of(g->table, form, &n);
    for (size_t i = 0; i <= g->n; i++)
        for (size_t j = 0; j <= n; j++) {
            int b = i || j ? INT32_MIN : 0;
            if (i && best[i - 1][j] > b) b = best[i - 1][j];
            if (j && best[i][j - 1] - SKIP > b) b = best[i][j - 1] - SKIP;
            int s = i && j ? best[i - 1][j - 1] + score_slot(head[i - 1], &slot[j - 1], g->table, form) : b;
            best[i][j] = s > b ? s : b;
        }
    for (size_t i = g->n, j = n; i && j;) {
        if (best[i][j] == best[i - 1][j - 1] + score_slot(head[i - 1], &slot[j - 1], g->table, form)) {
            i--, j--;
            g->col[i].field = slot[j].field;
            g->col[i].side = slot[j].side;
        } else if (best[i][j] == best[i - 1][j]) {
            i--;
        } else {
            j--;
        }
    }
}

static size_t column_at(const Grid *g, int x)
{
    for (size_t c = 0; c < g->n; c++)
        if (x >= g->col[c].x0 && x < g->col[c].x1) return c;
    return g->n;
}

static void read_heads(const Sheet *s, Grid *g, size_t from, size_t to, FormType form)
{
    char head[COLUMNS_MAX][HEAD_ROOM] = {{0}};
    for (size_t i = from; i < to; i++)
        for (size_t w = 0; s->line[i].kind == LINE_TEXT && w < s->line[i].n; w++) {
            const Word *word = &s->line[i].word[w];
            size_t c = column_at(g, g->drawn ? (word->x + word->end - 1) / 2 : word->x);
            if (c < g->n) letters_add(head[c], HEAD_ROOM, word->text);
        }
    name_columns(g, head, form);
}

/* ---- borders that are drawn ---- */

static void add_column(Grid *g, int x0, int x1)
{
    if (g->n < COLUMNS_MAX && x1 > x0) g->col[g->n++] = (Column){x0, x1, F_NONE, 0};
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
        if (l->kind == LINE_STUBS) return i;
        if (l->kind == LINE_RULE && text && rule == to) rule = i;
        text = text || (l->kind == LINE_TEXT && l->n);
    }
    return rule;
}

static bool read_drawn(const Sheet *s, size_t from, size_t to, Grid *g, FormType form)
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
    if (ok) read_heads(s, g, from, end, form);
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
    char low[HEAD_ROOM] = "  ", *p = low + 1;
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

/* The lowest word of the heads in [x0, x1) with these letters. */
static const Word *find_sub(const Sheet *s, size_t from, size_t to, int x0, int x1, const char *letters)
{
    for (size_t i = to; i-- > from;)
        for (size_t w = 0; w < s->line[i].n; w++) {
            const Word *word = &s->line[i].word[w];
            if (word->x < x0 || word->x >= x1) continue;
            if (words_spell(word, 1, letters)) return word;
        }
    return NULL;
}

/* A number in the heads, and the slots that stand under it. */
typedef struct Top {
    int x;
    size_t slot, n;
} Top;

/* Parts the room [x0, x1) of one number at the words of each of its slots. */
static void split_top(const Sheet *s, size_t from, size_t to, Grid *g, const Slot *slot, size_t n, int x0,
                      int x1)
{
    enum { SHIFT = 16 }; /* converted pages set small type some places off */
    size_t first = g->n;
    int end = x0 - SHIFT;
    for (size_t i = 0; i < n && g->n < COLUMNS_MAX; i++) {
        const Word *w =
            n > 1 && slot[i].sub ? find_sub(s, from, to, x0 - SHIFT, x1 + SHIFT, slot[i].sub) : NULL;
        if (n > 1 && (!w || w->x < end)) continue;
        int begin = w && g->n > first ? (end + w->x + 1) / 2 : x0;
        if (g->n > first) g->col[g->n - 1].x1 = begin;
        g->col[g->n++] = (Column){begin, x1, slot[i].field, slot[i].side};
        if (w) end = w->end;
    }
}

/* The numbers of the heads from left to right. */
static size_t find_tops(const Sheet *s, size_t from, size_t to, const Grid *g, FormType form, Top *top)
{
    char number[4], next[4];
    size_t n, found = 0, group;
    const Slot *slot = slots_of(g->table, form, &n);
    for (size_t i = 0; i < n; i += group) {
        slot_number(&slot[i], g->table, form, number);
        for (group = 1; i + group < n; group++) {
            slot_number(&slot[i + group], g->table, form, next);
            if (strcmp(number, next) != 0) break;
        }
        const Word *w = find_number(s, from, to, found ? top[found - 1].x + 1 : 0, number);
        if (w) top[found++] = (Top){w->x, i, group};
    }
    return found;
}

static bool read_soft(const Sheet *s, size_t from, size_t to, Grid *g, FormType form)
{
    Top top[COLUMNS_MAX];
    from = heads_from(s, from, to);
    size_t slots, end = heads_to(s, from, to);
    size_t n = find_tops(s, from, end, g, form, top);
    const Slot *slot = slots_of(g->table, form, &slots);
    g->from = end;
    g->to = to;
    for (size_t i = 0; i < n; i++)
        split_top(s, from, end, g, &slot[top[i].slot], top[i].n, i ? top[i].x : 0,
                  i + 1 < n ? top[i + 1].x : s->width + 1);
    return g->n > 2;
}

bool grid_read(const Doc *d, const Sheet *s, size_t from, size_t to, Grid *g)
{
    TableId table = g->table;
    *g = (Grid){.table = table};
    if (read_drawn(s, from, to, g, d->form)) return true;
    *g = (Grid){.table = table};
    return read_soft(s, from, to, g, d->form);
}
