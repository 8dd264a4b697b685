/* cells_notes.c: what stands below the tables of a printed form: explanations, remarks and signatures. */
#include "read/parts/cells_notes.h"

#include "read/noise/like.h"
#include "read/page/marks.h"
#include "read/value/date.h"
#include "read/value/spelling.h"

#include <string.h>

static bool is_caption(const PageLine *l, Str caption)
{
    Str s = line_first(l);
    return s.n && s.n < 2 * caption.n + 8 && like_texts(s, caption) >= 75;
}

static bool is_remarks(const PageLine *l) { return is_caption(l, S("Remarks:")); }

static bool is_signature_caption(const PageLine *l)
{
    return is_caption(l, S("** Signature of Reporting Person")) ||
           is_caption(l, S("** Signature of Reporting Person Date"));
}

/* ---- lines that were run together ---- */

static const Str explanation = {"Explanation of Responses:", 25},
                 signature = {"**Signature of Reporting Person", 31};

/* Where in a line the next one begins: behind the heading, at the next footnote's number, at the caption of
 * the signature; s.n if it goes on to its end. */
static size_t line_break(Str s, int *awaited)
{
    Mark m;
    if (str_starts(s, explanation) && s.n > explanation.n) return explanation.n;
    for (size_t i = 2; i < s.n; i++) {
        if (str_starts(str_from(s, i), signature)) return i;
        bool sentence = s.p[i - 1] == ' ' && strchr(".;)", s.p[i - 2]) && s.p[i] == '(';
        if (!sentence || !mark_at(str_from(s, i), &m) || m.number != *awaited) continue;
        ++*awaited;
        return i;
    }
    return s.n;
}

static PageLine line_with(Arena *a, Str s)
{
    PageLine l = {.text = str_trim(s), .ncell = 1};
    l.cell = ARENA_NEW(a, PageCell, 1);
    *l.cell = (PageCell){l.text, 0};
    return l;
}

static void add_line(Arena *a, Page *p, size_t *cap, PageLine l)
{
    p->line = arena_grow(a, p->line, cap, p->n + 1, sizeof *p->line);
    p->line[p->n++] = l;
}

void paper_break_lines(Arena *a, Page *p)
{
    enum { MOST = 64 }; /* of one line; what is more stays together */
    size_t from = 0, breaks = 0, cap = 0;
    while (from < p->n && !str_starts(line_first(&p->line[from]), explanation)) from++;
    if (from == p->n) return;
    Page out = {.n = 0};
    for (size_t i = 0; i < p->n; i++) {
        Str rest = str_trim(p->line[i].text);
        int awaited = 2;
        for (breaks = 0; i >= from && p->line[i].ncell == 1 && breaks + 1 < MOST; breaks++) {
            size_t at = line_break(rest, &awaited);
            if (at == rest.n) break;
            add_line(a, &out, &cap, line_with(a, str_sub(rest, 0, at)));
            rest = str_trim(str_from(rest, at));
        }
        add_line(a, &out, &cap, breaks ? line_with(a, rest) : p->line[i]);
    }
    *p = out;
}

size_t paper_tail(const Page *p)
{
    size_t remarks = p->n, sign = p->n;
    for (size_t i = 0; i < p->n; i++) {
        if (is_caption(&p->line[i], S("Explanation of Responses:"))) return i;
        if (remarks == p->n && is_remarks(&p->line[i])) remarks = i;
        if (sign == p->n && is_signature_caption(&p->line[i])) sign = i;
    }
    if (remarks < p->n) return remarks;
    size_t i =
        sign == p->n ? 0 : sign; /* no caption but this: the name and the date are the few lines above it */
    for (int lines = 0; i > 0 && lines < 2; i--)
        if (line_is_row(&p->line[i - 1]))
            break;
        else if (!line_is_blank(&p->line[i - 1]))
            lines++;
    return sign == p->n ? p->n : i;
}

/* ---- paragraphs ---- */

/* Text without the backslashes that some recognisers put before $ * and _. */
static Str unescape(Arena *a, Str s)
{
    if (!memchr(s.p, '\\', s.n)) return s;
    char *out = arena_alloc(a, s.n + 1, 1, 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] != '\\' || i + 1 == s.n || is_alpha(s.p[i + 1])) out[n++] = s.p[i];
    return (Str){out, n};
}

/* Sets a text cell to `s`, or goes on with what it holds. */
static void text_append(Doc *d, Cell *c, Str s)
{
    Str text = str_collapse(&d->arena, unescape(&d->arena, s));
    Span raw = doc_span(d, s);
    if (c->state == CELL_VALUE) {
        text = str_fmt(&d->arena, "%.*s %.*s", STR_ARG(c->u.text), STR_ARG(text));
        raw = (Span){c->raw.at, raw.at + raw.len - c->raw.at};
        c->prov |= PROV_JOINED;
    }
    c->u.text = text, c->raw = raw, c->state = CELL_VALUE;
}

