/* test_markup.c: the tokenizer against expat, on broken input, and on every prefix. */
#include "read/envelope/wrap.h"
#include "read/xml/markup.h"
#include "tests.h"

#include <expat.h>
#include <stdlib.h>
#include <string.h>

#define SHARED_XML "../shared/corpus/xml"

/* ---- the events as text: a line a tag, attribute or text ---- */

typedef struct Log {
    Buf out, text;
    int depth;
} Log;

static void log_text(Log *log)
{
    if (log->text.n && log->depth) {
        buf_puts(&log->out, "text ");
        buf_put(&log->out, buf_str(&log->text));
        buf_char(&log->out, '\n');
    }
    buf_clear(&log->text);
}

static void log_open(Log *log, Str name)
{
    log_text(log);
    log->depth++;
    buf_fmt(&log->out, "open %.*s\n", STR_ARG(name));
}

static void log_attr(Log *log, Str name, Str value)
{
    buf_fmt(&log->out, "attr %.*s=", STR_ARG(name));
    for (size_t i = 0; i < value.n; i++) buf_char(&log->out, is_blank(value.p[i]) ? ' ' : value.p[i]);
    buf_char(&log->out, '\n');
}

static void log_close(Log *log, Str name)
{
    log_text(log);
    log->depth--;
    buf_fmt(&log->out, "close %.*s\n", STR_ARG(name));
}

static void expat_open(void *ctx, const char *name, const char **attr)
{
    log_open(ctx, str_z(name));
    for (; attr[0]; attr += 2) log_attr(ctx, str_z(attr[0]), str_z(attr[1]));
}

static void expat_close(void *ctx, const char *name) { log_close(ctx, str_z(name)); }

static void expat_text(void *ctx, const char *p, int n) { buf_put(&((Log *)ctx)->text, (Str){p, (size_t)n}); }

/* False if it is not well-formed. */
static bool expat_events(Str text, Log *log)
{
    XML_Parser p = XML_ParserCreate(NULL);
    XML_SetUserData(p, log);
    XML_SetElementHandler(p, expat_open, expat_close);
    XML_SetCharacterDataHandler(p, expat_text);
    bool ok = XML_Parse(p, text.p, (int)text.n, 1) == XML_STATUS_OK;
    XML_ParserFree(p);
    return ok;
}

/* Line ends as XML wants them. */
static void put_lines(Buf *out, Str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] != '\r')
            buf_char(out, s.p[i]);
        else if (i + 1 == s.n || s.p[i + 1] != '\n')
            buf_char(out, '\n');
    }
}

/* What every event must obey, whatever the input. */
static void check_event(const Markup *m, const MarkupEvent *e, size_t *last)
{
    size_t end = (size_t)e->raw.at + e->raw.len;
    assert_true(e->raw.at >= *last && end <= m->text.n && end >= e->raw.at);
    assert_true((size_t)e->flaw_raw.at + e->flaw_raw.len <= m->text.n);
    assert_int_equal(!e->flaw, !e->flaw_raw.len);
    *last = end;
    if (e->kind == MARKUP_TEXT) {
        assert_true(utf8_valid(e->text));
        return;
    }
    if (e->kind == MARKUP_LOST) return;
    Str tag = span_str(m->text, e->raw), name = span_str(m->text, e->name_raw);
    assert_int_equal(tag.p[0], '<');
    assert_true(e->name_raw.at > e->raw.at && (size_t)e->name_raw.at + e->name_raw.len <= end);
    if (!e->flaw) assert_true(tag.p[tag.n - 1] == '>' && str_eq(e->name, name));
}

