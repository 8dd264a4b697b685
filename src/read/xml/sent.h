/* sent.h: an edgarSubmission, the file that a filer sends to EDGAR: a header and documents in base64, one of
 * which is the form. */
#ifndef SEC16_READ_XML_SENT_H
#define SEC16_READ_XML_SENT_H

#include "model/doc.h"

/* Does an edgarSubmission begin near the front? */
bool sent_starts(Str bytes);
/* Writes the submission with its form decoded in place, which read_sent then reads. False: nothing to decode.
 */
bool sent_unpack(Str bytes, Buf *out);
/* The form, and what of the header concerns it; all but doc_finish. */
bool read_sent(Doc *d);

#endif
