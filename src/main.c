/* main.c: chooses a batch command, the browser on a real terminal, or the browser under a key script. */
#include "cli/cli.h"
#include "cli/out.h"
#include "term/curses.h"
#include "ui/app.h"
#include "ui/script.h"

#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#ifndef SEC16_SAMPLES
#define SEC16_SAMPLES "samples" /* where make install puts them */
#endif

static int fail(const char *why)
{
    message("%s", why);
    return CLI_USAGE;
}

static int browse_in_terminal(const LoadOptions *load, const Browse *browse, const AppStart *start)
{
    const char *why;
    Theme theme = browse->theme ? theme_by_name(str_z(browse->theme)) : start->config->theme;
    Term *term = term_open(theme, &why);
    if (!term) return fail(why);
    int code = app_run(load, start, term);
    term_close(term);
    return code;
}

static int browse_by_line(const LoadOptions *load, const AppStart *start)
{
    Term *term = linear_open(stdin, stdout);
    int code = app_run(load, start, term);
    script_close(term);
    return code;
}

static int browse_by_script(const LoadOptions *load, const Browse *browse, const AppStart *start)
{
    Buf why = {0};
    int code = CLI_USAGE;
    Term *term = script_open(browse->script, browse->columns, browse->rows, stdout, &why);
    if (term) {
        code = app_run(load, start, term);
        if (!out_told(script_failed(term))) code = CLI_INPUT;
        script_close(term);
    } else {
        fail(why.p);
    }
    buf_free(&why);
    return code;
}

/* The samples beside the program's sources, else those that were installed; NULL: neither is there. */
static const char *samples(void)
{
    static const char *const places[] = {"samples", SEC16_SAMPLES};
    for (size_t i = 0; i < 2; i++)
        if (access(places[i], R_OK) == 0) return places[i];
    return NULL;
}

static int browse(const Browse *b, const AppStart *start)
{
    LoadOptions load = {.paths = b->paths, .npath = b->npath, .check = b->check, .hear = true};
    if (b->tour && !b->npath && start->samples) load.paths = &start->samples, load.npath = 1;
    if (b->script) return browse_by_script(&load, b, start);
    return b->linear ? browse_by_line(&load, start) : browse_in_terminal(&load, b, start);
}

/* A standard stream that is closed would be given to the next file that is opened. */
static void fill_streams(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0) open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

int main(int argc, char **argv)
{
    Browse b;
    Config config;
    Buf why = {0};
    fill_streams();
    signal(SIGXFSZ, SIG_IGN); /* a file at its limit: the write fails and is told */
    setlocale(LC_CTYPE, "");
    if (!cli_browse(argc, argv, &b)) return cli_main(argc, argv, term_library());
    const AppStart start = {.config = &config,
                            .review_db = b.review_db,
                            .samples = samples(),
                            .tour = b.tour,
                            .query = b.query,
                            .watch = b.watch,
                            .remember = !b.script};
    int code = config_read(&config, b.config, &why) ? browse(&b, &start) : fail(why.p);
    browse_free(&b);
    config_free(&config);
    buf_free(&why);
    return code;
}
