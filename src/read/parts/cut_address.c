/* cut_address.c: "ANDOVER MA 018102449": city, state and zip code, by their shapes and by each other. */
#include "read/parts/cut_address.h"

#include "model/repair.h"
#include "read/noise/damage.h"
#include "read/parts/cut_text.h"
#include "read/value/runs.h"

/* ---- readings into cells ---- */

/* By how much the next best reading costs more where there is no doubt; and where nothing was put right. */
enum { APART = 5, CLEAR = 3 };

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
    bool unique = r->n == 1 || r->at[1].cost >= r->at[0].cost + (r->at[0].cost ? APART : CLEAR);
    if (!r->at[0].cost && unique) return;
    c->prov |= PROV_REPAIRED | (unique ? 0 : PROV_GUESSED);
    Str was = str_copy(&d->arena, pieces_shown(room, p));
    Repair *repair = doc_add_repair(d, r->at[0].kind, part, row, f, was, str_copy(&d->arena, r->at[0].text),
                                    repair_why(r->at[0].kind));
    repair->applied = unique;
    for (size_t i = 1; i < r->n && i < 4 && !unique; i++)
        repair_add_other(d, repair, str_copy(&d->arena, r->at[i].text));
}

static size_t digits_in(Str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) n += is_digit(s.p[i]);
    return n;
}

/* ---- states ---- */

/* The postal service's codes, each with what the zip codes there begin with: first and last of three digits.
 */
static const struct State {
    char code[3];
    const char *name;
    short from, to, from2, to2;
} states[] = {{"AL", "ALABAMA", 350, 369, 0, 0},
              {"AK", "ALASKA", 995, 999, 0, 0},
              {"AZ", "ARIZONA", 850, 865, 0, 0},
              {"AR", "ARKANSAS", 716, 729, 0, 0},
              {"CA", "CALIFORNIA", 900, 961, 0, 0},
              {"CO", "COLORADO", 800, 816, 0, 0},
              {"CT", "CONNECTICUT", 60, 69, 0, 0},
              {"DE", "DELAWARE", 197, 199, 0, 0},
              {"DC", "DISTRICT OF COLUMBIA", 200, 205, 569, 569},
              {"FL", "FLORIDA", 320, 349, 0, 0},
              {"GA", "GEORGIA", 300, 319, 398, 399},
              {"HI", "HAWAII", 967, 968, 0, 0},
              {"ID", "IDAHO", 832, 838, 0, 0},
              {"IL", "ILLINOIS", 600, 629, 0, 0},
              {"IN", "INDIANA", 460, 479, 0, 0},
              {"IA", "IOWA", 500, 528, 0, 0},
              {"KS", "KANSAS", 660, 679, 0, 0},
              {"KY", "KENTUCKY", 400, 427, 0, 0},
              {"LA", "LOUISIANA", 700, 714, 0, 0},
              {"ME", "MAINE", 39, 49, 0, 0},
              {"MD", "MARYLAND", 206, 219, 0, 0},
              {"MA", "MASSACHUSETTS", 10, 27, 55, 55},
              {"MI", "MICHIGAN", 480, 499, 0, 0},
              {"MN", "MINNESOTA", 550, 567, 0, 0},
              {"MS", "MISSISSIPPI", 386, 397, 0, 0},
              {"MO", "MISSOURI", 630, 658, 0, 0},
              {"MT", "MONTANA", 590, 599, 0, 0},
              {"NE", "NEBRASKA", 680, 693, 0, 0},
              {"NV", "NEVADA", 889, 898, 0, 0},
              {"NH", "NEW HAMPSHIRE", 30, 38, 0, 0},
              {"NJ", "NEW JERSEY", 70, 89, 0, 0},
              {"NM", "NEW MEXICO", 870, 884, 0, 0},
              {"NY", "NEW YORK", 100, 149, 5, 5},
              {"NC", "NORTH CAROLINA", 270, 289, 0, 0},
              {"ND", "NORTH DAKOTA", 580, 588, 0, 0},
              {"OH", "OHIO", 430, 459, 0, 0},
              {"OK", "OKLAHOMA", 730, 749, 0, 0},
              {"OR", "OREGON", 970, 979, 0, 0},
              {"PA", "PENNSYLVANIA", 150, 196, 0, 0},
              {"RI", "RHODE ISLAND", 28, 29, 0, 0},
              {"SC", "SOUTH CAROLINA", 290, 299, 0, 0},
              {"SD", "SOUTH DAKOTA", 570, 577, 0, 0},
              {"TN", "TENNESSEE", 370, 385, 0, 0},
              {"TX", "TEXAS", 750, 799, 885, 885},
              {"UT", "UTAH", 840, 847, 0, 0},
              {"VT", "VERMONT", 50, 59, 0, 0},
              {"VA", "VIRGINIA", 220, 246, 201, 201},
              {"WA", "WASHINGTON", 980, 994, 0, 0},
              {"WV", "WEST VIRGINIA", 247, 268, 0, 0},
              {"WI", "WISCONSIN", 530, 549, 0, 0},
              {"WY", "WYOMING", 820, 831, 0, 0},
              {"PR", "PUERTO RICO", 6, 9, 0, 0},
              {"VI", "VIRGIN ISLANDS", 8, 8, 0, 0},
              {"GU", "GUAM", 969, 969, 0, 0}};

