/* scan_signs.c: explanations, remarks and signatures of a recogniser's page. */
#include "read/parts/scan_signs.h"

#include "read/parts/scan_items.h"
#include "read/parts/scan_notes.h"
#include "read/value/date.h"

#include <string.h>

/* ---- signatures ---- */

/* "/s/", damaged or not: a short shred before a name. */
static bool begins_signature(Str s)
{
    size_t blank = str_find(s, S(" "));
    Str w = str_sub(s, 0, blank), next = str_from(s, blank + 1);
    while (w.n && (unsigned char)w.p[0] >= 0x80) w = str_from(w, 1);
    if (w.n < 2 || w.n > 4 || !next.n || !is_upper(next.p[0])) return false;
    if (str_has_nocase(w, S("s/")) || str_has_nocase(w, S("s!")) || str_has_nocase(w, S("/s"))) return true;
    return w.n < 4 && is_lower(w.p[0]) && (str_find(w, S("s")) < w.n || str_find(w, S("f")) < w.n) &&
           !str_eq(w, S("of")) && !str_eq(w, S("for")) && !str_eq(w, S("as"));
}

/* Without specks, rules and shreds behind it. */
static Str without_shreds(const Lexicon *x, Str s)
{
    for (;;) {
        size_t at = s.n;
        while (at && s.p[at - 1] != ' ') at--;
        Str w = str_from(s, at);
        bool shred = w.n < 4 && is_lower(w.p[0]) && (w.n == 1 || lexicon_count(x, w) < 2);
        size_t digits = 0, letters = 0;
        for (size_t i = 0; i < w.n; i++) digits += is_digit(w.p[i]), letters += is_alpha(w.p[i]);
        shred = shred || (digits > 1 && !letters); /* of a date */
        if (!at || !(shred || scan_is_speck(w))) break;
        s = str_trim(str_sub(s, 0, at));
    }
    while (s.n > 1 && strchr(":|_;", s.p[s.n - 1])) s.n--;
    if (s.n > 5 && s.p[s.n - 1] == '.' && is_lower(s.p[s.n - 2]) && is_lower(s.p[s.n - 4])) s.n--;
    return s;
}

/* "Attomey-in-fact": what most who sign for another write. Empty if it is no such word. */
static Str capacity_meant(Str w)
{
    static const char *const words[] = {"Attorney-in-Fact", "Attorney", "attorney-in-fact", "attorney"};
    if (w.n < 7) return (Str){0};
    for (size_t i = is_lower(w.p[0]) ? 2 : 0; i < 4; i++) {
        Str known = str_z(words[i]);
        if (like_texts(w, known) >= 75 && (str_find(w, S("-")) < w.n) == (str_find(known, S("-")) < known.n))
            return str_eq_nocase(w, known) ? S("") : known;
    }
    return (Str){0};
}

static Str with_capacity(Arena *a, Str s)
{
    Str text = {0};
    for (Str rest = s; rest.n;) {
        Str w = str_cut(&rest, ' '), meant = capacity_meant(scan_strip(w));
        bool comma = str_ends(w, S(","));
        if (meant.n) w = comma ? str_fmt(a, "%.*s,", STR_ARG(meant)) : meant;
        text = text.n ? str_fmt(a, "%.*s %.*s", STR_ARG(text), STR_ARG(w)) : w;
    }
    return text;
}

static void put_name(Doc *d, size_t row, const Str *line, size_t n)
{
    Cell *c = sign_item(&d->sign[row], F_signatureName);
    Str text = {0};
    if (!n) return;
    for (size_t i = 0; i < n; i++) {
        Str part = str_collapse(&d->arena, line[i]);
        bool joined = !text.n || str_ends(text, S("-"));
        text =
            text.n ? str_fmt(&d->arena, "%.*s%s%.*s", STR_ARG(text), joined ? "" : " ", STR_ARG(part)) : part;
    }
    Str hull = {line[0].p, (size_t)(line[n - 1].p + line[n - 1].n - line[0].p)};
    if (begins_signature(text) && !str_starts(text, S("/s/")))
        text = str_fmt(&d->arena, "/s/%.*s", STR_ARG(str_from(text, str_find(text, S(" ")))));
    text = with_capacity(&d->arena, text);
    cell_set(d, c, F_signatureName, text, doc_span(d, hull));
    for (size_t i = 0; n > 1 && i < n; i++)
        doc_add_piece(d, PART_SIGN, row, F_signatureName, doc_span(d, line[i]));
    if (n > 1) c->prov = PROV_JOINED;
}

enum { SIGN_LINES = 6, SIGN_LONG = 90, SIGN_ALIKE = 60 };

/* A line without specks before it, and without what stands in the column of the date but is none. */
static Str line_str(const ScanPage *p, const ScanLine *l)
{
    enum { COLUMN = 8 };
    size_t first = 0, n = l->n;
    Str unused;
    while (first < n && scan_is_speck(l->word[first].text)) first++;
    for (size_t i = first + 1; i < n; i++) {
        Str rest = scan_words_str(l, i, l->n - i);
        if (l->word[i].gap >= COLUMN && rest.n < 2 * COLUMN && !scan_find_date(rest, &unused) &&
            (scan_is_noise(p->lexicon, rest) || is_lower(rest.p[0])))
            n = i;
    }
    return scan_words_str(l, first, n - first);
}

/* A text with a date in it: what stands before the date. */
static Str before_date(Str s, Str *date)
{
    if (!scan_find_date(s, date)) return s;
    return str_trim(str_sub(s, 0, (size_t)(date->p - s.p)));
}

/* Does a line tell in what capacity somebody signs? */
static bool has_capacity(Str s)
{
    for (Str rest = s; rest.n;) {
        Str w = scan_strip(str_cut(&rest, ' '));
        if (like_texts(w, S("Attorney-in-Fact")) >= 75) return true;
    }
    return false;
}

