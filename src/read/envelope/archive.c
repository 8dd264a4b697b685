/* archive.c: libarchive, walled in: no disk, no execution, limits on members, size, ratio and depth. */
#include "read/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#define CHUNK       65536
#define RATIO_SLACK ((uint64_t)64 << 20)

/* One archive file with all that is nested in it. */
typedef struct Unpack {
    const ArchiveSink *sink;
    uint64_t packed, unpacked; /* bytes of the outermost archive so far, and of all members */
    unsigned members;
    bool ended; /* by the sink or by a limit */
} Unpack;

bool archive_looks_like(Str head)
{
    static const Str magic[] = {
        {"PK\3\4", 4},
        {"PK\5\6", 4},
        {"\x1f\x8b", 2},
        {"BZh", 3},
        {"\xfd"
         "7zXZ",
         5},
        {"\x28\xb5\x2f\xfd", 4},
        {"7z\xbc\xaf", 4},
    };
    for (size_t i = 0; i < sizeof magic / sizeof *magic; i++)
        if (str_starts(head, magic[i])) return true;
    return str_starts(str_from(head, 257), S("ustar"));
}

static struct archive *new_archive(void)
{
    struct archive *a = archive_read_new();
    if (!a) mem_fail();
    archive_read_support_filter_all(a);
    archive_read_support_format_all(a);
    archive_read_support_format_raw(a);
    return a;
}

static void tell(Unpack *u, Str name, Str what)
{
    if (!u->sink->trouble(u->sink->ctx, name, what)) u->ended = true;
}

static void limit(Unpack *u, Str name, Str what)
{
    tell(u, name, what);
    u->ended = true;
}

static bool within_limits(Unpack *u, Str name)
{
    if (u->unpacked > ARCHIVE_TOTAL_MAX)
        limit(u, name, S("the archive holds more than 64 GiB: unpack it and name the parts"));
    else if (u->unpacked > RATIO_SLACK && u->unpacked / ARCHIVE_RATIO_MAX > u->packed)
        limit(u, name, S("the archive unpacks to more than 500 times its size: not read on, for safety"));
    else if (u->members > ARCHIVE_MEMBERS_MAX)
        limit(u, name, S("the archive holds more than 2,000,000 members: unpack it and name the parts"));
    return !u->ended;
}

#define SECRET  S("under a password: unpack it with the password first (unzip, 7z x)")
#define DAMAGED S("damaged: the rest of this member could not be unpacked; fetch the archive again")

/* Appends the bytes of the entry that was just opened; `*flaw`: why not all of them. False: not this one
 * (told). */
static bool read_entry(Unpack *u, struct archive *a, Str name, bool outermost, Buf *out, Str *flaw)
{
    for (;;) {
        out->p = mem_grow(out->p, &out->cap, out->n + CHUNK + 1, 1);
        la_ssize_t got = archive_read_data(a, out->p + out->n, CHUNK);
        if (got == ARCHIVE_RETRY) continue;
        if (got < 0) {
            Str why = archive_read_has_encrypted_entries(a) > 0 ? SECRET : DAMAGED;
            if (out->n)
                *flaw = why;
            else
                tell(u, name, why);
            return out->n > 0;
        }
        if (got == 0) return true;
        out->n += (size_t)got;
        out->p[out->n] = 0;
        u->unpacked += (uint64_t)got;
        if (outermost) u->packed = (uint64_t)archive_filter_bytes(a, -1);
        if (!u->sink->wanted(u->sink->ctx)) u->ended = true;
        if (u->ended || !within_limits(u, name)) return false;
        if (out->n > FILE_LIMIT)
            return tell(u, name, S("larger than 512 MiB: unpack and split it first")), false;
    }
}

static void unpack(Unpack *u, struct archive *a, Str prefix, int depth);

