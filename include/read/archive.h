/* archive.h: the members of tar, zip, gz, bz2, xz, zst … and of archives in them, one after another
 * (libarchive). */
#ifndef SEC16_READ_ARCHIVE_H
#define SEC16_READ_ARCHIVE_H

#include "base/file.h"

/* What an archive may hold before it is taken for a trap. */
#define ARCHIVE_MEMBERS_MAX 2000000u             /* members, nested ones included                  */
#define ARCHIVE_TOTAL_MAX   ((uint64_t)64 << 30) /* bytes unpacked                                 */
#define ARCHIVE_RATIO_MAX   500u                 /* bytes unpacked for each packed one, past 64 MiB */
#define ARCHIVE_DEPTH_MAX   2                    /* an archive in an archive                       */

typedef struct ArchiveSink {
    void *ctx;
    /* A member that is no archive itself; `name`: nested names joined by '!'. `bytes` is the callee's to take
     * (leave it all zero) or to leave; `flaw`: why they are not all of it, empty if they are. False ends the
     * reading. */
    bool (*member)(void *ctx, Str name, Buf *bytes, Str flaw);
    /* A member, or with an empty name the archive, that could not be unpacked. False ends the reading. */
    bool (*trouble)(void *ctx, Str name, Str what);
    /* A member that is neither a file nor a folder: a link, a device; `what` says so. False ends the reading.
     */
    bool (*notice)(void *ctx, Str name, Str what);
    /* Asked while a large member is being unpacked; false ends the reading. */
    bool (*wanted)(void *ctx);
} ArchiveSink;

/* Do these first bytes of a file (512 are enough) begin an archive or a compressed file? */
bool archive_looks_like(Str head);

/* Unpacks a file, or bytes, member by member; never to disk. False if the sink ended it. */
bool archive_read_file(const char *path, const ArchiveSink *sink);
bool archive_read_bytes(Str bytes, const ArchiveSink *sink);
void archive_library(Buf *out); /* name and version, for --version */

#endif
