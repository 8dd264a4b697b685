/* markup.h: a tolerant pull tokenizer for the XML and HTML that EDGAR makes; every event knows its bytes. */
#ifndef SEC16_READ_XML_MARKUP_H
#define SEC16_READ_XML_MARKUP_H

#include "read/xml/decode.h"

/* HTML: names may differ in case (use str_eq_nocase), attributes may lack quotes or values, script and style
 * hold text. */
typedef enum MarkupMode { MARKUP_XML, MARKUP_HTML } MarkupMode;

typedef enum MarkupKind {
    MARKUP_OPEN,  /* <name …> or <name …/> */
    MARKUP_CLOSE, /* </name>               */
    MARKUP_TEXT,  /* text between tags, or a CDATA section; comments split it */
    MARKUP_LOST   /* bytes that are neither: `flaw` says what they are        */
} MarkupKind;

typedef struct MarkupEvent {
    MarkupKind kind;
    bool empty;       /* OPEN: ends in "/>", so that no CLOSE follows         */
    Span raw;         /* the whole tag, or the text (without the CDATA marks) */
    Span name_raw;    /* OPEN, CLOSE                                          */
    Str name;         /* the same, joined where a line break cut it; until the next event */
    Str text;         /* TEXT: decoded to UTF-8; in the source or in the arena */
    const char *flaw; /* what is not well-formed here, NULL = nothing         */
    Span flaw_raw;
} MarkupEvent;

typedef struct MarkupAttr {
    Str name;
    Str value; /* decoded; empty where there is none */
    Span raw;  /* of the value, without quotes       */
} MarkupAttr;

/* Made by markup_init; the members are nobody else's business. */
typedef struct Markup {
    Str text;
    Arena *arena;
    MarkupMode mode;
    size_t at;
    unsigned absent; /* terminators that do not occur any more: keeps broken input linear */
    DecodeBytes bytes;
    Str raw_element; /* HTML: inside script or style, its name */
    char joined[64]; /* a name that a line break cut */
} Markup;

/* Starts at the front of `text` (at most 4 GiB). Text and arena must live as long as the texts of the events.
 * Nothing of a DTD is read, no entity but characters is expanded, nothing nests: time and memory are linear
 * in the text. */
void markup_init(Markup *m, Arena *arena, Str text, MarkupMode mode);

/* The next event; false at the end of the text. */
bool markup_next(Markup *m, MarkupEvent *e);

/* The attributes of an OPEN event one by one: start with `*at` = 0. False if there are no more. */
bool markup_next_attr(Markup *m, const MarkupEvent *e, size_t *at, MarkupAttr *out);

/* One attribute by its name; false, and `out` empty, if the tag has none such. */
bool markup_attr(Markup *m, const MarkupEvent *e, Str name, MarkupAttr *out);

#endif
