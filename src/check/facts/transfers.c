/* transfers.c: the two legs of a change in the form of beneficial ownership. */
#include "check/facts/transfers.h"

#include "check/balance.h"

enum { ROWS_PAIRED = 400 }; /* no form has more than 60 rows */

static char form_of(const Line *l)
{
    const Cell *di = line_cell(l, F_directOrIndirectOwnership);
    return cell_is(di) ? di->u.code : 0;
}

/* Direct into indirect, or into another indirect holding. */
static bool other_form(const Line *a, const Line *b)
{
    Str x = cell_text(line_cell(a, F_natureOfOwnership)), y = cell_text(line_cell(b, F_natureOfOwnership));
    return form_of(a) != form_of(b) || (form_of(a) == 'I' && !str_eq_nocase(x, y));
}

const Line *transfer_leg(const Check *c, const Line *l, bool equal)
{
    Wide amount, other_amount;
    if (!line_amount(l, &amount) || c->nline > ROWS_PAIRED || l->date == DATE_NONE) return NULL;
    for (size_t i = 0; i < c->nline; i++) {
        const Line *o = &c->line[i];
        if (o == l || o->part != l->part || o->holding || o->code != l->code || o->date != l->date ||
            o->title != l->title || o->side == l->side || !other_form(l, o) || !line_amount(o, &other_amount))
            continue;
        if (!equal || amount == other_amount) return o;
    }
    return NULL;
}

bool is_own_transfer(const Check *c, const Line *l)
{
    if (!code_in(l->code, "GJ")) return false;
    return line_says(c, l, TEXT_OWN_FORM) || transfer_leg(c, l, true);
}
