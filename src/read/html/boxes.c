/* boxes.c: the numbered boxes above the tables of EDGAR's pages, and the owners. */
#include "model/place.h"
#include "read/html/rendered.h"
#include "read/print/form.h"

/* "FORM 4", "SEC FORM 4/A": the first place where the page says what it is. */
void rendered_read_type(Rendered *p)
{
    for (uint32_t i = 0; i < p->html.npiece; i++) {
        const HtmlPiece *m = &p->html.piece[i];
        Str s = html_clean(p->arena, m->text);
        size_t at = str_find_nocase(s, S("FORM "));
        Str type = str_from(s, at + 5);
        if (at >= s.n || at > 4 || type.n > 3 || !type.n || type.p[0] < '3' || type.p[0] > '5') continue;
        rendered_set(p, doc_item(p->doc, F_documentType), F_documentType, type, m->raw);
        return;
    }
    if (!print_form(p->doc, p->doc->text))
        doc_add_trouble(p->doc, (Span){0}, "the page does not say which form it is");
}

static void read_date(Rendered *p, FieldId f, const char *caption)
{
    size_t i = rendered_find(p, 1, caption);
    const HtmlCell *c = rendered_cell(p, i);
    Date d;
    if (!i || doc_item(p->doc, f)->state == CELL_VALUE) return;
    rendered_set(p, doc_item(p->doc, f), f, (Str){0}, c->raw);
    for (uint32_t k = c->piece0; k < c->piece1; k++) {
        const HtmlPiece *m = &p->html.piece[k];
        if (date_parse(html_clean(p->arena, m->text), DATE_US, &d))
            rendered_set(p, doc_item(p->doc, f), f, m->text, m->raw);
    }
}

/* The bytes in front of the first tag or bracket, from `at` on, tags there skipped. */
static Span plain_bytes(const Rendered *p, Span raw, size_t at)
{
    Str s = span_str(p->doc->text, raw);
    while (at < s.n && (is_blank(s.p[at]) || s.p[at] == '<')) {
        bool tag = s.p[at] == '<';
        while (tag && at + 1 < s.n && s.p[at] != '>') at++;
        at++;
    }
    size_t end = at;
    while (end < s.n && s.p[end] != '<' && s.p[end] != '[' && s.p[end] != ']') end++;
    return (Span){raw.at + (uint32_t)at, (uint32_t)(end - at)};
}

/* "Name [SYMBOL]": cuts at the last bracket. */
static void read_issuer(Rendered *p)
{
    Span raw = {0};
    size_t i = rendered_find(p, 1, "Issuer Name"), foreign = rendered_find(p, 1, "Foreign Trading Symbol");
    if (!i) {
        doc_add_trouble(p->doc, (Span){0}, "no box for the issuer in the page");
        return;
    }
    Str s = rendered_below_caption(p, i, &raw), bytes = span_str(p->doc->text, raw);
    size_t cut = s.n, bracket = bytes.n;
    while (cut && s.p[cut - 1] != '[') cut--;
    while (bracket && bytes.p[bracket - 1] != '[') bracket--;
    bool has_symbol = cut && s.p[s.n - 1] == ']';
    Str name = has_symbol ? str_sub(s, 0, cut - 1) : s,
        symbol = has_symbol ? str_sub(s, cut, s.n - cut - 1) : (Str){0};
    rendered_set(p, doc_item(p->doc, F_issuerName), F_issuerName, name, plain_bytes(p, raw, 0));
    rendered_set(p, doc_item(p->doc, F_issuerTradingSymbol), F_issuerTradingSymbol, symbol,
                 has_symbol ? plain_bytes(p, raw, bracket) : raw);
    if (!foreign) return;
    s = rendered_below_caption(p, foreign, &raw);
    if (s.n > 1 && s.p[0] == '[') s = str_sub(s, 1, s.n - 2);
    rendered_set(p, doc_item(p->doc, F_issuerForeignTradingSymbol), F_issuerForeignTradingSymbol, s, raw);
}

