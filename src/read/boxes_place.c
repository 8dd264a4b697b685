/* boxes_place.c: "ANDOVER MA 018102449": city, state and zip code by their shapes. */
#include "read/boxes.h"
#include "read/paper.h"
#include "read/value.h"

#include <string.h>

/* ---- readings into cells ---- */

void boxes_put_readings(Doc *d, Arena *room, Part part, size_t row, FieldId f, const Pieces *p,
                        const Readings *r)
{
    Cell *c = doc_cell(d, part, row, f);
    Str first = p->at[0], last = p->at[p->n - 1];
    Str hull = {first.p, (size_t)(last.p - first.p) + last.n};
    if (!r->n) {
        cell_set(d, c, f, str_copy(&d->arena, pieces_joined(room, p)), doc_span(d, hull));
        return;
    }
    cell_set(d, c, f, str_copy(&d->arena, r->at[0].text), doc_span(d, hull));
    if (p->n > 1) c->prov = PROV_JOINED;
    for (size_t i = 0; p->n > 1 && i < p->n; i++) doc_add_piece(d, part, row, f, doc_span(d, p->at[i]));
    bool unique = r->n == 1 || r->at[1].cost >= r->at[0].cost + 5;
    if (!r->at[0].cost && unique) return;
    c->prov |= PROV_REPAIRED | (unique ? 0 : PROV_GUESSED);
    Str was = str_copy(&d->arena, pieces_shown(room, p));
    Repair *repair = doc_add_repair(d, r->at[0].kind, part, row, f, was, str_copy(&d->arena, r->at[0].text),
                                    repair_why(r->at[0].kind));
    repair->applied = unique;
    for (size_t i = 1; i < r->n && i < 4 && !unique; i++)
        repair_add_other(d, repair, str_copy(&d->arena, r->at[i].text));
}

/* ---- the place ---- */

enum { PLACE_WORDS = 32 };

typedef struct Word {
    Str text;
    size_t part;
} Word;

typedef struct Words {
    Word at[PLACE_WORDS];
    size_t n;
} Words;

static Words words_of(const Scraps *p)
{
    Words w = {.n = 0};
    for (size_t i = 0; i < p->n; i++)
        for (Str rest = p->at[i].text; rest.n;) {
            Str s = str_trim(str_cut(&rest, ' '));
            if (s.n && w.n < PLACE_WORDS) w.at[w.n++] = (Word){s, i};
        }
    return w;
}

static size_t digits_in(Str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) n += is_digit(s.p[i]);
    return n;
}

static bool is_zip_word(Str s) { return digits_in(s) && digits_in(s) * 2 >= s.n; }

/* The digits of a zip code: five, or nine; false for any other number of them. */
static bool zip_normal(const Pieces *p, char out[12], bool drop_first_behind)
{
    size_t n = 0;
    bool hyphen = false;
    for (size_t i = 0; i < p->n; i++)
        for (size_t k = i && drop_first_behind; k < p->at[i].n; k++) {
            char c = p->at[i].p[k];
            int cost = 0;
            if (c == '-') hyphen = true;
            char digit = c == '(' ? 0 : damage_digit(c, &cost);
            if (!digit) continue;
            if (n == 9) return false;
            out[n++] = digit;
        }
    (void)hyphen;
    if (n == 9) {
        memmove(out + 6, out + 5, 4);
        out[5] = '-';
        out[10] = 0;
    } else {
        out[5] = 0;
    }
    return n == 5 || n == 9;
}

static void put_zip(Doc *d, Arena *room, size_t owner, const Pieces *p)
{
    Cell *c = doc_cell(d, PART_OWNER, owner, F_rptOwnerZipCode);
    char zip[12];
    Str was = pieces_joined(room, p);
    Pieces one = *p;
    while (one.n > 1 && str_eq(one.at[one.n - 1], one.at[0])) one.n--; /* printed twice */
    bool twice = one.n < p->n, whole = one.n == 1 && one.at[0].n == 5;
    Readings r = {.n = 0};
    if (zip_normal(&one, zip, false)) {
        bool hyphen = str_find(was, S("-")) < was.n;
        bool nine = zip[5] == '-' && !hyphen;
        RepairKind kind = twice || nine ? REPAIR_ZIP : one.n > 1 ? REPAIR_SPLIT_NUMBER : REPAIR_OTHER;
        if (whole && !twice && digits_in(one.at[0]) == 5) kind = REPAIR_OTHER;
        readings_add(&r, (Reading){str_copy(room, str_z(zip)),
                                   kind == REPAIR_ZIP   ? 1
                                   : digits_in(was) < 5 ? 4
                                                        : 0,
                                   kind});
    } else if (zip_normal(&one, zip, true)) {
        readings_add(&r, (Reading){str_copy(room, str_z(zip)), 3, REPAIR_OVERLAP});
    }
    boxes_put_readings(d, room, PART_OWNER, owner, F_rptOwnerZipCode, p, &r);
    if (r.n) return;
    c->prov = PROV_GUESSED;
    doc_add_repair(d, REPAIR_SPLIT_NUMBER, PART_OWNER, owner, F_rptOwnerZipCode,
                   str_copy(&d->arena, pieces_shown(room, p)), cell_text(c),
                   S("not as many digits as a zip code has"));
}

