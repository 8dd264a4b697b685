/* stepping.c: to the next filing, finding or repair, and which findings are walked. */
#include "ui/browser.h"

void stepping_filing(Browser *b, int direction)
{
    if (b->desk.has_filing && !desk_beside(&b->desk, direction))
        browser_say(b, STYLE_STATUS, direction < 0 ? "this is the first filing" : "this is the last filing");
}

/* ---- findings and repairs ---- */

static void set_level(Browser *b, Severity level, bool without_reading)
{
    static const char *const names[SEVERITIES] = {"all findings", "warnings and errors", "errors only"};
    b->desk.level = level;
    b->desk.without_reading = without_reading;
    desk_refresh(&b->desk);
    browser_say(b, STYLE_STATUS, "%s%s", names[level], without_reading ? ", without those of reading" : "");
}

void stepping_level(Browser *b, int what)
{
    (void)what;
    set_level(b, (Severity)((b->desk.level + 1) % SEVERITIES), b->desk.without_reading);
}

void stepping_reading(Browser *b, int what)
{
    (void)what;
    set_level(b, b->desk.level, !b->desk.without_reading);
}

static void say_step(Browser *b, TrailStep s, int direction, const char *none)
{
    if (s == TRAIL_EMPTY) browser_say(b, STYLE_STATUS, "%s", none);
    if (s == TRAIL_WRAPPED) browser_say_wrapped(b, direction);
    if (s == TRAIL_DECIDED)
        browser_say(b, STYLE_DECIDED, "all %zu decided; again: the next filing with something undecided",
                    b->trails.doubts);
}

void stepping_finding(Browser *b, int direction)
{
    say_step(b, trails_step(&b->trails, TRAIL_FINDINGS, direction, false), direction,
             "no findings in any filing");
}

void stepping_repair(Browser *b, int direction)
{
    say_step(b, trails_step(&b->trails, TRAIL_REPAIRS, direction, false), direction,
             "nothing is left to decide in any filing");
}

void stepping_error(Browser *b, int direction)
{
    say_step(b, trails_step_worse(&b->trails, SEVERITY_ERROR, direction), direction,
             "no errors in any filing");
}

void stepping_warning(Browser *b, int direction)
{
    say_step(b, trails_step_worse(&b->trails, SEVERITY_WARNING, direction), direction,
             "no warnings or errors");
}

/* ---- the other filing ---- */

/* The filing that a finding across filings names; false: it names none. */
static bool named_filing(const Corpus *c, const Finding *f, uint32_t *filing)
{
    if (!(rules[f->rule].inputs & INPUT_C) || !f->arg[1]) return false;
    for (*filing = 0; *filing < c->nfiling; ++*filing) {
        const Filing *x = corpus_filing(c, *filing);
        if ((x->accession ? x->accession : x->path) == argument_filing(f->arg[1]).name) return true;
    }
    return false;
}

/* To the filing that a finding here names; where none does, back to where one came from. */
void stepping_other(Browser *b, int what)
{
    Desk *d = &b->desk;
    uint32_t filing;
    (void)what;
    for (size_t i = 0; d->open.ok && i < d->open.findings.n; i++) {
        const Finding *f = &d->open.findings.at[i];
        if (!desk_is_at(d, f) || !named_filing(&d->corpus, f, &filing)) continue;
        b->left = d->place;
        b->has_left = true;
        desk_go(d, (Place){.filing = filing, .part = PART_FILING, .field = F_NONE});
        browser_say(b, STYLE_STATUS, "the other filing; o goes back");
        return;
    }
    if (b->has_left)
        desk_go(d, b->left);
    else
        browser_say(b, STYLE_STATUS, "no finding here speaks of another filing");
    b->has_left = false;
}
