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

bool read_ocr(Doc *d)
{
    enum { TEXT_MAX = 4 << 20 }; /* no form is longer; more of it is not looked at */
    Arena room = {0};
    Str text = str_sub(d->text, 0, TEXT_MAX);
    if (text.n < d->text.n)
        doc_add_trouble(d, (Span){TEXT_MAX, (uint32_t)(d->text.n - TEXT_MAX)},
                        "the text is longer than any form: the rest was not read");
    d->origin = ORIGIN_OCR;
    OcrPage p = ocr_page_of(&room, text);
    Page cells = page_of_tabs(&room, text);
    p.lexicon = lexicon_of(&room, &cells);
    bool known = print_form(d, text);
    Str type = cell_text(doc_item(d, F_documentType));
    FormType form = type.n ? (FormType)(type.p[0] - '0') : FORM_4;
    ocr_head(d, &room, &p);
    ocr_owners(d, &room, &p);
    ocr_tail(d, &room, &p);
    ocr_settle_names(d, &room, &p);
    ocr_spell_notes(d, &room, &p);
    bool tables = ocr_tables(d, &room, &p, &cells, form);
    ocr_doubt(d, &p);
    ocr_settle_period(d);
    arena_free(&room);
    return known || tables;
}
