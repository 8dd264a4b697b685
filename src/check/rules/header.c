/* header.c: group A, the items of the header, each by itself. */
#include "check/checker.h"

#include "check/words.h"

#include "model/place.h"

#include <string.h>

/* Calls fn for every owner. */
static void each_owner(Check *c, void (*fn)(Check *c, size_t at, const Owner *o))
{
    for (size_t i = 0; i < c->d->nowner; i++) fn(c, i, &c->d->owner[i]);
}

static Finding *tell_owner(Check *c, size_t at, FieldId f, int variant)
{
    return tell(c, PART_OWNER, at, f, variant);
}

/* ---- identity ---- */

static bool is_cik(Str s)
{
    bool zero = true;
    for (size_t i = 0; i < s.n; i++) {
        if (!is_digit(s.p[i])) return false;
        zero = zero && s.p[i] == '0';
    }
    return s.n >= 1 && s.n <= 10 && !zero;
}

/* Only XML must have one. */
static void check_cik(Check *c, Part part, size_t at, FieldId f, const Cell *cell)
{
    bool has = cell_has(cell);
    if (has ? !is_cik(cell_text(cell)) : c->d->origin == ORIGIN_XML) tell(c, part, at, f, !has);
}

static void owner_cik(Check *c, size_t at, const Owner *o)
{
    check_cik(c, PART_OWNER, at, F_rptOwnerCik, owner_item(o, F_rptOwnerCik));
}

void check_A09(Check *c)
{
    check_cik(c, PART_DOC, 0, F_issuerCik, doc_item(c->d, F_issuerCik));
    each_owner(c, owner_cik);
}

/* The number that a CIK is, whatever zeros stand before it; 0 for what is none. */
static uint64_t cik_number(Str s)
{
    uint64_t n = 0;
    for (size_t i = 0; i < s.n && is_cik(s); i++) n = n * 10 + (uint64_t)(s.p[i] - '0');
    return n;
}

static uint64_t owner_number(const Owner *o) { return cik_number(cell_text(owner_item(o, F_rptOwnerCik))); }

static void owner_is_issuer(Check *c, size_t at, const Owner *o)
{
    uint64_t owner = owner_number(o);
    if (owner && owner == cik_number(item_text(c, F_issuerCik))) tell_owner(c, at, F_rptOwnerCik, 0);
}

void check_A10(Check *c) { each_owner(c, owner_is_issuer); }

enum { NAME_MOST = 150 };

static void check_name(Check *c, Part part, size_t at, FieldId f, const Cell *cell)
{
    if (!cell_has(cell))
        tell(c, part, at, f, 0);
    else if (cell_text(cell).n > NAME_MOST)
        tell(c, part, at, f, 1)->arg[0] = (int64_t)cell_text(cell).n;
}

static void owner_name(Check *c, size_t at, const Owner *o)
{
    check_name(c, PART_OWNER, at, F_rptOwnerName, owner_item(o, F_rptOwnerName));
}

void check_A14(Check *c)
{
    if (c->before_filing) return; /* EDGAR fills them in */
    check_name(c, PART_DOC, 0, F_issuerName, doc_item(c->d, F_issuerName));
    each_owner(c, owner_name);
}

/* ---- the ticker ---- */

static bool is_ticker_char(char c) { return is_upper(c) || is_digit(c); }

/* How many capitals and digits s begins with. */
static size_t ticker_run(Str s)
{
    size_t n = 0;
    while (n < s.n && is_ticker_char(s.p[n])) n++;
    return n;
}

/* One to six, then perhaps a class of one to three behind a mark. */
static bool is_ticker(Str s)
{
    size_t n = ticker_run(s);
    if (!n || n > 6) return false;
    s = str_from(s, n);
    if (!s.n) return true;
    n = ticker_run(str_from(s, 1));
    return (s.p[0] == '.' || s.p[0] == '-' || s.p[0] == '/' || s.p[0] == ' ') && n >= 1 && n <= 3 &&
           s.n == n + 1;
}

static bool has_char(Str s, char c) { return s.n && str_cut(&s, c).n && s.n; }

/* "N O G": every second character is a blank. */
static bool is_spaced(Str s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((i % 2 == 1) != (s.p[i] == ' ')) return false;
    return s.n >= 3;
}

