/* tsv.c: tesseract's table of words, a row a box. Columns are found by their names in the head line, which
 * may stand again before every page. */
#include "read/boxes/boxes.h"

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

enum { COLUMNS_MOST = 32, NUMBER_MOST = 1000000, WORD_LEVEL = 5 };

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

typedef struct Tsv {
    size_t column[TSV_N];
    int page, line[3]; /* of the row before */
    uint32_t pages, lines;
} Tsv;

static bool same_line(const Tsv *t, const int line[3])
{
    return t->line[0] == line[0] && t->line[1] == line[1] && t->line[2] == line[2];
}

static void add_row(Arena *a, Tsv *t, Str source, Str row, Boxes *out)
{
    Str cell[COLUMNS_MOST] = {{0}};
    for (size_t i = 0; row.n && i < COLUMNS_MOST; i++) cell[i] = str_cut(&row, '\t');
    int v[TSV_N];
    for (size_t k = 0; k < TSV_TEXT; k++) v[k] = number_of(cell[t->column[k]]);
    if (v[TSV_LEVEL] != WORD_LEVEL || v[TSV_LEFT] < 0 || v[TSV_TOP] < 0) return;
    int line[3] = {v[TSV_BLOCK], v[TSV_PAR], v[TSV_LINE]};
    if (t->page != v[TSV_PAGE])
        t->page = v[TSV_PAGE], t->pages++, t->lines++;
    else
        t->lines += !same_line(t, line);
    for (size_t i = 0; i < 3; i++) t->line[i] = line[i];
    Str text = str_trim(cell[t->column[TSV_TEXT]]);
    boxes_add(a, out,
              (Box){.text = text,
                    .raw = {text.n ? (uint32_t)(text.p - source.p) : 0, (uint32_t)text.n},
                    .left = v[TSV_LEFT],
                    .top = v[TSV_TOP],
                    .right = v[TSV_LEFT] + v[TSV_WIDTH],
                    .bottom = v[TSV_TOP] + v[TSV_HEIGHT],
                    .sure = v[TSV_CONF] > 100 ? 100 : v[TSV_CONF],
                    .page = t->pages - 1,
                    .line = t->lines});
}

void tsv_boxes(Arena *a, Str bytes, Boxes *out)
{
    Tsv t = {.page = -2, .pages = 0};
    for (Str rest = bytes; rest.n;) {
        Str line = str_line(&rest);
        if (read_head(line, t.column))
            t.page = -2;
        else
            add_row(a, &t, bytes, line, out);
    }
}
