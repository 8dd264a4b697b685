/* pager.c: moving through the lines of a view. What must hold after each move: the cursor is on a line there
 * is, on a stop if the line has one, and in view. */
#include "view/kit/pager.h"

enum { SCROLL_STEP = 8 };

/* Where a stretch of a line is, in columns from the line's beginning; all that belongs to the place of a
 * stop. */
typedef struct Extent {
    int at, end;
} Extent;

static Extent extent_of(const Line *line, size_t seg)
{
    Extent e = {0, 0};
    int column = 0;
    bool any = false;
    for (size_t i = 0; i < line->nseg && seg < line->nseg; i++) {
        const Segment *s = &line->seg[i];
        bool same = i == seg || line->seg[seg].flags & SEGMENT_LINE ||
                    (s->flags & SEGMENT_PLACE && place_eq(s->place, line->seg[seg].place));
        if (same && !any) e.at = column, any = true;
        column += text_width(str_sub(line->text, s->at, s->n));
        if (same) e.end = column;
    }
    return e;
}

static bool is_stop(const Line *line, size_t seg)
{
    return seg < line->nseg && line->seg[seg].flags & SEGMENT_STOP;
}

/* The stop nearest to a column, or SEG_NONE. */
static size_t nearest_stop(const Line *line, int column)
{
    size_t best = SEG_NONE;
    int least = 0;
    for (size_t i = 0; i < line->nseg; i++) {
        if (!is_stop(line, i)) continue;
        Extent e = extent_of(line, i);
        int away = column < e.at ? e.at - column : column >= e.end ? column - e.end + 1 : 0;
        if (best != SEG_NONE && away >= least) continue;
        best = i;
        least = away;
    }
    return best;
}

static size_t last_line(const View *v)
{
    size_t n = view_lines(v);
    return n ? n - 1 : 0;
}

/* Of lines with columns as many whole ones as there is room for; one that is wider than that is cut. */
static int whole_columns(const Line *line, int fixed, int left, int room)
{
    int end = 0;
    for (size_t i = 0; i < line->nend && line->end[i] - fixed - left <= room; i++)
        end = line->end[i] - fixed - left;
    return end > 0 ? end : room;
}

PagerRoom pager_room(const Line *line, int w, int left)
{
    int fixed = line->scrolls && line->fixed <= w / 2 ? line->fixed : 0;
    int room = w - fixed - (text_width(line->text) > w);
    if (line->nend) room = whole_columns(line, fixed, left, room);
    return (PagerRoom){fixed, room > 1 ? room : 1};
}

PagerHidden pager_hidden(const Pager *p, const View *v)
{
    PagerHidden h = {0, 0, 0};
    Line line = p->line < view_lines(v) ? view_line(v, p->line) : (Line){0};
    PagerRoom r = pager_room(&line, p->w, p->left);
    h.columns = line.nend + (line.nend > 0);
    for (size_t i = 0; i < line.nend; i++) {
        if (line.end[i] - r.fixed <= p->left)
            h.before++;
        else if (line.end[i] - r.fixed - p->left > r.room)
            h.after++;
    }
    return h;
}

size_t pager_heads(const Pager *p, const View *v, size_t *first)
{
    if (p->top >= view_lines(v)) return 0;
    Line line = view_line(v, p->top);
    *first = line.head;
    return line.nhead && line.head < p->top && line.nhead < (size_t)p->h ? line.nhead : 0;
}

static bool in_view(const Pager *p, const View *v)
{
    size_t first, heads = pager_heads(p, v, &first);
    return p->line >= p->top + heads && p->line < p->top + (size_t)p->h;
}

static void fit_top(Pager *p, const View *v)
{
    size_t n = view_lines(v), h = (size_t)p->h;
    if (p->top + h > n) p->top = n > h ? n - h : 0;
    if (p->line >= p->top + h) p->top = p->line - h + 1;
    if (p->line < p->top) p->top = p->line;
    while (p->top && !in_view(p, v)) p->top--;
}

/* How far the lines in view can scroll. */
static int most_left(const Pager *p, const View *v)
{
    int most = 0;
    for (size_t i = p->top; i < p->top + (size_t)p->h && i < view_lines(v); i++) {
        Line line = view_line(v, i);
        int beyond = line.scrolls ? text_width(line.text) - p->w : 0;
        if (beyond > 0 && beyond + 1 > most) most = beyond + 1;
    }
    return most;
}

