/* scan_tables.h: Tables I and II of a recogniser's page. */
#ifndef SEC16_READ_PAPER_SCAN_TABLES_H
#define SEC16_READ_PAPER_SCAN_TABLES_H

#include "model/doc.h"
#include "read/page/lines.h"
#include "read/page/scan.h"

/* Finds, reads and puts all tables. The Doc has its header and footnotes. Returns whether one was seen. */
bool scan_tables(Doc *d, Arena *a, const ScanPage *p, const Page *cells, FormType form);

#endif