/* ---- footnotes ---- */

enum { NUMBER_SKIP = 3 }; /* numbers that may be missing between two notes */

/* Takes the number off the head of a footnote: (1) ⁽¹⁾ 1. 1) or a bare 1 where 1 is awaited. 0 if it has
 * none. */
static int take_note_number(Str *s, int awaited, bool bare)
{
    Mark m;
    Str rest = *s;
    size_t len = mark_at(rest, &m);
    if (!len) {
        static const char glyphs[] = "lI|Z";
        size_t i = 0;
        m.number = 0;
        for (; i < rest.n && i < 2 && is_digit(rest.p[i]); i++) m.number = m.number * 10 + rest.p[i] - '0';
        if (!i && rest.n > 1 && strchr(glyphs, rest.p[0])) i = 1, m.number = rest.p[0] == 'Z' ? 2 : 1;
        bool pointed = i && i < rest.n && strchr(".)", rest.p[i]);
        bool alone =
            i && bare && m.number == awaited && is_digit(rest.p[0]) && i < rest.n && is_blank(rest.p[i]);
        if (!pointed && !alone) return 0;
        len = i + pointed;
    }
    if (m.number < awaited || m.number > awaited + NUMBER_SKIP) return 0;
    *s = str_trim(str_from(*s, len));
    return m.number;
}

/* A sentence of the form below its tables. */
static bool is_sentence(const PageLine *l)
{
    Str s = line_first(l);
    while (s.n && (s.p[0] == '*' || s.p[0] == ' ')) s = str_from(s, 1);
    return like_texts(str_sub(s, 0, 44), S("Intentional misstatements or omissions of fa")) >= 75 ||
           like_texts(str_sub(s, 0, 22), S("See 18 U.S.C. 1001 and")) >= 80;
}

/* Lines [from, to) hold the explanations. Without numbers they are numbered in their order (rule F18). */
static void read_notes(Doc *d, const Page *p, size_t from, size_t to)
{
    int last = 0;
    bool numbered = false, parted = true;
    Note *note = NULL;
    for (size_t i = from; i < to; i++) {
        const PageLine *l = &p->line[i];
        if (line_is_blank(l) || is_sentence(l)) {
            parted = true;
            continue;
        }
        Str s = str_trim(l->text);
        int number = take_note_number(&s, last + 1, parted);
        numbered = numbered || (number && !last);
        if (number || (!numbered && parted)) {
            last = number ? number : last + 1;
            note = doc_add_note(d, mark_id(&d->arena, last));
        }
        if (!note) return;
        text_append(d, &note->text, s);
        parted = false;
    }
    for (size_t i = 0; !numbered && i < d->nnote; i++)
        doc_add_repair(d, REPAIR_NOTE, PART_NOTE, i, F_NONE, S(""), d->note[i].id,
                       S("an explanation without its number"))
            ->applied = d->nnote == 1;
}

/* ---- signatures ---- */

/* Parts a date at the end of a line off it: "2/11/02", "February 12, 2003". */
static bool take_last_date(Str *s, Str *date)
{
    enum { WORDS = 3 };
    size_t at = s->n;
    Date day;
    bool whole;
    if (str_ends(*s, S("."))) return false; /* of a sentence */
    for (int words = 0; words < WORDS && at; words++) {
        while (at && is_blank(s->p[at - 1])) at--;
        while (at && !is_blank(s->p[at - 1])) at--;
        if (!date_printed(str_from(*s, at), &day, &whole) || !whole) continue;
        *date = str_from(*s, at);
        *s = str_trim(str_sub(*s, 0, at));
        return true;
    }
    return false;
}

/* "By:" before a name that goes on with its own capacity ("/ POA") is the printed label of an agent's line.
 */
static Str without_label(Str s)
{
    Str name = str_starts_nocase(s, S("By:")) ? str_trim(str_from(s, 3)) : s;
    return str_find(name, S(" / ")) < name.n ? name : s;
}

static void add_sign(Doc *d, Str name, Str date)
{
    Sign *s = doc_add_sign(d);
    size_t row = d->nsign - 1;
    name = str_trim(name);
    s->raw = doc_span(d, name);
    if (name.n) {
        text_append(d, sign_item(s, F_signatureName), without_label(name));
        sign_item(s, F_signatureName)->raw = s->raw;
    }
    if (date.n) paper_date(d, PART_SIGN, row, F_signatureDate, date);
}

enum { SIGNS_MAX = 64 };

