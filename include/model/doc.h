/* doc.h: everything of one filing, as filed and as understood. Made by a reader, read by all, thrown away
 * whole. */
#ifndef SEC16_MODEL_DOC_H
#define SEC16_MODEL_DOC_H

#include "base/date.h"
#include "base/dec.h"
#include "base/symbols.h"
#include "model/form.h"

typedef enum CellState {
    CELL_ABSENT, /* this form has no such item, or the source leaves it out */
    CELL_BLANK,  /* it is there and empty                                   */
    CELL_VALUE,  /* `u` holds the value                                     */
    CELL_NOTE,   /* only a footnote stands there                            */
    CELL_BAD     /* something stands there that cannot be understood: u.text = what the source says */
} CellState;

/* How a value came to be; 0 = simply what the source says. */
enum {
    PROV_JOINED = 1,   /* put together from several lines or pieces  */
    PROV_PLACED = 2,   /* its column was told by position or by type */
    PROV_REPAIRED = 4, /* corrected, with a Repair that says why     */
    PROV_GUESSED = 8,  /* other readings are possible                */
    /* what a person decided stands alone (model/decision.h) */
    PROV_ACCEPTED = 16, /* it was read right                         */
    PROV_REJECTED = 32, /* it was not: what the source says again    */
    PROV_TYPED = 64,    /* another value was typed                   */
    PROV_DECIDED = PROV_ACCEPTED | PROV_REJECTED | PROV_TYPED,
    PROV_MARKS = 128 /* of the footnote marks alone: that they stand there, or their numbers, is a guess */
};

/* Every item of the form. `u` by the kind of its field: text, dec, date, code (CODE; also FLAG as '1' or
 * '0'). Text is UTF-8 with white space collapsed, owned by the Doc. */
typedef struct Cell {
    union {
        Dec dec;
        Date date;
        char code;
        Str text;
    } u;
    Span raw; /* its bytes in Doc.text, from the first to the last piece; len 0 = none */
    uint8_t state, prov;
    uint16_t ref0, nref; /* footnote marks: Doc.ref[ref0 .. ref0 + nref - 1] */
} Cell;

/* What part of a filing something is in; each has rows that count from 0. */
typedef enum Part {
    PART_FILING, /* the filing as a whole; row 0           */
    PART_DOC,    /* header items, GROUP_DOC; row 0         */
    PART_OWNER,  /* a row an owner, GROUP_OWNER            */
    PART_I,      /* Table I, GROUP_ROW                     */
    PART_II,     /* Table II, GROUP_ROW                    */
    PART_NOTE,   /* a row a footnote; field F_NONE         */
    PART_SIGN,   /* a row a signature, GROUP_SIGN          */
    PARTS
} Part;

/* A spot that all views and tools speak of. */
typedef struct Place {
    uint32_t filing; /* index in the Corpus; 0 where only one Doc is meant */
    uint16_t row;
    uint8_t part;  /* Part */
    uint8_t field; /* FieldId, F_NONE = the whole row */
    Span raw;      /* bytes in the filing's text; len 0 = none */
} Place;

bool place_eq(Place a, Place b); /* filing, part, row, field; not the bytes */

/* What footnotes say that matters beyond the filing (check/hear.h); bits. */
enum { SAYS_EXEMPT = 1 }; /* the row is exempt from Section 16(b) */

typedef struct DocRow {
    uint8_t holding; /* 1 = a holding, 0 = a transaction */
    uint8_t says;    /* SAYS_… of the footnotes on it */
    Span raw;
    Cell cell[F_ROW_END];
} DocRow;

typedef struct Table {
    DocRow *row;
    size_t n, cap;
} Table;

typedef struct Owner {
    Span raw;
    bool has_code; /* its CCC is given, which EDGAR takes out before it shows the form */
    Cell *item;    /* F_OWNER_N of them; use owner_item */
} Owner;

typedef struct Sign {
    Span raw;
    Cell *item; /* F_SIGN_N of them; use sign_item */
} Sign;

/* A footnote, in the order of the source. */
typedef struct Note {
    Str id; /* "F1" */
    Cell text;
} Note;

/* A footnote mark on a cell. `note` is an index of Doc.note, NOTE_NONE where no such footnote is defined. */
#define NOTE_NONE UINT16_MAX
typedef struct Ref {
    Str id; /* empty: a mark whose number cannot be told, on a cell with PROV_MARKS */
    Span raw;
    uint16_t note;
} Ref;

