/* draft.c: a form whose cells a table recogniser parted by tabs: finds its tables, and puts what was
 * understood into the Doc with spans, pieces and repairs. */
#include "read/paper/paper.h"
#include "read/parts/cut_boxes.h"
#include "read/parts/cut_page.h"
#include "read/table/cut.h"
#include "read/value/prose.h"

#include <string.h>

enum { TABLES_MAX = 32, LINE_TEXT = 400 };

/* ---- finding the tables ---- */

/* How many captions with a reference to the instructions a line holds: data rows hold none. */
static int count_instructions(Str s)
{
    int n = 0;
    for (size_t i = 0; i + 3 < s.n; i++)
        n += str_starts_nocase(str_from(s, i), S("nst")) && !is_alpha(s.p[i + 4]);
    return n;
}

static bool is_head(const PageLine *l) { return line_is_row(l) && count_instructions(l->text) >= 2; }

/* The line below a head has words, no title, and no numbers but for misread letters: a row has. */
static bool is_second_head(const PageLine *l)
{
    size_t digits = 0, letters = 0;
    for (size_t i = 0; i < l->text.n; i++) {
        digits += is_digit(l->text.p[i]);
        letters += is_alpha(l->text.p[i]);
    }
    return line_is_row(l) && !l->cell[0].text.n && (digits < 2 || digits * 6 < letters) && line_filled(l) > 1;
}

static TableId table_of_head(const PageLine *l)
{
    static const char *const words[] = {"Exercisable", "Expiration", "Underlying", "Conversion",
                                        "Derivative"};
    int found = 0;
    for (size_t w = 0; w < sizeof words / sizeof *words; w++)
        for (size_t i = 0; i < l->ncell; i++)
            if (text_has_like(l->cell[i].text, str_z(words[w]), 20, NULL)) {
                found++;
                break;
            }
    return found >= 2 ? TABLE_II : TABLE_I;
}