/* The CIK in a link "…CIK=0001234567" among the pieces of a cell. */
static void read_cik(Rendered *p, size_t i, Cell *c, FieldId f)
{
    const HtmlCell *from = rendered_cell(p, i);
    for (uint32_t k = from->piece0; k < from->piece1; k++) {
        const HtmlPiece *m = &p->html.piece[k];
        size_t at = str_find(span_str(p->doc->text, m->link_raw), S("CIK=")), n = 0;
        Str digits = str_from(span_str(p->doc->text, m->link_raw), at + 4);
        while (n < digits.n && is_digit(digits.p[n])) n++;
        if (!n) continue;
        rendered_set(p, c, f, str_sub(digits, 0, n), (Span){m->link_raw.at + (uint32_t)at + 4, (uint32_t)n});
        return;
    }
}

/* A box whose mark stands in the cell in front of its caption. */
static void read_box(Rendered *p, FieldId f, const char *caption)
{
    size_t i = rendered_find(p, 1, caption);
    const HtmlCell *c = rendered_cell(p, i);
    if (!i || !c->column) return;
    size_t box = rendered_at(p, i, c->row, c->column - 1);
    Span raw = {0};
    bool marked = rendered_is_mark(rendered_text(p, box, &raw));
    rendered_set_flag(p, doc_item(p->doc, f), f, marked, marked ? raw : rendered_cell(p, box)->raw);
}

void rendered_read_boxes(Rendered *p)
{
    read_box(p, F_notSubjectToSection16, "no longer subject to Section 16");
    read_box(p, F_aff10b5One, "Rule 10b5-1(c)");
    read_box(p, F_form3HoldingsReported, "Form 3 Holdings Reported");
    read_box(p, F_form4TransactionsReported, "Form 4 Transactions Reported");
}

/* The published stylesheets print "FORM 4" for an amendment too; that it is one says the date of the
 * original. */
static void settle_type(Rendered *p)
{
    Cell *c = doc_item(p->doc, F_documentType);
    if (cell_text(c).n != 1 || !cell_has(doc_item(p->doc, F_dateOfOriginalSubmission))) return;
    rendered_set(p, c, F_documentType, str_fmt(p->arena, "%.*s/A", STR_ARG(cell_text(c))), c->raw);
    c->prov |= PROV_JOINED;
}

void rendered_read_head(Rendered *p)
{
    size_t i = rendered_find(p, 1, "Issuer Name");
    rendered_read_type(p);
    read_issuer(p);
    if (i) read_cik(p, i, doc_item(p->doc, F_issuerCik), F_issuerCik);
    read_date(p, F_periodOfReport, "Date of Earliest Transaction");
    read_date(p, F_periodOfReport, "Date of Event Requiring");
    read_date(p, F_periodOfReport, "Fiscal Year Ended");
    read_date(p, F_dateOfOriginalSubmission, "If Amendment, Date");
    rendered_read_boxes(p);
    settle_type(p);
}

/* ---- owners ---- */

/* What a piece of an owner's box says: the form's own "(Last)", "(Street)" … part the address. */
typedef enum Stage { STAGE_NAME, STAGE_STREET, STAGE_CITY, STAGE_COUNTRY } Stage;

static bool next_stage(Str s, Stage *stage)
{
    static const struct {
        const char *caption;
        Stage stage;
    } captions[] = {{"(Last)", STAGE_STREET}, {"(First)", STAGE_STREET},   {"(Middle)", STAGE_STREET},
                    {"(Street)", STAGE_CITY}, {"(City)", STAGE_COUNTRY},   {"(State)", STAGE_COUNTRY},
                    {"(Zip", STAGE_COUNTRY},  {"(Country)", STAGE_COUNTRY}};
    for (size_t i = 0; i < sizeof captions / sizeof *captions; i++)
        if (str_starts_nocase(s, str_z(captions[i].caption))) return *stage = captions[i].stage, true;
    return false;
}

