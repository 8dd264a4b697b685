/* strict.c: the strict reading of printed values. What the recogniser damaged is the business of repair.c. */
#include "read/value/strict.h"

#include <string.h>

/* ---- footnote marks ---- */

/* Takes the longest text of the list that `*s` begins with; its index, or n where there is none. */
static size_t take_any(Str *s, const char *const *list, size_t n)
{
    size_t best = n;
    for (size_t i = 0; i < n; i++)
        if (str_starts(*s, str_z(list[i])) && (best == n || strlen(list[i]) > strlen(list[best]))) best = i;
    if (best < n) *s = str_from(*s, strlen(list[best]));
    return best;
}

#define TAKE(s, list) (take_any((s), (list), sizeof(list) / sizeof *(list)) < sizeof(list) / sizeof *(list))

static const char *const raised[] = {"\\(^{", "\\(^", "$^{", "$^", "^{", "^", "<sup>"};
static const char *const lowered[] = {"}$", "}", "$", "</sup>", "}\\)", "\\)"};
static const char *const open_whole[] = {"(", "⁽"};
static const char *const close_whole[] = {")", "⁾"};
static const char *const open_damaged[] = {"(", "⁽", "{", "[", "C", "c", "t", "<", "l"};
static const char *const close_damaged[] = {")", "⁾", "}", "]", "J", "j", "s", ">", "l", ":"};

/* The digit that s begins with, plain or raised, or a glyph that is often read for one; -1 if there is none.
 */
static int take_mark_digit(Str *s, MarkStyle style)
{
    static const char *const digits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    static const char glyphs[] = "OoQ|lIiZzSsbGTBgq", meant[] = "00011112255667899";
    size_t i = take_any(s, digits, 10);
    if (i < 10) return (int)i;
    if (!s->n) return -1;
    const char *p = is_digit(s->p[0]) ? s->p : NULL;
    const char *glyph = style == MARK_DAMAGED && s->p[0] ? strchr(glyphs, s->p[0]) : NULL;
    int digit = p ? *p - '0' : glyph ? meant[glyph - glyphs] - '0' : -1;
    if (digit >= 0) *s = str_from(*s, 1);
    return digit;
}

static void skip_blanks(Str *s)
{
    while (s->n && s->p[0] == ' ') *s = str_from(*s, 1);
}

/* The number between the brackets; 0 if there is none or it is no footnote's. Notes are at most 99. */
static int take_mark_number(Str *s, MarkStyle style)
{
    int number = 0, digit, count = 0;
    while (count < 2 && (digit = take_mark_digit(s, style)) >= 0) number = number * 10 + digit, count++;
    return number;
}

size_t mark_at(Str s, MarkStyle style, Mark *out)
{
    Str rest = s;
    bool damaged = style == MARK_DAMAGED, up = TAKE(&rest, raised);
    skip_blanks(&rest);
    bool opened = damaged ? TAKE(&rest, open_damaged) : TAKE(&rest, open_whole);
    skip_blanks(&rest);
    Str before = rest;
    int number = take_mark_number(&rest, style);
    bool is_raised =
        number && (unsigned char)before.p[0] >= 0x80; /* digits that are superscripts themselves */
    skip_blanks(&rest);
    bool closed = damaged ? TAKE(&rest, close_damaged) : TAKE(&rest, close_whole);
    skip_blanks(&rest);
    if (up || str_starts(rest, S("}$")) || str_starts(rest, S("</sup>"))) (void)TAKE(&rest, lowered);
    bool whole = opened == closed && (opened || up || is_raised);
    bool partly = damaged && (opened || closed || up || is_raised);
    if (!number || !(whole || partly)) return 0;
    *out = (Mark){number, str_sub(s, 0, s.n - rest.n)};
    return s.n - rest.n;
}

