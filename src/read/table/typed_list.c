/* typed_list.c: tables printed as a list of captions and values, "1. Title of Security:   Common Stock". */
#include "read/table/typed_list.h"

#include "read/value/wrapped.h"

#include <string.h>

/* A caption that ends in a colon, as letters; "" of a caption that holds others ("4. Securities Acquired
 * …:"). */
static const struct Key {
    FieldId field;
    char side;
    const char *letters;
} keys[] = {{F_securityTitle, 0, "titleofsecurity"},
            {F_securityTitle, 0, "titleofderivativesecurity"},
            {F_conversionOrExercisePrice, 0, "conversionorexercisepriceofderivativesecurity"},
            {F_transactionDate, 0, "transactiondate"},
            {F_deemedExecutionDate, 0, "deemedexecutiondateifany"},
            {F_deemedExecutionDate, 0, "deemedexecutiondate"},
            {F_transactionCode, 0, "transactioncode"},
            {F_transactionCode, 0, "code"},
            {F_transactionTimeliness, 0, "v"},
            {F_NONE, 0, "securitiesacquiredaordisposedofd"},
            {F_transactionShares, 0, "amount"},
            {F_transactionAcquiredDisposedCode, 0, "aord"},
            {F_transactionPricePerShare, 0, "price"},
            {F_sharesOwnedFollowingTransaction, 0, "amountofsecuritiesbeneficiallyowned"},
            {F_directOrIndirectOwnership, 0, "ownershipform"},
            {F_natureOfOwnership, 0, "natureofindirectbeneficialownership"},
            {F_NONE, 0, "numberofderivativesecuritiesacquiredaordisposedofd"},
            {F_transactionShares, 'A', "a"},
            {F_transactionShares, 'D', "d"},
            {F_exerciseDate, 0, "dateexercisable"},
            {F_expirationDate, 0, "expirationdate"},
            {F_NONE, 0, "titleandamountofunderlyingsecurities"},
            {F_NONE, 0, "titleandamountofsecuritiesunderlying"},
            {F_NONE, 0, "dateexercisableandexpirationdate"},
            {F_underlyingSecurityTitle, 0, "title"},
            {F_underlyingSecurityShares, 0, "amountornumberofshares"},
            {F_transactionPricePerShare, 0, "priceofderivativesecurity"},
            {F_sharesOwnedFollowingTransaction, 0, "numberofderivativesecuritiesbeneficiallyowned"},
            {F_conversionOrExercisePrice, 0, "conversionorexerciseprice"}};

static const struct Key *key_of(const char *letters, bool begins)
{
    const struct Key *best = NULL;
    for (size_t n = 0; n < sizeof keys / sizeof *keys; n++) {
        size_t len = strlen(keys[n].letters);
        if (!strcmp(letters, keys[n].letters)) return &keys[n];
        if (begins && !strncmp(letters, keys[n].letters, len) && (!best || len > strlen(best->letters)))
            best = &keys[n];
    }
    return best;
}

/* The caption at word i up to its colon; a numbered one may say more than is known of it, and go on in the
 * next line.
 * `*end`: the word behind it; `*open`: the colon is not in this line. */
static const struct Key *key_at(const SheetLine *l, size_t i, size_t *end, bool *open)
{
    char letters[160] = "";
    Str w = l->word[i].text;
    bool numbered = is_digit(w.p[0]) && w.p[w.n - 1] == '.';
    *open = false;
    for (size_t k = i + numbered; k < l->n && (k <= i + numbered || l->word[k].gap < 3); k++) {
        w = l->word[k].text;
        letters_add(letters, sizeof letters, w);
        if (w.p[w.n - 1] != ':') continue;
        /* "Ownership Form: Direct (D) or Indirect (I):" has a colon within */
        if (k + 1 < l->n && words_spell(&l->word[k + 1], l->n - k - 1, "directdorindirecti")) continue;
        *end = k + 1;
        return key_of(letters, numbered);
    }
    const struct Key *key = numbered && i == 0 ? key_of(letters, true) : NULL;
    *open = key != NULL;
    *end = l->n;
    return key;
}

