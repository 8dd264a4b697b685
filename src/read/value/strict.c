/* strict.c: the strict reading of printed values; what a recogniser damaged is for readings.c. */
#include "read/value/strict.h"

#include "read/page/marks.h"

/* ---- values ---- */

bool is_nothing(Str s)
{
    static const char *const nothing[] = {"-", "–", "—", "_", ".", "☐", "[ ]", "[]", "□", " "};
    s = str_trim(s);
    if (str_eq_nocase(s, S("n/a")) || str_eq_nocase(s, S("none"))) return true;
    while (s.n && STR_TAKE(&s, nothing)) {}
    return !s.n;
}

bool is_cross(Str s)
{
    static const char *const filling[] = {"[", "]", "(", ")", "_", " ", "/"};
    static const char *const crosses[] = {"X", "x", "☒", "☑", "✓", "×", "✕", "✗", "✘", "><"};
    bool any = false;
    while (s.n) {
        if (STR_TAKE(&s, crosses))
            any = true;
        else if (!STR_TAKE(&s, filling))
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
    if (STR_TAKE(&digits, money)) digits = str_trim(digits);
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

bool value_put(Doc *d, Cell *c, FieldId f, Str printed)
{
    Marks marks = {.n = 0};
    Value v = value_read(&d->arena, marks_cut(&d->arena, printed, &marks), f);
    cell_set(d, c, f, v.text, doc_span(d, str_trim(printed)));
    for (size_t i = 0; i < marks.n; i++)
        doc_add_ref(d, c, mark_id(&d->arena, marks.at[i].number), doc_span(d, marks.at[i].raw));
    return v.ok;
}
