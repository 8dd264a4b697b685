/* form.c: which form a page is: each sign of it has a weight, the heaviest form wins. */
#include "read/print/form.h"

#include "read/noise/like.h"

enum {
    LOOK = 16384, /* bytes in which a form says what it is                       */
    HEADING = 60, /* weight of "FORM 4": outweighed only by all other signs as one */
    SURE = 20,    /* so much more than the next form: no guess                   */
    MISREAD = 12, /* percent of the letters of a sign that may be: less than ANNUAL is of its title */
    FORMS = 3     /* 3, 4, 5                                                     */
};

/* What only some of the forms print, and how much that speaks for each. */
static const struct {
    const char *words;
    int weight[FORMS];
} signs[] = {
    {"INITIAL STATEMENT OF BENEFICIAL OWNERSHIP", {40, 0, 0}},
    {"STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP", {0, 30, 20}},
    {"ANNUAL STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP", {0, 0, 30}},
    {"OMB Number 3235-0104", {25, 0, 0}},
    {"OMB Number 3235-0287", {0, 25, 0}},
    {"OMB Number 3235-0362", {0, 0, 25}},
    {"Date of Event Requiring Statement", {25, 0, 0}},
    {"Date of Earliest Transaction", {0, 25, 0}},
    {"Statement for Issuer's Fiscal Year Ended", {0, 0, 25}},
    {"Form 3 Holdings Reported", {0, 0, 20}},
    {"Form 4 Transactions Reported", {0, 0, 20}},
    {"at End of Issuer's Fiscal Year", {0, 0, 15}},
    {"Beneficially Owned Following Reported Transaction", {0, 15, 0}},
    {"Title and Amount of Securities Underlying Derivative Security", {15, 0, 0}},
    {"Form 4 or Form 5 obligations may continue", {0, 5, 5}},
};

/* ---- the heading ---- */

/* "FORM", as recognisers read it too, its letters spaced or not; gives what stands behind it. */
static bool take_form(Str *s)
{
    static const char *const letters[] = {"Ff", "Oo0Q", "Rr", "Mm"};
    Str rest = *s;
    size_t misread = 0;
    for (size_t i = 0; i < 4; i++) {
        while (i && rest.n > 1 && rest.p[0] == ' ') rest = str_from(rest, 1);
        if (!rest.n || (!is_alpha(rest.p[0]) && !is_digit(rest.p[0]))) return false;
        bool same = false;
        for (const char *c = letters[i]; *c; c++) same |= *c == rest.p[0];
        misread += !same;
        rest = str_from(rest, 1);
    }
    if (misread > 1 || (rest.n && is_alpha(rest.p[0]))) return false;
    *s = rest;
    return true;
}

/* "/A", " / A", "(A)", " Amendment No. 1" */
static bool says_amendment(Str s)
{
    s = str_trim(s);
    if (str_starts_nocase(s, S("amend"))) return true;
    if (!s.n || (s.p[0] != '/' && s.p[0] != '(' && s.p[0] != '-'))
        return str_has_nocase(s, S("amendment no"));
    s = str_trim(str_from(s, 1));
    return s.n && (s.p[0] == 'A' || s.p[0] == 'a') &&
           (s.n == 1 || !is_alpha(s.p[1]) || str_starts_nocase(s, S("amend")));
}

/* May this stand behind the number of a heading? Not "or Form 5", not what a sentence says of a form. */
static bool ends_heading(Str s)
{
    static const char *const others[] = {
        "united states",    "u.s. securities", "omb",        "statement of", "initial statement",
        "annual statement", "continued",       "(continued", "page",         "amend"};
    s = str_trim(s);
    if (says_amendment(s)) return true;
    while (s.n && !is_alpha(s.p[0]) && !is_digit(s.p[0]) && s.p[0] != '(') s = str_from(s, 1);
    if (!s.n) return true;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (str_starts_nocase(s, str_z(others[i]))) return true;
    return false;
}

