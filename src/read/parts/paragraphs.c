/* paragraphs.c: which lines of the explanations are one footnote. Where a line break parts two notes, and
 * which number each has, is decided for all lines at once, as the cheapest of all partings. */
#include "read/parts/paragraphs.h"

#include "read/page/scan.h"

#include <string.h>

enum { LINES_A_NOTE = 32, SKIPPED_MOST = 2, LEFT_OUT = 30, DEAR = 1 << 24, ROOM_SURE = 8 };

/* What it costs to take a line's number for that of its note: as it is read, or against it; and to take it
 * for none. */
enum { NUMBER_LOST = 6, NUMBER_SKIPPED = 6 };

static const struct {
    int agrees, differs, ignored;
} number_costs[] = {[NUMBER_NONE] = {DEAR, DEAR, 0},
                    [NUMBER_ODD] = {3, 3, 1},
                    [NUMBER_HURT] = {1, 6, 5},
                    [NUMBER_WHOLE] = {0, 12, 8}};

/* A number before a capital is hardly anything else. */
static int ignored_cost(const NoteLine *l)
{
    return number_costs[l->sight].ignored * (l->bare.n && is_upper(l->bare.p[0]) ? 2 : 1);
}

typedef struct Parting {
    const NoteLine *line;
    size_t n, numbers; /* lines; the greatest number that a note can have */
    bool pointed;      /* "1." at the beginning of a note; otherwise "(1)", in the middle of its height */
    int *keep;         /* what it costs that all lines of text above this one are one note with it, but the */
                       /* first; the sum of all above */
    int *part;         /* what it costs that this line of text begins a note */
    int *text;         /* lines of text above this one */
    int *ignored;      /* what it costs to take all numbers above for none */
    int *cost;         /* the least of lines [0, i) with notes up to number m, at i * (numbers + 1) + m */
    NoteLines *from;   /* … and its last note */
} Parting;

/* ---- borders ---- */

/* Where lines end that were full. */
static int width_of(const NoteLine *line, size_t n)
{
    int most = 0;
    for (size_t i = 0; i < n; i++)
        if (line[i].end > most) most = line[i].end;
    return most;
}

/* How much speaks against a note's ending in this text. */
static int end_cost(Str s)
{
    char last = s.n ? s.p[s.n - 1] : '.';
    return last == '.' ? 0 : strchr(")\":;", last) || (unsigned char)last >= 0x80 ? 2 : last == ',' ? 3 : 5;
}

/* … against its beginning in this one. */
static int begin_cost(Str s)
{
    while (s.n > 1 && (strchr("\"'`", s.p[0]) || (unsigned char)s.p[0] >= 0x80)) s = str_from(s, 1);
    return is_upper(s.p[0]) ? 0 : is_lower(s.p[0]) ? 8 : 3;
}

static size_t first_word(Str s) { return str_find(s, S(" ")); }

/* The border above line i, and the line of text above that. */
static void weigh_border(Parting *p, size_t i, size_t above, int width)
{
    const NoteLine *line = &p->line[i], *before = &p->line[above];
    int room = width - before->end - 1 - (int)first_word(line->bare); /* the word would have gone there */
    p->part[i] = end_cost(before->bare) + begin_cost(line->bare) + (line->parted ? 0 : 1);
    int keep = line->parted ? 1 : 0;
    if (room > width / 4)
        keep += 8;
    else if (room > ROOM_SURE)
        keep += 4;
    else if (room > 1)
        keep += 2;
    else
        p->part[i] += 2;
    p->keep[i + 1] += keep;
}

static void weigh_lines(Arena *a, Parting *p)
{
    int width = width_of(p->line, p->n), pointed = 0;
    size_t above = SIZE_MAX;
    for (int **list[] = {&p->keep, &p->part, &p->text, &p->ignored}, ***k = list; k < list + 4; k++)
        **k = ARENA_NEW(a, int, p->n + 1);
    for (size_t i = 0; i < p->n; i++) {
        const NoteLine *l = &p->line[i];
        p->keep[i + 1] = p->keep[i];
        p->text[i + 1] = p->text[i] + (l->bare.n > 0);
        p->ignored[i + 1] = p->ignored[i] + ignored_cost(l);
        if (l->sight) pointed += l->pointed ? 1 : -1;
        if (l->bare.n && above < i) weigh_border(p, i, above, width);
        if (l->bare.n) above = i;
    }
    p->pointed = pointed > 0;
}

