/* markdown.c: what a document converter puts around the words of a form is taken away again: pipes, rules,
 * bold, escapes, titles, line breaks, tags, scraps of LaTeX. */
#include "read/page/markdown.h"

#include "read/xml/decode.h"

#include <string.h>

enum { CELLS_MAX = 200, LINES_MAX = 60 }; /* of a row; of a cell: what is more stays in the last one */

/* ---- what lines are ---- */

static bool is_punct(char c) { return c > ' ' && c < 0x7f && !is_digit(c) && !is_alpha(c); }

/* The next pipe that is no text; s.n: there is none. */
static size_t pipe_at(Str s, size_t from)
{
    for (size_t i = from; i < s.n; i++) {
        if (s.p[i] == '\\' && i + 1 < s.n)
            i++;
        else if (s.p[i] == '|')
            return i;
    }
    return s.n;
}

static size_t pipes(Str s)
{
    size_t n = 0;
    for (size_t i = pipe_at(s, 0); i < s.n; i = pipe_at(s, i + 1)) n++;
    return n;
}

/* "|---|:--:|", under the head of a table: dashes in every cell. */
static bool is_rule(Str s)
{
    bool dashes = false;
    if (s.n < 3 || s.p[0] != '|' || s.p[s.n - 1] != '|') return false;
    for (size_t i = 1; i < s.n; i++) {
        if (!strchr("|-: \t", s.p[i])) return false;
        if (s.p[i] == '|' && !dashes) return false;
        dashes = s.p[i] == '-' || (dashes && s.p[i] != '|');
    }
    return true;
}

static bool is_row(Str line)
{
    Str s = str_trim(line);
    return s.n > 1 && s.p[0] == '|' && s.p[s.n - 1] == '|' && pipes(s) >= 3;
}

/* "## FORM 4": the words behind the signs; the line itself if it is no title. */
static Str behind_title(Str line)
{
    size_t n = 0;
    while (n < line.n && line.p[n] == '#') n++;
    return n && n <= 6 && n < line.n && is_blank(line.p[n]) ? str_from(line, n + 1) : line;
}

static bool is_picture(Str s) { return str_starts(s, S("![")) && str_ends(s, S(")")); }

/* "- (1) Held by …", "* 1 Held by …": an item of a list. */
static Str behind_bullet(Str line)
{
    Str s = str_trim(line);
    bool bullet =
        s.n > 2 && (s.p[0] == '-' || s.p[0] == '*') && s.p[1] == ' ' && (s.p[2] == '(' || is_digit(s.p[2]));
    return bullet ? str_from(s, 2) : line;
}

/* What only Markdown writes. */
static bool has_signs(Str line, bool row)
{
    size_t bold = str_find(line, S("**"));
    bool closed = str_find(str_from(line, bold + 2), S("**")) + bold + 2 < line.n;
    return behind_title(line).n < line.n || (row && str_has_nocase(line, S("<br"))) || closed ||
           str_find(line, S("\\_")) < line.n || str_find(line, S("\\*")) < line.n;
}

/* A head that was poured into a paragraph, its captions side by side, is read as running text. */
static bool is_poured_head(Str line)
{
    return str_has_nocase(line, S("Address of Reporting Person")) && str_has_nocase(line, S("Issuer Name"));
}

/* Boxes have rules anywhere; a table of Markdown has one, under its first row, with as many cells. */
bool markdown_looks_like(Str text)
{
    size_t rows = 0, rules = 0, drawn = 0, signs = 0, above = 0, cells = 0;
    while (text.n) {
        Str line = str_line(&text), s = str_trim(line);
        bool row = is_row(line), rule = is_rule(s);
        if (!row && is_poured_head(line)) return false;
        if (rule && above == 1 && pipes(s) == cells)
            rules++;
        else
            drawn += rule;
        above = row || rule ? above + 1 : 0;
        cells = pipes(s);
        rows += row && !rule;
        signs += has_signs(line, row);
    }
    return (rules && rules > drawn) || (rows >= 3 && signs && !drawn);
}

/* ---- words ---- */

typedef struct Undo {
    Arena *arena;
    Str source;
    char *out;
    size_t cap;
    Wrap wrap;
    bool header; /* in the table of the boxes above Table I */
} Undo;

/* Bytes that stand for what is at `from` of the source. */
static void put(Undo *u, Str s, size_t from)
{
    if (!s.n) return;
    Wrap *w = &u->wrap;
    const WrapCut *last = w->ncut ? &w->cut[w->ncut - 1] : NULL;
    size_t next = last ? last->from + (w->text.n - last->at) : w->text.n;
    if (next != from) wrap_cut(w, u->arena, from);
    u->out = arena_grow(u->arena, u->out, &u->cap, w->text.n + s.n, 1);
    memcpy(u->out + w->text.n, s.p, s.n);
    w->text.p = u->out;
    w->text.n += s.n;
}

