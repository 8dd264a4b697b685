/* outside.c: what is left to others: the mouse to the terminal, the file to a pager or an editor. */
#include "ui/browser.h"

#include <stdlib.h>

void outside_mouse(Browser *b, int what)
{
    (void)what;
    b->no_mouse = !b->no_mouse;
    b->term->ops->mouse(b->term, !b->no_mouse);
    browser_say(b, STYLE_STATUS,
                b->no_mouse ? "the mouse is the terminal's: it selects text; F2 takes it again"
                            : "the mouse chooses cells and panes");
}

/* The words of a command, which the person's environment has; and the file behind them. */
static char **words_of(Arena *a, Str command, Str path)
{
    enum { WORDS = 8 };
    char **argv = ARENA_NEW(a, char *, WORDS + 2);
    size_t n = 0;
    while (command.n && n < WORDS) {
        Str word = str_cut(&command, ' ');
        if (word.n) argv[n++] = arena_copy(a, str_copy(a, word).p, word.n + 1);
    }
    argv[n] = arena_copy(a, str_copy(a, path).p, path.n + 1);
    return argv;
}

/* The file of the open filing in another program, without a shell. */
void outside_open(Browser *b, int what)
{
    static const char *const program[][2] = {
        [OUTSIDE_PAGER] = {"PAGER", "less"}, [OUTSIDE_EDITOR] = {"EDITOR", "vi"}};
    const char *named = getenv(program[what][0]);
    Arena a = {0};
    Desk *d = &b->desk;
    if (!d->has_filing) return;
    Where where = corpus_where(&d->corpus, d->filing);
    char **argv = words_of(&a, str_z(named && *named ? named : program[what][1]), where.path);
    if (where.spooled || where.member.n)
        browser_say(b, STYLE_STATUS,
                    "this filing is inside an archive or a stream: there is no file to open");
    else if (!b->term->ops->run(b->term, argv))
        browser_say(b, STYLE_ERROR, "%s cannot be run: set %s", argv[0], program[what][0]);
    b->redraw = true;
    arena_free(&a);
}