static FieldId address_field(Stage stage, uint32_t column, const Owner *o)
{
    static const FieldId city[] = {F_rptOwnerCity, F_rptOwnerState, F_rptOwnerZipCode};
    switch (stage) {
    case STAGE_NAME: return F_rptOwnerName;
    case STAGE_STREET:
        return owner_item(o, F_rptOwnerStreet1)->state == CELL_VALUE ? F_rptOwnerStreet2 : F_rptOwnerStreet1;
    case STAGE_CITY: return city[column < 3 ? column : 2];
    case STAGE_COUNTRY: break;
    }
    return F_rptOwnerCountry;
}

/* Items of the address that were not printed are blank. */
static void blank_rest(Rendered *p, Owner *o)
{
    static const FieldId all[] = {F_rptOwnerName, F_rptOwnerStreet1, F_rptOwnerStreet2,
                                  F_rptOwnerCity, F_rptOwnerState,   F_rptOwnerZipCode};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (owner_item(o, all[i])->state == CELL_ABSENT)
            rendered_set(p, owner_item(o, all[i]), all[i], (Str){0}, o->raw);
}

/* Of several owners the viewer prints the first one twice: at the top, and with the others below the tables.
 */
static bool is_first_again(const Rendered *p)
{
    const Doc *d = p->doc;
    const Owner *first = d->owner, *last = d->owner + d->nowner - 1;
    if (first == last) return false;
    return str_eq(cell_text(owner_item(first, F_rptOwnerCik)), cell_text(owner_item(last, F_rptOwnerCik))) &&
           str_eq(cell_text(owner_item(first, F_rptOwnerName)), cell_text(owner_item(last, F_rptOwnerName)));
}

/* The box "Name and Address of Reporting Person" of the viewer. */
static void read_owner_box(Rendered *p, size_t i)
{
    const HtmlCell *box = rendered_cell(p, i);
    Owner *o = doc_add_owner(p->doc);
    Stage stage = STAGE_NAME;
    o->raw = box->raw;
    for (uint32_t k = box->piece0; k < box->piece1; k++) {
        const HtmlPiece *m = &p->html.piece[k];
        Str s = html_clean(p->arena, m->text);
        if (m->raised || m->line == p->html.piece[box->piece0].line || !s.n || next_stage(s, &stage))
            continue;
        FieldId f = address_field(stage, rendered_cell(p, m->cell)->column, o);
        Cell *c = owner_item(o, f);
        if (c->state == CELL_VALUE)
            doc_add_trouble(p->doc, m->raw, "more in the owner's address than it has lines");
        else
            rendered_set(p, c, f, s, m->raw);
    }
    read_cik(p, i, owner_item(o, F_rptOwnerCik), F_rptOwnerCik);
    blank_rest(p, o);
    if (is_first_again(p)) p->doc->nowner--;
}

/* A line of an address in the table "Reporting Owners". */
typedef struct Line {
    Str text; /* with no-break spaces */
    Span raw;
} Line;

enum { LINES_MAX = 12 };

static size_t lines_of(const Rendered *p, const HtmlCell *c, Line line[LINES_MAX])
{
    size_t n = 0;
    for (uint32_t k = c->piece0; k < c->piece1 && n < LINES_MAX; k++)
        line[n++] = (Line){str_trim(p->html.piece[k].text), p->html.piece[k].raw};
    return n;
}

/* "MENLO PARK, CA 94025" in its three parts; false if it is no such line. */
static bool read_city_line(Rendered *p, Owner *o, Line line)
{
    Str s = html_clean(p->arena, line.text), zip;
    size_t comma = s.n;
    while (comma && s.p[comma - 1] != ',') comma--;
    zip = str_trim(str_from(s, comma));
    Str state = str_cut(&zip, ' ');
    if (!comma || state.n != 2 || !is_upper(state.p[0])) return false;
    rendered_set(p, owner_item(o, F_rptOwnerCity), F_rptOwnerCity, str_sub(s, 0, comma - 1), line.raw);
    rendered_set(p, owner_item(o, F_rptOwnerState), F_rptOwnerState, state, line.raw);
    rendered_set(p, owner_item(o, F_rptOwnerZipCode), F_rptOwnerZipCode, zip, line.raw);
    return true;
}

