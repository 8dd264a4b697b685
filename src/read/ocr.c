/* ocr.c: reads a printed form from a recogniser's text. */
#include "read/ocr.h"

#include "read/ocr_head.h"
#include "read/ocr_table.h"
#include "read/paper.h"

bool read_ocr(Doc *d)
{
    Arena room = {0};
    d->origin = ORIGIN_OCR;
    OcrPage p = ocr_page_of(&room, d->text);
    Page cells = page_of_tabs(&room, d->text);
    bool known = ocr_form(d, &p);
    Str type = cell_text(doc_item(d, F_documentType));
    FormType form = type.n ? (FormType)(type.p[0] - '0') : FORM_4;
    ocr_head(d, &room, &p);
    ocr_owners(d, &room, &p);
    ocr_tail(d, &room, &p);
    bool tables = ocr_tables(d, &room, &p, &cells, form);
    ocr_doubt(d, &p);
    arena_free(&room);
    return known || tables;
}
