/* scan.c: a recogniser's page as lines of words, and which of them the form itself prints. */
#include "read/page/scan.h"

#include "read/page/lines.h"

#include <stdlib.h>
#include <string.h>

/* ---- words ---- */

static void add_word(Arena *a, ScanLine *l, size_t *cap, ScanWord w)
{
    l->word = arena_grow(a, l->word, cap, l->n + 1, sizeof *l->word);
    l->word[l->n++] = w;
}

static void split_words(Arena *a, ScanLine *l)
{
    size_t cap = 0;
    int x = 0, gap = SCAN_BORDER;
    for (Str rest = l->text; rest.n;) {
        if (rest.p[0] == '|' || is_blank(rest.p[0])) {
            gap = rest.p[0] == '|' ? SCAN_BORDER : gap < SCAN_BORDER ? gap + 1 : gap;
            rest = str_from(rest, 1);
            x++;
            continue;
        }
        ScanWord w = {.text = rest, .x = x, .sure = -1, .gap = gap};
        while (rest.n && rest.p[0] != '|' && !is_blank(rest.p[0])) {
            (void)utf8_next(&rest);
            x++;
        }
        w.text.n -= rest.n;
        w.end = x;
        gap = 0;
        add_word(a, l, &cap, w);
    }
}

Str scan_words_str(const ScanLine *l, size_t from, size_t n)
{
    if (!n) return (Str){0};
    Str first = l->word[from].text, last = l->word[from + n - 1].text;
    return (Str){first.p, (size_t)(last.p + last.n - first.p)};
}

bool scan_is_speck(Str w)
{
    size_t letters = 0;
    for (size_t i = 0; i < w.n; i++) letters += is_alpha(w.p[i]) || is_digit(w.p[i]);
    return !letters;
}

Str scan_strip(Str w)
{
    static const char borders[] = "|[]{}!_~`'*\"=<>";
    for (;;) {
        if (w.n > 3 && (str_starts(w, S("\xe2\x80")))) /* typographic quotes and dashes */
            w = str_from(w, 3);
        else if (w.n > 1 && strchr(borders, w.p[0]))
            w = str_from(w, 1);
        else
            break;
    }
    for (;;) {
        if (w.n > 3 && str_sub(w, w.n - 3, 2).p[0] == '\xe2' && w.p[w.n - 2] == '\x80')
            w.n -= 3;
        else if (w.n > 1 && strchr(borders, w.p[w.n - 1]))
            w.n--;
        else
            break;
    }
    return w;
}

/* ---- what the form prints ---- */

static const struct Print {
    ScanMark mark;
    const char *words;
} prints[] = {
    {SCAN_OWNERS, "Reporting Owners"},
    {SCAN_SIGNS, "Signatures"},
    {SCAN_SIGNED, "** Signature of Reporting Person"},
    {SCAN_RESPONSES, "Explanation of Responses:"},
    {SCAN_REMARKS, "Remarks:"},
    {SCAN_PRINT, "UNITED STATES SECURITIES AND EXCHANGE COMMISSION"},
    {SCAN_PRINT, "Reminder: Report on a separate line for each class of"},
    {SCAN_PRINT, "* If the form is filed by more than one reporting person, see"},
    {SCAN_PRINT, "** Intentional misstatements or omissions of facts constitute"},
    {SCAN_PRINT, "Note: File three copies of this Form, one of which must be"},
    {SCAN_PRINT, "Persons who respond to the collection of information"},
    {SCAN_PRINT, "Potential persons who are to respond to the collection of"},
    {SCAN_PRINT, "contained in this form are not required to respond unless"},
    {SCAN_PRINT, "form displays a currently valid OMB control number."},
    {SCAN_PRINT, "the form displays a currently valid OMB control number."},
    {SCAN_PRINT, "not required to respond unless the form displays a currently"},
    {SCAN_PRINT, "displays a currently valid OMB control number."},
    {SCAN_PRINT, "Filed pursuant to Section 16(a) of the Securities Exchange Act"},
    {SCAN_PRINT, "or Section 30(h) of the Investment Company Act of 1940"},
    {SCAN_PRINT, "Investment Company Act of 1940"},
};

