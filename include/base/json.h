/* json.h: a small streaming JSON writer. Commas come by themselves; the caller keeps keys and brackets in
 * order. */
#ifndef SEC16_BASE_JSON_H
#define SEC16_BASE_JSON_H

#include "base/str.h"

void json_open(Buf *out, char bracket);  /* '{' or '[' */
void json_close(Buf *out, char bracket); /* '}' or ']' */
void json_key(Buf *out, const char *key);
void json_key_str(Buf *out, Str key);
/* Text as a string: bytes that are no UTF-8 become U+FFFD; quotes, control characters and those that turn the
 * direction of writing are escaped. */
void json_str(Buf *out, Str s);
/* A key and its value. */
void json_text(Buf *out, const char *key, Str s);
void json_count(Buf *out, const char *key, uint64_t n);
void json_number(Buf *out, uint64_t n);
void json_bool(Buf *out, bool b);
void json_null(Buf *out);

#endif
