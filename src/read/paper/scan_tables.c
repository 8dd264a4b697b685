/* scan_tables.c: Tables I and II of a recogniser's page: rows made, values decided by the form's evidence,
 * what may be misread told. */
#include "read/paper/scan_tables.h"

#include "read/print/noisy.h"
#include "read/table/scan_rows.h"
#include "read/weigh/letters.h"
#include "read/weigh/natures.h"
#include "read/weigh/natures_noted.h"
#include "read/weigh/put.h"
#include "read/weigh/scan_mend.h"
#include "read/weigh/sites.h"
#include "read/weigh/texts.h"
#include "read/weigh/titles.h"
#include "read/weigh/verdict.h"

bool ocr_tables(Doc *d, Arena *a, const OcrPage *p, const Page *cells, FormType form)
{
    CutTable table[TABLES] = {{.id = TABLE_I}, {.id = TABLE_II}};
    bool any = false;
    for (size_t k = 0; k < TABLES; k++) {
        CutTable *t = &table[k];
        t->form = form;
        t->slot = slots_of(form, t->id, &t->nslot);
        OcrBody body = ocr_body_of(a, p, t->id);
        any = any || body.n;
        if (body.cut)
            doc_add_trouble(d, (Span){0}, "a table is longer than any form's: the rest was not read");
        ocr_rows(a, &body, t);
        ocr_mend_texts(a, p->lexicon, t);
    }
    cut_decide(a, table, TABLES, d);
    cut_texts(a, table, TABLES, p->lexicon, page_is_noisy(cells));
    ocr_complete_titles(table, TABLES);
    for (size_t k = 0; k < TABLES; k++) ocr_natures_of_notes(a, d, &table[k]);
    ocr_complete_natures(p->lexicon, table, TABLES);
    for (size_t k = 0; k < TABLES; k++) {
        ocr_mark_prices(d, &table[k]);
        ocr_doubt_amounts(d, &table[k]);
    }
    cut_sites(a, table, TABLES, d, true);
    cut_tell_letters(a, table);
    for (size_t k = 0; k < TABLES; k++) cut_put(d, &table[k]);
    return any;
}
