/* form.c: one form by the reader of its format. */
#include "read/form.h"

#include "model/repair.h"
#include "read/account.h"
#include "read/boxes/words.h"
#include "read/dataset.h"
#include "read/envelope/body.h"
#include "read/envelope/plain.h"
#include "read/html/form.h"
#include "read/page/markdown.h"
#include "read/paper/cells.h"
#include "read/paper/listed.h"
#include "read/paper/scan.h"
#include "read/paper/typed.h"
#include "read/print/binder.h"
#include "read/sniff.h"
#include "read/xml/ownership.h"
#include "read/xml/sent.h"
#include "read/xml/unmark.h"

/* One line a format: how people call it, what to do about it if no reader can, its reader, and what tells
 * which bytes that one took nothing from. */
static const struct {
    const char *name, *advice;
    Origin origin;
    bool (*read)(Doc *d);
    void (*account)(Doc *d);
} formats[FORMATS] = {
    [FORMAT_NONE] = {.name = "text of another kind",
                     .advice = "no Form 3, 4 or 5 was found in it; give EDGAR's .xml or .txt of the filing, "
                               "or a text of the printed form"},
    [FORMAT_EMPTY] = {.name = "an empty file", .advice = "it is empty; fetch the filing again"},
    [FORMAT_BINARY] = {.name = "a binary file",
                       .advice = "it is not text; give the filing as XML or as text"},
    [FORMAT_STUB] = {.name = "note of a form on paper",
                     .advice = "filed on paper: EDGAR has no more of it than the header"},
    [FORMAT_PDF] = {.name = "PDF", .advice = "a PDF in another file: take it out and name it by itself"},
    [FORMAT_PICTURE] = {.name = "picture",
                        .advice = "a picture in another file: take it out and name it by itself"},
    [FORMAT_OWNERSHIP] = {"XML ownership document", NULL, ORIGIN_XML, read_ownership, NULL},
    [FORMAT_SENT] = {"submission file of a filer", NULL, ORIGIN_XML, read_sent, NULL},
    [FORMAT_SUBMISSION] = {.name = "EDGAR submission",
                           .advice = "a submission in another one: take it out and name it by itself"},
    [FORMAT_OTHER_SUBMISSION] = {.name = "EDGAR submission of another form",
                                 .advice = "a submission of another form than 3, 4 or 5; leave it out"},
    [FORMAT_RENDERED] = {"HTML page of a form", NULL, ORIGIN_HTML, read_rendered, account_for_html},
    [FORMAT_CELLS] = {"printed form as text", NULL, ORIGIN_TEXT, paper_read_cells, account_for_text},
    [FORMAT_SCAN] = {"printed form as text", NULL, ORIGIN_TEXT, paper_read_scan, account_for_text},
    [FORMAT_TYPED] = {"printed form as text", NULL, ORIGIN_TEXT, paper_read_typed, account_for_text},
    [FORMAT_LISTED] = {"printed form as text", NULL, ORIGIN_TEXT, paper_read_listed, account_for_text},
    [FORMAT_PRE] = {"printed form as text in HTML", NULL, ORIGIN_TEXT, NULL, NULL},
    [FORMAT_MARKDOWN] = {"printed form as Markdown", NULL, ORIGIN_TEXT, NULL, NULL},
    [FORMAT_WORDS] = {"printed form as words with boxes", NULL, ORIGIN_OCR, NULL, NULL},
    [FORMAT_DATASET] = {"lines of a data set", NULL, ORIGIN_DATASET, read_dataset, NULL},
#define OTHER(id, when, called, todo, ...) [FORMAT_OTHER_##id] = {.name = called, .advice = todo},
#include "read/others.def"
#undef OTHER
};

const char *format_name(Format f) { return formats[f].name; }

/* Every repair says what speaks for it, if only its own shape. */
static void complete_repairs(Doc *d)
{
    for (size_t i = 0; i < d->nrepair; i++) {
        Repair *r = &d->repair[i];
        if (r->applied && !r->nevidence) repair_add_evidence(d, r, repair_evidence((RepairKind)r->kind));
    }
}

