/* condition.c: the value of a condition, understood and checked by the kind of its field. */
#include "base/near.h"
#include "find/tree.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

const char *const compare_signs[COMPARE_GE + 1] = {"", ":*", ":", ":=", "~", ":<", ":<=", ":>", ":>="};

/* Beyond every number and day that can be filed. */
#define WIDE_MOST (((Wide)1 << 126) - 1)

bool query_fail(QueryError *error, size_t at, size_t len, const char *format, ...)
{
    if (error->what[0]) return false;
    va_list args;
    va_start(args, format);
    vsnprintf(error->what, sizeof error->what, format, args);
    va_end(args);
    error->at = at, error->len = len;
    return false;
}

/* A value that is being understood. */
typedef struct Value {
    Condition *c;
    const QueryField *field;
    Arena *arena;
    size_t at, len; /* where it stands in the query */
    QueryError *error;
} Value;

/* For messages: a text of bounded length. */
#define SHORT(s) (int)((s).n < 40 ? (s).n : 40), (s).p

static bool wrong(const Value *v, const char *why)
{
    return query_fail(v->error, v->at, v->len, "%s: %s", v->field->name, why);
}

/* ---- numbers and dates ---- */

/* A comma that parts thousands: three digits follow. */
static bool is_grouping(Str s, size_t i)
{
    Str behind = str_sub(s, i + 1, 3);
    return s.p[i] == ',' && i && behind.n == 3 && is_digit(behind.p[0]) && is_digit(behind.p[1]) &&
           is_digit(behind.p[2]);
}

/* [-][$]digits[,ddd][.digits][k|m|b] */
static bool number_of(Str s, Wide *out)
{
    Buf plain = {0};
    Dec d;
    Wide times = 1;
    char last = s.n ? to_lower(s.p[s.n - 1]) : 0;
    if (last == 'k') times = 1000;
    if (last == 'm') times = 1000000;
    if (last == 'b') times = 1000000000;
    if (times > 1) s.n--;
    bool minus = s.n && s.p[0] == '-';
    for (size_t i = 0; i < s.n; i++)
        if (!is_grouping(s, i) && !(s.p[i] == '$' && i == minus)) buf_char(&plain, s.p[i]);
    bool ok = dec_parse(buf_str(&plain), &d);
    buf_free(&plain);
    if (!ok || dec_wide(d) > WIDE_MOST / times || dec_wide(d) < -(WIDE_MOST / times)) return false;
    *out = dec_wide(d) * times;
    return true;
}

/* A year, a month or a day: the days of it. */
static bool days_of(Str s, Wide *first, Wide *last)
{
    Date d, end;
    char room[24];
    int n = 0;
    if (s.n == 4 || s.n == 7) {
        n = snprintf(room, sizeof room, "%.*s%s", STR_ARG(s), s.n == 4 ? "-01-01" : "-01");
        if (!date_parse((Str){room, (size_t)n}, DATE_ISO, &d)) return false;
        end = date_add_months(d, s.n == 4 ? 12 : 1) - 1;
    } else {
        if (!date_parse(s, DATE_US | (s.n == 10 ? DATE_ISO : 0), &d)) return false;
        end = d;
    }
    *first = d, *last = end;
    return true;
}

static bool bounds_of(const Value *v, Str s, Wide *low, Wide *high)
{
    bool date = v->field->kind == ASK_DATE;
    bool ok = date ? days_of(s, low, high) : number_of(s, low);
    if (!date) *high = *low;
    if (ok) return true;
    const char *how =
        date ? "a day: write 2024-07-01, a month 2024-07, a year 2024, or a range 2024-07..2024-09"
             : "a number: write 250, 1.5k, 1m, 2b, or a range 1m..5m";
    return query_fail(v->error, v->at, v->len, "%s: \"%.*s\" is not %s", v->field->name, SHORT(s), how);
}

static bool read_range(const Value *v, Str s, size_t dots)
{
    Condition *c = v->c;
    Str from = str_sub(s, 0, dots), to = str_from(s, dots + 2);
    Wide unused;
    if (!from.n && !to.n) return wrong(v, "a range needs a beginning or an end, as 10.. or ..20");
    c->low = -WIDE_MOST, c->high = WIDE_MOST;
    if (from.n && !bounds_of(v, from, &c->low, &unused)) return false;
    if (to.n && !bounds_of(v, to, &unused, &c->high)) return false;
    return c->low <= c->high || wrong(v, "the range ends before it begins");
}