enum {
    PRINT_LIKE = 72,
    TITLE_LIKE = 78,
    PRINTS = sizeof prints / sizeof *prints,
    SENTENCES = 4,
    ENDS = 3,
    SIGNED_WITHIN = 8
};

bool scan_is_shouted(Str s)
{
    size_t upper = 0, lower = 0;
    for (size_t i = 0; i < s.n; i++) upper += is_upper(s.p[i]), lower += is_lower(s.p[i]);
    return upper > lower;
}

/* Does the line begin with these words? What follows them on the line does not count, unless they are few:
 * then nothing may. What the recogniser made of a sentence tells how far it is to be trusted. */
static bool begins_like(ScanPage *p, const ScanLine *l, const LikePattern *known, Str words)
{
    int like;
    size_t first = 0;
    if (!l->n) return false;
    while (first + 1 < l->n && first < 3 && scan_is_speck(l->word[first].text)) first++;
    size_t n = scan_words_match(l, first, known, &like);
    Str printed = scan_words_str(l, first, n);
    if (!n || like < PRINT_LIKE || (scan_is_shouted(words) && !scan_is_shouted(printed))) return false;
    bool sentence = known->n > 24;
    if (sentence) {
        p->misread += (size_t)like_misread(known, printed);
        p->compared += (size_t)known->n;
    }
    for (n += first; n < l->n && l->word[n].gap < 2 && scan_is_speck(l->word[n].text);) n++;
    return sentence || n == l->n || l->word[n].gap >= 2;
}

/* What is looked for on every line. */
typedef struct Known {
    LikePattern print[PRINTS], part[SENTENCES], end[ENDS], owner, signed_by, one, two, puts;
} Known;

static const char *const parts[SENTENCES] = {
    "a currently valid OMB control number", "currently valid OMB number",
    "not required to respond unless the form", "collection of information contained in this form"};

static const char *const ends[ENDS] = {"number.", "OMB control number.", "valid OMB control number."};

static const Known *known_of(Arena *a)
{
    Known *k = ARENA_NEW(a, Known, 1);
    for (size_t i = 0; i < PRINTS; i++) k->print[i] = like_pattern(str_z(prints[i].words));
    for (size_t i = 0; i < SENTENCES; i++) k->part[i] = like_pattern(str_z(parts[i]));
    for (size_t i = 0; i < ENDS; i++) k->end[i] = like_pattern(str_z(ends[i]));
    k->owner = like_pattern(S("1. Name and Address of Reporting Person"));
    k->signed_by = like_pattern(S("Signature of Reporting Person"));
    k->one = like_pattern(S("Table I - Non-Derivative Securities"));
    k->two = like_pattern(S("Table II - Derivative Securities"));
    k->puts = like_pattern(S("(e.g., puts, calls, warrants, options, convertible securities)"));
    return k;
}

/* The titles of the tables, wherever they stand on the line: "Table I - Non-Derivative Securities …". */
static ScanMark title_mark(const Known *k, const ScanLine *l)
{
    int one, two, puts;
    for (size_t i = 0; i < l->n; i++) {
        if (l->word[i].gap < 2) continue;
        (void)scan_words_match(l, i, &k->one, &one);
        (void)scan_words_match(l, i, &k->two, &two);
        (void)scan_words_match(l, i, &k->puts, &puts);
        if (one >= TITLE_LIKE && one > two) return SCAN_TABLE_I;
        if (two >= TITLE_LIKE || puts >= PRINT_LIKE) return SCAN_TABLE_II;
    }
    return SCAN_CONTENT;
}

