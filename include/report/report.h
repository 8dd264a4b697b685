/* report.h: a review as a document to hand on: who reviewed what and when, what was found and by which law,
 * what was decided, dismissed and noted, and what could not be read. */
#ifndef SEC16_REPORT_REPORT_H
#define SEC16_REPORT_REPORT_H

#include "load/load.h"
#include "store/review.h"

typedef enum ReportFormat { REPORT_MARKDOWN, REPORT_HTML, REPORT_JSON } ReportFormat;

typedef struct Report Report;

/* `now` in seconds since 1970-01-01 UTC. Never NULL; free with report_free. */
Report *report_new(Str reviewer, int64_t now);
void report_free(Report *r);
/* Adds a filing of the corpus that was read again (load_again), and what `review` has about it; copies all.
 * False: what there is about it could not be read (review_error); it is in the report, which says so. */
bool report_filing(Report *r, const Corpus *c, uint32_t filing, const Loaded *x, Review *review);
/* Adds an input that could not be read. */
void report_failure(Report *r, Str source, Str what);
/* Appends the document: Markdown (CommonMark with tables); one HTML page that loads nothing from elsewhere;
 * or one JSON document. */
void report_put(const Report *r, ReportFormat format, Buf *out);

#endif
