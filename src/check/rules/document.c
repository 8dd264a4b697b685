/* document.c: group A, the file as a whole: lengths, boxes, schema version, accession number, damaged text.
 */
#include "check/checker.h"
#include "model/due.h"

#include <string.h>

/* ---- A18: what EDGAR has room for ---- */

static const struct {
    FieldId field;
    uint16_t most;
} lengths[] = {
    {F_securityTitle, 60},
    {F_underlyingSecurityTitle, 60},
    {F_natureOfOwnership, 100},
    {F_officerTitle, 30},
    {F_otherText, 30},
    {F_remarks, 2000},
    {F_signatureName, 255},
    {F_rptOwnerStreet1, 40},
    {F_rptOwnerStreet2, 40},
    {F_rptOwnerCity, 30},
    {F_rptOwnerZipCode, 10},
    {F_issuerTradingSymbol, 10},
    {F_NONE, 1000}, /* a footnote */
};

static size_t length_most(FieldId f)
{
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++)
        if (lengths[i].field == f) return lengths[i].most;
    return SIZE_MAX;
}

static size_t characters(Str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) n += ((unsigned char)s.p[i] & 0xc0) != 0x80;
    return n;
}

static void cell_length(Check *c, Part part, size_t row, FieldId f, const Cell *cell)
{
    size_t most = length_most(f);
    if (most == SIZE_MAX || !cell_has(cell) || cell_text(cell).n <= most) return;
    size_t n = characters(cell_text(cell));
    if (n <= most) return;
    Finding *found = tell(c, part, row, f, 0);
    found->arg[0] = (int64_t)n, found->arg[1] = (int64_t)most;
    if (is_scan(c)) found->severity = SEVERITY_NOTE;
}

void check_A18(Check *c) { check_cells(c, cell_length); }

/* ---- A24: boxes ---- */

static void cell_boolean(Check *c, Part part, size_t row, FieldId f, const Cell *cell)
{
    if (f < F_END && fields[f].kind == KIND_FLAG && cell->state == CELL_BAD) tell(c, part, row, f, 0);
}

void check_A24(Check *c) { check_cells(c, cell_boolean); }

/* ---- A36: the form and the submission it came in ---- */

void check_A36(Check *c)
{
    Str form = item_text(c, F_documentType), submission = item_text(c, F_conformedSubmissionType);
    if (form.n && submission.n && !str_eq_nocase(form, submission)) tell_item(c, F_documentType, 0);
    bool of_header =
        doc_item(c->d, F_documentType)->raw.at == doc_item(c->d, F_conformedSubmissionType)->raw.at;
    if (submission.n && of_header && c->d->origin == ORIGIN_XML) tell_item(c, F_documentType, 1);
}

/* ---- A45: the header ---- */

void check_A45(Check *c)
{
    for (size_t i = 0; i < c->d->ntrouble; i++) {
        const Trouble *t = &c->d->trouble[i];
        if (!t->differs) continue;
        Finding *f = tell(c, (Part)t->part, t->row, (FieldId)t->field, 0);
        f->arg[0] = (int64_t)i;
        if (is_scan(c)) f->severity = SEVERITY_NOTE; /* whichever was read wrongly */
    }
}

/* ---- A35, A37: the version of the schema ---- */

void check_A35(Check *c)
{
    static const char known[] =
        "X0101 X0201 X0202 X0203 X0204 X0205 X0206 X0303 X0304 X0305 X0306 X0407 X0508 X0609";
    Str version = item_text(c, F_schemaVersion);
    if (version.n && (version.n != 5 || str_find(str_z(known), version) == sizeof known - 1))
        tell_item(c, F_schemaVersion, 0);
}

void check_A37(Check *c)
{
    Str version = item_text(c, F_schemaVersion);
    bool has = cell_has(doc_item(c->d, F_aff10b5One));
    bool asked = c->d->form != FORM_3 && c->d->form != FORM_NONE && str_cmp(version, S("X0407")) >= 0;
    if (asked && !has) tell_item(c, F_aff10b5One, 0);
    if (version.n && !asked && has) tell_note(c, PART_DOC, 0, F_aff10b5One, 1);
}

/* ---- A38: damaged text ---- */