static bool is_capitals(Str s)
{
    char room[16];
    if (s.n > sizeof room) return false;
    for (size_t i = 0; i < s.n; i++) room[i] = to_upper(s.p[i]);
    return is_ticker((Str){room, s.n});
}

/* Number of the message for a symbol that is no ticker. */
static int ticker_message(Str s)
{
    if (has_words(s, "nyse|nasdaq|amex|otc*|tsx|lse")) return 1;
    if (s.p[0] == '(' || s.p[0] == '[' || s.p[0] == '"') return 2;
    if (is_spaced(s)) return 4;
    if (has_char(s, ',') || has_char(s, ';') || has_words(s, "and") || has_char(s, '/')) return 3;
    return is_capitals(s) ? 5 : 0;
}

/* How many tickers a symbol lists: HEI, HEI.A  GOOG/GOOGL  FWONA and FWONK */
static int listed_tickers(Str s)
{
    int n = 0;
    while (s.n) {
        size_t end = 0, and = str_find_nocase(s, S(" and "));
        while (end < s.n && end != and&&!strchr(",;/&|", s.p[end])) end++;
        n += is_ticker(str_trim(str_sub(s, 0, end)));
        s = str_from(s, end + (end == and&&end < s.n ? sizeof " and " - 1 : 1));
    }
    return n;
}

/* BRK/B is a class, no list. */
static bool lists_tickers(Str s) { return !is_ticker(s) && listed_tickers(s) > 1; }

void check_E29(Check *c)
{
    bool several = lists_tickers(str_trim(item_text(c, F_issuerTradingSymbol)));
    for (size_t i = 0; several && i < c->nline; i++) {
        Str title = cell_text(line_cell(&c->line[i], F_securityTitle));
        if (c->line[i].part != PART_I || !title.n ||
            has_words(title, "class*|series*|preferred*|ads|adss|voting"))
            continue;
        tell_item(c, F_issuerTradingSymbol, 0);
        return;
    }
}

/* What filers write where there is none; the name of an exchange alone is no ticker either. */
static bool is_no_ticker(Str s)
{
    return !s.n ||
           is_words(
               s, "none|n/a|na|-|--|[none]|(none)|null|n.a.|tbd|to be determined|not applicable|private|not "
                  "listed|unlisted|pending|nil|no symbol|nyse|nasdaq|amex|otc|otcbb|nyse american|nyse arca");
}

void check_A11(Check *c)
{
    Str s = str_trim(item_text(c, F_issuerTradingSymbol));
    if (!is_no_ticker(s) && !is_ticker(s) && !cik_number(s))
        tell_item(c, F_issuerTradingSymbol, ticker_message(s));
}

void check_A12(Check *c)
{
    Str s = str_trim(item_text(c, F_issuerTradingSymbol));
    if (is_no_ticker(s)) tell_item(c, F_issuerTradingSymbol, !s.n);
}

static bool is_cik_of_form(const Check *c, uint64_t n)
{
    bool known = n == cik_number(item_text(c, F_issuerCik));
    for (size_t i = 0; i < c->d->nowner; i++) known = known || n == owner_number(&c->d->owner[i]);
    return known;
}

void check_A13(Check *c)
{
    Str s = str_trim(item_text(c, F_issuerTradingSymbol));
    uint64_t n = cik_number(s);
    if (n && is_cik_of_form(c, n))
        tell_item(c, F_issuerTradingSymbol, 1);
    else if (n && s.n >= 5)
        tell_item(c, F_issuerTradingSymbol, 0);
}

/* ---- the address ---- */

static Str owner_text(const Owner *o, FieldId f) { return str_trim(cell_text(owner_item(o, f))); }

static void owner_state(Check *c, size_t at, const Owner *o)
{
    Str state = owner_text(o, F_rptOwnerState);
    if (c->d->origin != ORIGIN_XML && place_state(state).n) return; /* typed in full */
    if (state.n && !place_has_code(state) && !state_has_code(state)) tell_owner(c, at, F_rptOwnerState, 0);
}

void check_A15(Check *c) { each_owner(c, owner_state); }

/* The number of digits of a zip code written 12345, 123456789 or 12345-6789; 0 if it is none. `*value`: the
 * digits. */
