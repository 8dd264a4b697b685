/* typed.c: reads a printed form whose columns are made of blanks, pipes and dashes. */
#include "read/paper/typed.h"

#include "read/parts/typed_boxes.h"
#include "read/parts/typed_notes.h"
#include "read/parts/typed_owner.h"
#include "read/print/form.h"
#include "read/table/typed_find.h"

static size_t first_title(const Sheet *s)
{
    TableId table;
    bool more;
    size_t i = 0;
    while (i < s->n && !table_title(&s->line[i], &table, &more)) i++;
    return i;
}

void typed_settle_period(Doc *d)
{
    Cell *c = doc_item(d, F_periodOfReport);
    int year, month, day;
    Date earliest = DATE_NONE;
    if (d->form == FORM_5 || c->state != CELL_VALUE || !(c->prov & PROV_GUESSED)) return;
    date_split(c->u.date, &year, &month, &day);
    for (int t = 0; t < TABLES; t++)
        for (size_t i = 0; i < d->table[t].n; i++) {
            const Cell *when = &d->table[t].row[i].cell[F_transactionDate];
            int y = 0, m = 0;
            if (when->state == CELL_VALUE) date_split(when->u.date, &y, &m, &day);
            if (y == year && m == month && (earliest == DATE_NONE || when->u.date < earliest))
                earliest = when->u.date;
        }
    if (earliest != DATE_NONE) c->u.date = earliest;
}

bool paper_read_typed(Doc *d)
{
    Sheet s = sheet_of(&d->arena, d->text);
    size_t to = first_title(&s);
    if (!print_form(d, d->text)) return false;
    Print print = print_of(&s);
    typed_boxes(d, &s, 0, to);
    size_t end = typed_tables(d, &s, &print);
    print_free(&print);
    typed_settle_period(d);
    typed_owners(d, &s, end ? end : to);
    typed_tail(d, &s, end ? end : to);
    return true;
}