/* Does a signature that goes on in `below` begin in the line above? */
static bool goes_on_above(const ScanPage *p, Str above, Str below)
{
    static const char *const open[] = {"-", ",", " for", " of", " as", " in", " by"};
    if (!above.n || above.n > SIGN_LONG || scan_is_noise(p->lexicon, above)) return false;
    for (size_t i = 0; i < sizeof open / sizeof *open; i++)
        if (str_ends(above, str_z(open[i]))) return true;
    if (like_texts(below, above) >= SIGN_ALIKE) return true; /* read twice */
    if (has_capacity(above) && !has_capacity(below)) return true;
    return !below.n || is_lower(below.p[0]) || scan_is_noise(p->lexicon, below) || begins_signature(above);
}

/* The line in which a signature begins that is dated in line `at`. */
static size_t sign_begins(const ScanPage *p, size_t from, size_t at)
{
    for (size_t top = at;;) {
        Str unused, own = before_date(line_str(p, &p->line[top]), &unused);
        size_t above = top;
        do {
            if (above == from || p->line[above - 1].mark != SCAN_CONTENT) return top;
            above--;
        } while (!line_str(p, &p->line[above]).n);
        Str over = line_str(p, &p->line[above]);
        bool twice = like_texts(own, over) >= SIGN_ALIKE;
        if (scan_find_date(over, &unused) || (begins_signature(own) && !twice) ||
            !goes_on_above(p, over, own))
            return top;
        top = above;
    }
}

/* "M.D.", "Jr.": what goes on with a name. */
static bool is_degree(Str s) { return s.n > 2 && s.n < 7 && is_upper(s.p[0]) && str_ends(s, S(".")); }

static size_t known_words(const Lexicon *x, Str s)
{
    size_t n = 0;
    for (Str rest = s; rest.n;) n += lexicon_count(x, scan_strip(str_cut(&rest, ' '))) >= LEXICON_OFTEN;
    return n;
}

static void put_sign(Doc *d, const ScanPage *p, size_t from, size_t to)
{
    Str part[SIGN_LINES], date = {0};
    size_t n = 0;
    for (size_t i = from; i < to && n < SIGN_LINES; i++) {
        Str s = before_date(line_str(p, &p->line[i]), &date);
        if (!s.n || (scan_is_noise(p->lexicon, s) && !is_degree(s))) continue;
        s = without_shreds(p->lexicon, s);
        if (!n || like_texts(s, part[n - 1]) < SIGN_ALIKE)
            part[n++] = s;
        else if (known_words(p->lexicon, s) > known_words(p->lexicon, part[n - 1]))
            part[n - 1] = s; /* read twice */
    }
    (void)doc_add_sign(d);
    put_name(d, d->nsign - 1, part, n);
    if (date.n) scan_put_date(d, PART_SIGN, d->nsign - 1, F_signatureDate, date);
}

/* The last line before the caption, of a signature whose date is lost; `end` if it is none. */
static size_t undated(const ScanPage *p, size_t from, size_t end)
{
    size_t at = end;
    while (at > from && scan_is_noise(p->lexicon, line_str(p, &p->line[at - 1]))) at--;
    if (at == from || p->line[at - 1].mark != SCAN_CONTENT || line_str(p, &p->line[at - 1]).n > SIGN_LONG)
        return end;
    return at - 1;
}

/* The signatures in lines [from, end), each with its date; returns where the first one begins. */
static size_t read_signs(Doc *d, const ScanPage *p, size_t from, size_t end)
{
    enum { SIGNS = 32 };
    size_t top[SIGNS + 1], n = 0, least = from;
    Str unused;
    for (size_t i = from; i < end && n < SIGNS; i++) {
        if (!scan_find_date(line_str(p, &p->line[i]), &unused) || line_str(p, &p->line[i]).n > 2 * SIGN_LONG)
            continue;
        top[n++] = sign_begins(p, least, i);
        least = i + 1;
    }
    if (!n) {
        size_t at = undated(p, from, end);
        if (at == end) return end;
        top[n++] = sign_begins(p, from, at);
    }
    top[n] = end;
    for (size_t i = 0; i < n; i++) put_sign(d, p, top[i], top[i + 1]);
    return top[0];
}

static void remark(Doc *d, const ScanPage *p, size_t from, size_t to)
{
    Cell *c = doc_item(d, F_remarks);
    for (size_t i = from; i < to; i++) {
        const ScanLine *l = &p->line[i];
        Str s = scan_words_str(l, 0, l->n);
        if (l->mark != SCAN_CONTENT || !s.n || scan_is_noise(p->lexicon, s)) continue;
        scan_text_append(d, c, s);
    }
}

void scan_tail(Doc *d, Arena *a, const ScanPage *p)
{
    for (size_t i = p->tail; i < p->n; i++) {
        ScanMark m = p->line[i].mark;
        size_t to = i + 1;
        if (m != SCAN_SIGNS && m != SCAN_RESPONSES && m != SCAN_REMARKS && m != SCAN_SIGNED) continue;
        while (to < p->n && (p->line[to].mark == SCAN_CONTENT || p->line[to].mark == SCAN_PRINT) &&
               (m == SCAN_RESPONSES || p->line[to].mark == SCAN_CONTENT))
            to++;
        bool signs = to < p->n && p->line[to].mark == SCAN_SIGNED;
        size_t end = signs ? read_signs(d, p, i + 1, to) : to;
        if (m == SCAN_RESPONSES) scan_footnotes(d, a, p, i + 1, end);
        if (m == SCAN_REMARKS) remark(d, p, i + 1, end);
        i = to - 1;
    }
}