/* Paragraphs that await their dates: as many dates as follow, so many of the last paragraphs are names. */
typedef struct Waiting {
    Str name[SIGNS_MAX], date[SIGNS_MAX];
    size_t names, dates;
} Waiting;

static void remark(Doc *d, Str s)
{
    if (s.n) text_append(d, doc_item(d, F_remarks), s);
}

static void settle(Doc *d, Waiting *w)
{
    size_t extra = w->names > w->dates ? w->names - w->dates : 0;
    for (size_t i = 0; i < extra && w->dates; i++) remark(d, w->name[i]);
    for (size_t i = 0; i < w->dates; i++)
        add_sign(d, extra + i < w->names ? w->name[extra + i] : (Str){0}, w->date[i]);
    if (w->dates) w->names = w->dates = 0;
}

static void wait_name(Doc *d, Waiting *w, Str s)
{
    if (w->names == SIGNS_MAX) {
        remark(d, w->name[0]);
        memmove(w->name, w->name + 1, (SIGNS_MAX - 1) * sizeof *w->name);
        w->names--;
    }
    w->name[w->names++] = s;
}

/* Names, dates and remarks in lines [from, to). */
static void read_signatures(Doc *d, const Page *p, size_t from, size_t to)
{
    Waiting w = {.names = 0};
    for (size_t i = from; i < to; i++) {
        Str s = str_trim(p->line[i].text), date;
        if (!s.n || is_remarks(&p->line[i]) || is_sentence(&p->line[i])) continue;
        if (!paper_looks_like_date(s) && take_last_date(&s, &date)) {
            settle(d, &w);
            add_sign(d, s, date);
        } else if (paper_looks_like_date(s)) {
            if (w.dates < SIGNS_MAX) w.date[w.dates++] = s;
        } else {
            settle(d, &w);
            wait_name(d, &w, s);
        }
    }
    if (w.names && !w.dates && d->nsign == 0) w.dates = 1; /* a name whose date is lost */
    settle(d, &w);
    for (size_t i = 0; i < w.names; i++) remark(d, w.name[i]);
}

static size_t find_line(const Page *p, size_t from, bool (*is)(const PageLine *))
{
    while (from < p->n && !is(&p->line[from])) from++;
    return from;
}

/* The line above the caption, if it is signed: it begins so, or ends with a date. */
static size_t line_of_sign(const Page *p, size_t from, size_t sign)
{
    size_t i = sign;
    while (i > from && line_is_blank(&p->line[i - 1])) i--;
    Str s = i > from ? str_trim(p->line[i - 1].text) : (Str){0}, date;
    return str_starts(s, S("/s/")) || (sign < p->n && s.n && take_last_date(&s, &date)) ? i - 1 : sign;
}

/* Without a caption for the remarks, the notes end before the name above the first date. */
static size_t notes_end(const Page *p, size_t from, size_t sign)
{
    size_t i = from, end = sign;
    while (i < sign && !paper_looks_like_date(str_trim(p->line[i].text))) i++;
    if (i == sign) return line_of_sign(p, from, sign);
    for (end = i; end > from && line_is_blank(&p->line[end - 1]);) end--;
    while (end > from && !line_is_blank(&p->line[end - 1])) end--;
    return end;
}

static bool is_reminder(const PageLine *l)
{
    Str s = str_sub(line_first(l), 0, 60);
    return like_texts(s, S("Reminder: Report on a separate line for each class of securit")) >= 75;
}

/* Where the caption of a signature stands above its date. */
static void read_date_below(Doc *d, const Page *p, size_t sign)
{
    enum { NEAR = 5 };
    if (!d->nsign || cell_has(sign_item(&d->sign[d->nsign - 1], F_signatureDate))) return;
    for (size_t i = sign + 1; i < p->n && i <= sign + NEAR; i++) {
        Str s = str_trim(p->line[i].text), date;
        if (!s.n || !take_last_date(&s, &date) || s.n) continue;
        paper_date(d, PART_SIGN, d->nsign - 1, F_signatureDate, date);
        return;
    }
}

void paper_read_tail(Doc *d, const Page *p, size_t from)
{
    size_t sign = find_line(p, from, is_signature_caption);
    if (sign == p->n) sign = find_line(p, from, is_reminder);
    size_t remarks = find_line(p, from, is_remarks);
    if (from < p->n && is_caption(&p->line[from], S("Explanation of Responses:"))) {
        size_t end = remarks < sign ? remarks : notes_end(p, from + 1, sign);
        read_notes(d, p, from + 1, end);
        from = end;
    }
    read_signatures(d, p, from, sign);
    if (sign < p->n) read_date_below(d, p, sign);
}
