/* config.h: what a person prefers: colours, mouse, keys, queries with names; read from a file (inih). */
#ifndef SEC16_UI_CONFIG_H
#define SEC16_UI_CONFIG_H

#include "find/saved.h"
#include "ui/keys.h"
#include "ui/theme.h"

typedef struct Rebound {
    Action action;
    Str keys;
} Rebound;

/* All zero is what sec16 does by itself. */
typedef struct Config {
    Arena arena; /* of the texts */
    Theme theme;
    bool no_mouse, no_session;
    Rebound *key;
    SavedQueries query;
    const char *agent, *base_url; /* of [get]: who asks EDGAR, and where it is; NULL = not said */
    size_t nkey, capkey;
} Config;

/* Reads `path`; NULL: sec16/config in $XDG_CONFIG_HOME or ~/.config, which need not be there. False, with
 * file and line in `why`: something in it is not understood. Free with config_free in any case. */
bool config_read(Config *c, const char *path, Buf *why);
void config_free(Config *c);
Str config_path(Arena *a); /* where it is without a path; empty: nowhere */
/* Keys as the person wants them. */
void config_bind(const Config *c, Keymap *m, bool prompt);
/* A file with everything as it is without one. */
void config_dump(Buf *out);

#endif
