/* tables.h: names of the tables and columns of the SEC's Insider Transactions Data Sets (Form 345
 * readme and metadata; rules 4), with the spellings that differ between quarters. Used by the data set's two
 * files only. */
#ifndef SEC16_READ_DATASET_TABLES_H
#define SEC16_READ_DATASET_TABLES_H

#include "model/form.h"

typedef enum DatasetTable {
    TSV_SUBMISSION,
    TSV_REPORTINGOWNER,
    TSV_NONDERIV_TRANS,
    TSV_NONDERIV_HOLDING,
    TSV_DERIV_TRANS,
    TSV_DERIV_HOLDING,
    TSV_FOOTNOTES,
    TSV_OWNER_SIGNATURE,
    DATASET_TABLES
} DatasetTable;

#define DATASET_NO_TABLE "-" /* stands for the head and lines of a table that the quarter lacks */
extern const char *const dataset_table_names[DATASET_TABLES]; /* "SUBMISSION.tsv", … */

#endif
