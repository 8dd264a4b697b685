/* scan_boxes.c: form and boxes above the tables of a recogniser's page. A line's place on the page is not to
 * be trusted: a value is told by what it is as well. */
#include "read/parts/scan_boxes.h"

#include "model/repair.h"
#include "read/parts/scan_items.h"
#include "read/parts/scan_notes.h"
#include "read/parts/scan_owner.h"
#include "read/value/date.h"

#include <string.h>

/* ---- the boxes ---- */

typedef struct Head {
    Doc *d;
    Arena *a;
    const ScanPage *p;
    ScanItems t;
    int middle; /* where the second box of the first line begins */
} Head;

/* "Natera,, Inc", "Health,.Inc.": commas and points read for one another. */
static Str issuer_meant(Arena *a, Str s)
{
    char *out = arena_alloc(a, 2 * s.n + 2, 1, 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (i && s.p[i - 1] == ',' && strchr(",.", s.p[i])) {
            if (i + 1 < s.n && s.p[i + 1] != ' ') out[n++] = ' ';
            continue;
        }
        out[n++] = s.p[i];
    }
    if (n && out[n - 1] != '.') out[n++] = '.';
    return (Str){out, n};
}

/* Without borders read as brackets before a name. */
static Str without_borders(Str s)
{
    while (s.n && (strchr("[{(|", s.p[0]) || is_blank(s.p[0]))) s = str_from(s, 1);
    return s;
}

/* "SQUARE INC c SQ ]": where the symbol begins, or the shred before it that was its bracket; 0: there is
 * none. */
static size_t symbol_before_bracket(Str s, size_t *name)
{
    size_t close = s.n;
    while (close && !strchr("]}", s.p[close - 1])) close--;
    if (!close || close + 2 < s.n) return 0;
    size_t end = str_trim(str_sub(s, 0, close - 1)).n, at = end;
    while (at && !is_blank(s.p[at - 1])) at--;
    size_t shred = str_trim(str_sub(s, 0, at)).n, before = shred;
    while (before && !is_blank(s.p[before - 1])) before--;
    if (!at || end - at > 5) return 0;
    bool bracket = before && shred - before < 3;
    *name = bracket ? before : at;
    return at;
}

static void put_issuer(Head *h, Str s)
{
    size_t open = 0;
    s = without_borders(s);
    while (open < s.n && !strchr("[{", s.p[open])) open++;
    if (open == s.n) /* "SQUARE INC (SQ]" */
        for (open = s.n; open && s.p[open - 1] != '(';) open--;
    size_t end = open;
    if (!open) open = symbol_before_bracket(s, &end);
    Str name = str_trim(str_sub(s, 0, end)), symbol = str_from(s, open);
    if (str_ends(name, S("("))) name = str_trim(str_sub(name, 0, name.n - 1));
    while (symbol.n && strchr("[{( ", symbol.p[0])) symbol = str_from(symbol, 1);
    while (symbol.n && strchr("]}) ", symbol.p[symbol.n - 1])) symbol.n--;
    Cell *c = doc_item(h->d, F_issuerName);
    name = scan_strip(name);
    bool comma =
        str_ends(name, S(",")) || str_find(name, S(",,")) < name.n || str_find(name, S(",.")) < name.n;
    while (name.n > 1 && strchr("(;:,", name.p[name.n - 1])) name.n--;
    cell_set(h->d, c, F_issuerName, str_collapse(&h->d->arena, name), doc_span(h->d, name));
    if (comma) { /* no name ends with one */
        c->u.text = issuer_meant(&h->d->arena, c->u.text);
        c->prov |= PROV_GUESSED;
        doc_add_repair(h->d, REPAIR_WORD, PART_DOC, 0, F_issuerName, name, c->u.text,
                       repair_why(REPAIR_WORD));
    }
    c = doc_item(h->d, F_issuerTradingSymbol);
    if (symbol.n)
        cell_set(h->d, c, F_issuerTradingSymbol, str_copy(&h->d->arena, symbol), doc_span(h->d, symbol));
}

