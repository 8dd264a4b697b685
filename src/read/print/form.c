/* form.c: what all prints of the forms have in common. */
#include "read/paper/paper.h"

#include "read/noise/damage.h"
#include "read/value/strict.h"

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
        if (text_likeness(s, str_z(titles[i].words)) >= 80) return titles[i].form;
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

/* ---- dates ---- */

bool paper_looks_like_date(Str s)
{
    int digits = 0, others = 0;
    for (size_t i = 0; i < s.n; i++) {
        int cost = 0;
        if (is_digit(s.p[i]))
            digits++;
        else if (s.p[i] != '/' && !is_blank(s.p[i]) && !damage_digit(s.p[i], &cost))
            others++;
    }
    return s.n >= 6 && s.n <= 14 && digits >= 5 && others <= 1;
}

void paper_date(Doc *d, Part part, size_t row, FieldId f, Str printed)
{
    Cell *c = doc_cell(d, part, row, f);
    if (value_put(d, c, f, printed)) return;
    Pieces p = {.n = 0};
    Readings r = {.n = 0};
    for (Str rest = printed; rest.n;) pieces_add(&p, str_cut(&rest, ' '));
    readings_date(&d->arena, &p, &r);
    if (!r.n) return;
    cell_set(d, c, f, r.at[0].text, doc_span(d, printed));
    bool sure = r.n == 1 || r.at[1].cost >= r.at[0].cost + 4;
    c->prov = (uint8_t)(PROV_REPAIRED | (sure ? 0 : PROV_GUESSED));
    Repair *record =
        doc_add_repair(d, r.at[0].kind, part, row, f, printed, r.at[0].text, repair_why(r.at[0].kind));
    record->applied = sure;
    for (size_t i = 1; i < r.n && i < 4 && !sure; i++) repair_add_other(d, record, r.at[i].text);
}