static size_t place_in(const Undo *u, const char *p) { return (size_t)(p - u->source.p); }

/* "<b>", "</strong>", "<sup>": how long the tag is; 0 where none begins. Other angle brackets are text. */
static size_t tag_length(Str s)
{
    enum { LONGEST = 200 };
    static const char *const names[] = {"b",  "i",    "u",  "strong", "em",    "sup",   "sub",
                                        "br", "span", "td", "th",     "thead", "tbody", "p"};
    s = str_sub(s, 0, LONGEST);
    if (!s.n || s.p[0] != '<') return 0;
    size_t from = s.n > 1 && s.p[1] == '/' ? 2 : 1, end = str_find(s, S(">")), n = from;
    if (end == s.n) return 0;
    while (n < end && is_alpha(s.p[n])) n++;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_eq_nocase(str_sub(s, from, n - from), str_z(names[i]))) return end + 1;
    return 0;
}

static bool is_break(Str tag)
{
    return str_starts_nocase(tag, S("<br")) || str_starts_nocase(tag, S("</br"));
}

/* "$^{(1)}$", "$\mathbf{V}$": how long it is with its signs; 0: a dollar sign is one. */
static size_t formula_length(Str s)
{
    enum { LONGEST = 60 };
    bool formula = false;
    for (size_t i = 1; s.n && s.p[0] == '$' && i < s.n && i < LONGEST; i++) {
        if (s.p[i] == '$') return formula ? i + 1 : 0;
        formula = formula || s.p[i] == '^' || s.p[i] == '{' ||
                  (s.p[i] == '\\' && i + 1 < s.n && is_alpha(s.p[i + 1]));
    }
    return 0;
}

/* "\star", "\mathbf{V}": the sign that the command is, or nothing; `*n`: how long it is. */
static Str command_sign(Str s, size_t *n)
{
    static const struct {
        const char *name, *sign;
    } signs[] = {{"star", "*"}, {"ast", "*"}, {"dagger", "\xe2\x80\xa0"}, {"times", "x"}, {"checkmark", "X"}};
    for (*n = 1; *n < s.n && is_alpha(s.p[*n]);) ++*n;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (str_eq(str_sub(s, 1, *n - 1), str_z(signs[i].name))) return str_z(signs[i].sign);
    return (Str){0};
}

static void put_formula(Undo *u, Str s)
{
    for (size_t i = 0, n; i < s.n; i += n) {
        n = 1;
        if (s.p[i] == '\\' && i + 1 < s.n && is_alpha(s.p[i + 1])) {
            Str sign = command_sign(str_from(s, i), &n);
            put(u, sign, place_in(u, s.p + i));
        } else if (!strchr("^{}$\\", s.p[i])) {
            put(u, str_sub(s, i, 1), place_in(u, s.p + i));
        }
    }
}

static size_t put_reference(Undo *u, Str s)
{
    enum { LONGEST = 10 };
    DecodeFlaw flaw = {0};
    Str name = str_sub(s, 0, LONGEST);
    size_t end = str_find(name, S(";"));
    name.n = end > 1 && end < name.n ? end + 1 : 1;
    Str text = decode_text(u->arena, name, DECODE_UTF8, DECODE_HTML_REFS, &flaw);
    put(u, str_eq(text, S("\xc2\xa0")) ? S(" ") : text, place_in(u, s.p));
    return name.n;
}

/* Do the two signs at `i` make words bold, or end that? "** Signature", "____" are print. */
static bool is_bold(Str s, size_t i)
{
    bool opens = i + 2 < s.n && !is_blank(s.p[i + 2]) && s.p[i + 2] != s.p[i];
    bool closes = i && !is_blank(s.p[i - 1]) && s.p[i - 1] != s.p[i];
    return s.p[i] == '*' ? opens || closes
                         : opens != closes && (opens ? is_alpha(s.p[i + 2]) : is_alpha(s.p[i - 1]));
}

/* The words of a stretch of text, with `gap` for a line break. */
static void put_words(Undo *u, Str s, Str gap)
{
    for (size_t i = 0, n; i < s.n; i += n) {
        Str rest = str_from(s, i);
        n = 1;
        if (rest.p[0] == '\\' && rest.n > 1 && is_punct(rest.p[1])) {
            put(u, str_sub(rest, 1, 1), place_in(u, rest.p + 1));
            n = 2;
        } else if (str_starts(rest, S("**")) || str_starts(rest, S("__"))) {
            n = 2;
            if (!is_bold(s, i)) put(u, str_sub(rest, 0, 2), place_in(u, rest.p));
        } else if ((n = formula_length(rest))) {
            put_formula(u, str_sub(rest, 0, n));
        } else if ((n = tag_length(rest))) {
            if (is_break(rest)) put(u, gap, place_in(u, rest.p));
        } else if (rest.p[0] == '&') {
            n = put_reference(u, rest);
        } else {
            n = 1;
            put(u, str_sub(rest, 0, 1), place_in(u, rest.p));
        }
    }
}

