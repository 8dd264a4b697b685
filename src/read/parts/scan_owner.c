/* scan_owner.c: names and addresses of owners on a recogniser's page. */
#include "read/parts/scan_owner.h"

#include "model/repair.h"
#include "read/noise/damage.h"
#include "read/parts/cells_address.h"
#include "read/parts/scan_items.h"
#include "read/value/strict.h"
#include "read/value/titles.h"

#include <string.h>

/* ---- the place ---- */

static bool is_zip(Str w)
{
    size_t digits = 0, strange = 0;
    for (size_t i = 0; i < w.n; i++) {
        int cost = 0;
        if (is_digit(w.p[i]))
            digits++;
        else if (w.p[i] != '-' && !damage_digit(w.p[i], &cost))
            strange++;
    }
    return !strange && digits >= 4 && w.n >= 5 && w.n <= 11;
}

static bool is_state_code(Str w)
{
    return w.n == 2 && is_upper(w.p[0]) && (is_upper(w.p[1]) || is_digit(w.p[1]));
}

/* "Tx" before a zip code. */
static bool is_hurt_state(Str w) { return w.n == 2 && is_upper(w.p[0]) && is_lower(w.p[1]); }

static Str word_at(Str s) { return scan_strip(str_sub(s, 0, str_find(s, S(" ")))); }

bool scan_goes_on(Str s)
{
    size_t blank = str_find(s, S(" "));
    return is_zip(word_at(s)) || is_state_code(word_at(s)) ||
           (blank < s.n && is_zip(str_trim(str_from(s, blank))));
}

/* Where the zip code behind a state or a comma ends; 0 if the line is no place. */
static size_t place_end(Str line)
{
    bool before = false;
    size_t end = 0;
    for (size_t i = 0; i < line.n;) {
        Str w = str_sub(line, i, str_find(str_from(line, i), S(" ")));
        Str behind = str_trim(str_from(line, i + w.n)); /* no more than a second word of the city */
        if (is_zip(scan_strip(w)) && (before || w.n >= 9) && str_find(behind, S(" ")) == behind.n)
            end = i + w.n;
        before = before || is_state_code(scan_strip(w)) || is_hurt_state(scan_strip(w)) ||
                 boxes_is_state_name(scan_strip(w)) ||
                 (i && line.p[i - 1] == ' ' && str_ends(str_trim(str_sub(line, 0, i)), S(",")));
        i += w.n;
        while (i < line.n && line.p[i] == ' ') i++;
    }
    return end;
}

/* ---- the lines of a box ---- */

static bool is_street(const Lexicon *x, Str s)
{
    size_t upper = 0, letters = 0;
    for (size_t i = 0; i < s.n; i++) upper += is_upper(s.p[i]), letters += is_alpha(s.p[i]);
    if (scan_is_noise(x, s)) return false;
    return is_digit(s.p[0]) || upper * 2 > letters || str_starts_nocase(s, S("C/O"));
}

static bool has_letter(Str s)
{
    size_t i = 0;
    while (i < s.n && !is_alpha(s.p[i])) i++;
    return i < s.n;
}

bool owner_box_add(OwnerBox *b, const Lexicon *x, Str s)
{
    while (s.n && !is_alpha(s.p[0]) && !is_digit(s.p[0])) s = str_from(s, 1);
    while (s.n && !is_alpha(s.p[s.n - 1]) && !is_digit(s.p[s.n - 1]) && !strchr(".,)", s.p[s.n - 1])) s.n--;
    if (str_ends(s, S(")")) && str_find(s, S("(")) == s.n) s.n--;
    size_t end = place_end(s);
    bool address = s.n && (is_digit(s.p[0]) || str_starts_nocase(s, S("C/O")));
    if (!b->n && address && is_street(x, s)) b->line[b->n++] = (Str){0}; /* the name is lost */
    if (b->n == OWNER_LINES || !has_letter(s)) return false;
    if (b->n && end) {
        b->line[b->n++] = str_sub(s, 0, end);
        return true;
    }
    bool state = b->n > 1 && is_state_code(word_at(s)); /* "CA 94043" below a part of the city */
    if (!b->n ? scan_is_noise(x, s) || is_lower(s.p[0]) : !is_street(x, s) && !state) return false;
    if (b->n == 1 && !address && like_texts(s, b->line[0]) >= 60) { /* read twice */
        if (s.n > b->line[0].n) b->line[0] = s;
        return false;
    }
    b->line[b->n++] = s;
    return true;
}

void owner_box_go_on(OwnerBox *b, Str s)
{
    Str *last = &b->line[b->n - 1];
    last->n = (size_t)(s.p + s.n - last->p);
}

