/* dataset.c: gathers the eight tables of a quarter and parts them by accession number. */
#include "read/dataset.h"

#include "base/symbols.h"
#include "read/dataset/tables.h"
#include "read/envelope/plain.h"

#include <stdlib.h>

/* A line of a table, chained to the next one of the same filing. */
typedef struct TableLine {
    Str text;
    uint64_t key;  /* its number in the table of rows, NAME_SK, which is the order of the form; else 0 */
    uint32_t next; /* index + 1; 0 = the last */
} TableLine;

typedef struct FlatTable {
    Buf bytes;
    Str head;
    TableLine *line;
    size_t n, cap;
    uint32_t *first, *last; /* by Sym of the accession number: index + 1 */
} FlatTable;

struct Dataset {
    FlatTable table[DATASET_TABLES];
    Symbols accession;
};

static Str last_part(Str path)
{
    for (size_t i = path.n; i--;)
        if (path.p[i] == '/' || path.p[i] == '!') return str_from(path, i + 1);
    return path;
}

/* Index of a table by the name of its file; DATASET_TABLES if it is none. */
static size_t table_by_name(Str path)
{
    Str name = last_part(path);
    size_t t = 0;
    while (t < DATASET_TABLES && !str_eq_nocase(str_z(dataset_table_names[t]), name)) t++;
    return t;
}

bool dataset_is_table(Str path) { return table_by_name(path) < DATASET_TABLES; }

bool dataset_is_companion(Str path)
{
    Str name = last_part(path);
    return str_starts_nocase(name, S("FORM_345_")) &&
           (str_ends(name, S(".json")) || str_ends(name, S(".htm")));
}

Dataset *dataset_new(void)
{
    Dataset *s = mem_new(1, sizeof *s);
    return s;
}

void dataset_free(Dataset *s)
{
    for (size_t t = 0; t < DATASET_TABLES; t++) {
        buf_free(&s->table[t].bytes);
        free(s->table[t].line);
        free(s->table[t].first);
        free(s->table[t].last);
    }
    symbols_free(&s->accession);
    free(s);
}

/* The bytes of a filing are lines of several tables, so that they may as well be plain ones. */
static void make_plain(Buf *bytes)
{
    Arena a = {0};
    Buf text = {0};
    if (is_utf16(buf_str(bytes))) utf16_decode(buf_str(bytes), &text);
    Str plain = plain_of(&a, text.n ? buf_str(&text) : buf_str(bytes)).wrap.text;
    if (plain.p != bytes->p && plain.p != text.p) buf_clear(&text), buf_put(&text, plain);
    arena_free(&a);
    if (!text.n) return;
    buf_free(bytes);
    *bytes = text;
}

void dataset_add(Dataset *s, Str path, Buf *bytes)
{
    FlatTable *t = &s->table[table_by_name(path)];
    buf_free(&t->bytes);
    t->bytes = *bytes;
    *bytes = (Buf){0};
    make_plain(&t->bytes);
}

/* The number of the row where the second column holds it; 0 where it does not. */
static uint64_t key_of(Str head, Str line)
{
    uint64_t key = 0;
    (void)str_cut(&head, '\t'), (void)str_cut(&line, '\t');
    if (!str_ends(str_trim(str_cut(&head, '\t')), S("_SK"))) return 0;
    Str number = str_trim(str_cut(&line, '\t'));
    for (size_t i = 0; i < number.n && i < 18; i++) {
        if (!is_digit(number.p[i])) return 0;
        key = key * 10 + (uint64_t)(number.p[i] - '0');
    }
    return key;
}

/* In the order of the form; lines of one number stay as they stand. */
static int line_cmp(const void *a, const void *b)
{
    const TableLine *x = a, *y = b;
    if (x->key != y->key) return x->key < y->key ? -1 : 1;
    return (x->text.p > y->text.p) - (x->text.p < y->text.p);
}

static void sort_lines(FlatTable *t)
{
    bool sorted = true;
    for (size_t i = 1; i < t->n; i++) sorted &= t->line[i - 1].key <= t->line[i].key;
    if (!sorted) qsort(t->line, t->n, sizeof *t->line, line_cmp);
}

/* Cuts a table into lines; ACCESSION_NUMBER is the first column of all eight. */
static void index_lines(Dataset *s, FlatTable *t)
{
    Str rest = buf_str(&t->bytes);
    t->head = str_line(&rest);
    t->n = 0;
    while (rest.n) {
        Str line = str_line(&rest), all = line;
        if (!str_trim(line).n) continue;
        sym_add(&s->accession, str_cut(&line, '\t'));
        t->line = mem_grow(t->line, &t->cap, t->n + 1, sizeof *t->line);
        t->line[t->n++] = (TableLine){all, key_of(t->head, all), 0};
    }
    sort_lines(t);
}