/* Sentences of the form that begin on the line above. */
static bool is_print(const Known *k, const ScanLine *l)
{
    int like;
    for (size_t i = 0; i < ENDS && l->n < 6; i++)
        if (l->n && scan_words_match(l, 0, &k->end[i], &like) == l->n && like > 80) return true;
    for (size_t i = 0; i < l->n && i < 20; i++)
        for (size_t m = 0; m < SENTENCES; m++)
            if (scan_words_match(l, i, &k->part[m], &like) && like >= PRINT_LIKE + 6) return true;
    return false;
}

static ScanMark mark_of(ScanPage *p, const Known *k, const ScanLine *l)
{
    for (size_t i = 0; i < PRINTS; i++)
        if (begins_like(p, l, &k->print[i], str_z(prints[i].words))) return prints[i].mark;
    int like;
    for (size_t i = 0; i < l->n && i < 3; i++)
        if (scan_words_match(l, i, &k->owner, &like) && like >= PRINT_LIKE - 4) return SCAN_OWNER;
    for (size_t i = 1; i < l->n && i < SIGNED_WITHIN; i++) /* behind what the recogniser saw in the margin */
        if (scan_words_match(l, i, &k->signed_by, &like) && like >= TITLE_LIKE) return SCAN_SIGNED;
    return is_print(k, l) ? SCAN_PRINT : title_mark(k, l);
}

/* Where the title of Table I is beyond recognition, its heads tell. */
static void find_lost_title(ScanPage *p)
{
    int like;
    size_t end = 0;
    for (; end < p->n && p->line[end].mark != SCAN_TABLE_II; end++)
        if (p->line[end].mark == SCAN_TABLE_I) return;
    for (size_t i = 0; i < end; i++)
        if (p->line[i].n > 3 && scan_words_like(&p->line[i], 0, S("1. Title of Security"), &like) &&
            like >= TITLE_LIKE) {
            p->line[i].mark = SCAN_TABLE_I;
            return;
        }
}

/* The same for the box of the owner, whose line has the issuer's too. */
static void find_lost_head(ScanPage *p)
{
    LikePattern issuer = like_pattern(S("Issuer Name and Ticker or Trading Symbol"));
    size_t end = 0;
    int like;
    for (; end < p->n && p->line[end].mark != SCAN_TABLE_I && p->line[end].mark != SCAN_TABLE_II; end++)
        if (p->line[end].mark == SCAN_OWNER) return;
    for (size_t i = 0; i < end; i++)
        for (size_t w = 0; w < p->line[i].n; w++)
            if (scan_words_match(&p->line[i], w, &issuer, &like) && like >= PRINT_LIKE) {
                p->line[i].mark = SCAN_OWNER;
                return;
            }
}

/* The same for the explanations: a short line below the tables. */
static void find_lost_explanations(ScanPage *p)
{
    enum { WORDS = 5, WORD_LIKE = 85 };
    LikePattern word = like_pattern(S("Responses"));
    bool tables = false;
    size_t found = p->n;
    for (size_t i = 0; i < p->n; i++) {
        const ScanLine *l = &p->line[i];
        int like;
        if (l->mark == SCAN_RESPONSES) return;
        tables = tables || l->mark == SCAN_TABLE_I || l->mark == SCAN_TABLE_II;
        for (size_t w = 1; tables && found == p->n && w < l->n && l->n < WORDS && l->mark == SCAN_CONTENT;
             w++)
            if (scan_words_match(l, w, &word, &like) && like >= WORD_LIKE) found = i;
    }
    if (found < p->n) p->line[found].mark = SCAN_RESPONSES;
}

static size_t tail_of(const ScanPage *p)
{
    size_t sign = p->n;
    for (size_t i = 0; i < p->n; i++) {
        ScanMark m = p->line[i].mark;
        if (m == SCAN_RESPONSES || m == SCAN_REMARKS || m == SCAN_SIGNS) return i;
        if (m == SCAN_SIGNED && sign == p->n) sign = i;
    }
    return sign;
}

