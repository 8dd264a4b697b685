/* drawn.c: forms that filers drew in HTML before EDGAR took XML (2001 to 2003). The numbers of boxes
 * and columns stand in cells of their own, values below their captions, tables may go on in another table. */
#include "read/html/rendered.h"
#include "read/value/spelling.h"
#include "read/value/strict.h"

enum { GRID = 96, ROWS = 200, PARTS_MAX = 64 }; /* of tables: a form has two or four */

/* ---- values ---- */

/* Where a value stands, for the record of what was made of it. */
typedef struct Spot {
    Part part;
    size_t row;
    FieldId field;
} Spot;

static void guess(Rendered *p, Cell *c, Spot at, Str was, Str now, Str other, Str why)
{
    rendered_set(p, c, at.field, now, c->raw);
    c->prov |= PROV_GUESSED;
    Repair *r = doc_add_repair(p->doc, REPAIR_OTHER, at.part, at.row, at.field, was, now, why);
    if (other.n) repair_add_other(p->doc, r, other);
}

/* Reads again what is no bare value, as filers typed it: "-", "12 1/2", "None", "September 2002". What cannot
 * be understood ("Previously reported") stays as it stands. */
static void read_typed(Rendered *p, Cell *c, Spot at)
{
    char room[DATE_TEXT];
    Kind kind = (Kind)fields[at.field].kind;
    Date date;
    bool whole;
    if (c->state != CELL_BAD || (kind != KIND_DATE && kind != KIND_NUMBER)) return;
    Str s = c->u.text;
    if (kind == KIND_NUMBER && str_eq_nocase(s, S("none")))
        guess(p, c, at, s, S("0"), S("nothing"), S("a word in place of a number"));
    else if (is_nothing(s))
        rendered_set(p, c, at.field, (Str){0}, c->raw);
    else if (kind == KIND_NUMBER)
        rendered_set(p, c, at.field, number_printed(p->arena, s), c->raw);
    else if (date_printed(s, &date, &whole) && whole)
        rendered_set(p, c, at.field, date_put(date, room), c->raw);
    else if (date_printed(s, &date, &whole))
        guess(p, c, at, s, str_copy(p->arena, date_put(date, room)), (Str){0}, S("only the month is given"));
}

/* ---- boxes ---- */

/* "3." or "2A." in a cell of its own. */
static bool is_number_cell(Str s)
{
    size_t n = 0;
    while (n < s.n && is_digit(s.p[n])) n++;
    if (n && n < s.n && is_upper(s.p[n])) n++;
    return n && n + 1 == s.n && s.p[n] == '.';
}

static bool is_below(const HtmlCell *c, const HtmlCell *caption)
{
    return c->table == caption->table && c->row > caption->row && c->column >= caption->column &&
           c->column < caption->column + caption->columns;
}

/* The next cell below a caption, after cell `i`, in which something stands; 0 at the next caption or the end.
 */
static size_t next_below(const Rendered *p, size_t caption, size_t i)
{
    const HtmlCell *head = rendered_cell(p, caption);
    for (i++; i < p->html.ncell && rendered_cell(p, i)->table >= head->table; i++) {
        const HtmlCell *c = rendered_cell(p, i);
        bool beside = c->table == head->table && c->row > head->row && c->column + 1 == head->column;
        if (beside && is_number_cell(p->own[i])) return 0;
        if (is_below(c, head) && p->own[i].n) return i;
    }
    return 0;
}

static void read_below(Rendered *p, FieldId f, const char *caption)
{
    size_t head = rendered_find(p, 1, caption), i = head ? next_below(p, head, head) : 0;
    Span raw = {0};
    if (!i || doc_item(p->doc, f)->state != CELL_ABSENT) return;
    Str s = rendered_text(p, i, &raw);
    rendered_set(p, doc_item(p->doc, f), f, s, raw);
    read_typed(p, doc_item(p->doc, f), (Spot){PART_DOC, 0, f});
}