/* "Table II - Derivative Securities … (e.g., puts, calls …)", shredded: what stands right above a head. */
static bool is_table_caption(const PageLine *l)
{
    return !l->ncell || !l->cell[0].text.n ||
           text_has_like(str_sub(l->text, 0, 40), S("Table I"), 20, NULL) ||
           text_has_like(l->text, S("puts, calls, warrants"), 25, NULL);
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
        bool same =
            at < s.n && (i ? has_digit(first) == has_digit(second) : text_likeness(first, second) >= 75);
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

/* ---- rows ---- */

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
static void add_row(Arena *a, CutTable *t, const PageLine *l, Token *room, size_t *held)
{
    size_t n = marks_raised(room, tokens_of(l, room), TOKENS_MAX);
    if (!n) return;
    bool shred = is_shred(l);
    CutRow *row = &t->row[t->nrow];
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

static CutTable table_at(Arena *a, const CutPage *cut, size_t at, size_t end, FormType form)
{
    const Page *p = &cut->page;
    CutTable t = {.id = table_of_head(&p->line[at]), .form = form, .head = &p->line[at], .nhead = 1};
    t.slot = slots_of(form, t.id, &t.nslot);
    size_t i = at + 1;
    if (i < end && is_second_head(&p->line[i])) t.nhead++, i++;
    size_t stop = i;
    while (stop < end && !cut->owner[stop]) stop++;
    if (stop < p->n && is_head(&p->line[stop]))
        while (stop > i && is_table_caption(&p->line[stop - 1])) stop--;
    size_t most = 2 * (stop - i) < ROWS_MOST ? 2 * (stop - i) : ROWS_MOST;
    t.row = ARENA_NEW(a, CutRow, most + 2);
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

static size_t find_tables(Arena *a, const CutPage *cut, FormType form, CutTable *out, size_t *first)
{
    const Page *p = &cut->page;
    size_t end = cut->tail;
    size_t n = 0;
    *first = end;
    for (size_t i = 0; i < end && n < TABLES_MAX; i++) {
        if (!is_head(&p->line[i])) continue;
        size_t next = i + 1;
        while (next < end && !is_head(&p->line[next])) next++;
        if (!n) *first = i;
        out[n++] = table_at(a, cut, i, next, form);
    }
    return n;
}

/* ---- into the Doc ---- */

/* A cell printed over two columns may show its mark in both. */
static bool named_before(const CutMarks *marks, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (marks->at[k].number == marks->at[i].number) return true;
    return false;
}

static void put_marks(Doc *d, Cell *c, const CutMarks *marks)
{
    for (size_t i = 0; i < marks->n; i++) {
        int number = marks->at[i].number;
        if ((!number && !marks->guess) || named_before(marks, i)) continue;
        doc_add_ref(d, c, number ? mark_id(&d->arena, number) : (Str){0}, doc_span(d, marks->at[i].raw));
        if (marks->guess) c->prov |= PROV_MARKS;
    }
}

/* Marks that are not simply what stands there, and what else they may be. */
static void record_marks(Doc *d, Part part, size_t row, FieldId f, const CutMarks *marks)
{
    if (!marks->n || !(marks->guess || marks->told)) return;
    Buf now = {0};
    for (size_t i = 0; i < marks->n; i++)
        buf_fmt(&now, marks->at[i].number ? "(%d)" : "(?)", marks->at[i].number);
    Repair *r = doc_add_repair(d, REPAIR_OTHER, part, row, f, str_copy(&d->arena, marks->at[0].raw),
                               str_copy(&d->arena, buf_str(&now)), S("the marks of footnotes are not plain"));
    r->applied = !marks->guess;
    repair_add_evidence(d, r, S("the marks around them, their order, what the footnotes say"));
    if (marks->guess && marks->other.n) repair_add_other(d, r, str_copy(&d->arena, marks->other));
    buf_free(&now);
}

static void record(Doc *d, Part part, size_t row, FieldId f, const Draft *draft)
{
    bool raw = draft->pieces.n < 2; /* its marks too */
    Str was = raw ? draft->hull : pieces_shown(&d->arena, &draft->pieces);
    if (draft->first.n && draft->pieces.n > 1) {
        doc_add_repair(d, REPAIR_DATE_SPLIT, part, row, f, str_copy(&d->arena, was),
                       str_copy(&d->arena, draft->first), repair_why(REPAIR_DATE_SPLIT))
            ->applied = true;
        was = draft->first;
    }
    Repair *r = doc_add_repair(d, draft->kind, part, row, f, str_copy(&d->arena, was),
                               str_copy(&d->arena, draft->value), repair_why(draft->kind));
    r->applied = !(draft->prov & PROV_GUESSED);
    for (size_t i = 0; i < draft->nevidence; i++)
        repair_add_evidence(d, r, str_copy(&d->arena, draft->evidence[i]));
    for (size_t i = 0; i < draft->nother; i++) repair_add_other(d, r, str_copy(&d->arena, draft->other[i]));
}

/* Not put together from words that stand apart. */
static bool is_slice(Str text, Str s) { return s.p >= text.p && s.p + s.n <= text.p + text.n; }

static void put_draft(Doc *d, Part part, size_t row, FieldId f, const Draft *draft)
{
    Cell *c = doc_cell(d, part, row, f);
    Str value = draft->value.n || !draft->pieces.n ? draft->value : pieces_joined(&d->arena, &draft->pieces);
    cell_set(d, c, f, str_copy(&d->arena, value), doc_span(d, draft->hull));
    c->prov = draft->prov;
    if (!draft->value.n && draft->pieces.n && fields[f].kind != KIND_TEXT && is_nothing(value))
        c->state = CELL_BLANK;
    put_marks(d, c, &draft->marks);
    for (size_t i = 0; draft->pieces.n > 1 && i < draft->pieces.n; i++)
        if (is_slice(d->text, draft->pieces.at[i]))
            doc_add_piece(d, part, row, f, doc_span(d, draft->pieces.at[i]));
    record_marks(d, part, row, f, &draft->marks);
    if (draft->prov & (PROV_JOINED | PROV_REPAIRED | PROV_GUESSED)) record(d, part, row, f, draft);
}

/* The column a number stands in says whether it was acquired or disposed of. */
static void put_side(Doc *d, Part part, size_t row, const char *side, bool doubtful, const Draft *draft)
{
    Cell *c = doc_cell(d, part, row, F_transactionAcquiredDisposedCode);
    cell_set(d, c, F_transactionAcquiredDisposedCode, (Str){side, 1}, doc_span(d, draft->hull));
    c->prov |= doubtful ? PROV_PLACED | PROV_GUESSED : PROV_PLACED;
}

static void put_row(Doc *d, const CutTable *t, const CutRow *row)
{
    DocRow *out = doc_add_row(d, t->id, !row->trade);
    if (!out) return;
    size_t at = d->table[t->id].n - 1;
    Part part = part_of_table(t->id);
    out->raw = doc_span(d, str_trim(row->text));
    for (size_t s = 0; s < t->nslot; s++) {
        const Slot *slot = &t->slot[s];
        const Draft *draft = &row->cell[s];
        put_draft(d, part, at, slot->field, draft);
        if (slot->field == F_transactionShares && row->side)
            put_side(d, part, at, &row->side, row->side_doubtful, draft);
    }
}

void cut_put(Doc *d, const CutTable *t)
{
    for (size_t k = 0; k < t->nrow; k++) put_row(d, t, &t->row[k]);
}

/* Of the transactions whose dates are no guesses, or, if there is none, of all. */
static Date earliest_trade(const Doc *d, bool *guessed)
{
    Date first[2] = {DATE_NONE, DATE_NONE};
    for (int t = 0; t < TABLES; t++)
        for (size_t i = 0; i < d->table[t].n; i++) {
            const Cell *c = &d->table[t].row[i].cell[F_transactionDate];
            Date *f = &first[(c->prov & PROV_GUESSED) != 0];
            if (c->state == CELL_VALUE && (*f == DATE_NONE || c->u.date < *f)) *f = c->u.date;
        }
    *guessed = first[0] == DATE_NONE;
    return first[*guessed];
}

enum { PERIOD_DAMAGE = 14 }; /* so much can have made what stands there of the date */

/* Can damage have made the cell's bytes of the day? */
static bool shows_date(const Doc *d, const Cell *c, Date day)
{
    char us[DATE_TEXT];
    Pieces p = {.n = 0};
    for (Str s = span_str(d->text, c->raw); s.n;) pieces_add(&p, str_cut(&s, '\t'));
    return p.n && damage_cost(&p, date_put_us(day, us)) <= PERIOD_DAMAGE;
}

static Repair *period_repair(Doc *d, Str now)
{
    for (size_t i = 0; i < d->nrepair; i++)
        if (d->repair[i].place.part == PART_DOC && d->repair[i].place.field == F_periodOfReport)
            return &d->repair[i];
    Str was = str_copy(&d->arena, span_str(d->text, doc_item(d, F_periodOfReport)->raw));
    return doc_add_repair(d, REPAIR_CONFUSED, PART_DOC, 0, F_periodOfReport, was, now,
                          S("told by the transactions"));
}

/* The date in the header is that of the earliest transaction: one that was doubtful, or that nobody can read,
 * is settled by the table. What the print does not bear out stays a guess. */
static void settle_period(Doc *d, FormType form)
{
    Cell *period = doc_item(d, F_periodOfReport);
    bool read = period->state == CELL_VALUE, guess;
    Date first = earliest_trade(d, &guess);
    if (form != FORM_4 || (read && !(period->prov & PROV_GUESSED)) || first == DATE_NONE) return;
    bool shown = shows_date(d, period, first);
    if (!shown && read) return;
    guess = guess || !shown;
    char iso[DATE_TEXT];
    Str now = str_copy(&d->arena, date_put(first, iso));
    Repair *r = period_repair(d, now);
    r->now = now;
    r->applied = !guess;
    r->nother = 0;
    repair_add_evidence(d, r, str_fmt(&d->arena, "the earliest transactionDate is %.*s", STR_ARG(now)));
    period->u.date = first;
    period->state = CELL_VALUE;
    period->prov = (uint8_t)((period->prov & ~PROV_GUESSED) | PROV_REPAIRED | (guess ? PROV_GUESSED : 0));
}

bool read_cut(Doc *d)
{
    Arena room = {0};
    CutPage p = cut_page_of(&room, d->text);
    size_t first, n;
    CutTable *t = ARENA_NEW(&room, CutTable, TABLES_MAX);
    d->origin = ORIGIN_OCR;
    bool known = paper_form(d, &p.page, p.tail);
    Str type = cell_text(doc_item(d, F_documentType));
    FormType form = type.n ? (FormType)(type.p[0] - '0') : FORM_4;
    n = find_tables(&room, &p, form, t, &first);
    if (known || n) {
        boxes_read(d, &p, first, form);
        paper_read_tail(d, &p.page, p.tail);
        p.noisy = prose_mend(d, &p.page) || p.noisy;
        boxes_doubt(d, &p);
        for (size_t i = 0; i < n; i++) {
            cut_layout(&room, &t[i]);
            cut_letters(&t[i]);
        }
        cut_stray(&room, t, n, d);
        cut_sites(&room, t, n, d, false);
        cut_decide(&room, t, n, d);
        cut_texts(&room, t, n, p.words, p.noisy);
        bool small = cut_is_small(t, n);
        for (size_t i = 0; i < n; i++) {
            if (small) cut_points(&room, &t[i]);
            cut_own_up(&room, &t[i]);
            cut_tell_sides(&room, &t[i]);
            cut_put(d, &t[i]);
        }
        settle_period(d, form);
    }
    arena_free(&room);
    return known || n;
}
