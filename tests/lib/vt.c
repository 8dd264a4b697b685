/* vt.c: the few orders of vt.ti. */
#include "vt.h"

#include <stdio.h>
#include <string.h>

static void clear(Vt *v)
{
    for (int y = 0; y < VT_H; y++)
        for (int x = 0; x < VT_W; x++) v->cell[y][x] = ' ';
}

void vt_resize(Vt *v, int w, int h)
{
    v->w = w;
    v->h = h;
    clear(v);
}

static void put(Vt *v, uint32_t c)
{
    int width = utf8_width(c);
    if (v->x < v->w && v->y < v->h) v->cell[v->y][v->x] = c;
    if (width == 2 && v->x + 1 < v->w && v->y < v->h) v->cell[v->y][v->x + 1] = 0;
    v->x += width;
}

static void control(Vt *v, char c)
{
    if (c == '\r')
        v->x = 0;
    else if (c == '\n')
        v->y += v->y + 1 < v->h;
    else if (c == '\b')
        v->x -= v->x > 0;
    else if (c != 0x0f && c != 7)
        v->unknown++;
}

static void order(Vt *v, const char *parameters, char final)
{
    int a = 1, b = 1;
    sscanf(parameters, "%d;%d", &a, &b);
    if (final == 'H') {
        v->y = a - 1;
        v->x = b - 1;
    } else if (final == 'J') {
        clear(v);
    } else if (final == 'h' || final == 'l') {
        if (!strcmp(parameters, "?1049")) v->full = final == 'h';
    } else if (final != 'm') {
        v->unknown++;
    }
}

/* Takes one order or character off; false if it has not come whole yet. */
static bool take(Vt *v, Str *rest)
{
    Str s = *rest;
    if (s.p[0] != 27) {
        size_t need = (s.p[0] & 0xe0) == 0xc0   ? 2
                      : (s.p[0] & 0xf0) == 0xe0 ? 3
                      : (s.p[0] & 0xf8) == 0xf0 ? 4
                                                : 1;
        if (s.n < need) return false;
        uint32_t c = utf8_next(rest);
        if (c < ' ')
            control(v, (char)c);
        else
            put(v, c);
        return true;
    }
    char parameters[16] = "";
    size_t n = 2;
    while (n < s.n && n < 17 && !is_alpha(s.p[n])) n++;
    if (n >= s.n) return false;
    memcpy(parameters, s.p + 2, n - 2 < 15 ? n - 2 : 15);
    order(v, parameters, s.p[n]);
    *rest = str_from(s, n + 1);
    return true;
}

void vt_take(Vt *v, Str bytes)
{
    buf_put(&v->pending, bytes);
    Str rest = buf_str(&v->pending);
    while (rest.n && take(v, &rest)) continue;
    Buf left = {0};
    buf_put(&left, rest);
    buf_free(&v->pending);
    v->pending = left;
}

void vt_row(const Vt *v, int y, Buf *out)
{
    char bytes[4];
    size_t end = out->n;
    for (int x = 0; x < v->w; x++) {
        if (v->cell[y][x]) buf_put(out, (Str){bytes, utf8_put(bytes, v->cell[y][x])});
        if (v->cell[y][x] && v->cell[y][x] != ' ') end = out->n;
    }
    out->n = end;
}
