/* screen.c: how long the browser makes a person wait, in time of the processor, over the filings at a path:
 * from a key to the frame that follows it, and until a filter, a sort or a search has come to rest. A
 * terminal that is not there presses the keys, each when all before has come to rest, and looks at the clock.
 */
#include "ui/app.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct Step {
    const char *what, *keys; /* typed one after another; \r = Enter */
} Step;

/* Moving about is repeated; what is asked of all filings is done once each. */
static const Step moving[] = {{"down the list", "jjjjjjjj"},  {"a page of it", "\006\006\002\002"},
                              {"open, and back", "\r1j\r1j"}, {"panes", "\r234567\tl1"},
                              {"next filing", "\rJJJJKKKK1"}, {"next finding", "]]]][[[[1"},
                              {"to the end", "Gg"},           {"a card", "\r\r\0331"}};
static const Step asking[] = {{"filter code:S", "&code:S\r"},
                              {"filter value:>1m", "\033&value:>1m\r"},
                              {"filter owner:smith late", "\033&owner:smith late\r"},
                              {"no filter", "\033"},
                              {"sort by day", "S"},
                              {"sort by owner", "llS"},
                              {"sort by sales", "lllS"},
                              {"count the issuers", "hhhhlF"},
                              {"search trust", "q/trust\r"}};
enum { REPEAT = 40, MOST = 100000 };

typedef struct Bench {
    Term term;
    const char *keys; /* of the step, those left */
    size_t step, times;
    double typed, *frame, asked, first;
    bool waits, hit;
    size_t n;
    bool over;
} Bench;

enum { MOVES = sizeof moving / sizeof *moving, ASKS = sizeof asking / sizeof *asking };

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int by_time(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

static void report_moving(Bench *b)
{
    qsort(b->frame, b->n, sizeof *b->frame, by_time);
    printf("%-28s %8.2f %8.2f %8.2f ms  (median, 99 of 100, most of %zu keys)\n", "key to frame",
           b->frame[b->n / 2], b->frame[b->n * 99 / 100], b->frame[b->n - 1], b->n);
}

static void report_asking(Bench *b, const Step *s)
{
    if (b->first > 0)
        printf("%-28s %8.2f ms to the first match on the screen, %.0f ms until all are counted\n", s->what,
               b->first, now_ms() - b->asked);
    else
        printf("%-28s %8.2f ms\n", s->what, now_ms() - b->asked);
    fflush(stdout);
}

/* The next step, each of the moves many times. */
static bool next_step(Bench *b)
{
    if (b->step > MOVES && b->step <= MOVES + ASKS) report_asking(b, &asking[b->step - MOVES - 1]);
    if (b->step == MOVES && ++b->times < REPEAT) b->step = 0;
    if (b->step == MOVES && b->times == REPEAT) report_moving(b);
    if (b->step == MOVES + ASKS) return false;
    const Step *s = b->step < MOVES ? &moving[b->step] : &asking[b->step - MOVES];
    b->step++;
    b->keys = s->keys;
    return true;
}

static void size(Term *t, int *columns, int *rows)
{
    (void)t;
    *columns = 140, *rows = 45;
}

static uint32_t code_of(char c)
{
    return c == '\r' ? K_ENTER : c == '\033' ? K_ESC : c == '\t' ? K_TAB : (uint32_t)(unsigned char)c;
}

static Key press(Term *t, int wait)
{
    Bench *b = (Bench *)t;
    if (wait > 0) nanosleep(&(struct timespec){.tv_nsec = wait * 1000000L}, NULL);
    if (wait != WAIT_IDLE) return (Key){0};
    if ((!b->keys || !*b->keys) && !next_step(b)) return b->over = true, (Key){0};
    b->typed = now_ms();
    b->waits = true;
    bool enter = *b->keys == '\r' && !b->keys[1]; /* all is found before it is pressed */
    if (!enter && (!b->keys[1] || (b->keys[1] == '\r' && !b->keys[2]))) b->asked = b->typed, b->first = 0;
    return (Key){.code = code_of(*b->keys++)};
}

static void show(Term *t, const Grid *g, int x, int y, bool anew)
{
    Bench *b = (Bench *)t;
    (void)x, (void)y, (void)anew;
    bool moves = b->step && b->step <= MOVES;
    if (b->waits && moves && b->n < MOST) b->frame[b->n++] = now_ms() - b->typed;
    b->waits = false;
    for (int i = 0; b->step == MOVES + ASKS && !b->first && i < g->w * g->h; i++)
        if (g->cell[i].mark & MARK_CURRENT) b->first = now_ms() - b->asked;
}

static Str copy(Term *t, Str text) { return (void)t, (void)text, (Str){0}; }
static void mouse(Term *t, bool on) { (void)t, (void)on; }
static bool run(Term *t, char *const *argv) { return (void)t, (void)argv, false; }
static bool ended(Term *t) { return ((const Bench *)t)->over; }

int main(int argc, char **argv)
{
    static const TermOps ops = {size, press, show, copy, mouse, run, ended};
    if (argc < 2) return 2;
    const char *path = argv[1];
    Bench b = {.term = {&ops}, .frame = malloc(MOST * sizeof *b.frame)};
    const LoadOptions load = {
        .paths = &path, .npath = 1, .check = {.rules = check_rules(NULL, NULL)}, .hear = true};
    Config config = {.no_session = true};
    int code = app_run(&load, &(AppStart){.config = &config}, &b.term);
    free(b.frame);
    return code;
}
