/* plan.c: C27, E15: trading plans under Rule 10b5-1. */
#include "check/checker.h"

/* ---- C27: the box for Rule 10b5-1(c) ---- */

static Plan plan_of(const Check *c)
{
    Plan p = PLAN_NONE;
    for (size_t i = 0; i <= c->d->nnote; i++) plan_add(&p, facts_plan(&c->facts, i));
    return p;
}

/* The plan of a trade: what a footnote of the row says, or the remarks of a form with the box. */
static Plan plan_for(const Check *c, const Line *l)
{
    Plan p = line_plan(c, l);
    if (!p.told && cell_flag(doc_item(c->d, F_aff10b5One))) plan_add(&p, facts_plan(&c->facts, c->d->nnote));
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

/* Each row against the plan that its own footnote tells of. */
static void plan_after_trade(Check *c)
{
    for (size_t i = 0; i < c->nline; i++) {
        const Line *l = &c->line[i];
        if (!code_in(l->code, "PS") || l->date == DATE_NONE) continue;
        Plan p = plan_for(c, l);
        if (p.modified || p.adopted == DATE_NONE || l->date >= p.adopted) continue;
        Finding *f = tell_line(c, l, F_transactionDate, 3);
        f->severity = SEVERITY_ERROR;
        f->arg[0] = p.adopted, f->arg[1] = l->date;
        return;
    }
}

void check_C27(Check *c)
{
    bool box = cell_flag(doc_item(c->d, F_aff10b5One));
    if (c->d->form == FORM_3 || !c->text) return;
    Plan p = plan_of(c);
    if (box && !p.told)
        tell_item(c, F_aff10b5One, 0);
    else if (box && !p.dated)
        tell_item(c, F_aff10b5One, 1);
    if (!box && p.told && since_plan_box(c)) tell_item(c, F_aff10b5One, 2);
    if (p.adopted != DATE_NONE) plan_after_trade(c);
    if (box && c->nline && !could_be_of_plan(c)) tell_note(c, PART_DOC, 0, F_aff10b5One, 4);
}

/* ---- E15: the cooling-off period ---- */

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
        Date day = plan_for(c, l).adopted;
        if (cooling_off(c, day, l->date) >= 0) first = l, adopted = day;
    }
    if (!first) return;
    int variant = cooling_off(c, adopted, first->date);
    Finding *f = tell_line(c, first, F_transactionDate, variant);
    if (variant) f->severity = SEVERITY_NOTE;
    f->arg[0] = first->date - adopted, f->arg[1] = adopted;
}
