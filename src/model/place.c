/* place.c: the table of places.def, looked up. */
#include "model/place.h"

static const struct {
    const char *code, *name;
    bool us;
} places[] = {
#define PLACE(c, n, u) {#c, n, u},
#include "model/places.def"
};
enum { PLACES = sizeof places / sizeof *places };

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
