/* columns.c: the columns of a table, measured. */
#include "view/kit/columns.h"

#include <stdio.h>
#include <string.h>

bool column_is_number(FieldId f) { return fields[f].kind == KIND_NUMBER; }

const char *column_caption(FieldId f, TableId table)
{
    return f == F_securityTitle && table == TABLE_II ? "Title of Derivative Security" : fields[f].caption;
}

/* Amounts in dollars share a column with amounts in units; they and columns that this form does not have
 * stand there only if some row says something in them. */
static bool is_extra(FieldId f, TableId table, FormType form)
{
    return f == F_transactionTotalValue || f == F_underlyingSecurityValue ||
           f == F_valueOwnedFollowingTransaction || !field_in(f, table, form);
}

static int most(int a, int b) { return a > b ? a : b; }

/* Returns whether any row has something in this column, be it an empty item. */
static bool measure(const Drawing *d, TableId table, TableColumn *c)
{
    bool there = false;
    Part part = part_of_table(table);
    for (size_t row = 0; row < d->ctx->doc->table[table].n; row++) {
        Shown s;
        shown_make(d, part, row, c->field, &s);
        int marks = shown_marks(d->ctx->doc, s.cell), value = text_width(s.value);
        there |= s.cell->state != CELL_ABSENT || s.sign.n;
        c->used |= value || marks || s.sign.n;
        c->sign = most(c->sign, text_width(s.sign));
        if (column_is_number(c->field))
            c->marks = most(c->marks, marks);
        else
            value += marks;
        c->value = most(c->value, value);
    }
    return there;
}

size_t columns_of(const Drawing *d, TableId table, TableColumn out[F_ROW_END])
{
    FieldId all[F_ROW_END];
    FormType form = d->ctx->doc->form;
    size_t n = form_columns(form, table, all), kept = 0;
    const char *before = "";
    for (int f = 0; f < F_ROW_END; f++)
        if (!field_in((FieldId)f, table, form)) all[n++] = (FieldId)f;
    for (size_t i = 0; i < n; i++) {
        TableColumn *c = &out[kept];
        *c = (TableColumn){.field = all[i], .number = fields[all[i]].column[table][form != FORM_3]};
        if (!measure(d, table, c) && is_extra(all[i], table, form)) continue;
        const char *number = c->number;
        if (!strcmp(before, number)) c->number = "";
        before = number;
        kept++;
    }
    return kept;
}

int gutter_width(const Drawing *d, TableId table)
{
    char number[24];
    int sign = 0;
    size_t n = d->ctx->doc->table[table].n;
    for (size_t i = 0; i < n; i++) {
        const Flag *f = flags_at(&d->flags, place_at(d->ctx, part_of_table(table), i, F_NONE));
        if (f) sign = most(sign, text_width(str_z(severity_sign((Severity)f->severity))));
    }
    return sign + (sign > 0) + snprintf(number, sizeof number, "%zu", n);
}

void gutter_put(const Drawing *d, Lines *l, TableId table, size_t row, int width)
{
    char number[24];
    Place p = place_at(d->ctx, part_of_table(table), row, F_NONE);
    const Flag *f = flags_at(&d->flags, p);
    Str digits = {number, (size_t)snprintf(number, sizeof number, "%zu", row + 1)};
    lines_stop(l);
    if (f)
        lines_place(l, severity_style((Severity)f->severity), str_z(severity_sign((Severity)f->severity)), p,
                    0, 0);
    lines_pad_place(l, width - (int)digits.n, p);
    lines_place(l, STYLE_DIM, digits, p, 0, 0);
}
