/* typed_notes.c: what stands below the tables: explanations of responses, remarks, signatures. */
#include "read/parts/typed_notes.h"

#include "read/page/marks.h"
#include "read/table/share.h"
#include "read/value/spelling.h"
#include "read/value/wrapped.h"

#include <string.h>

typedef enum Heading { HEAD_NONE, HEAD_NOTES, HEAD_REMARKS, HEAD_SIGNATURES, HEAD_OTHER } Heading;

/* What a line is the heading of; `*words`: how many words of it are the heading. */
static Heading heading_of(const SheetLine *l, size_t *words)
{
    static const struct {
        Heading head;
        const char *letters;
    } headings[] = {{HEAD_NOTES, "explanationofresponses"},
                    {HEAD_REMARKS, "remarks"},
                    {HEAD_SIGNATURES, "signatures"},
                    {HEAD_OTHER, "reportingowners"},
                    {HEAD_OTHER, "jointfilerinformation"}};
    for (size_t i = 0; l->kind == LINE_TEXT && i < sizeof headings / sizeof *headings; i++) {
        *words = words_spell(l->word, l->n, headings[i].letters);
        if (!*words) continue;
        Str last = l->word[*words - 1].text;
        if (*words == l->n || last.p[last.n - 1] == ':') return headings[i].head;
    }
    return HEAD_NONE;
}

/* Lines that the form prints itself, and that end whatever stands above them. */
static bool is_printed(const SheetLine *l)
{
    static const char *const begins[] = {"reminderreport",
                                         "ifthefor",
                                         "intentionalmisstatements",
                                         "violationssee18",
                                         "see18usc1001",
                                         "notefilethree",
                                         "potentialpersons",
                                         "personswhorespond",
                                         "ifspaceprovided",
                                         "nameandaddressofreporting",
                                         "1nameandaddressofreporting"};
    if (l->kind != LINE_TEXT || !l->n) return false;
    if (str_starts(l->word[0].text, S("</")) || str_starts(l->word[0].text, S("-----END"))) return true;
    size_t skip = l->word[0].text.p[0] == '*' && l->n > 1;
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
        if (words_begin(l->word + skip, l->n - skip, begins[i])) return true;
    return false;
}

/* What EDGAR prints on a Form 3 without holdings. */
static bool says_nothing_owned(const SheetLine *l)
{
    return l->kind == LINE_TEXT && words_spell(l->word, l->n, "nosecuritiesarebeneficiallyowned") == l->n &&
           l->n;
}

/* ---- footnotes ---- */

/* The number that a line of a footnote begins with: "(1)", "[1]", "/1/", "<F1>"; "1." where `points`. */
static int note_number(const SheetLine *l, bool points)
{
    int number = 0;
    if (l->kind != LINE_TEXT || !l->n) return 0;
    Str w = l->word[0].text;
    if (mark_printed(w, &number) == w.n) return number;
    if (!points || w.n < 2 || w.n > 3 || w.p[w.n - 1] != '.') return 0;
    for (size_t i = 0; i + 1 < w.n; i++) {
        if (!is_digit(w.p[i])) return 0;
        number = number * 10 + (w.p[i] - '0');
    }
    return number;
}

/* The lines of the explanations. */
typedef struct Notes {
    size_t *line;
    int *number; /* that the line begins with, when it goes on counting; else 0 */
    size_t n;
} Notes;

static void collect_notes(Arena *a, const Sheet *s, size_t from, size_t to, Notes *t)
{
    enum { LINES = 60000 }; /* no form has more; memory goes with them */
    int next = 1;
    bool points = false, first = true;
    t->line = ARENA_NEW(a, size_t, to - from + 1);
    t->number = ARENA_NEW(a, int, to - from + 1);
    for (size_t i = from; i < to && t->n < LINES; i++) {
        const SheetLine *l = &s->line[i];
        if (l->kind != LINE_TEXT || !l->n || is_printed(l) || says_nothing_owned(l)) continue;
        int number = note_number(l, first || points);
        if (first && number == 1) points = l->word[0].text.p[0] == '1';
        first = false;
        bool counts = number == next;
        if (counts) next++;
        t->line[t->n] = i;
        t->number[t->n++] = counts ? number : 0;
    }
}

