/* listed.c: a pipe before or behind each cell parts them, lines are kept as they stand. */
#include "read/page/listed.h"

#include <string.h>

/* Most lines that have a pipe have one, at their begin or their end; a table of pipes has more of them. */
bool listed_looks_like(Str text)
{
    enum { CELLS = 20 };
    size_t lines = 0, single = 0, more = 0;
    while (text.n) {
        Str s = str_trim(str_line(&text));
        size_t pipes = str_count(s, '|');
        lines += s.n > 0;
        more += pipes > 1;
        single += pipes == 1 && (s.p[0] == '|' || s.p[s.n - 1] == '|');
    }
    return single >= CELLS && single * 4 >= lines && more * 10 < single;
}

/* A no-break space whose second byte was lost: the letter that the first one is by itself. */
static bool is_lost_blank(Str w) { return str_eq(w, S("\xc3\x82")) || str_eq(w, S("\xc2\xa0")); }

static void drop_lost_blanks(SheetLine *l)
{
    size_t kept = 0;
    for (size_t i = 0; i < l->n; i++)
        if (!is_lost_blank(l->word[i].text)) l->word[kept++] = l->word[i];
    l->n = kept;
}

/* Do more pipes stand behind a cell than before one? */
static bool pipes_end_cells(const Sheet *s)
{
    size_t before = 0, behind = 0;
    for (size_t i = 0; i < s->n; i++) {
        const SheetLine *l = &s->line[i];
        if (!l->npipe || !l->n) continue;
        before += l->pipe[0] < l->word[0].x;
        behind += l->pipe[0] > l->word[0].x;
    }
    return behind > before;
}

static void add_line(ListedCell *c, const SheetLine *l)
{
    SheetLine *to = &c->line[c->n];
    *to = *l;
    to->kind = LINE_TEXT; /* a line drawn in a cell is an empty box */
    drop_lost_blanks(to);
    c->n += to->n > 0;
}

Listed listed_of(Arena *a, Str text)
{
    Sheet s = sheet_of(a, text);
    Listed out = {.cell = ARENA_NEW(a, ListedCell, s.n + 1), .width = s.width};
    SheetLine *room = ARENA_NEW(a, SheetLine, s.n + 1);
    bool ends = pipes_end_cells(&s), open = false;
    for (size_t i = 0; i < s.n; i++) {
        const SheetLine *l = &s.line[i];
        if (l->kind == LINE_BLANK || l->kind == LINE_TAG) continue;
        if (!open || (!ends && l->npipe)) {
            out.cell[out.n] = (ListedCell){room, 0};
            out.n++;
            open = true;
        }
        ListedCell *c = &out.cell[out.n - 1];
        add_line(c, l);
        room = c->line + c->n;
        if (ends && l->npipe) open = false;
    }
    return out;
}

/* All words of a cell, one line behind the other. */
static size_t words_of(const ListedCell *c, Word *out, size_t most)
{
    size_t n = 0;
    for (size_t i = 0; i < c->n; i++)
        for (size_t w = 0; w < c->line[i].n && n < most; w++) out[n++] = c->line[i].word[w];
    return n;
}

enum { CAPTION = 24 }; /* words that are looked at */

bool listed_begins(const ListedCell *c, const char *letters)
{
    Word w[CAPTION];
    return words_begin(w, words_of(c, w, CAPTION), letters);
}

bool listed_spells(const ListedCell *c, const char *letters)
{
    Word w[CAPTION];
    size_t n = words_of(c, w, CAPTION);
    return n && words_spell(w, n, letters) == n;
}

void listed_append(Arena *a, SheetLine *l, const SheetLine *more, int gap)
{
    Word *word = ARENA_NEW(a, Word, l->n + more->n + 1);
    int shift = (l->n ? l->word[l->n - 1].end : 0) + gap - (more->n ? more->word[0].x : 0);
    if (l->n) memcpy(word, l->word, l->n * sizeof *word);
    for (size_t i = 0; i < more->n; i++) {
        Word *w = &word[l->n + i];
        *w = more->word[i];
        w->x += shift, w->end += shift;
        if (!i && l->n) w->gap = gap;
    }
    l->word = word;
    l->n += more->n;
}
