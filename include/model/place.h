/* place.h: EDGAR's codes of states and countries (places.def), and the names that its pages print for them.
 */
#ifndef SEC16_MODEL_PLACE_H
#define SEC16_MODEL_PLACE_H

#include "base/str.h"

bool place_has_code(Str code); /* in EDGAR's list; MA, X0 */
Str place_state(Str name);     /* "WASHINGTON" -> "WA"; empty if it names no state of the U.S. */
Str place_country(Str name);   /* "TAIWAN" -> "F5"; empty if it names none abroad */

#endif
