/* finding.h: the catalogue of checks as a table (rules.def), and what a check found. The conditions are in
 * check/. */
#ifndef SEC16_MODEL_FINDING_H
#define SEC16_MODEL_FINDING_H

#include "model/doc.h"

typedef enum Severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR, SEVERITIES } Severity;

/* Inputs that a check rests on (rules 1.2); combine with |. */
enum {
    INPUT_X = 1, /* XML, and EDGAR's rendering of it     */
    INPUT_T = 2, /* the SEC's data sets                  */
    INPUT_O = 4, /* OCR'd or plain text                  */
    INPUT_C = 8, /* needs other filings                  */
    INPUT_P = 16 /* needs prices from outside            */
};

/* One id a check, named by its catalogue number: RULE_A01 … ; ids are never reused. */
typedef enum RuleId {
#define RULE(id, ...) RULE_##id,
#include "model/rules.def"
    RULES,
    RULE_NONE = 0xffff
} RuleId;

/* What a rule is about. */
typedef enum RuleKind {
    RULE_COMPLIANCE,  /* what a filing reports, against the form, a rule or the schema */
    RULE_READING,     /* what recognition did to a printed form */
    RULE_INFORMATION, /* worth knowing, and no fault of the filing */
    RULE_KINDS
} RuleKind;

typedef struct Rule {
    const char *id, *slug;      /* "B25", "option-zero-strike" */
    uint8_t kind;               /* RuleKind */
    uint8_t severity;           /* Severity, unless the finding says otherwise */
    uint8_t inputs;             /* INPUT_… */
    bool off;                   /* only when selected by id: too many innocent causes */
    const char *message;        /* variants parted by '|'; see finding_message */
    const char *condition;      /* when it fires, for people */
    const char *source;         /* the law, form or specification behind it */
    const char *why;            /* why it matters */
    const char *false_alarms;   /* known innocent causes */
    const char *fires, *silent; /* an example of each */
} Rule;

extern const Rule rules[RULES];

/* A filing as an argument of a finding: its accession number or path, and how people call it, by form and
 * day. */
typedef struct NamedFiling {
    Sym name;
    FormType form;
    bool amendment;
    Date day; /* or DATE_NONE */
} NamedFiling;

int64_t filing_argument(NamedFiling f);
NamedFiling argument_filing(int64_t v);

RuleId rule_by_name(Str id_or_slug);    /* RULE_NONE if there is none; case does not matter */
const char *severity_name(Severity s);  /* "note", "warning", "error" */
const char *rule_kind_name(RuleKind k); /* "compliance", "reading", "information" */

/* What a check found. Pointer-free; the text is made when it is shown. 32 bytes. */
typedef struct Finding {
    uint16_t rule;    /* RuleId */
    uint16_t row;     /* of the part, from 0 */
    uint8_t part;     /* Part */
    uint8_t field;    /* FieldId or F_NONE */
    uint8_t severity; /* Severity as it stands here */
    uint8_t variant;  /* which of the rule's messages */
    Span raw;         /* bytes that it is about; len 0 = none */
    int64_t arg[2];   /* numbers for the message: a Dec, a Date, a count, a row, as the message says */
} Finding;

typedef struct Findings { /* heap; free with findings_free */
    Finding *at;
    size_t n, cap;
} Findings;

Finding *findings_add(Findings *list);
void findings_free(Findings *list);
Place finding_place(const Finding *f);
/* The order of the form; a whole row before its cells; within a cell worst first. 0: they say the same. */
int finding_cmp(const Finding *a, const Finding *b);
void findings_sort(Findings *list);

/* The message, appended. In a rule's text stand {cell}, the finding's cell as the form prints it; {ELEMENT},
 * that field of the same row; {caption} of the field; {raw} bytes of the source; {id} of the footnote; {0:n}
 * {0:n5} {0:date} {0:dec} {0:char} {0:ref} {0:note} {0:sym} {0:filing} {0:why} {0:grace} {0:add5}, the
 * arguments as number, date, …; {late:form4} by how much, {due:form4} the due date and {done} when it was
 * done instead, from argument 0 to argument 1; {rows} how many rows it is about; {trouble} what the reader
 * said; {was} {now} {evidence} {other} {reason} of the repair with index argument 0. */
void finding_message(const Doc *d, const Finding *f, Buf *out);
/* The counting of a due date behind the message, for who wants to see it: "executed Tue 2020-03-31; Wed 1 =
 * 1, …". False: it is about no due date. */
bool finding_working(const Doc *d, const Finding *f, Buf *out);
/* A reading of a repair as people call it: a date or number as the form prints it, the caption of a box. */
void repair_say(const Doc *d, const Repair *r, Str value, Buf *out);
/* The reason of a repair, or its evidence, with captions for the names of elements. */
void repair_say_text(const Doc *d, Str text, Buf *out);
/* Whether the recogniser may be to blame: in printed forms, what hangs on a cell that is a guess, and an
 * error that hangs on the reading of one cell. Such is no error (check.c), and its message says so. */
bool finding_maybe_misread(const Doc *d, const Finding *f);

/* 16 hex digits that stay the same when rows move: rule, field, and what the cell says. */
void finding_fingerprint(const Doc *d, const Finding *f, char out[17]);

/* A finding in one filing that another one gives the reason for. Its `raw` is empty: a Corpus keeps no spans.
 */
typedef struct Across {
    Finding finding;
    uint32_t filing, other; /* indices in the Corpus; other may be NO_FILING */
} Across;

typedef struct AcrossList { /* heap; free with across_free */
    Across *at;
    size_t n, cap;
} AcrossList;

#endif
