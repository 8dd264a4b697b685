/* entry.h: what a report holds, ready to be written. Used inside report only. */
#ifndef SEC16_REPORT_ENTRY_H
#define SEC16_REPORT_ENTRY_H

#include "report/report.h"
#include "view/kit/plot.h"

/* By whom and when; all zero: not at all. */
typedef struct By {
    Str who;
    int64_t time;
} By;

typedef struct FindingEntry {
    const Rule *rule;
    Severity severity;
    Str where, message, fingerprint;
    bool dismissed;
    Str reason;
    By by;
} FindingEntry;

/* A decision about a cell (`what`: accepted, rejected, typed) or a note to a place (`what`: note). */
typedef struct ActEntry {
    const char *what;
    Str where, source, before, now; /* now: the value; the note */
    By by;
} ActEntry;

typedef struct FilingEntry {
    Str source, sha256, form, day, day_kind, issuer, owner;
    size_t rows[TABLES];
    uint64_t bytes, unread; /* unread: of these, bytes that were not understood */
    int late;               /* business days, by its findings */
    bool reviewed, unknown; /* unknown: what people did about it could not be read */
    By by;
    size_t gone; /* decisions that do not hold any more */
    FindingEntry *finding;
    ActEntry *act;
    Str *trouble;
    size_t nfinding, nact, ntrouble;
    Plot holdings, prices; /* holdings: on the first filing of its owner */
} FilingEntry;

typedef struct FailureEntry {
    Str source, what;
} FailureEntry;

struct Report {
    Arena arena;
    Str reviewer;
    int64_t now;
    FilingEntry *filing;
    FailureEntry *failure;
    size_t nfiling, nfailure, capfiling, capfailure;
};

enum { TIME_TEXT = 32 };
/* "2026-11-29 01:30 UTC"; with `exact` as JSON has it: 2026-11-29T01:30:05Z. Lives in `room`. */
Str time_text(int64_t time, bool exact, char room[TIME_TEXT]);

/* How a document is put on paper. Texts are as they are: what must be quoted is quoted here. */
typedef struct Pen {
    void (*begin)(Buf *out, Str title);
    void (*end)(Buf *out);
    void (*head)(Buf *out, int level, Str text);
    void (*line)(Buf *out, Str text); /* a paragraph */
    void (*table)(Buf *out, const char *const *heads, size_t n);
    void (*row)(Buf *out, const Str *cell, size_t n,
                const char *tone); /* tone: error, warning, note, or "" */
    void (*table_end)(Buf *out);
    void (*plot)(Buf *out, const Plot *plot); /* that has something to draw */
} Pen;

/* A drawing of a page: SVG, in the colours of its style. */
void svg_put(const Plot *p, Buf *out);
void put_quoted(Buf *out, Str text); /* quoted */

extern const Pen pen_markdown, pen_html;

void report_put_text(const Report *r, const Pen *pen, Buf *out);
void report_put_json(const Report *r, Buf *out);

#endif