/* ---- into the Doc ---- */

/* "cio", "C/Q", "G/O": what "C/O" is read for; "STH": 5TH. Empty if a word is none of them. */
static Str meant(Str w, bool first, bool name)
{
    if (name) return first ? S("") : scan_roman_meant(w);
    bool care = first && w.n >= 2 && w.n <= 3 && strchr("CcGg", w.p[0]) && strchr("OoQ0", w.p[w.n - 1]);
    care = care || (first && w.n == 3 && w.p[1] == '/' && strchr("O0oQ", w.p[2]));
    if (care && !str_eq(w, S("C/O"))) return S("C/O");
    if (first && w.n > 5 && str_starts(w, S("C/O-"))) return S("C/O");
    return str_eq_nocase(w, S("STH")) ? S("5TH") : (Str){0};
}

/* A name or street, in which such words are mended. */
static void put_words(Doc *d, size_t owner, FieldId f, Str s)
{
    Str text = {0};
    bool mended = false;
    for (Str rest = s; rest.n;) {
        Str w = str_cut(&rest, ' '), now = meant(w, !text.n, f == F_rptOwnerName);
        if (!w.n) continue;
        if (!now.n && w.n > 6 && rest.n && w.p[w.n - 1] == '.' && is_upper(w.p[w.n - 2]))
            now = str_sub(w, 0, w.n - 1); /* a speck: no abbreviation is so long */
        mended = mended || now.n;
        if (now.n && w.n > 5 && str_starts(w, S("C/O-")))
            now = str_fmt(&d->arena, "C/O %.*s", STR_ARG(str_from(w, 4)));
        if (now.n) w = now;
        text = text.n ? str_fmt(&d->arena, "%.*s %.*s", STR_ARG(text), STR_ARG(w)) : w;
    }
    Cell *c = doc_cell(d, PART_OWNER, owner, f);
    cell_set(d, c, f, text, doc_span(d, s));
    if (!mended) return;
    c->prov |= PROV_REPAIRED | PROV_GUESSED;
    doc_add_repair(d, REPAIR_WORD, PART_OWNER, owner, f, s, c->u.text, repair_why(REPAIR_WORD));
}

/* Without the digits of a date that stood beside it. */
static Str name_only(Str s)
{
    size_t at = s.n;
    while (at && s.p[at - 1] != ' ') at--;
    for (size_t i = at; i < s.n; i++)
        if (!is_digit(s.p[i]) && s.p[i] != '/') return s;
    return at && s.n - at > 4 ? str_trim(str_sub(s, 0, at)) : s;
}

/* "REDMOND, WA 98052-6399": the comma is the form's. */
static void put_place(Doc *d, Arena *a, const ScanPage *p, size_t owner, const Str *line, size_t n)
{
    Scraps s = {.n = 0};
    for (size_t i = 0; i < n; i++)
        for (Str rest = line[i]; rest.n;) {
            Str w = scan_strip(str_cut(&rest, ' '));
            while (w.n > 1 && strchr(",.;", w.p[w.n - 1])) w.n--;
            if (!scan_is_speck(w)) scraps_add(&s, w, 0);
        }
    boxes_place(d, a, p->lexicon, owner, &s);
}

/* Lines between the name and "C/O", and the name once more, are what the recogniser made of rules and
 * captions.
 */
static OwnerBox without_shreds(const OwnerBox *b)
{
    OwnerBox out = {.n = 0};
    size_t care = 0;
    for (size_t i = 1; i < b->n && !care; i++)
        if (str_starts_nocase(b->line[i], S("C/O"))) care = i;
    for (size_t i = 0; i < b->n; i++)
        if (!i || (i >= care && !str_eq_nocase(b->line[i], b->line[0]))) out.line[out.n++] = b->line[i];
    return out;
}

void scan_owner_put(Doc *d, Arena *a, const ScanPage *p, size_t owner, const OwnerBox *box)
{
    OwnerBox clean = without_shreds(box);
    const OwnerBox *b = &clean;
    size_t place = b->n, end = b->n;
    if (!b->n) return;
    if (owner == d->nowner) (void)doc_add_owner(d);
    for (size_t i = 1; i < b->n; i++)
        if (place_end(b->line[i]) || (i > 1 && is_state_code(word_at(b->line[i])))) place = i, end = i + 1;
    size_t streets = place;
    if (place < b->n && is_state_code(word_at(b->line[place])) && place > 2)
        streets--; /* a city of two lines, the state between them */
    bool more = end < b->n && str_find(b->line[end], S(" ")) == b->line[end].n; /* "FRANCISCO" below */
    if (place < b->n)
        put_place(d, a, p, owner, &b->line[streets],
                  ((streets < place && end < b->n) || more ? end + 1 : end) - streets);
    if (b->line[0].n) put_words(d, owner, F_rptOwnerName, name_only(b->line[0]));
    if (streets > 1) put_words(d, owner, F_rptOwnerStreet1, b->line[1]);
    if (streets > 2) put_words(d, owner, F_rptOwnerStreet2, b->line[2]);
}

