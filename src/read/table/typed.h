/* typed.h: printed forms whose columns are made of blanks, pipes and dashes; shared by src/read/aligned*.c.
 */
#ifndef SEC16_READ_TABLE_TYPED_H
#define SEC16_READ_TABLE_TYPED_H

#include "base/symbols.h"
#include "model/doc.h"

/* ---- the page as lines of words (aligned_sheet.c) ---- */

/* A run without blanks or borders. Places are counted in characters from the left, the first one is 0. */
typedef struct Word {
    Str text;
    int x, end; /* its characters are [x, end)                               */
    int gap;    /* blanks before it; GAP_BORDER where a border or the edge is */
} Word;

enum { GAP_BORDER = 1000 };

typedef enum LineKind {
    LINE_BLANK,
    LINE_TEXT,
    LINE_RULE,  /* nothing but dashes, underscores, equals signs, pipes: its words are the pieces of the rule
                 */
    LINE_STUBS, /* <S> <C> <C>: its words are the tags */
    LINE_TAG    /* <PAGE>, <TABLE> and the like, or the edge of a page */
} LineKind;

typedef struct SheetLine {
    Str text;
    Word *word;
    size_t n;
    int *pipe; /* where borders stand */
    size_t npipe;
    LineKind kind;
    int page;       /* pages are converted one by one, each with its own widths */
    uint32_t rules; /* above it that go over (nearly) the whole width of the page */
} SheetLine;

typedef struct Sheet {
    SheetLine *line;
    size_t n;
    int width; /* of the widest line */
} Sheet;

Sheet sheet_of(Arena *a, Str text); /* in the arena; words point into `text` */

/* The index behind the words from `i` on that belong together: less than two blanks between them. */
size_t line_run(const SheetLine *l, size_t i);
/* The bytes from the first to the last of n words of one line. */
Str words_str(const Word *w, size_t n);
/* How many words, from the first on, spell `letters` (lower case letters and digits; all else is passed
 * over); 0 if they do not. A word must end where the spelling ends. */
size_t words_spell(const Word *w, size_t n, const char *letters);
/* Do the letters of the words begin with these? */
bool words_begin(const Word *w, size_t n, const char *letters);
/* Letters and digits of s, lower case, behind those already in `out` (0-terminated, `cap` bytes). */
void letters_add(char *out, size_t cap, Str s);
/* The words of a line are what the form itself prints: see doc_add_printed. */
void words_put_printed(Doc *d, const Word *w, size_t n);
/* Does a rule go over (nearly) the whole width of the page on one of the lines? */
bool sheet_has_rule(const Sheet *s, size_t from, size_t to);

/* ---- cells (aligned_cell.c) ---- */

/* What of a value stands on one line. */
typedef struct Bit {
    Str text;
    uint32_t column;  /* index in Grid.col */
    int indent;       /* blanks between the begin of the column and it */
    bool unsure;      /* it may belong to another row */
    bool side_unsure; /* it may stand on the other side, acquired or disposed of */
} Bit;

/* A cell's place in the Doc. */
typedef struct Where {
    Part part;
    size_t row;
    FieldId field;
} Where;

/* What a filing's own text tells of how it is printed. */
typedef struct Print {
    Symbols lexicon; /* lower case words of its prose, to tell a word cut at a column's edge from one that
                        ends there */
    char mark;       /* what its footnote marks begin with: one of ( [ / <; 0 where that is not known */
} Print;

Print print_of(const Sheet *s); /* free with print_free */
void print_free(Print *p);

/* The room of a column whose edges are known, else all zero: words may be cut where it ends. */
typedef struct Room {
    int width;
    bool hard; /* words are cut that would have had room in the next line */
} Room;

/* Do a bit and the one below it show that words are cut so? */
bool shows_hard_cut(const Bit *a, const Bit *b, int width, const Print *print);
/* Puts the pieces of a value, in their order, into the cell: joins them, takes footnote marks off, reads the
 * rest by the kind of the field. */