/* Logs all events; gives the number of flaws. */
static size_t our_events(Str text, MarkupMode mode, Log *log)
{
    Arena arena = {0};
    Markup m;
    MarkupEvent e;
    MarkupAttr a;
    size_t flaws = 0, last = 0;
    markup_init(&m, &arena, text, mode);
    while (markup_next(&m, &e)) {
        check_event(&m, &e, &last);
        flaws += e.flaw != NULL;
        if (e.kind == MARKUP_OPEN) {
            log_open(log, e.name);
            for (size_t i = 0; markup_next_attr(&m, &e, &i, &a);) {
                assert_true((size_t)a.raw.at + a.raw.len <= (size_t)e.raw.at + e.raw.len);
                log_attr(log, a.name, a.value);
            }
            if (e.empty) log_close(log, e.name);
        } else if (e.kind == MARKUP_CLOSE) {
            log_close(log, e.name);
        } else if (e.kind == MARKUP_TEXT) {
            put_lines(&log->text, e.text);
        }
    }
    log_text(log);
    assert_int_equal(m.at, text.n);
    arena_free(&arena);
    return flaws;
}

static void log_free(Log *log)
{
    buf_free(&log->out);
    buf_free(&log->text);
}

/* The same events as expat, if the text is well-formed; counts those in `*ctx`. */
static void same_as_expat(const char *path, Str text, void *ctx)
{
    Log want = {0}, got = {0};
    if (expat_events(text, &want)) {
        assert_int_equal(our_events(text, MARKUP_XML, &got), 0);
        if (!str_eq(buf_str(&got.out), buf_str(&want.out))) print_error("%s\n", path);
        assert_str(buf_str(&got.out), want.out.p);
        ++*(size_t *)ctx;
    }
    log_free(&want);
    log_free(&got);
}

static const char *const well_formed[] = {
    "<a/>",
    "<a></a>",
    "<?xml version='1.0'?>\r\n<a>one\r\ntwo</a>\n",
    "\xef\xbb\xbf<a b='1' c=\"x'y\" d = '&lt;&#65;&amp;'><b\n  e='two\nlines' /></a>",
    "<a>&lt;b&gt; &amp;amp; &quot;&apos; &#8217;&#x2019;&#10;</a>",
    "<a><![CDATA[<b> & ]] ]> &amp; ]]>x<!-- <c> --><![CDATA[]]>y</a>",
    "<!DOCTYPE a [<!ELEMENT a (#PCDATA)> <!ENTITY x 'y'>]><a>t</a>",
    "<!DOCTYPE a SYSTEM 'a.dtd'><a><?target data > ?>x</a><!-- end -->",
    "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>caf\xe9 \xa7</a>",
    "<a>caf\xc3\xa9 \xe2\x80\x94</a>",
    "<n:a xmlns:n='u' n:b-c.d_e='1'>x > y</n:a>",
};

static void test_expat_inline(void **state)
{
    (void)state;
    size_t n = 0, all = sizeof well_formed / sizeof *well_formed;
    for (size_t i = 0; i < all; i++) same_as_expat(well_formed[i], str_z(well_formed[i]), &n);
    assert_int_equal(n, all);
}

static void test_expat_samples(void **state)
{
    (void)state;
    size_t n = 0;
    for_each_file("samples", ".xml", same_as_expat, &n);
    assert_true(n > 0);
}

static void test_expat_corpus(void **state)
{
    (void)state;
    size_t n = 0;
    if (skip_without_shared("tokenizer against expat over the corpus")) return;
    assert_true(for_each_file(SHARED_XML, ".xml", same_as_expat, &n) > 0 && n > 0);
}

/* ---- input that is not well-formed ---- */

typedef struct Case {
    MarkupMode mode;
    const char *text, *events;
    size_t flaws;
} Case;