/* "FORM 4", "SEC Form 4/A", "## FORM-4.": the number; `*end`: behind it. */
static char heading_of(Str s, bool *amendment, Str *raw)
{
    while (s.n && !is_alpha(s.p[0]) && !is_digit(s.p[0])) s = str_from(s, 1);
    Str begin = s;
    if (str_starts_nocase(s, S("SEC "))) s = str_trim(str_from(s, 4));
    if (!take_form(&s)) return 0;
    while (s.n && !is_digit(s.p[0]) && !is_alpha(s.p[0]) && s.p[0] != '(') s = str_from(s, 1);
    if (!s.n || s.p[0] < '3' || s.p[0] > '5' || (s.n > 1 && (is_digit(s.p[1]) || is_alpha(s.p[1])))) return 0;
    char form = s.p[0];
    Str behind = str_from(s, 1);
    if (!ends_heading(behind)) return 0;
    *amendment = says_amendment(behind);
    size_t n = (size_t)(behind.p - begin.p);
    if (*amendment)
        while (n < begin.n && to_upper(begin.p[n - 1]) != 'A') n++;
    *raw = str_sub(begin, 0, n);
    return form;
}

/* The next piece of a line: up to a tab, a pipe or two blanks. */
static Str next_piece(Str *line)
{
    size_t n = 0;
    while (n < line->n && line->p[n] != '\t' && line->p[n] != '|' &&
           !(line->p[n] == ' ' && n + 1 < line->n && line->p[n + 1] == ' '))
        n++;
    Str piece = str_sub(*line, 0, n);
    *line = str_from(*line, n + 1);
    return str_trim(piece);
}

/* "… subject to Section 16.  Form 4" with "or Form 5" on the next line is none. */
static bool is_of_sentence(Str before, Str after)
{
    return str_ends(str_trim(before), S("16.")) || str_starts_nocase(str_trim(after), S("or form")) ||
           str_starts_nocase(str_trim(after), S("or 5"));
}

typedef struct Heading {
    char form;
    bool amendment;
    Str raw;
} Heading;

static Heading find_heading(Str text)
{
    Heading h = {0};
    while (text.n) {
        Str line = str_line(&text), rest = line, after = text;
        while (rest.n) {
            Str piece = next_piece(&rest), before = str_sub(line, 0, (size_t)(piece.p - line.p));
            bool amendment = false;
            Str raw;
            char form = heading_of(piece, &amendment, &raw);
            if (form && !h.form && !is_of_sentence(before, str_line(&after)))
                h = (Heading){form, amendment, raw};
            if (h.form && str_starts_nocase(piece, S("amendment no"))) h.amendment = true;
        }
    }
    return h;
}

bool print_is_heading(Str text) { return find_heading(text).form != 0; }

/* ---- all signs ---- */

/* Adds what the signs in the text weigh; gives the words of the heaviest one. */
static Str weigh_signs(Str text, int weight[FORMS])
{
    Str raw = {0};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        int misread;
        Str words = str_z(signs[i].words), found = like_find(text, words, &misread);
        if (misread * 100 > like_letters(words) * MISREAD) continue;
        if (!raw.n) raw = found;
        for (int f = 0; f < FORMS; f++) weight[f] += signs[i].weight[f];
    }
    return raw;
}

static int heaviest(const int weight[FORMS], int but)
{
    int best = but == 0 ? 1 : 0;
    for (int f = 0; f < FORMS; f++)
        if (f != but && weight[f] > weight[best]) best = f;
    return best;
}

static void record_guess(Doc *d, Cell *c, Str raw, const int weight[FORMS], bool amendment)
{
    Str type = c->u.text;
    Repair *r = doc_add_repair(d, REPAIR_OTHER, PART_DOC, 0, F_documentType, raw, type,
                               S("the heading does not say which form it is"));
    c->prov |= PROV_GUESSED;
    repair_add_evidence(d, r, raw);
    for (int f = 0; f < FORMS; f++)
        if (weight[f] && '3' + f != type.p[0])
            repair_add_other(d, r, str_fmt(&d->arena, "%c%s", '3' + f, amendment ? "/A" : ""));
}

bool print_form(Doc *d, Str text)
{
    int weight[FORMS] = {0};
    text = str_sub(text, 0, LOOK);
    Heading h = find_heading(text);
    Str raw = weigh_signs(text, weight);
    if (h.form) weight[h.form - '3'] += HEADING;
    int best = heaviest(weight, -1), next = heaviest(weight, best);
    if (!weight[best]) return false;
    if (h.form == '3' + best) raw = h.raw;
    Cell *c = doc_item(d, F_documentType);
    Span span = {(uint32_t)(raw.p - d->text.p), (uint32_t)raw.n};
    cell_set(d, c, F_documentType, str_fmt(&d->arena, "%c%s", '3' + best, h.amendment ? "/A" : ""), span);
    d->form = (FormType)(3 + best);
    if (weight[best] < weight[next] + SURE) record_guess(d, c, raw, weight, h.amendment);
    return true;
}
