/* saved.c: lists of queries as lines of text. */
#include "find/saved.h"

#include <stdlib.h>
#include <string.h>

static Str path_of(const char *variable, const char *under_home, const char *file, Arena *a)
{
    const char *folder = getenv(variable), *home = getenv("HOME");
    if (folder && *folder == '/')
        return str_fmt(a, "%s/sec16/%s", folder, file); /* others are to be left aside */
    return home && *home ? str_fmt(a, "%s/%s/sec16/%s", home, under_home, file) : (Str){0};
}

Str saved_path(Arena *a) { return path_of("XDG_CONFIG_HOME", ".config", "queries", a); }
Str session_path(Arena *a) { return path_of("XDG_STATE_HOME", ".local/state", "session", a); }
Str history_path(Arena *a) { return path_of("XDG_STATE_HOME", ".local/state", "history", a); }

static void add(SavedQueries *s, Str name, Str text)
{
    s->at = arena_grow(&s->arena, s->at, &s->cap, s->n + 1, sizeof *s->at);
    s->at[s->n++] = (SavedQuery){str_copy(&s->arena, name), str_copy(&s->arena, text)};
}

static void drop(SavedQueries *s, size_t i)
{
    memmove(&s->at[i], &s->at[i + 1], (s->n - i - 1) * sizeof *s->at);
    s->n--;
}

bool saved_name_fits(Str name)
{
    for (size_t i = 0; i < name.n; i++)
        if (!is_alpha(name.p[i]) && !is_digit(name.p[i]) && name.p[i] != '-' && name.p[i] != '_')
            return false;
    return name.n;
}

void saved_read(Str file, SavedQueries *out)
{
    while (file.n) {
        Str line = str_line(&file), rest = line, name = str_cut(&rest, ':');
        bool named = name.n < line.n && saved_name_fits(name);
        add(out, named ? name : (Str){0}, named ? str_trim(rest) : line);
    }
}

void saved_put(const SavedQueries *s, Buf *out)
{
    for (size_t i = 0; i < s->n; i++) {
        if (s->at[i].name.n) buf_put(out, s->at[i].name), buf_puts(out, ": ");
        buf_put(out, s->at[i].text);
        buf_char(out, '\n');
    }
}

static size_t index_of(const SavedQueries *s, Str name)
{
    size_t i = 0;
    while (i < s->n && !(name.n && str_eq(s->at[i].name, name))) i++;
    return i;
}

const SavedQuery *saved_find(const SavedQueries *s, Str name)
{
    size_t i = index_of(s, name);
    return i < s->n ? &s->at[i] : NULL;
}

void saved_set(SavedQueries *s, Str name, Str text)
{
    size_t i = index_of(s, name);
    Str line = str_collapse(&s->arena, text); /* one query, one line */
    if (i < s->n && !line.n)
        drop(s, i);
    else if (i < s->n)
        s->at[i].text = str_copy(&s->arena, line);
    else if (line.n && saved_name_fits(name))
        add(s, name, line);
}

void history_read(Str file, SavedQueries *out)
{
    while (file.n) history_add(out, str_line(&file));
}

void history_add(SavedQueries *s, Str text)
{
    Str line = str_collapse(&s->arena, text);
    for (size_t i = 0; i < s->n; i++)
        if (str_eq(s->at[i].text, line)) drop(s, i--);
    if (line.n) add(s, (Str){0}, line);
    while (s->n > HISTORY_MOST) drop(s, 0);
}

void saved_free(SavedQueries *s)
{
    arena_free(&s->arena);
    *s = (SavedQueries){.n = 0};
}