/* A row being read: the pieces of the value that the last caption began. */
typedef struct ListRow {
    TableId table;
    size_t row;
    const struct Key *key;
    Str piece[32];
    size_t n;
    bool open;    /* there is a row */
    bool caption; /* a caption is not yet at its colon */
} ListRow;

static void put_value(Doc *d, ListRow *r)
{
    if (!r->key || r->key->field == F_NONE) return;
    Where w = {part_of_table(r->table), r->row, r->key->field};
    if (r->key->side && !r->n) return;
    cell_put_lines(d, w, r->piece, r->n);
    if (!r->key->side) return;
    Cell *side = doc_cell(d, w.part, w.row, F_transactionAcquiredDisposedCode);
    cell_set(d, side, F_transactionAcquiredDisposedCode, (Str){&r->key->side, 1}, doc_span(d, r->piece[0]));
    side->prov |= PROV_PLACED;
}

/* A value is at its end: the next caption, or the end of the list. */
static void end_value(Doc *d, ListRow *r)
{
    if (r->open) put_value(d, r);
    r->key = NULL;
    r->n = 0;
}

static void end_row(Doc *d, ListRow *r)
{
    end_value(d, r);
    if (!r->open) return;
    DocRow *row = &d->table[r->table].row[r->row];
    row->holding = !cell_has(&row->cell[F_transactionDate]) && !cell_has(&row->cell[F_transactionCode]);
    r->open = false;
}

static void begin_row(Doc *d, ListRow *r, const SheetLine *l)
{
    end_row(d, r);
    DocRow *row = doc_add_row(d, r->table, false);
    r->open = row != NULL;
    if (row) row->raw = doc_span(d, str_trim(l->text));
    r->row = d->table[r->table].n - 1;
}

/* The word behind a caption that began in the line above; 0 if its colon is not here. */
static size_t caption_rest(const SheetLine *l)
{
    for (size_t i = 0; i < l->n; i++)
        if (l->word[i].text.p[l->word[i].text.n - 1] == ':') return i + 1;
    return 0;
}

/* The end of the words of a value: a gap, or the next caption. */
static size_t value_end(const SheetLine *l, size_t i)
{
    size_t end = line_run(l, i), behind;
    bool open;
    for (size_t k = i + 1; k < end; k++)
        if (key_at(l, k, &behind, &open)) return k;
    return end;
}

static void read_line(Doc *d, ListRow *r, const SheetLine *l)
{
    size_t end, i = r->caption ? caption_rest(l) : 0;
    if (r->caption && !i) return;
    for (r->caption = false; i < l->n; i = end) {
        const struct Key *key = key_at(l, i, &end, &r->caption);
        if (key) {
            end_value(d, r);
            if (key->field == F_securityTitle) begin_row(d, r, l);
            r->key = key;
            continue;
        }
        end = value_end(l, i);
        if (i == 0 && end == 2 && words_spell(l->word, 1, "item")) { /* "Item 3" above a row */
            words_put_printed(d, l->word, end);
            continue;
        }
        if (r->n < 32) r->piece[r->n++] = words_str(&l->word[i], end - i);
    }
    if (!r->open) return;
    DocRow *row = &d->table[r->table].row[r->row];
    Span last = doc_span(d, str_trim(l->text));
    row->raw.len = last.at + last.len - row->raw.at;
}

bool typed_list(Doc *d, const Sheet *s, size_t from, size_t to, TableId table)
{
    ListRow r = {.table = table};
    bool any = false, open;
    size_t end;
    for (size_t i = from; i < to && !any; i++) {
        const SheetLine *l = &s->line[i];
        const struct Key *key = l->kind == LINE_TEXT && l->n ? key_at(l, 0, &end, &open) : NULL;
        any = key && !open && key->field == F_securityTitle;
    }
    for (size_t i = from; any && i < to; i++)
        if (s->line[i].kind == LINE_TEXT) read_line(d, &r, &s->line[i]);
    end_row(d, &r);
    return any;
}
