/* test_archive.c: members of archives, nested ones, and the limits. The archives are made here, by
 * libarchive. */
#include "read/archive.h"
#include "tests.h"

#include <archive.h>
#include <stdlib.h>
#include <string.h>

typedef struct Member {
    const char *name;
    Str bytes;
} Member;

/* An archive in memory. Free with buf_free. */
static Buf make(int format, int filter, const Member *members, size_t n)
{
    Buf out = {0};
    size_t room = 1 << 20, used = 0;
    for (size_t i = 0; i < n; i++) room += members[i].bytes.n * 2;
    out.p = mem_grow(NULL, &out.cap, room, 1);
    struct archive *a = archive_write_new();
    assert_int_equal(archive_write_add_filter(a, filter), ARCHIVE_OK);
    assert_int_equal(archive_write_set_format(a, format), ARCHIVE_OK);
    assert_int_equal(archive_write_open_memory(a, out.p, out.cap, &used), ARCHIVE_OK);
    for (size_t i = 0; i < n; i++) archive_add(a, members[i].name, members[i].bytes);
    archive_end(a);
    out.n = used;
    return out;
}

typedef struct Seen {
    Buf names, troubles;
    size_t members, stop_after;
    bool unwanted;
    uint64_t bytes;
} Seen;

static bool see_member(void *ctx, Str name, Buf *bytes, Str flaw)
{
    Seen *s = ctx;
    buf_fmt(&s->names, "%.*s=%zu%s ", STR_ARG(name), bytes->n, flaw.n ? "?" : "");
    s->bytes += bytes->n;
    return ++s->members != s->stop_after;
}

static bool see_trouble(void *ctx, Str name, Str what)
{
    Seen *s = ctx;
    buf_fmt(&s->troubles, "%.*s: %.*s\n", STR_ARG(name), STR_ARG(what));
    return true;
}

static bool see_notice(void *ctx, Str name, Str what) { return see_trouble(ctx, name, what); }

static bool see_wanted(void *ctx)
{
    Seen *s = ctx;
    return !s->unwanted;
}

static bool unpack(Str bytes, Seen *seen)
{
    assert_true(archive_looks_like(str_sub(bytes, 0, 512)));
    return archive_read_bytes(bytes, &(ArchiveSink){seen, see_member, see_trouble, see_notice, see_wanted});
}

static void forget(Seen *s)
{
    buf_free(&s->names);
    buf_free(&s->troubles);
    *s = (Seen){0};
}

static void every_kind_is_unpacked(void **state)
{
    (void)state;
    static const struct {
        int format, filter;
    } kinds[] = {{ARCHIVE_FORMAT_TAR, ARCHIVE_FILTER_NONE},  {ARCHIVE_FORMAT_TAR, ARCHIVE_FILTER_GZIP},
                 {ARCHIVE_FORMAT_TAR, ARCHIVE_FILTER_BZIP2}, {ARCHIVE_FORMAT_TAR, ARCHIVE_FILTER_XZ},
                 {ARCHIVE_FORMAT_TAR, ARCHIVE_FILTER_ZSTD},  {ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE}};
    const Member members[] = {{"a.xml", S("<a/>")}, {"d/b.txt", S("0123456789")}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        Seen seen = {0};
        Buf b = make(kinds[i].format, kinds[i].filter, members, 2);
        assert_true(unpack(buf_str(&b), &seen));
        assert_str(buf_str(&seen.names), "a.xml=4 d/b.txt=10 ");
        assert_int_equal(seen.troubles.n, 0);
        forget(&seen);
        buf_free(&b);
    }
}

static void archives_in_archives_are_unpacked_to_depth_two(void **state)
{
    (void)state;
    const Member one[] = {{"a.xml", S("<a/>")}};
    Buf inner = make(ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE, one, 1);
    const Member two[] = {{"in.zip", buf_str(&inner)}};
    Buf middle = make(ARCHIVE_FORMAT_TAR, ARCHIVE_FILTER_GZIP, two, 1);
    const Member three[] = {{"mid.tar.gz", buf_str(&middle)}};
    Buf outer = make(ARCHIVE_FORMAT_TAR, ARCHIVE_FILTER_NONE, three, 1);
    Seen seen = {0};
    assert_true(unpack(buf_str(&middle), &seen));
    assert_str(buf_str(&seen.names), "in.zip!a.xml=4 ");
    forget(&seen);
    assert_true(unpack(buf_str(&outer), &seen));
    assert_int_equal(seen.members, 0);
    assert_str(buf_str(&seen.troubles),
               "mid.tar.gz!in.zip: an archive nested too deep: unpack the outer ones first\n");
    forget(&seen);
    buf_free(&inner), buf_free(&middle), buf_free(&outer);
}

