/* opts.h: the commands and options of the command line as tables, and arguments read by them. */
#ifndef SEC16_CLI_OPTS_H
#define SEC16_CLI_OPTS_H

#include "check/check.h"

typedef enum CommandId {
#define COMMAND(id, ...) CMD_##id,
#include "cli/commands.def"
    COMMANDS
} CommandId;

typedef enum OptionId {
#define OPTION(id, ...) OPT_##id,
#include "cli/options.def"
    OPTIONS
} OptionId;

typedef struct Command {
    const char *word, *operands;
    int fewest, most; /* operands; most -1 = any number */
    const char *summary, *help;
} Command;

typedef struct Option {
    const char *name, *argument, *help; /* see options.def */
    unsigned commands;                  /* a bit a CommandId */
    char letter;                        /* 0 = none */
} Option;

extern const Command commands[COMMANDS];
extern const Option options[OPTIONS];

static inline bool option_on(const Option *o, CommandId c) { return o->commands >> c & 1; }
static inline bool option_has_choice(const Option *o)
{
    return str_find(str_z(o->argument), S("|")) < str_z(o->argument).n;
}

CommandId command_by_word(Str word); /* COMMANDS if there is none */
/* The nearest command to a misspelt word; NULL where none is near. */
const char *command_near(const char *word);

/* The arguments, understood. Strings are argv's. */
typedef struct Args {
    CommandId command;
    const char *value[OPTIONS]; /* NULL = not given; "" without an argument */
    const char **operand;
    size_t noperand;
    Arena arena;
} Args;

/* False when they are not understood: `error` says what is wrong and what to do next. Free with args_free
 * either way. Options may stand anywhere; "--" ends them. */
bool args_read(int argc, char **argv, Args *out, Buf *error);
void args_free(Args *a);

/* Which of an option's choices was given; `otherwise` where it was not given. */
int args_choice(const Args *a, OptionId id, int otherwise);
int args_number(const Args *a, OptionId id, int otherwise); /* "N" */
int args_width(const Args *a);                              /* --width, else the terminal's, else 100 */
void args_size(const Args *a, OptionId id, int *columns, int *rows); /* "CxR"; untouched where not given */
CheckOptions args_checks(const Args *a);                             /* --select and --ignore */

#endif
