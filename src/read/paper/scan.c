/* scan.c: reads a printed form from a recogniser's text. */
#include "read/paper/scan.h"

#include "read/paper/scan_tables.h"
#include "read/parts/names.h"
#include "read/parts/scan_boxes.h"
#include "read/parts/scan_notes.h"
#include "read/parts/scan_owner.h"
#include "read/parts/scan_signs.h"
#include "read/print/form.h"
#include "read/value/date.h"
#include "read/weigh/doubt.h"

bool paper_read_scan(Doc *d)
{
    Arena room = {0};
    d->origin = ORIGIN_OCR;
    ScanPage p = scan_page_of(&room, d->text);
    if (d->nword) scan_place_words(&room, &p, d->text, d->word, d->nword);
    Page cells = page_of_tabs(&room, d->text);
    p.lexicon = lexicon_of(&room, &cells);
    bool known = print_form(d, d->text);
    Str type = cell_text(doc_item(d, F_documentType));
    FormType form = type.n ? (FormType)(type.p[0] - '0') : FORM_4;
    scan_head(d, &room, &p);
    scan_owners(d, &room, &p);
    scan_tail(d, &room, &p);
    scan_settle_names(d, &room, &p);
    scan_spell_notes(d, &room, &p);
    bool tables = scan_tables(d, &room, &p, &cells, form);
    scan_doubt(d, &p);
    scan_settle_period(d);
    arena_free(&room);
    return known || tables;
}