static void a_cut_archive_gives_what_is_there(void **state)
{
    (void)state;
    const Member members[] = {{"a.xml", S("<a/>")}, {"b.xml", S("<b/>")}};
    Buf b = make(ARCHIVE_FORMAT_TAR, ARCHIVE_FILTER_NONE, members, 2);
    Seen seen = {0};
    assert_true(unpack(str_sub(buf_str(&b), 0, 1500), &seen));
    assert_true(seen.members >= 1);
    assert_true(seen.troubles.n > 0);
    forget(&seen);
    buf_free(&b);
}

/* A member of which only the front is there comes once, with what is wrong with it. */
static void a_cut_member_says_so(void **state)
{
    (void)state;
    Buf noise = {0};
    for (uint32_t i = 0, x = 7; i < 400000; i++)
        buf_char(&noise, (char)((x = x * 1664525 + 1013904223) >> 24));
    const Member members[] = {{"a.xml", buf_str(&noise)}};
    Buf b = make(ARCHIVE_FORMAT_RAW, ARCHIVE_FILTER_GZIP, members, 1);
    Seen seen = {0};
    assert_true(unpack(str_sub(buf_str(&b), 0, b.n / 2), &seen));
    assert_int_equal(seen.members, 1);
    assert_true(str_ends(buf_str(&seen.names), S("? ")));
    assert_int_equal(seen.troubles.n, 0);
    forget(&seen);
    buf_free(&b);
    buf_free(&noise);
}

static void a_bomb_is_not_read_to_its_end(void **state)
{
    (void)state;
    size_t n = 300u << 20;
    char *zeros = calloc(n, 1);
    assert_non_null(zeros);
    const Member members[] = {{"zeros", {zeros, n}}};
    Buf b = make(ARCHIVE_FORMAT_TAR, ARCHIVE_FILTER_GZIP, members, 1);
    free(zeros);
    Seen seen = {0};
    assert_false(unpack(buf_str(&b), &seen));
    assert_int_equal(seen.members, 0);
    assert_true(str_has_nocase(buf_str(&seen.troubles), S("500 times its size")));
    forget(&seen);
    buf_free(&b);
}

static void the_reader_can_be_stopped(void **state)
{
    (void)state;
    const Member members[] = {{"a.xml", S("<a/>")}, {"b.xml", S("<b/>")}, {"c.xml", S("<c/>")}};
    Buf b = make(ARCHIVE_FORMAT_TAR, ARCHIVE_FILTER_NONE, members, 3);
    Seen seen = {.stop_after = 2};
    assert_false(unpack(buf_str(&b), &seen));
    assert_str(buf_str(&seen.names), "a.xml=4 b.xml=4 ");
    forget(&seen);
    seen.unwanted = true;
    assert_false(unpack(buf_str(&b), &seen));
    assert_int_equal(seen.members + seen.troubles.n, 0);
    forget(&seen);
    buf_free(&b);
}

static void text_is_no_archive(void **state)
{
    (void)state;
    assert_false(archive_looks_like(S("<?xml version=\"1.0\"?>")));
    assert_false(archive_looks_like(S("")));
    assert_false(archive_looks_like(S("PK")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_is_unpacked),
        cmocka_unit_test(archives_in_archives_are_unpacked_to_depth_two),
        cmocka_unit_test(a_cut_archive_gives_what_is_there),
        cmocka_unit_test(a_cut_member_says_so),
        cmocka_unit_test(a_bomb_is_not_read_to_its_end),
        cmocka_unit_test(the_reader_can_be_stopped),
        cmocka_unit_test(text_is_no_archive),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
