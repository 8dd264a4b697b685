/* tsv.c: tesseract's table of words, a row a box. Columns are found by their names in the head line, which
 * may stand again before every page. */
#include "read/boxes/boxes.h"

#include <string.h>

enum {
    TSV_LEVEL,
    TSV_PAGE,
    TSV_BLOCK,
    TSV_PAR,
    TSV_LINE,
    TSV_LEFT,
    TSV_TOP,
    TSV_WIDTH,
    TSV_HEIGHT,
    TSV_CONF,
    TSV_TEXT,
    TSV_N
};

static const char *const names[TSV_N] = {"level", "page_num", "block_num", "par_num", "line_num", "left",
                                         "top",   "width",    "height",    "conf",    "text"};

enum { COLUMNS_MOST = 32, NUMBER_MOST = 1000000, PAGE_LEVEL = 1, WORD_LEVEL = 5 };

/* Which column has which name; false: some are missing. */
static bool read_head(Str line, size_t column[TSV_N])
{
    bool found[TSV_N] = {false}, all = true;
    for (size_t i = 0; line.n && i < COLUMNS_MOST; i++) {
        Str name = str_trim(str_cut(&line, '\t'));
        for (size_t k = 0; k < TSV_N; k++)
            if (str_eq(name, str_z(names[k]))) column[k] = i, found[k] = true;
    }
    for (size_t k = 0; k < TSV_N; k++) all = all && found[k];
    return all;
}

bool tsv_looks_like(Str bytes)
{
    size_t column[TSV_N];
    return read_head(str_line(&bytes), column);
}

/* "96.78", "-1", "104": the whole part; -1 where it is no number. */
static int number_of(Str s)
{
    int n = 0;
    s = str_trim(s);
    if (!s.n || !is_digit(s.p[0])) return -1;
    for (; s.n && is_digit(s.p[0]) && n < NUMBER_MOST; s = str_from(s, 1)) n = 10 * n + s.p[0] - '0';
    return n;
}

enum { PAGES_MOST = 1000 };

typedef struct Tsv {
    size_t column[TSV_N];
    int line[4];              /* page, block, paragraph and line of the row before */
    uint32_t first, n, lines; /* page `first` is 1 of this head line; n: pages so far */
    uint32_t *readings;       /* of each page, so far: a page that stands again was recognised again */
} Tsv;

/* The page of a row; SIZE_MAX: there are too many. */
static size_t page_of(Tsv *t, const int *v)
{
    size_t page = t->first + (size_t)(v[TSV_PAGE] > 0 ? v[TSV_PAGE] - 1 : 0);
    if (page >= PAGES_MOST) return SIZE_MAX;
    if (page >= t->n) t->n = (uint32_t)page + 1;
    t->readings[page] += v[TSV_LEVEL] == PAGE_LEVEL;
    return page;
}

static void add_row(Arena *a, Tsv *t, Str source, Str row, Boxes *out)
{
    Str cell[COLUMNS_MOST] = {{0}};
    for (size_t i = 0; row.n && i < COLUMNS_MOST; i++) cell[i] = str_cut(&row, '\t');
    int v[TSV_N];
    for (size_t k = 0; k < TSV_TEXT; k++) v[k] = number_of(cell[t->column[k]]);
    size_t page = page_of(t, v);
    if (page == SIZE_MAX || v[TSV_LEVEL] != WORD_LEVEL || v[TSV_LEFT] < 0 || v[TSV_TOP] < 0) return;
    int line[4] = {v[TSV_PAGE], v[TSV_BLOCK], v[TSV_PAR], v[TSV_LINE]};
    t->lines += memcmp(t->line, line, sizeof line) != 0;
    memcpy(t->line, line, sizeof line);
    Str text = str_trim(cell[t->column[TSV_TEXT]]);
    boxes_add(a, out,
              (Box){.text = text,
                    .raw = {text.n ? (uint32_t)(text.p - source.p) : 0, (uint32_t)text.n},
                    .left = v[TSV_LEFT],
                    .top = v[TSV_TOP],
                    .right = v[TSV_LEFT] + v[TSV_WIDTH],
                    .bottom = v[TSV_TOP] + v[TSV_HEIGHT],
                    .sure = v[TSV_CONF] > 100 ? 100 : v[TSV_CONF],
                    .page = (uint32_t)page,
                    .line = t->lines,
                    .reading = t->readings[page] ? t->readings[page] - 1 : 0});
}

void tsv_boxes(Arena *a, Str bytes, Boxes *out)
{
    Tsv t = {.readings = ARENA_NEW(a, uint32_t, PAGES_MOST)};
    for (Str rest = bytes; rest.n;) {
        Str line = str_line(&rest);
        if (read_head(line, t.column))
            t.first = t.n;
        else
            add_row(a, &t, bytes, line, out);
    }
}
