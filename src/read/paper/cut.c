/* cut.c: reads a form whose cells a table recogniser separated by tabs. */
#include "read/paper/cut.h"

#include "read/parts/cut_boxes.h"
#include "read/parts/cut_notes.h"
#include "read/print/form.h"
#include "read/table/cut_find.h"
#include "read/table/cut_place.h"
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

bool read_cut(Doc *d)
{
    Arena room = {0};
    CutPage p = cut_page_of(&room, d->text);
    size_t first, n;
    CutTable *t = ARENA_NEW(&room, CutTable, CUT_TABLES_MAX);
    d->origin = ORIGIN_OCR;
    bool known = print_form(d, d->text);
    Str type = cell_text(doc_item(d, F_documentType));
    FormType form = type.n ? (FormType)(type.p[0] - '0') : FORM_4;
    n = cut_find_tables(&room, &p.page, p.tail, p.owner, form, t, &first);
    if (known || n) {
        boxes_read(d, &p, first, form);
        paper_read_tail(d, &p.page, p.tail);
        p.noisy = prose_mend(d, &p.page) || p.noisy;
        boxes_doubt(d, &p);
        for (size_t i = 0; i < n; i++) {
            cut_layout(&room, &t[i]);
            cut_letters(&t[i]);
        }
        cut_stray(&room, t, n, d);
        cut_sites(&room, t, n, d, false);
        cut_decide(&room, t, n, d);
        cut_texts(&room, t, n, p.words, p.noisy);
        bool small = cut_is_small(t, n);
        for (size_t i = 0; i < n; i++) {
            if (small) cut_points(&room, &t[i]);
            cut_own_up(&room, &t[i]);
            cut_tell_sides(&room, &t[i]);
            cut_put(d, &t[i]);
        }
        cut_settle_period(d, form);
    }
    arena_free(&room);
    return known || n;
}