static bool ends_sentence(const SheetLine *l)
{
    Str w = l->word[l->n - 1].text;
    return strchr(".;:!?)\"'", w.p[w.n - 1]) != NULL;
}

static bool begins_sentence(const SheetLine *l, bool numbered)
{
    if (numbered && l->n < 2) return true;
    char c = l->word[numbered].text.p[0];
    return !is_lower(c);
}

/* Cost of parting a line of the explanations from the one above it. */
static int note_cut(const Sheet *s, const Notes *t, size_t i, int widest)
{
    const SheetLine *above = &s->line[t->line[i - 1]], *l = &s->line[t->line[i]];
    int cost = ends_sentence(above) ? -2 : 2;
    if (above->word[above->n - 1].end < widest - widest / 8) cost -= 2;
    if (!begins_sentence(l, t->number[i] > 0)) cost += 2;
    if (words_begin(l->word + (t->number[i] > 0), l->n - (t->number[i] > 0), "continuedfrom")) cost -= 6;
    for (size_t k = t->line[i - 1] + 1; k < t->line[i]; k++)
        if (s->line[k].kind != LINE_TEXT) return cost - 6;
    return cost;
}

static void put_note(Doc *d, const Sheet *s, const Notes *t, const size_t *part, size_t k, int number)
{
    Buf text = {0};
    Span raw = {0};
    Note *note = doc_add_note(d, mark_id(&d->arena, number));
    if (!note) return;
    for (size_t i = 0; i < t->n; i++) {
        const SheetLine *l = &s->line[t->line[i]];
        size_t skip = t->number[i] > 0;
        if (part[i] != k) continue;
        words_put_printed(d, l->word, skip);
        if (l->n <= skip) continue;
        Str piece = words_str(l->word + skip, l->n - skip);
        Span span = doc_span(d, piece);
        bool glued =
            text.n > 1 && text.p[text.n - 1] == '-' && text.p[text.n - 2] != ' ' && text.p[text.n - 2] != '-';
        if (text.n && !glued) buf_char(&text, ' ');
        buf_put(&text, piece);
        if (!raw.len) raw = span;
        raw.len = span.at + span.len - raw.at;
    }
    cell_set(d, &note->text, F_remarks, str_copy(&d->arena, buf_str(&text)), raw);
    buf_free(&text);
}

static void read_notes(Doc *d, const Sheet *s, size_t from, size_t to)
{
    Notes t = {.n = 0};
    collect_notes(&d->arena, s, from, to, &t);
    if (!t.n) return;
    Stripe *stripe = ARENA_NEW(&d->arena, Stripe, t.n);
    size_t *part = ARENA_NEW(&d->arena, size_t, t.n), anchors = 0;
    int widest = 0;
    for (size_t i = 0; i < t.n; i++) {
        const SheetLine *l = &s->line[t.line[i]];
        if (l->word[l->n - 1].end > widest) widest = l->word[l->n - 1].end;
    }
    for (size_t i = 0; i < t.n; i++) {
        const SheetLine *l = &s->line[t.line[i]];
        stripe[i] = (Stripe){.anchor = t.number[i] > 0,
                             .lanes = l->n > (t.number[i] > 0),
                             .cut = i ? note_cut(s, &t, i, widest) : 0};
        anchors += stripe[i].anchor;
    }
    stripes_share(stripe, t.n, LIE_TOP | LIE_CENTER, 1, &d->arena, part, NULL);
    for (size_t k = 0; k < (anchors ? anchors : 1); k++) put_note(d, s, &t, part, k, (int)k + 1);
}

/* ---- remarks ---- */

