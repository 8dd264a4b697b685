/* docs.h: what the documentation and the shells need to know, made from the program's tables. */
#ifndef SEC16_CLI_DOCS_DOCS_H
#define SEC16_CLI_DOCS_DOCS_H

#include "base/str.h"

/* Parts of the manual page, in roff. */
void man_commands(Buf *out);
void man_options(Buf *out);
void man_keys(Buf *out);
void man_columns(Buf *out);
void man_codes(Buf *out);
void man_rules(Buf *out);
void man_query(Buf *out);
void man_exits(Buf *out);

/* Completion for the shells: scripts that `make install` puts where each looks. */
void complete_bash(Buf *out);
void complete_zsh(Buf *out);
void complete_fish(Buf *out);

#endif
