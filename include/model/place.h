/* place.h: EDGAR's codes of states and countries, the names that its pages print for them, and the zip codes
 * of the U.S. (places.def). */
#ifndef SEC16_MODEL_PLACE_H
#define SEC16_MODEL_PLACE_H

#include "base/str.h"

bool place_has_code(Str code); /* in EDGAR's list; MA, X0 */
Str place_state(Str name);     /* "WASHINGTON" -> "WA"; empty if it names no state of the U.S. */
Str place_country(Str name);   /* "TAIWAN" -> "F5"; empty if it names none abroad */

/* What the mail has a code for: states, territories, the armed forces. */
typedef struct State {
    const char *code, *name; /* name: empty where EDGAR has none by that code */
    short zip[4];            /* what zip codes there begin with, three digits: from, to, from, to */
} State;

/* All of them; how many. */
size_t place_states(const State **out);
bool state_has_code(Str code); /* is it one of theirs? */
/* Do the first three digits of a zip code belong there? False for what is no code of a state. */
bool state_has_zip(Str code, Str zip);

#endif
