/* form.c: which form a page says it is, by number or by title. */
#include "read/print/form.h"

#include "read/noise/like.h"

/* ---- which form ---- */

/* "FORM 4", "SEC Form 4/A": the number, or 0. */
static char form_number(Str s, bool *amendment)
{
    s = str_trim(s);
    if (str_starts_nocase(s, S("SEC "))) s = str_trim(str_from(s, 4));
    if (!str_starts_nocase(s, S("FORM")) || s.n > 24) return 0;
    s = str_trim(str_from(s, 4));
    if (!s.n || s.p[0] < '3' || s.p[0] > '5') return 0;
    if (s.n > 1 && s.p[1] != '/' && !is_blank(s.p[1])) return 0;
    *amendment = str_has_nocase(s, S("/A")) || str_has_nocase(s, S("amend"));
    return s.p[0];
}

static char form_of_title(Str s)
{
    static const struct Title {
        const char *words;
        char form;
    } titles[] = {{"ANNUAL STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP", '5'},
                  {"INITIAL STATEMENT OF BENEFICIAL OWNERSHIP OF SECURITIES", '3'},
                  {"STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP", '4'}};
    for (size_t i = 0; i < 3; i++)
        if (like_texts(s, str_z(titles[i].words)) >= 80) return titles[i].form;
    return 0;
}

bool paper_form(Doc *d, const Page *p, size_t to)
{
    char by_number = 0, by_title = 0;
    bool amendment = false;
    Str raw = {0};
    for (size_t i = 0; i < to && !(by_number && by_title); i++) {
        Str s = line_first(&p->line[i]);
        if (!by_number && (by_number = form_number(s, &amendment))) raw = s;
        if (!by_title && (by_title = form_of_title(s)) && !raw.n) raw = s;
    }
    char form = by_number ? by_number : by_title;
    if (!form) return false;
    Cell *c = doc_item(d, F_documentType);
    cell_set(d, c, F_documentType, str_fmt(&d->arena, "%c%s", form, amendment ? "/A" : ""), doc_span(d, raw));
    return true;
}
