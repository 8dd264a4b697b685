/* cut.h: Tables I and II as a table recogniser leaves them: cells parted by tabs, cut through by wrong
 * borders. */
#ifndef SEC16_READ_TABLE_CUT_H
#define SEC16_READ_TABLE_CUT_H

#include "read/noise/damage.h"
#include "read/page/lines.h"
#include "read/value/strict.h"
#include "read/value/weave.h"

/* ---- tokens: what cannot be parted further (tokens.c) ---- */

enum {
    TOKEN_DOLLAR = 1,
    TOKEN_DATE = 2,
    TOKEN_MARK = 4,
    TOKEN_PART = 8,    /* of a mark */
    TOKEN_RAISED = 16, /* a mark that signs were read for */
};

/* A footnote mark, whole or in pieces. */
enum { MARK_PIECES = 3, CUT_MARKS = 8 };

typedef struct CutMark {
    int number; /* 0: cannot be told from the print alone */
    Str raw;
    Str piece[MARK_PIECES];
    size_t n;    /* pieces */
    bool raised; /* signs were read for it */
} CutMark;

typedef struct CutMarks {
    CutMark at[CUT_MARKS];
    size_t n;
    bool guess; /* their numbers, or that they stand there */
    bool told;  /* not by what stands there alone */
    Str other;  /* of a guess: what they may be as well, "(2)(3)" */
} CutMarks;

typedef struct Token {
    Str text;
    uint16_t column;                 /* of the recogniser's grid */
    uint8_t flags;                   /* TOKEN_… */
    uint8_t digits, letters, points; /* how many; points: commas and points */
    uint8_t slashes, glyphs;
    bool first;   /* of its grid cell */
    CutMark mark; /* if TOKEN_MARK */
} Token;

enum { TOKENS_MAX = 200 };

/* The tokens of a line, at most TOKENS_MAX; returns their number. */
size_t tokens_of(const PageLine *l, Token *out);
/* Keeps the first `n` bytes of a token. */
void token_cut(Token *t, size_t n);

/* ---- footnote marks (cut_marks.c) ---- */

/* Is it what a border left of a mark, or a misread one: "(2", "3)", "(4s"? */
bool mark_is_fragment(Str s);
/* Does a glyph of it stand for a digit? */
bool mark_has_digit(const CutMark *m);
/* Puts the fragments that belong together into one token each; how many tokens there are then. */
size_t marks_join(Token *t, size_t n);
/* Parts what was read for raised marks from the words of a row (cut_raised.c); how many tokens there are
 * then, at most `room`. */
size_t marks_raised(Token *t, size_t n, size_t room);

/* ---- columns of the printed form (slots.c) ---- */

typedef enum SlotType {
    SLOT_TEXT,
    SLOT_NUMBER,
    SLOT_MONEY,
    SLOT_DATE,
    SLOT_CODE,
    SLOT_V,
    SLOT_SIDE,
    SLOT_DI
} SlotType;

enum { SLOT_TYPES = SLOT_DI + 1 };

/* A column as printed; the two columns of Table II for what was acquired and what was disposed of are one
 * here. */
typedef struct Slot {
    FieldId field;
    SlotType type;
    bool trade;             /* only transactions have it */
    int absent, rare;       /* cost of an empty cell, and of one that is not */
    const char *head, *sub; /* what the two lines of its head say, parted by '|' */
} Slot;

enum { SLOTS_MAX = 16 };

/* The columns of a table of a form in printing order. */
const Slot *slots_of(FormType form, TableId table, size_t *n);

/* ---- rows laid over the columns (layout.c) ---- */

/* One cell of the form while it is being understood. */
typedef struct Draft {
    size_t from, to; /* its tokens */
    Pieces pieces;   /* without marks */
    CutMarks marks;
    Pieces signs; /* a scan: what stands beside it for its marks */
    bool unread;  /* not all of that is plain */
    Str hull;     /* from the first to the last byte; empty: nothing there */
    Readings readings;
    Str first;       /* before its year was repaired */
    Str value;       /* what was decided on; empty: nothing, or not to be read */
    RepairKind kind; /* what was repaired */
    Str evidence[4];
    size_t nevidence;
    Str other[3];
    size_t nother;
    uint8_t prov;
} Draft;

