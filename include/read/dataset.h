/* dataset.h: the SEC's Insider Transactions Data Sets (eight flat tables a quarter) as filings. */
#ifndef SEC16_READ_DATASET_H
#define SEC16_READ_DATASET_H

#include "model/doc.h"

/* The tables of a quarter, gathered before filings can be made of them. */
typedef struct Dataset Dataset;

bool dataset_is_table(
    Str path); /* is the last part of this path SUBMISSION.tsv or another of the eight names? */

/* What the SEC puts beside the tables: FORM_345_readme.htm, FORM_345_metadata.json. */
bool dataset_is_companion(Str path);

Dataset *dataset_new(void);
void dataset_free(Dataset *s);
void dataset_add(Dataset *s, Str path, Buf *bytes); /* takes the bytes of one table */

typedef struct DatasetSink {
    void *ctx;
    /* One filing: the lines that belong to it, each table under its name and head. `bytes` as in ArchiveSink.
     */
    bool (*filing)(void *ctx, Str accession, Buf *bytes);
    bool (*trouble)(void *ctx, Str table, Str what);
} DatasetSink;

/* Puts all filings in the order of SUBMISSION.tsv; lines without a submission are told. False if the sink
 * ended it. */
bool dataset_filings(Dataset *s, const DatasetSink *sink);

bool dataset_looks_like(Str bytes); /* are these the lines of one filing, as dataset_filings makes them? */
bool read_dataset(Doc *d);          /* these lines -> Doc; doc_finish is left to the caller */

#endif
