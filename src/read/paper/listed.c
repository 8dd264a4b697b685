/* listed.c: reads a form that web text hands on one cell a line: the tables by the order of their columns,
 * the rest as that of a typed form. */
#include "read/paper/listed.h"

#include "read/paper/typed.h"
#include "read/parts/listed_head.h"
#include "read/parts/typed_boxes.h"
#include "read/parts/typed_notes.h"
#include "read/parts/typed_owner.h"
#include "read/print/form.h"
#include "read/table/listed_rows.h"
#include "read/table/typed_find.h"

/* A table's cells: title, heads, body, as indices; all the same where there is none. */
typedef struct ListedTable {
    size_t title, head, body, end;
} ListedTable;

static bool is_title(const ListedCell *c, TableId id)
{
    TableId table;
    bool more;
    return c->n && table_title(&c->line[0], &table, &more) && table == id;
}

static bool is_first_head(const ListedCell *c, TableId id)
{
    const char *letters[TABLES] = {"1titleofsecurity", "1titleofderivativesecurity"};
    return listed_begins(c, letters[id]);
}

/* Only stars: the footnote that the form prints below its tables. */
static bool is_star(const ListedCell *c)
{
    return c->n == 1 && c->line[0].n == 1 && c->line[0].word[0].text.p[0] == '*';
}

/* Does what stands below a table begin with this cell? */
static bool ends_table(const ListedCell *c)
{
    return c->n &&
           (is_star(c) || table_is_below(&c->line[0]) || is_title(c, TABLE_II) || is_first_head(c, TABLE_II));
}

static ListedTable find_table(const Listed *l, TableId id, size_t from)
{
    ListedTable t = {.title = from};
    while (t.title < l->n && !is_title(&l->cell[t.title], id) && !is_first_head(&l->cell[t.title], id))
        t.title++;
    if (t.title == l->n) return (ListedTable){from, from, from, from};
    t.head = t.title;
    while (t.head < l->n && !is_first_head(&l->cell[t.head], id)) t.head++;
    t.body = t.head;
    while (t.body < l->n && (!l->cell[t.body].n || listed_is_head(&l->cell[t.body]))) t.body++;
    t.end = t.body;
    while (t.end < l->n && !ends_table(&l->cell[t.end])) t.end++;
    return t;
}

static void put_printed(Doc *d, const ListedCell *cell, size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < cell[i].n; k++) words_put_printed(d, cell[i].line[k].word, cell[i].line[k].n);
}

bool paper_read_listed(Doc *d)
{
    Listed l = listed_of(&d->arena, d->text);
    Sheet s = {.line = ARENA_NEW(&d->arena, SheetLine, str_count(d->text, '\n') * 2 + 8), .width = l.width};
    ListedTable t[TABLES];
    size_t end = 0;
    if (!print_form(d, d->text)) return false;
    for (size_t k = 0; k < TABLES; k++) t[k] = find_table(&l, (TableId)k, end), end = t[k].end;
    listed_put_head(&d->arena, &s, l.cell, t[0].title);
    size_t to = s.n;
    typed_boxes(d, &s, 0, to);
    listed_put_tail(&d->arena, &s, &l.cell[t[0].end], t[1].title - t[0].end);
    listed_put_tail(&d->arena, &s, &l.cell[end], l.n - end);
    Print print = print_of(&s);
    for (size_t k = 0; k < TABLES; k++) {
        put_printed(d, &l.cell[t[k].title], t[k].body - t[k].title);
        listed_rows(d, (TableId)k, &l.cell[t[k].head], t[k].body - t[k].head, &l.cell[t[k].body],
                    t[k].end - t[k].body, &print);
    }
    print_free(&print);
    typed_settle_period(d);
    typed_owners(d, &s, to);
    typed_tail(d, &s, to);
    return true;
}
