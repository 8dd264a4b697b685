/* sheet.c: a page of text as lines of words with their places. */
#include "read/page/sheet.h"

#include <string.h>

static bool is_rule_char(char c) { return c == '-' || c == '_' || c == '=' || c == '|' || c == '+'; }

/* Nothing but rules and blanks: a dash alone in a cell is none. */
static bool is_rule(Str s)
{
    size_t strokes = 0, pipes = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '|')
            pipes++;
        else if (is_rule_char(s.p[i]))
            strokes++;
        else if (!is_blank(s.p[i]))
            return false;
    }
    return strokes > (pipes ? 3 : 1);
}

static LineKind kind_of(Str s)
{
    static const char *const tags[] = {"<PAGE>",     "<TABLE>", "</TABLE>", "<CAPTION>",
                                       "</CAPTION>", "<FN>",    "</FN>"};
    Str t = str_trim(s);
    if (!t.n) return LINE_BLANK;
    if (str_starts_nocase(t, S("<S>"))) return LINE_STUBS;
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (str_eq_nocase(t, str_z(tags[i]))) return LINE_TAG;
    return is_rule(s) ? LINE_RULE : LINE_TEXT;
}

/* Is a word only the piece of a border in a line of text? A single dash or underscores are not. */
static bool is_border(Str w)
{
    for (size_t i = 0; i < w.n; i++)
        if (w.p[i] != '-' && w.p[i] != '=') return false;
    return w.n > 2;
}

static void add_pipe(Arena *a, SheetLine *l, size_t *cap, int x)
{
    l->pipe = arena_grow(a, l->pipe, cap, l->npipe + 1, sizeof *l->pipe);
    l->pipe[l->npipe++] = x;
}

/* "(A)5. Amount": the number of a head, printed without a blank behind the head beside it. */
static bool begins_head(Str rest)
{
    size_t i = 0;
    while (i < rest.n && is_digit(rest.p[i])) i++;
    return rest.p[-1] == ')' && i && i < 3 && i + 1 < rest.n && rest.p[i] == '.' && is_blank(rest.p[i + 1]);
}

/* "_X_10% Owner", "[ ]Director": a box printed without a blank before its label. `w`: the word so far. */
static bool ends_box(Str w, Str rest)
{
    char last = w.p[w.n - 1];
    if ((last != '_' && last != ']') || w.n < 2 || (!is_alpha(rest.p[0]) && !is_digit(rest.p[0])))
        return false;
    for (size_t i = 0; i < w.n; i++)
        if (!strchr("[]_Xx", w.p[i])) return false;
    return rest.n < 2 || rest.p[1] != '_'; /* no cross in the box */
}

/* `rest`: what stands behind a character of a word. */
static bool ends_word(const SheetLine *l, Str rest)
{
    if (rest.n && begins_head(rest)) return true;
    if (!rest.n || is_blank(rest.p[0]) || rest.p[0] == '|') return true;
    return l->kind == LINE_STUBS && rest.p[0] == '<';
}

/* Takes the characters of one word off `*rest`, whose first one is none of a border. */
static Word take_word(const SheetLine *l, Str *rest, int *x)
{
    Word w = {.text = *rest, .x = *x};
    do {
        (void)utf8_next(rest);
        ++*x;
    } while (!ends_word(l, *rest) && !ends_box(str_sub(w.text, 0, w.text.n - rest->n), *rest));
    w.text.n -= rest->n;
    w.end = *x;
    return w;
}

/* Is this word a number behind a currency sign that stands apart, "$ 1.50"? Then it goes to that one. */
static bool join_money(SheetLine *l, const Word *w)
{
    if (!l->n || w->gap != 1 || !str_eq(l->word[l->n - 1].text, S("$"))) return false;
    if (!is_digit(w->text.p[0]) && w->text.p[0] != '.') return false;
    Word *sign = &l->word[l->n - 1];
    sign->text.n = (size_t)(w->text.p + w->text.n - sign->text.p);
    sign->end = w->end;
    return true;
}

/* Where words are gathered, for all lines one after another; each line gets a copy of its own. */
typedef struct WordRoom {
    Word *word;
    size_t cap;
} WordRoom;

static void keep_words(Arena *a, SheetLine *l)
{
    const Word *gathered = l->word;
    l->word = ARENA_NEW(a, Word, l->n + 1);
    if (l->n) memcpy(l->word, gathered, l->n * sizeof *l->word);
}