void cell_put_bits(Doc *d, Where w, const Bit *bit, size_t n, Room room, const Print *print);
/* Lines that are parted at blanks only. */
void cell_put_lines(Doc *d, Where w, const Str *line, size_t n);
/* One piece: what stands in a box of the header. */
void cell_put_str(Doc *d, Where w, Str printed);

/* ---- spellings (aligned_spelling.c) ---- */

/* A date in any spelling: 2/7/00, 04-26-24, February 29,2000, Apr. 2024, 12/2019. `*whole`: false where the
 * day is not printed; then the last day of the month is meant. */
bool date_printed(Str s, Date *out, bool *whole);
/* A number as printed, in digits: $ 1,000.50 -> 1000.50, 929 1/2 -> 929.5, -0- and None -> 0; s itself
 * where it is none. */
Str number_printed(Arena *a, Str s);
/* Length of the footnote mark that s begins with: (1) [1] /1/ <F1>; 0 if it begins with none. */
size_t mark_printed(Str s, int *number);

/* ---- heads of columns (aligned_head.c) ---- */

/* What may stand in a table from left to right. `keys`: the head's letters and digits, alternatives parted by
 * '|';
 * "=x" the head is x, "^x" begins with it, "$x" ends with it, "x" has it; "!x" must not have it. `sub`: its
 * own words in a head that spans several columns under one number. */
typedef struct Head {
    FieldId field;
    char side;
    const char *keys, *sub;
} Head;

const Head *heads_of(TableId table, FormType form, size_t *n);
/* The number that the form prints before a head: "2A", in lower case as letters_add gives it. */
void head_number(const Head *slot, TableId table, FormType form, char out[4]);

/* ---- tables (aligned_column.c, aligned_row.c, aligned_table.c) ---- */

typedef struct Column {
    int x0, x1;    /* where it may stand: [x0, x1) */
    FieldId field; /* F_NONE: a label, or not known */
    char side;     /* 'A' or 'D': amounts in the columns acquired and disposed of; else 0 */
    int head;      /* the middle of the word that heads it below its number; 0: none was found */
    bool marks;    /* lone footnote marks have stood in it, here or on a page before */
    int left;      /* where those of this page begin; 0: at no one place */
} Column;

enum { COLUMNS_MAX = 32 };

typedef struct Grid {
    TableId table;
    bool exact;     /* borders or starts of the columns are given; else told from the heads */
    bool drawn;     /* borders are drawn: pipes */
    int trust;      /* how far places are believed beside types and order, 0 to 3; borders are in any case */
    uint32_t seen;  /* columns that hold something on the page before, a bit each; 0: that is not known */
    uint32_t found; /* the same of this page, once it is fitted */
    bool side_unsure; /* only the place, on a page without heads, tells acquired from disposed of */
    size_t from, to;  /* lines of the body */
    Column col[COLUMNS_MAX];
    size_t n;
} Grid;

/* Columns of the table printed in lines [from, to), title left out; false if no heads can be seen. */
bool grid_read(Doc *d, const Sheet *s, size_t from, size_t to, Grid *g);

/* Gives each column the field that its head in lines [from, to) tells (aligned_head.c). */
void grid_name(Doc *d, const Sheet *s, size_t from, size_t to, Grid *g);

/* The column of each word of a line, by place, order and type; the memory is the arena's. */
uint8_t *grid_place(const Grid *g, const SheetLine *l, Arena *a);
/* A mark that stands alone below a word, on the next line but one at most, belongs with it: moves it there.
 * `line` and `column`: those of the page so far, n of them, this one the last. */
void grid_place_below(const SheetLine *const *line, uint8_t *const *column, size_t n);
/* Moves the borders that were only told from heads, or from another page, to where the body shows them. */
void grid_fit(Grid *g, const Sheet *s, Arena *a);
/* What a word looks like. */
typedef enum WordType { WORD_TEXT, WORD_MARK, WORD_DATE, WORD_NUMBER, WORD_MONEY, WORD_LETTER } WordType;
WordType word_type(Str word);
/* Is it what a cell of this field holds? */
bool word_fits(FieldId f, Str word);
/* Puts the border between acquired and disposed of where the amounts of the page show it (aligned_side.c). */
void grid_fit_sides(Grid *g, const Sheet *s, Arena *a);