static const Case cases[] = {
    /* what EDGAR's files of 2003 to 2005 hold */
    {MARKUP_XML, "<r><transac\ntionDate>x</transac\r\ntionDate></r>",
     "open r\nopen transactionDate\ntext x\nclose transactionDate\nclose r\n", 2},
    {MARKUP_XML, "<r><t ativeTable>x</t></r>", "open r\nopen t\nattr ativeTable=\ntext x\nclose t\nclose r\n",
     1},
    {MARKUP_XML, "<r><f\nid='1'/></r>", "open r\nopen f\nattr id=1\nclose f\nclose r\n", 0},
    {MARKUP_XML, "<r><foot\nnoteId id='1'/></r>",
     "open r\nopen footnoteId\nattr id=1\nclose footnoteId\nclose r\n", 1},
    {MARKUP_XML, "<r><\nb>x<\n/b></\nr>", "open r\nopen b\ntext x\nclose b\nclose r\n", 3},
    {MARKUP_XML, "<r>Smith &am\np; Co &#82\n17;</r>", "open r\ntext Smith & Co \xe2\x80\x99\nclose r\n", 1},
    {MARKUP_XML, "<r>AT&T, a < b, 5<6 & <7%</r>", "open r\ntext AT&T, a < b, 5<6 & <7%\nclose r\n", 4},
    {MARKUP_XML, "<r>less <than five percent</r>", "open r\ntext less <than five percent\nclose r\n", 1},
    {MARKUP_XML, "<r><a <b>x</b></r>", "open r\nopen a\nopen b\ntext x\nclose b\nclose r\n", 1},
    {MARKUP_XML, "<r>x</r", "open r\ntext x\n", 1},
    {MARKUP_XML, "<r><f id='F1/><f id=F2/>x</r>",
     "open r\nopen f\nattr id=F1\nclose f\nopen f\nattr id=F2\nclose f\ntext x\nclose r\n", 2},
    {MARKUP_XML, "<r><!-- x <a>y</a></r>", "open r\nopen a\ntext y\nclose a\nclose r\n", 1},
    {MARKUP_XML, "<r><![CDATA[ x</r>", "open r\ntext  x\nclose r\n", 1},
    {MARKUP_XML, "<!DOCTYPE r [ <r>x</r>", "open r\ntext x\nclose r\n", 1},
    {MARKUP_XML, "<r>&bogus; &#0; &#xd800; &#99999999;</r>",
     "open r\ntext &bogus; &#0; &#xd800; &#99999999;\nclose r\n", 1},
    {MARKUP_XML, "<r>&nbsp;&sect;16&mdash;&#146;</r>",
     "open r\ntext \xc2\xa0\xc2\xa7"
     "16\xe2\x80\x94\xe2\x80\x99\nclose r\n",
     0},
    {MARKUP_XML, "<r>it\x92s caf\xe9</r>", "open r\ntext it\xe2\x80\x99s caf\xc3\xa9\nclose r\n", 1},
    /* pages */
    {MARKUP_HTML, "<TABLE width=100% border=0 nowrap><tr><td\nalign=\"left\">a &lt b&nbsp;&copy<br>c</TABLE>",
     "open TABLE\nattr width=100%\nattr border=0\nattr nowrap=\nopen tr\nopen td\nattr align=left\n"
     "text a < b\xc2\xa0\xc2\xa9\nopen br\ntext c\nclose TABLE\n",
     0},
    {MARKUP_HTML, "<p><script>if (a < b) x(\"</p>\");</script>y<!--[if IE]>z<![endif]-->",
     "open p\nopen script\ntext if (a < b) x(\"</p>\");\nclose script\ntext y\n", 0},
    {MARKUP_HTML, "<a href=x/y>z</a><![endif]>&unknown;", "open a\nattr href=x/y\ntext z\nclose a\n", 0},
};

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Log log = {0};
        size_t flaws = our_events(str_z(cases[i].text), cases[i].mode, &log);
        if (flaws != cases[i].flaws) print_error("%s\n", cases[i].text);
        assert_str(buf_str(&log.out), cases[i].events);
        assert_int_equal(flaws, cases[i].flaws);
        log_free(&log);
    }
}

/* Every prefix of the text; copied, so that a byte too far is seen. */
static void read_prefixes(const char *path, Str text, void *ctx)
{
    size_t *files = ctx, step = text.n / 150 + 1;
    if ((*files)++ >= 50) return;
    (void)path;
    for (size_t n = 0; n <= text.n; n += n < 200 ? 1 : step) {
        char *copy = malloc(n + 1);
        Log log = {0};
        assert_non_null(copy);
        memcpy(copy, text.p, n);
        our_events((Str){copy, n}, MARKUP_XML, &log);
        log_free(&log);
        free(copy);
    }
}

static void test_prefixes(void **state)
{
    (void)state;
    size_t n = 0;
    for_each_file("samples", ".xml", read_prefixes, &n);
    n = 0;
    if (!skip_without_shared("prefixes of the corpus")) for_each_file(SHARED_XML, ".xml", read_prefixes, &n);
}

