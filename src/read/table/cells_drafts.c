/* cells_draft.c: from the tokens of a cell to its pieces and marks. Cells of several lines have tokens of
 * their neighbours between their words: these are put back first. */
#include "read/table/cells_drafts.h"

#include "read/page/fragments.h"

#include <string.h>

/* ---- neighbours' tokens ---- */

static void rotate(Token *t, size_t from, size_t to)
{
    Token moved = t[from];
    if (from < to)
        memmove(t + from, t + from + 1, (to - from) * sizeof *t);
    else
        memmove(t + to + 1, t + to, (from - to) * sizeof *t);
    t[to] = moved;
}

/* Gives token `k` of slot `s` to a slot before it; those between are empty. */
static void give_back(DraftRow *row, size_t s, size_t k, size_t to)
{
    rotate(row->token, k, row->cell[s].from);
    for (size_t i = to; i < s; i++) row->cell[i].to++;
    for (size_t i = to + 1; i <= s; i++) row->cell[i].from++;
}

static void give_on(DraftRow *row, size_t s, size_t k, size_t to)
{
    rotate(row->token, k, row->cell[s].to - 1);
    for (size_t i = s; i < to; i++) row->cell[i].to--;
    for (size_t i = s + 1; i <= to; i++) row->cell[i].from--;
}

static bool is_letter_of_form(const Token *t)
{
    return t->text.n == 1 && (t->text.p[0] == 'I' || t->text.p[0] == 'D') && !(t->flags & TOKEN_MARK);
}

/* The form of ownership is printed at half the height of the nature beside it: a lone I between its words. */
static void part_letter(DraftRow *row, size_t letter, size_t nature)
{
    const Draft *d = &row->cell[nature];
    size_t best = d->to, middle = (d->from + d->to) / 2;
    if (row->cell[letter].from < row->cell[letter].to) return;
    for (size_t k = d->from; k < d->to; k++) {
        size_t off = k > middle ? k - middle : middle - k,
               now = best > middle ? best - middle : middle - best;
        if (is_letter_of_form(&row->token[k]) && (best == d->to || off < now)) best = k;
    }
    if (best < d->to && d->to - d->from > 1) give_back(row, nature, best, letter);
}

static bool is_number_part(const Token *t)
{
    return !(t->flags & TOKEN_MARK) && t->digits && t->digits + t->points == t->glyphs;
}

static bool is_date_part(const Token *t)
{
    return t->flags & TOKEN_DATE || (!(t->flags & TOKEN_MARK) && t->digits >= 2 && t->slashes);
}

/* Between the words of the title of the underlying security stand ends of the date before it, and heads of
 * the number behind it. */
static void part_underlying(DraftRow *row, size_t title)
{
    for (size_t k = row->cell[title].from + 1; k + 1 < row->cell[title].to; k++) {
        const Token *t = &row->token[k];
        bool among = row->token[k - 1].column == t->column || row->token[k + 1].column == t->column;
        if (is_date_part(t))
            give_back(row, title, k, title - 1);
        else if (among && is_number_part(t))
            give_on(row, title, k--, title + 1);
    }
}

/* ---- from tokens to drafts ---- */

/* From the first to the last byte of tokens [from, to): of two lines, they stand in the order of their
 * columns. */
static Str hull_of(const Token *t, size_t from, size_t to)
{
    const char *begin = t[from].text.p, *end = begin;
    for (size_t i = from; i < to; i++) {
        if (t[i].text.p < begin) begin = t[i].text.p;
        if (t[i].text.p + t[i].text.n > end) end = t[i].text.p + t[i].text.n;
    }
    return (Str){begin, (size_t)(end - begin)};
}

/* The next token of a cell that stands in the same grid column; of a text, whatever marks stand between. */
static size_t next_of_column(const DraftRow *row, const Draft *d, size_t i, bool text)
{
    uint16_t column = row->token[i].column;
    for (i++; i < d->to && row->token[i].column == column; i++) {
        if (!(row->token[i].flags & TOKEN_MARK)) return i;
        if (!text) break;
    }
    return d->to;
}

/* The words of one grid cell: as they stand, or, where something between them is not theirs, put together. */
static Str piece_of(Arena *a, const DraftRow *row, const Draft *d, size_t *i, bool text)
{
    Str s = row->token[*i].text;
    for (size_t next; (next = next_of_column(row, d, *i, text)) < d->to; *i = next) {
        Str word = row->token[next].text;
        bool beside = word.p > s.p && word.p <= s.p + s.n + 1;
        s = beside ? (Str){s.p, (size_t)(word.p - s.p) + word.n} : str_join(a, s, S(" "), word);
    }
    return s;
}

/* Signs between the glyphs of a value are no mark of it, though they are no part of it either. */
static bool is_between(const DraftRow *row, const Draft *d, size_t i)
{
    for (i++; i < d->to; i++)
        if (!(row->token[i].flags & TOKEN_MARK)) return true;
    return false;
}

static void take_marks(const DraftRow *row, Draft *d)
{
    for (size_t i = d->from; i < d->to && d->marks.n < DRAFT_MARKS; i++) {
        const Token *t = &row->token[i];
        if (t->flags & TOKEN_MARK && (t->mark.number || t->mark.raised || mark_has_digit(&t->mark))) {
            d->marks.at[d->marks.n] = t->mark;
            bool doubtful = t->mark.raised || t->mark.number > 9;
            if (doubtful && is_between(row, d, i)) d->marks.at[d->marks.n].n = 0;
            d->marks.n++;
        }
    }
}

/* A number or a date in the glyphs that the model of damage knows: signs are what is left of digits that a
 * border cut through. */