/* ---- rows ---- */

typedef struct MarkdownCell {
    Str line[LINES_MAX];
    size_t n;
} MarkdownCell;

static void split_lines(Str s, MarkdownCell *c)
{
    size_t from = 0;
    c->n = 0;
    for (size_t i = 0; i < s.n; i++) {
        size_t tag = s.p[i] == '<' ? tag_length(str_from(s, i)) : 0;
        if (!tag || !is_break(str_from(s, i)) || c->n + 1 == LINES_MAX) continue;
        c->line[c->n++] = str_trim(str_sub(s, from, i - from));
        from = i + tag;
        i = from - 1;
    }
    c->line[c->n++] = str_trim(str_from(s, from));
}

/* Has each line of the cell a digit: dates, amounts, prices? */
static bool holds_values(const MarkdownCell *c)
{
    for (size_t i = 0; i < c->n; i++) {
        size_t digits = 0;
        for (size_t k = 0; k < c->line[i].n; k++) digits += is_digit(c->line[i].p[k]);
        if (!digits || c->line[i].n > 2 * digits + 4) return false;
    }
    return true;
}

/* How many rows of the form stand in one row of the table: two columns of values or more have as many lines.
 */
static size_t rows_within(const MarkdownCell *cell, size_t n)
{
    for (size_t k = 0; k < n; k++) {
        size_t same = 0;
        for (size_t i = 0; i < n; i++) same += cell[i].n == cell[k].n && holds_values(&cell[i]);
        if (cell[k].n > 1 && holds_values(&cell[k]) && same > 1) return cell[k].n;
    }
    return 1;
}

/* Is it a row of the boxes above the tables, which have one line below the other? */
static bool is_of_header(const MarkdownCell *cell, size_t n)
{
    static const char *const captions[] = {
        "(Last)",        "(First)",     "(Middle)",         "(Street)",  "(City)",
        "(State)",       "Issuer Name", "Reporting Person", "10% Owner", "If Amendment",
        "Statement for", "title below", "Form filed by"};
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < cell[i].n; k++)
            for (size_t c = 0; c < sizeof captions / sizeof *captions; c++)
                if (str_has_nocase(cell[i].line[k], str_z(captions[c]))) return true;
    return false;
}

/* The head of Table I may go on in the same table. */
static bool is_of_table(const MarkdownCell *cell, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_has_nocase(cell[i].line[0], S("1. Title")) || str_has_nocase(cell[i].line[0], S("Table I")))
            return true;
    return false;
}

static size_t most_lines(const MarkdownCell *cell, size_t n)
{
    size_t most = 1;
    for (size_t i = 0; i < n; i++)
        if (cell[i].n > most) most = cell[i].n;
    return most;
}

/* `spread`: line by line, whatever lines the other cells have. */
static void put_cell(Undo *u, const MarkdownCell *c, size_t row, size_t rows, bool spread)
{
    if (c->n == rows || (spread && row < c->n)) {
        put_words(u, c->line[row], S(" "));
    } else if (!row && !spread) {
        Str last = c->line[c->n - 1];
        Str whole = {c->line[0].p, (size_t)(last.p + last.n - c->line[0].p)};
        put_words(u, whole, S(" "));
    }
}

static void put_row(Undo *u, Str s, MarkdownCell *cell)
{
    size_t n = 0, rows;
    for (size_t at = 1; at < s.n && n < CELLS_MAX; n++) {
        size_t end = pipe_at(s, at);
        split_lines(str_trim(str_sub(s, at, end - at)), &cell[n]);
        at = end + 1;
    }
    bool spread = u->header = (u->header || is_of_header(cell, n)) && !is_of_table(cell, n);
    rows = spread ? most_lines(cell, n) : rows_within(cell, n);
    for (size_t r = 0; r < rows; r++) {
        for (size_t i = 0; i < n; i++) {
            if (i) put(u, S("\t"), place_in(u, cell[i].line[0].p) - 1);
            put_cell(u, &cell[i], r, rows, spread);
        }
        put(u, S("\n"), place_in(u, s.p + s.n - 1));
    }
}

Wrap markdown_undo(Arena *a, Str text)
{
    Undo u = {.arena = a, .source = text};
    MarkdownCell *cell = ARENA_NEW(a, MarkdownCell, CELLS_MAX);
    for (Str rest = text; rest.n;) {
        Str line = str_line(&rest), s = str_trim(line);
        if (is_rule(s)) continue;
        if (is_row(s)) {
            put_row(&u, s, cell);
            continue;
        }
        u.header = false;
        if (is_picture(s)) continue;
        if (behind_bullet(s).n < s.n) put(&u, S("\n"), place_in(&u, line.p)); /* an item is a paragraph */
        put_words(&u, behind_bullet(behind_title(line)), S("\n"));
        put(&u, S("\n"), place_in(&u, line.p + line.n));
    }
    return u.wrap;
}
