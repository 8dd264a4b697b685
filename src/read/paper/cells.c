/* cells.c: reads a form whose cells a table recogniser separated by tabs. */
#include "read/paper/cells.h"

#include "read/parts/cells_boxes.h"
#include "read/parts/cells_notes.h"
#include "read/print/form.h"
#include "read/table/cells_find.h"
#include "read/table/cells_place.h"
#include "read/value/prose.h"
#include "read/weigh/letters.h"
#include "read/weigh/period.h"
#include "read/weigh/points.h"
#include "read/weigh/put.h"
#include "read/weigh/raised.h"
#include "read/weigh/sites.h"
#include "read/weigh/stray.h"
#include "read/weigh/texts.h"
#include "read/weigh/verdict.h"

bool paper_read_cells(Doc *d)
{
    Arena room = {0};
    CellsPage p = cells_page_of(&room, d->text);
    size_t first, n;
    DraftTable *t = ARENA_NEW(&room, DraftTable, CELLS_TABLES_MAX);
    d->origin = ORIGIN_OCR;
    bool known = print_form(d, d->text);
    Str type = cell_text(doc_item(d, F_documentType));
    FormType form = type.n ? (FormType)(type.p[0] - '0') : FORM_4;
    n = cells_find_tables(&room, &p.page, p.tail, p.owner, form, t, &first);
    if (known || n) {
        boxes_read(d, &p, first, form);
        paper_read_tail(d, &p.page, p.tail);
        p.noisy = prose_mend(d, &p.page) || p.noisy;
        boxes_doubt(d, &p);
        for (size_t i = 0; i < n; i++) {
            cells_drop_heading(&t[i], cell_text(doc_item(d, F_issuerName)));
            cells_place(&room, &t[i]);
            raised_split_letters(&t[i]);
        }
        stray_settle(&room, t, n, d);
        sites_decide(&room, t, n, d, false);
        verdict_decide(&room, t, n, d);
        texts_decide(&room, t, n, p.words, p.noisy);
        bool small = points_are_lost(t, n);
        for (size_t i = 0; i < n; i++) {
            if (small) points_restore(&room, &t[i]);
            raised_record(&room, &t[i]);
            letters_infer_sides(&room, &t[i]);
            put_draft_table(d, &t[i]);
        }
        period_settle(d, form);
    }
    arena_free(&room);
    return known || n;
}