static bool read_ordered(const Value *v)
{
    Condition *c = v->c;
    size_t dots = str_find(c->text, S(".."));
    if (c->compare == COMPARE_IS && dots < c->text.n) return read_range(v, c->text, dots);
    Wide low, high;
    if (c->compare == COMPARE_MATCH)
        return wrong(v, "~ searches texts; numbers and dates are compared, as :>10 or :2024-07..");
    if (!bounds_of(v, c->text, &low, &high)) return false;
    if (c->compare == COMPARE_WHOLE) c->compare = COMPARE_IS;
    c->low = c->compare == COMPARE_LT || c->compare == COMPARE_LE ? -WIDE_MOST : low;
    c->high = c->compare == COMPARE_GT || c->compare == COMPARE_GE ? WIDE_MOST : high;
    if (c->compare == COMPARE_LT) c->high = low - 1;
    if (c->compare == COMPARE_GT) c->low = high + 1;
    return true;
}

/* ---- codes ---- */

static bool find_choice(QueryFieldId f, Str word, QueryChoice *out)
{
    for (size_t i = 0; query_choice(f, i, out); i++)
        if (str_eq_nocase(str_z(out->word), word)) return true;
    return false;
}

/* "3, 4, 5, 3/A …", as many as a line holds. */
static Str choices_of(QueryFieldId f, Arena *a)
{
    QueryChoice c;
    Str list = {0};
    for (size_t i = 0; query_choice(f, i, &c); i++) {
        if (list.n > 60) return str_join(a, list, S(", "), S("…"));
        list = str_join(a, list, S(", "), str_z(c.word));
    }
    return list;
}

Str query_near_choice(QueryFieldId f, Str word, Arena *a)
{
    QueryChoice c;
    Near near = {.word = str_copy(a, word).p};
    for (size_t i = 0; word.n > 1 && query_choice(f, i, &c); i++) near_try(&near, c.word);
    return near.best ? str_fmt(a, ": did you mean %s?", near.best) : (Str){0};
}

static bool choose(const Value *v, Str word)
{
    QueryChoice given;
    QueryFieldId f = (QueryFieldId)v->c->field;
    if (find_choice(f, word, &given)) {
        for (int key = 0; key < CHOICE_KEYS; key++)
            if (query_choice_covers(f, &given, key)) v->c->chosen[key] = true;
        return true;
    }
    Str near = query_near_choice(f, word, v->arena);
    if (!near.n) near = str_fmt(v->arena, "; it is one of %.*s", STR_ARG(choices_of(f, v->arena)));
    return query_fail(v->error, v->at, v->len, "%s: there is no \"%.*s\"%.*s", v->field->name, SHORT(word),
                      STR_ARG(near));
}

/* Only severities have an order: their keys. */
static bool choose_compared(const Value *v)
{
    QueryChoice given;
    Condition *c = v->c;
    if (c->field != Q_sev) return wrong(v, "this has no order; write one or several, with commas");
    if (!find_choice(Q_sev, c->text, &given)) return choose(v, c->text);
    for (int key = 0; key < SEVERITIES; key++) {
        bool below = c->compare == COMPARE_LT || c->compare == COMPARE_LE;
        bool same = c->compare == COMPARE_LE || c->compare == COMPARE_GE;
        c->chosen[key] = key == given.key ? same : (key < given.key) == below;
    }
    return true;
}

static bool read_code(const Value *v)
{
    Condition *c = v->c;
    c->chosen = ARENA_NEW(v->arena, bool, CHOICE_KEYS);
    if (c->compare == COMPARE_MATCH) return wrong(v, "~ searches texts; write one or several, with commas");
    if (c->compare >= COMPARE_LT) return choose_compared(v);
    c->compare = COMPARE_IS;
    Str rest = c->text;
    for (bool more = true; more;) {
        more = str_find(rest, S(",")) < rest.n;
        if (!choose(v, str_cut(&rest, ','))) return false;
    }
    return true;
}

/* ---- texts ---- */

static bool read_pattern(const Value *v)
{
    PatternError why;
    Condition *c = v->c;
    c->pattern = pattern_new_case(c->text, c->nocase, &why);
    if (c->pattern) return true;
    return query_fail(v->error, v->at, v->len, "%s~ %s", v->field->name, why.what);
}

