/* wrapped.c: the pieces of a value that stand on several lines, joined and put into its cell. */
#include "read/value/wrapped.h"

#include "read/page/marks.h"
#include "read/value/spelling.h"
#include "read/value/strict.h"

#include <string.h>

/* ---- the words of the filing ---- */

/* Words of securities and holders that a short form may not have in its prose. */
static const char *const known_words[] = {
    "class",    "common",   "stock",    "series",    "preferred", "option",     "options",     "right",
    "to",       "buy",      "purchase", "employee",  "director",  "restricted", "unit",        "units",
    "warrant",  "warrants", "note",     "notes",     "due",       "conversion", "convertible", "share",
    "shares",   "by",       "see",      "footnote",  "footnotes", "trust",      "family",      "living",
    "estate",   "planning", "vehicle",  "vehicles",  "immediate", "member",     "spouse",      "child",
    "children", "account",  "plan",     "custodian", "fund",      "capital",    "partners",    "partnership",
    "limited",  "company",  "growth",   "ventures",  "venture",   "holdings",   "management",  "principals",
    "the",      "of",       "and",      "for",       "lp",        "llc",        "inc",         "ltd",
    "ii",       "iii",      "iv",       "xi",        "xii"};

static void add_word(Symbols *lexicon, Str word)
{
    char low[32] = "";
    letters_add(low, sizeof low, word);
    if (strlen(low) + 1 < sizeof low) sym_add(lexicon, str_z(low));
}

static bool known(const Symbols *lexicon, Str head, Str tail)
{
    char low[64] = "";
    letters_add(low, sizeof low, head);
    letters_add(low, sizeof low, tail);
    return !*low || sym_find(lexicon, str_z(low));
}

static void lexicon_fill(Symbols *lexicon, const Sheet *s)
{
    enum { PROSE = 4 }; /* words in a run that is no cell */
    for (size_t i = 0; i < sizeof known_words / sizeof *known_words; i++)
        sym_add(lexicon, str_z(known_words[i]));
    for (size_t i = 0; i < s->n; i++) {
        const SheetLine *l = &s->line[i];
        for (size_t w = 0, next; l->kind == LINE_TEXT && w < l->n; w = next) {
            next = line_run(l, w);
            for (size_t k = w; next - w >= PROSE && k < next; k++) add_word(lexicon, l->word[k].text);
        }
    }
}

/* What the first footnote begins with, below the heading of the explanations. */
static char mark_style(const Sheet *s)
{
    bool below = false;
    for (size_t i = 0; i < s->n; i++) {
        const SheetLine *l = &s->line[i];
        int number;
        if (l->kind != LINE_TEXT || !l->n) continue;
        below = below || words_begin(l->word, l->n, "explanationofresponses");
        if (below && mark_printed(l->word[0].text, &number) == l->word[0].text.n) return l->word[0].text.p[0];
    }
    return 0;
}

Print print_of(const Sheet *s)
{
    Print p = {.mark = mark_style(s)};
    lexicon_fill(&p.lexicon, s);
    return p;
}

void print_free(Print *p) { symbols_free(&p->lexicon); }

/* ---- joining ---- */

/* A text put together from pieces, and where each byte of it stands in the filing. */
typedef struct Joined {
    char *p;
    uint32_t *from;
    size_t n;
} Joined;

static Str last_word(Str s)
{
    size_t i = s.n;
    while (i && !is_blank(s.p[i - 1])) i--;
    return str_from(s, i);
}

static Str first_word(Str s)
{
    size_t i = 0;
    while (i < s.n && !is_blank(s.p[i])) i++;
    return str_sub(s, 0, i);
}

/* The first word without a footnote mark behind it. */
static Str first_bare(Str s)
{
    size_t i = 1;
    s = first_word(s);
    while (i < s.n && !strchr("([<", s.p[i])) i++;
    return str_sub(s, 0, i);
}

/* Is a footnote mark open at the end of `a` that `b` goes on with: "(1" "2)"? */
static bool mark_is_cut(Str a, Str b)
{
    char room[32];
    Str tail = last_word(a), head = first_word(b);
    size_t open = tail.n;
    while (open && (is_digit(tail.p[open - 1]) || tail.p[open - 1] == 'F')) open--;
    if (!open || tail.n - open > 3 || head.n > 16 || !strchr("([</", tail.p[open - 1])) return false;
    tail = str_from(tail, open - 1);
    memcpy(room, tail.p, tail.n);
    memcpy(room + tail.n, head.p, head.n);
    int number;
    return mark_printed((Str){room, tail.n + head.n}, &number) > 0;
}

