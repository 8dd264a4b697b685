/* cells.h: reads a form whose cells a recogniser separated by tabs, cut or not. */
#ifndef SEC16_READ_PAPER_CELLS_H
#define SEC16_READ_PAPER_CELLS_H

#include "model/doc.h"

/* ---- the readers; all do all but doc_finish, and return false where no form can be seen ---- */
bool paper_read_cells(Doc *d); /* cells parted by tabs, cut or not */

#endif