ScanPage scan_page_of(Arena *a, Str text)
{
    Page page = page_of_tabs(a, text);
    ScanPage p = {.line = ARENA_NEW(a, ScanLine, page.n + 1), .n = page.n};
    const Known *known = known_of(a);
    for (size_t i = 0; i < p.n; i++) {
        p.line[i].text = page.line[i].text;
        split_words(a, &p.line[i]);
        p.line[i].mark = mark_of(&p, known, &p.line[i]);
    }
    find_lost_title(&p);
    find_lost_head(&p);
    find_lost_explanations(&p);
    p.tail = tail_of(&p);
    return p;
}

enum { APART = 6 }; /* so many blanks part what is printed as one */

size_t scan_words_match(const ScanLine *l, size_t i, const LikePattern *p, int *like)
{
    int have = 0;
    size_t best = 0;
    *like = 0;
    for (size_t k = i;
         k < l->n && have * 4 <= p->n * 5 && (k == i || l->word[k].x - l->word[k - 1].end < APART); k++) {
        have += like_letters(l->word[k].text);
        if (have * 5 < p->n * 4) continue;
        int now = like_percent(p, scan_words_str(l, i, k + 1 - i));
        if (now > *like) *like = now, best = k + 1 - i;
    }
    return best;
}

size_t scan_words_like(const ScanLine *l, size_t i, Str known, int *like)
{
    LikePattern p = like_pattern(known);
    return scan_words_match(l, i, &p, like);
}

/* ---- words with boxes ---- */

static int compare_int(const void *a, const void *b)
{
    int x = *(const int *)a, y = *(const int *)b;
    return (x > y) - (x < y);
}

static int nth(int *v, size_t n, size_t i)
{
    if (n) qsort(v, n, sizeof *v, compare_int);
    return n ? v[i < n ? i : n - 1] : 0;
}

/* The width of a text in hundredths of an em, by the widths that the usual typefaces have (Helvetica's,
 * rounded). */
static int ems_of(Str s)
{
    int n = 0;
    while (s.n) {
        uint32_t c = utf8_next(&s);
        char g = c < 0x80 ? (char)c : 'n';
        n += strchr("ijl'|.,:;!I", g) ? 26
             : strchr("ft()[]-r/", g) ? 32
             : strchr("mwMW", g)      ? 84
             : is_upper(g)            ? 69
                                      : 55;
    }
    return n;
}

/* Tells the lines above which a rule is drawn. */
static void rule_lines(ScanPage *p, Str text, const DocWord *word, size_t n)
{
    int wide = 0;
    for (size_t i = 0; i < n; i++)
        if (word[i].right > wide) wide = word[i].right;
    for (size_t i = 0, w = 0; i < p->n && w < n; i++) {
        uint32_t at = (uint32_t)(p->line[i].text.p - text.p);
        for (; w < n && word[w].raw.at <= at; w++)
            if (!word[w].raw.len && (word[w].right - word[w].left) * 2 > wide) p->line[i].ruled = true;
        while (w < n && word[w].raw.len && word[w].raw.at < at + p->line[i].text.n) w++;
    }
}

/* A footnote mark in small type is 5 to 8 tenths of an em wide; what is wider by more was read from a rule or
 * a speck. */
bool scan_hides(const ScanWord *w)
{
    enum { LEAST = 5, MOST = 30, SURE = 90, PERCENT = 25 };
    return w->wide >= LEAST && w->wide <= MOST && w->sure < SURE &&
           w->wide * 1000 > PERCENT * ems_of(w->text);
}

/* The boxes of a page's words, in their order; a word between pipes may be a part of one. */
typedef struct WordBoxes {
    const DocWord **of; /* by the words of all lines; NULL: none */
    size_t *first;      /* by line, the first of its words */
} WordBoxes;

