/* query.c: reading a query: words and brackets, one after another. */
#include "find/query.h"

#include "base/near.h"
#include "find/tree.h"

#include <stdlib.h>

/* Bounds that no person needs to pass. */
enum { DEPTH_MOST = 60, CONDITIONS_MOST = 500 };

typedef struct Parser {
    Query *q;
    Str text;
    size_t at;
    int depth, conditions;
    QueryError *error;
} Parser;

#define SHORT(s) (int)((s).n < 40 ? (s).n : 40), (s).p

/* ---- words ---- */

static char peek(const Parser *p) { return p->at < p->text.n ? p->text.p[p->at] : 0; }
static bool at_end(const Parser *p) { return p->at >= p->text.n; }

static void skip_blanks(Parser *p)
{
    while (!at_end(p) && is_blank(peek(p))) p->at++;
}

/* Up to a blank, or a bracket that was not opened in it. */
static Str word_at(const Parser *p)
{
    size_t i = p->at, open = 0;
    for (; i < p->text.n && !is_blank(p->text.p[i]); i++) {
        if (p->text.p[i] == '(') open++;
        if (p->text.p[i] == ')' && !open--) break;
    }
    return str_sub(p->text, p->at, i - p->at);
}

bool query_is_operator(Str word)
{
    return str_eq(word, S("AND")) || str_eq(word, S("OR")) || str_eq(word, S("NOT"));
}

/* Letters and digits, with a letter first. */
static size_t name_length(Str s)
{
    size_t n = 0;
    while (n < s.n && (is_alpha(s.p[n]) || (n && (is_digit(s.p[n]) || s.p[n] == '_')))) n++;
    return n;
}

/* An operator stands here, with a blank, a bracket or the end behind it. */
static bool at_operator(const Parser *p, const char *name)
{
    Str rest = str_from(p->text, p->at), word = str_z(name);
    if (!str_starts(rest, word)) return false;
    return rest.n == word.n || is_blank(rest.p[word.n]) || rest.p[word.n] == '(' || rest.p[word.n] == ')';
}

static bool at_any_operator(const Parser *p)
{
    return at_operator(p, "AND") || at_operator(p, "OR") || at_operator(p, "NOT");
}

/* A text without the \ before its delimiter, and in quotes before another \; elsewhere \ is part of an
 * expression. */
static Str unescaped(Parser *p, Str s, char sign)
{
    Buf b = {0};
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '\\' && i + 1 < s.n) {
            char next = s.p[++i];
            if (next != sign && (sign == '/' || next != '\\')) buf_char(&b, '\\');
        }
        buf_char(&b, s.p[i]);
    }
    Str out = str_copy(&p->q->arena, buf_str(&b));
    buf_free(&b);
    return out;
}

/* What stands between a sign and the same sign again. */
static bool delimited(Parser *p, char sign, Str *out)
{
    size_t start = p->at++;
    while (!at_end(p) && peek(p) != sign) p->at += peek(p) == '\\' ? 2 : 1;
    if (at_end(p)) {
        p->at = p->text.n;
        return query_fail(p->error, start, p->text.n - start,
                          sign == '/' ? "this / is not closed: write / behind the expression"
                                      : "this quote is not closed: write \" behind the text");
    }
    *out = unescaped(p, str_sub(p->text, start + 1, p->at++ - start - 1), sign);
    return true;
}

/* ---- conditions ---- */

static Node *node_new(Parser *p, NodeKind kind)
{
    Node *n = ARENA_NEW(&p->q->arena, Node, 1);
    n->kind = (uint8_t)kind;
    return n;
}

static Reach reach_of(QueryFieldId f)
{
    if (f == Q_TEXT) return REACH_LOOSE;
    switch ((QueryOf)query_fields[f].of) {
    case OF_ROW: return REACH_ROW;
    case OF_FINDING:
    case OF_NOTE: return REACH_LOOSE;
    default: return REACH_FILING;
    }
}

static unsigned needs_of(QueryFieldId f)
{
    uint8_t of = query_fields[f].of;
    if (f == Q_hits) return NEEDS_HITS;
    if (of == OF_FINDING || f == Q_errors || f == Q_warnings) return NEEDS_FINDINGS;
    return of == OF_NOTE ? NEEDS_NOTES : of == OF_REVIEW ? NEEDS_MARKS : 0;
}

/* The condition from `start` on is read: makes its value. */
static Node *condition_node(Parser *p, const Condition *made, size_t start)
{
    Condition *c = ARENA_NEW(&p->q->arena, Condition, 1);
    *c = *made;
    c->next = p->q->all;
    p->q->all = c;
    p->q->needs |= needs_of((QueryFieldId)c->field);
    if (p->conditions++ >= CONDITIONS_MOST) {
        query_fail(p->error, start, p->at - start, "more than %d conditions", CONDITIONS_MOST);
        return NULL;
    }
    if (!condition_read(c, &p->q->arena, start, p->at - start, p->error)) return NULL;
    Node *n = node_new(p, NODE_CONDITION);
    n->condition = c;
    n->reach = (uint8_t)reach_of((QueryFieldId)c->field);
    return n;
}

