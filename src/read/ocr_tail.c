/* ocr_tail.c: explanations, remarks and signatures of a recogniser's page. */
#include "read/ocr_head.h"
#include "read/ocr_share.h"

#include "read/paper.h"
#include "read/value.h"

#include <string.h>

/* ---- footnotes ---- */

/* A line of the explanations, and the number that stands before it. */
typedef struct NoteLine {
    Str text;
    int number; /* 0: none; < 0: something that may be one, unread */
    bool parted;
} NoteLine;

/* "(1)", "1.", "1,", "(@)", "Q)": what may be the number of a footnote; 0 if it is none, < 0 if it cannot be
 * read. */
static int number_of(Str w)
{
    Mark m;
    Str s = w;
    while (s.n && ((unsigned char)s.p[0] >= 0x80 || strchr("'`\"", s.p[0]))) s = str_from(s, 1);
    if (mark_at(s, MARK_WHOLE, &m) == s.n && s.n) return m.number;
    size_t digits = 0, n = 0;
    while (digits < s.n && is_digit(s.p[digits])) n = n * 10 + (size_t)(s.p[digits++] - '0');
    if (digits && digits < 3 && digits + 1 == s.n && strchr(".,)", s.p[digits])) return (int)n;
    if (digits && digits < 3 && digits == s.n) return (int)n;
    bool bracket = s.n && s.n < 5 && (s.p[0] == '(' || s.p[s.n - 1] == ')' || s.p[s.n - 1] == '@');
    bool pointed = s.n == 2 && s.p[1] == '.' && strchr("lLIJZSGB", s.p[0]);
    return bracket || pointed ? -1 : 0;
}

static bool is_list_number(int number, int last)
{
    return number < 0 || (number > last && number <= last + 3);
}

/* Footnotes printed "1. text" begin with their line; "(1)" stands in the middle of its text's height. */
static size_t note_lines(const OcrPage *p, size_t from, size_t to, NoteLine *out)
{
    size_t n = 0;
    bool parted = true;
    for (size_t i = from; i < to; i++) {
        const OcrLine *l = &p->line[i];
        if (!l->n || l->mark != OCR_CONTENT) {
            parted = parted || !l->n;
            continue;
        }
        NoteLine *line = &out[n++];
        size_t first = 0;
        while (first + 1 < l->n && first < 2 && !number_of(l->word[first].text) &&
               ocr_is_speck(l->word[first].text))
            first++;
        line->number = number_of(l->word[first].text);
        line->parted = parted;
        if (line->number) first++;
        while (first < l->n && ocr_is_speck(l->word[first].text) && strchr("~_|=", l->word[first].text.p[0]))
            first++;
        line->text = ocr_words_str(&l->word[first], l->n - first);
        parted = false;
    }
    return n;
}

/* The numbers go up one by one: those that do not fit are no numbers, those that cannot be read are the next.
 */
static size_t settle_numbers(NoteLine *line, size_t n)
{
    int last = 0;
    size_t notes = 0;
    for (size_t i = 0; i < n; i++) {
        if (!line[i].number) continue;
        int next = line[i].number;
        bool ok = is_list_number(next, last);
        line[i].number = ok ? (next < 0 ? last + 1 : next) : 0;
        if (!ok) continue;
        last = line[i].number;
        notes++;
    }
    return notes;
}