/* A whole word as far as can be told: known, or nothing that a dictionary would have. */
static bool is_whole(const Symbols *lexicon, Str word)
{
    size_t letters = 0;
    for (size_t i = 0; i < word.n; i++) letters += is_alpha(word.p[i]);
    return letters < 2 || known(lexicon, word, S(""));
}

/* Does a bit go to the edge of its column? */
static bool is_full(const Bit *b, int width) { return width && b->indent + (int)str_width(b->text) >= width; }

/* The bits of a value in a column. */
typedef struct Wrapped {
    const Bit *bit;
    size_t n;
    Room room;
    const Print *print;
} Wrapped;

bool shows_hard_cut(const Bit *a, const Bit *b, int width, const Print *print)
{
    const Symbols *lexicon = &print->lexicon;
    Str tail = last_word(a->text), head = first_bare(b->text);
    if (!is_full(a, width) || b->indent || (int)(str_width(tail) + str_width(head)) > width) return false;
    if (strchr(",.", head.p[0])) return true;
    return known(lexicon, tail, head) && !(is_whole(lexicon, tail) && is_whole(lexicon, head));
}

/* Is the last word of what is joined so far cut, and goes on with bit i? */
static bool word_is_cut(const Wrapped *w, Str joined, size_t i)
{
    const Bit *b = &w->bit[i];
    Str tail = last_word(joined), head = first_bare(b->text), more = {0};
    char end = tail.n ? tail.p[tail.n - 1] : ' ', begin = head.p[0];
    if (strchr("([<", end) || strchr(",.);]", begin)) return true;
    if (is_digit(end) && is_alpha(begin)) return false;
    if (is_full(b - 1, w->room.width - 1) && !b->indent && w->room.hard &&
        known(&w->print->lexicon, tail, head) &&
        !(known(&w->print->lexicon, tail, S("")) && known(&w->print->lexicon, head, S(""))))
        return true;
    if (!is_full(b - 1, w->room.width) || b->indent) return false;
    if (strchr(",;:)", end) || (is_lower(end) && (is_upper(begin) || begin == '$'))) return false;
    if (!w->room.hard && (int)(str_width(tail) + str_width(head)) <= w->room.width) return false;
    if (known(&w->print->lexicon, tail, head)) return true;
    if (head.n == b->text.n && i + 1 < w->n && is_full(b, w->room.width)) more = first_word(b[1].text);
    if (!is_whole(&w->print->lexicon, tail)) return !(more.n && known(&w->print->lexicon, head, more));
    return !is_whole(&w->print->lexicon, head) && !(more.n && known(&w->print->lexicon, head, more));
}

/* Does a blank stand between what is joined so far and bit i? */
static bool blank_before(Kind kind, const Wrapped *w, Str joined, size_t i)
{
    Str a = w->bit[i - 1].text, b = w->bit[i].text;
    if (kind == KIND_NUMBER) return is_digit(a.p[a.n - 1]) && b.n > 2 && is_digit(b.p[0]) && b.p[1] == '/';
    if (kind != KIND_TEXT) return false;
    if (mark_is_cut(a, b)) return false;
    if (a.n > 1 && a.p[a.n - 1] == '-' && !is_blank(a.p[a.n - 2])) return false;
    return !word_is_cut(w, joined, i);
}

static Joined join(Doc *d, Kind kind, const Wrapped *w)
{
    const Bit *bit = w->bit;
    size_t n = w->n, room = n;
    for (size_t i = 0; i < n; i++) room += bit[i].text.n;
    Joined j = {ARENA_NEW(&d->arena, char, room + 1), ARENA_NEW(&d->arena, uint32_t, room + 1), 0};
    for (size_t i = 0; i < n; i++) {
        uint32_t at = doc_span(d, bit[i].text).at;
        if (i && blank_before(kind, w, (Str){j.p, j.n}, i)) {
            j.from[j.n] = at;
            j.p[j.n++] = ' ';
        }
        for (size_t k = 0; k < bit[i].text.n; k++) {
            j.from[j.n] = at + (uint32_t)k;
            j.p[j.n++] = bit[i].text.p[k];
        }
    }
    return j;
}

/* ---- marks ---- */

typedef struct MarkAt {
    int number;
    Span raw;
} MarkAt;

/* A mark between slashes must not be the middle of a date: it ends its word. */
static size_t mark_in(const Joined *j, size_t i, int *number)
{
    Str rest = {j->p + i, j->n - i};
    size_t len = mark_printed(rest, number);
    if (len && rest.p[0] == '/' && len < rest.n && !is_blank(rest.p[len]) && rest.p[len] != '/') return 0;
    return len;
}