static void split_words(Arena *a, SheetLine *l, WordRoom *room)
{
    Str rest = l->text;
    size_t cap_pipe = 0;
    int x = 0, gap = GAP_BORDER;
    if (str_starts(rest, S("- -"))) rest = str_from(rest, 2); /* a dash escaped by privacy-enhanced mail */
    while (rest.n) {
        if (rest.p[0] == '|' || is_blank(rest.p[0])) {
            bool border = rest.p[0] == '|';
            if (border) add_pipe(a, l, &cap_pipe, x);
            gap = border || gap >= GAP_BORDER ? GAP_BORDER : gap + 1;
            x = rest.p[0] == '\t' ? (x / 8 + 1) * 8 : x + 1;
            rest = str_from(rest, 1);
            continue;
        }
        Word w = take_word(l, &rest, &x);
        bool border = l->kind == LINE_TEXT && is_border(w.text);
        w.gap = gap;
        gap = border ? GAP_BORDER : 0;
        if (border || join_money(l, &w)) continue;
        l->word = room->word = arena_grow(a, room->word, &room->cap, l->n + 1, sizeof *l->word);
        l->word[l->n++] = w;
    }
    keep_words(a, l);
}

static bool is_full_rule(const Sheet *s, const SheetLine *l)
{
    int width = s->width < 80 ? s->width : 80;
    return l->kind == LINE_RULE && l->n == 1 && l->word[0].end - l->word[0].x >= width * 3 / 4;
}

static void count_rules(Sheet *s)
{
    for (size_t i = 1; i < s->n; i++)
        s->line[i].rules = s->line[i - 1].rules + is_full_rule(s, &s->line[i - 1]);
}

Sheet sheet_of(Arena *a, Str text)
{
    Sheet s = {.n = 0};
    WordRoom room = {NULL, 0};
    int page = 0;
    s.line = ARENA_NEW(a, SheetLine, str_count(text, '\n') + 1);
    while (text.n) {
        SheetLine *l = &s.line[s.n++];
        *l = (SheetLine){.text = str_line(&text), .page = page};
        for (; l->text.n && l->text.p[0] == '\f'; l->page = ++page) l->text = str_from(l->text, 1);
        l->kind = kind_of(l->text);
        if (l->kind == LINE_BLANK || l->kind == LINE_TAG) continue;
        split_words(a, l, &room);
        if (!l->n) l->kind = l->npipe ? LINE_TEXT : LINE_BLANK;
        if (l->n && l->word[l->n - 1].end > s.width) s.width = l->word[l->n - 1].end;
    }
    count_rules(&s);
    return s;
}

size_t line_run(const SheetLine *l, size_t i)
{
    do i++;
    while (i < l->n && l->word[i].gap < 2);
    return i;
}

Str words_str(const Word *w, size_t n)
{
    if (!n) return (Str){0};
    return (Str){w[0].text.p, (size_t)(w[n - 1].text.p + w[n - 1].text.n - w[0].text.p)};
}

static bool is_letter(char c) { return is_alpha(c) || is_digit(c); }

size_t words_spell(const Word *w, size_t n, const char *letters)
{
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < w[i].text.n; k++) {
            char c = w[i].text.p[k];
            if (!is_letter(c)) continue;
            if (to_lower(c) != *letters) return 0;
            letters++;
        }
        if (!*letters) return i + 1;
    }
    return 0;
}

bool words_begin(const Word *w, size_t n, const char *letters)
{
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < w[i].text.n; k++) {
            if (!*letters) return true;
            char c = w[i].text.p[k];
            if (is_letter(c) && to_lower(c) != *letters++) return false;
        }
    return !*letters;
}

void letters_add(char *out, size_t cap, Str s)
{
    size_t n = strlen(out);
    for (size_t i = 0; i < s.n && n + 1 < cap; i++)
        if (is_letter(s.p[i])) out[n++] = to_lower(s.p[i]);
    out[n] = 0;
}

void words_put_printed(Doc *d, const Word *w, size_t n)
{
    if (n) doc_add_printed(d, doc_span(d, words_str(w, n)));
}

bool sheet_has_rule(const Sheet *s, size_t from, size_t to)
{
    return from < to && s->line[to].rules > s->line[from].rules;
}
