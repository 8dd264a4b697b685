/* relations.h: what the filings of a corpus have to do with each other. */
#ifndef SEC16_LOAD_RELATIONS_H
#define SEC16_LOAD_RELATIONS_H

#include "check/check.h"
#include "model/swing.h"
#include "model/timeline.h"

/* Whether any rule is to run that concerns more than one filing. */
bool relations_wanted(const CheckOptions *check);
/* Puts what the checks across filings find among the findings of the corpus. */
void relations_check(Corpus *c, const CheckOptions *check);

/* The same in the background. */
typedef struct Relations Relations;

/* Begins. Until relations_stop the corpus must stay, and not grow; its findings may be set. Never NULL. The
 * filings must have been heard (LoadOptions). */
Relations *relations_start(const Corpus *c, const CheckOptions *check);
/* Whether all is worked out. */
bool relations_ready(Relations *r);
/* When it is ready, once: puts what was found among the findings of the corpus, in place of what was told
 * before. */
void relations_tell(Relations *r, Corpus *c);
/* Halts it, so that filings of the corpus may be renewed; ends all Dealings. What was told stays. NULL is
 * allowed. Goes on with relations_begin, anew. */
void relations_halt(Relations *r);
void relations_begin(Relations *r);
/* Ends it, also before it is ready; frees all. NULL is allowed. */
void relations_stop(Relations *r);

/* Whether it is known by now which filings belong together: soon, long before all is worked out. */
bool relations_lined(const Relations *r);
#define FILING_NONE UINT32_MAX
/* Once that is known: what a filing is best compared with, the one that it amends, else the first amendment
 * of it. FILING_NONE: there is neither. */
uint32_t relations_counterpart(const Relations *r, uint32_t filing);
/* Once that is known, by row of the corpus: the row of a later amendment that states it anew, and the row
 * that one of an amendment states anew. FILING_NONE: none; a row of an amendment that states none anew is one
 * that it adds. */
uint32_t relations_restated(const Relations *r, uint32_t row);
uint32_t relations_restates(const Relations *r, uint32_t row);

/* What the owner of a filing did in its issuer, worked out in the background. */
typedef struct Dealings Dealings;

/* Begins, once relations_lined. NULL where owner or issuer are not known. */
Dealings *dealings_start(Relations *r, uint32_t filing);
bool dealings_ready(const Dealings *d);
/* When it is ready; valid until dealings_end. */
const Timeline *dealings_timeline(const Dealings *d);
const Swings *dealings_swings(const Dealings *d);
/* Never waits; NULL is allowed. */
void dealings_end(Dealings *d);

#endif
