/* tokens.h: a line of the recogniser's grid in tokens: what cannot be split further. */
#ifndef SEC16_READ_PAGE_TOKENS_H
#define SEC16_READ_PAGE_TOKENS_H

#include "read/page/lines.h"

enum {
    TOKEN_DOLLAR = 1,
    TOKEN_DATE = 2,
    TOKEN_MARK = 4,
    TOKEN_PART = 8,    /* of a mark */
    TOKEN_RAISED = 16, /* a mark that signs were read for */
};

/* A footnote mark, whole or in pieces. */
enum { MARK_PIECES = 3, DRAFT_MARKS = 8 };

typedef struct TokenMark {
    int number; /* 0: cannot be told from the print alone */
    Str raw;
    Str piece[MARK_PIECES];
    size_t n;    /* pieces */
    bool raised; /* signs were read for it */
} TokenMark;

typedef struct Token {
    Str text;
    uint16_t column;                 /* of the recogniser's grid */
    uint8_t flags;                   /* TOKEN_… */
    uint8_t digits, letters, points; /* how many; points: commas and points */
    uint8_t slashes, glyphs;
    bool first;     /* of its grid cell */
    bool hides;     /* its box is wider than its glyphs: the mark behind it was not read */
    TokenMark mark; /* if TOKEN_MARK */
} Token;

enum { TOKENS_MAX = 200 };

/* The tokens of a line, at most TOKENS_MAX; returns their number. */
size_t tokens_of(const PageLine *l, Token *out);
/* Keeps the first `n` bytes of a token. */
void token_cut(Token *t, size_t n);

#endif
