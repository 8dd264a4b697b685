/* config.c: the configuration file: sections, names and values, each checked against the tables. */
#include "ui/config.h"

#include "base/file.h"

#include <ini.h>
#include <stdlib.h>
#include <string.h>

static const char *const themes[THEMES] = {"auto", "dark", "light", "contrast", "mono"};

const char *theme_name(Theme t) { return themes[t]; }

Theme theme_by_name(Str name)
{
    int t = 0;
    while (t < THEMES && !str_eq(name, str_z(themes[t]))) t++;
    return (Theme)t;
}

/* What is being read. */
typedef struct Reading {
    Config *config;
    const char *path;
    Buf *why;
} Reading;

static Action action_by_name(const char *name)
{
    Action a = 0;
    while (a < ACTIONS && strcmp(name, actions[a].name) != 0) a++;
    return a;
}

static bool are_keys(Str keys)
{
    Chord chord;
    while (keys.n) {
        Str word = str_cut(&keys, ' ');
        if (word.n && !chord_parse(word, &chord)) return false;
    }
    return true;
}

static const char *take_key(Config *c, const char *name, Str keys)
{
    Action a = action_by_name(name);
    if (a == ACTIONS) return "no action has that name; sec16 --dump-config lists them";
    if (!are_keys(keys)) return "a key has no such name; sec16 --dump-config shows how they are written";
    c->key = arena_grow(&c->arena, c->key, &c->capkey, c->nkey + 1, sizeof *c->key);
    c->key[c->nkey++] = (Rebound){a, str_copy(&c->arena, keys)};
    return NULL;
}

static const char *take_screen(Config *c, const char *name, Str value)
{
    bool on = str_eq(value, S("on"));
    if (!strcmp(name, "theme")) {
        c->theme = theme_by_name(value);
        return c->theme < THEMES ? NULL
                                 : (c->theme = THEME_AUTO, "theme is auto, dark, light, contrast or mono");
    }
    bool mouse = !strcmp(name, "mouse");
    if (!mouse && strcmp(name, "session") != 0) return "the section [screen] has theme, mouse and session";
    *(mouse ? &c->no_mouse : &c->no_session) = !on;
    if (on || str_eq(value, S("off"))) return NULL;
    return mouse ? "mouse is on or off" : "session is on or off";
}

static const char *take_query(Config *c, const char *name, Str value)
{
    if (!saved_name_fits(str_z(name))) return "a name has letters, digits, - and _";
    saved_set(&c->query, str_z(name), value);
    return NULL;
}

static const char *take_get(Config *c, const char *name, Str value)
{
    const char **to = !strcmp(name, "agent") ? &c->agent : !strcmp(name, "base-url") ? &c->base_url : NULL;
    if (!to) return "the section [get] has agent and base-url";
    *to = str_copy(&c->arena, value).p;
    return NULL;
}

static int take(void *ctx, const char *section, const char *name, const char *value)
{
    Reading *r = ctx;
    Str v = str_trim(str_z(value));
    const char *wrong = "sections are [screen], [keys], [queries] and [get]";
    if (!strcmp(section, "screen"))
        wrong = take_screen(r->config, name, v);
    else if (!strcmp(section, "keys"))
        wrong = take_key(r->config, name, v);
    else if (!strcmp(section, "queries"))
        wrong = take_query(r->config, name, v);
    else if (!strcmp(section, "get"))
        wrong = take_get(r->config, name, v);
    if (wrong && !r->why->n) buf_fmt(r->why, "%s: [%s] %s = %s: %s", r->path, section, name, value, wrong);
    return !wrong;
}

Str config_path(Arena *a)
{
    const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
    if (config && *config) return str_fmt(a, "%s/sec16/config", config);
    return home && *home ? str_fmt(a, "%s/.config/sec16/config", home) : (Str){0};
}

bool config_read(Config *c, const char *path, Buf *why)
{
    Buf text = {0};
    *c = (Config){0};
    const char *file = path ? path : config_path(&c->arena).p;
    bool any = file != NULL;
    Err e = any ? file_read(file, 1 << 20, &text) : (Err){0};
    Reading r = {c, file, why};
    if (e.kind && path) buf_fmt(why, "%s: %.*s", path, STR_ARG(err_text(e, &c->arena)));
    if (any && !e.kind && text.n) {
        int line = ini_parse_string(text.p, take, &r);
        if (line > 0 && !why->n) buf_fmt(why, "%s:%d: neither a [section] nor a name = value", file, line);
    }
    buf_free(&text);
    return !why->n;
}

void config_free(Config *c)
{
    saved_free(&c->query);
    arena_free(&c->arena);
}

void config_bind(const Config *c, Keymap *m, bool prompt)
{
    for (size_t i = 0; c && i < c->nkey; i++)
        if ((actions[c->key[i].action].group == ACTION_GROUP_PROMPT) == prompt)
            keymap_rebind(m, c->key[i].action, c->key[i].keys);
}

void config_dump(Buf *out)
{
    buf_puts(out, "; sec16's configuration: ~/.config/sec16/config. Here everything is as without it.\n"
                  "[screen]\n; auto, dark, light, contrast or mono; auto goes by COLORFGBG\ntheme = auto\n"
                  "mouse = on\n; begins where one was in the same files\nsession = on\n\n[queries]\n"
                  "; name = query: @name stands for it in a filter\n; big = code:S value:>1m\n\n[get]\n"
                  "; who asks EDGAR for filings (sec16 get)\n; agent = Jane Doe jane@example.com\n"
                  "; what stands for EDGAR's hosts, where its addresses have moved\n"
                  "; base-url = https://www.sec.gov\n\n[keys]\n; action = keys, separated by blanks\n");
    for (Action a = 0; a < ACTIONS; a++) {
        buf_fmt(out, "; %s\n", actions[a].help);
        buf_fmt(out, "%s%s = %s\n", actions[a].group == ACTION_GROUP_MOUSE ? "; " : "", actions[a].name,
                actions[a].keys);
    }
}
