/* facts.h: what can be asked of the filings in memory (query.def), one value after another. Queries, sorting
 * and counting all ask here. */
#ifndef SEC16_FIND_FACTS_H
#define SEC16_FIND_FACTS_H

#include "find/notes.h"
#include "model/corpus.h"

typedef enum QueryFieldId {
#define QUERY(name, ...) Q_##name,
#include "find/query.def"
    QUERY_FIELDS,
    Q_TEXT = QUERY_FIELDS /* a bare word: names, symbols, titles */
} QueryFieldId;

typedef enum QueryKind { ASK_TEXT, ASK_WORD, ASK_CODE, ASK_NUMBER, ASK_DATE, ASK_COUNT, ASK_FLAG } QueryKind;
typedef enum QueryOf { OF_FILING, OF_ROW, OF_FINDING, OF_NOTE, OF_REVIEW } QueryOf;

typedef struct QueryField {
    const char *name;
    uint8_t kind, of; /* QueryKind, QueryOf */
    uint8_t element;  /* FieldId, or F_NONE */
    const char *help, *example;
} QueryField;

extern const QueryField query_fields[QUERY_FIELDS + 1]; /* the last one is Q_TEXT */

/* By its name or that of its element, case aside; QUERY_FIELDS if there is none. */
QueryFieldId query_field_by_name(Str name);

/* One of the words that a field of kind CODE takes. Several may have the same key (1 and I). */
typedef struct QueryChoice {
    const char *word, *help;
    int key; /* below CHOICE_KEYS */
} QueryChoice;
enum { CHOICE_KEYS = 512 };

/* The i-th word of a field; false past the last. */
bool query_choice(QueryFieldId f, size_t i, QueryChoice *out);
/* Whether a word stands for a key: B25 and B both stand for that of B25, 4 for that of 4/A. */
bool query_choice_covers(QueryFieldId f, const QueryChoice *word, int key);

/* What a person left on a filing; bits. */
enum { MARK_REVIEWED = 1, MARK_DISMISSED = 2, MARK_NOTED = 4 };

#define HITS_UNKNOWN UINT32_MAX

/* All that is known. `notes` may be NULL: no footnote is. `marks`: MARK_… by filing, for the first `nmark` of
 * them. */
typedef struct Facts {
    const Corpus *corpus;
    const Notes *notes;
    const uint8_t *marks;
    size_t nmark;
    const uint32_t
        *hits; /* of the search, by filing, for the first `nhit` of them; HITS_UNKNOWN: not searched yet */
    size_t nhit;
} Facts;

typedef enum FactKind { FACT_NUMBER, FACT_SYM, FACT_NOTE, FACT_KEY } FactKind;

typedef struct Fact {
    FactKind kind;
    union {
        Wide number; /* NUMBER, COUNT: times 10^15; DATE: the day */
        Sym sym;     /* FACT_SYM: of the corpus; FACT_NOTE: of the notes */
        int key;     /* CODE; FLAG: 1 */
    } u;
} Fact;

#define ROW_NONE UINT32_MAX /* no row: the filing as a whole */

/* The i-th value of a field, of a row of the corpus or (ROW_NONE) of the filing as a whole; false past the
 * last. Fields of rows have one value at most, and none for the filing as a whole; names of owners, roles,
 * notes and findings may have several. Findings and notes: of a row those on it and those on no row; of the
 * filing all. */
bool fact_at(const Facts *facts, QueryFieldId f, uint32_t filing, uint32_t row, size_t i, Fact *out);
/* The text of a FACT_SYM or FACT_NOTE. */
Str fact_text(const Facts *facts, const Fact *fact);
/* As people read it: 1,234.50, 2024-07-01, a word of query_choice. */
Str fact_shown(const Facts *facts, QueryFieldId f, const Fact *fact, Arena *a);

/* The value of a row in dollars, times 10^15; false where it has none. */
bool row_value(const Row *r, Wide *out);
/* The values of a filing's rows with that code together. */
Wide filing_value(const Corpus *c, uint32_t filing, char code);
/* By how many business days a filing was late, by its findings; 0 = it was not. */
int filing_late(const Corpus *c, uint32_t filing);

#endif