/* Takes the footnote marks out of `j`, only those of a style if it is not 0; returns how many. */
static size_t take_marks(Joined *j, char style, MarkAt *out, size_t most)
{
    size_t n = 0, kept = 0;
    for (size_t i = 0; i < j->n;) {
        int number;
        size_t len = style && j->p[i] != style ? 0 : mark_in(j, i, &number);
        if (len && n < most) out[n++] = (MarkAt){number, {j->from[i], j->from[i + len - 1] + 1 - j->from[i]}};
        if (len) {
            j->from[kept] = j->from[i];
            j->p[kept++] = ' ';
            i += len;
            continue;
        }
        j->from[kept] = j->from[i];
        j->p[kept++] = j->p[i++];
    }
    j->n = kept;
    return n;
}

/* ---- cells ---- */

static void put_date(Doc *d, Cell *c, FieldId f, Str s, Span raw)
{
    char room[DATE_TEXT];
    Date date;
    bool whole;
    bool ok = date_printed(s, &date, &whole);
    cell_set(d, c, f, ok ? date_put(date, room) : s, raw);
    if (ok && !whole) c->prov |= PROV_GUESSED;
}

/* Nothing but dashes stands for nothing. */
static bool only_dashes(Str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] != '-' && s.p[i] != '_' && s.p[i] != ' ') return false;
    return true;
}

static void put_value(Doc *d, Cell *c, FieldId f, Str s, Span raw)
{
    Kind kind = (Kind)fields[f].kind;
    Str t = str_collapse(&d->arena, s);
    if (kind == KIND_TEXT) {
        cell_set(d, c, f, only_dashes(t) ? S("") : t, raw);
    } else if (kind == KIND_DATE && !is_nothing(t)) {
        put_date(d, c, f, t, raw);
    } else if (kind == KIND_NUMBER && (!is_nothing(t) || str_eq_nocase(t, S("none")))) {
        cell_set(d, c, f, number_printed(&d->arena, t), raw);
    } else {
        Value v = value_read(&d->arena, t, f);
        cell_set(d, c, f, v.text, raw);
        if (!v.ok) c->state = CELL_BAD, c->u.text = t;
    }
}

static Span hull(const Doc *d, const Bit *bit, size_t n)
{
    Span a = doc_span(d, bit[0].text), b = doc_span(d, bit[n - 1].text);
    return (Span){a.at, b.at + b.len - a.at};
}

/* A number in brackets that a blank parts from a title is its footnote, or the title's own: print does not
 * tell. */
static void doubt_title(Doc *d, Where w, Str printed)
{
    Cell *c = doc_cell(d, w.part, w.row, w.field);
    Str title = cell_text(c);
    bool apart = title.n && str_starts(printed, title) && printed.n > title.n && printed.p[title.n] == ' ';
    if (!apart) return;
    c->prov |= PROV_GUESSED;
    Repair *r = doc_add_repair(d, REPAIR_OTHER, w.part, w.row, w.field, printed, title,
                               S("the number in brackets is read as a footnote's"));
    repair_add_other(d, r, printed);
}

void cell_put_bits(Doc *d, Where w, const Bit *bit, size_t n, Room room, const Print *print)
{
    enum { MARKS = 32 };
    MarkAt mark[MARKS];
    Cell *c = doc_cell(d, w.part, w.row, w.field);
    if (!n) {
        c->state = CELL_BLANK;
        return;
    }
    Joined j = join(d, (Kind)fields[w.field].kind, &(Wrapped){bit, n, room, print});
    bool title = w.field == F_securityTitle || w.field == F_underlyingSecurityTitle;
    Str printed = title ? str_collapse(&d->arena, str_copy(&d->arena, (Str){j.p, j.n})) : (Str){0};
    size_t marks = take_marks(&j, print ? print->mark : 0, mark, MARKS);
    put_value(d, c, w.field, (Str){j.p, j.n}, hull(d, bit, n));
    if (n > 1) c->prov |= PROV_JOINED;
    for (size_t i = 0; n > 1 && i < n; i++)
        doc_add_piece(d, w.part, w.row, w.field, doc_span(d, bit[i].text));
    for (size_t i = 0; i < marks; i++) doc_add_ref(d, c, mark_id(&d->arena, mark[i].number), mark[i].raw);
    if (title && marks) doubt_title(d, w, printed);
}

void cell_put_lines(Doc *d, Where w, const Str *line, size_t n)
{
    Bit *bit = ARENA_NEW(&d->arena, Bit, n + 1);
    for (size_t i = 0; i < n; i++) bit[i].text = line[i];
    cell_put_bits(d, w, bit, n, (Room){0, false}, NULL);
}

void cell_put_str(Doc *d, Where w, Str printed)
{
    printed = str_trim(printed);
    cell_put_lines(d, w, &printed, printed.n > 0);
}
