/* fragments.c: footnote marks that a border cut through or a recogniser misread: their fragments are put
 * together. */
#include "read/page/fragments.h"

#include "read/noise/damage.h"

#include <string.h>

/* ---- fragments ---- */

enum { FRAGMENT_MAX = 8, FRAGMENT_DIGITS = 2 };

/* The glyphs of a fragment in plain letters: raised ones lowered, other signs of raising left out. */
typedef struct Plain {
    char c[FRAGMENT_MAX + 1];
    size_t n;
} Plain;

static bool make_plain(Str s, Plain *out)
{
    static const char *const raised[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "⁽", "⁾"};
    static const char plain[] = "0123456789()";
    out->n = 0;
    while (s.n) {
        bool ascii = (unsigned char)s.p[0] < 0x80;
        size_t i = ascii ? 12 : 0, len = 1;
        while (i < 12 && !str_starts(s, str_z(raised[i]))) i++;
        char c = i < 12 ? plain[i] : s.p[0];
        if (i < 12) len = strlen(raised[i]);
        s = str_from(s, len);
        if (i == 12 && !ascii) return false;
        if (strchr("^ $\\", c)) continue;
        if (strchr("{[", c)) c = '(';
        if (strchr("}]", c)) c = ')';
        if (out->n == FRAGMENT_MAX) return false;
        out->c[out->n++] = c;
    }
    out->c[out->n] = 0;
    return out->n > 0;
}

static bool closes(const Plain *p) { return p->c[p->n - 1] == ')'; }

/* "C5)" is a whole mark too. */
static bool opens(const Plain *p)
{
    return p->c[0] == '(' || (p->n > 2 && strchr("Cct", p->c[0]) && is_digit(p->c[1]) && closes(p));
}

/* The digits of a fragment, as they were read; their number. */
static size_t digits_of(const Plain *p, char *out)
{
    size_t n = 0;
    for (size_t i = 0; i < p->n; i++)
        if (is_digit(p->c[i])) out[n++] = p->c[i];
    out[n] = 0;
    return n;
}

/* Brackets, a digit or two, and glyphs that are read for either. */
bool mark_is_fragment(Str s)
{
    static const char like[] = "OoQ|lIiZzSsbGTBgqACctJj.,:;";
    Plain p;
    size_t digits = 0, signs = 0, strokes = 0;
    if (!make_plain(s, &p)) return false;
    for (size_t i = 0; i < p.n; i++) {
        if (is_digit(p.c[i]))
            digits++;
        else if (strchr("()", p.c[i]))
            signs++;
        else if (!strchr(like, p.c[i]))
            return false;
        strokes += strchr("|lIi", p.c[i]) != NULL;
    }
    bool letters = digits + signs < p.n;
    if (letters && !digits && !strokes) return false; /* "(Q)" is a word */
    if (!signs || digits > FRAGMENT_DIGITS || p.n - signs > FRAGMENT_DIGITS + 1) return false;
    return opens(&p) || (closes(&p) && !letters);
}

/* What is left of a bracket that closes: one glyph alone in its cell. */
static bool is_lone_close(const Token *t)
{
    return t->first && t->text.n == 1 && strchr(")Jjyl1]}.:s", t->text.p[0]);
}

/* The last piece of a mark has its bracket. */
static bool is_closed(const TokenMark *m)
{
    Plain p;
    return m->number || (make_plain(m->piece[m->n - 1], &p) && closes(&p));
}

static void take_in(Token *before, const Token *t, bool piece)
{
    TokenMark *m = &before->mark;
    const char *end = t->text.p + t->text.n;
    before->text.n = (size_t)(end - before->text.p);
    if (piece && m->n < MARK_PIECES) m->piece[m->n++] = t->text;
}

/* Do the glyphs of a fragment only repeat those of the whole mark beside it? */
static bool repeats(Str fragment, int number, bool at_end)
{
    Plain p;
    char digits[FRAGMENT_MAX + 1], whole[12];
    if (!make_plain(fragment, &p)) return false;
    size_t n = digits_of(&p, digits), w = 0;
    for (int rest = number; rest; rest /= 10) w++;
    whole[w] = 0;
    for (size_t i = w; i-- > 0; number /= 10) whole[i] = (char)('0' + number % 10);
    return n <= w && !memcmp(digits, at_end ? whole + w - n : whole, n);
}

/* Is `t` what goes on with the mark before it? Takes it in. */
static bool join_mark(Token *before, Token *t)
{
    TokenMark *m = &before->mark;
    Plain p = {.n = 0};
    if (!(before->flags & TOKEN_MARK) || t->column > before->column + 1) return false;
    bool part = t->flags & TOKEN_PART, open = !is_closed(m);
    if (!(t->flags & TOKEN_MARK)) {
        if (!open || !is_lone_close(t)) return false;
        return take_in(before, t, true), true;
    }
    if (part) {
        if (!make_plain(t->text, &p) || opens(&p)) return false;
        if (!open && !(m->number && repeats(t->text, m->number, true))) return false;
        return take_in(before, t, open), true;
    }
    if (!open || m->n != 1 || !repeats(m->piece[0], t->mark.number, false)) return false;
    uint16_t column = before->column;
    Str head = before->text;
    *before = *t;
    before->column = column;
    before->text = (Str){head.p, (size_t)(t->text.p - head.p) + t->text.n};
    return true;
}

/* "06)" before "/12/2018" is what is left of a date. */
static bool begins_date(const Token *t, const Token *next)
{
    Plain p;
    return t->flags & TOKEN_PART && make_plain(t->text, &p) && !opens(&p) && is_digit(p.c[0]) &&
           !(next->flags & TOKEN_MARK) && next->column == t->column + 1 && next->slashes;
}

/* What stands in one cell with the end of a mark goes on where that mark began: (5|)(6). */
static void move_with(const Token *before, const Token *end, Token *t, size_t n)
{
    for (size_t i = 0; i < n && t[i].column == end->column && t[i].flags & TOKEN_MARK; i++)
        t[i].column = before->column;
}

size_t marks_join(Token *t, size_t n)
{
    size_t kept = 0;
    for (size_t i = 0; i + 1 < n; i++)
        if (begins_date(&t[i], &t[i + 1])) t[i].flags = 0;
    for (size_t i = 0; i < n; i++)
        if (kept && join_mark(&t[kept - 1], &t[i]))
            move_with(&t[kept - 1], &t[i], t + i + 1, n - i - 1);
        else
            t[kept++] = t[i];
    for (size_t i = 0; i < kept; i++)
        if (t[i].flags & TOKEN_MARK) t[i].mark.raw = t[i].text;
    return kept;
}

bool mark_has_digit(const TokenMark *m)
{
    Plain p;
    int cost = 0;
    for (size_t i = 0; i < m->n; i++) {
        if (!make_plain(m->piece[i], &p)) continue;
        for (size_t k = 0; k < p.n; k++)
            if (p.c[k] != '(' && damage_digit(p.c[k], &cost)) return true;
    }
    return false;
}