/* "SurModics, Inc. (SRDX)" */
static void read_issuer(Rendered *p)
{
    size_t head = rendered_find(p, 1, "Issuer Name"), i = head ? next_below(p, head, head) : 0;
    Span raw = {0};
    if (!i) return;
    Str s = rendered_text(p, i, &raw), bytes = span_str(p->doc->text, raw);
    char close = s.n ? s.p[s.n - 1] : 0, open = close == ')' ? '(' : '[';
    size_t at = s.n, from = bytes.n;
    while ((close == ')' || close == ']') && at && s.p[at - 1] != open) at--;
    while (at && at < s.n && from && bytes.p[from - 1] != open) from--;
    bool symbol = at && at < s.n && from;
    Span name_raw = {raw.at, symbol ? (uint32_t)from - 1 : raw.len};
    rendered_set(p, doc_item(p->doc, F_issuerName), F_issuerName, symbol ? str_sub(s, 0, at - 1) : s,
                 name_raw);
    if (symbol)
        rendered_set(p, doc_item(p->doc, F_issuerTradingSymbol), F_issuerTradingSymbol,
                     str_sub(s, at, s.n - at - 1),
                     (Span){raw.at + (uint32_t)from, raw.len - (uint32_t)from - 1});
}

/* "Mendota Heights MN 55118", from behind: postal code, state, city. */
static void read_city(Rendered *p, Owner *o, Str s, Span raw)
{
    static const FieldId part[] = {F_rptOwnerZipCode, F_rptOwnerState};
    for (size_t i = 0; i < 2; i++) {
        size_t at = s.n;
        while (at && s.p[at - 1] != ' ' && s.p[at - 1] != ',') at--;
        Str word = str_from(s, at);
        if (!at || (i == 0 ? !is_digit(word.p[word.n - 1]) : word.n != 2 || !is_upper(word.p[0]))) continue;
        rendered_set(p, owner_item(o, part[i]), part[i], word, raw);
        s = str_trim(str_sub(s, 0, at));
        if (str_ends(s, S(","))) s.n--;
    }
    rendered_set(p, owner_item(o, F_rptOwnerCity), F_rptOwnerCity, s, raw);
}

/* Name, "(Last) (First) (Middle)", street, "(Street)", city, "(City) (State) (Zip)": the lines of the box in
 * their order. */
static void read_owner(Rendered *p)
{
    size_t head = rendered_find(p, 1, "Name and Address of Reporting"), i = head;
    Owner *o = doc_add_owner(p->doc);
    FieldId f = F_rptOwnerName;
    if (!head) return;
    while ((i = next_below(p, head, i)))
        for (uint32_t k = rendered_cell(p, i)->piece0; k < rendered_cell(p, i)->piece1; k++) {
            const HtmlPiece *m = &p->html.piece[k];
            Str s = html_clean(p->arena, m->text);
            if (!s.n) continue;
            if (str_has_nocase(s, S("(Last)")))
                f = F_rptOwnerStreet1;
            else if (str_has_nocase(s, S("(Street)")))
                f = F_rptOwnerCity;
            else if (str_has_nocase(s, S("(City)")) || s.p[0] == '(')
                continue;
            else if (f == F_rptOwnerCity)
                read_city(p, o, s, m->raw), f = F_NONE;
            else if (f != F_NONE && owner_item(o, f)->state == CELL_ABSENT)
                rendered_set(p, owner_item(o, f), f, s, m->raw);
            else if (f == F_rptOwnerStreet1)
                rendered_set(p, owner_item(o, F_rptOwnerStreet2), F_rptOwnerStreet2, s, m->raw);
            else
                doc_add_trouble(p->doc, m->raw, "more in the owner's box than is understood");
        }
    o->raw = rendered_cell(p, head)->raw;
}

/* ---- tables ---- */

/* One table of the page that holds columns of Table I or II. */
typedef struct Drawn {
    uint32_t table, first_row; /* of the data */
    RenderedColumn column[GRID];
    TableId id;
} Drawn;

/* The heads of the row that cell `i` begins: by place in the grid the number and what stands behind it. */
static void read_numbers(const Rendered *p, size_t i, Str head[GRID])
{
    const HtmlCell *first = rendered_cell(p, i);
    Str now = {0};
    for (; i < p->html.ncell && rendered_cell(p, i)->table == first->table &&
           rendered_cell(p, i)->row == first->row;
         i++) {
        const HtmlCell *c = rendered_cell(p, i);
        Str text = rendered_text(p, i, NULL);
        if (is_number_cell(text) && i + 1 < p->html.ncell)
            now = str_fmt(p->arena, "%.*s %.*s", STR_ARG(text), STR_ARG(rendered_text(p, i + 1, NULL)));
        for (uint32_t k = c->column; k < c->column + c->columns && k < GRID; k++) head[k] = now;
    }
}

