/* docs.c: the command that prints what is generated from the tables. */
#include "cli/docs/docs.h"

#include "base/near.h"
#include "cli/commands.h"

#include <string.h>

typedef struct DocsPart {
    const char *name;
    void (*put)(Buf *out);
} DocsPart;

static const DocsPart parts[] = {
    {"bash", complete_bash},  {"zsh", complete_zsh}, {"fish", complete_fish},  {"commands", man_commands},
    {"options", man_options}, {"keys", man_keys},    {"columns", man_columns}, {"codes", man_codes},
    {"rules", man_rules},     {"query", man_query},  {"exits", man_exits},
};

ExitCode run_docs(const Args *a, Out *out)
{
    Near near = {.word = a->operand[0]};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!strcmp(parts[i].name, near.word)) return parts[i].put(&out->buf), CLI_FINE;
        near_try(&near, parts[i].name);
    }
    message("docs has no part '%s'%s%s; sec16 docs --help lists them", near.word,
            near.best ? ": did you mean " : "", near.best ? near.best : "");
    return CLI_USAGE;
}