typedef struct CutRow {
    Str text; /* of its line */
    Token *token;
    size_t n;
    size_t ncell;       /* of the recogniser's grid: it may have made one cell of two */
    bool trade;         /* a transaction, not a holding */
    bool unsure;        /* the other would do nearly as well */
    char side;          /* Table II: by the column of its number; 0 = not told so */
    bool side_doubtful; /* told by the code alone, or the column says one thing, and the code mostly goes with
                           the other */
    Draft cell[SLOTS_MAX];
} CutRow;

/* One stretch of rows under one head; a table may be printed in several. */
typedef struct CutTable {
    TableId id;
    FormType form;
    const Slot *slot;
    size_t nslot;
    const PageLine *head; /* nhead lines with the captions */
    size_t nhead;
    CutRow *row;
    size_t nrow;
    Token *shred; /* of lines above the first row */
    size_t ncell; /* that most rows have */
    bool deemed;  /* its transactions have a second date, that of their deemed execution */
} CutTable;

/* Finds the tokens of every cell: one optimisation over a row's types and order, and over the table's
 * positions. */
void cut_layout(Arena *a, CutTable *t);
/* Fills in the pieces and marks of every cell from its tokens (cut_drafts.c). */
void cut_drafts(Arena *a, CutTable *t);

/* ---- understanding them (cut_sites.c, evidence.c, cut_text.c) ---- */

/* Puts marks that stand beside their own cells where they belong (cut_stray.c). */
void cut_stray(Arena *a, CutTable *t, size_t ntable, const Doc *doc);
/* Tells the numbers of damaged footnote marks (marks.h, which says of `dropped`). */
void cut_sites(Arena *a, CutTable *t, size_t ntable, const Doc *doc, bool dropped);

/* Decides on the values of all cells by the form's own evidence. The Doc has its header and footnotes. */
void cut_decide(Arena *a, CutTable *t, size_t ntable, const Doc *doc);
/* The pieces but for those that only show the beginnings of the words of the next. */
Pieces lines_without_crops(const Pieces *p);
/* The pieces of a text of any number of lines, put together along the borders between them; in the arena. */
Str lines_join(Arena *a, const Lexicon *x, const Pieces *p, Woven *how);
/* "at prices ranging from $369.91 to $370.90": the range of prices in the text of a footnote. */
bool note_range(Str note, Dec *low, Dec *high);
/* Texts of the text columns: the pieces of a line joined, lines unwoven, known titles recognised. `noisy`:
 * words that all forms have were misread. */
void cut_texts(Arena *a, CutTable *t, size_t ntable, const Lexicon *x, bool noisy);
/* Is a raised mark stuck to a letter: "sO", "co)"? Where it begins; 0: no (cut_raised.c). */
size_t mark_behind_letter(Str s);
/* Parts such marks from the transaction codes. */
void cut_letters(CutTable *t);
/* Are small signs misread here: does any mark show it (cut_doubt.c)? */
bool cut_is_small(const CutTable *t, size_t ntable);
/* Puts back points lost in abbreviations, as guesses: "LP." is "L.P.". */
void cut_points(Arena *a, CutTable *t);
/* The readings of a number at whose end a digit may be its mark's, or a mark's its own. */
void cut_glued(Arena *a, const Slot *slot, Draft *d);
/* Records that signs were taken for marks and left out of the values (cut_raised.c). */
void cut_own_up(Arena *a, CutTable *t);
/* Letters that cannot be read, told as guesses by the rest of their row and by its siblings, once the values
 * are decided on (cut_tell.c): A or D, and D or I, of one table; of both tables the codes too. */
void cut_tell_sides(Arena *a, CutTable *t);
void cut_tell_letters(Arena *a, CutTable *table);
/* Puts the rows of a table, decided on, into the Doc with spans, pieces and repairs. */
void cut_put(Doc *d, const CutTable *t);

#endif
