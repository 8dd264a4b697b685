/* lines.c: lines being made. Finished lines are copies in the arena; the one being made is in growing arrays.
 */
#include "view/kit/lines.h"

#include <string.h>

static void add(Lines *l, Style style, Str text, Segment s)
{
    if (!text.n) return;
    l->text = arena_grow(l->arena, l->text, &l->captext, l->ntext + text.n, 1);
    l->seg = arena_grow(l->arena, l->seg, &l->capseg, l->nseg + 1, sizeof *l->seg);
    memcpy(l->text + l->ntext, text.p, text.n);
    s.at = (uint32_t)l->ntext;
    s.n = (uint32_t)text.n;
    s.style = (uint8_t)style;
    if (l->stop && s.flags & SEGMENT_PLACE) s.flags |= SEGMENT_STOP, l->stop = false;
    l->seg[l->nseg++] = s;
    l->ntext += text.n;
    l->column += text_width(text);
}

void lines_put(Lines *l, Style style, Str text) { add(l, style, text, (Segment){0}); }

void lines_puts(Lines *l, Style style, const char *text) { lines_put(l, style, str_z(text)); }

void lines_place(Lines *l, Style style, Str text, Place p, unsigned flags, size_t from)
{
    add(l, style, text,
        (Segment){.from = (uint32_t)from, .flags = (uint8_t)(flags | SEGMENT_PLACE), .place = p});
}

void lines_source(Lines *l, Style style, Str bytes, size_t from)
{
    add(l, style, bytes, (Segment){.from = (uint32_t)from, .flags = SEGMENT_SOURCE});
}

static void pad(Lines *l, int column, Segment s)
{
    static const char blanks[] = "                                ";
    while (l->column < column) {
        size_t n = (size_t)(column - l->column);
        add(l, STYLE_PLAIN, (Str){blanks, n < sizeof blanks - 1 ? n : sizeof blanks - 1}, s);
    }
}

void lines_pad(Lines *l, int column) { pad(l, column, (Segment){0}); }

void lines_pad_place(Lines *l, int column, Place p)
{
    pad(l, column, (Segment){.flags = SEGMENT_PLACE, .place = p});
}

void lines_right(Lines *l, int end, Style style, Str text, const Place *p)
{
    Segment s = p ? (Segment){.flags = SEGMENT_PLACE, .place = *p} : (Segment){0};
    int from = end - text_width(text);
    pad(l, from > l->column || !l->column ? from : l->column + 1, s);
    add(l, style, text, s);
}

void lines_stop(Lines *l) { l->stop = true; }

Line *lines_end(Lines *l)
{
    Segment *seg = ARENA_NEW(l->arena, Segment, l->nseg);
    if (l->nseg) memcpy(seg, l->seg, l->nseg * sizeof *seg);
    l->line = arena_grow(l->arena, l->line, &l->cap, l->n + 1, sizeof *l->line);
    Line *line = &l->line[l->n++];
    *line = (Line){.text = {arena_copy(l->arena, l->text, l->ntext), l->ntext}, .seg = seg, .nseg = l->nseg};
    l->ntext = l->nseg = 0;
    l->column = 0;
    return line;
}

void lines_clear(Lines *l)
{
    l->n = l->ntext = l->nseg = 0;
    l->column = 0;
}

void lines_gap(Lines *l)
{
    if (l->n && l->line[l->n - 1].text.n) lines_end(l);
}

void lines_text(Lines *l, Style style, Str text)
{
    lines_put(l, style, text);
    lines_end(l);
}

void lines_rule(Lines *l, int width)
{
    for (int i = 0; i < width; i++) lines_put(l, STYLE_RULE, S("─"));
    lines_end(l);
}