/* "MICROSOFT CORP [ MSFT ]": a bracket at the end, or the ticker behind one. */
static bool is_issuer(Str s)
{
    enum { TICKER = 12 };
    size_t letters = 0;
    s = without_borders(s);
    for (size_t i = 0; i < s.n && !strchr("[{(", s.p[i]); i++) letters += is_alpha(s.p[i]);
    if (letters < 2) return false;
    size_t close = s.n, open = 0;
    while (close && !strchr("]}", s.p[close - 1])) close--;
    while (open < s.n && s.p[open] != '[' && s.p[open] != '{') open++;
    if (open < s.n) return open > 3 && s.n - open < TICKER + 2 && open + 1 < s.n;
    if (!close || close + 2 < s.n) return false;
    for (open = close; open && s.p[open - 1] != '(';) open--;
    size_t end = 0;
    return (open > 3 && close - open < TICKER) || (symbol_before_bracket(s, &end) && end > 3);
}

/* A long name has two lines: the item of the middle box that stands above item `at`. Empty: none. */
static Str issuer_above(const Head *h, size_t first, size_t at)
{
    enum { LINES = 4 };
    for (size_t i = at; i-- > first && h->t.at[i].line + LINES > h->t.at[at].line;) {
        const ScanItem *t = &h->t.at[i];
        Str date;
        bool middle = i && t[-1].line == t->line && t->x * 10 > h->middle * 8 && t->x * 10 < h->middle * 13;
        if (middle && t->caption && t->caption != CAP_ASIDE) break;
        if (t->line == h->t.at[at].line || t->caption || !middle || scan_find_date(t->text, &date)) continue;
        bool caption = str_find(t->text, S("(")) < t->text.n || str_find(t->text, S(")")) < t->text.n;
        if (!caption && is_upper(t->text.p[0]) && !scan_is_noise(h->p->lexicon, t->text)) return t->text;
    }
    return (Str){0};
}

static void put_issuer_above(Head *h, Str above)
{
    Cell *c = doc_item(h->d, F_issuerName);
    if (!above.n || c->state != CELL_VALUE) return;
    Span raw = doc_span(h->d, above), own = c->raw;
    c->u.text =
        str_fmt(&h->d->arena, "%.*s %.*s", STR_ARG(str_collapse(&h->d->arena, above)), STR_ARG(c->u.text));
    c->raw = (Span){raw.at, own.at + own.len - raw.at};
    c->prov |= PROV_JOINED;
    doc_add_piece(h->d, PART_DOC, 0, F_issuerName, raw);
    doc_add_piece(h->d, PART_DOC, 0, F_issuerName, own);
}

static void put_dates(Head *h, size_t first)
{
    Str date, found[2];
    size_t n = 0;
    for (size_t i = first; i < h->t.n && n < 2; i++)
        if (!h->t.at[i].caption && scan_find_date(h->t.at[i].text, &date)) found[n++] = date;
    bool amended = str_ends(cell_text(doc_item(h->d, F_documentType)), S("/A"));
    if (n) scan_put_date(h->d, PART_DOC, 0, F_periodOfReport, found[0]);
    if (n > 1 && amended) scan_put_date(h->d, PART_DOC, 0, F_dateOfOriginalSubmission, found[1]);
}

static void put_crosses(Head *h)
{
    static const struct {
        ScanCaption caption;
        FieldId field;
    } boxes[] = {{CAP_DIRECTOR, F_isDirector},
                 {CAP_TEN_PERCENT, F_isTenPercentOwner},
                 {CAP_OFFICER, F_isOfficer},
                 {CAP_OTHER, F_isOther}};
    for (size_t i = 0; i < h->t.n; i++)
        for (size_t k = 0; k < 4; k++) {
            const ScanItem *t = &h->t.at[i];
            if (t->caption != boxes[k].caption || !t->crossed) continue;
            Cell *c = doc_cell(h->d, PART_OWNER, 0, boxes[k].field);
            cell_set(h->d, c, boxes[k].field, S("1"), doc_span(h->d, t->cross));
            if (!t->odd) continue;
            c->prov |= PROV_GUESSED;
            doc_add_repair(h->d, REPAIR_BOX, PART_OWNER, 0, boxes[k].field, t->cross, S("1"),
                           S("something stands in the box"));
        }
}

