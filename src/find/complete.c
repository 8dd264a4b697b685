/* complete.c: the condition at the cursor, and what it may become. */
#include "find/complete.h"

#include "find/sort.h"

#include <stdlib.h>

/* The condition at the cursor: where it begins, behind brackets and minus. Quotes and slashes hold blanks. */
static size_t condition_start(Str text, size_t cursor)
{
    size_t start = 0;
    char inside = 0;
    for (size_t i = 0; i < cursor; i++) {
        char c = text.p[i], before = i > start ? text.p[i - 1] : 0;
        bool opens = i == start || str_find(S(":~=<>"), (Str){&before, 1}) < 5;
        if (inside) {
            if (c == '\\') i++;
            if (c == inside) inside = 0;
        } else if ((c == '"' || c == '/') && opens) {
            inside = c;
        } else if (is_blank(c) || (i == start && (c == '(' || c == '-'))) {
            start = i + 1;
        }
    }
    return start < cursor ? start : cursor;
}

typedef struct Completing {
    Completion *out;
    Arena *arena;
    const Facts *facts;
    Str typed; /* the condition up to the cursor */
} Completing;

static void add(Completing *c, Str text, Str help)
{
    Completion *out = c->out;
    if (out->n >= CANDIDATES_MOST) return;
    out->list = arena_grow(c->arena, out->list, &out->cap, out->n + 1, sizeof *out->list);
    out->list[out->n++] = (Candidate){text, help};
}

/* ---- names of fields ---- */

static void add_fields(Completing *c)
{
    for (int f = 0; f < QUERY_FIELDS; f++) {
        const QueryField *q = &query_fields[f];
        if (!str_starts_nocase(str_z(q->name), c->typed)) continue;
        if (q->kind == ASK_FLAG || q->kind == ASK_COUNT) add(c, str_z(q->name), str_z(q->help));
        if (q->kind != ASK_FLAG) add(c, str_fmt(c->arena, "%s:", q->name), str_z(q->help));
    }
}

static void add_operators(Completing *c)
{
    static const char *const names[][2] = {
        {"AND", "Both are true of the filing"},
        {"OR", "One of them is true of the filing"},
        {"NOT", "It is not true of the filing"},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_starts(str_z(names[i][0]), c->typed)) add(c, str_z(names[i][0]), str_z(names[i][1]));
}

/* ---- values ---- */

/* Behind the last comma: several codes may be listed. */
static void add_codes(Completing *c, QueryFieldId f, Str value)
{
    QueryChoice word;
    size_t from = value.n;
    while (from && value.p[from - 1] != ',') from--;
    Str last = str_from(value, from);
    Str head = str_sub(c->typed, 0, c->typed.n - last.n);
    for (size_t i = 0; query_choice(f, i, &word); i++)
        if (str_starts_nocase(str_z(word.word), last))
            add(c, str_fmt(c->arena, "%.*s%s", STR_ARG(head), word.word), str_z(word.help));
}

static void add_texts(Completing *c, QueryFieldId f, Str value)
{
    Facets all = {0};
    size_t n = c->facts->corpus->nfiling;
    if (str_starts(value, S("\""))) value = str_from(value, 1);
    uint32_t *filing = mem_new(n + 1, sizeof *filing);
    for (uint32_t i = 0; i < n; i++) filing[i] = i;
    facets_count(c->facts, f, FACET_DAY, NULL, filing, n, &all);
    for (size_t i = 0; i < all.n; i++) {
        const Facet *x = &all.at[i];
        if (!str_has_nocase(fact_text(c->facts, &x->value), value)) continue;
        Str help = str_fmt(c->arena, "%zu filing%s", x->filings, x->filings == 1 ? "" : "s");
        add(c, facet_condition(c->facts, f, FACET_DAY, x, c->arena), help);
    }
    facets_free(&all);
    free(filing);
}

static void add_values(Completing *c, QueryFieldId f, Str sign, Str value)
{
    uint8_t kind = query_fields[f].kind;
    bool texts = kind == ASK_TEXT || kind == ASK_WORD;
    if (kind == ASK_CODE)
        add_codes(c, f, value);
    else if (texts && c->facts && query_fields[f].of != OF_NOTE && str_find(sign, S("~")) == sign.n)
        add_texts(c, f, value);
}

Completion query_complete(Str text, size_t cursor, const Facts *facts, Arena *a)
{
    Completion out = {.field = QUERY_FIELDS};
    if (cursor > text.n) cursor = text.n;
    out.at = condition_start(text, cursor);
    out.len = cursor - out.at;
    Completing c = {&out, a, facts, str_sub(text, out.at, out.len)};
    size_t name = 0, value;
    while (name < c.typed.n && (is_alpha(c.typed.p[name]) || is_digit(c.typed.p[name]))) name++;
    for (value = name; value < c.typed.n && str_find(S(":~=<>"), str_sub(c.typed, value, 1)) < 5;) value++;
    if (name == c.typed.n) {
        add_fields(&c);
        add_operators(&c);
    } else if (value > name) {
        out.field = query_field_by_name(str_sub(c.typed, 0, name));
        if (out.field < QUERY_FIELDS)
            add_values(&c, out.field, str_sub(c.typed, name, value - name), str_from(c.typed, value));
    }
    return out;
}