static void read_remarks(Doc *d, const Sheet *s, size_t from, size_t to)
{
    enum { LINES = 256 };
    Str piece[LINES];
    size_t n = 0, words = 0;
    (void)heading_of(&s->line[from], &words);
    for (size_t i = from; i < to && n < LINES; i++) {
        const SheetLine *l = &s->line[i];
        size_t skip = i == from ? words : 0;
        if (i > from && is_printed(l)) break;
        if (l->kind == LINE_TEXT && l->n > skip) piece[n++] = words_str(l->word + skip, l->n - skip);
    }
    if (n) cell_put_lines(d, (Where){PART_DOC, 0, F_remarks}, piece, n);
}

/* ---- signatures ---- */

static bool is_caption(const SheetLine *l, size_t *end)
{
    *end = 0;
    if (l->kind != LINE_TEXT || !l->n) return false;
    size_t skip = l->word[0].text.n && l->word[0].text.p[0] == '*' &&
                  !is_alpha(l->word[0].text.p[l->word[0].text.n - 1]);
    size_t n = words_spell(l->word + skip, l->n - skip, "signatureofreportingperson");
    *end = skip + n;
    return n > 0;
}

/* Only stars and the caption Date, as EDGAR prints them around the caption. */
static bool is_garnish(const SheetLine *l)
{
    for (size_t i = 0; i < l->n; i++)
        if (!words_spell(&l->word[i], 1, "date") && l->word[i].text.p[0] != '*') return false;
    return true;
}

static void put_sign(Doc *d, Part part, size_t row, FieldId f, const Str *piece, size_t n)
{
    cell_put_lines(d, (Where){part, row, f}, piece, n);
}

/* A run of words at the end of a line that is a date, or begins with "Date:"; returns where it begins, or n.
 */
static size_t date_in(const SheetLine *l, Str *date)
{
    Date value;
    bool whole;
    size_t from = l->n;
    for (size_t i = l->n; i-- > 0;) {
        Str s = words_str(&l->word[i], l->n - i);
        if (s.n > 24) break;
        if (!date_printed(s, &value, &whole) || !whole) continue;
        *date = s;
        from = i;
    }
    if (from && from < l->n && words_spell(&l->word[from - 1], 1, "date")) from--;
    return from;
}

/* The lines of one or more signatures, each with its date at the end of a line. */
typedef struct Signs {
    struct {
        Str name, date;
    } * line;
    Stripe *stripe;
    size_t n;
} Signs;

static void collect_signs(Doc *d, const Sheet *s, size_t from, size_t to, size_t skip, Signs *t)
{
    t->line = arena_alloc(&d->arena, to - from + 1, sizeof *t->line, alignof(Str));
    t->stripe = ARENA_NEW(&d->arena, Stripe, to - from + 1);
    for (size_t i = from; i < to; i++) {
        const SheetLine *l = &s->line[i];
        size_t begin = i == from ? skip : 0;
        Str date = {0};
        if (l->kind != LINE_TEXT || l->n <= begin || is_garnish(l)) continue;
        size_t at = date_in(l, &date);
        if (at < begin) at = begin;
        Str name = words_str(&l->word[begin], at - begin);
        bool signs = str_starts(name, S("/s/")) || str_starts(name, S("By:"));
        t->line[t->n].name = name;
        t->line[t->n].date = date;
        t->stripe[t->n++] = (Stripe){.anchor = date.n > 0, .lanes = name.n > 0, .cut = signs ? -4 : 2};
    }
}

/* Names and dates in lines [from, to). */
static void read_signs(Doc *d, const Sheet *s, size_t from, size_t to, size_t skip)
{
    enum { LINES = 16 };
    Signs t = {.n = 0};
    collect_signs(d, s, from, to, skip, &t);
    if (!t.n) return;
    size_t *part = ARENA_NEW(&d->arena, size_t, t.n);
    stripes_share(t.stripe, t.n, LIE_TOP | LIE_CENTER, 1, &d->arena, part, NULL);
    for (size_t k = 0; k <= part[t.n - 1]; k++) {
        Str name[LINES], date = {0};
        size_t n = 0;
        for (size_t i = 0; i < t.n; i++) {
            if (part[i] != k) continue;
            if (t.line[i].name.n && n < LINES) name[n++] = t.line[i].name;
            if (t.line[i].date.n) date = t.line[i].date;
        }
        (void)doc_add_sign(d);
        put_sign(d, PART_SIGN, d->nsign - 1, F_signatureName, name, n);
        put_sign(d, PART_SIGN, d->nsign - 1, F_signatureDate, &date, date.n > 0);
    }
}