static const char state_codes[] =
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH "
    "NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY PR VI GU X0 X1";

static bool is_state(Str s)
{
    Str all = {state_codes, sizeof state_codes - 1};
    for (size_t i = 0; i + 2 <= all.n; i += 3)
        if (str_eq(s, str_sub(all, i, 2))) return true;
    return false;
}

/* EDGAR's codes of countries: a letter and a digit. */
static bool is_country(Str s) { return s.n == 2 && is_upper(s.p[0]) && is_digit(s.p[1]); }

static void put_state(Doc *d, Arena *room, size_t owner, const Pieces *p)
{
    Readings r = {.n = 0};
    Str s = pieces_joined(room, p);
    if (is_state(s) || is_country(s)) {
        readings_add(&r, (Reading){s, 0, REPAIR_OTHER});
    } else {
        Str all = {state_codes, sizeof state_codes - 1};
        for (size_t i = 0; i + 2 <= all.n; i += 3) {
            int cost = damage_cost(p, str_sub(all, i, 2));
            if (cost < DAMAGE_GLYPH) readings_add(&r, (Reading){str_sub(all, i, 2), cost, REPAIR_CONFUSED});
        }
        if (!r.n) readings_add(&r, (Reading){s, DAMAGE_GLYPH, REPAIR_OTHER});
    }
    boxes_put_readings(d, room, PART_OWNER, owner, F_rptOwnerState, p, &r);
    if (r.at[0].cost >= DAMAGE_GLYPH) doc_cell(d, PART_OWNER, owner, F_rptOwnerState)->prov |= PROV_GUESSED;
}

/* The words [from, to), those of one part being one piece. */
static Pieces run_of(const Words *w, size_t from, size_t to)
{
    Pieces p = {.n = 0};
    for (size_t i = from; i < to; i++) {
        Str s = w->at[i].text;
        while (i + 1 < to && w->at[i + 1].part == w->at[i].part) {
            i++;
            s.n = (size_t)(w->at[i].text.p - s.p) + w->at[i].text.n;
        }
        pieces_add(&p, s);
    }
    return p;
}

static void put_city(Doc *d, Arena *room, const Lexicon *x, size_t owner, const Pieces *p, Str more)
{
    if (!p->n) return;
    Cell *c = doc_cell(d, PART_OWNER, owner, F_rptOwnerCity);
    Woven w = words_weave(room, x, p, 1, 0);
    Str s = w.line[0];
    if (more.n) s = str_fmt(room, "%.*s %.*s", STR_ARG(s), STR_ARG(more));
    Str last = more.n ? more : p->at[p->n - 1];
    Str hull = {p->at[0].p, (size_t)(last.p - p->at[0].p) + last.n};
    cell_set(d, c, F_rptOwnerCity, str_copy(&d->arena, s), doc_span(d, hull));
    if (p->n > 1 || more.n) c->prov = PROV_JOINED;
    if (p->n < 2 || (!w.doubt && !w.changed)) return;
    c->prov |= PROV_REPAIRED | (w.doubt ? PROV_GUESSED : 0);
    Repair *r =
        doc_add_repair(d, REPAIR_WORD, PART_OWNER, owner, F_rptOwnerCity,
                       str_copy(&d->arena, pieces_shown(room, p)), c->u.text, repair_why(REPAIR_WORD));
    r->applied = !w.doubt;
}

/* The zip is the last run of digits; before it the state, before that the city, behind it a city's second
 * line. */
void boxes_place(Doc *d, Arena *room, const Lexicon *x, size_t owner, const Scraps *parts)
{
    Words w = words_of(parts);
    size_t to = w.n;
    while (to && !is_zip_word(w.at[to - 1].text)) to--;
    size_t from = to;
    while (from && is_zip_word(w.at[from - 1].text)) from--;
    Str more = to < w.n && to > from ? w.at[to].text : (Str){0};
    if (more.n && to + 1 < w.n) more.n = (size_t)(w.at[w.n - 1].text.p - more.p) + w.at[w.n - 1].text.n;
    if (!to) from = to = w.n; /* no zip at all */
    size_t state = from ? from - 1 : 0;
    if (from && w.at[state].text.n == 1 && state && w.at[state - 1].text.n == 1 &&
        w.at[state - 1].part != w.at[state].part)
        state--; /* C|A */
    Pieces zip = run_of(&w, from, to), two = run_of(&w, state, from), city = run_of(&w, 0, state);
    if (zip.n) put_zip(d, room, owner, &zip);
    if (from && w.at[state].text.n <= 3)
        put_state(d, room, owner, &two);
    else
        city = run_of(&w, 0, from);
    put_city(d, room, x, owner, &city, more);
}
