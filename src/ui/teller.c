/* teller.c: messages of findings, made when a screen first shows them and kept as long as there is room. */
#include "ui/teller.h"

#include "ui/slice.h"

#include <stdlib.h>

#define KEPT_MOST ((size_t)32 << 20) /* bytes of texts */

static void forget(Teller *t)
{
    arena_free(&t->arena);
    free(t->said);
    t->said = NULL;
    t->n = t->cap = 0;
}

static Str message_of(void *ctx, uint32_t filing, uint32_t finding)
{
    Teller *t = ctx;
    if (t->edition != t->corpus->edition || t->arena.total > KEPT_MOST) {
        forget(t);
        t->edition = t->corpus->edition;
    }
    if (finding < t->n && t->said[finding].n) return t->said[finding];
    if (t->nwanted < TELLER_WANTED) t->wanted[t->nwanted++] = (Wanted){filing, finding};
    return (Str){0};
}

void teller_init(Teller *t, Load *load, const Corpus *c)
{
    *t = (Teller){.messages = {t, message_of}, .load = load, .corpus = c};
}

void teller_free(Teller *t) { forget(t); }

void teller_begin(Teller *t) { t->nwanted = 0; }

static void keep(Teller *t, uint32_t finding, Str text)
{
    t->said = mem_grow(t->said, &t->cap, t->corpus->nfinding, sizeof *t->said);
    for (; t->n < t->corpus->nfinding; t->n++) t->said[t->n] = (Str){0};
    t->said[finding] = str_copy(&t->arena, text);
}

/* All that is wanted of one filing. */
static void tell(Teller *t, uint32_t filing)
{
    const Finding *list = t->corpus->finding;
    Loaded x;
    size_t left = 0;
    bool ok = load_again(t->load, t->corpus, filing, &x);
    for (size_t i = 0; i < t->nwanted; i++) {
        Wanted w = t->wanted[i];
        Buf text = {0};
        if (w.filing != filing) {
            t->wanted[left++] = w;
            continue;
        }
        if (ok)
            finding_message(&x.doc, &list[w.finding], &text);
        else
            buf_put(&text, buf_str(&x.what));
        keep(t, w.finding, buf_str(&text));
        buf_free(&text);
    }
    t->nwanted = left;
    loaded_free(&x);
}

void teller_slice(Teller *t)
{
    Slice slice = slice_begin();
    while (t->nwanted && slice_lasts(&slice)) tell(t, t->wanted[0].filing);
}