/* Chains the lines of each filing, in their order. Needs all accession numbers to be known. */
static void chain_lines(const Dataset *s, FlatTable *t)
{
    t->first = mem_new(s->accession.n + 1, sizeof *t->first);
    t->last = mem_new(s->accession.n + 1, sizeof *t->last);
    for (size_t i = 0; i < t->n; i++) {
        Str line = t->line[i].text;
        Sym id = sym_find(&s->accession, str_cut(&line, '\t'));
        if (t->last[id])
            t->line[t->last[id] - 1].next = (uint32_t)i + 1;
        else
            t->first[id] = (uint32_t)i + 1;
        t->last[id] = (uint32_t)i + 1;
    }
}

/* A table that is not there is said to be so, for the checks that rest on it. */
static void put_lines(const FlatTable *t, const char *name, Sym id, Buf *out)
{
    uint32_t i = t->first[id];
    if (!t->head.n) buf_fmt(out, "%s" DATASET_LACKS "\n", name);
    if (!i) return;
    buf_fmt(out, "%s\n%.*s\n", name, STR_ARG(t->head));
    for (; i; i = t->line[i - 1].next) {
        buf_put(out, t->line[i - 1].text);
        buf_char(out, '\n');
    }
}

static bool put_filing(const Dataset *s, Str submission, const DatasetSink *sink)
{
    Str accession = str_cut(&submission, '\t');
    Sym id = sym_find(&s->accession, accession);
    Buf bytes = {0};
    for (size_t t = 0; t < DATASET_TABLES; t++) put_lines(&s->table[t], dataset_table_names[t], id, &bytes);
    bool go = sink->filing(sink->ctx, accession, &bytes);
    buf_free(&bytes);
    return go;
}

static bool tell_missing(const Dataset *s, size_t t, const DatasetSink *sink)
{
    if (s->table[t].head.n) return true;
    return sink->trouble(
        sink->ctx, str_z(dataset_table_names[t]),
        S("is not there: the filings are shown without it, and the checks that rest on it are "
          "off; name the folder or zip of the whole quarter"));
}

/* Columns that the SEC's table has and this one has not. */
static bool tell_columns(const Dataset *s, size_t t, const DatasetSink *sink)
{
    Arena a = {0};
    Str list = s->table[t].head.n ? dataset_missing_columns(&a, (DatasetTable)t, s->table[t].head) : S("");
    Str what = str_fmt(&a, "has no column %.*s: the checks that rest on it are off", STR_ARG(list));
    bool go = !list.n || sink->trouble(sink->ctx, str_z(dataset_table_names[t]), what);
    arena_free(&a);
    return go;
}

/* Lines of other tables whose submission is not there. */
static bool tell_orphans(const Dataset *s, size_t t, const DatasetSink *sink)
{
    size_t n = 0;
    for (size_t i = 0; i < s->table[t].n; i++) {
        Str line = s->table[t].line[i].text;
        n += !s->table[TSV_SUBMISSION].first[sym_find(&s->accession, str_cut(&line, '\t'))];
    }
    if (!n) return true;
    Buf what = {0};
    buf_fmt(&what, "%zu line%s to no line of SUBMISSION.tsv and %s not read: is the quarter complete?", n,
            n == 1 ? " belongs" : "s belong", n == 1 ? "was" : "were");
    bool go = sink->trouble(sink->ctx, str_z(dataset_table_names[t]), buf_str(&what));
    buf_free(&what);
    return go;
}

bool dataset_filings(Dataset *s, const DatasetSink *sink)
{
    const FlatTable *submissions = &s->table[TSV_SUBMISSION];
    if (!submissions->bytes.n)
        return sink->trouble(
            sink->ctx, str_z(dataset_table_names[TSV_SUBMISSION]),
            S("missing or empty: the other tables mean nothing without it; name the whole quarter"));
    for (size_t t = 0; t < DATASET_TABLES; t++) index_lines(s, &s->table[t]);
    for (size_t t = 0; t < DATASET_TABLES; t++) chain_lines(s, &s->table[t]);
    bool go = true, alone = true;
    for (size_t t = TSV_NONDERIV_TRANS; t <= TSV_DERIV_HOLDING; t++) alone &= !s->table[t].n;
    if (alone)
        go = sink->trouble(
            sink->ctx, str_z(dataset_table_names[TSV_SUBMISSION]),
            S("stands without the tables of rows: name the folder or zip of the whole quarter"));
    for (size_t t = 0; t < DATASET_TABLES && go; t++)
        go = (alone || tell_missing(s, t, sink)) && tell_columns(s, t, sink);
    for (size_t i = 0; i < submissions->n && go; i++) go = put_filing(s, submissions->line[i].text, sink);
    for (size_t t = TSV_SUBMISSION + 1; t < DATASET_TABLES && go; t++) go = tell_orphans(s, t, sink);
    return go;
}
