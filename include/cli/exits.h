/* exits.h: what the exit status says. */
#ifndef SEC16_CLI_EXITS_H
#define SEC16_CLI_EXITS_H

/* How the program ends; the same for all commands. */
typedef enum ExitCode {
#define EXIT_CODE(name, number, help) CLI_##name = (number),
#include "cli/exits.def"
} ExitCode;

#endif
