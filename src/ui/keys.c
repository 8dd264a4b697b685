/* keys.c: from keys to actions, by the tables. */
#include "ui/keys.h"

#include <string.h>

const ActionInfo actions[ACTIONS] = {
#define ACTION(id, group, name, keys, where, hint, help, run, what)                                          \
    {name, keys, hint, help, ACTION_GROUP_##group, IN_##where},
#include "ui/actions.def"
};

static const char *const group_titles[ACTION_GROUPS] = {
#define ACTION_GROUP(id, title) title,
#include "ui/actions.def"
};

static const struct {
    uint32_t code;
    const char *name;
} names[] = {
    {' ', "Space"},
#define KEY_NAME(id, name) {K_##id, name},
#include "ui/keynames.def"
};

/* Takes one key off a word: C-x, or a character. */
static uint32_t parse_key(Str *word)
{
    if (word->n >= 3 && word->p[0] == 'C' && word->p[1] == '-' && is_alpha(word->p[2])) {
        uint32_t key = (uint32_t)(to_lower(word->p[2]) - 'a' + 1);
        *word = str_from(*word, 3);
        return key == 9 ? K_TAB : key; /* terminals cannot tell them apart */
    }
    return utf8_next(word);
}

bool chord_parse(Str word, Chord *out)
{
    *out = (Chord){0};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_eq(word, str_z(names[i].name))) {
            out->key[out->n++] = names[i].code;
            return true;
        }
    while (word.n && out->n < CHORD_MAX) out->key[out->n++] = parse_key(&word);
    for (size_t i = 0; i < out->n; i++)
        if (!out->key[i] || out->key[i] & UTF8_BAD) return false;
    return out->n && !word.n;
}

static size_t put(char *out, const char *text, size_t n)
{
    memcpy(out, text, n);
    return n;
}

static size_t key_text(uint32_t key, char *out)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i].code == key) return put(out, names[i].name, strlen(names[i].name));
    if (key < 1 || key > 26) return utf8_put(out, key);
    const char control[] = {'C', '-', (char)('a' + key - 1)};
    return put(out, control, sizeof control);
}

Str chord_text(const Chord *c, char room[CHORD_TEXT])
{
    size_t n = 0;
    for (size_t i = 0; i < c->n; i++) n += key_text(c->key[i], room + n);
    return (Str){room, n};
}

void keymap_init(Keymap *m, bool prompt)
{
    *m = (Keymap){0};
    for (Action a = 0; a < ACTIONS; a++) {
        if ((actions[a].group == ACTION_GROUP_PROMPT) != prompt) continue;
        for (Str rest = str_z(actions[a].keys); rest.n && m->n < BINDINGS_MAX;) {
            Binding *b = &m->binding[m->n];
            b->action = a;
            if (chord_parse(str_cut(&rest, ' '), &b->chord)) m->n++;
        }
    }
}

static void unbind(Keymap *m, Action a, const Chord *c)
{
    size_t n = 0;
    for (size_t i = 0; i < m->n; i++) {
        const Binding *b = &m->binding[i];
        bool same = c && b->chord.n == c->n && !memcmp(b->chord.key, c->key, c->n * sizeof *c->key);
        if (c ? !same : b->action != a) m->binding[n++] = *b;
    }
    m->n = n;
}

void keymap_rebind(Keymap *m, Action a, Str keys)
{
    unbind(m, a, NULL);
    while (keys.n && m->n < BINDINGS_MAX) {
        Chord c;
        Str word = str_cut(&keys, ' ');
        if (!word.n || !chord_parse(word, &c)) continue;
        unbind(m, a, &c);
        m->binding[m->n++] = (Binding){c, a};
    }
}

/* The action bound to what was typed; `*longer` tells whether chords go on from there. */
static Action lookup(const Keymap *m, const Chord *typed, bool *longer)
{
    Action found = ACTION_NONE;
    *longer = false;
    for (size_t i = 0; i < m->n; i++) {
        const Chord *c = &m->binding[i].chord;
        if (c->n < typed->n || memcmp(c->key, typed->key, typed->n * sizeof *c->key) != 0) continue;
        if (c->n > typed->n)
            *longer = true;
        else
            found = m->binding[i].action;
    }
    return found;
}

Action keymap_key(Keymap *m, uint32_t key, bool *instead, Chord *what)
{
    bool longer, before_longer;
    Chord before = m->typed, typed = before;
    typed.key[typed.n++] = key; /* room: a chord under way is shorter than one that is bound */
    bool before_acted = before.n && lookup(m, &before, &before_longer) != ACTION_NONE;
    Action a = lookup(m, &typed, &longer);
    if (a == ACTION_NONE && !longer && before_acted) { /* the chord was not gone on with: a key for itself */
        before_acted = false;
        typed = (Chord){{key}, 1};
        a = lookup(m, &typed, &longer);
    }
    m->typed = longer ? typed : (Chord){0};
    *instead = before_acted && a != ACTION_NONE;
    *what = typed;
    return a == ACTION_NONE && longer ? ACTION_PENDING : a;
}

bool keymap_waits(const Keymap *m)
{
    bool longer;
    return m->typed.n && lookup(m, &m->typed, &longer) == ACTION_NONE;
}

static const Chord *first_key(const Keymap *m, Action a)
{
    for (size_t i = 0; i < m->n; i++)
        if (m->binding[i].action == a) return &m->binding[i].chord;
    return NULL;
}

enum { HINTS_WIDE = 110 };

void keys_hints(const Keymap *m, PaneId pane, int width, Buf *out)
{
    char room[CHORD_TEXT];
    int w = 0;
    for (Action a = 0; a < ACTIONS; a++) {
        const Chord *c = first_key(m, a);
        if (!c || !*actions[a].hint || !(actions[a].where & 1u << pane)) continue;
        Str key = chord_text(c, room), hint = str_z(actions[a].hint);
        if (str_starts(hint, S("+")) && width < HINTS_WIDE) continue;
        if (str_starts(hint, S("+"))) hint = str_from(hint, 1);
        int took = (w ? 2 : 0) + text_width(key) + 1 + text_width(hint);
        if (w + took > width) continue;
        buf_fmt(out, "%s%.*s %.*s", w ? "  " : "", STR_ARG(key), STR_ARG(hint));
        w += took;
    }
}

void keys_help(HelpItem out[ACTIONS])
{
    for (Action i = 0; i < ACTIONS; i++)
        out[i] = (HelpItem){group_titles[actions[i].group], actions[i].keys, actions[i].name, actions[i].help,
                            false};
}

void keys_help_here(HelpItem items[ACTIONS], PaneId pane)
{
    for (Action i = 0; i < ACTIONS; i++)
        items[i].here = (actions[i].where & IN_ANY) != IN_ANY && actions[i].where != IN_FILING &&
                        actions[i].where & 1u << pane;
}
