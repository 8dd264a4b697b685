/* survey.h: what the rule functions across filings share: the corpus, its lineage, and how to report. */
#ifndef SEC16_CHECK_SURVEY_H
#define SEC16_CHECK_SURVEY_H

#include "check/lineage.h"
#include "model/finding.h"

#include <stdatomic.h>

typedef struct Survey {
    const Corpus *c;
    Lineage lineage; /* not owned */
    const atomic_bool *stop;
    RuleId rule; /* the one that runs now */
    AcrossList *out;
} Survey;

/* The function of each rule that looks at several filings. */
#define RULE(...)
#define ACROSS(id, ...) void across_##id(Survey *s);
#define BOTH            ACROSS
#include "model/rules.def"

static inline const Filing *survey_filing(const Survey *s, uint32_t i) { return &s->c->filing[i]; }
/* False: it is to end early. */
static inline bool survey_goes_on(const Survey *s) { return !s->stop || !atomic_load(s->stop); }
void each_chain(Survey *s, void (*fn)(Survey *s, const Chain *chain));
void each_issuer(Survey *s, void (*fn)(Survey *s, const Chain *issuer));

/* Reports on a filing's header item, or a row of the corpus. Argument 1 is the name of the other filing, if
 * there is one; severity and argument 0 may be changed in what is returned, until the next report. */
Finding *tell_filing(Survey *s, uint32_t filing, FieldId f, int variant, uint32_t other);
Finding *tell_row(Survey *s, uint32_t filing, uint32_t row, FieldId f, int variant, uint32_t other);

#endif