/* Scrolled so far or a little farther, to where a cell begins. */
static int at_cell(const Line *line, int fixed, int left)
{
    for (size_t i = 0; line->scrolls && i < line->nseg; i++)
        if (is_stop(line, i) && extent_of(line, i).at - fixed >= left) return extent_of(line, i).at - fixed;
    return left;
}

/* Shows the whole cell at the cursor; one that is wider than the screen only has to be in view. */
static void fit_left(Pager *p, const View *v)
{
    int most = p->left > 0 ? most_left(p, v) : 0; /* it makes every line in view: only where it matters */
    Line line = view_line(v, p->line);
    if (p->left > most) p->left = at_cell(&line, pager_room(&line, p->w, 0).fixed, most);
    PagerRoom r = pager_room(&line, p->w, p->left);
    int room = p->w - r.fixed - (text_width(line.text) > p->w);
    Extent e = extent_of(&line, p->seg);
    int at = e.at - r.fixed, end = e.end - r.fixed;
    if (line.scrolls && end > 0 && end - at <= room) {
        if (end > p->left + r.room) p->left = at_cell(&line, r.fixed, end - room);
        if (at < p->left) p->left = at;
    } else if (line.scrolls && end > 0 && (at >= p->left + r.room || end <= p->left)) {
        p->left = at;
    }
    if (p->left < 0) p->left = 0;
}

void pager_fit(Pager *p, const View *v, int w, int h)
{
    p->w = w > 1 ? w : 1;
    p->h = h > 1 ? h : 1;
    if (p->line > last_line(v)) p->line = last_line(v);
    if (!view_lines(v)) {
        *p = (Pager){.seg = SEG_NONE, .w = p->w, .h = p->h};
        return;
    }
    Line line = view_line(v, p->line);
    if (!is_stop(&line, p->seg)) p->seg = nearest_stop(&line, p->column);
    fit_top(p, v);
    fit_left(p, v);
}

/* ---- moves ---- */

static void set_line(Pager *p, const View *v, size_t line)
{
    p->line = line > last_line(v) ? last_line(v) : line;
    p->seg = SEG_NONE; /* pager_fit takes the stop nearest to the column */
}

static bool has_stop(const View *v, size_t i)
{
    Line line = view_line(v, i);
    return nearest_stop(&line, 0) != SEG_NONE;
}

/* To the next line with a stop if there is one within a page, else by one line as long as there is more to
 * see. */
static void step(Pager *p, const View *v, bool down)
{
    size_t far = down ? last_line(v) - p->line : p->line, page = (size_t)p->h;
    if (!far) return;
    for (size_t i = 1; i <= far && i <= page; i++) {
        size_t line = down ? p->line + i : p->line - i;
        if (!has_stop(v, line)) continue;
        set_line(p, v, line);
        return;
    }
    bool all = down ? p->top + page > last_line(v) : p->top == 0;
    if (!all) set_line(p, v, down ? p->line + 1 : p->line - 1);
}

static size_t moved(size_t at, size_t n, bool down) { return down ? at + n : at > n ? at - n : 0; }

/* Turns over `n` lines, the cursor with them. */
static void turn(Pager *p, const View *v, size_t n, bool down)
{
    set_line(p, v, moved(p->line, n, down));
    p->top = moved(p->top, n, down);
}

/* Moves the text; the cursor only as far as it must to stay in view. */
static void scroll(Pager *p, const View *v, size_t n, bool down)
{
    size_t lines = last_line(v) + 1, h = (size_t)p->h, first;
    p->top = moved(p->top, n, down);
    if (p->top + h > lines) p->top = lines > h ? lines - h : 0;
    size_t from = p->top + pager_heads(p, v, &first);
    if (p->line < from) set_line(p, v, from);
    if (p->line >= p->top + h) set_line(p, v, p->top + h - 1);
}

static void set_stop(Pager *p, const Line *line, size_t seg)
{
    p->seg = seg;
    p->column = extent_of(line, seg).at;
}

/* How far to scroll so that one column less is hidden on a side. */
static int column_beside(const Line *line, int fixed, int left, bool right)
{
    int start = 0, before = 0;
    for (size_t i = 0; i < line->nseg; i++) {
        start = extent_of(line, i).at - fixed;
        if (!is_stop(line, i) || start <= 0) continue;
        if (right ? start > left : start >= left) break;
        before = start;
    }
    return right ? start : before;
}