/* Does anything stand in the form that someone entered? */
static bool has_entries(const Doc *d)
{
    static const FieldId items[] = {F_issuerName, F_issuerTradingSymbol, F_periodOfReport};
    for (size_t i = 0; i < sizeof items / sizeof *items; i++)
        if (cell_has(doc_item(d, items[i]))) return true;
    for (size_t i = 0; i < d->nowner; i++)
        if (cell_has(owner_item(&d->owner[i], F_rptOwnerName))) return true;
    for (size_t i = 0; i < d->nsign; i++)
        if (cell_has(sign_item(&d->sign[i], F_signatureDate)) ||
            str_count(cell_text(sign_item(&d->sign[i], F_signatureName)), ' '))
            return true;
    return d->table[TABLE_I].n || d->table[TABLE_II].n || d->nnote;
}

static void tell_blank(Doc *d)
{
    d->ntrouble = d->nlost = 0;
    d->unread = 0;
    doc_add_unread(d, (Span){0, (uint32_t)d->text.n},
                   "the print of a form without any entry: a blank one, or none that can be read");
}

static void tell_unseen(Doc *d)
{
    static const char what[] = "no Form 3, 4 or 5 can be seen in this text";
    if (d->unread)
        doc_add_trouble(d, (Span){0}, "%s", what);
    else
        doc_add_unread(d, (Span){0, (uint32_t)d->text.n}, "%s", what);
}

static bool has_poured_head(Str text)
{
    while (text.n)
        if (markdown_is_poured(str_line(&text))) return true;
    return false;
}

/* Reads what stands between the markup, and takes it back to its places in the source. */
static bool read_between(Doc *d, Wrap text)
{
    Body b = body_open(d, text, 0);
    bool read = form_read(d, has_poured_head(d->text) ? FORMAT_CELLS : sniff_print(d->text));
    body_close(d, &b);
    return read;
}

/* Reads the page that a recogniser's words make. */
static bool read_words(Doc *d)
{
    Body b = body_open(d, words_lay(d), 0);
    size_t end = print_end(d->text);
    if (end < d->text.n)
        doc_add_unread(d, (Span){(uint32_t)end, (uint32_t)(d->text.n - end)},
                       "another form begins here, which was not read: give each form a file of its own");
    d->text.n = end;
    bool read = form_read(d, FORMAT_SCAN);
    if (b.wrap.ncut) words_part_pieces(d);
    body_close(d, &b);
    return read;
}

bool form_read(Doc *d, Format f)
{
    if (f == FORMAT_WORDS) return read_words(d);
    if (f == FORMAT_MARKDOWN) return read_between(d, markdown_undo(&d->arena, d->text));
    if (f == FORMAT_PRE) return read_between(d, unmark(&d->arena, d->text));
    const Str whole = d->text;
    d->origin = formats[f].origin;
    if (f == FORMAT_STUB) { /* which says all that there is */
        doc_add_trouble(d, (Span){0}, "%s", formats[f].advice);
        return false;
    }
    if (!formats[f].read) {
        d->no_form = true;
        doc_add_unread(d, (Span){0, (uint32_t)whole.n}, "%s", formats[f].advice);
        return false;
    }
    if (formats[f].account && whole.n > PRINT_MAX) {
        doc_add_unread(d, (Span){PRINT_MAX, (uint32_t)whole.n - PRINT_MAX},
                       "longer than any form: the rest was not read");
        d->text.n = PRINT_MAX;
    }
    bool columns = (f == FORMAT_SCAN || f == FORMAT_TYPED) && plain_has_columns(d->text);
    Body body = body_open(d, columns ? plain_columns(&d->arena, d->text) : (Wrap){.text = d->text}, 0);
    bool seen = formats[f].read(d);
    if (formats[f].account) formats[f].account(d);
    body_close(d, &body);
    complete_repairs(d);
    d->text = whole;
    if (!seen) tell_unseen(d), d->no_form = true;
    if (!formats[f].account || has_entries(d)) return true;
    tell_blank(d);
    return false;
}
