/* emit.h: filings and findings in the shapes that the batch commands write. */
#ifndef SEC16_CLI_EMIT_EMIT_H
#define SEC16_CLI_EMIT_EMIT_H

#include "cli/opts.h"
#include "find/query.h"
#include "load/load.h"
#include "model/pieces.h"

/* A batch command at work: what it was asked, and what went by so far. */
typedef struct Job {
    const Args *args;
    size_t filings, unread; /* unread: inputs that could not be read */
    const RowSet *rows;     /* rows of the filing that are asked for; NULL = all */
    size_t known;           /* findings left out, as the baseline has them */
    size_t findings[SEVERITIES];
} Job;

static inline bool job_found_any(const Job *j)
{
    return j->findings[SEVERITY_NOTE] || j->findings[SEVERITY_WARNING] || j->findings[SEVERITY_ERROR];
}

/* A shape of output: functions that put text; `begin` and `end` may be NULL. */
typedef struct Emitter {
    void (*begin)(const Job *job, Buf *out);
    void (*filing)(const Job *job, const Loaded *x, Buf *out); /* `x` is not yet counted in the job */
    void (*end)(const Job *job, Buf *out);
    bool (*skips_findings)(const Job *job); /* what is written has nothing of them; NULL: it has */
} Emitter;

extern const Emitter emit_check[]; /* by the choices of OPT_CHECK_FORMAT */

/* Words for how a value came to be ("repaired", "unreadable"); none where it is simply what the source says.
 */
#define HOWS 5
size_t cell_how(const Cell *c, const char *out[HOWS]);
/* Where a filing comes from: path, and "!member" of an archive. */
Str source_of(const Where *w, Arena *a);

/* ---- shapes, each in a file of its own ---- */
void emit_ndjson_filing(const Job *job, const Loaded *x, Buf *out);
void emit_sarif_begin(const Job *job, Buf *out);
void emit_sarif_filing(const Job *job, const Loaded *x, Buf *out);
void emit_sarif_end(const Job *job, Buf *out);
void emit_junit_begin(const Job *job, Buf *out);
void emit_junit_filing(const Job *job, const Loaded *x, Buf *out);
void emit_junit_end(const Job *job, Buf *out);
void emit_csv_begin(const Job *job, Buf *out);
/* Puts ' before what a spreadsheet would run, in the lines from there on. */
void csv_make_safe(Buf *out, size_t from);
void emit_csv_filing(const Job *job, const Loaded *x, Buf *out);
bool emit_csv_skips_findings(const Job *job);
/* The keys of a FINDING, within an open object. */
void emit_finding(const Doc *d, const Finding *f, Buf *out);
/* Where a finding is, for people: "Table II row 2", "owner 1", "header". */
void emit_where(const Finding *f, Buf *out);

#endif
