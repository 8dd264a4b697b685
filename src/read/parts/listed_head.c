/* listed_head.c: cells that stood beside each other come one after another, those of one box between those of
 * the next: they are set in order again. */
#include "read/parts/listed_head.h"

#include "read/parts/typed_content.h"
#include "read/value/spelling.h"
#include "read/value/strict.h"

#include <stdlib.h>
#include <string.h>

static void put_line(Sheet *s, SheetLine l) { s->line[s->n++] = l; }

static void put_blank(Sheet *s) { put_line(s, (SheetLine){.kind = LINE_BLANK}); }

/* ---- lines that belong together ---- */

/* Nothing but a box, with a cross or without. */
static bool is_box(const SheetLine *l)
{
    if (!l->n) return false;
    Str s = words_str(l->word, l->n);
    for (size_t i = 0; i < s.n; i++)
        if (!strchr("[]()_/ xX", s.p[i])) return false;
    return !str_eq(s, S("/"));
}

/* "1." on a line of its own. */
static bool is_number(const SheetLine *l)
{
    Str w = l->n == 1 ? l->word[0].text : (Str){0};
    return w.n > 1 && w.n < 4 && is_digit(w.p[0]) && w.p[w.n - 1] == '.';
}

/* A line of the page and the cell that it is of. */
typedef struct HeadLine {
    SheetLine line;
    size_t cell;
} HeadLine;

/* Puts numbers before their captions, and boxes before what they are of: n boxes one after another are those
 * of the n lines below. Gives the number of lines left. */
static size_t join_lines(Arena *a, HeadLine *l, size_t n)
{
    size_t kept = 0;
    for (size_t i = 0, boxes; i < n;) {
        for (boxes = 0;
             i + boxes < n && (is_box(&l[i + boxes].line) || is_number(&l[i].line)) && boxes < 3;) {
            boxes++;
            if (is_number(&l[i].line)) break;
        }
        for (size_t k = 0; k < boxes && i + boxes + k < n; k++) {
            HeadLine both = l[i + k];
            listed_append(a, &both.line, &l[i + boxes + k].line, 1);
            both.cell = l[i + boxes + k].cell;
            l[kept++] = both;
        }
        if (!boxes) l[kept++] = l[i];
        i += boxes ? 2 * boxes : 1;
    }
    return kept;
}

/* ---- boxes ---- */

/* Groups in the order in which they are set; what is of no box comes first. */
enum { SET_FIRST, SET_OWNER, SET_OTHERS };

static bool begins_any(const SheetLine *l, const char *const *letters, size_t n)
{
    size_t skip = l->n > 1 && is_box(&(SheetLine){.word = l->word, .n = 1});
    for (size_t i = 0; i < n; i++)
        if (words_begin(l->word + skip, l->n - skip, letters[i])) return true;
    return false;
}

#define BEGINS(line, list) begins_any(line, list, sizeof(list) / sizeof *(list))

static const char *const addresses[] = {"last", "first", "middle", "street", "city", "state", "zip"};
static const char *const relations[] = {"director",     "10owner", "officergive",
                                        "otherspecify", "officer", "other"};
static const char *const titled[] = {"officer", "other"};
static const char *const filings[] = {"formfiled"};

/* Of one box: which lines, by the caption in them or by what they can only be of. */
static void group_lines(const Sheet *s, size_t *group)
{
    TypedBoxes b;
    size_t relation = SET_FIRST;
    bool title = false, seen = false;
    typed_find_boxes(s, 0, s->n, &b);
    for (size_t i = 0; i < b.n; i++)
        if (b.at[i].item == ITEM_RELATION) relation = SET_OTHERS + i;
    for (size_t i = 0, box = 0; i < s->n; i++) {
        const SheetLine *l = &s->line[i];
        bool begins = i == 0 || l->page != s->line[i - 1].page; /* a cell */
        while (box < b.n && b.at[box].line < i) box++;
        if (box < b.n && b.at[box].line == i) {
            group[i] = b.at[box].item == ITEM_OWNER ? SET_OWNER : SET_OTHERS + box;
            seen = true;
        } else if (relation && BEGINS(l, relations)) {
            group[i] = relation;
        } else if (seen && l->word[0].text.p[0] == '(' && BEGINS(l, addresses)) {
            group[i] = SET_OWNER;
        } else if (seen && BEGINS(l, filings)) {
            group[i] = SET_OTHERS + BOXES_MAX;
        } else if (seen && begins) {
            group[i] = title ? relation : SET_OWNER;
        } else if (i) {
            group[i] = group[i - 1];
        }
        title = relation && group[i] == relation && BEGINS(l, titled);
    }
}

