/* file.h: reading and writing files, and walking folders; a failed system call is a value that can be put
 * into words. */
#ifndef SEC16_BASE_FILE_H
#define SEC16_BASE_FILE_H

#include "base/str.h"

typedef enum ErrKind {
    ERR_NONE,
    ERR_SYSTEM,   /* a system call failed: `sys` is its errno */
    ERR_TOO_BIG,  /* larger than the limit                    */
    ERR_NOT_FILE, /* a device, socket or pipe                 */
    ERR_LOOP,     /* a folder that contains itself            */
    ERR_DEEP,     /* folders nested too deep                  */
    ERR_SHORT     /* fewer bytes than were asked for          */
} ErrKind;

typedef struct Err {
    ErrKind kind;
    int sys;
} Err;

#define FILE_LIMIT ((size_t)512 << 20) /* bytes of one input */

/* What went wrong and what to do next, without the path: "no such file or folder: check the spelling". */
Str err_text(Err e, Arena *a);

/* Appends a whole file; at most `limit` bytes, else ERR_TOO_BIG with nothing appended. */
Err file_read(const char *path, size_t limit, Buf *out);
/* Appends bytes `at` .. `at + len`; ERR_SHORT if the file has become shorter. */
Err file_read_part(const char *path, uint64_t at, size_t len, Buf *out);
/* The same of an open file. */
Err file_read_at(int fd, uint64_t at, size_t len, Buf *out);
/* Appends all that can be read from an open file, as file_read. */
Err file_read_fd(int fd, size_t limit, Buf *out);
/* The same of a stream that may be slow, as long as `wanted` says so, which is asked several times a second;
 * what came until then stays. */
Err file_read_stream(int fd, size_t limit, bool (*wanted)(void *ctx), void *ctx, Buf *out);

/* A temporary file without a name, in $TMPDIR or /tmp; -1 with errno set if there can be none. */
int file_nameless(void);
Err file_write_at(int fd, Str bytes, uint64_t at);

/* Makes `bytes` the whole content of a file, on the disk when this returns; after a failure what was there
 * before is there still. Links are followed; what is no regular file (a device, a pipe) is written to as it
 * is. Always ERR_SYSTEM when it fails. */
Err file_save(const char *path, Str bytes);

/* Makes every folder above a file, as far as it is missing, for its owner alone. */
Err file_make_folders(const char *path);

typedef struct Walk {
    void *ctx;
    bool (*file)(void *ctx, const char *path);          /* a regular file; false ends the walk */
    void (*failed)(void *ctx, const char *path, Err e); /* a folder or entry that cannot be read */
} Walk;

/* A file gives itself; a folder its files by name, then the folders in it, hidden ones left out. Links are
 * followed, loops told. False if `file` ended it. */
bool file_walk(const char *path, const Walk *walk);

#endif