static void take_member(Unpack *u, Str name, Buf *bytes, Str flaw, int depth)
{
    if (!archive_looks_like(buf_str(bytes))) {
        if (!u->sink->member(u->sink->ctx, name, bytes, flaw)) u->ended = true;
        return;
    }
    if (flaw.n) tell(u, name, flaw);
    if (depth >= ARCHIVE_DEPTH_MAX) {
        tell(u, name, S("an archive nested too deep: unpack the outer ones first"));
        return;
    }
    struct archive *inner = new_archive();
    if (archive_read_open_memory(inner, bytes->p, bytes->n) == ARCHIVE_OK)
        unpack(u, inner, name, depth + 1);
    else
        tell(u, name, S("an archive that cannot be opened: it may be cut short or need a password"));
    archive_read_free(inner);
}

/* A name that is no text in its own character set is a number. */
static void put_name(const Unpack *u, struct archive_entry *entry, Str prefix, Buf *name)
{
    const char *own = archive_entry_pathname(entry);
    if (prefix.n) buf_char(name, '!');
    if (own)
        buf_puts(name, own);
    else
        buf_fmt(name, "(member %u)", u->members);
}

static bool is_file(struct archive_entry *entry)
{
    return archive_entry_filetype(entry) == AE_IFREG && !archive_entry_hardlink(entry);
}

static void tell_no_file(Unpack *u, struct archive_entry *entry, Str name)
{
    const char *same = archive_entry_hardlink(entry);
    const char *to = same ? same : archive_entry_symlink(entry);
    Buf what = {0};
    if (to)
        buf_fmt(&what, "a link to %s: not followed; in the archive a file is read where it stands itself",
                to);
    else
        buf_puts(&what, "a device, pipe or socket: there is nothing to read in an archive");
    if (!u->sink->notice(u->sink->ctx, name, buf_str(&what))) u->ended = true;
    buf_free(&what);
}

static void unpack(Unpack *u, struct archive *a, Str prefix, int depth)
{
    struct archive_entry *entry;
    for (unsigned retries = 0; !u->ended;) {
        int r = archive_read_next_header(a, &entry);
        if (r == ARCHIVE_EOF) break;
        if (r == ARCHIVE_RETRY && retries++ < 8) continue;
        if (r < ARCHIVE_WARN) {
            bool secret = archive_read_has_encrypted_entries(a) > 0;
            tell(u, prefix, secret ? SECRET : S("damaged: what follows in this archive could not be read"));
            break;
        }
        bool raw = archive_format(a) == ARCHIVE_FORMAT_RAW; /* a compressed file has no name of its own */
        if (!raw && archive_entry_filetype(entry) == AE_IFDIR) continue;
        u->members++;
        Buf name = {0}, bytes = {0};
        Str flaw = {0};
        buf_put(&name, prefix);
        if (!raw) put_name(u, entry, prefix, &name);
        if (!raw && !is_file(entry))
            tell_no_file(u, entry, buf_str(&name));
        else if (read_entry(u, a, buf_str(&name), depth == 1, &bytes, &flaw))
            take_member(u, buf_str(&name), &bytes, flaw, depth);
        buf_free(&name);
        buf_free(&bytes);
        if (raw && flaw.n) break; /* there is nothing behind it */
    }
}

static bool unpack_all(struct archive *a, int opened, const ArchiveSink *sink)
{
    Unpack u = {.sink = sink};
    if (opened == ARCHIVE_OK)
        unpack(&u, a, (Str){0}, 1);
    else
        tell(&u, (Str){0}, S("an archive that cannot be opened: it may be cut short or need a password"));
    archive_read_free(a);
    return !u.ended;
}

/* Names are UTF-8, whatever the locale: libarchive turns them into the character set of the thread. */
static bool read_all(struct archive *a, const char *path, Str bytes, const ArchiveSink *sink)
{
    locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0),
             before = utf8 ? uselocale(utf8) : (locale_t)0;
    int opened =
        path ? archive_read_open_filename(a, path, CHUNK) : archive_read_open_memory(a, bytes.p, bytes.n);
    bool whole = unpack_all(a, opened, sink);
    if (utf8) uselocale(before), freelocale(utf8);
    return whole;
}

bool archive_read_file(const char *path, const ArchiveSink *sink)
{
    return read_all(new_archive(), path, (Str){0}, sink);
}

bool archive_read_bytes(Str bytes, const ArchiveSink *sink)
{
    return read_all(new_archive(), NULL, bytes, sink);
}

void archive_library(Buf *out) { buf_puts(out, archive_version_string()); }