/* Nothing but ' ' to '~', and no '&': eight bytes at a time, for every text comes here. */
static bool is_plain(Str s)
{
    const uint64_t ones = 0x0101010101010101, high = ones * 0x80;
    size_t i = 0;
    for (uint64_t eight; i + 8 <= s.n; i += 8) {
        memcpy(&eight, s.p + i, 8);
        uint64_t and = eight ^ ones * '&', del = eight ^ ones * 0x7f;
        if ((eight | (eight - ones * ' ') | (and-ones) | (del - ones)) & high) return false;
    }
    for (; i < s.n; i++)
        if (s.p[i] < ' ' || s.p[i] == '&' || s.p[i] == 0x7f) return false;
    return true;
}

static bool is_damaged(Str s)
{
    /* U+FFFD; A with circumflex before a sign of Latin-1; quotation marks of UTF-8 read as Windows-1252 */
    static const char *const traces[] = {"\xef\xbf\xbd", "&amp;",        "&#",        "&quot;",
                                         "&lt;",         "\xc3\x82\xc2", "\xc3\x82 ", "\xc3\xa2\xe2\x82\xac",
                                         "\xc3\x83\xc2"};
    bool suspect = false;
    if (is_plain(s)) return false;
    for (size_t i = 0; i < s.n; i++) {
        if ((unsigned char)s.p[i] < ' ' || s.p[i] == 0x7f) return true;
        suspect = suspect || s.p[i] == '&' || (unsigned char)s.p[i] >= 0x80;
    }
    for (size_t i = 0; suspect && i < sizeof traces / sizeof *traces; i++)
        if (str_find(s, str_z(traces[i])) < s.n) return true;
    return str_eq(s, S("\xc3\x82"));
}

static void cell_damage(Check *c, Part part, size_t row, FieldId f, const Cell *cell)
{
    bool text = f == F_NONE || fields[f].kind == KIND_TEXT;
    if (cell_has(cell) && (text || cell->state == CELL_BAD) && is_damaged(cell_text(cell)))
        tell(c, part, row, f, 0);
}

void check_A38(Check *c) { check_cells(c, cell_damage); }

/* ---- A40 to A42: numbers of the form itself ---- */

enum { WEEKS_SLACK = 6 }; /* a fiscal year of 52 or 53 weeks ends up to six days from the end of a month */

static bool near_month_end(Date d)
{
    int y, m, day;
    date_split(d, &y, &m, &day);
    Date next = date_add_months(date_of(y, m, 1), 1);
    return day <= WEEKS_SLACK || next - d <= WEEKS_SLACK + 1;
}

static void other_year_end(Check *c)
{
    Date after = fiscal_year_end(doc_fiscal_end(c->d), c->period - WEEKS_SLACK);
    if (after == DATE_NONE || after - c->period <= WEEKS_SLACK) return;
    int year, month, day;
    date_split(after, &year, &month, &day);
    Finding *f = tell_item(c, F_periodOfReport, 1);
    f->arg[0] = month, f->arg[1] = day;
}

void check_A40(Check *c)
{
    if (c->d->form != FORM_5 || c->period == DATE_NONE) return;
    if (near_month_end(c->period))
        other_year_end(c);
    else
        tell_item(c, F_periodOfReport, 0);
}

void check_A41(Check *c)
{
    static const int numbers[] = {[FORM_3] = 104, [FORM_4] = 287, [FORM_5] = 362};
    Str text = c->d->text, digits;
    size_t at = str_find(text, S("3235-"));
    if (c->d->form == FORM_NONE || at == text.n) return;
    digits = str_sub(text, at + 5, 4);
    int n = 0;
    for (size_t i = 0; i < digits.n && is_digit(digits.p[i]); i++) n = n * 10 + (digits.p[i] - '0');
    bool other = n == numbers[FORM_3] || n == numbers[FORM_4] || n == numbers[FORM_5];
    if (!other || n == numbers[c->d->form]) return;
    Finding *f = tell(c, PART_FILING, 0, F_NONE, 0);
    f->arg[0] = n;
    f->raw = (Span){(uint32_t)at, 9};
}

static bool is_accession(Str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (i == 10 || i == 13 ? s.p[i] != '-' : !is_digit(s.p[i])) return false;
    return s.n == 20;
}

void check_A42(Check *c)
{
    Str s = item_text(c, F_accessionNumber);
    if (!s.n) return;
    if (!is_accession(s)) {
        tell_item(c, F_accessionNumber, 0);
        return;
    }
    int year = (s.p[11] - '0') * 10 + (s.p[12] - '0');
    bool known = c->filed != DATE_NONE && !c->signed_only;
    if (known && date_year(c->filed) % 100 != year && date_year(c->filed - 10) % 100 != year)
        tell_note(c, PART_DOC, 0, F_accessionNumber, 1);
}
