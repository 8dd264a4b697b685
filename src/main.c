/* main.c: chooses a batch command, the browser on a real terminal, or the browser under a key script. */
#include "cli/cli.h"
#include "cli/out.h"
#include "term/curses.h"
#include "ui/app.h"
#include "ui/script.h"

#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <unistd.h>

static int browse_in_terminal(const LoadOptions *load, const Browse *browse)
{
    const char *why;
    Term *term = term_open(&why);
    if (!term) {
        fprintf(stderr, "sec16: %s\n", why);
        return CLI_USAGE;
    }
    int code = app_run(load, browse->review_db, term);
    term_close(term);
    return code;
}

static int browse_by_script(const LoadOptions *load, const Browse *browse)
{
    Buf why = {0};
    int code = CLI_USAGE;
    Term *term = script_open(browse->script, browse->columns, browse->rows, stdout, &why);
    if (term) {
        code = app_run(load, browse->review_db, term);
        if (!out_told(script_failed(term))) code = CLI_INPUT;
        script_close(term);
    } else {
        fprintf(stderr, "sec16: %.*s\n", STR_ARG(buf_str(&why)));
    }
    buf_free(&why);
    return code;
}

/* A standard stream that is closed would be given to the next file that is opened. */
static void fill_streams(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0) open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

int main(int argc, char **argv)
{
    Browse browse;
    fill_streams();
    setlocale(LC_CTYPE, "");
    if (!cli_browse(argc, argv, &browse)) return cli_main(argc, argv);
    const LoadOptions load = {
        .paths = browse.paths, .npath = browse.npath, .check = browse.check, .hear = true};
    int code = browse.script ? browse_by_script(&load, &browse) : browse_in_terminal(&load, &browse);
    browse_free(&browse);
    return code;
}
