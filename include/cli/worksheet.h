/* worksheet.h: what the commands that work on several filings at once share. */
#ifndef SEC16_CLI_WORKSHEET_H
#define SEC16_CLI_WORKSHEET_H

#include "check/lineage.h"
#include "cli/exits.h"
#include "cli/opts.h"

enum { SHEET_TEXT, SHEET_JSON }; /* the choices of OPT_SHEET_FORMAT */

/* The filings of the operands and their lineage; with findings only where --query asks for such. `code` is
 * CLI_INPUT if some could not be read; messages say which. Free with worksheet_free. */
typedef struct Worksheet {
    Corpus corpus;
    Lineage lineage;
    bool *asked; /* by filing: --query asks for it; NULL where there is none */
    ExitCode code;
} Worksheet;

void worksheet_load(Worksheet *w, const Args *a);
void worksheet_free(Worksheet *w);
/* Whether a filing of that chain is asked for. */
bool worksheet_wants(const Worksheet *w, const Chain *chain);

/* "Abernathy Ruth E, Abernathy Trust in Harbor Lane Instruments Inc" */
void put_parties(const Corpus *c, const Chain *chain, Buf *out);
/* The same as keys of JSON, within an open object. */
void json_parties(const Corpus *c, const Chain *chain, Buf *out);
/* Accession number; where there is none, the path. */
void put_filing_name(const Corpus *c, uint32_t filing, Buf *out);
/* Keys of JSON: path, accession number, and with a row its table and number. */
void json_place(const Corpus *c, uint32_t filing, uint32_t row, Buf *out);
void json_date(Buf *out, const char *key, Date d); /* null for DATE_NONE */
void json_dec(Buf *out, const char *key, Dec d);   /* a string, as exact as it is */

#endif