enum { STATES = sizeof states / sizeof *states };

bool boxes_is_state_name(Str word)
{
    for (size_t i = 0; i < STATES; i++) {
        Str name = str_z(states[i].name);
        if (str_ends(name, word) && (name.n == word.n || name.p[name.n - word.n - 1] == ' ')) return true;
    }
    return false;
}

static bool zip_is_in(Str zip, const struct State *s)
{
    int head = 0;
    for (size_t i = 0; i < 3 && i < zip.n; i++) head = head * 10 + zip.p[i] - '0';
    return (head >= s->from && head <= s->to) || (s->from2 && head >= s->from2 && head <= s->to2);
}

/* EDGAR's codes of countries: a letter and a digit. */
static bool is_country(Str s) { return s.n == 2 && is_upper(s.p[0]) && is_digit(s.p[1]); }

/* ---- all three ---- */

enum {
    ZIP_ELSEWHERE = 9, /* a zip code of another state         */
    ZIP_FOREIGN = 12,  /* digits that make no zip code        */
    ZIP_NO = 25,
    NO_STATE = 22,
    STATE_MOST = 20, /* damage that a state may have suffered */
    NO_CITY = 20,
    LETTER_ALONE = 6 /* at the end of a city                  */
};

/* Words [0, state) are the city, [state, zip) the state, [zip, end) the zip code, and what is left goes on
 * with the city. */
typedef struct Cut {
    size_t state, zip, end;
    Readings states, zips;
    int cost;
} Cut;

/* Each state that the pieces may be. */
static Readings state_readings(const Pieces *p)
{
    enum { NAME_LEAST = 4, NAME_MOST = 10 };
    Readings r = {.n = 0};
    size_t length = 0;
    for (size_t i = 0; i < p->n; i++) length += p->at[i].n;
    if (p->n == 1 && is_country(p->at[0])) readings_add(&r, (Reading){p->at[0], 0, REPAIR_OTHER});
    for (size_t i = 0; p->n && i < STATES; i++) {
        int cost = damage_cost(p, str_z(states[i].code));
        RepairKind kind = cost ? REPAIR_OVERLAP : REPAIR_OTHER;
        if (cost <= STATE_MOST) readings_add(&r, (Reading){str_z(states[i].code), cost, kind});
        if (length < NAME_LEAST) continue; /* spelled out, as forms are since 2025 */
        int spelled = damage_cost_within(p, str_z(states[i].name), NAME_MOST);
        if (spelled <= NAME_MOST)
            readings_add(&r, (Reading){str_z(states[i].code), spelled, spelled ? kind : REPAIR_OTHER});
    }
    return r;
}

static bool is_of_state(Str zip, Str code)
{
    for (size_t i = 0; i < STATES; i++)
        if (str_eq(code, str_z(states[i].code))) return zip_is_in(zip, &states[i]);
    return false;
}

static Readings sorted(const Readings *r)
{
    Readings out = {.n = 0};
    for (size_t i = 0; i < r->n; i++) readings_add(&out, r->at[i]);
    return out;
}

/* State and zip code bear each other out: what does not agree with the best of the other becomes dearer. */
static void settle(Readings *state, Readings *zip)
{
    size_t s = 0, z = 0;
    int best = DAMAGE_MAX;
    for (size_t i = 0; i < state->n; i++)
        for (size_t k = 0; k < zip->n; k++) {
            bool agree = is_of_state(zip->at[k].text, state->at[i].text);
            int cost = state->at[i].cost + zip->at[k].cost + (agree ? 0 : ZIP_ELSEWHERE);
            if (cost < best) best = cost, s = i, z = k;
        }
    if (!state->n || !zip->n) return;
    Str code = state->at[s].text, digits = zip->at[z].text;
    for (size_t i = 0; i < state->n; i++)
        if (!is_of_state(digits, state->at[i].text) && (state->at[i].cost || i != s))
            state->at[i].cost += ZIP_ELSEWHERE;
    for (size_t k = 0; k < zip->n; k++)
        if (!is_of_state(zip->at[k].text, code) && (zip->at[k].cost || k != z))
            zip->at[k].cost += ZIP_ELSEWHERE;
    *state = sorted(state);
    *zip = sorted(zip);
}

