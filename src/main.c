/* main.c: chooses a batch command, the browser on a real terminal, or the browser under a key script. */
#include "cli/cli.h"
#include "term/curses.h"
#include "ui/app.h"
#include "ui/script.h"

#include <locale.h>
#include <stdio.h>

static int fail(const char *why)
{
    fprintf(stderr, "sec16: %s\n", why);
    return CLI_USAGE;
}

static int browse_in_terminal(const LoadOptions *load, const Browse *browse, const Config *config)
{
    const char *why;
    Theme theme = browse->theme ? theme_by_name(str_z(browse->theme)) : config->theme;
    Term *term = term_open(theme, &why);
    if (!term) return fail(why);
    int code = app_run(load, config, browse->review_db, term);
    term_close(term);
    return code;
}

static int browse_by_script(const LoadOptions *load, const Browse *browse, const Config *config)
{
    Buf why = {0};
    int code = CLI_USAGE;
    Term *term = script_open(browse->script, browse->columns, browse->rows, stdout, &why);
    if (term) {
        code = app_run(load, config, browse->review_db, term);
        script_close(term);
    } else {
        fail(why.p);
    }
    buf_free(&why);
    return code;
}

static int browse_with(const Browse *browse)
{
    const LoadOptions load = {
        .paths = browse->paths, .npath = browse->npath, .check = browse->check, .hear = true};
    Config config;
    Buf why = {0};
    int code = CLI_USAGE;
    if (!config_read(&config, browse->config, &why))
        fail(why.p);
    else
        code = browse->script ? browse_by_script(&load, browse, &config)
                              : browse_in_terminal(&load, browse, &config);
    config_free(&config);
    buf_free(&why);
    return code;
}

int main(int argc, char **argv)
{
    Browse browse;
    setlocale(LC_CTYPE, "");
    if (!cli_browse(argc, argv, &browse)) return cli_main(argc, argv);
    int code = browse_with(&browse);
    browse_free(&browse);
    return code;
}