static void set_line(Rendered *p, Owner *o, FieldId f, Line line)
{
    rendered_set(p, owner_item(o, f), f, line.text, line.raw);
}

/* The first owner's address stands above the tables too. */
static void add_again(Rendered *p, FieldId f, Line line)
{
    Str name = html_clean(p->arena, line.text);
    for (uint32_t i = 0; p->doc->nowner == 1 && i < p->html.npiece; i++) {
        const HtmlPiece *m = &p->html.piece[i];
        if (m->raw.at != line.raw.at && str_eq(html_clean(p->arena, m->text), name))
            doc_add_piece(p->doc, PART_OWNER, 0, f, m->raw);
    }
}

/* Pages of X0609 print the name of a state or country; the form says its code. Another name stays as it is.
 */
static void set_place(Rendered *p, Owner *o, FieldId f, Line line, Str (*code_of)(Str name))
{
    Str code = code_of(html_clean(p->arena, line.text));
    rendered_set(p, owner_item(o, f), f, code.n ? code : line.text, line.raw);
    if (code.n) add_again(p, f, line);
}

/* From X0609 on: …, city, state or territory if any, postal code, country. Gives the lines left for the
 * street. Abroad, with four lines left, it cannot be told whether the street has one line or the territory is
 * missing. */
static size_t read_country_lines(Rendered *p, Owner *o, const Line *line, size_t n)
{
    bool abroad =
        !str_eq(html_clean(p->arena, line[--n].text), S("UNITED STATES")); /* which no filing says itself */
    bool unsure = abroad && n == 5;
    if (abroad) set_place(p, o, F_rptOwnerCountry, line[n], place_country);
    if (n > 1) set_line(p, o, F_rptOwnerZipCode, line[--n]);
    if (abroad && n > 4) set_line(p, o, F_rptOwnerNonUSStateTerritory, line[--n]);
    if (!abroad && n > 2) set_place(p, o, F_rptOwnerState, line[--n], place_state);
    if (n > 1) set_line(p, o, F_rptOwnerCity, line[--n]);
    if (unsure) owner_item(o, F_rptOwnerStreet2)->prov = owner_item(o, F_rptOwnerCity)->prov = PROV_GUESSED;
    return n;
}

static void read_listed_address(Rendered *p, Owner *o, const HtmlCell *c)
{
    Line line[LINES_MAX];
    size_t n = lines_of(p, c, line);
    if (!n) return;
    set_line(p, o, F_rptOwnerName, line[0]);
    if (n > 1) n = read_city_line(p, o, line[n - 1]) ? n - 1 : read_country_lines(p, o, line, n);
    if (n > 1) set_line(p, o, F_rptOwnerStreet1, line[1]);
    if (n > 2) set_line(p, o, F_rptOwnerStreet2, line[2]);
    for (size_t i = 3; i < n; i++)
        doc_add_trouble(p->doc, line[i].raw, "more in the owner's address than it has lines");
    blank_rest(p, o);
}

/* A row of "Reporting Owners": X, or for an officer and others what they are. */
static void read_listed_owner(Rendered *p, size_t i)
{
    static const FieldId flag[] = {F_isDirector, F_isTenPercentOwner, F_isOfficer, F_isOther};
    static const FieldId text[] = {F_NONE, F_NONE, F_officerTitle, F_otherText};
    Owner *o = doc_add_owner(p->doc);
    o->raw = rendered_cell(p, i)->raw;
    read_listed_address(p, o, rendered_cell(p, i));
    for (uint32_t k = 0; k < 4; k++) {
        size_t at = html_right(&p->html, i, k + 1);
        Span raw = {0};
        Str s = at ? rendered_text(p, at, &raw) : (Str){0};
        if (!at || (!s.n && k >= 2)) continue; /* one without a title is not listed */
        rendered_set_flag(p, owner_item(o, flag[k]), flag[k], s.n, s.n ? raw : rendered_cell(p, at)->raw);
        if (s.n && text[k] != F_NONE && !rendered_is_mark(s))
            rendered_set(p, owner_item(o, text[k]), text[k], s, raw);
    }
}