/* What a recogniser did to a value. Each kind is told by one check, named here. */
typedef enum RepairKind {
    REPAIR_OTHER,          /* none of the below                                             */
    REPAIR_SPLIT_NUMBER,   /* F01: 93,46 1 is 93,461                                        */
    REPAIR_OVERLAP,        /* F02: glyphs printed on both sides of a column border, n 3|366 */
    REPAIR_GROUPING,       /* F03: 30),000  1,23,456                                        */
    REPAIR_CONFUSED,       /* F04: O for 0, l for 1                                         */
    REPAIR_MARK_GLUED,     /* F05: a footnote mark stuck to a value, 24,000(1)              */
    REPAIR_DATE_SPLIT,     /* F06: 08/08/1 988                                              */
    REPAIR_YEAR,           /* F07: 1938 where its siblings read 1988                        */
    REPAIR_COLUMN,         /* F08: the value stood under another column                     */
    REPAIR_WORD,           /* F09: Commo n                                                  */
    REPAIR_BOX,            /* F12: which box an X marks was told by its place               */
    REPAIR_CURRENCY,       /* F13: \$27.11  S27.11                                          */
    REPAIR_DECIMAL_GAINED, /* F15: 30.000 is 30,000                                         */
    REPAIR_ZIP,            /* F16: the zip code printed twice                               */
    REPAIR_DUPLICATED,     /* F17: 2,0|2,058 is 2,058                                       */
    REPAIR_NOTE,           /* F18: an explanation without its number                        */
    REPAIR_CODE,           /* F19: a code told by the rest of its row                       */
    REPAIR_DASH,           /* F22: a dash, read as blank                                    */
    REPAIR_KINDS
} RepairKind;

/* A correction, or the proposal of one, beside the bytes. */
typedef struct Repair {
    Place place;
    uint8_t kind;  /* RepairKind */
    Str was, now;  /* what the source says; what we read (normal form) */
    Str why;       /* "number split by a column border" */
    Str *evidence; /* "transactionShares 24,000" … */
    size_t nevidence;
    Str *other; /* other readings that could not be ruled out */
    size_t nother;
    bool applied; /* false: a suggestion, the cell shows the best guess */
} Repair;

/* A value in several pieces: the spans beyond Cell.raw's hull are listed one by one. */
typedef struct Piece {
    Place place; /* place.raw = the piece */
} Piece;

/* Something about the input itself that is not right. */
typedef struct Trouble {
    Span raw;
    Str what;
    bool unread;  /* the bytes in `raw` were not understood, and nothing was taken from them */
    bool differs; /* the submission's header says otherwise than the form, at this item: */
    uint8_t part, field;
    uint16_t row;
} Trouble;

/* Something in an XML form that EDGAR's schema does not allow (model/schema.h). */
typedef struct SchemaFault {
    Place place;           /* where it stands, or should stand                     */
    uint8_t kind, element; /* FaultKind, ElementId                                 */
    uint8_t group;         /* ElementId that it is in, or should be in             */
    uint16_t n;            /* as FaultKind says                                    */
    uint16_t since;        /* version that first asked for it, 0 = always          */
} SchemaFault;

/* A word as a recogniser saw it, where the source says so. */
typedef struct DocWord {
    Span raw;
    int left, top, right, bottom; /* its box in pixels, from the page's upper left corner */
    uint16_t page;                /* counts from 0 */
    int16_t sure;                 /* the recogniser's confidence in percent; -1: not told */
} DocWord;

/* Another document of the same submission: "EX-24", its description or file name, its bytes. */
typedef struct Attachment {
    Str type, name;
    Span raw;
} Attachment;

typedef enum Origin { ORIGIN_XML, ORIGIN_HTML, ORIGIN_TEXT, ORIGIN_OCR, ORIGIN_DATASET } Origin;

enum { PRINT_MAX = 2 << 20 }; /* bytes of a printed form that are read: none, nor a page of one, is longer */

typedef struct Doc {
    Arena arena; /* owns all below, but not `text` */
    Str text;    /* the filing's own bytes; owned by the caller, must outlive the Doc */
    Origin origin;
    FormType form; /* of documentType */
    bool amendment;
    bool sent;      /* a filer's own submission file: it is not filed yet */
    bool cut_short; /* the source ends before the filing does: something is missing, and nothing says what */
    bool no_form; /* only a header stands for it (filed on paper, or not there), or no form was recognised */
    bool lacks[F_END];      /* items that the source has no room for: that they are missing says nothing */
    bool lacks_part[PARTS]; /* the same of whole parts, whose table is not at hand */
    uint8_t limits_told;    /* a bit each limit of which there is a Trouble */
    bool corrects;  /* its footnotes say that an earlier report was wrong; this and the next two: check/hear.h
                     */
    Date corrected; /* the date they give of that report, or DATE_NONE */
    uint64_t numbers; /* those that footnotes and remarks tell, two bits each: number_bits in corpus.h */
    Date adopted;     /* when a Rule 10b5-1 plan was adopted, or DATE_NONE */
    Cell *item;       /* F_DOC_N of them; use doc_item */
    Owner *owner;
    Table table[TABLES];
    Note *note;
    Sign *sign;
    Ref *ref;
    Repair *repair;
    Piece *piece;
    Trouble *trouble;
    SchemaFault *fault;
    Attachment *attachment;
    DocWord *word; /* in no order */
    Span *printed; /* what the form itself prints, and a reader knew: captions, heads of columns, titles */
    struct Decision *decision; /* model/decision.h */
    const Symbols *symbols;    /* of the corpus, for findings that speak of other filings; may be NULL */
    Span *lost;                /* what was not understood, as it was told */
    uint64_t unread;           /* bytes of these; each once when doc_finish is done */
    size_t nowner, nnote, nsign, nref, nrepair, npiece, ntrouble, nfault, nattachment, nprinted, ndecision,
        nlost, nword;
    size_t capowner, capnote, capsign, capref, caprepair, cappiece, captrouble, capfault, capattachment,
        capprinted, capdecision, caplost;
} Doc;