/* ---- notes ---- */

/* What it costs that line k tells that lines [from, to) are note `number`. */
static int number_cost(const Parting *p, NoteLines s, size_t k)
{
    const NoteLine *l = &p->line[k];
    int height = p->text[s.to] - p->text[s.from], at = 2 * (p->text[k] - p->text[s.from]) - !l->bare.n;
    int off = p->pointed ? 2 * at : at < height ? height - 1 - at : at - height + 1; /* in half lines */
    int cost = l->number == s.number ? number_costs[l->sight].agrees : number_costs[l->sight].differs;
    return cost - ignored_cost(l) + (off > 1 ? 3 * (off - 1) : 0);
}

/* The cost of a note, borders aside; sets where its number stands. */
static int note_cost(const Parting *p, NoteLines *s, size_t last)
{
    int best = NUMBER_LOST;
    s->number_at = SIZE_MAX;
    for (size_t k = s->from; k < s->to; k++) {
        if (!p->line[k].sight) continue;
        int cost = number_cost(p, *s, k);
        if (cost < best) best = cost, s->number_at = k;
    }
    return best + p->ignored[s->to] - p->ignored[s->from] +
           NUMBER_SKIPPED * (int)((size_t)s->number - last - 1);
}

/* Lines [from, to) as one note, whatever stands before. */
static void try_note(Parting *p, size_t from, size_t to)
{
    size_t first = from, wide = p->numbers + 1;
    while (first < to && !p->line[first].bare.n) first++;
    if (first == to) return;
    int lines = p->keep[to] - p->keep[first + 1] + p->part[first];
    for (size_t last = 0; last < p->numbers; last++) {
        int before = p->cost[from * wide + last];
        if (before >= DEAR) continue;
        for (size_t m = last + 1; m <= last + 1 + SKIPPED_MOST && m <= p->numbers; m++) {
            NoteLines s = {.from = from, .to = to, .number = (int)m};
            int cost = before + lines + note_cost(p, &s, last);
            if (cost >= p->cost[to * wide + m]) continue;
            p->cost[to * wide + m] = cost;
            s.last = (int)last;
            p->from[to * wide + m] = s;
        }
    }
}

/* Line `at` is part of no note. */
static void leave_out(Parting *p, size_t at)
{
    size_t wide = p->numbers + 1;
    for (size_t m = 0; m <= p->numbers; m++) {
        int cost = p->cost[at * wide + m] + LEFT_OUT;
        if (cost >= p->cost[(at + 1) * wide + m]) continue;
        p->cost[(at + 1) * wide + m] = cost;
        p->from[(at + 1) * wide + m] = (NoteLines){.from = at, .to = at + 1, .last = (int)m};
    }
}

/* The notes of the cheapest way to the end, in order; returns how many. */
static size_t collect(const Parting *p, NoteLines *out)
{
    size_t wide = p->numbers + 1, count = 0, m = 0;
    for (size_t k = 1; k < wide; k++)
        if (p->cost[p->n * wide + k] < p->cost[p->n * wide + m]) m = k;
    for (size_t to = p->n; to;) {
        NoteLines s = p->from[to * wide + m];
        if (s.number) out[count++] = s;
        to = s.from, m = (size_t)s.last;
    }
    for (size_t i = 0; i < count / 2; i++) {
        NoteLines s = out[i];
        out[i] = out[count - 1 - i], out[count - 1 - i] = s;
    }
    return count;
}

size_t scan_part_notes(Arena *a, const NoteLine *line, size_t n, NoteLines *out)
{
    Parting p = {.line = line, .n = n, .numbers = n < SCAN_NOTES_MOST ? n + SKIPPED_MOST : SCAN_NOTES_MOST};
    size_t wide = p.numbers + 1;
    weigh_lines(a, &p);
    p.cost = ARENA_NEW(a, int, (n + 1) * wide);
    p.from = ARENA_NEW(a, NoteLines, (n + 1) * wide);
    for (size_t i = 1; i < (n + 1) * wide; i++) p.cost[i] = DEAR;
    for (size_t to = 1; to <= n; to++) {
        leave_out(&p, to - 1);
        for (size_t from = to > LINES_A_NOTE ? to - LINES_A_NOTE : 0; from < to; from++)
            try_note(&p, from, to);
    }
    return collect(&p, out);
}