/* A regular expression, /…/ or /…/i; for the rest of a word without slashes. */
static bool read_expression(Parser *p, Condition *c)
{
    c->compare = COMPARE_MATCH;
    if (peek(p) != '/') {
        Str word = word_at(p);
        c->text = unescaped(p, word, '/');
        p->at += word.n;
        return true;
    }
    if (!delimited(p, '/', &c->text)) return false;
    for (; is_alpha(peek(p)); p->at++) {
        if (peek(p) != 'i') return query_fail(p->error, p->at, 1, "behind / only i may stand: case aside");
        c->nocase = true;
    }
    return true;
}

static bool read_value(Parser *p, Condition *c)
{
    c->quoted = peek(p) == '"';
    if (c->quoted) return delimited(p, '"', &c->text);
    c->text = word_at(p);
    p->at += c->text.n;
    if (c->compare != COMPARE_IS || !str_eq(c->text, S("*"))) return true;
    c->compare = COMPARE_HAS;
    c->text = (Str){0};
    return true;
}

static bool take(Parser *p, char sign)
{
    if (peek(p) != sign) return false;
    p->at++;
    return true;
}

/* The sign behind the name of a field: [:] and one of ~ = < <= > >=. */
static bool read_sign(Parser *p, Condition *c)
{
    size_t at = p->at;
    take(p, ':');
    c->compare = COMPARE_IS;
    if (take(p, '~'))
        c->compare = COMPARE_MATCH;
    else if (take(p, '='))
        c->compare = COMPARE_WHOLE;
    else if (take(p, '<'))
        c->compare = take(p, '=') ? COMPARE_LE : COMPARE_LT;
    else if (take(p, '>'))
        c->compare = take(p, '=') ? COMPARE_GE : COMPARE_GT;
    else if (peek(p) == '!')
        return query_fail(p->error, at, 2, "write - before a condition for what is not so: -%s:…",
                          query_fields[c->field].name);
    return true;
}

Str query_near_field(Str word, Arena *a)
{
    Near near = {.word = str_copy(a, word).p};
    for (int f = 0; f < QUERY_FIELDS; f++) near_try(&near, query_fields[f].name);
    return near.best ? str_fmt(a, ": did you mean %s?", near.best) : (Str){0};
}

static Node *field_condition(Parser *p, Str name)
{
    size_t start = p->at;
    Condition c = {.field = (uint8_t)query_field_by_name(name)};
    if (c.field == QUERY_FIELDS) {
        Str near = query_near_field(name, &p->q->arena);
        query_fail(p->error, start, name.n,
                   "there is no field \"%.*s\"%.*s Put words to search for in quotes", SHORT(name),
                   STR_ARG(near.n ? near : S(".")));
        return NULL;
    }
    p->at += name.n;
    if (!read_sign(p, &c)) return NULL;
    bool ok = c.compare == COMPARE_MATCH ? read_expression(p, &c) : read_value(p, &c);
    return ok ? condition_node(p, &c, start) : NULL;
}

static bool stands_alone(QueryFieldId f)
{
    return f < QUERY_FIELDS && (query_fields[f].kind == ASK_FLAG || query_fields[f].kind == ASK_COUNT);
}

/* and, or, not: in small letters they may be words, or meant as operators. */
static bool is_meant_operator(Str word)
{
    return str_eq(word, S("and")) || str_eq(word, S("or")) || str_eq(word, S("not"));
}

/* A flag, or a bare word. */
static Node *word_condition(Parser *p)
{
    size_t start = p->at;
    Str word = word_at(p);
    Condition c = {.field = Q_TEXT, .compare = COMPARE_ALONE, .text = word};
    p->at += word.n;
    if (is_meant_operator(word)) {
        query_fail(p->error, start, word.n,
                   "write it in capitals to join conditions, or in quotes to search for the word");
        return NULL;
    }
    if (stands_alone(query_field_by_name(word)))
        c.field = (uint8_t)query_field_by_name(word), c.text = (Str){0};
    return condition_node(p, &c, start);
}

static Node *condition_at(Parser *p)
{
    size_t start = p->at;
    Condition c = {.field = Q_TEXT, .compare = COMPARE_ALONE};
    if (peek(p) == '"' || peek(p) == '/') {
        bool ok = peek(p) == '/' ? read_expression(p, &c) : read_value(p, &c);
        return ok ? condition_node(p, &c, start) : NULL;
    }
    Str rest = str_from(p->text, p->at);
    size_t n = name_length(rest);
    bool named = n && n < rest.n && str_find(S(":~=<>"), str_sub(rest, n, 1)) < 5;
    return named ? field_condition(p, str_sub(rest, 0, n)) : word_condition(p);
}

/* ---- the tree ---- */

static Node *any_at(Parser *p);