static void add_note_line(Doc *d, Note *note, Str s)
{
    Cell *c = &note->text;
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

static void put_notes(Doc *d, Arena *a, const OcrPage *p, size_t from, size_t to)
{
    NoteLine *line = ARENA_NEW(a, NoteLine, to - from + 1);
    size_t n = note_lines(p, from, to, line), *part = ARENA_NEW(a, size_t, n + 1);
    OcrStripe *stripe = ARENA_NEW(a, OcrStripe, n + 1);
    if (!settle_numbers(line, n)) return;
    bool points = false; /* "1.": the number stands in the first line */
    for (size_t i = 0; i < n; i++) {
        Str s = line[i].text;
        bool begins = s.n && (is_upper(s.p[0]) || (unsigned char)s.p[0] >= 0x80);
        stripe[i] = (OcrStripe){.anchor = line[i].number > 0, .lanes = s.n > 0, .cut = begins ? -1 : 4};
        if (line[i].parted) stripe[i].cut -= 1;
        if (i && str_ends(line[i - 1].text, S("."))) stripe[i].cut -= 1;
    }
    for (size_t i = from; i < to && !points; i++) {
        const OcrLine *l = &p->line[i];
        points = l->n && number_of(l->word[0].text) > 0 && str_ends(l->word[0].text, S("."));
    }
    ocr_share(a, stripe, n, part, NULL);
    int number = 0;
    Note *note = NULL;
    for (size_t i = 0, k = SIZE_MAX; i < n; i++) {
        bool next = points ? line[i].number > 0 : part[i] != k;
        if (next) {
            size_t at = i;
            while (at + 1 < n && !line[at].number) at++;
            number = line[at].number ? line[at].number : number + 1;
            note = doc_add_note(d, mark_id(&d->arena, number));
            k = part[i];
        }
        if (note) add_note_line(d, note, line[i].text);
    }
}

/* ---- signatures ---- */

/* "/s/", damaged or not. */
static bool begins_signature(Str s)
{
    size_t blank = str_find(s, S(" "));
    Str w = str_sub(s, 0, blank);
    while (w.n && (unsigned char)w.p[0] >= 0x80) w = str_from(w, 1);
    return w.n >= 2 && w.n <= 4 &&
           (str_has_nocase(w, S("s/")) || str_has_nocase(w, S("s!")) || str_has_nocase(w, S("/s")));
}

static void put_sign(Doc *d, const Str *line, size_t n, Str date)
{
    Sign *s = doc_add_sign(d);
    size_t row = d->nsign - 1;
    Cell *c = sign_item(s, F_signatureName);
    Str text = {0};
    for (size_t i = 0; i < n; i++) {
        Str part = str_collapse(&d->arena, line[i]);
        bool joined = !text.n || str_ends(text, S("-"));
        text =
            text.n ? str_fmt(&d->arena, "%.*s%s%.*s", STR_ARG(text), joined ? "" : " ", STR_ARG(part)) : part;
    }
    if (text.n) {
        Str hull = {line[0].p, (size_t)(line[n - 1].p + line[n - 1].n - line[0].p)};
        cell_set(d, c, F_signatureName, text, doc_span(d, hull));
        for (size_t i = 0; n > 1 && i < n; i++)
            doc_add_piece(d, PART_SIGN, row, F_signatureName, doc_span(d, line[i]));
        if (n > 1) c->prov = PROV_JOINED;
    }
    if (date.n) paper_date(d, PART_SIGN, row, F_signatureDate, date);
}

enum { SIGN_LINES = 6 };

/* A text with a date in it: what stands before the date. */
static Str before_date(Str s, Str *date)
{
    if (!ocr_find_date(s, date)) return s;
    return str_trim(str_sub(s, 0, (size_t)(date->p - s.p)));
}

/* The signature above line `end`, no further up than `from`; `remarks` gets what stands before it. */
static size_t read_sign(Doc *d, const OcrPage *p, size_t from, size_t end)
{
    Str part[SIGN_LINES], date = {0};
    size_t n = 0, top = end, start = end;
    for (size_t i = end; i-- > from && i + 12 > end;) {
        const OcrLine *l = &p->line[i];
        Str found, s = l->n ? ocr_words_str(l->word, l->n) : (Str){0};
        if (l->mark != OCR_CONTENT) break;
        if (!s.n) continue;
        if (s.n > 140 && !ocr_find_date(s, &found)) break;
        if (begins_signature(s)) top = i;
        if (ocr_find_date(s, &found)) {
            if (date.n) break;
            date = found;
            start = i;
        }
        if (begins_signature(s)) break;
    }
    if (top == end) top = start;
    if (top == end) return end;
    for (size_t i = top; i < end && n < SIGN_LINES; i++) {
        const OcrLine *l = &p->line[i];
        Str unused, s = l->n ? before_date(ocr_words_str(l->word, l->n), &unused) : (Str){0};
        if (s.n && !ocr_is_noise(p->lexicon, s)) part[n++] = s;
    }
    put_sign(d, part, n, date);
    return top;
}

static void remark(Doc *d, const OcrPage *p, size_t from, size_t to)
{
    Cell *c = doc_item(d, F_remarks);
    for (size_t i = from; i < to; i++) {
        const OcrLine *l = &p->line[i];
        Str s = l->n ? ocr_words_str(l->word, l->n) : (Str){0};
        if (l->mark != OCR_CONTENT || !s.n || ocr_is_noise(p->lexicon, s)) continue;
        Note as = {.text = *c};
        add_note_line(d, &as, s);
        *c = as.text;
    }
}

void ocr_tail(Doc *d, Arena *a, const OcrPage *p)
{
    for (size_t i = p->tail; i < p->n; i++) {
        OcrMark m = p->line[i].mark;
        size_t to = i + 1;
        if (m != OCR_SIGNS && m != OCR_RESPONSES && m != OCR_REMARKS && m != OCR_SIGNED) continue;
        while (to < p->n && (p->line[to].mark == OCR_CONTENT || p->line[to].mark == OCR_PRINT) &&
               (m == OCR_RESPONSES || p->line[to].mark == OCR_CONTENT))
            to++;
        bool signs = to < p->n && p->line[to].mark == OCR_SIGNED;
        size_t end = signs ? read_sign(d, p, i + 1, to) : to;
        if (m == OCR_RESPONSES) put_notes(d, a, p, i + 1, end);
        if (m == OCR_REMARKS) remark(d, p, i + 1, end);
        i = to - 1;
    }
}
