/* tables.h: names of the tables and columns of the SEC's Insider Transactions Data Sets (Form 345
 * readme and metadata; rules 4), with the spellings that differ between quarters. Used by the data set's two
 * files only. */
#ifndef SEC16_READ_DATASET_TABLES_H
#define SEC16_READ_DATASET_TABLES_H

#include "base/str.h"
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

/* In the lines of a filing, behind the name of a table that the quarter lacks. */
#define DATASET_LACKS " is not there"

/* Columns that the SEC gives the table and this head lacks: "TRANS_CODE, TRANS_DATE"; those that came late or
 * that no form shows aside. */
Str dataset_missing_columns(Arena *a, DatasetTable table, Str head);

extern const char *const dataset_table_names[DATASET_TABLES]; /* "SUBMISSION.tsv", … */

#endif
