/* paper.c: a printed form as text: which of the readers it is for. */
#include "read/read.h"

#include "model/repair.h"
#include "read/account.h"
#include "read/page/scan.h"
#include "read/paper/cut.h"
#include "read/paper/scan.h"
#include "read/paper/typed.h"

/* A recogniser's table shows in rows of cells parted by tabs; typed forms have none, a stray few, or indent
 * by them. */
static bool is_cut(Str text)
{
    size_t rows = 0, lines = 0;
    while (text.n) {
        Str line = str_trim(str_line(&text));
        if (!line.n) continue;
        size_t tabs = 0;
        for (size_t i = 0; i < line.n; i++) tabs += line.p[i] == '\t';
        lines++, rows += tabs >= 2;
    }
    return rows >= 3 && rows * 20 >= lines;
}

/* Every repair says what speaks for it, if only its own shape. */
static void witness_repairs(Doc *d)
{
    for (size_t i = 0; i < d->nrepair; i++) {
        Repair *r = &d->repair[i];
        if (r->applied && !r->nevidence) repair_add_evidence(d, r, repair_witness((RepairKind)r->kind));
    }
}

void read_paper(Doc *d)
{
    bool found = is_cut(d->text) ? read_cut(d) : ocr_looks_like(d->text) ? read_ocr(d) : read_aligned(d);
    if (!found)
        doc_add_trouble(d, (Span){0}, "no Form 3, 4 or 5 can be seen in this text");
    else
        account_for_text(d);
    witness_repairs(d);
    doc_finish(d);
}
