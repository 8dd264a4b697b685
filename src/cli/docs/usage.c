/* usage.c: help text, made from the tables of commands, options and exit codes. */
#include "cli/commands.h"

enum { HELP_WIDTH = 80, LEFT_MAX = 30 };

/* A name on the left, its help folded on the right. */
static void put_entry(Buf *out, Str left, const char *help, size_t indent)
{
    buf_puts(out, "  ");
    buf_put(out, left);
    if (str_width(left) + 4 > indent) {
        buf_char(out, '\n');
        buf_fill(out, ' ', indent);
    } else
        buf_fill(out, ' ', indent - 2 - str_width(left));
    put_folded(out, str_z(help), indent, HELP_WIDTH);
}

static void put_option(const Option *o, Buf *out)
{
    Buf left = {0};
    if (o->letter) buf_fmt(&left, "-%c, ", o->letter);
    buf_fmt(&left, "--%s%s%s", o->name, *o->argument ? "=" : "", o->argument);
    put_entry(out, buf_str(&left), o->help, LEFT_MAX);
    buf_free(&left);
}

static void put_options(CommandId c, Buf *out)
{
    buf_puts(out, "\nOptions:\n");
    for (int o = 0; o < OPTIONS; o++)
        if (option_on(&options[o], c)) put_option(&options[o], out);
}

static void put_synopsis(CommandId c, Buf *out)
{
    const Command *k = &commands[c];
    buf_fmt(out, "sec16 %s%s[OPTION...] %s", k->word, *k->word ? " " : "", k->operands);
    while (out->p[out->n - 1] == ' ') out->p[--out->n] = 0;
    buf_char(out, '\n');
}

static void put_commands(Buf *out)
{
    buf_puts(out, "\nCommands:\n");
    for (int c = 0; c < COMMANDS; c++)
        put_entry(out, *commands[c].word ? str_z(commands[c].word) : S("(none)"), commands[c].summary, 12);
}

static void put_exits(Buf *out)
{
    buf_puts(out, "\nExit status:\n");
#define EXIT_CODE(name, number, help) put_entry(out, S(#number), help, 6);
#include "cli/exits.def"
}

void put_usage(CommandId c, Buf *out)
{
    if (c != CMD_BROWSE) {
        buf_puts(out, "Usage: ");
        put_synopsis(c, out);
        put_folded(out, str_z(commands[c].help), 0, HELP_WIDTH);
        put_options(c, out);
        return;
    }
    buf_puts(out, "sec16 browses SEC insider filings: Forms 3, 4 and 5.\n\n");
    for (int k = 0; k < COMMANDS; k++) {
        buf_puts(out, k ? "       " : "Usage: ");
        put_synopsis((CommandId)k, out);
    }
    put_commands(out);
    put_options(c, out);
    buf_puts(out, "  sec16 COMMAND --help lists the options of a command.\n");
    put_exits(out);
}

ExitCode tell_unknown_command(const char *word)
{
    const char *near = command_near(word);
    message("unknown command '%s'%s%s; sec16 --help lists the commands", word, near ? ": did you mean " : "",
            near ? near : "");
    return CLI_USAGE;
}

ExitCode run_help(const Args *a, Out *out)
{
    CommandId c = a->noperand ? command_by_word(str_z(a->operand[0])) : CMD_BROWSE;
    if (c == COMMANDS) return tell_unknown_command(a->operand[0]);
    put_usage(c, &out->buf);
    return CLI_FINE;
}
