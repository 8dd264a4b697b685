/* cli.c: from the arguments to the browser or to a command. */
#include "cli/cli.h"

#include "base/file.h"
#include "base/hash.h"
#include "cli/commands.h"
#include "cli/paths.h"
#include "find/search.h"
#include "get/get.h"
#include "load/pdf.h"
#include "read/archive.h"
#include "store/review.h"
#include "ui/config.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- the browser ---- */

/* Nothing is there, as opposed to something that cannot be read, which the loader tells. */
static bool is_missing(const char *path)
{
    struct stat st;
    return strcmp(path, "-") != 0 && lstat(path, &st) != 0 && (errno == ENOENT || errno == ENOTDIR);
}

/* The command that a first word which is no path was meant to be; NULL if it looks like none. */
static const char *meant_command(const Args *a)
{
    return a->noperand && is_missing(a->operand[0]) ? command_near(a->operand[0]) : NULL;
}

/* A list of paths is read by whoever uses it: it may be standard input. One that names any path is for the
 * browser, which tells those that are not there. */
static bool can_browse(Args *a, Buf *error)
{
    if (a->command != CMD_BROWSE || a->value[OPT_HELP] || a->value[OPT_VERSION] ||
        a->value[OPT_DUMP_CONFIG] || meant_command(a))
        return false;
    if (a->value[OPT_FILES_FROM]) return paths_read(a, error);
    for (size_t i = 0; i < a->noperand; i++)
        if (!is_missing(a->operand[i])) return true;
    return !a->noperand &&
           (isatty(STDOUT_FILENO) || a->value[OPT_SCRIPT] || a->value[OPT_LINEAR]); /* the welcome */
}

bool cli_browse(int argc, char **argv, Browse *out)
{
    Args a;
    Buf error = {0};
    bool ok = args_read(argc, argv, &a, &error) && can_browse(&a, &error);
    buf_free(&error);
    *out = (Browse){.paths = a.operand,
                    .npath = a.noperand,
                    .check = args_checks(&a),
                    .script = a.value[OPT_SCRIPT],
                    .review_db = a.value[OPT_REVIEW_DB],
                    .config = a.value[OPT_CONFIG],
                    .theme = a.value[OPT_THEME],
                    .tour = a.value[OPT_TOUR] != NULL,
                    .linear = a.value[OPT_LINEAR] != NULL,
                    .watch = a.value[OPT_WATCH] != NULL,
                    .query = a.value[OPT_QUERY],
                    .columns = 80,
                    .rows = 24,
                    .arena = a.arena};
    args_size(&a, OPT_SIZE, &out->columns, &out->rows);
    if (!ok) browse_free(out);
    return ok;
}

void browse_free(Browse *b) { arena_free(&b->arena); }

/* What asks for the browser and comes to cli_main: a mistyped command, or nothing but paths that are not
 * there. */
static ExitCode run_nothing_there(const Args *a)
{
    if (!a->noperand) return message("no filings given. Try: sec16 FILE or FOLDER (sec16 --help)"), CLI_USAGE;
    if (meant_command(a)) return tell_unknown_command(a->operand[0]);
    Arena arena = {0};
    Str what = err_text((Err){ERR_SYSTEM, ENOENT}, &arena);
    for (size_t i = 0; i < a->noperand; i++) message("%s: %.*s", a->operand[i], STR_ARG(what));
    arena_free(&arena);
    return CLI_INPUT;
}

/* ---- commands ---- */

static void put_version(const char *terminal, Buf *out)
{
    static void (*const libraries[])(Buf *) = {pattern_library, str_library, hash_library, archive_library,
                                               review_library};
    buf_fmt(out, "sec16 %s\nlibraries: %s", SEC16_VERSION, terminal);
    for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++) {
        buf_puts(out, ", ");
        libraries[i](out);
    }
    buf_char(out, '\n');
    get_library(out);
    buf_char(out, '\n');
    pdf_tools(out);
}

static ExitCode run_command(const Args *a, const char *terminal, Out *out)
{
    if (a->value[OPT_HELP]) return put_usage(a->command, &out->buf), CLI_FINE;
    if (a->value[OPT_VERSION]) return put_version(terminal, &out->buf), CLI_FINE;
    if (a->value[OPT_DUMP_CONFIG]) return config_dump(&out->buf), CLI_FINE;
    switch (a->command) {
    case CMD_SHOW: return run_show(a, out);
    case CMD_CHECK: return run_check(a, out);
    case CMD_EXPORT: return run_export(a, out);
    case CMD_SEARCH: return run_search(a, out);
    case CMD_LOAD: return run_load(a, out);
    case CMD_DEADLINE: return run_deadline(a, out);
    case CMD_SHORTSWING: return run_shortswing(a, out);
    case CMD_LATE: return run_late(a, out);
    case CMD_DIFF: return run_diff(a, out);
    case CMD_REPORT: return run_report(a, out);
    case CMD_GET: return run_get(a, out);
    case CMD_EXPLAIN: return run_explain(a, out);
    case CMD_RULES: return run_rules(a, out);
    case CMD_DOCS: return run_docs(a, out);
    case CMD_HELP: return run_help(a, out);
    case CMD_BROWSE:
    case COMMANDS: break;
    }
    return run_nothing_there(a);
}

int cli_main(int argc, char **argv, const char *terminal)
{
    Args a;
    Buf error = {0};
    Out out = {0};
    ExitCode code = CLI_USAGE;
    signal(SIGPIPE, SIG_IGN); /* a reader that goes away ends the writing, not the program: out.c */
    if (args_read(argc, argv, &a, &error) && paths_read(&a, &error))
        code = run_command(&a, terminal, &out);
    else
        message("%s", error.p);
    if (!out_end(&out)) code = CLI_INPUT;
    buf_free(&error);
    args_free(&a);
    return (int)code;
}
