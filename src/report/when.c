/* when.c: times as people and as programs read them. */
#include "report/entry.h"

#include <time.h>

Str time_text(int64_t at, bool exact, char room[TIME_TEXT])
{
    struct tm parts;
    time_t seconds = (time_t)at;
    if (!at || !gmtime_r(&seconds, &parts)) return S("");
    return (Str){room,
                 strftime(room, TIME_TEXT, exact ? "%Y-%m-%dT%H:%M:%SZ" : "%Y-%m-%d %H:%M UTC", &parts)};
}
