/* places.h: EDGAR's codes of states and countries, and the zip codes of the U.S. */
#ifndef SEC16_CHECK_PLACES_H
#define SEC16_CHECK_PLACES_H

#include "base/str.h"

bool is_state_code(Str code); /* in EDGAR's list of states and countries */
bool is_us_state(Str code);   /* a postal code of the U.S., its territories or its forces */
bool zip_in_state(Str zip,
                  Str state); /* whether the first three digits belong there; true for other states */

#endif