Str marks_cut(Arena *a, Str s, Marks *out)
{
    char *kept = NULL;
    size_t n = 0;
    for (size_t i = 0; i < s.n;) {
        Mark mark;
        size_t len = mark_at(str_from(s, i), MARK_WHOLE, &mark);
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

/* ---- values ---- */

bool is_nothing(Str s)
{
    static const char *const nothing[] = {"-", "–", "—", "_", ".", "☐", "[ ]", "[]", "□", " "};
    s = str_trim(s);
    if (str_eq_nocase(s, S("n/a")) || str_eq_nocase(s, S("none"))) return true;
    while (s.n && TAKE(&s, nothing)) {}
    return !s.n;
}

bool is_cross(Str s)
{
    static const char *const filling[] = {"[", "]", "(", ")", "_", " ", "/"};
    static const char *const crosses[] = {"X", "x", "☒", "☑", "✓", "×", "✕", "✗", "✘", "><"};
    bool any = false;
    while (s.n) {
        if (TAKE(&s, crosses))
            any = true;
        else if (!TAKE(&s, filling))
            return false;
    }
    return any;
}

/* Digits grouped by commas in threes, or not at all, and one decimal point at most: copies them without
 * commas. */
static bool number_normal(Str s, char *out, size_t *n)
{
    size_t since = 0, groups = 0;
    bool point = false;
    *n = 0;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (c == ',') {
            if (point || (groups ? since != 3 : since < 1 || since > 3)) return false;
            groups++, since = 0;
            continue;
        }
        if (c == '.') {
            if (point || (groups && since != 3)) return false;
            point = true, since = 0;
        } else if (!is_digit(c)) {
            return false;
        }
        out[(*n)++] = c;
        since++;
    }
    return *n && (point || !groups || since == 3);
}

static Value read_number(Arena *a, Str s)
{
    static const char *const money[] = {"$", "\\$", "US$", "US\\$", "USD"};
    Str digits = s;
    if (TAKE(&digits, money)) digits = str_trim(digits);
    char *out = arena_alloc(a, digits.n + 3, 1, 1);
    size_t n;
    Dec d;
    bool bare = digits.n && digits.p[0] == '.'; /* .05 */
    if (bare) *out = '0';
    if (!number_normal(digits, out + bare, &n)) return (Value){s, false};
    Str text = {out, n + bare};
    if (text.p[text.n - 1] == '.') text.n--; /* "100." */
    return dec_parse(text, &d) ? (Value){text, true} : (Value){s, false};
}

static Value read_date(Arena *a, Str s)
{
    Date d;
    if (!date_parse(s, DATE_US | DATE_ISO, &d)) return (Value){s, false};
    char *room = arena_alloc(a, DATE_TEXT, 1, 1);
    return (Value){date_put(d, room), true};
}

CodeValue code_read(Str s)
{
    CodeValue v = {.ok = true};
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (is_blank(c) || c == '/' || c == '-' || c == ',') continue;
        if (c == 'V' && !v.v)
            v.v = true;
        else if (c == 'K' && v.code && !v.k)
            v.k = true;
        else if (!v.code && code_by_letter(c))
            v.code = c;
        else
            v.ok = false;
    }
    return v;
}

static Value read_code(Str s, FieldId f)
{
    bool ok = s.n == 1;
    if (f == F_transactionCode)
        ok = ok && code_by_letter(s.p[0]) && !code_is_flag(s.p[0]);
    else if (f == F_directOrIndirectOwnership)
        ok = ok && (s.p[0] == 'D' || s.p[0] == 'I');
    else if (f == F_transactionAcquiredDisposedCode)
        ok = ok && (s.p[0] == 'A' || s.p[0] == 'D');
    else if (f == F_transactionTimeliness && str_eq_nocase(s, S("V")))
        return (Value){S("E"), true};
    return (Value){s, ok};
}

Value value_read(Arena *a, Str printed, FieldId f)
{
    Str s = str_collapse(a, printed);
    Kind kind = (Kind)fields[f].kind;
    if (kind != KIND_TEXT && is_nothing(s)) return (Value){S(""), true};
    switch (kind) {
    case KIND_TEXT: return (Value){s, true};
    case KIND_NUMBER: return read_number(a, s);
    case KIND_DATE: return read_date(a, s);
    case KIND_CODE: return read_code(s, f);
    case KIND_FLAG: break;
    }
    return (Value){is_cross(s) ? S("1") : s, is_cross(s)};
}

Span doc_span(const Doc *d, Str slice)
{
    if (!slice.n) return (Span){0};
    return (Span){(uint32_t)(slice.p - d->text.p), (uint32_t)slice.n};
}

bool value_put(Doc *d, Cell *c, FieldId f, Str printed)
{
    Marks marks = {.n = 0};
    Value v = value_read(&d->arena, marks_cut(&d->arena, printed, &marks), f);
    cell_set(d, c, f, v.text, doc_span(d, str_trim(printed)));
    for (size_t i = 0; i < marks.n; i++)
        doc_add_ref(d, c, mark_id(&d->arena, marks.at[i].number), doc_span(d, marks.at[i].raw));
    return v.ok;
}
