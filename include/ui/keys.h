/* keys.h: actions, and the keys and chords that are bound to them (actions.def). */
#ifndef SEC16_UI_KEYS_H
#define SEC16_UI_KEYS_H

#include "ui/panes.h"
#include "ui/term.h"

typedef enum ActionGroup {
#define ACTION_GROUP(id, title) ACTION_GROUP_##id,
#include "ui/actions.def"
    ACTION_GROUPS
} ActionGroup;

typedef enum Action {
#define ACTION(id, ...) ACTION_##id,
#include "ui/actions.def"
    ACTIONS,
    ACTION_PENDING, /* the beginning of a chord          */
    ACTION_NONE     /* nothing is bound to what was typed */
} Action;

/* Where an action does something: bits of panes; IN_OVER: what lies over them. */
enum {
    IN_ANY = (1 << PANES) - 1,
    IN_LIST = PANE_BIT(LIST) | PANE_BIT(ALL),
    IN_OVER = 1 << PANES, /* what lies over the panes */
    IN_EVERYWHERE = IN_ANY | IN_OVER,
    IN_FILING = IN_ANY & ~IN_LIST,
    IN_CELLS = PANE_BIT(HEADER) | PANE_BIT(TABLE1) | PANE_BIT(TABLE2) | PANE_BIT(CARD),
    IN_FINDINGS = PANE_BIT(FINDINGS) | PANE_BIT(ALL)
};

typedef struct ActionInfo {
    const char *name, *keys, *hint, *help;
    ActionGroup group;
    unsigned where;
} ActionInfo;

extern const ActionInfo actions[ACTIONS];

enum { CHORD_MAX = 4, CHORD_TEXT = 64 };

/* Keys typed one after another. */
typedef struct Chord {
    uint32_t key[CHORD_MAX];
    size_t n;
} Chord;

/* Reads one word of a key list: "Tab", "C-d", "ZZ". False if it is none or too long. */
bool chord_parse(Str word, Chord *out);
Str chord_text(const Chord *c, char room[CHORD_TEXT]); /* as chord_parse reads it */

typedef struct Binding {
    Chord chord;
    Action action;
} Binding;

enum { BINDINGS_MAX = 256 };

/* The keys of some groups of actions, and what of a chord has been typed. */
typedef struct Keymap {
    Binding binding[BINDINGS_MAX];
    size_t n;
    Chord typed; /* n = 0: no chord is under way */
} Keymap;

/* Fills the map with the bindings of actions.def: those for typing a search, or all the others. */
void keymap_init(Keymap *m, bool prompt);

/* Gives an action other keys; they are those of no other action any more. */
void keymap_rebind(Keymap *m, Action a, Str keys);

/* Takes a key. `*instead` is true when its chord begins with an action that was done already and is to be
 * taken back. A key that does not go on a chord counts as itself; ACTION_NONE leaves what was typed in
 * `*what`. */
Action keymap_key(Keymap *m, uint32_t key, bool *instead, Chord *what);

/* True while nothing can happen before the chord is typed on. */
bool keymap_waits(const Keymap *m);

/* "3 Table I  4 Table II": keys and words of what can be done in a pane, as many as fit. */
void keys_hints(const Keymap *m, PaneId pane, int width, Buf *out);

/* The lines of the help; their groups stand together, as in actions.def. */
void keys_help(HelpItem out[ACTIONS]);
/* Marks those that do something in that pane and not everywhere. */
void keys_help_here(HelpItem items[ACTIONS], PaneId pane);

#endif
