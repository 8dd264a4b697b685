/* checker.h: what the rule functions in src/check/rules share: the filing under check, its rows, and how to
 * report. */
#ifndef SEC16_CHECK_CHECKER_H
#define SEC16_CHECK_CHECKER_H

#include "base/symbols.h"
#include "check/facts/facts.h"
#include "model/finding.h"

/* A row of Table I or II, with what most checks ask of it worked out once. A date that is missing, impossible
 * or a filler (A01, A02, A03) is DATE_NONE here, so that no check compares it; a code that is missing is 0.
 */
typedef struct Line {
    const DocRow *row;
    size_t at; /* in its table */
    uint8_t part;
    bool holding;
    char code, side, form_type;
    uint8_t kind, under_kind; /* what the titles say that security and underlying are: keys.h */
    Sym title, class;         /* equal in rows of one title, of one class held one way: keys.h */
    Date date, deemed, exercise, expiration;
    bool noted;     /* a footnote's mark on any cell */
    uint16_t nnote; /* footnotes that its marks lead to, each once */
    const uint16_t *note;
    TextSet may; /* what one of them may say */
} Line;

typedef struct Check {
    const Doc *d;
    Arena arena; /* scratch for one filing */
    Line *line;  /* Table I, then Table II */
    size_t nline;
    Date filed;            /* filing date; where it is not known, the latest signature; or DATE_NONE */
    bool before_filing;    /* it is about to be sent */
    bool signed_only;      /* `filed` is a signature's date */
    Date period;           /* usable as in Line */
    const TextMatch *text; /* may be NULL */
    RuleId rule;           /* the one that runs now */
    Facts facts;           /* of its footnotes and remarks */
    Symbols keys;          /* of titles and classes */
    Findings found;
} Check;

/* The function of each rule that looks at a single filing. */
#define RULE(id, ...) void check_##id(Check *c);
#define ACROSS(...)
#include "model/rules.def"

/* The body of a check that looks at each row for itself. */
#define ROW_CHECK(id)                                                                                        \
    static void row_##id(Check *c, const Line *l);                                                           \
    void check_##id(Check *c) { check_lines(c, row_##id); }                                                  \
    static void row_##id(Check *c, const Line *l)

void check_lines(Check *c, void (*fn)(Check *c, const Line *l));
/* Calls fn for each cell of the form in which something stands: header, owners, rows, footnotes' texts,
 * signatures. */
void check_cells(Check *c, void (*fn)(Check *c, Part part, size_t row, FieldId f, const Cell *cell));

/* Reports what the rule that runs now found; severity and arguments may be changed in what is returned, until
 * the next report. `variant` is the number of the message. */
Finding *tell(Check *c, Part part, size_t row, FieldId f, int variant);
Finding *tell_line(Check *c, const Line *l, FieldId f, int variant);
Finding *tell_item(Check *c, FieldId f, int variant);
void tell_note(Check *c, Part part, size_t row, FieldId f,
               int variant); /* as a note, whatever the rule's severity */

static inline const Cell *line_cell(const Line *l, FieldId f) { return &l->row->cell[f]; }
static inline bool cell_is(const Cell *c) { return c->state == CELL_VALUE; }
static inline bool cell_noted(const Cell *c) { return c->nref > 0; }
/* Nothing stands there: no value, readable or not, and no footnote. */
static inline bool cell_empty(const Cell *c) { return !cell_has(c) && !c->nref; }
/* What stands in the source; where it was put together from pieces, not all of it may be of the cell. */
static inline Str cell_source(const Doc *d, const Cell *c) { return str_trim(span_str(d->text, c->raw)); }
static inline bool is_zero(const Cell *c) { return cell_is(c) && dec_sign(c->u.dec) == 0; }
static inline bool is_positive(const Cell *c) { return cell_is(c) && dec_sign(c->u.dec) > 0; }

bool code_in(char code, const char *set); /* 0 is in none */
bool is_dash(Str s);                      /* -, --, or a longer dash: nothing */
bool is_scan(const Check *c);             /* OCR'd or plain text */
Str printed_text(const Check *c);         /* of the source, what is read of a printed form */
/* Whether a text, a footnote of the cell, of any cell of the row, any footnote or the remarks have what the
 * pattern looks for. */
bool says(const Check *c, TextPattern which, Str text);
bool cell_says(const Check *c, const Cell *cell, TextPattern which);
bool line_says(const Check *c, const Line *l, TextPattern which);
bool form_says(const Check *c, TextPattern which);
/* Calls fn for each footnote of a cell or a row until it says true; whether one did. */
typedef bool NoteCheck(Prose *note, void *ctx);
bool any_note(const Check *c, const Cell *cell, NoteCheck *fn, void *ctx);
bool any_line_note(const Check *c, const Line *l, NoteCheck *fn, void *ctx);
Plan line_plan(const Check *c, const Line *l);
bool says_plan(const Check *c, const Line *l); /* a footnote of the row, or the box: Rule 10b5-1 */
/* Type 4, or where the form does not say, no mark of an early report. */
bool due_on_form4(const Line *l);
/* Done before the owner was subject to Section 16, and reported for Rule 16a-2(a): its day is no day of this
 * form. */
bool looks_back(const Check *c, const Line *l);
bool owner_is(const Check *c, FieldId box); /* any owner has the box marked */
/* The messages of a rule of group F: a repair that was applied, one that is proposed, what the check saw by
 * itself. */
enum { MESSAGE_APPLIED, MESSAGE_PROPOSED, MESSAGE_OWN };
void check_repairs(Check *c, RepairKind kind);   /* tells of the repairs of that kind */
void check_captions(Check *c);                   /* tells of the first caption that is broken apart */
bool is_unnumbered(const Check *c, size_t note); /* a printed explanation without its number */
Str item_text(const Check *c, FieldId f);        /* text of a header item */
/* The owner before it with the same CIK, zeros in front aside; `at` itself where there is none. */
size_t same_owner(const Check *c, size_t at);
size_t owners_counted(const Check *c); /* each once */

/* Dates that software writes where there is none. */
bool is_filler(Date d, Date period);
/* Whether a date can be compared with others: it is there, its year has a century, and it is no filler. */
bool is_usable(Date d, Date period);

#endif
