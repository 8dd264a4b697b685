/* commands.h: the commands of cli_main, each to its end. They return the exit status. */
#ifndef SEC16_CLI_COMMANDS_H
#define SEC16_CLI_COMMANDS_H

#include "cli/exits.h"
#include "cli/opts.h"
#include "cli/out.h"

ExitCode run_show(const Args *a, Out *out);
ExitCode run_check(const Args *a, Out *out);
ExitCode run_export(const Args *a, Out *out);
ExitCode run_search(const Args *a, Out *out);
ExitCode run_load(const Args *a, Out *out);
ExitCode run_deadline(const Args *a, Out *out);
ExitCode run_shortswing(const Args *a, Out *out);
ExitCode run_late(const Args *a, Out *out);
ExitCode run_diff(const Args *a, Out *out);
ExitCode run_get(const Args *a, Out *out);
ExitCode run_report(const Args *a, Out *out);
ExitCode run_explain(const Args *a, Out *out);
ExitCode run_rules(const Args *a, Out *out);
ExitCode run_docs(const Args *a, Out *out);
ExitCode run_help(const Args *a, Out *out);

ExitCode tell_unknown_command(const char *word);
void put_usage(CommandId c, Buf *out); /* help of a command; of everything for the browser */

#endif
