/* place.c: the tables of places.def, looked up. */
#include "model/place.h"

static const struct {
    const char *code, *name;
    bool us;
} places[] = {
#define PLACE(c, n, u)   {#c, n, u},
#define STATE(c, n, ...) {#c, n, true},
#include "model/places.def"
};

static const State states[] = {
#define STATE(c, n, ...) {#c, n, {__VA_ARGS__}},
#define MAIL(c, ...)     {#c, "", {__VA_ARGS__}},
#include "model/places.def"
};

enum { PLACES = sizeof places / sizeof *places, STATES = sizeof states / sizeof *states };

bool place_has_code(Str code)
{
    int i = 0;
    while (i < PLACES && !str_eq(str_z(places[i].code), code)) i++;
    return i < PLACES;
}

static Str code_of(Str name, bool us)
{
    for (int i = 0; i < PLACES; i++)
        if (places[i].us == us && str_eq_nocase(str_z(places[i].name), name)) return str_z(places[i].code);
    return (Str){0};
}

Str place_state(Str name) { return code_of(name, true); }
Str place_country(Str name) { return code_of(name, false); }

size_t place_states(const State **out)
{
    *out = states;
    return STATES;
}

static const State *state_of(Str code)
{
    for (int i = 0; i < STATES; i++)
        if (str_eq(str_z(states[i].code), code)) return &states[i];
    return NULL;
}

bool state_has_code(Str code) { return state_of(code) != NULL; }

bool state_has_zip(Str code, Str zip)
{
    const State *s = state_of(code);
    int head = 0;
    for (size_t i = 0; i < 3 && i < zip.n; i++) head = head * 10 + zip.p[i] - '0';
    return s && ((head >= s->zip[0] && head <= s->zip[1]) ||
                 (s->zip[2] && head >= s->zip[2] && head <= s->zip[3]));
}
