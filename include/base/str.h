/* str.h: slices of bytes that somebody else owns, text being built, and UTF-8. */
#ifndef SEC16_BASE_STR_H
#define SEC16_BASE_STR_H

#include "base/arena.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct Str {
    const char *p; /* not 0-terminated */
    size_t n;
} Str;

/* A place in the bytes of a filing's own text. */
typedef struct Span {
    uint32_t at, len;
} Span;

#define S(literal) ((Str){"" literal, sizeof(literal) - 1})
#define STR_ARG(s) (int)(s).n, (s).p /* for "%.*s" */

Str str_z(const char *z); /* z may be NULL */
bool str_eq(Str a, Str b);
bool str_eq_nocase(Str a, Str b); /* ASCII only */
int str_cmp(Str a, Str b);
bool str_starts(Str s, Str head);
bool str_starts_nocase(Str s, Str head);
bool str_ends(Str s, Str tail);
Str str_trim(Str s);                     /* without ASCII blanks around it */
Str str_from(Str s, size_t at);          /* the rest from `at`; empty past the end */
Str str_sub(Str s, size_t at, size_t n); /* clipped to s */
size_t str_find(Str s, Str what);        /* index, or s.n where it is not there */
size_t str_find_nocase(Str s, Str what);
bool str_has_nocase(Str s, Str what);
size_t str_count(Str s, char c); /* how often it stands there */
Str str_cut(Str *rest, char at); /* takes the part before `at` off `*rest`; all of it where there is none */
/* Takes the longest of n texts that `*s` begins with off it: its index; n where it begins with none. */
size_t str_take_any(Str *s, const char *const *list, size_t n);
#define STR_TAKE(s, list)                                                                                    \
    (str_take_any((s), (list), sizeof(list) / sizeof *(list)) < sizeof(list) / sizeof *(list))
Str str_line(Str *rest);       /* takes one line off, without its \n or \r\n */
Str str_copy(Arena *a, Str s); /* a copy in the arena, 0-terminated behind it */
/* White space, no-break spaces too, folded to single blanks and trimmed; s itself if it was so. */
Str str_collapse(Arena *a, Str s);
Str str_join(Arena *a, Str head, Str gap, Str tail); /* where one of them is empty, the other as it is */
Str str_fmt(Arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));
Str span_str(Str text, Span span); /* the bytes of a span; clipped to the text */

static inline bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
static inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
static inline bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
static inline bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
static inline bool is_alpha(char c) { return is_upper(c) || is_lower(c); }
static inline char to_lower(char c) { return is_upper(c) ? (char)(c + 32) : c; }
static inline char to_upper(char c) { return is_lower(c) ? (char)(c - 32) : c; }

/* Text being built; all zero is empty. Free with buf_free. */
typedef struct Buf {
    char *p; /* 0-terminated once anything was put */
    size_t n, cap;
} Buf;

void buf_put(Buf *b, Str s);
void buf_puts(Buf *b, const char *z);
void buf_char(Buf *b, char c);
void buf_fill(Buf *b, char c, size_t n);
void buf_fmt(Buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_vfmt(Buf *b, const char *format, va_list ap) __attribute__((format(printf, 2, 0)));
void buf_clear(Buf *b);
void buf_free(Buf *b);
Str buf_str(const Buf *b);

/* Takes one character off `*rest`. A byte that is not valid UTF-8 comes back as UTF8_BAD | byte. */
#define UTF8_BAD 0x80000000u
uint32_t utf8_next(Str *rest);
size_t utf8_put(char out[4], uint32_t c); /* number of bytes */
int utf8_width(uint32_t c);               /* columns on a terminal: 0, 1 or 2; 1 for what cannot be shown */
size_t str_width(Str s);                  /* columns of a whole text */
bool utf8_valid(Str s);
void str_library(Buf *out); /* name and version, for --version */

#endif
