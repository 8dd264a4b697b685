/* form.h: what Forms 3, 4 and 5 consist of (fields.def, boxes.def, codes.def), and look-ups in it. */
#ifndef SEC16_MODEL_FORM_H
#define SEC16_MODEL_FORM_H

#include "base/str.h"

typedef enum Kind { KIND_TEXT, KIND_NUMBER, KIND_DATE, KIND_CODE, KIND_FLAG } Kind;

/* What a field belongs to. */
typedef enum Group { GROUP_ROW, GROUP_DOC, GROUP_OWNER, GROUP_SIGN } Group;

/* One id for every field, named as the SEC's element: F_transactionShares, F_issuerName, F_isDirector. */
typedef enum FieldId {
#define ROW_FIELD(name, ...) F_##name,
#include "model/fields.def"
    F_ROW_END,
    F_DOC = F_ROW_END,
    F_before_doc = F_DOC - 1,
#define DOC_FIELD(name, ...) F_##name,
#include "model/fields.def"
#define DOC_BOX(name, ...) F_##name,
#include "model/boxes.def"
    F_OWNER,
    F_before_owner = F_OWNER - 1,
#define OWNER_FIELD(name, ...) F_##name,
#include "model/fields.def"
#define OWNER_BOX(name, ...) F_##name,
#include "model/boxes.def"
    F_SIGN,
    F_before_sign = F_SIGN - 1,
#define SIGN_FIELD(name, ...) F_##name,
#include "model/fields.def"
    F_END,
    F_NONE = 255 /* no field: a place that is a whole row, note, filing */
} FieldId;

#define F_ROW_N   ((size_t)F_ROW_END)
#define F_DOC_N   ((size_t)(F_OWNER - F_DOC))
#define F_OWNER_N ((size_t)(F_SIGN - F_OWNER))
#define F_SIGN_N  ((size_t)(F_END - F_SIGN))

typedef enum FormType { FORM_NONE, FORM_3 = 3, FORM_4 = 4, FORM_5 = 5 } FormType;

/* The two tables: non-derivative and derivative securities. */
typedef enum TableId { TABLE_I, TABLE_II, TABLES } TableId;

typedef struct Field {
    const char *name; /* element name of the specification; JSON name */
    const char *path; /* element path below its group's element; "" = stands in the EDGAR header only */
    const char *column[2][2]; /* GROUP_ROW: column number by table, and 0 = Form 3, 1 = Form 4 and 5 */
    const char *item[3];      /* other groups: item number on Form 3, 4, 5 */
    const char *head;         /* short head of a column, or the caption */
    const char *caption;      /* as the form prints it */
    const char *help;
    uint8_t kind;  /* Kind  */
    uint8_t group; /* Group */
    uint8_t width; /* columns of a terminal */
} Field;

extern const Field fields[F_END];

FieldId field_by_name(Str name);                        /* F_NONE if there is no such element */
bool field_in(FieldId f, TableId table, FormType form); /* has this table of this form such a column? */

/* The columns of a table in the order in which that form prints them; returns their number. */
size_t form_columns(FormType form, TableId table, FieldId out[F_ROW_END]);

const char *form_title(FormType form);                   /* "STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP" */
const char *form_item_caption(FieldId f, FormType form); /* caption as that form prints it */

typedef enum CodeGroup { GENERAL, RULE16B3, DERIVATIVE, OTHER_EXEMPT, OTHER } CodeGroup;
typedef enum Section16b { MATCHED, EXEMPT, OPEN, FLAG } Section16b;

typedef struct Code {
    char letter;
    char side[2]; /* normal side by table: 'A', 'D', '*' either, '-' never there */
    uint8_t group, section16b;
    bool form5;          /* the report may wait for Form 5 */
    const char *meaning; /* a short sentence without its point */
    const char *law;
} Code;

extern const Code codes[];
extern const size_t codes_n;

extern const char letters_of_codes[];    /* of all of them, V and K too */
const Code *code_by_letter(char letter); /* NULL if there is none; V and K are found */
bool code_is_flag(char letter);          /* V or K: no transaction code of its own */
const char *code_group_name(CodeGroup g);
const char *section16b_name(Section16b s);

#endif