static bool read_text(const Value *v)
{
    Condition *c = v->c;
    if (c->compare == COMPARE_MATCH) return read_pattern(v);
    if (c->compare >= COMPARE_LT)
        return wrong(v, "a text has no order; write :text, or ~/regular expression/");
    bool list = v->field->kind == ASK_WORD && !c->quoted;
    c->word = ARENA_NEW(v->arena, Str, str_count(c->text, ',') + 1);
    for (Str rest = c->text; rest.n || !c->nword;) {
        Str word = list ? str_cut(&rest, ',') : rest;
        if (!word.n) return wrong(v, "a value is missing");
        c->word[c->nword++] = word;
        if (!list) break;
    }
    return true;
}

bool condition_read(Condition *c, Arena *a, size_t at, size_t len, QueryError *error)
{
    const Value v = {c, &query_fields[c->field], a, at, len, error};
    bool flag = v.field->kind == ASK_FLAG;
    if (c->compare == COMPARE_HAS) return !flag || wrong(&v, "this stands alone, without a value");
    if (c->compare == COMPARE_ALONE && c->field != Q_TEXT) return true;
    if (flag)
        return query_fail(error, at, len, "%s stands alone, without a value; -%s: it is not so",
                          v.field->name, v.field->name);
    if (!c->text.n)
        return query_fail(error, at, len, "%s: a value is missing, as in %s", v.field->name,
                          v.field->example);
    switch ((QueryKind)v.field->kind) {
    case ASK_CODE: return read_code(&v);
    case ASK_NUMBER:
    case ASK_COUNT:
    case ASK_DATE: return read_ordered(&v);
    default: return read_text(&v);
    }
}

void condition_free(Condition *c)
{
    pattern_free(c->pattern);
    free(c->verdict);
}

/* ---- asking ---- */

static bool text_holds(const Condition *c, Str text)
{
    Span m;
    if (c->compare == COMPARE_HAS) return text.n;
    if (c->pattern) return pattern_begin(c->pattern), pattern_match(c->pattern, text, 0, &m);
    bool whole = c->compare == COMPARE_WHOLE || query_fields[c->field].kind == ASK_WORD;
    for (size_t i = 0; i < c->nword; i++)
        if (whole ? str_eq_nocase(text, c->word[i]) : str_has_nocase(text, c->word[i])) return true;
    return false;
}

/* Each text is asked once: there are far fewer than filings. */
static bool sym_holds(Condition *c, const Facts *facts, const Fact *fact)
{
    enum { UNKNOWN, NO, YES };
    if (!fact->u.sym) return false;
    if (fact->u.sym >= c->nverdict) {
        size_t n = (fact->kind == FACT_NOTE ? &facts->notes->texts : &facts->corpus->symbols)->n;
        c->verdict = mem_grow(c->verdict, &c->nverdict, n, 1);
    }
    uint8_t *verdict = &c->verdict[fact->u.sym];
    if (*verdict == UNKNOWN) *verdict = text_holds(c, fact_text(facts, fact)) ? YES : NO;
    return *verdict == YES;
}

/* A number among texts is a CIK: leading zeros are none of it. */
static bool cik_holds(const Condition *c, Wide cik)
{
    Dec d;
    for (size_t i = 0; i < c->nword; i++)
        if (is_digit(c->word[i].p[0]) && dec_parse(c->word[i], &d) && dec_wide(d) == cik) return true;
    return false;
}

bool condition_holds(Condition *c, const Facts *facts, const Fact *fact)
{
    uint8_t kind = query_fields[c->field].kind;
    switch (fact->kind) {
    case FACT_SYM:
    case FACT_NOTE: return sym_holds(c, facts, fact);
    case FACT_KEY: return c->compare == COMPARE_ALONE || c->compare == COMPARE_HAS || c->chosen[fact->u.key];
    case FACT_NUMBER: break;
    }
    if (kind == ASK_TEXT || kind == ASK_WORD) return cik_holds(c, fact->u.number);
    if (c->compare == COMPARE_ALONE) return fact->u.number > 0;
    return c->compare == COMPARE_HAS || (c->low <= fact->u.number && fact->u.number <= c->high);
}
