/* ocr_prose.c: the explanations of responses on a recogniser's page, each with its number. */
#include "read/ocr_head.h"
#include "read/ocr_share.h"

#include "read/value.h"

#include <string.h>

/* A line of the explanations. */
typedef struct NoteLine {
    Str text;    /* without the number */
    int number;  /* that stands before it; 0: none */
    int end;     /* where the line ends, in characters */
    bool begins; /* a paragraph */
} NoteLine;

/* "(1)", "1.", "1,", "(@)", "Q)": what may be the number of a footnote; 0 if it is none, < 0 if it cannot be
 * read. `*pointed`: it is written as "1." */
static int number_of(Str w, bool *pointed)
{
    Mark m;
    Str s = w;
    *pointed = false;
    while (s.n && ((unsigned char)s.p[0] >= 0x80 || strchr("'`\"", s.p[0]))) s = str_from(s, 1);
    if (mark_at(s, MARK_WHOLE, &m) == s.n && s.n) return m.number;
    size_t digits = 0, n = 0;
    while (digits < s.n && is_digit(s.p[digits])) n = n * 10 + (size_t)(s.p[digits++] - '0');
    *pointed = digits + 1 == s.n && strchr(".,", s.p[digits]);
    if (digits && digits < 3 && digits + 1 == s.n && strchr(".,)", s.p[digits])) return (int)n;
    if (digits && digits < 3 && digits == s.n) return (int)n;
    bool bracket = s.n && s.n < 5 && (s.p[0] == '(' || s.p[s.n - 1] == ')' || s.p[s.n - 1] == '@');
    *pointed = s.n == 2 && s.p[1] == '.' && strchr("lLIJZSGB", s.p[0]);
    return bracket || *pointed ? -1 : 0;
}

static bool is_in_order(int number, int last) { return number > last && number <= last + 3; }

/* Without a quote or speck that the recogniser saw before the first word. */
static Str without_speck(Str s)
{
    if (s.n > 3 && str_starts(s, S("\xe2\x80"))) s = str_from(s, 3);
    while (s.n && strchr(".,:;'`-~_| ", s.p[0])) s = str_from(s, 1);
    return s;
}

/* The lines, numbers apart; returns how many. */
static size_t note_lines(const OcrPage *p, size_t from, size_t to, NoteLine *out)
{
    size_t n = 0;
    int last = 0;
    for (size_t i = from; i < to; i++) {
        const OcrLine *l = &p->line[i];
        size_t first = 0;
        bool pointed;
        if (!l->n || l->mark != OCR_CONTENT) continue;
        while (first + 1 < l->n && first < 2 && !number_of(l->word[first].text, &pointed) &&
               ocr_is_speck(l->word[first].text))
            first++;
        int number = number_of(l->word[first].text, &pointed);
        bool some = number != 0;
        if (number < 0) number = last + 1;
        if (!is_in_order(number, last)) number = 0;
        if (number) last = number;
        if (some) first++;
        Str text = without_speck(ocr_words_str(&l->word[first], l->n - first));
        if (!number && text.n < 4) continue;
        out[n++] = (NoteLine){text, number, l->word[l->n - 1].end, pointed && number};
    }
    return n;
}

/* A paragraph ends in a line that is shorter than the others, with a point. */
static void find_paragraphs(NoteLine *line, size_t n)
{
    int width = 0;
    bool pointed = false;
    for (size_t i = 0; i < n; i++) {
        if (line[i].end > width) width = line[i].end;
        pointed = pointed || line[i].begins;
    }
    for (size_t i = 0; i < n; i++) {
        if (!i) line[i].begins = true;
        if (!i || pointed) continue;
        Str above = line[i - 1].text;
        bool ends = line[i - 1].end * 10 < width * 9 && above.n && strchr(".)\":", above.p[above.n - 1]);
        bool starts = line[i].text.n && (is_upper(line[i].text.p[0]) || strchr("(\"", line[i].text.p[0]));
        line[i].begins = ends && starts;
    }
}