/* Text that is wider than the screen; the cursor goes to a stop that is in view. */
static void scroll_sideways(Pager *p, const View *v, int columns)
{
    int most = most_left(p, v); /* asks other lines: what they hold goes when the next one is asked */
    Line line = view_line(v, p->line);
    PagerRoom before = pager_room(&line, p->w, p->left);
    p->left = line.nend ? column_beside(&line, before.fixed, p->left, columns > 0) : p->left + columns;
    if (p->left < 0) p->left = 0;
    if (p->left > most) p->left = at_cell(&line, before.fixed, most);
    if (p->seg == SEG_NONE || !line.scrolls) return;
    PagerRoom r = pager_room(&line, p->w, p->left);
    int from = r.fixed + p->left, to = from + r.room;
    Extent e = extent_of(&line, p->seg);
    if (e.at >= from && e.end <= to) return;
    if (e.at < from && e.end > to) return;
    p->column = columns > 0 ? from : to - 1;
    p->seg = nearest_stop(&line, p->column);
}

static void step_sideways(Pager *p, const View *v, bool right)
{
    Line line = view_line(v, p->line);
    size_t seg = p->seg;
    do {
        if (right)
            seg = seg == SEG_NONE ? 0 : seg + 1;
        else
            seg = seg == SEG_NONE || !seg ? line.nseg : seg - 1;
    } while (seg < line.nseg && !is_stop(&line, seg));
    if (seg < line.nseg)
        set_stop(p, &line, seg);
    else
        scroll_sideways(p, v, right ? SCROLL_STEP : -SCROLL_STEP);
}

static void go_end(Pager *p, const View *v, bool end)
{
    Line line = view_line(v, p->line);
    size_t seg = nearest_stop(&line, end ? text_width(line.text) : 0);
    if (seg != SEG_NONE) set_stop(p, &line, seg);
    if (seg == SEG_NONE || !end) p->left = end ? INT16_MAX : 0;
}

/* From a line without stops to the nearest one in view that has some. */
static void snap(Pager *p, const View *v)
{
    size_t first, from = p->top + pager_heads(p, v, &first), end = p->top + (size_t)p->h;
    for (size_t i = 1; p->seg == SEG_NONE && i < (size_t)p->h; i++) {
        size_t up = p->line - i, down = p->line + i;
        if (i <= p->line && up >= from && has_stop(v, up))
            set_line(p, v, up);
        else if (down < end && down < view_lines(v) && has_stop(v, down))
            set_line(p, v, down);
        else
            continue;
        pager_fit(p, v, p->w, p->h);
    }
}

void pager_start(Pager *p, const View *v)
{
    size_t i = 0;
    while (i < (size_t)p->h && i < view_lines(v) && !has_stop(v, i)) i++;
    if (i < view_lines(v) && has_stop(v, i)) pager_go_line(p, v, i);
}

void pager_move(Pager *p, const View *v, PagerMove move, size_t times)
{
    size_t page = p->h > 2 ? (size_t)p->h - 1 : 1, n = times > view_lines(v) ? view_lines(v) : times;
    if (!view_lines(v)) return;
    for (size_t i = 0; i < n; i++) {
        switch (move) {
        case PAGER_UP:
        case PAGER_DOWN: step(p, v, move == PAGER_DOWN); break;
        case PAGER_LEFT:
        case PAGER_RIGHT: step_sideways(p, v, move == PAGER_RIGHT); break;
        case PAGER_LINE_START:
        case PAGER_LINE_END: go_end(p, v, move == PAGER_LINE_END); break;
        case PAGER_PAGE_UP:
        case PAGER_PAGE_DOWN: turn(p, v, page, move == PAGER_PAGE_DOWN); break;
        case PAGER_HALF_UP:
        case PAGER_HALF_DOWN: turn(p, v, (page + 1) / 2, move == PAGER_HALF_DOWN); break;
        case PAGER_TOP: set_line(p, v, 0), p->left = 0; break;
        case PAGER_BOTTOM: set_line(p, v, last_line(v)); break;
        case PAGER_SCROLL_UP:
        case PAGER_SCROLL_DOWN: scroll(p, v, 1, move == PAGER_SCROLL_DOWN); break;
        case PAGER_SCROLL_LEFT:
        case PAGER_SCROLL_RIGHT:
            scroll_sideways(p, v, move == PAGER_SCROLL_RIGHT ? SCROLL_STEP : -SCROLL_STEP);
            break;
        }
        pager_fit(p, v, p->w, p->h);
        if (move >= PAGER_PAGE_UP && move <= PAGER_BOTTOM) snap(p, v);
    }
}

void pager_go_line(Pager *p, const View *v, size_t line)
{
    set_line(p, v, line);
    pager_fit(p, v, p->w, p->h);
}