/* Is a line drawn for the signature above its caption? */
static bool is_underlined(const Sheet *s, size_t caption)
{
    size_t i = caption;
    while (i && (s->line[i - 1].kind == LINE_BLANK || s->line[i - 1].kind == LINE_TAG)) i--;
    return i && s->line[i - 1].kind == LINE_RULE;
}

/* The first line of a signature that stands above its caption: up to a heading, another caption, what the
 * form prints, or two blank lines; `apart`: also up to text that begins far to the left of the caption. */
static size_t sign_above(const Sheet *s, size_t from, size_t caption, bool apart)
{
    enum { FAR = 40 };
    size_t first = caption, blanks = 0, words;
    int left = apart ? s->line[caption].word[0].x - FAR : 0;
    for (size_t i = caption; i-- > from;) {
        const SheetLine *l = &s->line[i];
        if (l->kind == LINE_RULE) blanks = 0;
        if (l->kind == LINE_BLANK || l->kind == LINE_TAG) {
            if (first < caption || (blanks++ && !is_underlined(s, caption))) break;
            continue;
        }
        if (heading_of(l, &words) != HEAD_NONE || is_printed(l) || is_caption(l, &words)) break;
        if (l->kind == LINE_TEXT && l->n && l->word[0].x < left) break;
        if (l->kind == LINE_TEXT && !is_garnish(l)) first = i;
    }
    return first;
}

/* The line behind a signature whose values stand below its caption. */
static size_t sign_below(const Sheet *s, size_t caption)
{
    size_t i = caption + 1, words;
    while (i < s->n && !is_printed(&s->line[i]) && heading_of(&s->line[i], &words) == HEAD_NONE &&
           !is_caption(&s->line[i], &words))
        i++;
    return i;
}

/* "Date: …" on the lines right below the caption, a page's edge between them at most. */
static size_t date_below(const Sheet *s, size_t caption)
{
    enum { NEAR = 6 };
    for (size_t i = caption + 1; i < s->n && i < caption + NEAR; i++) {
        const SheetLine *l = &s->line[i];
        if (l->kind == LINE_TEXT && l->n > 1 && words_spell(l->word, l->n, "date") == 1) return i + 1;
    }
    return 0;
}

/* Do the values stand below the caption: behind its colon, or in the next line of text? */
static bool is_below(const Sheet *s, size_t caption, size_t end)
{
    enum { NEAR = 3 };
    size_t words;
    Str last = s->line[caption].word[end - 1].text;
    if (last.p[last.n - 1] == ':') return true;
    if (is_underlined(s, caption)) return false;
    for (size_t i = caption + 1; i < s->n && i < caption + NEAR; i++) {
        const SheetLine *l = &s->line[i];
        if (l->kind != LINE_TEXT || !l->n) continue;
        return !is_printed(l) && !is_garnish(l) && !is_caption(l, &words) &&
               heading_of(l, &words) == HEAD_NONE && !words_spell(&l->word[0], 1, "date");
    }
    return false;
}

/* Reads the signature at a caption; the first line that it takes is returned, so that what stands above ends
 * there. `listed`: below the heading "Signatures", where they always stand above their caption. */
