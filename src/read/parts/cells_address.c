/* cells_address.c: "ANDOVER MA 018102449": city, state and zip code, by their shapes and by each other. */
#include "read/parts/cells_address.h"

#include "model/place.h"
#include "model/repair.h"
#include "read/noise/damage.h"
#include "read/parts/cells_text.h"
#include "read/value/borders.h"

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

bool boxes_is_state_name(Str word)
{
    const State *state;
    size_t n = place_states(&state);
    for (size_t i = 0; i < n; i++) {
        Str name = str_z(state[i].name);
        if (name.n && str_ends(name, word) && (name.n == word.n || name.p[name.n - word.n - 1] == ' '))
            return true;
    }
    return false;
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
    const State *states;
    size_t length = 0, nstate = place_states(&states);
    for (size_t i = 0; i < p->n; i++) length += p->at[i].n;
    if (p->n == 1 && is_country(p->at[0])) readings_add(&r, (Reading){p->at[0], 0, REPAIR_OTHER});
    for (size_t i = 0; p->n && i < nstate; i++) {
        int cost = damage_cost(p, str_z(states[i].code));
        RepairKind kind = cost ? REPAIR_OVERLAP : REPAIR_OTHER;
        if (cost <= STATE_MOST) readings_add(&r, (Reading){str_z(states[i].code), cost, kind});
        if (length < NAME_LEAST || !*states[i].name) continue; /* spelled out, as forms are since 2025 */
        int spelled = damage_cost_within(p, str_z(states[i].name), NAME_MOST);
        if (spelled <= NAME_MOST)
            readings_add(&r, (Reading){str_z(states[i].code), spelled, spelled ? kind : REPAIR_OTHER});
    }
    return r;
}

static Readings sorted(const Readings *r)
{
    Readings out = {.n = 0};
    for (size_t i = 0; i < r->n; i++) readings_add(&out, r->at[i]);
    return out;
}

/* State and zip code confirm each other: what does not agree with the best of the other costs more. */
static void settle(Readings *state, Readings *zip)
{
    size_t s = 0, z = 0;
    int best = DAMAGE_MAX;
    for (size_t i = 0; i < state->n; i++)
        for (size_t k = 0; k < zip->n; k++) {
            bool agree = state_has_zip(state->at[i].text, zip->at[k].text);
            int cost = state->at[i].cost + zip->at[k].cost + (agree ? 0 : ZIP_ELSEWHERE);
            if (cost < best) best = cost, s = i, z = k;
        }
    if (!state->n || !zip->n) return;
    Str code = state->at[s].text, digits = zip->at[z].text;
    for (size_t i = 0; i < state->n; i++)
        if (!state_has_zip(state->at[i].text, digits) && (state->at[i].cost || i != s))
            state->at[i].cost += ZIP_ELSEWHERE;
    for (size_t k = 0; k < zip->n; k++)
        if (!state_has_zip(code, zip->at[k].text) && (zip->at[k].cost || k != z))
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
    Unwrapped w = unwrap_lines(room, x, p, 1, 0);
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