/* Is it where a line of the owner's address was read? */
static bool is_address(const Head *h, Str s)
{
    for (FieldId f = F_rptOwnerName; f <= F_rptOwnerCity; f++) {
        Str own = span_str(h->d->text, doc_cell(h->d, PART_OWNER, 0, f)->raw);
        if (own.p <= s.p && s.p < own.p + own.n) return true;
    }
    return false;
}

/* May an item be an officer's title, or a part of one? */
static bool is_title(const Head *h, const ScanItem *t)
{
    Str date;
    bool brief = t->text.n > 1 && t->text.n < 5 && is_upper(t->text.p[0]) && is_upper(t->text.p[1]);
    return !t->caption && (brief || !scan_is_noise(h->p->lexicon, t->text)) &&
           !scan_find_date(t->text, &date) && !is_digit(t->text.p[0]) && !is_address(h, t->text);
}

/* "Officer" below "Chief Technology": all words are known in general, or by the form. */
static bool goes_on_title(const Head *h, const ScanItem *t)
{
    for (Str rest = t->text; rest.n;)
        if (lexicon_count(h->p->lexicon, str_cut(&rest, ' ')) < LEXICON_OFTEN) return false;
    return is_upper(t->text.p[0]) && is_title(h, t);
}

static void put_title_at(Head *h, size_t k)
{
    enum { NEAR = 60 }; /* recognisers squeeze blanks, a line more than the next */
    const ScanItem *t = &h->t.at[k];
    Cell *c = doc_cell(h->d, PART_OWNER, 0, F_officerTitle);
    cell_set(h->d, c, F_officerTitle, str_copy(&h->d->arena, t->text), doc_span(h->d, t->text));
    for (size_t i = k + 1; i < h->t.n && h->t.at[i].line <= t->line + 1; i++) {
        const ScanItem *more = &h->t.at[i];
        int off = more->x > t->x ? more->x - t->x : t->x - more->x;
        bool last = i + 1 == h->t.n || h->t.at[i + 1].line != more->line;
        if (more->line == t->line || off > NEAR || !last || !goes_on_title(h, more)) continue;
        scan_text_append(h->d, c, more->text);
        c->prov |= PROV_GUESSED;
        doc_add_repair(h->d, REPAIR_WORD, PART_OWNER, 0, F_officerTitle, t->text, c->u.text,
                       S("a line below may go on with it"));
        return;
    }
}

/* The title stands below the officer's box, before the next one. */
static void put_title(Head *h)
{
    size_t i = 0;
    while (i < h->t.n && !(h->t.at[i].caption == CAP_OFFICER && h->t.at[i].crossed)) i++;
    if (i == h->t.n) return;
    int x = h->t.at[i].x;
    for (size_t k = i + 1; k < h->t.n && h->t.at[k].line < h->t.at[i].line + 6; k++) {
        const ScanItem *t = &h->t.at[k];
        if (t->caption == CAP_JOINT || t->caption == CAP_FILED_BY) return;
        if (t->x + 30 < x || !is_title(h, t)) continue;
        put_title_at(h, k);
        return;
    }
}

/* Is an item of the box on the left? Of a line whose left is empty the first item is not: it tells by what it
 * is. */
static bool is_left(const Head *h, size_t i)
{
    const ScanItem *t = &h->t.at[i];
    Str date;
    bool first = !i || t[-1].line != t->line;
    if (t->caption || is_issuer(t->text)) return false;
    if (!first && t->x * 10 > h->middle * 8) return false;
    return !(scan_find_date(t->text, &date) && date.n + 3 > t->text.n);
}

/* "SAN", too short for a line of its own, before "CA 94108": a city that goes on below. */
static bool is_city_of(const Head *h, size_t i, OwnerBox *box)
{
    const ScanItem *t = &h->t.at[i];
    bool state = i + 1 < h->t.n && t[1].line == t->line && !t[1].caption && scan_goes_on(t[1].text);
    if (!state || box->n < 2 || box->n == OWNER_LINES || t->text.n > 3 || !is_upper(t->text.p[0]) ||
        t->text.n < 2 || lexicon_count(h->p->lexicon, t->text) < LEXICON_OFTEN)
        return false;
    box->line[box->n++] = t->text;
    return true;
}