static size_t read_caption(Doc *d, const Sheet *s, size_t from, size_t caption, size_t end, bool listed)
{
    Str printed = {0};
    size_t above = sign_above(s, from, caption, !listed);
    if (above == caption || (!listed && is_below(s, caption, end))) {
        read_signs(d, s, caption, sign_below(s, caption), end);
        return caption;
    }
    read_signs(d, s, above, caption, 0);
    size_t below = d->nsign ? date_below(s, caption) : 0;
    if (!below || cell_has(sign_item(&d->sign[d->nsign - 1], F_signatureDate))) return above;
    if (date_in(&s->line[below - 1], &printed) < s->line[below - 1].n)
        put_sign(d, PART_SIGN, d->nsign - 1, F_signatureDate, &printed, 1);
    return above;
}

/* "Signature:  /s/ …" of a joint filer, the date behind it or on the next line. */
static void read_joint_sign(Doc *d, const Sheet *s, size_t i)
{
    const SheetLine *l = &s->line[i];
    Str date = {0};
    if (l->kind != LINE_TEXT || l->n < 2 || !str_eq_nocase(l->word[0].text, S("signature:"))) return;
    size_t to = date_in(l, &date);
    Str name = words_str(&l->word[1], (to > 1 ? to : l->n) - 1);
    const SheetLine *next = i + 1 < s->n ? &s->line[i + 1] : l;
    if (!date.n && next->kind == LINE_TEXT && next->n && date_in(next, &date) > 0) date.n = 0;
    (void)doc_add_sign(d);
    put_sign(d, PART_SIGN, d->nsign - 1, F_signatureName, &name, 1);
    put_sign(d, PART_SIGN, d->nsign - 1, F_signatureDate, &date, date.n > 0);
}

/* A name in capitals or "By: …" above a signature is of it, and no footnote: where such a paragraph begins.
 */
static size_t paragraph_of_sign(const Doc *d, const Sheet *s, size_t from, size_t sign)
{
    size_t end = sign, first;
    while (end > from && s->line[end - 1].kind == LINE_BLANK) end--;
    for (first = end; first > from && s->line[first - 1].kind == LINE_TEXT;) first--;
    if (first == end || end == sign) return sign;
    const SheetLine *l = &s->line[first];
    if (str_starts_nocase(l->word[0].text, S("By:"))) return first;
    Str line = str_trim(l->text);
    for (size_t i = 0; i < d->nowner; i++) {
        Str name = cell_text(owner_item(&d->owner[i], F_rptOwnerName));
        if (line.n >= 8 && str_starts_nocase(name, str_sub(line, 0, str_find(line, S(","))))) return first;
    }
    return sign;
}

/* ---- all of it ---- */

void typed_tail(Doc *d, const Sheet *s, size_t from)
{
    size_t words, open = from, first;
    Heading head = HEAD_NONE;
    bool headed = false;
    for (size_t i = from; i < s->n; i++) headed = headed || heading_of(&s->line[i], &words) == HEAD_NOTES;
    for (size_t i = 0; i < s->n; i++)
        if (says_nothing_owned(&s->line[i]))
            cell_set(d, doc_item(d, F_noSecuritiesOwned), F_noSecuritiesOwned, S("1"),
                     doc_span(d, str_trim(s->line[i].text)));
    for (size_t i = from; i <= s->n; i++) {
        Heading h = i < s->n ? heading_of(&s->line[i], &words) : HEAD_OTHER;
        bool caption = i < s->n && is_caption(&s->line[i], &words);
        if (i < s->n && !headed && head == HEAD_NONE && note_number(&s->line[i], false) == 1) {
            head = HEAD_NOTES, open = i; /* below no heading */
            continue;
        }
        if (h == HEAD_NONE && !caption) continue;
        first = caption ? read_caption(d, s, open, i, words, head == HEAD_SIGNATURES) : i;
        if (caption && head == HEAD_NOTES) first = paragraph_of_sign(d, s, open, first);
        if (head == HEAD_NOTES && first > open) read_notes(d, s, open, first);
        if (head == HEAD_REMARKS && first > open) read_remarks(d, s, open - 1, first);
        open = i + 1;
        if (h != HEAD_NONE || head != HEAD_SIGNATURES) head = caption ? HEAD_OTHER : h;
    }
    for (size_t i = from; i < s->n; i++) read_joint_sign(d, s, i);
}
