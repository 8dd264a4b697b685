/* across_plan.c: E15, E22: trading plans of an owner from filing to filing. */
#include "check/survey.h"

enum { LOOK_BACK = 200 }; /* filings */

/* The last filing before the i-th that tells of the same plan; chain->n if there is none. */
static size_t same_plan_before(const Survey *s, const Chain *chain, size_t i)
{
    Date adopted = survey_filing(s, chain->filing[i])->adopted;
    for (size_t k = i; adopted != DATE_NONE && k-- > 0 && i - k <= LOOK_BACK;)
        if (survey_filing(s, chain->filing[k])->adopted == adopted) return k;
    return chain->n;
}

/* ---- E15: two plans that trade in turn ---- */

/* Since then plans may not overlap. */
static bool is_new_plan(const Filing *f) { return f->adopted >= date_of(2023, 2, 27); }

static bool trades(const Survey *s, const Filing *f)
{
    for (uint32_t r = f->row0; r < f->row0 + f->rows[TABLE_I]; r++)
        if (s->c->row[r].code == 'S' || s->c->row[r].code == 'P') return true;
    return false;
}

static void overlapping_plans(Survey *s, const Chain *chain)
{
    for (size_t i = 2; i < chain->n; i++) {
        const Filing *f = survey_filing(s, chain->filing[i]);
        size_t before = same_plan_before(s, chain, i);
        if (before == chain->n || !is_new_plan(f) || !trades(s, f)) continue;
        for (size_t k = before + 1; k < i; k++) {
            const Filing *other = survey_filing(s, chain->filing[k]);
            if (!is_new_plan(other) || !trades(s, other)) continue;
            Finding *x = tell_filing(s, chain->filing[i], F_aff10b5One, 2, chain->filing[k]);
            x->severity = SEVERITY_NOTE;
            x->arg[0] = f->adopted;
            return;
        }
    }
}

void across_E15(Survey *s) { each_chain(s, overlapping_plans); }

/* ---- E22: the box of one plan ---- */

static bool has_box(const Filing *f) { return f->form != FORM_3 && filing_day(f) >= date_of(2023, 4, 1); }

static void plan_boxes(Survey *s, const Chain *chain)
{
    for (size_t i = 1; i < chain->n; i++) {
        size_t before = same_plan_before(s, chain, i);
        if (before == chain->n) continue;
        const Filing *a = survey_filing(s, chain->filing[before]), *b = survey_filing(s, chain->filing[i]);
        if (has_box(a) && has_box(b) && (a->flags ^ b->flags) & FILING_PLAN)
            tell_filing(s, chain->filing[i], F_aff10b5One, 0, chain->filing[before])->arg[0] = b->adopted;
    }
}

void across_E22(Survey *s) { each_chain(s, plan_boxes); }
