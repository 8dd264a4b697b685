/* raised.c: footnote marks so small that a recogniser reads signs for them: "LLC®)", "Trust)", "qa)".
 * They are parted from the values they are glued to. */
#include "read/page/raised.h"

#include <string.h>

/* ---- glyphs ---- */

enum { GLYPH_NONE, GLYPH_SIGN, GLYPH_CLOSE, GLYPH_DIGIT, GLYPH_LETTER, GLYPH_OTHER };

/* What stands first, and its bytes. A sign: what no word or number has at its end. */
static int glyph_at(Str s, size_t *len)
{
    static const char *const signs[] = {"®", "©", "“", "”", "‘", "’", "°", "™"};
    *len = 1;
    if (!s.n) return GLYPH_NONE;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (str_starts(s, str_z(signs[i]))) {
            *len = strlen(signs[i]);
            return GLYPH_SIGN;
        }
    if (strchr("@?*\"&", s.p[0])) return GLYPH_SIGN;
    if (s.p[0] == ')') return GLYPH_CLOSE;
    if (is_digit(s.p[0])) return GLYPH_DIGIT;
    return is_alpha(s.p[0]) ? GLYPH_LETTER : GLYPH_OTHER;
}

static bool holds(Str s, const char *list)
{
    for (size_t i = 0; i < s.n; i++)
        if (strchr(list, s.p[i])) return true;
    return false;
}

/* Letters that are read for the digits and brackets of small marks. */
#define LIKE_MARK "qQaAdDeGBYMOoCcilHIhgjt"

enum { MARK_GLYPHS = 5 };

/* Can all of it be one or two marks? Its last glyph is a sign or a bracket that nothing opened. */
static bool is_mark_rest(Str s)
{
    size_t n = 0, len;
    int last = GLYPH_NONE;
    for (; s.n; s = str_from(s, len), n++) {
        last = glyph_at(s, &len);
        if (last == GLYPH_OTHER && s.p[0] != '(' && s.p[0] != '!') return false;
        if (last == GLYPH_LETTER && !strchr(LIKE_MARK, s.p[0])) return false;
    }
    return n && n <= MARK_GLYPHS && (last == GLYPH_SIGN || last == GLYPH_CLOSE);
}

/* ---- whole words ---- */

/* "@)", "qa)", "(®": nothing but a mark. */
static bool is_raised_word(Str s)
{
    size_t len, digits = 0;
    if (!is_mark_rest(s)) return false;
    for (size_t i = 0; i < s.n; i++) digits += is_digit(s.p[i]);
    if (digits > 2) return false;
    bool close = str_ends(s, S(")"));
    if (s.p[0] == '(') return s.n == 2 || glyph_at(str_from(s, 1), &len) == GLYPH_SIGN;
    if (close) return s.n > 1;
    return s.p[0] == '@' || holds(s, "@") || str_eq(s, S("®")) || str_eq(s, S("©"));
}

/* ---- the ends of words ---- */

/* Where the mark behind the year of a date begins. */
static size_t behind_date(Str s)
{
    size_t at = s.n, digits = 0;
    while (at && s.p[at - 1] != '/') at--;
    for (; at < s.n && digits < 4; at++) digits += is_digit(s.p[at]);
    return at;
}

enum { DECIMALS_MOST = 4 }; /* of a price */

/* Where the mark behind a number begins: its digits are taken for the number's where that leaves its groups
 * whole. */
static size_t behind_number(Str s)
{
    size_t end = 0, comma = s.n, point = s.n;
    while (end < s.n && strchr("$\\0123456789,.", s.p[end])) end++;
    for (size_t i = 0; i < end; i++) {
        if (s.p[i] == ',') comma = i;
        if (s.p[i] == '.') point = i;
    }
    if (point < end) return point + DECIMALS_MOST + 1 < end ? point + DECIMALS_MOST + 1 : end;
    if (comma < end) return comma + 4 < end ? comma + 4 : end;
    bool year = end == 4 && (str_starts(s, S("19")) || str_starts(s, S("20")));
    bool closes = !year && end + 1 == s.n && s.p[end] == ')';
    return closes && end > 1 && is_digit(s.p[end - 1]) ? end - 1 : end;
}

/* Where the mark behind a word of letters begins: at a sign, at a digit behind a letter or a full stop. */
static size_t behind_letters(Str s)
{
    size_t len;
    for (size_t i = 1; i < s.n; i += len) {
        int g = glyph_at(str_from(s, i), &len);
        if (s.p[i] == '(' && is_raised_word(str_from(s, i))) return i;
        bool begins = g == GLYPH_SIGN || g == GLYPH_CLOSE || (g == GLYPH_DIGIT && !is_digit(s.p[i - 1]));
        if (begins && is_mark_rest(str_from(s, i))) return i;
    }
    return s.n;
}

