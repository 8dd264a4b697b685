/* typed.c: reads a printed form whose columns are made of blanks, pipes and dashes. */
#include "read/paper/typed.h"

#include "read/parts/typed_boxes.h"
#include "read/parts/typed_notes.h"
#include "read/parts/typed_owner.h"
#include "read/table/typed_find.h"

/* "FORM 4", "SEC Form 4", "FORM 4/A": the first line that has it. */
static bool form_line(Doc *d, const SheetLine *l)
{
    for (size_t i = 0; i + 1 < l->n; i++) {
        Str w = l->word[i + 1].text;
        if (!words_spell(&l->word[i], 1, "form") || w.p[0] < '3' || w.p[0] > '5') continue;
        if (w.n > 1 && w.p[1] != '/') continue;
        if (w.n > 3 || (l->word[i].gap < 2 && i && !words_spell(&l->word[i - 1], 1, "sec"))) continue;
        if (i + 2 < l->n && l->word[i + 2].gap < 2 && words_spell(&l->word[i + 2], 1, "or")) continue;
        cell_put_str(d, (Where){PART_DOC, 0, F_documentType}, w);
        d->form = (FormType)(w.p[0] - '0');
        return true;
    }
    return false;
}

static bool find_form(Doc *d, const Sheet *s, size_t to)
{
    for (size_t i = 0; i < to; i++)
        if (s->line[i].kind == LINE_TEXT && form_line(d, &s->line[i])) return true;
    return false;
}

static size_t first_title(const Sheet *s)
{
    TableId table;
    bool more;
    size_t i = 0;
    while (i < s->n && !table_title(&s->line[i], &table, &more)) i++;
    return i;
}

/* Where the form prints only the month of its period: the earliest transaction in it, which is what the
 * period is; on a Form 5 it is the end of a year, and so of a month. It stays a guess. */
static void settle_period(Doc *d)
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
    if (!find_form(d, &s, to)) return false;
    Print print = print_of(&s);
    typed_boxes(d, &s, 0, to);
    size_t end = typed_tables(d, &s, &print);
    print_free(&print);
    settle_period(d);
    typed_owners(d, &s, end ? end : to);
    typed_tail(d, &s, end ? end : to);
    return true;
}