Str wrap_next(Str *rest, int width)
{
    size_t fit = text_fit(*rest, width, NULL), cut = fit;
    if (fit < rest->n && !is_blank(rest->p[fit])) {
        while (cut && !is_blank(rest->p[cut - 1])) cut--;
        if (!str_trim(str_sub(*rest, 0, cut)).n) cut = fit;
    }
    Str after = *rest;
    if (!cut && rest->n) glyph_next(&after), cut = rest->n - after.n;
    Str piece = str_sub(*rest, 0, cut);
    *rest = str_from(*rest, cut);
    while (rest->n && is_blank(rest->p[0])) *rest = str_from(*rest, 1);
    while (piece.n && is_blank(piece.p[piece.n - 1])) piece.n--;
    return piece;
}

/* The next word would be cut, though it may fit on a line of its own. */
static bool word_too_long(const Lines *l, Str rest, int indent, int width)
{
    size_t n = 0;
    while (n < rest.n && !is_blank(rest.p[n])) n++;
    return l->column > indent && text_width(str_sub(rest, 0, n)) > width - l->column;
}

void lines_wrap(Lines *l, Style style, Str text, int indent, int width, const Place *p, unsigned flags)
{
    Str rest = text;
    if (indent >= width) indent = 0;
    while (rest.n) {
        if (word_too_long(l, rest, indent, width)) {
            lines_end(l);
            lines_pad(l, indent);
        }
        Str piece = wrap_next(&rest, width - l->column);
        if (p)
            lines_place(l, style, piece, *p, flags, (size_t)(piece.p - text.p));
        else
            lines_put(l, style, piece);
        if (!rest.n) break;
        lines_end(l);
        lines_pad(l, indent);
    }
}

void lines_clip(Lines *l, Style style, Str text, int columns, const Place *p, unsigned flags)
{
    bool cut = text_width(text) > columns;
    if (cut) text.n = text_fit(text, columns - 1, NULL);
    if (p)
        lines_place(l, style, text, *p, flags | (cut ? SEGMENT_CUT : 0), 0);
    else
        lines_put(l, style, text);
    if (cut && columns > 0) lines_puts(l, STYLE_DIM, "…");
}

void lines_beside(Lines *out, const Lines *box, const int *at, size_t n)
{
    size_t most = 0;
    for (size_t i = 0; i < n; i++)
        if (box[i].n > most) most = box[i].n;
    for (size_t y = 0; y < most; y++) {
        for (size_t i = 0; i < n; i++) {
            if (y >= box[i].n) continue;
            const Line *line = &box[i].line[y];
            lines_pad(out, at[i]);
            for (size_t s = 0; s < line->nseg; s++)
                add(out, (Style)line->seg[s].style, str_sub(line->text, line->seg[s].at, line->seg[s].n),
                    line->seg[s]);
        }
        lines_end(out);
    }
}

void lines_counts(Lines *l, const size_t count[SEVERITIES])
{
    bool any = false;
    for (int s = SEVERITIES; s-- > 0;) {
        Buf b = {0};
        if (!count[s]) continue;
        buf_fmt(&b, "%s%zu %s%s", any ? ", " : "", count[s], severity_name((Severity)s),
                count[s] == 1 ? "" : "s");
        lines_put(l, severity_style((Severity)s), buf_str(&b));
        buf_free(&b);
        any = true;
    }
    if (!any) lines_puts(l, STYLE_DIM, "No findings");
}

bool lines_find(const Lines *l, Place p, Spot *spot)
{
    for (size_t y = 0; y < l->n; y++)
        for (size_t s = 0; s < l->line[y].nseg; s++) {
            const Segment *seg = &l->line[y].seg[s];
            if (!(seg->flags & SEGMENT_STOP) || !place_eq(seg->place, p)) continue;
            *spot = (Spot){y, s};
            return true;
        }
    return false;
}

bool lines_find_row(const Lines *l, Place p, Spot *spot)
{
    for (size_t y = 0; y < l->n; y++)
        for (size_t s = 0; s < l->line[y].nseg; s++) {
            const Place *q = &l->line[y].seg[s].place;
            if (!(l->line[y].seg[s].flags & SEGMENT_STOP) || q->filing != p.filing || q->part != p.part ||
                q->row != p.row)
                continue;
            *spot = (Spot){y, s};
            return true;
        }
    return false;
}
