/* places.c: postal codes of the U.S. and the first three digits of their zip codes (USPS). */
#include "check/places.h"

#include "model/place.h"

typedef struct ZipRange {
    short first, last;
} ZipRange;

static const struct {
    char code[3];
    ZipRange zip[2]; /* the second one may be empty: 0, 0 */
} states[] = {
    {"AA", {{340, 340}}},
    {"AE", {{90, 98}}},
    {"AK", {{995, 999}}},
    {"AL", {{350, 369}}},
    {"AP", {{962, 966}}},
    {"AR", {{716, 729}, {755, 755}}},
    {"AS", {{967, 967}}},
    {"AZ", {{850, 865}}},
    {"CA", {{900, 961}}},
    {"CO", {{800, 816}}},
    {"CT", {{60, 69}}},
    {"DC", {{200, 205}, {569, 569}}},
    {"DE", {{197, 199}}},
    {"FL", {{320, 349}}},
    {"GA", {{300, 319}, {398, 399}}},
    {"GU", {{969, 969}}},
    {"HI", {{967, 968}}},
    {"IA", {{500, 528}}},
    {"ID", {{832, 838}}},
    {"IL", {{600, 629}}},
    {"IN", {{460, 479}}},
    {"KS", {{660, 679}}},
    {"KY", {{400, 427}}},
    {"LA", {{700, 714}}},
    {"MA", {{10, 27}, {55, 55}}},
    {"MD", {{206, 219}}},
    {"ME", {{39, 49}}},
    {"MI", {{480, 499}}},
    {"MN", {{550, 567}}},
    {"MO", {{630, 658}}},
    {"MP", {{969, 969}}},
    {"MS", {{386, 397}}},
    {"MT", {{590, 599}}},
    {"NC", {{270, 289}}},
    {"ND", {{580, 588}}},
    {"NE", {{680, 693}}},
    {"NH", {{30, 38}}},
    {"NJ", {{70, 89}}},
    {"NM", {{870, 884}}},
    {"NV", {{889, 898}}},
    {"NY", {{100, 149}, {5, 5}}},
    {"OH", {{430, 459}}},
    {"OK", {{730, 749}}},
    {"OR", {{970, 979}}},
    {"PA", {{150, 196}}},
    {"PR", {{6, 9}}},
    {"RI", {{28, 29}}},
    {"SC", {{290, 299}}},
    {"SD", {{570, 577}}},
    {"TN", {{370, 385}}},
    {"TX", {{750, 799}, {885, 885}}},
    {"UT", {{840, 847}}},
    {"VA", {{220, 246}, {201, 201}}},
    {"VI", {{8, 8}}},
    {"VT", {{50, 59}}},
    {"WA", {{980, 994}}},
    {"WI", {{530, 549}}},
    {"WV", {{247, 268}}},
    {"WY", {{820, 831}}},
};
enum { STATES = sizeof states / sizeof *states };

static int state_at(Str code)
{
    int i = 0;
    while (i < STATES && !str_eq(str_z(states[i].code), code)) i++;
    return i;
}

bool is_state_code(Str code) { return place_has_code(code) || is_us_state(code); }

bool is_us_state(Str code) { return state_at(code) < STATES; }

bool zip_in_state(Str zip, Str state)
{
    int i = state_at(state), digits = 0;
    if (i == STATES || zip.n < 3) return true;
    for (int k = 0; k < 3; k++) digits = digits * 10 + (zip.p[k] - '0');
    for (int k = 0; k < 2; k++) {
        const ZipRange *r = &states[i].zip[k];
        if (digits >= r->first && digits <= r->last) return true;
    }
    return false;
}