/* The second line of heads, if the row that begins at cell `i` is one; gives whether it is, or is empty. */
static bool read_sub_heads(const Rendered *p, size_t i, Str sub[GRID])
{
    const HtmlCell *first = rendered_cell(p, i);
    for (; i < p->html.ncell && rendered_cell(p, i)->table == first->table &&
           rendered_cell(p, i)->row == first->row;
         i++) {
        const HtmlCell *c = rendered_cell(p, i);
        Str text = rendered_text(p, i, NULL);
        if (text.n && !rendered_is_sub_head(text)) return false;
        for (uint32_t k = c->column; text.n && k < c->column + c->columns && k < GRID; k++) sub[k] = text;
    }
    return true;
}

/* Reads the heads of the table whose row of numbers begins at cell `i`. */
static Drawn read_heads(const Rendered *p, size_t i, TableId id)
{
    const HtmlCell *first = rendered_cell(p, i);
    Str head[GRID] = {{0}}, sub[GRID] = {{0}};
    Drawn d = {.table = first->table, .first_row = UINT32_MAX, .id = id};
    bool form3 = str_starts(cell_text(doc_item(p->doc, F_documentType)), S("3"));
    read_numbers(p, i, head);
    uint32_t row = first->row;
    for (i++; i < p->html.ncell && rendered_cell(p, i)->table == first->table; i++) {
        if (rendered_cell(p, i)->row == row) continue;
        row = rendered_cell(p, i)->row;
        if (!read_sub_heads(p, i, sub)) break;
    }
    if (i < p->html.ncell && rendered_cell(p, i)->table == first->table) d.first_row = row;
    for (size_t k = 0; k < GRID; k++) d.column[k] = rendered_column(head[k], sub[k], id, form3);
    return d;
}

/* Marks behind a value, "(1)" or "*", are taken off it and bound. */
static Str take_marks(Rendered *p, Str s, Str marks[8], size_t *n)
{
    *n = 0;
    while (s.n && *n < 8) {
        size_t at = s.n - 1;
        if (s.p[at] == ')') {
            while (at && is_digit(s.p[at - 1])) at--;
            if (!at || s.p[at - 1] != '(' || at + 1 == s.n) break;
            marks[(*n)++] = str_fmt(p->arena, "F%.*s", (int)(s.n - at - 1), s.p + at);
            at--;
        } else if (s.p[at] == '*') {
            marks[(*n)++] = S("*");
        } else {
            break;
        }
        s = str_trim(str_sub(s, 0, at));
    }
    return s;
}

static void put(Rendered *p, DocRow *row, RenderedColumn col, uint32_t piece0, uint32_t piece1)
{
    Span raw = {0};
    Str marks[8], s = html_text(&p->html, p->arena, piece0, piece1, HTML_ANY, &raw);
    size_t n;
    if (!s.n || col.field == F_NONE) return;
    s = take_marks(p, s, marks, &n);
    Cell *c = rendered_put(p, row, col, s, raw);
    while (n) doc_add_ref(p->doc, c, marks[--n], raw);
}

/* One row from cell `i` on; neighbouring cells of one column belong together ("$" and the number). Gives the
 * next row's cell. */
static size_t read_row(Rendered *p, const Drawn *d, size_t i, DocRow *row)
{
    uint32_t at = rendered_cell(p, i)->row, piece0 = rendered_cell(p, i)->piece0, piece1 = piece0;
    RenderedColumn now = {F_NONE, 0};
    Span raw = rendered_cell(p, i)->raw;
    for (; i < p->html.ncell && rendered_cell(p, i)->table == d->table && rendered_cell(p, i)->row == at;
         i++) {
        const HtmlCell *c = rendered_cell(p, i);
        RenderedColumn col = c->column < GRID ? d->column[c->column] : now;
        if (col.field != now.field || col.side != now.side) {
            put(p, row, now, piece0, piece1);
            now = col;
            piece0 = c->piece0;
        }
        piece1 = c->piece1;
        raw.len = c->raw.at + c->raw.len - raw.at;
    }
    put(p, row, now, piece0, piece1);
    if (!row->raw.len) row->raw = raw;
    return i;
}

static bool is_empty_row(const Rendered *p, size_t i)
{
    const HtmlCell *first = rendered_cell(p, i);
    for (; i < p->html.ncell && rendered_cell(p, i)->table == first->table &&
           rendered_cell(p, i)->row == first->row;
         i++)
        if (p->own[i].n) return false;
    return true;
}

/* Reads the rows of a table; those of a table that goes on join the rows that stood as far below the heads in
 * the first. */