/* The lines of the box on the left, down to the place or to "(City)". */
static void put_owner(Head *h, size_t first)
{
    OwnerBox box = {.n = 0};
    size_t last = SIZE_MAX;
    for (size_t i = first; i < h->t.n; i++) {
        const ScanItem *t = &h->t.at[i];
        if (t->caption == CAP_CITY && box.n > 1) break;
        if (t->line == last && box.n && !t->caption && scan_goes_on(t->text))
            owner_box_go_on(&box, t->text);
        else if (t->line != last && is_left(h, i) &&
                 (is_city_of(h, i, &box) || owner_box_add(&box, h->p->lexicon, t->text)))
            last = t->line;
    }
    scan_owner_put(h->d, h->a, h->p, 0, &box);
}

/* "[x]", "fx]", "[X": a box with a cross at the beginning of a line. */
static bool is_crossed_box(Str w)
{
    bool cross = false, box = false;
    for (size_t i = 0; i < w.n; i++)
        cross = cross || to_lower(w.p[i]) == 'x', box = box || strchr("[]{}", w.p[i]);
    return cross && box && w.n < 5;
}

static size_t words_like(const ScanLine *l, const char *const *words, size_t n)
{
    size_t found = 0;
    for (size_t i = 1; i < l->n; i++)
        for (size_t k = 0; k < n; k++) found += like_texts(l->word[i].text, str_z(words[k])) >= 85;
    return found;
}

/* The boxes beside the form's title, told by the words of the sentence in the middle of which they stand. */
static void put_boxes(Doc *d, const ScanPage *p, size_t end)
{
    static const char *const exit_words[] = {"longer", "subject", "Section", "obligations", "continue"};
    static const char *const plan_words[] = {"contract", "written", "purchase",    "equity", "securities",
                                             "intended", "satisfy", "affirmative", "defense"};
    for (size_t i = 0; i < end; i++) {
        const ScanLine *l = &p->line[i];
        if (l->n < 3 || !is_crossed_box(l->word[0].text)) continue;
        size_t left = words_like(l, exit_words, 5), plan = words_like(l, plan_words, 9);
        if (left == plan) continue;
        FieldId f = plan > left ? F_aff10b5One : F_notSubjectToSection16;
        Cell *c = doc_item(d, f);
        Str box = l->word[0].text;
        cell_set(d, c, f, S("1"), doc_span(d, box));
        if (str_eq_nocase(box, S("[x]"))) continue;
        c->prov |= PROV_GUESSED;
        doc_add_repair(d, REPAIR_BOX, PART_DOC, 0, f, box, S("1"), S("something stands in the box"));
    }
}

void scan_head(Doc *d, Arena *a, const ScanPage *p)
{
    size_t from = 0, to = 0;
    while (from < p->n && p->line[from].mark != SCAN_OWNER) from++;
    if (from == p->n) return;
    put_boxes(d, p, from);
    for (to = from + 1; to < p->n && (p->line[to].mark == SCAN_CONTENT || p->line[to].mark == SCAN_PRINT);)
        to++;
    if (to < p->n && p->line[to].mark == SCAN_TABLE_I) to++; /* "(City)" may stand beside the title */
    Head h = {.d = d, .a = a, .p = p, .t = scan_items_of(a, p, from, to), .middle = 60};
    size_t first = 0;
    while (first < h.t.n && h.t.at[first].caption != CAP_OWNER) first++;
    first = first == h.t.n ? 0 : first + 1;
    if (first < h.t.n && h.t.at[first].line == from) h.middle = h.t.at[first].x;
    for (size_t i = 0; i < h.t.n; i++)
        if (!h.t.at[i].caption && is_issuer(h.t.at[i].text)) {
            put_issuer(&h, h.t.at[i].text);
            put_issuer_above(&h, issuer_above(&h, first, i));
            break;
        }
    put_dates(&h, first);
    put_owner(&h, first);
    if (!d->nowner) (void)doc_add_owner(d);
    put_crosses(&h);
    put_title(&h);
}