void pager_show(Pager *p, const View *v, int column)
{
    Line line = view_line(v, p->line);
    PagerRoom r = pager_room(&line, p->w, p->left);
    if (!line.scrolls || column < r.fixed) return;
    if (column < r.fixed + p->left || column >= r.fixed + p->left + r.room)
        p->left = column - r.fixed - r.room / 2;
    pager_fit(p, v, p->w, p->h);
}

/* A spot out of view comes to the upper third of the screen. */
static void go_spot(Pager *p, const View *v, Spot spot)
{
    size_t third = (size_t)p->h / 3;
    p->line = spot.line;
    if (!in_view(p, v)) p->top = spot.line > third ? spot.line - third : 0;
    Line line = view_line(v, spot.line);
    if (is_stop(&line, spot.seg))
        set_stop(p, &line, spot.seg);
    else
        p->seg = SEG_NONE;
    pager_fit(p, v, p->w, p->h);
}

bool pager_go(Pager *p, const View *v, Place place)
{
    Spot spot;
    if (!view_find(v, place, &spot)) return false;
    go_spot(p, v, spot);
    return true;
}

bool pager_place(const Pager *p, const View *v, Place *place)
{
    if (p->seg == SEG_NONE || p->line >= view_lines(v)) return false;
    Line line = view_line(v, p->line);
    if (!is_stop(&line, p->seg)) return false;
    *place = line.seg[p->seg].place;
    return true;
}

/* ---- the mouse ---- */

static size_t segment_at(const Line *line, int column)
{
    int at = 0;
    for (size_t i = 0; i < line->nseg; i++) {
        at += text_width(str_sub(line->text, line->seg[i].at, line->seg[i].n));
        if (column < at) return i;
    }
    return SEG_NONE;
}

bool pager_click(Pager *p, const View *v, int x, int y)
{
    size_t first = 0, heads = pager_heads(p, v, &first), n = y < 0 ? SIZE_MAX : (size_t)y;
    size_t at = n < heads ? first + n : p->top + n;
    if (n >= (size_t)p->h || at >= view_lines(v)) return false;
    Line line = view_line(v, at);
    p->column = x < pager_room(&line, p->w, p->left).fixed || !line.scrolls ? x : x + p->left;
    size_t seg = segment_at(&line, p->column);
    Spot spot = {at, nearest_stop(&line, p->column)};
    /* The rest of a wrapped cell stands for the cell. */
    if (seg != SEG_NONE && line.seg[seg].flags & SEGMENT_PLACE) {
        Place place = line.seg[seg].place;
        Spot found;
        if (view_find(v, place, &found) && found.seg != SEG_NONE && found.line <= at) spot = found;
    }
    go_spot(p, v, spot);
    return true;
}

/* ---- lines that change ---- */

/* After the lines have changed: to the place where the cursor was, on the same row of the screen. */
static void keep(Pager *p, const View *v, const Place *place, size_t row)
{
    Spot spot;
    Place now;
    bool same = place && pager_place(p, v, &now) && place_eq(now, *place);
    if (place && !same && view_find(v, *place, &spot)) {
        p->line = spot.line;
        p->seg = spot.seg;
        p->top = spot.line > row ? spot.line - row : 0;
    }
    pager_fit(p, v, p->w, p->h);
}

void pager_update(Pager *p, View *v, const ViewContext *c, int w, int h)
{
    Place place;
    bool at = pager_place(p, v, &place);
    size_t row = p->line - p->top;
    view_update(v, c);
    if (w != p->w) p->left = 0; /* as little scrolled as the cursor allows */
    p->w = w > 1 ? w : 1;
    p->h = h > 1 ? h : 1;
    keep(p, v, at ? &place : NULL, row);
}

/* What was opened beneath the cursor comes into view as far as the cursor stays there. */
static void show_opened(Pager *p, const View *v)
{
    size_t end = p->line + 1, first;
    while (end < view_lines(v) && end - p->line < (size_t)p->h && !has_stop(v, end)) end++;
    if (end > p->top + (size_t)p->h) p->top = end - (size_t)p->h;
    if (p->top > p->line) p->top = p->line;
    while (p->top && p->line < p->top + pager_heads(p, v, &first)) p->top--;
}

bool pager_act(Pager *p, View *v)
{
    Place place;
    size_t row = p->line - p->top;
    if (!pager_place(p, v, &place)) return true;
    if (!view_act(v, place)) return false;
    keep(p, v, &place, row);
    if (v->has_opened) show_opened(p, v);
    return true;
}
