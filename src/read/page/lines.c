/* lines.c: lines, cells at tabs, and the comparison of damaged texts with known ones. */
#include "read/page/lines.h"

#include <string.h>

static void split_cells(Arena *a, PageLine *l)
{
    if (!str_trim(l->text).n) return;
    l->ncell = str_count(l->text, '\t') + 1;
    l->cell = ARENA_NEW(a, PageCell, l->ncell);
    Str rest = l->text;
    for (size_t i = 0; i < l->ncell; i++)
        l->cell[i] = (PageCell){str_trim(str_cut(&rest, '\t')), (uint32_t)i};
}

Page page_of_tabs(Arena *a, Str text)
{
    Page p = {.n = 0};
    p.line = ARENA_NEW(a, PageLine, str_count(text, '\n') + 1);
    while (text.n) {
        PageLine *l = &p.line[p.n++];
        l->text = str_line(&text);
        split_cells(a, l);
    }
    return p;
}

Str line_first(const PageLine *l)
{
    for (size_t i = 0; i < l->ncell; i++)
        if (l->cell[i].text.n) return l->cell[i].text;
    return (Str){0};
}

size_t line_filled(const PageLine *l)
{
    size_t n = 0;
    for (size_t i = 0; i < l->ncell; i++) n += l->cell[i].text.n > 0;
    return n;
}

/* ---- likeness ---- */

enum { LIKE_MAX = 64 };

/* Up to `most` letters and digits of s in lower case, with where each one ends. */
static size_t letters(Str s, char *out, size_t *end, size_t most)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n && n < most; i++) {
        if (!is_alpha(s.p[i]) && !is_digit(s.p[i])) continue;
        if (end) end[n] = i + 1;
        out[n++] = to_lower(s.p[i]);
    }
    return n;
}

/* One row of the edit distance: cost[j] becomes the least damage that turns known[0..j) into what ends with
 * c; `first` is the cost of leaving out all before: 0 where any part of the text will do. */
static void edit_step(char c, const char *known, size_t n, int *cost, int first)
{
    int diagonal = cost[0];
    cost[0] = first;
    for (size_t j = 1; j <= n; j++) {
        int above = cost[j], best = diagonal + (known[j - 1] != c);
        if (above + 1 < best) best = above + 1;
        if (cost[j - 1] + 1 < best) best = cost[j - 1] + 1;
        diagonal = above;
        cost[j] = best;
    }
}

int text_likeness(Str printed, Str known)
{
    char a[2 * LIKE_MAX], b[2 * LIKE_MAX];
    int cost[2 * LIKE_MAX + 1];
    size_t na = letters(printed, a, NULL, sizeof a), nb = letters(known, b, NULL, sizeof b);
    size_t most = na > nb ? na : nb;
    if (!most) return 0;
    for (size_t j = 0; j <= nb; j++) cost[j] = (int)j;
    for (size_t i = 0; i < na; i++) edit_step(a[i], b, nb, cost, (int)i + 1);
    return 100 - cost[nb] * 100 / (int)most;
}

/* The least damage to the known text, of `*n` letters, that makes it stand somewhere in the printed one. */
static size_t damage_within(Str printed, Str known, size_t *n, size_t *end)
{
    char b[LIKE_MAX];
    int cost[LIKE_MAX + 1];
    *n = letters(known, b, NULL, sizeof b);
    size_t best = *n; /* all of it is missing */
    for (size_t j = 0; j <= *n; j++) cost[j] = (int)j;
    for (size_t i = 0; i < printed.n; i++) {
        if (!is_alpha(printed.p[i]) && !is_digit(printed.p[i])) continue;
        edit_step(to_lower(printed.p[i]), b, *n, cost, 0);
        if ((size_t)cost[*n] >= best) continue;
        best = (size_t)cost[*n];
        if (end) *end = i + 1;
    }
    return best;
}

bool text_has_like(Str printed, Str known, int percent, size_t *end)
{
    size_t n, at = 0, damage = damage_within(printed, known, &n, &at);
    bool found = damage < n && damage * 100 <= n * (size_t)percent;
    if (found && end) *end = at;
    return found;
}

enum { CHUNK = 56, MISREAD = 25 };

/* Is a sentence of the form there, but not glyph by glyph? In chunks: lines may end within it. */
static bool is_misread(Str line, Str sentence)
{
    if (text_likeness(str_sub(line, 0, 14), str_sub(sentence, 0, 14)) < 60)
        return false; /* the cheap question */
    for (; sentence.n; sentence = str_from(sentence, CHUNK)) {
        size_t n, damage = damage_within(line, str_sub(sentence, 0, CHUNK), &n, NULL);
        if (damage && damage * 100 <= n * MISREAD) return true;
    }
    return false;
}

bool page_is_noisy(const Page *p)
{
    static const char *const printed[] = {
        "UNITED STATES SECURITIES AND EXCHANGE COMMISSION",
        "Check this box if no longer subject to Section 16. Form 4 or Form 5 obligations may continue. See "
        "Instruction 1(b).",
        "Filed pursuant to Section 16(a) of the Securities Exchange Act of 1934 or Section 30(h) of the "
        "Investment Company Act of 1940",
        "hours per response",
        "STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP",
        "Explanation of Responses:",
        "** Signature of Reporting Person",
        "Reminder: Report on a separate line for each class of securities beneficially owned directly or "
        "indirectly.",
        "Note: File three copies of this Form, one of which must be manually signed. If space is "
        "insufficient, "
        "see Instruction 6 for procedure.",
        "Persons who respond to the collection of information contained in this form are not required to "
        "respond "
        "unless the form displays a currently valid OMB Number.",
        "* If the form is filed by more than one reporting person, see Instruction 4 (b)(v).",
        "** Intentional misstatements or omissions of facts constitute Federal Criminal Violations See 18 "
        "U.S.C. "
        "1001 and 15 U.S.C. 78ff(a)."};
    for (size_t i = 0; i < p->n; i++)
        for (size_t k = 0; k < sizeof printed / sizeof *printed; k++)
            if (is_misread(line_first(&p->line[i]), str_z(printed[k]))) return true;
    return false;
}