/* Adds a part to a node, whose parts are linked from the last on while it is read. */
static void add_part(Node *n, Node *part)
{
    Node **end = &n->child;
    while (*end) end = &(*end)->next;
    *end = part;
    if (part->reach > n->reach) n->reach = part->reach;
}

static bool deeper(Parser *p)
{
    return ++p->depth <= DEPTH_MOST ||
           query_fail(p->error, p->at, 1, "brackets and signs nested more than %d deep", DEPTH_MOST);
}

static Node *group_at(Parser *p)
{
    size_t open = p->at++;
    skip_blanks(p);
    if (peek(p) == ')') {
        query_fail(p->error, open, p->at + 1 - open, "nothing stands between these brackets");
        return NULL;
    }
    Node *n = deeper(p) ? any_at(p) : NULL;
    p->depth--;
    if (!n) return NULL;
    if (!take(p, ')')) {
        query_fail(p->error, open, 1, "this ( is not closed: write ) behind its conditions");
        return NULL;
    }
    return n;
}

static Node *item_at(Parser *p);

static Node *without_at(Parser *p)
{
    size_t at = p->at++;
    if (at_end(p) || is_blank(peek(p)) || peek(p) == ')') {
        query_fail(p->error, at, 1, "a condition must stand behind -, as in -code:S");
        return NULL;
    }
    Node *part = deeper(p) ? item_at(p) : NULL;
    p->depth--;
    if (!part) return NULL;
    Node *n = node_new(p, NODE_WITHOUT);
    add_part(n, part);
    return n;
}

static Node *item_at(Parser *p)
{
    if (peek(p) == '(') return group_at(p);
    return peek(p) == '-' ? without_at(p) : condition_at(p);
}

static bool at_item(Parser *p)
{
    skip_blanks(p);
    return !at_end(p) && peek(p) != ')' && !at_any_operator(p);
}

/* What is missing where a condition should stand. */
static Node *missing(Parser *p, const char *before)
{
    size_t n = word_at(p).n;
    query_fail(p->error, p->at, n ? n : !at_end(p),
               peek(p) == ')' ? "this ) closes nothing that was opened" : "a condition is missing %s",
               before);
    return NULL;
}

/* Conditions side by side; brackets that stand by themselves are what stands in them. */
static Node *run_at(Parser *p, const char *before)
{
    if (!at_item(p)) return missing(p, before);
    bool grouped = peek(p) == '(';
    Node *run = node_new(p, NODE_RUN);
    do {
        Node *item = item_at(p);
        if (!item) return NULL;
        add_part(run, item);
    } while (at_item(p));
    return grouped && !run->child->next ? run->child : run;
}

static Node *not_at(Parser *p, const char *before)
{
    skip_blanks(p);
    if (!at_operator(p, "NOT")) return run_at(p, before);
    p->at += 3;
    Node *part = deeper(p) ? not_at(p, "behind NOT") : NULL;
    p->depth--;
    if (!part) return NULL;
    Node *n = node_new(p, NODE_NOT);
    add_part(n, part);
    return n;
}

/* A node of this kind with both parts; parts of the same kind are taken in. */
static Node *joined(Parser *p, NodeKind kind, Node *first, Node *second)
{
    if (first->kind != kind) {
        Node *n = node_new(p, kind);
        add_part(n, first);
        first = n;
    }
    Node *rest = second->kind == kind ? second->child : second;
    for (Node *next; rest; rest = next) {
        next = rest->next;
        rest->next = NULL;
        add_part(first, rest);
    }
    return first;
}

static Node *all_at(Parser *p, const char *before)
{
    Node *n = not_at(p, before);
    while (n) {
        skip_blanks(p);
        bool and = at_operator(p, "AND");
        if (!and&&!at_operator(p, "NOT")) break;
        if (and) p->at += 3;
        Node *next = not_at(p, "behind AND");
        n = next ? joined(p, NODE_AND, n, next) : NULL;
    }
    return n;
}

static Node *any_at(Parser *p)
{
    Node *n = all_at(p, "here");
    while (n && (skip_blanks(p), at_operator(p, "OR"))) {
        p->at += 2;
        Node *next = all_at(p, "behind OR");
        n = next ? joined(p, NODE_OR, n, next) : NULL;
    }
    return n;
}

Query *query_new(Str text, QueryError *error)
{
    Query *q = mem_new(1, sizeof *q);
    *error = (QueryError){.len = 0};
    q->text = str_copy(&q->arena, text);
    Parser p = {.q = q, .text = q->text, .error = error};
    skip_blanks(&p);
    if (at_end(&p)) return q;
    q->root = any_at(&p);
    if (q->root && !at_end(&p)) q->root = missing(&p, "here");
    if (q->root) return q;
    query_free(q);
    return NULL;
}

void query_free(Query *q)
{
    if (!q) return;
    for (Condition *c = q->all; c; c = c->next) condition_free(c);
    arena_free(&q->arena);
    free(q);
}

unsigned query_needs(const Query *q) { return q->needs; }
