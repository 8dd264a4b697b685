/* print.c: a printed form, taken for one without asking whether it is: small inputs reach deep. */
#include "fuzz.h"

void fuzz_print(Str in)
{
    Doc d;
    read_print(&d, in);
    law_doc(&d);
    doc_free(&d);
}