static WordBoxes find_boxes(Arena *a, const ScanPage *p, Str text, const DocWord *word, size_t n)
{
    size_t words = 0, k = 0, w = 0;
    for (size_t i = 0; i < p->n; i++) words += p->line[i].n;
    WordBoxes b = {ARENA_NEW(a, const DocWord *, words + 1), ARENA_NEW(a, size_t, p->n + 1)};
    for (size_t i = 0; i < p->n; i++) {
        b.first[i] = k;
        for (size_t j = 0; j < p->line[i].n; j++) {
            uint32_t at = (uint32_t)(p->line[i].word[j].text.p - text.p);
            while (w < n && word[w].raw.at + word[w].raw.len <= at) w++;
            b.of[k++] = w < n ? &word[w] : NULL;
        }
    }
    b.first[p->n] = k;
    return b;
}

enum { FINE = 16 };

/* Tells the words whose boxes are wider than their glyphs: by the em of the type around them, which is that
 * of most words read surely. */
static void measure_words(Arena *a, ScanPage *p, const WordBoxes *b)
{
    enum { SURE = 85, AROUND = 8, MOST = 100 };
    int *em = ARENA_NEW(a, int, b->first[p->n] + 1), *room = ARENA_NEW(a, int, b->first[p->n] + 1);
    for (size_t i = 0; i < p->n; i++)
        for (size_t j = 0; j < p->line[i].n; j++) {
            const DocWord *w = b->of[b->first[i] + j];
            Str s = p->line[i].word[j].text;
            if (w && w->sure >= SURE && s.n > 2 && s.n == w->raw.len)
                em[b->first[i] + j] = (w->right - w->left) * FINE * 100 / ems_of(s);
        }
    for (size_t i = 0; i < p->n; i++) {
        size_t from = i > AROUND ? i - AROUND : 0, to = i + AROUND + 1 < p->n ? i + AROUND + 1 : p->n, n = 0;
        for (size_t k = b->first[from]; k < b->first[to] && p->line[i].n; k++)
            if (em[k]) room[n++] = em[k];
        int type = nth(room, n, n / 2);
        for (size_t j = 0; j < p->line[i].n && type; j++) {
            const DocWord *w = b->of[b->first[i] + j];
            ScanWord *s = &p->line[i].word[j];
            if (!w) continue;
            s->sure = (int8_t)w->sure;
            if (s->text.n != w->raw.len) continue;
            int wide = ((w->right - w->left) * FINE - ems_of(s->text) * type / 100) * 10 / type;
            s->wide = (int8_t)(wide < 0 ? 0 : wide > MOST ? MOST : wide);
        }
    }
}

void scan_place_words(Arena *a, ScanPage *p, Str text, const DocWord *word, size_t n)
{
    enum { MARGIN = 10 }; /* a tenth of the lines may begin left of what is printed */
    int *room = ARENA_NEW(a, int, n + p->n + 1);
    size_t k = 0;
    for (size_t i = 0; i < n; i++) {
        size_t glyphs = str_width(span_str(text, word[i].raw));
        if (glyphs > 2) room[k++] = (word[i].right - word[i].left) * FINE / (int)glyphs;
    }
    int width = nth(room, k, k / 2);
    if (width <= 0) return;
    p->boxed = true;
    WordBoxes b = find_boxes(a, p, text, word, n);
    measure_words(a, p, &b);
    rule_lines(p, text, word, n);
    k = 0;
    for (size_t i = 0; i < p->n; i++)
        for (size_t j = 0; j < p->line[i].n; j++) {
            ScanWord *s = &p->line[i].word[j];
            const DocWord *w = b.of[b.first[i] + j];
            if (!w) continue;
            s->x = w->left * FINE / width + (int)(s->text.p - text.p - w->raw.at);
            s->end = s->text.n == w->raw.len ? w->right * FINE / width : s->x + (int)s->text.n;
            if (s->end <= s->x) s->end = s->x + 1;
            if (!j && s->text.n > 2) room[k++] = s->x;
        }
    int margin = nth(room, k, k / MARGIN);
    for (size_t i = 0; i < p->n; i++)
        for (size_t j = 0; j < p->line[i].n; j++) {
            ScanWord *s = &p->line[i].word[j];
            s->x = s->x > margin ? s->x - margin : 0;
            s->end = s->end > margin + 1 ? s->end - margin : 1;
        }
}
