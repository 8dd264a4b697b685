/* plan.c: C27, E15: trading plans under Rule 10b5-1. */
#include "check/checker.h"
#include "check/text.h"

/* ---- C27: the box for Rule 10b5-1(c) ---- */

typedef struct Plan {
    bool told, dated;
    Date adopted;
} Plan;

static void read_plan(const Check *c, Str text, Plan *p)
{
    if (!speaks_of_plan(c->text, text)) return;
    p->told = true;
    if (!p->dated) p->dated = text_date(c->text, TEXT_ADOPTED, text, &p->adopted);
}

static Plan plan_of(const Check *c)
{
    Plan p = {0};
    for (size_t i = 0; i < c->d->nnote; i++) read_plan(c, cell_text(&c->d->note[i].text), &p);
    read_plan(c, item_text(c, F_remarks), &p);
    return p;
}

/* The latest day on which this form might have been filed for all we know. */
static bool since_plan_box(const Check *c)
{
    return c->filed != DATE_NONE && c->filed >= date_of(2023, 4, 1);
}

static bool could_be_of_plan(const Check *c)
{
    for (size_t i = 0; i < c->nline; i++) {
        const Line *l = &c->line[i];
        if (!l->holding && !code_in(l->code, "AMFJ") && !(l->code == 'G' && l->side == 'A')) return true;
    }
    return false;
}

static void plan_after_trade(Check *c, Date adopted)
{
    for (size_t i = 0; i < c->nline; i++) {
        const Line *l = &c->line[i];
        if (!code_in(l->code, "PS") || l->date == DATE_NONE || l->date >= adopted) continue;
        if (c->d->nnote && !line_noted(l)) continue; /* another row may be the one of the plan */
        Finding *f = tell_line(c, l, F_transactionDate, 3);
        f->severity = SEVERITY_ERROR;
        f->arg[0] = adopted, f->arg[1] = l->date;
        return;
    }
}

void check_C27(Check *c)
{
    bool box = cell_flag(doc_item(c->d, F_aff10b5One));
    Plan p = plan_of(c);
    if (c->d->form == FORM_3) return;
    if (box && !p.told)
        tell_item(c, F_aff10b5One, 0);
    else if (box && !p.dated && c->text)
        tell_item(c, F_aff10b5One, 1);
    if (!box && p.told && since_plan_box(c)) tell_item(c, F_aff10b5One, 2);
    if (p.dated) plan_after_trade(c, p.adopted);
    if (box && c->nline && !could_be_of_plan(c)) tell_note(c, PART_DOC, 0, F_aff10b5One, 4);
}

/* ---- E15: the cooling-off period ---- */

static bool adopted_in(const Check *c, Str note, void *ctx)
{
    Plan *p = ctx;
    read_plan(c, note, p);
    return p->dated;
}

/* When the plan of a trade was adopted: a footnote of the row says so, or the remarks of a form with the box.
 */
static Date adopted_for(const Check *c, const Line *l)
{
    Plan p = {.adopted = DATE_NONE};
    for (size_t f = 0; f < F_ROW_N && !p.dated; f++) any_note(c, &l->row->cell[f], adopted_in, &p);
    if (!p.told && cell_flag(doc_item(c->d, F_aff10b5One))) read_plan(c, item_text(c, F_remarks), &p);
    return p.dated ? p.adopted : DATE_NONE;
}

enum { COOL_INSIDER = 90, COOL_INSIDER_MOST = 120, COOL_OTHER = 30 };

/* The message, or -1: nothing to tell. */
static int cooling_off(const Check *c, Date adopted, Date traded)
{
    bool insider = owner_is(c, F_isDirector) || owner_is(c, F_isOfficer);
    if (adopted < date_of(2023, 2, 27) || traded < adopted) return -1;
    Date days = traded - adopted;
    if (days < (insider ? COOL_INSIDER : COOL_OTHER)) return 0;
    return insider && days < COOL_INSIDER_MOST ? 1 : -1;
}

void check_E15(Check *c)
{
    const Line *first = NULL;
    Date adopted = DATE_NONE;
    for (size_t i = 0; i < c->nline && c->text; i++) {
        const Line *l = &c->line[i];
        if (!code_in(l->code, "PS") || l->date == DATE_NONE || (first && first->date <= l->date)) continue;
        Date day = adopted_for(c, l);
        if (cooling_off(c, day, l->date) >= 0) first = l, adopted = day;
    }
    if (!first) return;
    int variant = cooling_off(c, adopted, first->date);
    Finding *f = tell_line(c, first, F_transactionDate, variant);
    if (variant) f->severity = SEVERITY_NOTE;
    f->arg[0] = first->date - adopted, f->arg[1] = adopted;
}