/* Where paragraphs with two numbers part: each number stands in the middle of its own. */
static void part_paragraph(Arena *a, NoteLine *line, size_t n)
{
    OcrStripe *stripe = ARENA_NEW(a, OcrStripe, n + 1);
    size_t *part = ARENA_NEW(a, size_t, n + 1), numbers = 0;
    for (size_t i = 0; i < n; i++) {
        Str s = line[i].text;
        bool begins = s.n && (is_upper(s.p[0]) || (unsigned char)s.p[0] >= 0x80);
        stripe[i] = (OcrStripe){.anchor = line[i].number > 0, .lanes = s.n > 0, .cut = begins ? -1 : 4};
        if (i && str_ends(line[i - 1].text, S("."))) stripe[i].cut -= 2;
        numbers += line[i].number > 0;
    }
    if (numbers < 2) return;
    ocr_share(a, stripe, n, part, NULL);
    for (size_t i = 1; i < n; i++)
        if (part[i] != part[i - 1]) line[i].begins = true;
}

void ocr_text_append(Doc *d, Cell *c, Str s)
{
    Str text = str_collapse(&d->arena, s);
    Span raw = doc_span(d, s);
    if (!s.n) return;
    if (c->state == CELL_VALUE) {
        bool joined = str_ends(c->u.text, S("-"));
        text = str_fmt(&d->arena, "%.*s%s%.*s", STR_ARG(c->u.text), joined ? "" : " ", STR_ARG(text));
        raw = (Span){c->raw.at, raw.at + raw.len - c->raw.at};
        c->prov |= PROV_JOINED;
    }
    c->u.text = text, c->raw = raw, c->state = CELL_VALUE;
}

/* The number in the paragraph that begins at line i; `*end` is behind it. */
static int paragraph(const NoteLine *line, size_t n, size_t i, size_t *end)
{
    int number = line[i].number;
    for (*end = i + 1; *end < n && !line[*end].begins; ++*end)
        if (line[*end].number && !number) number = line[*end].number;
    return number;
}

/* The line behind the paragraphs without a number that begin at line i; how many they are, and the number
 * behind them, 0 if there is none. */
static size_t bare_paragraphs(const NoteLine *line, size_t n, size_t i, int *bare, int *next)
{
    size_t end;
    *next = 0;
    for (*bare = 0; i < n; i = end, ++*bare) {
        *next = paragraph(line, n, i, &end);
        if (*next) return i;
    }
    return n;
}

/* Paragraphs without a number are notes of their own if the numbers before and behind leave room for just so
 * many; else they go on with the one above, or, on top, with the one below. */
static void number_paragraphs(NoteLine *line, size_t n)
{
    int last = 0, bare, next;
    for (size_t i = 0, k; i < n; i = k) {
        k = bare_paragraphs(line, n, i, &bare, &next);
        bool room = next == last + bare + 1;
        for (size_t m = i; m < k; m++) {
            if (line[m].begins && room)
                line[m].number = ++last;
            else if (!room)
                line[m].begins = m == 0;
        }
        if (!next) return;
        last = next;
        if (bare && !room && !i) line[k].begins = false;
        (void)paragraph(line, n, k, &k);
    }
}

static void put_note(Doc *d, const NoteLine *line, size_t n, int number)
{
    Note *note = doc_add_note(d, mark_id(&d->arena, number));
    for (size_t i = 0; note && i < n; i++) ocr_text_append(d, &note->text, line[i].text);
}

/* "No securities are beneficially owned" is no explanation but a box of Form 3. */
static bool is_none_owned(Doc *d, const NoteLine *line, size_t n)
{
    if (n != 1 || ocr_likeness(line->text, S("No securities are beneficially owned.")) < 85) return false;
    cell_set(d, doc_item(d, F_noSecuritiesOwned), F_noSecuritiesOwned, S("1"), doc_span(d, line->text));
    return true;
}

void ocr_footnotes(Doc *d, Arena *a, const OcrPage *p, size_t from, size_t to)
{
    NoteLine *line = ARENA_NEW(a, NoteLine, to - from + 1);
    size_t n = note_lines(p, from, to, line), numbers = 0;
    for (size_t i = 0; i < n; i++) numbers += line[i].number != 0;
    find_paragraphs(line, n);
    if (is_none_owned(d, line, n) || !numbers) return;
    for (size_t i = 0, end; i < n; i = end) {
        for (end = i + 1; end < n && !line[end].begins;) end++;
        part_paragraph(a, &line[i], end - i);
    }
    number_paragraphs(line, n);
    for (size_t i = 0, end; i < n; i = end) {
        int number = paragraph(line, n, i, &end);
        put_note(d, &line[i], end - i, number ? number : 1);
    }
}
