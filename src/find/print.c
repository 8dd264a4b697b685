/* print.c: a query in its usual spelling. */
#include "find/tree.h"

static bool balanced(Str s)
{
    size_t open = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '(') open++;
        if (s.p[i] == ')' && !open--) return false;
    }
    return !open;
}

static bool has_blank(Str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (is_blank(s.p[i])) return true;
    return false;
}

static void put_escaped(Buf *out, Str s, char sign)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == sign || (sign == '"' && s.p[i] == '\\')) buf_char(out, '\\');
        buf_char(out, s.p[i]);
    }
}

static void put_quoted(Buf *out, Str s)
{
    buf_char(out, '"');
    put_escaped(out, s, '"');
    buf_char(out, '"');
}

static void put_condition(Buf *out, const Condition *c)
{
    if (c->field != Q_TEXT) buf_puts(out, query_fields[c->field].name);
    if (c->field != Q_TEXT || c->compare != COMPARE_MATCH) buf_puts(out, compare_signs[c->compare]);
    if (c->compare == COMPARE_MATCH) {
        buf_char(out, '/');
        put_escaped(out, c->text, '/');
        buf_puts(out, c->nocase ? "/i" : "/");
    } else if (c->quoted || has_blank(c->text) || !balanced(c->text) || str_starts(c->text, S("\""))) {
        put_quoted(out, c->text);
    } else {
        buf_put(out, c->text);
    }
}

Str query_condition(QueryFieldId f, bool whole, Str text, Arena *a)
{
    Buf b = {0};
    const Condition c = {.field = (uint8_t)f,
                         .compare = whole ? COMPARE_WHOLE : COMPARE_IS,
                         .text = text,
                         .quoted = query_fields[f].kind == ASK_WORD && str_count(text, ',')};
    put_condition(&b, &c);
    Str s = str_copy(a, buf_str(&b));
    buf_free(&b);
    return s;
}

static void put_node(Buf *out, const Node *n, const Node *above);

static void put_parts(Buf *out, const Node *n, const char *between)
{
    for (const Node *part = n->child; part; part = part->next) {
        if (part != n->child) buf_puts(out, between);
        put_node(out, part, n);
    }
}

/* Whether a part of a node stands in brackets: beside conditions all but conditions, elsewhere what binds
 * less. */
static bool needs_brackets(const Node *part, const Node *above)
{
    if (!above) return false;
    if (above->kind == NODE_RUN || above->kind == NODE_WITHOUT) return part->kind > NODE_WITHOUT;
    return part->kind > above->kind;
}

/* Table-driven: a line a kind. */
static void put_node(Buf *out, const Node *n, const Node *above)
{
    bool brackets = needs_brackets(n, above);
    if (brackets) buf_char(out, '(');
    switch ((NodeKind)n->kind) {
    case NODE_CONDITION: put_condition(out, n->condition); break;
    case NODE_WITHOUT: buf_char(out, '-'), put_parts(out, n, ""); break;
    case NODE_RUN: put_parts(out, n, " "); break;
    case NODE_NOT: buf_puts(out, "NOT "), put_parts(out, n, ""); break;
    case NODE_AND: put_parts(out, n, " AND "); break;
    case NODE_OR: put_parts(out, n, " OR "); break;
    }
    if (brackets) buf_char(out, ')');
}

void query_print(const Query *q, Buf *out)
{
    if (q->root) put_node(out, q->root, NULL);
}

static bool same_condition(const Condition *a, const Condition *b)
{
    return a->field == b->field && a->compare == b->compare && a->nocase == b->nocase &&
           str_eq(a->text, b->text);
}

static bool same(const Node *a, const Node *b)
{
    if (a->kind != b->kind) return false;
    if (a->kind == NODE_CONDITION) return same_condition(a->condition, b->condition);
    const Node *x = a->child, *y = b->child;
    for (; x && y; x = x->next, y = y->next)
        if (!same(x, y)) return false;
    return !x && !y;
}

bool query_same(const Query *a, const Query *b)
{
    return a->root && b->root ? same(a->root, b->root) : a->root == b->root;
}
