/* aligned.c: reads a printed form whose columns are made of blanks, pipes and dashes. */
#include "read/aligned.h"

#include "read/header.h"
#include "read/paper.h"

#include <string.h>

/* "FORM 4", "SEC Form 4", "FORM 4/A": the first line that has it. */
static bool form_line(Doc *d, const SheetLine *l)
{
    for (size_t i = 0; i + 1 < l->n; i++) {
        Str w = l->word[i + 1].text;
        if (!words_spell(&l->word[i], 1, "form") || w.p[0] < '3' || w.p[0] > '5') continue;
        if (w.n > 1 && w.p[1] != '/') continue;
        if (w.n > 3 || (l->word[i].gap < 2 && i && !words_spell(&l->word[i - 1], 1, "sec"))) continue;
        if (i + 2 < l->n && l->word[i + 2].gap < 2 && words_spell(&l->word[i + 2], 1, "or")) continue;
        cell_put_str(d, (Where){PART_DOC, 0, F_documentType}, w);
        d->form = (FormType)(w.p[0] - '0');
        return true;
    }
    return false;
}

static bool find_form(Doc *d, const Sheet *s, size_t to)
{
    for (size_t i = 0; i < to; i++)
        if (s->line[i].kind == LINE_TEXT && form_line(d, &s->line[i])) return true;
    return false;
}

static size_t first_title(const Sheet *s)
{
    TableId table;
    bool more;
    size_t i = 0;
    while (i < s->n && !table_title(&s->line[i], &table, &more)) i++;
    return i;
}

bool read_aligned(Doc *d)
{
    enum { TEXT_MAX = 4 << 20 }; /* no form is longer; more of it is not looked at */
    Header h;
    bool headed = header_read(&d->arena, d->text, &h);
    Str body = str_sub(d->text, headed ? h.end : 0, TEXT_MAX);
    if (d->text.n > TEXT_MAX)
        doc_add_trouble(d, (Span){TEXT_MAX, (uint32_t)(d->text.n - TEXT_MAX)},
                        "the text is longer than any form: the rest was not read");
    Sheet s = sheet_of(&d->arena, body);
    size_t to = first_title(&s);
    if (!find_form(d, &s, to)) return false;
    Print print = print_of(&s);
    aligned_boxes(d, &s, 0, to);
    size_t end = aligned_tables(d, &s, &print);
    print_free(&print);
    aligned_owners(d, &s, end ? end : to);
    aligned_tail(d, &s, end ? end : to);
    if (headed) header_put(d, &h);
    return true;
}