/* A row as printed: its bits in the order of lines. */
typedef struct Draft {
    Bit *bit;
    size_t n;
} Draft;

typedef struct Drafts {
    Draft *row;
    size_t n, cap;
} Drafts;

/* The rows in the bodies of n grids with the same columns: a table that goes on over several pages. */
void grid_rows(Doc *d, const Sheet *s, const Grid *g, size_t n, Drafts *out);

bool grid_has(const Grid *g, FieldId f, char side);
/* Puts the rows into the Doc (aligned_put.c). */
void grid_put_rows(Doc *d, const Grid *g, const Drafts *rows, const Print *print);

/* A line of something whose parts have one anchor each (rows of a table, footnotes) and cells of several
 * lines. */
typedef struct Stripe {
    bool anchor;
    uint32_t lanes; /* the columns that hold something here, a bit each */
    uint32_t once;  /* those that hold what a part has only once */
    int page;
    int cut; /* cost of parting from the line above: less than 0 where a blank line stands */
    int8_t begin[COLUMNS_MAX]; /* by lane, cost of a part's cell beginning with what stands there */
} Stripe;

/* Where the lines of a cell may lie: all may begin or end in the anchor's line, or be evenly about it, or
 * about a line near it. */
enum { LIE_TOP = 1, LIE_BOTTOM = 2, LIE_CENTER = 4, LIE_MIDDLE = 8 };

/* Which anchor each line belongs to, counted from 0: `part[i]`; of the `lies` the one that fits best to all
 * lines is taken. `need`: lanes that every part has. No anchors: all 0. `unsure[i]` (may be NULL): it could
 * belong to the next or last part nearly as well. */
void stripes_share(const Stripe *stripe, size_t n, unsigned lies, uint32_t need, Arena *a, size_t *part,
                   bool *unsure);

/* Finds and reads Table I and II; returns the line behind the last of them, or 0 if there is none. */
size_t aligned_tables(Doc *d, const Sheet *s, const Print *print);
/* Is a table's title at this line? `*more`: "continued". */
bool table_title(const SheetLine *l, TableId *table, bool *more);

/* ---- the rest of the form ---- */

/* A line of a name and address. */
typedef struct OwnerLine {
    const Word *word;
    size_t n;
} OwnerLine;

/* Name, streets, city, state, zip and country of an owner, as printed one below the other. The owner is made
 * if it is the next one. */
void owner_put(Doc *d, size_t owner, const OwnerLine *line, size_t n);
void aligned_owners(Doc *d, const Sheet *s, size_t from); /* aligned_owner.c: owners told below the tables */

/* What stands in a box above the tables: its words without the caption, and the line of each. */
typedef struct Content {
    Word *word; /* without caption and asides */
    size_t *line;
    size_t n;
} Content;

/* The index behind the words of the line that word i stands on. */
size_t content_line_end(const Content *c, size_t i);

/* aligned_mark.c: the four labels of the relationship with their marks; what is left is the title, or what
 * Other means. */
void aligned_relation(Doc *d, const Content *c);
/* The boxes of the form as a whole in lines [from, to). */
void aligned_marks(Doc *d, const Sheet *s, size_t from, size_t to);

void aligned_boxes(Doc *d, const Sheet *s, size_t from,
                   size_t to); /* aligned_box.c: items above the tables */
/* Only the boxes with names and addresses in lines [from, to), one an owner from `owner` on. */
void aligned_owner_boxes(Doc *d, const Sheet *s, size_t from, size_t to);
void aligned_tail(Doc *d, const Sheet *s, size_t from); /* aligned_note.c: footnotes, remarks, signatures */
/* Rows printed as a list, "1. Title of Security: Common": aligned_list.c. False if these lines hold no list.
 */
bool aligned_list(Doc *d, const Sheet *s, size_t from, size_t to, TableId table);

#endif