static void read_rows(Rendered *p, const Drawn *d, uint16_t known[ROWS])
{
    for (size_t i = 1; i < p->html.ncell; i++) {
        const HtmlCell *c = rendered_cell(p, i);
        uint32_t k = c->row - d->first_row;
        if (c->table != d->table || c->row < d->first_row || k >= ROWS || c->column || is_empty_row(p, i))
            continue;
        Table *t = &p->doc->table[d->id];
        if (!known[k]) {
            if (!doc_add_row(p->doc, d->id, false)) return;
            known[k] = (uint16_t)t->n;
        }
        i = read_row(p, d, i, &t->row[known[k] - 1]) - 1;
    }
}

/* What makes a row a transaction is its code, its amount, its side or its day. A holding may have something
 * else in these columns, and keeps it: "Previously reported". */
static void settle_row(Rendered *p, TableId t, size_t i)
{
    static const FieldId transaction[] = {F_transactionDate, F_transactionCode, F_transactionShares,
                                          F_transactionTotalValue, F_transactionAcquiredDisposedCode};
    DocRow *row = &p->doc->table[t].row[i];
    for (int f = 0; f < F_ROW_END; f++) read_typed(p, &row->cell[f], (Spot){part_of_table(t), i, (FieldId)f});
    row->holding = 1;
    for (size_t k = 0; k < sizeof transaction / sizeof *transaction; k++)
        if (row->cell[transaction[k]].state == CELL_VALUE) row->holding = 0;
}

static void read_tables(Rendered *p)
{
    uint16_t known[TABLES][ROWS] = {{0}};
    TableId id = TABLE_I;
    int parts = 0;
    for (size_t i = 1; i + 1 < p->html.ncell && parts < PARTS_MAX; i++) {
        if (str_has_nocase(p->own[i], S("Table II"))) id = TABLE_II;
        bool one = is_number_cell(p->own[i]) && str_has_nocase(p->own[i + 1], S("Title of"));
        bool on = is_number_cell(p->own[i]) && str_has_nocase(p->own[i + 1], S("Date Exercisable"));
        if (!one && !on) continue;
        parts++;
        if (one) id = str_has_nocase(p->own[i + 1], S("Derivative")) ? TABLE_II : TABLE_I;
        Drawn d = read_heads(p, i, id);
        if (d.first_row != UINT32_MAX) read_rows(p, &d, known[id]);
        while (i + 1 < p->html.ncell && rendered_cell(p, i + 1)->table == d.table) i++;
    }
    for (int t = 0; t < TABLES; t++)
        for (size_t i = 0; i < p->doc->table[t].n; i++) settle_row(p, (TableId)t, i);
}

/* ---- footnotes ---- */

/* Behind "Explanation of Responses", outside of tables: "(1) text", "*text"; a line without a mark goes on.
 */
static void read_notes(Rendered *p)
{
    const Html *h = &p->html;
    uint32_t i = 0, first = 0;
    Str id = {0};
    while (i < h->npiece && !str_has_nocase(h->piece[i].text, S("Explanation of Responses"))) i++;
    for (i++; i <= h->npiece; i++) {
        Str s = i < h->npiece ? html_clean(p->arena, h->piece[i].text) : (Str){0}, mark = {0};
        size_t n = 1;
        if (str_starts(s, S("*"))) mark = S("*");
        while (s.n && s.p[0] == '(' && n < s.n && is_digit(s.p[n])) n++;
        if (n > 1 && n < s.n && s.p[n] == ')') mark = str_fmt(p->arena, "F%.*s", (int)n - 1, s.p + 1);
        bool ends = i == h->npiece || h->piece[i].cell != 0;
        if ((mark.n || ends) && id.n) {
            Span raw = {0};
            Str text = html_text(h, p->arena, first, i, HTML_ANY, &raw);
            Note *note = doc_add_note(p->doc, id);
            if (note)
                rendered_set(p, &note->text, F_remarks, str_from(text, id.p[0] == '*' ? 1 : id.n + 1), raw);
        }
        if (ends) return;
        if (mark.n) id = mark, first = i;
    }
}

void rendered_read_drawn(Rendered *p)
{
    rendered_read_type(p);
    rendered_read_boxes(p);
    read_issuer(p);
    read_below(p, F_periodOfReport, "Statement for Month");
    read_below(p, F_periodOfReport, "Date of Event Requiring");
    read_below(p, F_dateOfOriginalSubmission, "If Amendment, Date");
    read_owner(p);
    rendered_read_relationship(p);
    read_tables(p);
    read_notes(p);
}
