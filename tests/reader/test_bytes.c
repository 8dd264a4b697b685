/* test_bytes.c: whatever shape the bytes come in, the values are the same: line ends, no-break spaces, a byte
 * order mark, UTF-16, padding. Each file in one shape, another one for each; ALL=1 in the environment: each
 * in all. */
#include "read/read.h"
#include "tests.h"

#include <stdlib.h>
#include <string.h>

/* The dump of all filings without the places of values. */
static bool keep_filing(void *ctx, Str part, Format f, Doc *d)
{
    Buf dump = {0};
    (void)part, (void)f;
    doc_dump(d, &dump);
    for (Str rest = buf_str(&dump); rest.n;) {
        Str line = str_line(&rest);
        if (str_starts(line, S("trouble")) || str_starts(line, S("filing: "))) continue;
        for (size_t i = line.n; i-- > 1;) {
            if (line.p[i] != '@' || line.p[i - 1] != ' ') continue;
            line.n = i - 1;
            break;
        }
        buf_put(ctx, line);
        buf_char(ctx, '\n');
    }
    buf_free(&dump);
    doc_free(d);
    return true;
}

static bool keep_trouble(void *ctx, Span raw, Format f, Str what)
{
    (void)raw, (void)what;
    buf_fmt(ctx, "%s\n", format_name(f));
    return true;
}

static Buf values_of(Str bytes)
{
    Buf out = {0}, text = {0};
    bool decoded = read_decoded(bytes, &text);
    read_filings(decoded ? buf_str(&text) : bytes, &(ReadSink){&out, keep_filing, keep_trouble});
    buf_free(&text);
    return out;
}

/* ---- the shapes ---- */

static void put_ends(Buf *out, Str s, const char *end)
{
    while (s.n) {
        buf_put(out, str_line(&s));
        buf_puts(out, end);
    }
}

static void with_cr(Buf *out, Str s) { put_ends(out, s, "\r"); }
static void with_crlf(Buf *out, Str s) { put_ends(out, s, "\r\n"); }

/* Blanks of text, not those inside of tags. */
static void with_no_break(Buf *out, Str s)
{
    bool tag = false;
    for (size_t i = 0; i < s.n; i++) {
        char next = i + 1 < s.n ? s.p[i + 1] : ' ';
        if (s.p[i] == '<' && (is_alpha(next) || next == '/' || next == '!' || next == '?')) tag = true;
        if (s.p[i] == '>' || s.p[i] == '\n') tag = false;
        if (s.p[i] == ' ' && !tag)
            buf_puts(out, "\xc2\xa0");
        else
            buf_char(out, s.p[i]);
    }
}

static void with_mark(Buf *out, Str s)
{
    buf_puts(out, "\xef\xbb\xbf");
    buf_put(out, s);
}

static void put_unit(Buf *out, uint32_t unit, bool little)
{
    buf_char(out, (char)(little ? unit & 0xff : unit >> 8));
    buf_char(out, (char)(little ? unit >> 8 : unit & 0xff));
}

static void put_utf16(Buf *out, Str s, bool little)
{
    put_unit(out, 0xfeff, little);
    while (s.n) {
        uint32_t c = utf8_next(&s) & ~UTF8_BAD;
        if (c >= 0x10000) put_unit(out, 0xd800 + ((c - 0x10000) >> 10), little);
        put_unit(out, c >= 0x10000 ? 0xdc00 + ((c - 0x10000) & 0x3ff) : c, little);
    }
}

static void with_little(Buf *out, Str s) { put_utf16(out, s, true); }
static void with_big(Buf *out, Str s) { put_utf16(out, s, false); }

static void with_padding(Buf *out, Str s)
{
    buf_fill(out, 0, 512);
    buf_put(out, s);
}

static const struct Shape {
    const char *name;
    void (*put)(Buf *out, Str s);
} shapes[] = {{"\\r", with_cr},
              {"\\r\\n", with_crlf},
              {"no-break spaces", with_no_break},
              {"a mark", with_mark},
              {"UTF-16, little end", with_little},
              {"UTF-16, big end", with_big},
              {"512 NULs", with_padding}};

enum { SHAPES = sizeof shapes / sizeof *shapes };

typedef struct Count {
    size_t step, files, differ;
} Count;

static void check_shape(const char *path, Str bytes, const struct Shape *shape, const Buf *want, Count *n)
{
    Buf other = {0};
    shape->put(&other, bytes);
    Buf got = values_of(buf_str(&other));
    if (!str_eq(buf_str(&got), buf_str(want))) {
        size_t i = 0;
        while (i < got.n && i < want->n && got.p[i] == want->p[i]) i++;
        i = i > 60 ? i - 60 : 0;
        print_error("%s with %s:\n got  %.120s\n want %.120s\n", path, shape->name, got.p ? got.p + i : "",
                    want->p ? want->p + i : "");
        n->differ++;
    }
    buf_free(&got);
    buf_free(&other);
}

static void check_file(const char *path, Str bytes, void *ctx)
{
    Count *n = ctx;
    size_t k = n->files++;
    if (k % n->step || !utf8_valid(bytes)) return;
    Buf want = values_of(bytes);
    for (size_t i = 0; i < SHAPES; i++)
        if (getenv("ALL") || i == k / n->step % SHAPES) check_shape(path, bytes, &shapes[i], &want, n);
    buf_free(&want);
}

static void test_samples(void **state)
{
    Count n = {.step = 1};
    (void)state;
    for_each_file("samples", ".xml", check_file, &n);
    for_each_file("samples", ".txt", check_file, &n);
    for_each_file("samples", ".html", check_file, &n);
    assert_true(n.files > 20);
    assert_int_equal(n.differ, 0);
}

static void test_corpus(void **state)
{
    static const char *const kinds[] = {"ascii",   "celllines", "html",  "html-real", "htmlreal", "htmlweb",
                                        "layout",  "layoutweb", "mdocr", "ocr",       "poured",   "tabs",
                                        "tabsocr", "typed",     "xml",   "submission"};
    size_t differ = 0;
    (void)state;
    if (skip_without_shared("every tenth file of the corpus")) return;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        char folder[64];
        Count n = {.step = 10};
        snprintf(folder, sizeof folder, "../shared/corpus/%s", kinds[i]);
        assert_true(for_each_file(folder, "", check_file, &n) > 0);
        differ += n.differ;
    }
    assert_int_equal(differ, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_samples), cmocka_unit_test(test_corpus)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