/* Is the box with this caption marked: "__X__ Director", or an X in the cell in front of it? */
static bool box_mark(const Rendered *p, size_t i, const char *caption, Span *raw)
{
    size_t at = str_find_nocase(p->own[i], str_z(caption)), before = 0;
    for (size_t k = 0; k < at; k++)
        if (p->own[i].p[k] == 'X') return rendered_text(p, i, raw), true;
    if (rendered_cell(p, i)->column)
        before = rendered_at(p, i, rendered_cell(p, i)->row, rendered_cell(p, i)->column - 1);
    *raw = rendered_cell(p, before ? before : i)->raw;
    return before && rendered_is_mark(rendered_text(p, before, raw));
}

/* The lines below the boxes: under Officer its title, under Other what it is; in one cell, one behind the
 * other. */
static void read_titles(Rendered *p, Owner *o, size_t officer, uint32_t last_row)
{
    const HtmlCell *c = rendered_cell(p, officer);
    for (size_t i = officer + 1; i < p->html.ncell && rendered_cell(p, i)->table == c->table; i++) {
        const HtmlCell *k = rendered_cell(p, i);
        bool other = k->columns == 1 ? k->column > c->column : !cell_flag(owner_item(o, F_isOfficer));
        if (k->row <= last_row) continue;
        for (uint32_t m = k->piece0; m < k->piece1; m++, other = true) {
            FieldId f = other ? F_otherText : F_officerTitle;
            rendered_set(p, owner_item(o, f), f, p->html.piece[m].text, p->html.piece[m].raw);
        }
    }
}

/* The relationship is printed for the first owner only. */
void rendered_read_relationship(Rendered *p)
{
    static const struct {
        FieldId field;
        const char *caption;
    } boxes[] = {{F_isDirector, "Director"},
                 {F_isTenPercentOwner, "10% Owner"},
                 {F_isOfficer, "Officer ("},
                 {F_isOther, "Other ("}};
    size_t box = rendered_find(p, 1, "Relationship of Reporting"), at = 0;
    if (!box || !p->doc->nowner) return;
    Owner *o = &p->doc->owner[0];
    for (size_t i = 0; i < sizeof boxes / sizeof *boxes; i++) {
        Span raw = {0};
        Cell *c = owner_item(o, boxes[i].field);
        if (!(at = rendered_find(p, box, boxes[i].caption)) || cell_flag(c)) continue;
        bool marked = box_mark(p, at, boxes[i].caption, &raw);
        rendered_set_flag(p, c, boxes[i].field, marked, raw);
    }
    size_t officer = rendered_find(p, box, "Officer ("), other = rendered_find(p, box, "Other (");
    if (officer && other && owner_item(o, F_officerTitle)->state == CELL_ABSENT &&
        owner_item(o, F_otherText)->state == CELL_ABSENT)
        read_titles(p, o, officer, rendered_cell(p, other)->row);
}

void rendered_read_owners(Rendered *p)
{
    size_t list = rendered_find(p, 1, "Reporting Owner Name");
    if (list) {
        const HtmlCell *c = rendered_cell(p, list);
        for (size_t i = list + 1; i < p->html.ncell; i++)
            if (rendered_cell(p, i)->table == c->table && rendered_cell(p, i)->row >= c->row + c->rows &&
                !rendered_cell(p, i)->column)
                read_listed_owner(p, i);
    } else {
        for (size_t i = 0; (i = rendered_find(p, i + 1, "Name and Address of Reporting Person"));)
            read_owner_box(p, i);
    }
    if (!p->doc->nowner) doc_add_trouble(p->doc, (Span){0}, "no owner in the page");
    rendered_read_relationship(p);
}
