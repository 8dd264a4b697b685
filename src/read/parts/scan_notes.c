/* scan_notes.c: the explanations of responses on a recogniser's page, each with its number. */
#include "read/parts/scan_notes.h"

#include "model/repair.h"
#include "read/page/marks.h"
#include "read/parts/paragraphs.h"
#include "read/parts/scan_items.h"
#include "read/value/spell.h"

#include <string.h>

/* ---- numbers ---- */

/* "3.", "3:", "3)" or a bare 3 at the beginning of a line: sets number, sight and pointed; returns how long
 * it is. */
static size_t digits_at(Str s, NoteLine *l)
{
    size_t digits = 0, n;
    int number = 0;
    while (digits < s.n && is_digit(s.p[digits])) number = number * 10 + (s.p[digits++] - '0');
    if (!digits || digits > 2) return 0;
    for (n = digits; n < s.n && n < digits + 2 && strchr(".,:;)", s.p[n]);) n++;
    bool sign = n > digits, ends = n == s.n || is_blank(s.p[n]);
    if (!ends && !(sign && is_upper(s.p[n]))) return 0;
    l->number = number;
    l->pointed = sign && s.p[digits] != ')';
    l->sight = ends && n == digits + 1 && s.p[digits] == '.' ? NUMBER_WHOLE : NUMBER_HURT;
    return n;
}

/* "(@)", "Q)", "L.": what may have been a number. */
static size_t odd_at(Str s, NoteLine *l)
{
    Str w = str_sub(s, 0, str_find(s, S(" ")));
    bool bracket = w.n && w.n < 5 && (w.p[0] == '(' || w.p[w.n - 1] == ')' || w.p[w.n - 1] == '@');
    l->pointed = w.n == 2 && w.p[1] == '.' && strchr("lLIJZSGB", w.p[0]);
    if (bracket || l->pointed) l->sight = NUMBER_ODD;
    for (size_t i = 0; i < w.n && l->sight; i++)
        if (is_digit(w.p[i])) l->number = w.p[i] - '0', l->sight = NUMBER_HURT;
    return l->sight ? w.n : 0;
}

/* Without a quote or speck that the recogniser saw before the first word. */
static Str without_speck(Str s)
{
    if (s.n > 3 && str_starts(s, S("\xe2\x80"))) s = str_from(s, 3);
    while (s.n && strchr(".,:;'`-~_| ", s.p[0])) s = str_from(s, 1);
    return s;
}

static NoteLine note_line(Str text)
{
    NoteLine l = {.text = without_speck(text)};
    Mark m;
    Str s = text;
    while (s.n && ((unsigned char)s.p[0] >= 0x80 || strchr("'`\"", s.p[0]))) s = str_from(s, 1);
    size_t n = mark_at(s, &m);
    if (n) l.number = m.number, l.sight = NUMBER_WHOLE;
    if (!n) n = digits_at(s, &l);
    if (!n) n = odd_at(s, &l);
    l.bare = n ? without_speck(str_from(s, n)) : l.text;
    return l;
}

/* ---- lines ---- */

/* May a speck be the number of a footnote? */
static bool has_bracket(Str w)
{
    for (size_t i = 0; i < w.n; i++)
        if (strchr("(){}@", w.p[i])) return true;
    return false;
}

/* A line's words: without the specks before them, and what stands far behind them. */
static Str line_words(const ScanPage *p, const ScanLine *l, int *end)
{
    enum { FAR = 6 };
    size_t first = 0, n = 1;
    while (first + 1 < l->n && first < 2 && scan_is_speck(l->word[first].text) &&
           !has_bracket(l->word[first].text))
        first++;
    while (first + n < l->n && (l->word[first + n].gap < FAR ||
                                !scan_is_noise(p->lexicon, scan_words_str(l, first + n, l->n - first - n))))
        n++;
    *end = l->word[first + n - 1].end;
    return scan_words_str(l, first, n);
}

/* The lines of the explanations; returns how many. */
static size_t note_lines(const ScanPage *p, size_t from, size_t to, NoteLine *out)
{
    size_t n = 0;
    bool parted = true;
    for (size_t i = from; i < to; i++) {
        const ScanLine *l = &p->line[i];
        int end;
        if (!l->n || l->mark != SCAN_CONTENT) {
            parted = true;
            continue;
        }
        NoteLine line = note_line(line_words(p, l, &end));
        if (!line.sight && line.text.n < 4) continue;
        line.end = end, line.parted = parted;
        out[n++] = line;
        parted = false;
    }
    return n;
}