/* Limits that keep a hostile filing from growing without end; more is a Trouble. */
enum {
    DOC_ROWS_MAX = 20000,
    DOC_NOTES_MAX = 20000,
    DOC_REFS_MAX = 65535,
    DOC_TROUBLES_MAX = 1000,
    DOC_FAULTS_MAX = 1000
};

/* ---- building (readers) ---- */
void doc_init(Doc *d, Str text, Origin origin);
void doc_free(Doc *d);
Owner *doc_add_owner(Doc *d);
DocRow *doc_add_row(Doc *d, TableId table, bool holding); /* NULL at the limit, with a Trouble */
Note *doc_add_note(Doc *d, Str id);                       /* NULL at the limit, with a Trouble */
Sign *doc_add_sign(Doc *d);
void doc_add_ref(Doc *d, Cell *c, Str id, Span raw); /* the cell's refs must be added together */
void doc_add_piece(Doc *d, Part part, size_t row, FieldId f, Span raw);
Repair *doc_add_repair(Doc *d, RepairKind kind, Part part, size_t row, FieldId f, Str was, Str now, Str why);
/* Each text once. */
void repair_add_evidence(Doc *d, Repair *r, Str evidence);
void repair_add_other(Doc *d, Repair *r, Str other); /* unless it is what was read */
void doc_add_attachment(Doc *d, Str type, Str name, Span raw);
/* Its field only where the part has it. */
void doc_add_fault(Doc *d, SchemaFault fault);
void doc_add_printed(Doc *d, Span raw); /* nothing is lost where nothing is taken from these bytes */
void doc_add_trouble(Doc *d, Span raw, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* The submission's header says otherwise than the form, at an item of it. */
void doc_add_difference(Doc *d, Place at, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* Bytes that were not understood: counted, and the first DOC_TROUBLES_MAX of them told. */
void doc_add_unread(Doc *d, Span raw, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* Puts what the source says (decoded, normal form) into a cell by the kind of its field; empty = BLANK.
 * A number, date, code or flag that cannot be understood becomes CELL_BAD with the text kept. */
void cell_set(Doc *d, Cell *c, FieldId f, Str value, Span raw);
/* Call once after reading: form and amendment from documentType, footnote marks bound, NOTE cells told. */
void doc_finish(Doc *d);

/* ---- using ---- */
static inline Cell *doc_item(const Doc *d, FieldId f) { return &d->item[f - F_DOC]; }
static inline Cell *owner_item(const Owner *o, FieldId f) { return &o->item[f - F_OWNER]; }
static inline Cell *sign_item(const Sign *s, FieldId f) { return &s->item[f - F_SIGN]; }
static inline Part part_of_table(TableId t) { return t == TABLE_I ? PART_I : PART_II; }

Cell *doc_cell(const Doc *d, Part part, size_t row, FieldId f); /* NULL if there is no such cell */
size_t doc_rows(const Doc *d, Part part);                       /* rows of a part */
bool cell_has(const Cell *c);                                   /* VALUE or BAD: something to show */
bool cell_flag(const Cell *c);                                  /* a FLAG that is marked */
Str cell_text(const Cell *c); /* u.text of a TEXT cell with a value, else empty */
Str cell_value(const Cell *c, FieldId f,
               char room[DATE_TEXT + DEC_TEXT]); /* normal form; BAD: as it stands */
Str cell_shown(const Cell *c, FieldId f,
               char room[DATE_TEXT + DEC_TEXT]); /* as the form prints: 24,000  11/12/2003 */
Str value_shown(FieldId f, Str value,
                char room[DATE_TEXT + DEC_TEXT]); /* a value in normal form, as the form prints */
enum { MARK_TEXT = 24 };                          /* room for a footnote mark */
Str note_mark(Str id, char room[MARK_TEXT]);      /* as the form prints it: "F1" -> "(1)" */
/* The i-th footnote mark of a cell: "(1)"; a guess "(1?)", or "(?)" where its number cannot be told. */
Str cell_mark(const Doc *d, const Cell *c, size_t i, char room[MARK_TEXT]);
unsigned doc_fiscal_end(const Doc *d);  /* 930: September 30, as EDGAR's header says; 0 where it does not */
Span doc_span(const Doc *d, Str slice); /* of a slice of d->text */
const Repair *doc_repair_at(const Doc *d, Part part, size_t row, FieldId f); /* the last one, or NULL */
const char *part_name(Part part);  /* "header", "owner", "Table I", … */
const char *origin_name(Origin o); /* "xml", "html", "text", "ocr", "dataset" */
void doc_dump(const Doc *d,
              Buf *out); /* the Doc as text, a line a value, with spans and repairs (golden files) */

#endif
