/* memory.c: what a person typed in other sessions. */
#include "ui/browser.h"

enum { MOST = 1 << 20 }; /* bytes of such a file */

/* Every folder above the file is made, as far as it is missing. */
Err memory_save(Str path, const Buf *text)
{
    Err e = file_make_folders(path.p);
    return e.kind ? e : file_save(path.p, buf_str(text));
}

static void read(Str path, void (*take)(Str file, SavedQueries *out), SavedQueries *out)
{
    Buf text = {0};
    if (path.n && !file_read(path.p, MOST, &text).kind) take(buf_str(&text), out);
    buf_free(&text);
}

void memory_recall(Browser *b)
{
    Arena a = {0};
    Prompt *p = &b->prompt[ASKING_FILTER];
    if (b->recalled) return;
    b->recalled = true;
    read(saved_path(&a), saved_read, &b->saved);
    if (b->remembers) read(history_path(&a), history_read, &b->asked_before);
    for (size_t i = 0; i < b->asked_before.n; i++) {
        prompt_set(p, b->asked_before.at[i].text);
        prompt_remember(p);
    }
    arena_free(&a);
}

void memory_remember(Browser *b, Str query)
{
    Arena a = {0};
    Buf text = {0};
    Str path = history_path(&a);
    if (b->remembers && path.n && query.n) {
        SavedQueries now = {0}; /* with what other instances have added */
        read(path, history_read, &now);
        history_add(&now, query);
        saved_put(&now, &text);
        memory_save(path, &text);
        saved_free(&now);
    }
    buf_free(&text);
    arena_free(&a);
}

Err memory_save_queries(Browser *b)
{
    Arena a = {0};
    Buf text = {0};
    Str path = saved_path(&a);
    saved_put(&b->saved, &text);
    Err e = path.n ? memory_save(path, &text) : (Err){ERR_SYSTEM, 2};
    buf_free(&text);
    arena_free(&a);
    return e;
}
