/* heads.c: what the columns of a printed table are, told by their heads. */
#include "read/table/heads.h"

#include <string.h>

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

static const Head slots_I[] = {
    {F_securityTitle, 0, "title", ""},
    COMMON_HEAD,
    {F_transactionShares, 0, "amount|acquired|!owned", "amount"},
    {F_transactionAcquiredDisposedCode, 0, "$ad|$aord|^aord|=aor", "a|ad|aord|aor"},
    {F_transactionPricePerShare, 0, "price", "price"},
    {F_sharesOwnedFollowingTransaction, 0, "owned|beneficially|endof", ""},
    COMMON_TAIL};

static const Head slots_I3[] = {{F_securityTitle, 0, "title", ""},
                                {F_sharesOwnedFollowingTransaction, 0, "amount|owned|beneficially", ""},
                                COMMON_TAIL};

static const Head slots_II[] = {
    {F_securityTitle, 0, "title", ""},
    {F_conversionOrExercisePrice, 0, "exerciseprice|conver|exercise", ""},
    COMMON_HEAD,
    {F_transactionShares, 'A', "=a|acquired|!amount", "a"},
    {F_transactionShares, 'D', "=d|^d", "d"},
    {F_transactionShares, 0, "amount|!underlying", NULL},
    {F_transactionAcquiredDisposedCode, 0, "$ad|$aord|^aord|=aor", NULL},
    {F_exerciseDate, 0, "exercisable|dateex", "exercisable|cisable|exer"},
    {F_expirationDate, 0, "expir", "expiration|expira|expir"},
    {F_underlyingSecurityTitle, 0, "underlying|title", "title"},
    {F_underlyingSecurityShares, 0, "amount|number|shares|!title|!derivative", "amount"},
    {F_transactionPricePerShare, 0, "price|!exercise", ""},
    {F_sharesOwnedFollowingTransaction, 0, "owned|beneficially|numberofder", ""},
    COMMON_TAIL};

static const Head slots_II3[] = {{F_securityTitle, 0, "title", ""},
                                 {F_exerciseDate, 0, "exercisable|dateex", "exercisable|cisable|exer"},
                                 {F_expirationDate, 0, "expir", "expiration|expira|expir"},
                                 {F_underlyingSecurityTitle, 0, "underlying|title", "title"},
                                 {F_underlyingSecurityShares, 0, "amount|number|shares|!title", "amount"},
                                 {F_conversionOrExercisePrice, 0, "exerciseprice|conver|price", ""},
                                 COMMON_TAIL};

const Head *heads_of(TableId table, FormType form, size_t *n)
{
#define GIVE(list) return *n = sizeof(list) / sizeof *(list), (list)
    if (table == TABLE_I && form == FORM_3) GIVE(slots_I3);
    if (table == TABLE_I) GIVE(slots_I);
    if (form == FORM_3) GIVE(slots_II3);
    GIVE(slots_II);
#undef GIVE
}

void head_number(const Head *slot, TableId table, FormType form, char out[4])
{
    *out = 0;
    letters_add(out, 4, str_z(fields[slot->field].column[table][form != FORM_3]));
}

enum { HEAD_ROOM = 256 };

static bool has_key(const char *head, const char *key, size_t n)
{
    if (*key == '=') return strlen(head) == n - 1 && !strncmp(head, key + 1, n - 1);
    if (*key == '$') return str_ends(str_z(head), (Str){key + 1, n - 1});
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
static int score_slot(const char *head, const Head *slot, TableId table, FormType form)
{
    char number[4];
    head_number(slot, table, form, number);
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
    const Head *slot = heads_of(g->table, form, &n);
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

void grid_name(Doc *d, const Sheet *s, size_t from, size_t to, Grid *g)
{
    char head[COLUMNS_MAX][HEAD_ROOM] = {{0}};
    for (size_t i = from; i < to; i++)
        for (size_t w = 0; s->line[i].kind == LINE_TEXT && w < s->line[i].n; w++) {
            const Word *word = &s->line[i].word[w];
            size_t c = column_at(g, g->drawn ? (word->x + word->end - 1) / 2 : word->x);
            if (c < g->n) letters_add(head[c], HEAD_ROOM, word->text);
            words_put_printed(d, word, 1);
        }
    name_columns(g, head, d->form);
}
