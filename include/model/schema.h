/* schema.h: a filing's elements held against EDGAR's schema (schema.def) while they are read. What does not
 * fit is kept in the Doc as a SchemaFault, which the checks of group S tell; a filing that fits costs a
 * look-up an element.
 */
#ifndef SEC16_MODEL_SCHEMA_H
#define SEC16_MODEL_SCHEMA_H

#include "model/doc.h"

/* One id an element; those of fields are their FieldId. */
typedef enum ElementId {
    E_before_others = F_END - 1,
#define OTHER(name) E_##name,
#include "model/schema.def"
    E_END,
    E_NONE = 255
} ElementId;

typedef enum SchemaGroup {
#define GROUP(id, element) G_##id,
#include "model/schema.def"
    GROUPS
} SchemaGroup;

/* Kinds of SchemaFault. */
typedef enum FaultKind {
    FAULT_UNKNOWN,          /* an element that no form has; raw: its name              */
    FAULT_STRANGE,          /* an element that does not belong in its group            */
    FAULT_OTHER_FORM,       /* the same, on this form                                  */
    FAULT_NO_MARK,          /* a footnote on an element that takes none                */
    FAULT_ORDER,            /* behind an element that comes later; n: that element     */
    FAULT_MISSING,          /* an element that must be there                           */
    FAULT_NO_VALUE,         /* one without the value that it must have                 */
    FAULT_NO_VALUE_NOTED,   /* the same: only a footnote stands there                  */
    FAULT_NO_VALUE_OR_MARK, /* one that needs a value or a footnote                    */
    FAULT_COUNT,            /* more of them than n                                     */
    FAULT_TWICE,            /* more than one                                           */
    FAULT_CHOICE,           /* beside the one that it stands for; n: that element      */
    FAULT_MARK_TWICE,       /* a footnote referred to twice in one element; n: Doc.ref */
    FAULT_ADDRESS,          /* what should be an e-mail address is none; raw: the text */
    FAULT_ADDRESS_TWICE,    /* one that stands before                                  */
    FAULT_KINDS
} FaultKind;

enum { SCHEMA_DEPTH = 6, SCHEMA_CHILDREN_MAX = 160 };

typedef struct SchemaFrame {
    bool open, stray;     /* stray: it does not belong there, so that nothing is missing from it */
    uint8_t group, child; /* child: of the group around it; SCHEMA_CHILDREN_MAX = none of its */
    uint8_t last;         /* the child that came last */
    uint16_t run;         /* how many of them         */
    uint32_t seen;        /* places that were filled  */
} SchemaFrame;

typedef struct Schema {
    Doc *doc;
    bool off;                        /* a version whose schema is not known here */
    uint8_t forms;                   /* forms that it may be, a bit each; all as long as that is not known */
    uint16_t version;                /* 508: X0508; 0 = the filing does not say */
    uint8_t first[GROUPS];           /* its first child */
    uint32_t need[GROUPS];           /* places that must be filled, a bit each */
    SchemaFrame frame[SCHEMA_DEPTH]; /* by depth; what lies between may be left out */
} Schema;

void schema_start(Schema *s, Doc *d);
/* Nothing is told: it is of a version whose schema is not known here. */
void schema_leave(Schema *s);
/* What the document says of itself, once it has: "X0508", "4/A". */
void schema_version(Schema *s, Str version);
void schema_form(Schema *s, Str type);

/* An element begins, inside the nearest open one above its depth; `at`: where it stands. */
void schema_open(Schema *s, unsigned depth, ElementId e, Place at);
/* One with a value ends: how many <value> it holds (0: it is the value itself), whether that is blank, and
 * how many footnote marks there are. */
void schema_value(Schema *s, unsigned depth, size_t values, bool blank, size_t marks, Place at);
/* An element ends that holds others. */
void schema_close(Schema *s, unsigned depth, Place at);
/* An element of another name, inside the nearest open one above that depth; `at.raw`: its name. */
void schema_unknown(Schema *s, unsigned depth, Place at);
/* Anything else that does not fit. */
void schema_fault(Schema *s, FaultKind kind, ElementId e, size_t n, Place at);

const char *element_name(ElementId e);
/* Most characters of a field's text; SIZE_MAX where the schema does not say. */
size_t schema_length(FieldId f);
/* 508 for "X0508"; 0 = no such version. */
unsigned schema_version_number(Str version);

#endif
