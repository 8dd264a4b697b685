/* report.h: the load report: what went through the pipeline, kept input by input. */
#ifndef SEC16_LOAD_REPORT_H
#define SEC16_LOAD_REPORT_H

#include "load/load.h"
#include "model/intake.h"

/* Adds one thing that load_next handed out; all of them, in their order. Copies what it keeps; its filings
 * count from 0 as in a Corpus to which each was added. */
void report_take(Intakes *report, const Loaded *x);

#endif