/* ---- an owner told twice ---- */

/* Letters and digits only: what another line break, or a comma between two lines, leaves the same. */
static Str bare(Arena *a, Str s, Str more)
{
    char *out = arena_alloc(a, s.n + more.n + 1, 1, 1);
    size_t n = 0;
    for (int part = 0; part < 2; part++, s = more)
        for (size_t i = 0; i < s.n; i++)
            if (is_alpha(s.p[i]) || is_digit(s.p[i])) out[n++] = to_lower(s.p[i]);
    return (Str){out, n};
}

static Str text_of(const Doc *d, size_t owner, FieldId f)
{
    return cell_text(doc_cell(d, PART_OWNER, owner, f));
}

static void doubt(Doc *d, size_t owner, FieldId f, Str other)
{
    Cell *c = doc_cell(d, PART_OWNER, owner, f);
    if (c->state != CELL_VALUE || c->prov & PROV_GUESSED) return;
    c->prov |= PROV_GUESSED;
    Repair *r = doc_add_repair(d, REPAIR_WORD, PART_OWNER, owner, f, c->u.text, c->u.text,
                               S("printed twice, and read in two ways"));
    if (other.n && !str_eq(other, c->u.text)) repair_add_other(d, r, str_copy(&d->arena, other));
}

/* The list of owners has the lines of an address one below the other, as they were filed; the box above the
 * tables wraps them. What both say is sure. */
static void merge(Doc *d, Arena *a, const ScanPage *p, size_t owner, const OwnerBox *box)
{
    OwnerBox clean = without_shreds(box);
    const OwnerBox *b = &clean;
    size_t place = b->n && place_end(b->line[b->n - 1]) ? b->n - 1 : b->n;
    Str one = place > 1 ? b->line[1] : (Str){0}, two = place > 2 ? b->line[2] : (Str){0};
    Str had_one = text_of(d, owner, F_rptOwnerStreet1), had_two = text_of(d, owner, F_rptOwnerStreet2);
    bool same = str_eq(bare(a, one, two), bare(a, had_one, had_two));
    if (b->line[0].n && text_of(d, owner, F_rptOwnerName).n &&
        !str_eq(text_of(d, owner, F_rptOwnerName), b->line[0]))
        doubt(d, owner, F_rptOwnerName, b->line[0]);
    if (b->line[0].n && !text_of(d, owner, F_rptOwnerName).n)
        put_words(d, owner, F_rptOwnerName, name_only(b->line[0]));
    if (!text_of(d, owner, F_rptOwnerZipCode).n && place < b->n)
        put_place(d, a, p, owner, &b->line[place], 1);
    if (one.n) put_words(d, owner, F_rptOwnerStreet1, one);
    if (two.n || (one.n && same)) put_words(d, owner, F_rptOwnerStreet2, two);
    if (same || !one.n) return;
    doubt(d, owner, F_rptOwnerStreet1, had_one);
    doubt(d, owner, F_rptOwnerStreet2, had_two);
}

/* An owner told below the tables: a further one, or one that is known; returns which. */
static size_t put_or_merge(Doc *d, Arena *a, const ScanPage *p, bool first, const OwnerBox *b)
{
    enum { SAME_NAME = 94, OWNERS_MOST = 100 };
    size_t owner = 0;
    if (!b->n || d->nowner > OWNERS_MOST) return d->nowner;
    while (owner < d->nowner && text_of(d, owner, F_rptOwnerName).n &&
           like_texts(text_of(d, owner, F_rptOwnerName), b->line[0]) < SAME_NAME)
        owner++;
    if (first) owner = 0;
    if (owner < d->nowner)
        merge(d, a, p, owner, b);
    else
        scan_owner_put(d, a, p, owner, b);
    return owner;
}

/* ---- below the tables ---- */

/* "1. Name and Address of Reporting Person" once more, for each further owner. */
static void read_block(Doc *d, Arena *a, const ScanPage *p, size_t from, size_t to)
{
    ScanItems t = scan_items_of(a, p, from + 1, to);
    OwnerBox box = {.n = 0};
    size_t last = SIZE_MAX;
    for (size_t i = 0; i < t.n; i++) {
        const ScanItem *item = &t.at[i];
        if (item->caption) continue;
        if (item->line == last && box.n && scan_goes_on(item->text))
            owner_box_go_on(&box, item->text);
        else if (item->line != last && owner_box_add(&box, p->lexicon, item->text))
            last = item->line;
    }
    (void)put_or_merge(d, a, p, false, &box);
}

