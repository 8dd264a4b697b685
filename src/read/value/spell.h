/* spell.h: prose in which a recogniser misread single glyphs, put as it can only have been meant. */
#ifndef SEC16_READ_VALUE_SPELL_H
#define SEC16_READ_VALUE_SPELL_H

#include "read/page/scan.h"
#include "read/value/spell_word.h"

Speller scan_speller_of(Arena *a, const ScanPage *p);

/* A text, and what was done to it. */
typedef struct Spelling {
    Str text;     /* in the speller's arena; the very same slice if nothing was to be mended */
    bool sure;    /* nothing else can have been meant by what was mended */
    size_t words; /* of letters: how many */
    size_t odd;   /* … unknown, mended or not */
} Spelling;

Spelling scan_spell(Speller *s, Str text);

#endif
