/* plot.h: figures about filings: one shape of data for two painters, the screen (plot_put) and a page
 * (report/svg.c). */
#ifndef SEC16_VIEW_KIT_PLOT_H
#define SEC16_VIEW_KIT_PLOT_H

#include "view/kit/lines.h"

typedef enum PlotKind {
    PLOT_BARS,  /* how many of each name                 */
    PLOT_STEPS, /* what holds from a day to the next one */
    PLOT_POINTS /* what was so on a day                  */
} PlotKind;

typedef struct PlotBar {
    Str name;
    size_t count;
} PlotBar;

typedef struct PlotPoint {
    Date day;
    double value;
    char mark; /* a letter that stands there; 0: none */
} PlotPoint;

/* Lives in the arena with which it was made. */
typedef struct Plot {
    PlotKind kind;
    Str title, key; /* key: what the letters mean */
    PlotBar *bar;
    PlotPoint *point; /* in the order of their days */
    size_t n, cap;    /* of those of its kind; 0: there is nothing to draw */
} Plot;

typedef struct PlotRange {
    Date first, last;
    double least, most; /* least: 0 for steps */
} PlotRange;
PlotRange plot_range(const Plot *p);
Str plot_number(double value, char room[DEC_TEXT + 8]); /* "1,234.50" */

/* How many filings were late by how many business days; `late`: of each filing, 0 = it was not. */
Plot plot_lateness(const int *late, size_t n, Arena *a);
/* How often each name stands there, the most frequent ones. */
Plot plot_names(const char *title, const Str *name, size_t n, Arena *a);
/* What the owner of a filing owned of its issuer over time, by all filings of the corpus: of the class with
 * the most reports, with purchases, sales and grants. */
Plot plot_holdings(const Corpus *c, uint32_t filing, Arena *a);
/* Prices of a filing's transactions against their days. */
Plot plot_prices(const Corpus *c, uint32_t filing, Arena *a);

/* Draws it in lines up to `width`: bars in blocks, curves in braille. */
void plot_put(Lines *l, const Plot *p, int width);

#endif
