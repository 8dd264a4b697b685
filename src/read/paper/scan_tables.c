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

bool scan_tables(Doc *d, Arena *a, const ScanPage *p, const Page *cells, FormType form)
{
    DraftTable table[TABLES] = {{.id = TABLE_I}, {.id = TABLE_II}};
    bool any = false;
    for (size_t k = 0; k < TABLES; k++) {
        DraftTable *t = &table[k];
        t->form = form;
        t->slot = slots_of(form, t->id, &t->nslot);
        ScanBody body = scan_body_of(a, p, t->id, form);
        any = any || body.n;
        if (body.cut)
            doc_add_trouble(d, (Span){0}, "a table is longer than any form's: the rest was not read");
        scan_rows(a, &body, t);
        scan_mend_texts(a, p->lexicon, t);
    }
    verdict_decide(a, table, TABLES, d);
    texts_decide(a, table, TABLES, p->lexicon, page_is_noisy(cells));
    scan_complete_titles(table, TABLES);
    for (size_t k = 0; k < TABLES; k++) scan_natures_of_notes(a, d, &table[k]);
    scan_complete_natures(p->lexicon, table, TABLES);
    for (size_t k = 0; k < TABLES; k++) {
        scan_mark_prices(d, &table[k]);
        scan_doubt_amounts(d, &table[k]);
    }
    sites_decide(a, table, TABLES, d, true);
    letters_infer(a, table);
    for (size_t k = 0; k < TABLES; k++) put_draft_table(d, &table[k]);
    return any;
}
