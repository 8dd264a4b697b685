/* relations.h: what the filings of a corpus have to do with each other. */
#ifndef SEC16_LOAD_RELATIONS_H
#define SEC16_LOAD_RELATIONS_H

#include "check/check.h"
#include "model/corpus.h"

/* Whether any rule is to run that concerns more than one filing. */
bool relations_wanted(const CheckOptions *check);
/* Puts what the checks across filings find among the findings of the corpus. */
void relations_check(Corpus *c, const CheckOptions *check);

/* The same in the background. */
typedef struct Relations Relations;

/* Begins. Until relations_stop the corpus must stay, and not grow; its findings may be set. Never NULL. */
Relations *relations_start(const Corpus *c, const CheckOptions *check);
/* Whether all is worked out. */
bool relations_ready(Relations *r);
/* When it is ready, once: puts what was found among the findings of the corpus. */
void relations_tell(Relations *r, Corpus *c);
/* Ends it, also before it is ready; frees all. NULL is allowed. */
void relations_stop(Relations *r);

#endif