static int city_cost(const Lexicon *x, const BoxWords *w, size_t to)
{
    int cost = to ? 0 : NO_CITY;
    for (size_t i = 0; i < to; i++) {
        Str s = w->at[i].text;
        bool cut =
            (i && w->at[i - 1].part != w->at[i].part) || (i + 1 < w->n && w->at[i + 1].part != w->at[i].part);
        if (!cut || i + 1 == to) cost += word_cost(x, s) / 2;
        if (digits_in(s)) cost += ZIP_FOREIGN;
        if (s.n == 1 && i + 1 == to) cost += LETTER_ALONE;
    }
    return cost;
}

static void try_place(Arena *room, const Lexicon *x, const BoxWords *w, Cut p, Cut *best)
{
    Pieces zip = box_run(w, p.zip, p.end), state = box_run(w, p.state, p.zip);
    p.cost = city_cost(x, w, p.state);
    for (size_t i = p.end; i < w->n; i++)
        p.cost += digits_in(w->at[i].text) ? ZIP_FOREIGN : 2 + word_cost(x, w->at[i].text);
    if (p.cost >= best->cost) return;
    p.zips = (Readings){.n = 0};
    if (zip.n) readings_zip(room, &zip, &p.zips);
    p.states = state_readings(&state);
    settle(&p.states, &p.zips);
    if (state.n && zip.n && !p.zips.n && !is_country(state.at[0])) p.cost += ZIP_ELSEWHERE;
    if (state.n && !p.states.n) return;
    p.cost += p.states.n ? p.states.at[0].cost : NO_STATE;
    p.cost += p.zips.n ? p.zips.at[0].cost : zip.n ? ZIP_FOREIGN : ZIP_NO;
    if (p.cost < best->cost) *best = p;
}

static Cut place_of(Arena *room, const Lexicon *x, const BoxWords *w)
{
    Cut best = {.state = w->n, .zip = w->n, .end = w->n, .cost = DAMAGE_MAX};
    for (size_t zip = 1; zip <= w->n; zip++)
        for (size_t end = zip; end <= w->n && end <= zip + 4; end++) {
            if (end > zip && !digits_in(w->at[zip].text) && !digits_in(w->at[end - 1].text)) continue;
            for (size_t state = zip; state + 3 >= zip && state; state--)
                try_place(room, x, w, (Cut){.state = state, .zip = zip, .end = end}, &best);
        }
    return best;
}

/* ---- into the Doc ---- */

static void put_unread(Doc *d, Arena *room, size_t owner, FieldId f, const Pieces *p)
{
    Cell *c = doc_cell(d, PART_OWNER, owner, f);
    Readings none = {.n = 0};
    boxes_put_readings(d, room, PART_OWNER, owner, f, p, &none);
    c->prov = PROV_GUESSED;
    doc_add_repair(d, REPAIR_SPLIT_NUMBER, PART_OWNER, owner, f, str_copy(&d->arena, pieces_shown(room, p)),
                   cell_text(c), S("not as many digits as a zip code has"));
}

static void put_city(Doc *d, Arena *room, const Lexicon *x, size_t owner, const Pieces *p, Str more)
{
    if (!p->n) return;
    Cell *c = doc_cell(d, PART_OWNER, owner, F_rptOwnerCity);
    Woven w = words_weave(room, x, p, 1, 0);
    Str s = w.line[0];
    s = str_join(room, s, S(" "), more);
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
    if (w.doubt && w.other[0].n) repair_add_other(d, r, str_copy(&d->arena, w.other[0]));
}

/* Does a city go on so, behind the state and the zip code? */
static bool is_word(Pieces p) { return p.n == 1 && p.at[0].n > 2 && !digits_in(p.at[0]); }

void boxes_place(Doc *d, Arena *room, const Lexicon *x, size_t owner, const Scraps *parts)
{
    BoxWords w = box_words(parts);
    if (!w.n) return;
    Cut p = place_of(room, x, &w);
    Pieces city = box_run(&w, 0, p.state), state = box_run(&w, p.state, p.zip),
           zip = box_run(&w, p.zip, p.end);
    Pieces more = box_run(&w, p.end, w.n);
    if (zip.n && p.zips.n)
        boxes_put_readings(d, room, PART_OWNER, owner, F_rptOwnerZipCode, &zip, &p.zips);
    else if (zip.n)
        put_unread(d, room, owner, F_rptOwnerZipCode, &zip);
    if (state.n) boxes_put_readings(d, room, PART_OWNER, owner, F_rptOwnerState, &state, &p.states);
    put_city(d, room, x, owner, &city, is_word(more) ? more.at[0] : (Str){0});
}