static Str plain_of(Arena *a, Str s)
{
    static const char *const signs[] = {"€", "¢", "‘", "’", "“", "”", "©"};
    static const char meant[] = "Cc''\"\"C";
    char *out = NULL;
    size_t n = 0;
    for (size_t i = 0; i < s.n;) {
        size_t k = 0;
        while (k < sizeof meant - 1 && !str_starts(str_from(s, i), str_z(signs[k]))) k++;
        bool sign = k < sizeof meant - 1;
        if (sign && !out) memcpy(out = arena_alloc(a, s.n + 1, 1, 1), s.p, n = i);
        if (out) out[n++] = sign ? meant[k] : s.p[i];
        i += sign ? strlen(signs[k]) : 1;
    }
    return out ? (Str){out, n} : s;
}

/* "Stocl«": what is read for a k; "Comm‘on": a speck between two letters. */
static Str text_of(Arena *a, Str s, bool *mended)
{
    const Str like_k = S("l«"), speck = S("‘");
    char *out = NULL;
    size_t n = 0;
    for (size_t i = 0; i < s.n;) {
        Str rest = str_from(s, i);
        bool k = str_starts(rest, like_k), among = str_starts(rest, speck) && i && is_alpha(s.p[i - 1]);
        among = among && rest.n > speck.n && is_lower(rest.p[speck.n]);
        if ((k || among) && !out) memcpy(out = arena_alloc(a, s.n + 1, 1, 1), s.p, n = i);
        if (out && !among) out[n++] = k ? 'k' : s.p[i];
        i += k ? like_k.n : among ? speck.n : 1;
        *mended = *mended || k || among;
    }
    return out ? (Str){out, n} : s;
}

static bool is_within(Str line, Str s) { return s.p >= line.p && s.p + s.n <= line.p + line.n; }

/* Pieces beyond the most there may be stretch the last one: slices of one line can. */
static void add_piece(const DraftRow *row, Pieces *p, Str piece)
{
    if (p->n && piece.n > 1 && str_eq(p->at[p->n - 1], piece)) return;
    if (p->n < PIECES_MAX || (is_within(row->text, piece) && is_within(row->text, p->at[p->n - 1])))
        pieces_add(p, piece);
}

static void draft_of(Arena *a, const DraftRow *row, Draft *d, bool text)
{
    if (d->from == d->to) return;
    d->hull = hull_of(row->token, d->from, d->to);
    take_marks(row, d);
    for (size_t i = d->from; i < d->to; i++) {
        if (row->token[i].flags & TOKEN_MARK) continue;
        Str piece = piece_of(a, row, d, &i, text);
        bool mended = false;
        piece = text ? text_of(a, piece, &mended) : plain_of(a, piece);
        if (mended) d->prov |= PROV_REPAIRED, d->kind = REPAIR_WORD;
        add_piece(row, &d->pieces, piece);
    }
}

/* The first digits of a date that stands cut in the next columns may end the title's cell. */
static void part_title(const DraftTable *t, DraftRow *row)
{
    size_t date = 1;
    while (date < t->nslot && t->slot[date].field != F_transactionDate) date++;
    if (date == t->nslot) return;
    Draft *title = &row->cell[0], *d = &row->cell[date];
    size_t digits = 0;
    for (size_t i = d->from; i < d->to; i++) digits += row->token[i].digits;
    if (title->to - title->from < 2 || title->to != d->from || !digits || digits > 7) return;
    const Token *last = &row->token[title->to - 1];
    bool head = !(last->flags & TOKEN_MARK) && last->digits && last->digits + last->slashes == last->glyphs;
    if (head && last->digits + digits <= 9) give_on(row, 0, title->to - 1, date);
}

/* ---- cells that no derivative is without ---- */

static void move_marks(Draft *from, Draft *to)
{
    to->marks = from->marks;
    from->marks.n = 0;
    Str first = to->marks.at[0].raw, last = to->marks.at[to->marks.n - 1].raw;
    to->hull = (Str){first.p, (size_t)(last.p - first.p) + last.n};
    to->prov = PROV_PLACED;
}

/* A derivative has a price to exercise it, or a footnote that says which, and so with the date it expires:
 * where the cell is empty and the text beside it has the marks, they are this cell's. */
static void move_stray_marks(const DraftTable *t, DraftRow *row)
{
    for (size_t s = 0; s < t->nslot; s++) {
        Draft *d = &row->cell[s];
        if (d->hull.n) continue;
        FieldId f = t->slot[s].field;
        Draft *title = s ? &row->cell[s - 1] : d, *next = s + 1 < t->nslot ? &row->cell[s + 1] : d;
        if (f == F_conversionOrExercisePrice && s == 1 && title->marks.n) move_marks(title, d);
        if (f == F_expirationDate && next->marks.n && !(row->token[next->to - 1].flags & TOKEN_MARK))
            move_marks(next, d);
    }
}

void cells_draft(Arena *a, DraftTable *t)
{
    for (size_t i = 0; i < t->nrow; i++) {
        DraftRow *row = &t->row[i];
        part_title(t, row);
        for (size_t s = 1; s < t->nslot; s++) {
            if (t->slot[s].field == F_natureOfOwnership) part_letter(row, s - 1, s);
            if (t->slot[s].field == F_underlyingSecurityTitle) part_underlying(row, s);
        }
        for (size_t s = 0; s < t->nslot; s++) draft_of(a, row, &row->cell[s], t->slot[s].type == SLOT_TEXT);
        if (t->id == TABLE_II) move_stray_marks(t, row);
    }
}