/* Random damage: nothing may break, everything ends. */
static void test_damage(void **state)
{
    static const char pieces[] = "<>/='\"&;#!-[]?x \n\xe9";
    uint32_t seed = 16;
    (void)state;
    for (int round = 0; round < 10000; round++) {
        char text[64];
        Log log = {0};
        size_t n = 0;
        for (; n < sizeof text; n++) {
            seed = seed * 1664525 + 1013904223;
            text[n] = pieces[(seed >> 16) % (sizeof pieces - 1)];
        }
        our_events((Str){text, n}, round & 1 ? MARKUP_HTML : MARKUP_XML, &log);
        log_free(&log);
    }
}

/* Openers without their ends must not cost the square of the length. */
static void test_linear(void **state)
{
    static const char *const openers[] = {"<!--",   "<![CDATA[", "<?", "<!DOCTYPE [", "<a b=\"",
                                          "<a b='", "</",        "<",  "&#",          "<a\n"};
    (void)state;
    for (size_t i = 0; i < sizeof openers / sizeof *openers; i++) {
        Arena arena = {0};
        Buf text = {0};
        Markup m;
        MarkupEvent e;
        for (int k = 0; k < 100000; k++) buf_puts(&text, openers[i]);
        markup_init(&m, &arena, buf_str(&text), MARKUP_XML);
        while (markup_next(&m, &e)) continue;
        assert_true(arena.total < 64 * text.n);
        arena_free(&arena);
        buf_free(&text);
    }
}

/* ---- lines that were cut ---- */

static void cut_lines(Str text, size_t width, bool blocks, Buf *out)
{
    for (size_t i = 0, n = 0; i < text.n; i++) {
        if (n == width && (blocks || text.p[i] != '\n')) buf_char(out, '\n'), n = 0;
        buf_char(out, text.p[i]);
        n = text.p[i] == '\n' && !blocks ? 0 : n + 1;
    }
}

static void check_wrap(Str text, size_t width, bool blocks)
{
    Arena arena = {0};
    Buf cut = {0};
    cut_lines(text, width, blocks, &cut);
    Wrap w = wrap_join(&arena, buf_str(&cut));
    for (size_t i = 0; w.width && i < w.text.n; i += 7) {
        Span from = wrap_source(&w, (Span){(uint32_t)i, 1});
        assert_int_equal(cut.p[from.at], w.text.p[i]);
    }
    if (w.width) {
        assert_int_equal(w.width, width);
        if (blocks) assert_str(w.text, text.p);
    }
    arena_free(&arena);
    buf_free(&cut);
}

static void rewrap(const char *path, Str text, void *ctx)
{
    (void)path, (void)ctx;
    Arena arena = {0};
    assert_int_equal(wrap_join(&arena, text).width, 0); /* as they come, they are not cut */
    arena_free(&arena);
    for (int blocks = 0; blocks < 2; blocks++) {
        check_wrap(text, 80, blocks);
        check_wrap(text, 1023, blocks);
    }
}

static void test_wrap(void **state)
{
    (void)state;
    if (!skip_without_shared("cut lines of the corpus")) for_each_file(SHARED_XML, ".xml", rewrap, NULL);
}

/* Text that was broken between words stays as it is. */
static void test_wrap_words(void **state)
{
    Arena arena = {0};
    Str words = S("The reporting person is a director of the general partner, and disclaims beneficial\n"
                  "ownership of the shares held by the fund except to the extent of any pecuniary one\n"
                  "interest in them. The price is a weighted average of several trades on that day of\n"
                  "the month; the owner will give the numbers of shares sold at each price on request\n"
                  "and so on.\n");
    (void)state;
    assert_int_equal(wrap_join(&arena, words).width, 0);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_expat_inline), cmocka_unit_test(test_expat_samples),
        cmocka_unit_test(test_expat_corpus), cmocka_unit_test(test_cases),
        cmocka_unit_test(test_prefixes),     cmocka_unit_test(test_damage),
        cmocka_unit_test(test_linear),       cmocka_unit_test(test_wrap),
        cmocka_unit_test(test_wrap_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