void scan_text_append(Doc *d, Cell *c, Str s)
{
    Str text = str_collapse(&d->arena, s);
    Span raw = doc_span(d, s);
    if (!s.n) return;
    if (c->state == CELL_VALUE) {
        bool joined = str_ends(c->u.text, S("-")) && !str_ends(c->u.text, S(" -"));
        text = str_fmt(&d->arena, "%.*s%s%.*s", STR_ARG(c->u.text), joined ? "" : " ", STR_ARG(text));
        raw = (Span){c->raw.at, raw.at + raw.len - c->raw.at};
        c->prov |= PROV_JOINED;
    }
    c->u.text = text, c->raw = raw, c->state = CELL_VALUE;
}

static void mend_prose(Doc *d, Speller *s, Part part, size_t row, FieldId f)
{
    enum { MOST = 6000, ODD = 5 }; /* one word of so many is unknown: more than names are */
    Cell *c = doc_cell(d, part, row, f);
    Str was = cell_text(c);
    if (!was.n || was.n > MOST) return;
    Spelling now = scan_spell(s, was);
    bool bad = now.odd * ODD > now.words;
    if (str_eq(now.text, was) && !bad) return;
    c->u.text = str_copy(&d->arena, now.text);
    c->prov |= (uint8_t)((str_eq(now.text, was) ? 0 : PROV_REPAIRED) | (now.sure && !bad ? 0 : PROV_GUESSED));
    Repair *r = doc_add_repair(d, REPAIR_WORD, part, row, f, was, c->u.text, repair_why(REPAIR_WORD));
    r->applied = now.sure && !bad;
    if (r->applied) repair_add_evidence(d, r, S("no other known words are so near"));
}

/* A footnote: the number is taken off its line; what else looks like one is text, unless it stands alone. */
static void put_note(Doc *d, const NoteLine *line, const NoteLines *s)
{
    Note *note = doc_add_note(d, mark_id(&d->arena, s->number));
    for (size_t i = s->from; note && i < s->to; i++) {
        bool number =
            i == s->number_at || scan_is_speck(str_sub(line[i].text, 0, str_find(line[i].text, S(" "))));
        if (line[i].bare.n) scan_text_append(d, &note->text, number ? line[i].bare : line[i].text);
    }
    if (note && s->number_at == SIZE_MAX)
        doc_add_repair(d, REPAIR_NOTE, PART_NOTE, d->nnote - 1, F_NONE, S(""), note->id,
                       repair_why(REPAIR_NOTE));
}

/* "No securities are beneficially owned" is no explanation but a box of Form 3. */
static bool is_none_owned(Doc *d, const NoteLine *line, size_t n)
{
    if (n != 1 || like_texts(line->text, S("No securities are beneficially owned.")) < 85) return false;
    cell_set(d, doc_item(d, F_noSecuritiesOwned), F_noSecuritiesOwned, S("1"), doc_span(d, line->text));
    return true;
}

void scan_footnotes(Doc *d, Arena *a, const ScanPage *p, size_t from, size_t to)
{
    enum { LINES_MOST = 1000 }; /* no form has more; each is compared with those around it */
    if (to > from + LINES_MOST) {
        Str rest = {p->line[from + LINES_MOST].text.p, 0};
        rest.n = (size_t)(p->line[to - 1].text.p + p->line[to - 1].text.n - rest.p);
        doc_add_unread(d, doc_span(d, rest),
                       "more lines of explanations than any form has: these were not read");
        to = from + LINES_MOST;
    }
    NoteLine *line = ARENA_NEW(a, NoteLine, to - from + 1);
    NoteLines *note = ARENA_NEW(a, NoteLines, to - from + 1);
    size_t n = note_lines(p, from, to, line), numbers = 0;
    for (size_t i = 0; i < n; i++) numbers += line[i].sight > NUMBER_NONE;
    if (is_none_owned(d, line, n) || !numbers) return;
    size_t notes = scan_part_notes(a, line, n, note);
    for (size_t i = 0; i < notes; i++) put_note(d, line, &note[i]);
}

void scan_spell_notes(Doc *d, Arena *a, const ScanPage *p)
{
    if (!d->nnote && doc_item(d, F_remarks)->state != CELL_VALUE) return;
    Speller s = scan_speller_of(a, p);
    for (size_t i = 0; i < d->nnote; i++) mend_prose(d, &s, PART_NOTE, i, F_NONE);
    mend_prose(d, &s, PART_DOC, 0, F_remarks);
}
