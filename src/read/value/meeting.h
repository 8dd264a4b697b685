/* meeting.h: how two words on either side of a border belong together. */
#ifndef SEC16_READ_VALUE_MEETING_H
#define SEC16_READ_VALUE_MEETING_H

#include "read/words/lexicon.h"

/* With a blank, as one, or as one but for a glyph that was read on both sides. */
typedef enum MeetingWay { MEET_SPACE, MEET_GLUE, MEET_DROP_LEFT, MEET_DROP_RIGHT } MeetingWay;

typedef struct Meeting {
    int cost;
    uint8_t way;   /* MeetingWay */
    bool doubtful; /* another way is as good */
} Meeting;

Meeting words_meet(const Lexicon *x, Str a, Str b);
/* What a word costs that stands in a text by itself: 0 for a known one. */
int meeting_word_cost(const Lexicon *x, Str word);

#endif