/* "L.P.2", "17,2870": a mark without its brackets. */
static size_t bare_digit(Str s)
{
    size_t last = s.n - 1, comma = str_find(s, S(",")), points = 0;
    if (s.n < 4 || !is_digit(s.p[last])) return s.n;
    for (size_t i = 0; i < last; i++) points += s.p[i] == '.';
    if (points > 1 && s.p[last - 1] == '.' && is_alpha(s.p[last - 2])) return last;
    for (size_t i = 0; i < s.n; i++)
        if (!is_digit(s.p[i]) && i != comma) return s.n;
    return comma > 0 && comma < 4 && comma + 5 == s.n ? last : s.n;
}

/* Where a raised mark begins in a word; its length if it has none. */
static size_t raised_at(const Token *t)
{
    Str s = t->text;
    if (is_raised_word(s)) return 0;
    if (bare_digit(s) < s.n) return bare_digit(s);
    size_t at = t->letters > 1    ? behind_letters(s)
                : t->slashes == 2 ? behind_date(s)
                : t->digits > 0   ? behind_number(s)
                                  : s.n;
    return at && at < s.n && is_mark_rest(str_from(s, at)) ? at : s.n;
}

/* ---- the tokens of a row ---- */

static size_t opened(Str s, size_t open)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] == '(')
            open++;
        else if (s.p[i] == ')' && open)
            open--;
    return open;
}

/* Does a text before `rest` await a bracket or quotes that close? */
static bool is_awaited(Str rest, size_t open, bool quoted)
{
    size_t close = 0;
    for (size_t i = 0; i < rest.n; i++) close += rest.p[i] == ')';
    return (open && close) || (quoted && !close);
}

static bool opens_quotes(Str s) { return s.n > 1 && (s.p[0] == '"' || str_starts(s, S("“"))); }

/* A bracket right behind what it does not belong to: "01/01/1990)". */
static bool is_glued_bracket(const Token *t, size_t i)
{
    return i && str_eq(t[i].text, S(")")) && t[i - 1].text.p + t[i - 1].text.n == t[i].text.p;
}

/* "pa)": a letter and its mark, alone in a cell. */
static bool is_letter_cell(const Token *t, size_t i, size_t n)
{
    Str s = t[i].text;
    bool alone = t[i].first && (i + 1 == n || t[i + 1].first);
    return alone && s.n == 3 && s.p[2] == ')' && is_lower(s.p[0]) && is_alpha(s.p[1]);
}

static void make_mark(Token *t, Str text)
{
    *t = (Token){.text = text, .column = t->column, .flags = TOKEN_MARK | TOKEN_RAISED, .first = t->first};
    t->mark = (TokenMark){.raw = text, .piece = {text}, .n = 1, .raised = true};
}

/* What goes on in the next cell: "Stock”", ")". */
static size_t join_raised(Token *t, size_t n)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        Token *b = kept ? &t[kept - 1] : NULL;
        bool on = b && b->flags & TOKEN_RAISED && !str_ends(b->text, S(")")) && t[i].flags & TOKEN_MARK &&
                  !t[i].mark.number && t[i].column == b->column + 1 && b->mark.n < MARK_PIECES;
        if (!on) {
            t[kept++] = t[i];
            continue;
        }
        b->mark.piece[b->mark.n++] = t[i].text;
        b->text.n = b->mark.raw.n = (size_t)(t[i].text.p - b->text.p) + t[i].text.n;
    }
    return kept;
}

size_t marks_raised(Token *t, size_t n, size_t room)
{
    size_t open = 0;
    bool quoted = false;
    for (size_t i = 0; i < n; i++) {
        bool glued = is_glued_bracket(t, i);
        if (t[i].flags & TOKEN_PART && (glued || str_eq(t[i].text, S("()")))) t[i].mark.raised = true;
        if (t[i].flags & (TOKEN_MARK | TOKEN_DATE) || t[i].digits > 3) open = 0; /* another column */
        if (t[i].flags & (TOKEN_MARK | TOKEN_DATE)) continue;
        Str s = t[i].text;
        quoted = quoted || opens_quotes(s);
        size_t at = glued || is_letter_cell(t, i, n) ? 0 : raised_at(&t[i]);
        if (is_awaited(str_from(s, at), opened(str_sub(s, 0, at), open), quoted)) at = s.n;
        open = opened(str_sub(s, 0, at), open);
        if (at == s.n || (at && n == room)) continue;
        if (at) {
            memmove(t + i + 1, t + i, (n - i) * sizeof *t);
            n++;
            token_cut(&t[i], at);
            t[++i].first = false;
        }
        make_mark(&t[i], str_from(s, at));
    }
    return join_raised(t, n);
}

/* ---- letters ---- */

size_t mark_behind_letter(Str s)
{
    Str rest = str_from(s, 1);
    if (s.n < 2 || (!is_alpha(s.p[0]) && s.p[0] != '5')) return 0;
    bool round = rest.n == 1 && strchr("O0Qo@", rest.p[0]);
    return round || is_mark_rest(rest) ? 1 : 0;
}
