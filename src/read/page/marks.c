/* marks.c: footnote marks as they are printed. */
#include "read/page/marks.h"

#include <string.h>

static const char *const raised[] = {"\\(^{", "\\(^", "$^{", "$^", "^{", "^", "<sup>"};

static const char *const lowered[] = {"}$", "}", "$", "</sup>", "}\\)", "\\)"};

static const char *const opening[] = {"(", "⁽"};

static const char *const closing[] = {")", "⁾"};

/* The digit that s begins with, plain or raised; -1 if there is none.
 */
static int take_mark_digit(Str *s)
{
    static const char *const digits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    size_t i = str_take_any(s, digits, 10);
    if (i < 10) return (int)i;
    if (!s->n || !is_digit(s->p[0])) return -1;
    int digit = s->p[0] - '0';
    *s = str_from(*s, 1);
    return digit;
}

static void skip_blanks(Str *s)
{
    while (s->n && s->p[0] == ' ') *s = str_from(*s, 1);
}

/* The number between the brackets; 0 if there is none or it is no footnote's. Notes are at most 99. */
static int take_mark_number(Str *s)
{
    int number = 0, digit, count = 0;
    while (count < 2 && (digit = take_mark_digit(s)) >= 0) number = number * 10 + digit, count++;
    return number;
}

size_t mark_at(Str s, Mark *out)
{
    Str rest = s;
    bool up = STR_TAKE(&rest, raised);
    skip_blanks(&rest);
    bool opened = STR_TAKE(&rest, opening);
    skip_blanks(&rest);
    Str before = rest;
    int number = take_mark_number(&rest);
    bool is_raised =
        number && (unsigned char)before.p[0] >= 0x80; /* digits that are superscripts themselves */
    skip_blanks(&rest);
    bool closed = STR_TAKE(&rest, closing);
    skip_blanks(&rest);
    if (up || str_starts(rest, S("}$")) || str_starts(rest, S("</sup>"))) (void)STR_TAKE(&rest, lowered);
    if (!number || opened != closed || !(opened || up || is_raised)) return 0;
    *out = (Mark){number, str_sub(s, 0, s.n - rest.n)};
    return s.n - rest.n;
}

Str marks_cut(Arena *a, Str s, Marks *out)
{
    char *kept = NULL;
    size_t n = 0;
    for (size_t i = 0; i < s.n;) {
        Mark mark;
        size_t len = mark_at(str_from(s, i), &mark);
        if (!len) {
            if (kept) kept[n++] = s.p[i];
            i++;
            continue;
        }
        if (!kept) {
            kept = arena_alloc(a, s.n + 1, 1, 1);
            memcpy(kept, s.p, n = i);
        }
        kept[n++] = ' ';
        if (out->n < MARKS_MAX) out->at[out->n++] = mark;
        i += len;
    }
    return str_collapse(a, kept ? (Str){kept, n} : s);
}

Str mark_id(Arena *a, int number) { return str_fmt(a, "F%d", number); }
