/* script.c: whatever is pressed, each cell of the screen is one character that can be shown, in the width it
 * says. */
#define _XOPEN_SOURCE 700
#include "fuzz.h"

#include "ui/app.h"
#include "ui/script.h"

#include <stdlib.h>

static TermOps checked;
static void (*show)(Term *t, const Grid *g, int x, int y, bool anew);

static void law_cell(const GridCell *cell)
{
    Str rest = {cell->text, cell->n};
    LAW(cell->n <= GRID_TEXT && cell->width <= 2 && cell->style < STYLES && cell->mark < MARKS);
    LAW(!cell->n == !cell->width);
    law_text(rest, "");
    while (rest.n) LAW((utf8_next(&rest) & 0xfffe) != 0xfffe);
}

static void law_show(Term *t, const Grid *g, int x, int y, bool anew)
{
    for (int i = 0; i < g->w * g->h; i++) law_cell(&g->cell[i]);
    show(t, g, x, y, anew);
}

/* A scan, whose values can be reviewed, takes long to read: only every fourth script gets one. */
static void play(Term *t, bool scan)
{
    static const char *paths[2];
    if (!*paths) paths[0] = fuzz_path("samples/form4.xml"), paths[1] = fuzz_path("samples/form4-scan.txt");
    const LoadOptions load = {.paths = paths,
                              .npath = scan ? 2 : 1,
                              .check = {.rules = check_rules(NULL, NULL)},
                              .hear = true,
                              .threads = 1};
    const Config config = {0};
    remove("review.db");
    checked = *t->ops;
    show = checked.show;
    checked.show = law_show;
    t->ops = &checked;
    app_run(&load, &(AppStart){.config = &config, .review_db = "review.db"}, t);
}

void fuzz_script(Str in)
{
    Buf why = {0};
    char *text = NULL;
    size_t n = 0;
    FILE *out = open_memstream(&text, &n);
    Term *t = script_open(fuzz_file("script", in), 80, 24, out, &why);
    LAW(!t == !!why.n);
    if (t) play(t, in.n % 4 == 0), script_close(t);
    fclose(out);
    law_text((Str){text, n}, "\n\t");
    free(text);
    buf_free(&why);
}