static bool is_list_head(const ScanLine *l)
{
    static const char *const heads[] = {"Reporting Owner Name / Address", "Relationships", "Director"};
    int like;
    for (size_t i = 0; i < 3; i++)
        if (scan_words_like(l, 0, str_z(heads[i]), &like) && like > 65) return true;
    return false;
}

/* The crosses beside one owner's address; of the columns only those of directors and of ten percent owners
 * have any, in this order: the others have a title, or words. */
typedef struct ListMarks {
    Str at[2];
    size_t n;
} ListMarks;

/* Takes the crosses off the end of n words; returns how many words are left. */
static size_t take_crosses(const ScanLine *l, size_t n, ListMarks *m)
{
    for (; n > 0; n--) {
        Str w = scan_strip(l->word[n - 1].text);
        if (is_cross(w) && m->n < 2)
            m->at[m->n++] = w;
        else if (!scan_is_speck(w))
            break;
    }
    return n;
}

static bool is_person(Str name)
{
    static const char *const forms[] = {"LP", "L.P.", "LLC", "L.L.C.", "Inc", "Corp", "Ltd", "Trust", "Fund"};
    for (Str rest = name; rest.n;) {
        Str w = word_bare(str_cut(&rest, ' '));
        for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
            if (str_eq_nocase(w, word_bare(str_z(forms[i])))) return false;
    }
    return true;
}

/* Boxes that are not seen to be crossed above the tables: two crosses are both, a single one is a director's,
 * or, of what is no person, a ten percent owner's. */
static void put_marks(Doc *d, size_t owner, const ListMarks *m)
{
    if (owner >= d->nowner) return;
    Cell *box[] = {doc_cell(d, PART_OWNER, owner, F_isDirector),
                   doc_cell(d, PART_OWNER, owner, F_isTenPercentOwner)};
    size_t known = cell_flag(box[0]) + cell_flag(box[1]);
    bool person = is_person(text_of(d, owner, F_rptOwnerName));
    for (size_t k = 0; k < 2 && known < m->n; k++) {
        FieldId f = k ? F_isTenPercentOwner : F_isDirector;
        if (cell_flag(box[k]) || (m->n == 1 && person == (k > 0))) continue;
        Str mark = m->at[m->n == 2 ? 1 - k : 0]; /* they were taken from behind */
        cell_set(d, box[k], f, S("1"), doc_span(d, mark));
        box[k]->prov |= PROV_GUESSED;
        doc_add_repair(d, REPAIR_BOX, PART_OWNER, owner, f, mark, S("1"), repair_why(REPAIR_BOX));
    }
}

/* EDGAR's table of owners: names and addresses on the left, crosses on the right. */
static void read_list(Doc *d, Arena *a, const ScanPage *p, size_t from, size_t to)
{
    OwnerBox box = {.n = 0};
    ListMarks marks = {.n = 0};
    size_t owners = 0, last = SIZE_MAX;
    for (size_t i = from + 1; i < to; i++) {
        const ScanLine *l = &p->line[i];
        if (!l->n || l->mark != SCAN_CONTENT || is_list_head(l)) continue;
        size_t end = 0, left = take_crosses(l, l->n, &marks);
        do end++;
        while (end < l->n && l->word[end].gap < 3);
        if (end > left) end = left;
        if (!end && last != SIZE_MAX && !box.n) put_marks(d, last, &marks); /* a cross below the address */
        if (!end || !owner_box_add(&box, p->lexicon, scan_words_str(l, 0, end))) continue;
        if (box.n < 2 || !place_end(box.line[box.n - 1])) continue;
        last = put_or_merge(d, a, p, !owners, &box);
        put_marks(d, last, &marks);
        owners++, box.n = 0, marks.n = 0;
    }
}

void scan_owners(Doc *d, Arena *a, const ScanPage *p)
{
    bool first = true;
    for (size_t i = 0; i < p->n; i++) {
        ScanMark m = p->line[i].mark;
        size_t to = i + 1;
        if (m != SCAN_OWNER && m != SCAN_OWNERS) continue;
        while (to < p->n && (p->line[to].mark == SCAN_CONTENT || p->line[to].mark == SCAN_PRINT)) to++;
        if (m == SCAN_OWNERS)
            read_list(d, a, p, i, to);
        else if (!first)
            read_block(d, a, p, i, to);
        first = false;
    }
}
