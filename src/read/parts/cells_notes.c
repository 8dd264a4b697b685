/* cells_notes.c: what stands below the tables of a printed form: explanations, remarks and signatures. */
#include "read/parts/cells_notes.h"

#include "read/noise/like.h"
#include "read/page/marks.h"
#include "read/value/date.h"

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

/* Lines [from, to) hold the explanations. Without numbers they are numbered in their order (rule F18). */
static void read_notes(Doc *d, const Page *p, size_t from, size_t to)
{
    int last = 0;
    bool numbered = false, parted = true;
    Note *note = NULL;
    for (size_t i = from; i < to; i++) {
        const PageLine *l = &p->line[i];
        if (line_is_blank(l)) {
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

/* Parts a date at the end of a line off it. */
static bool take_last_date(Str *s, Str *date)
{
    size_t at = s->n;
    Date day;
    while (at && !is_blank(s->p[at - 1])) at--;
    if (!date_parse(str_from(*s, at), DATE_US, &day)) return false;
    *date = str_from(*s, at);
    *s = str_trim(str_sub(*s, 0, at));
    return true;
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
        if (!s.n || is_remarks(&p->line[i])) continue;
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

/* Without a caption for the remarks, the notes end before the name above the first date. */
static size_t notes_end(const Page *p, size_t from, size_t sign)
{
    size_t i = from, end = sign;
    while (i < sign && !paper_looks_like_date(str_trim(p->line[i].text))) i++;
    if (i == sign) return sign;
    for (end = i; end > from && line_is_blank(&p->line[end - 1]);) end--;
    while (end > from && !line_is_blank(&p->line[end - 1])) end--;
    return end;
}

static bool is_reminder(const PageLine *l)
{
    Str s = str_sub(line_first(l), 0, 60);
    return like_texts(s, S("Reminder: Report on a separate line for each class of securit")) >= 75;
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
}