/* All lines of a group in their order. */
static void put_group(Sheet *out, const Sheet *s, const size_t *group, size_t which)
{
    for (size_t i = 0; i < s->n; i++)
        if (group[i] == which) put_line(out, s->line[i]);
}

void listed_put_head(Arena *a, Sheet *out, const ListedCell *cell, size_t n)
{
    size_t lines = 0;
    for (size_t i = 0; i < n; i++) lines += cell[i].n;
    if (!lines) return;
    HeadLine *l = arena_alloc(a, lines, sizeof *l, alignof(max_align_t));
    size_t *group = ARENA_NEW(a, size_t, lines), k = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < cell[i].n; j++) l[k++] = (HeadLine){cell[i].line[j], i};
    lines = join_lines(a, l, lines);
    Sheet s = {.line = ARENA_NEW(a, SheetLine, lines), .n = lines, .width = out->width};
    for (size_t i = 0; i < lines; i++) {
        s.line[i] = l[i].line;
        s.line[i].page = (int)l[i].cell;
    }
    group_lines(&s, group);
    for (size_t g = 0; g <= SET_OTHERS + BOXES_MAX; g++) put_group(out, &s, group, g);
}

/* ---- below the tables ---- */

static bool is_date(const ListedCell *c)
{
    Date date;
    bool whole;
    return c->n == 1 && date_printed(words_str(c->line[0].word, c->line[0].n), &date, &whole);
}

/* "(1)", "*" or "**" by itself. */
static bool is_mark(const ListedCell *c)
{
    int number;
    if (c->n != 1 || c->line[0].n != 1) return false;
    Str w = c->line[0].word[0].text;
    return mark_printed(w, &number) == w.n || str_eq(w, S("*")) || str_eq(w, S("**"));
}

/* The cells of one line: a mark and what it is of, a name and its date, a caption and the next. */
static size_t put_row(Arena *a, Sheet *s, const ListedCell *cell, size_t n)
{
    enum { APART = 8 };
    SheetLine first = cell->line[0];
    size_t used = 1, from = 1;
    if (is_mark(cell) && n > 1 && cell[1].n) {
        listed_append(a, &first, &cell[1].line[0], 1);
        cell++, used = 2;
    } else if (cell->n > 1 && str_starts(first.word[0].text, S("*")) && first.n == 1) {
        listed_append(a, &first, &cell->line[from++], 1);
    }
    bool last = cell->n <= from;
    if (last && n > used && is_date(&cell[1])) {
        listed_append(a, &first, &cell[1].line[0], APART);
        used++;
    }
    put_line(s, first);
    for (size_t i = from > 1 ? from : 1; i < cell->n; i++) put_line(s, cell->line[i]);
    return used;
}

/* ---- the table "Reporting Owners" ---- */

enum { MARKS = 4, OWNER_WIDTH = 60, MARK_WIDTH = 30 };

static void set_at(Arena *a, SheetLine *l, const ListedCell *c, size_t column)
{
    SheetLine none = {.word = l->word, .n = l->n};
    int x = OWNER_WIDTH + (int)column * MARK_WIDTH, end = l->n ? l->word[l->n - 1].end : 0;
    if (c->n) listed_append(a, &none, &c->line[0], x - end);
    l->word = none.word, l->n = none.n;
}

/* Five cells an owner below the heads: address, Director, 10% Owner, Officer, Other. Gives the cells used. */
static size_t put_owners(Arena *a, Sheet *s, const ListedCell *cell, size_t n)
{
    size_t i = 0;
    while (i < n && !listed_spells(&cell[i], "director")) i++;
    if (i + MARKS >= n || !listed_spells(&cell[i + 1], "10owner")) return 0;
    put_line(s, cell[0].line[0]);
    SheetLine head = {.kind = LINE_TEXT};
    for (size_t k = 0; k < MARKS; k++) set_at(a, &head, &cell[i + k], k);
    put_line(s, head);
    for (i += MARKS; i + MARKS < n && cell[i].n > 1; i += MARKS + 1) {
        SheetLine first = cell[i].line[0];
        for (size_t k = 0; k < MARKS; k++) set_at(a, &first, &cell[i + 1 + k], k);
        put_line(s, first);
        for (size_t k = 1; k < cell[i].n; k++) put_line(s, cell[i].line[k]);
    }
    return i;
}

void listed_put_tail(Arena *a, Sheet *s, const ListedCell *cell, size_t n)
{
    for (size_t i = 0; i < n;) {
        size_t used = listed_spells(&cell[i], "reportingowners") ? put_owners(a, s, &cell[i], n - i) : 0;
        if (!used && !cell[i].n) used = 1;
        if (!used) used = put_row(a, s, &cell[i], n - i);
        put_blank(s);
        i += used;
    }
}
