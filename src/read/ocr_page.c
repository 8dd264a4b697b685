/* ocr_page.c: a recogniser's page as lines of words, and which of them the form itself prints. */
#include "read/ocr.h"

#include "read/page.h"

#include <string.h>

/* ---- is it one? ---- */

bool ocr_looks_like(Str text)
{
    enum { WIDE = 8, INDENTED = 12 }; /* one line in so many may be indented */
    size_t lines = 0, indented = 0, columns = 0;
    while (text.n) {
        Str line = str_line(&text), s = str_trim(line);
        if (!s.n) continue;
        lines++;
        indented += is_blank(line.p[0]);
        columns += str_find(s, S("        ")) + WIDE < s.n;
    }
    return columns && columns * 10 >= lines && indented * INDENTED <= lines;
}

/* ---- words ---- */

static void add_word(Arena *a, OcrLine *l, size_t *cap, OcrWord w)
{
    l->word = arena_grow(a, l->word, cap, l->n + 1, sizeof *l->word);
    l->word[l->n++] = w;
}

static void split_words(Arena *a, OcrLine *l)
{
    size_t cap = 0;
    int x = 0, gap = OCR_BORDER;
    for (Str rest = l->text; rest.n;) {
        if (rest.p[0] == '|' || is_blank(rest.p[0])) {
            gap = rest.p[0] == '|' ? OCR_BORDER : gap < OCR_BORDER ? gap + 1 : gap;
            rest = str_from(rest, 1);
            x++;
            continue;
        }
        OcrWord w = {.text = rest, .x = x, .gap = gap};
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

size_t ocr_run(const OcrLine *l, size_t i)
{
    do i++;
    while (i < l->n && l->word[i].gap < 2);
    return i;
}

Str ocr_words_str(const OcrWord *w, size_t n)
{
    if (!n) return (Str){0};
    return (Str){w[0].text.p, (size_t)(w[n - 1].text.p + w[n - 1].text.n - w[0].text.p)};
}

bool ocr_is_speck(Str w)
{
    size_t letters = 0;
    for (size_t i = 0; i < w.n; i++) letters += is_alpha(w.p[i]) || is_digit(w.p[i]);
    return !letters;
}

Str ocr_strip(Str w)
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

/* ---- likeness ---- */

/* A known text for many comparisons: where each letter or digit of it stands, a bit each. */
typedef struct Pattern {
    uint64_t at[36];
    int n; /* at most 64 */
} Pattern;

static int letter_index(char c)
{
    c = to_lower(c);
    return is_lower(c) ? c - 'a' : is_digit(c) ? 26 + c - '0' : -1;
}

static Pattern pattern_of(Str known)
{
    Pattern p = {.n = 0};
    for (size_t i = 0; i < known.n && p.n < 64; i++) {
        int k = letter_index(known.p[i]);
        if (k >= 0) p.at[k] |= (uint64_t)1 << p.n++;
    }
    return p;
}

/* The edit distance of the letters and digits, bit by bit (Myers 1999); `*letters` of them are in s. */
static int distance(const Pattern *p, Str s, int *letters)
{
    uint64_t up = ~(uint64_t)0, down = 0, last = p->n ? (uint64_t)1 << (p->n - 1) : 0;
    int cost = p->n;
    *letters = 0;
    for (size_t i = 0; i < s.n; i++) {
        int k = letter_index(s.p[i]);
        if (k < 0) continue;
        ++*letters;
        uint64_t same = p->at[k], d = (((same & up) + up) ^ up) | same | down;
        uint64_t right = down | ~(d | up), left = up & d;
        cost += (right & last) != 0;
        cost -= (left & last) != 0;
        right = right << 1 | 1;
        left <<= 1;
        up = left | ~(d | right);
        down = right & d;
    }
    return cost;
}

static int likeness(const Pattern *p, Str printed)
{
    int n, cost = distance(p, printed, &n), most = n > p->n ? n : p->n;
    return most ? 100 - cost * 100 / most : 0;
}

int ocr_likeness(Str printed, Str known)
{
    Pattern p = pattern_of(known);
    return likeness(&p, printed);
}

static int letters_in(Str s)
{
    int n = 0;
    for (size_t i = 0; i < s.n; i++) n += letter_index(s.p[i]) >= 0;
    return n;
}

enum { APART = 6 }; /* so many blanks part what is printed as one */

size_t ocr_words_like(const OcrLine *l, size_t i, Str known, int *like)
{
    Pattern p = pattern_of(known);
    int have = 0;
    size_t best = 0;
    *like = 0;
    for (size_t k = i;
         k < l->n && have * 4 <= p.n * 5 && (k == i || l->word[k].x - l->word[k - 1].end < APART); k++) {
        have += letters_in(l->word[k].text);
        if (have * 5 < p.n * 4) continue;
        int now = likeness(&p, ocr_words_str(&l->word[i], k + 1 - i));
        if (now > *like) *like = now, best = k + 1 - i;
    }
    return best;
}

/* ---- what the form prints ---- */

static const struct Print {
    OcrMark mark;
    const char *words;
} prints[] = {
    {OCR_OWNERS, "Reporting Owners"},
    {OCR_SIGNS, "Signatures"},
    {OCR_SIGNED, "** Signature of Reporting Person"},
    {OCR_RESPONSES, "Explanation of Responses:"},
    {OCR_REMARKS, "Remarks:"},
    {OCR_PRINT, "UNITED STATES SECURITIES AND EXCHANGE COMMISSION"},
    {OCR_PRINT, "Reminder: Report on a separate line for each class of"},
    {OCR_PRINT, "* If the form is filed by more than one reporting person, see"},
    {OCR_PRINT, "** Intentional misstatements or omissions of facts constitute"},
    {OCR_PRINT, "Note: File three copies of this Form, one of which must be"},
    {OCR_PRINT, "Persons who respond to the collection of information"},
    {OCR_PRINT, "Potential persons who are to respond to the collection of"},
    {OCR_PRINT, "contained in this form are not required to respond unless"},
    {OCR_PRINT, "form displays a currently valid OMB control number."},
    {OCR_PRINT, "the form displays a currently valid OMB control number."},
    {OCR_PRINT, "not required to respond unless the form displays a currently"},
    {OCR_PRINT, "displays a currently valid OMB control number."},
    {OCR_PRINT, "Filed pursuant to Section 16(a) of the Securities Exchange Act"},
    {OCR_PRINT, "or Section 30(h) of the Investment Company Act of 1940"},
    {OCR_PRINT, "Investment Company Act of 1940"},
};

enum { PRINT_LIKE = 72, TITLE_LIKE = 78 };

/* Does the line begin with these words? What follows them on the line does not count, unless they are few:
 * then nothing may. What the recogniser made of a sentence tells how far it is to be trusted. */
static bool begins_like(OcrPage *p, const OcrLine *l, const char *words)
{
    int like, letters;
    Str known = str_z(words);
    size_t first = 0;
    while (first + 1 < l->n && first < 3 && ocr_is_speck(l->word[first].text)) first++;
    size_t n = l->n ? ocr_words_like(l, first, known, &like) : 0;
    if (!n || like < PRINT_LIKE) return false;
    if (known.n > 30) {
        Pattern pattern = pattern_of(known);
        p->misread += (size_t)distance(&pattern, ocr_words_str(&l->word[first], n), &letters);
        p->compared += (size_t)pattern.n;
    }
    n += first;
    return known.n > 30 || n == l->n || l->word[n].gap >= 2;
}

/* The titles of the tables, wherever they stand on the line: "Table I - Non-Derivative Securities …". */
static OcrMark title_mark(const OcrLine *l)
{
    static const char puts_calls[] = "(e.g., puts, calls, warrants, options, convertible securities)";
    int one, two, puts;
    for (size_t i = 0; i < l->n; i++) {
        if (l->word[i].gap < 2) continue;
        (void)ocr_words_like(l, i, S("Table I - Non-Derivative Securities"), &one);
        (void)ocr_words_like(l, i, S("Table II - Derivative Securities"), &two);
        (void)ocr_words_like(l, i, str_z(puts_calls), &puts);
        if (one >= TITLE_LIKE && one > two) return OCR_TABLE_I;
        if (two >= TITLE_LIKE || puts >= PRINT_LIKE) return OCR_TABLE_II;
    }
    return OCR_CONTENT;
}

/* Sentences of the form that begin on the line above. */
static bool is_print(const OcrLine *l)
{
    static const char *const parts[] = {"a currently valid OMB control number", "currently valid OMB number",
                                        "not required to respond unless the form",
                                        "collection of information contained in this form"};
    int like;
    for (size_t i = 0; i < l->n && i < 20; i++)
        for (size_t k = 0; k < sizeof parts / sizeof *parts; k++)
            if (ocr_words_like(l, i, str_z(parts[k]), &like) && like >= PRINT_LIKE + 6) return true;
    return false;
}

static OcrMark mark_of(OcrPage *p, const OcrLine *l)
{
    for (size_t i = 0; i < sizeof prints / sizeof *prints; i++)
        if (begins_like(p, l, prints[i].words)) return prints[i].mark;
    int like;
    for (size_t i = 0; i < l->n && i < 3; i++)
        if (ocr_words_like(l, i, S("1. Name and Address of Reporting Person"), &like) &&
            like >= PRINT_LIKE - 4)
            return OCR_OWNER;
    return is_print(l) ? OCR_PRINT : title_mark(l);
}

/* Where the title of Table I is beyond recognition, its heads tell. */
static void find_lost_title(OcrPage *p)
{
    int like;
    size_t end = 0;
    for (; end < p->n && p->line[end].mark != OCR_TABLE_II; end++)
        if (p->line[end].mark == OCR_TABLE_I) return;
    for (size_t i = 0; i < end; i++)
        if (p->line[i].n > 3 && ocr_words_like(&p->line[i], 0, S("1. Title of Security"), &like) &&
            like >= TITLE_LIKE) {
            p->line[i].mark = OCR_TABLE_I;
            return;
        }
}

static size_t tail_of(const OcrPage *p)
{
    size_t sign = p->n;
    for (size_t i = 0; i < p->n; i++) {
        OcrMark m = p->line[i].mark;
        if (m == OCR_RESPONSES || m == OCR_REMARKS || m == OCR_SIGNS) return i;
        if (m == OCR_SIGNED && sign == p->n) sign = i;
    }
    return sign;
}

OcrPage ocr_page_of(Arena *a, Str text)
{
    Page page = page_of_tabs(a, text);
    OcrPage p = {.line = ARENA_NEW(a, OcrLine, page.n + 1), .n = page.n, .lexicon = lexicon_of(a, &page)};
    for (size_t i = 0; i < p.n; i++) {
        p.line[i].text = page.line[i].text;
        split_words(a, &p.line[i]);
        p.line[i].mark = mark_of(&p, &p.line[i]);
    }
    find_lost_title(&p);
    p.tail = tail_of(&p);
    return p;
}
