/* finder.c: searching filing after filing, each read again, never longer than a key may wait. */
#include "ui/finder.h"

#include "ui/slice.h"

#include <stdlib.h>
#include <string.h>

enum { AROUND = 80 }; /* bytes of a long text before and behind a match */

void finder_free(Finder *f)
{
    pattern_free(f->pattern);
    pattern_free(f->any_case);
    arena_free(&f->arena);
    free(f->match);
    hits_free(&f->open);
    free(f->count);
    *f = (Finder){0};
}

void finder_set(Finder *f, Str text, size_t first)
{
    size_t n = f->n;
    finder_free(f);
    f->next = first;
    if (!text.n) return;
    f->pattern = pattern_new(text, &f->error);
    f->bad = !f->pattern;
    if (f->pattern && pattern_minds_case(text))
        f->any_case = pattern_new_case(text, true, &(PatternError){.at = 0});
    finder_grow(f, n);
}

void finder_grow(Finder *f, size_t filings)
{
    f->count = mem_grow(f->count, &f->cap, filings, sizeof *f->count);
    for (; f->n < filings; f->n++, f->left++) f->count[f->n] = FINDER_UNKNOWN;
}

/* A match in a message is a Hit without length, `at` the number of the finding: what it is about is lit as a
 * whole. */
static void search_findings(Pattern *p, const Loaded *x, uint32_t filing, Hits *out)
{
    Buf text = {0};
    Span m;
    for (uint32_t i = 0; i < x->findings.n; i++) {
        const Finding *f = &x->findings.at[i];
        buf_clear(&text);
        buf_fmt(&text, "%s ", rules[f->rule].id);
        finding_message(&x->doc, f, &text);
        if (!pattern_match(p, buf_str(&text), 0, &m)) continue;
        out->at = mem_grow(out->at, &out->cap, out->n + 1, sizeof *out->at);
        out->at[out->n] = (Hit){.place = finding_place(f), .match = {i, 0}, .in_source = true};
        out->at[out->n++].place.filing = filing;
    }
    buf_free(&text);
}

const Finding *finder_finding(const Hit *hit, const Findings *all)
{
    return !hit->match.len && hit->match.at < all->n ? &all->at[hit->match.at] : NULL;
}

static void search(Pattern *p, const Loaded *x, uint32_t filing, Hits *out)
{
    search_doc(p, &x->doc, filing, out);
    search_findings(p, x, filing, out);
}

/* A match with what is around it, or the message in which it is. */
static void keep_match(Finder *f, const Loaded *x, const Hit *h)
{
    char room[DATE_TEXT + DEC_TEXT];
    Buf printed = {0};
    Span m = {0};
    const Finding *said = finder_finding(h, &x->findings);
    Str text = said ? (finding_message(&x->doc, said, &printed), buf_str(&printed))
                    : hit_text(&x->doc, h, room, &printed, &m);
    Span part = hit_around(text, m, AROUND);
    f->match = mem_grow(f->match, &f->capmatch, f->list.n + 1, sizeof *f->match);
    f->match[f->list.n++] =
        (Match){h->place, str_copy(&f->arena, span_str(text, part)), {m.at - part.at, m.len}};
    f->list.at = f->match;
    buf_free(&printed);
}

/* What was found in a filing counts once. */
static void keep(Finder *f, const Loaded *x, uint32_t filing, const Hits *hits)
{
    Hits any = {0};
    if (f->count[filing] != FINDER_UNKNOWN) return;
    f->count[filing] = (uint32_t)hits->n;
    f->total += hits->n;
    f->left--;
    for (size_t i = 0; i < hits->n && f->list.n < MATCHES_MOST; i++) keep_match(f, x, &hits->at[i]);
    if (f->any_case) search(f->any_case, x, filing, &any);
    f->total_any_case += any.n;
    f->list.total = f->total;
    f->list.left = f->left;
    hits_free(&any);
}

void finder_open(Finder *f, const Loaded *open, uint32_t filing)
{
    hits_free(&f->open);
    if (!f->pattern || !open || filing >= f->n) return;
    search(f->pattern, open, filing, &f->open);
    keep(f, open, filing, &f->open);
}

static void search_one(Finder *f, Load *load, const Corpus *c, uint32_t filing)
{
    Loaded x;
    Hits hits = {0};
    if (load_again(load, c, filing, &x)) search(f->pattern, &x, filing, &hits);
    keep(f, &x, filing, &hits);
    hits_free(&hits);
    loaded_free(&x);
}

void finder_slice(Finder *f, Load *load, const Corpus *c)
{
    Slice slice = slice_begin();
    while (finder_busy(f) && slice_lasts(&slice)) {
        while (f->next >= f->n || f->count[f->next] != FINDER_UNKNOWN)
            f->next = f->next + 1 < f->n ? f->next + 1 : 0;
        search_one(f, load, c, (uint32_t)f->next);
    }
}

uint64_t finder_before(const Finder *f, uint32_t filing)
{
    uint64_t n = 0;
    for (size_t i = 0; i < filing && i < f->n; i++)
        if (f->count[i] != FINDER_UNKNOWN) n += f->count[i];
    return n;
}
