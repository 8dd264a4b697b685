/* readings.h: what damaged numbers, zip codes and dates may stand for, the cheapest reading first. */
#ifndef SEC16_READ_VALUE_READINGS_H
#define SEC16_READ_VALUE_READINGS_H

#include "model/doc.h"
#include "read/noise/pieces.h"

/* A reading of pieces. */
typedef struct Reading {
    Str text; /* normal form */
    int cost;
    RepairKind kind; /* REPAIR_OTHER: nothing was to be repaired */
} Reading;

enum { READINGS_MAX = 16 };

typedef struct Readings {
    Reading at[READINGS_MAX]; /* least cost first, no text twice */
    size_t n;
} Readings;

void readings_add(Readings *r, Reading reading);
/* The numbers, zip codes and dates that pieces (without footnote marks) may stand for. */
void readings_number(Arena *a, const Pieces *p, Readings *out);
void readings_zip(Arena *a, const Pieces *p, Readings *out); /* 94025 or 98052-6399 */
void readings_date(Arena *a, const Pieces *p, Readings *out);

#endif