static int zip_digits(Str zip, int64_t *value)
{
    int n = 0;
    *value = 0;
    for (size_t i = 0; i < zip.n; i++) {
        if (zip.p[i] == '-' && i == 5) continue;
        if (!is_digit(zip.p[i]) || n == 9) return 0;
        *value = *value * 10 + (zip.p[i] - '0');
        n++;
    }
    return n == 5 || n == 9 ? n : 0;
}

/* The zip code as it stands on the form: a scan's reader sets the hyphen, and says so in a repair. */
static Str printed_zip(const Check *c, size_t at, const Owner *o)
{
    const Repair *r = doc_repair_at(c->d, PART_OWNER, at, F_rptOwnerZipCode);
    Str was = r ? r->was : (Str){0}, first = str_cut(&was, '|');
    return first.n ? str_trim(first) : owner_text(o, F_rptOwnerZipCode);
}

static void owner_zip(Check *c, size_t at, const Owner *o)
{
    Str zip = printed_zip(c, at, o);
    int64_t value;
    if (!zip.n || !state_has_code(owner_text(o, F_rptOwnerState))) return;
    int n = zip_digits(zip, &value);
    if (!n) {
        tell_owner(c, at, F_rptOwnerZipCode, 0);
    } else if (n == 9 && zip.n == 9) {
        Finding *f = tell_owner(c, at, F_rptOwnerZipCode, 1);
        f->arg[0] = value / 10000, f->arg[1] = value % 10000;
    }
}

void check_A16(Check *c) { each_owner(c, owner_zip); }

static void owner_zip_state(Check *c, size_t at, const Owner *o)
{
    Str zip = owner_text(o, F_rptOwnerZipCode), state = owner_text(o, F_rptOwnerState);
    int64_t value;
    if (zip_digits(zip, &value) && state_has_code(state) && !state_has_zip(state, zip))
        tell_owner(c, at, F_rptOwnerZipCode, 0);
}

void check_A17(Check *c) { each_owner(c, owner_zip_state); }

static void owner_address(Check *c, size_t at, const Owner *o)
{
    Str street = owner_text(o, F_rptOwnerStreet1), second = owner_text(o, F_rptOwnerStreet2);
    bool care_of = str_starts_nocase(street, S("c/o"));
    if (!street.n && !second.n)
        tell_owner(c, at, F_rptOwnerStreet1, 0);
    else if (care_of && !second.n && !owner_text(o, F_rptOwnerCity).n)
        tell_owner(c, at, F_rptOwnerStreet1, 2);
    else if (!owner_text(o, F_rptOwnerCity).n)
        tell_owner(c, at, F_rptOwnerCity, 1);
}

void check_A44(Check *c)
{
    if (!c->before_filing) each_owner(c, owner_address); /* EDGAR fills in what it knows */
}

/* ---- the relationship ---- */

/* Pages print the boxes of some owners only: where none is printed, nothing is known. */
static void owner_boxes(Check *c, size_t at, const Owner *o)
{
    bool printed = c->d->origin == ORIGIN_XML || c->d->origin == ORIGIN_DATASET || !at;
    for (int box = F_isDirector; box <= F_isOther; box++) {
        const Cell *cell = owner_item(o, (FieldId)box);
        if (cell_flag(cell)) return;
        printed = printed || cell->state != CELL_ABSENT;
    }
    if (printed) tell_owner(c, at, F_isDirector, 0);
}

void check_A19(Check *c) { each_owner(c, owner_boxes); }

static void owner_title(Check *c, size_t at, const Owner *o)
{
    const Cell *title = owner_item(o, F_officerTitle), *other = owner_item(o, F_otherText);
    bool officer = cell_flag(owner_item(o, F_isOfficer)), director = cell_flag(owner_item(o, F_isDirector));
    if (officer && cell_empty(title)) tell_owner(c, at, F_officerTitle, 0);
    if (cell_flag(owner_item(o, F_isOther)) && cell_empty(other)) tell_owner(c, at, F_otherText, 1);
    if (cell_has(title) && !officer && !director) tell_note(c, PART_OWNER, at, F_officerTitle, 2);
    if (officer && has_words(cell_text(title), "see remarks|see remark") && !item_text(c, F_remarks).n)
        tell_owner(c, at, F_officerTitle, 3);
}

void check_A20(Check *c) { each_owner(c, owner_title); }

void check_A43(Check *c)
{
    if (!cell_has(doc_item(c->d, F_periodOfReport))) tell_item(c, F_periodOfReport, 0);
}
