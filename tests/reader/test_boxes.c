/* test_boxes.c: words with boxes, from three kinds of files, make the page that they were on. */
#include "tests.h"

#include "read/boxes/words.h"
#include "read/read.h"

#include <string.h>

#define HEAD "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"

static const char tsv[] = HEAD "1\t1\t0\t0\t0\t0\t0\t0\t1000\t800\t-1\t\n"
                               "5\t1\t1\t1\t1\t1\t100\t50\t60\t20\t96.5\tFORM\n"
                               "5\t1\t1\t1\t1\t2\t170\t50\t10\t20\t91\t4\n"
                               "5\t1\t2\t1\t1\t1\t600\t52\t200\t20\t90.9\tA&T Corp\n"
                               "5\t1\t3\t1\t1\t1\t100\t80\t800\t2\t95\t \n"
                               "5\t1\t4\t1\t1\t1\t100\t90\t60\t20\t-1\tLine\n";

static const char hocr[] =
    "<?xml version='1.0'?><html><head><meta name='ocr-system' content='tesseract'/></head><body>\n"
    "<div class='ocr_page' title='image \"x\"; bbox 0 0 1000 800'>\n<span class='ocr_line' title='bbox 100 "
    "50 180 70'>"
    "<span class='ocrx_word' title='bbox 100 50 160 70; x_wconf 96'><strong>FORM</strong></span> "
    "<span class='ocrx_word' title='bbox 170 50 180 70; x_wconf 91'>4</span></span>\n"
    "<span class='ocr_line' title='bbox 600 52 800 72'>"
    "<span class='ocrx_word' title='bbox 600 52 800 72; x_wconf 90'>A&amp;T Corp</span></span>\n"
    "<div class='ocr_separator' title=\"bbox 100 80 900 82\"></div><span class='ocr_line' title='bbox 100 90 "
    "160 110'>"
    "<span class='ocrx_word' title='bbox 100 90 160 110'>Line</span></span></div></body></html>\n";

static const char alto[] =
    "<?xml version=\"1.0\"?><alto "
    "xmlns=\"http://www.loc.gov/standards/alto/ns-v3#\"><Layout><Page><PrintSpace>\n"
    "<TextLine><String HPOS=\"100\" VPOS=\"50\" WIDTH=\"60\" HEIGHT=\"20\" WC=\"0.96\" "
    "CONTENT=\"FORM\"/><SP/>"
    "<String HPOS=\"170\" VPOS=\"50\" WIDTH=\"10\" HEIGHT=\"20\" WC=\"0.91\" CONTENT=\"4\"/></TextLine>\n"
    "<TextLine><String HPOS=\"600\" VPOS=\"52\" WIDTH=\"200\" HEIGHT=\"20\" WC=\"0.9\" CONTENT=\"A&amp;T "
    "Corp\"/></TextLine>"
    "<GraphicalElement HPOS=\"100\" VPOS=\"80\" WIDTH=\"800\" HEIGHT=\"2\"/>"
    "<TextLine><String HPOS=\"100\" VPOS=\"90\" WIDTH=\"60\" HEIGHT=\"20\" CONTENT=\"Line\"/></TextLine>"
    "</PrintSpace></Page></Layout></alto>\n";

static void three_kinds_of_files_make_one_page(void **state)
{
    (void)state;
    const char *const files[] = {tsv, hocr, alto};
    for (size_t i = 0; i < 3; i++) {
        Doc d;
        doc_init(&d, str_z(files[i]), ORIGIN_OCR);
        assert_true(words_look_like(d.text));
        Wrap w = words_lay(&d);
        assert_true(str_starts(w.text, S("FORM 4      ")));
        assert_true(str_ends(w.text, S("  A&T Corp\n\nLine\n\n")));
        assert_int_equal(d.nword, 5); /* the rule is one, without bytes */
        static const int sure[] = {96, 91, 90, 0, -1}, left[] = {100, 170, 600, 100, 100};
        for (size_t k = 0; k < 5; k++) {
            assert_int_equal(d.word[k].left, left[k]);
            if (k != 3) assert_int_equal(d.word[k].sure, sure[k]);
        }
        assert_int_equal(d.word[3].raw.len, 0);
        Str form = span_str(d.text, wrap_source(&w, d.word[0].raw));
        assert_true(str_find(form, S("FORM")) < form.n && form.n < 24);
        assert_str(span_str(d.text, wrap_source(&w, d.word[4].raw)), "Line");
        doc_free(&d);
    }
}

static void put_word(Buf *b, int page, int line, int x, int y, int width, int height, Str text)
{
    buf_fmt(b, "5\t%d\t1\t1\t%d\t1\t%d\t%d\t%d\t%d\t95.0\t%.*s\n", page, line, x, y, width, height,
            STR_ARG(text));
}

/* Lines of a page that is turned: on the right they stand a line lower than on the left. The file has the
 * columns one behind the other, as recognisers cut pages. */
static void lines_are_what_stands_side_by_side(void **state)
{
    (void)state;
    Buf b = {0};
    Arena a = {0};
    buf_puts(&b, HEAD);
    for (int column = 0; column < 3; column++)
        for (int line = 0; line < 4; line++)
            for (int word = 0; word < 2; word++) {
                char text[8] = {(char)('A' + column), (char)('1' + line), (char)('a' + word), 0};
                int x = 100 + 900 * column + 40 * word;
                put_word(&b, 1, line, x, 100 + 28 * line + x / 80, 30, 20, str_z(text));
            }
    for (int line = 0; line < 4; line++) { /* of all columns, by which the turn is told */
        put_word(&b, 1, 100 + line, 100, 300 + 28 * line, 30, 20, S("from"));
        put_word(&b, 1, 100 + line, 2100, 300 + 28 * line + 25, 30, 20, S("to"));
    }
    Str page = words_text(&a, buf_str(&b));
    for (int line = 0; line < 4; line++) {
        Str got = str_collapse(&a, str_line(&page));
        assert_str(got, str_fmt(&a, "A%da A%db B%da B%db C%da C%db", line + 1, line + 1, line + 1, line + 1,
                                line + 1, line + 1)
                            .p);
    }
    buf_free(&b);
    arena_free(&a);
}

/* The words of a page of text, each in a box where it stands. */
static Buf boxes_of_text(Str text)
{
    Buf b = {0};
    buf_puts(&b, HEAD);
    for (int line = 1; text.n; line++) {
        Str rest = str_line(&text);
        for (int x = 0; rest.n;) {
            if (is_blank(rest.p[0])) {
                rest = str_from(rest, 1), x++;
                continue;
            }
            Str word = rest;
            int from = x;
            while (rest.n && !is_blank(rest.p[0])) utf8_next(&rest), x++;
            word.n -= rest.n;
            put_word(&b, 1, line, 20 + 10 * from, 30 * line, 10 * (x - from) - 1, 20, word);
        }
    }
    return b;
}

static void a_form_is_read_and_points_to_its_words(void **state)
{
    (void)state;
    Buf text = test_file("samples/form4-layout.txt"), b = boxes_of_text(buf_str(&text));
    Doc d;
    assert_int_equal(read_sniff(buf_str(&b)), FORMAT_WORDS);
    assert_true(read_doc(buf_str(&b), &d));
    assert_int_equal(d.form, FORM_4);
    assert_true(d.table[TABLE_I].n > 1);
    const Cell *title = &d.table[TABLE_I].row[0].cell[F_securityTitle];
    assert_str(cell_text(title), "Common Stock");
    size_t pieces = 0;
    for (size_t i = 0; i < d.npiece; i++) {
        Str word = span_str(d.text, d.piece[i].place.raw);
        assert_true(str_find(word, S("\t")) == word.n && str_find(word, S("\n")) == word.n);
        pieces += d.piece[i].place.part == PART_I && d.piece[i].place.row == 0 &&
                  d.piece[i].place.field == F_securityTitle;
    }
    assert_int_equal(pieces, 2);
    const Cell *date = &d.table[TABLE_I].row[0].cell[F_transactionDate];
    assert_int_equal(span_str(d.text, date->raw).n,
                     10); /* one word: all of it, and nothing else of its row */
    doc_free(&d);
    Buf both = {0}; /* with the page before them they are read the same, and values point to the page */
    read_lay_words(buf_str(&b), &both);
    assert_true(read_doc(buf_str(&both), &d));
    title = &d.table[TABLE_I].row[0].cell[F_securityTitle];
    assert_str(cell_text(title), "Common Stock");
    assert_str(span_str(d.text, title->raw), "Common Stock");
    doc_free(&d);
    buf_free(&text), buf_free(&b), buf_free(&both);
}

/* Of two forms in one file the first is read, and the second told. */
static void rows_of_two_forms_are_not_mixed(void **state)
{
    (void)state;
    Buf text = test_file("samples/form4-layout.txt"), two = {0};
    buf_put(&two, buf_str(&text));
    buf_put(&two, buf_str(&text));
    Buf b = boxes_of_text(buf_str(&text)), b2 = boxes_of_text(buf_str(&two));
    Doc one, first;
    bool told = false;
    assert_true(read_doc(buf_str(&b), &one) && read_doc(buf_str(&b2), &first));
    assert_int_equal(first.table[TABLE_I].n, one.table[TABLE_I].n);
    assert_int_equal(first.table[TABLE_II].n, one.table[TABLE_II].n);
    for (size_t i = 0; i < first.ntrouble; i++)
        told = told ||
               (first.trouble[i].unread && str_starts(first.trouble[i].what, S("another form begins here")));
    assert_true(told && first.unread > one.unread);
    doc_free(&one), doc_free(&first);
    buf_free(&text), buf_free(&two), buf_free(&b), buf_free(&b2);
}

/* A page that stands again without a head line was recognised twice: words in one place stand once, as they
 * were read most surely; what only one of them saw is there. */
static void a_page_read_twice_is_one(void **state)
{
    (void)state;
    static const char twice[] = HEAD "1\t1\t0\t0\t0\t0\t0\t0\t1000\t800\t-1\t\n"
                                     "5\t1\t1\t1\t1\t1\t100\t50\t60\t20\t40\tFQRM\n"
                                     "5\t1\t1\t1\t1\t2\t170\t50\t10\t20\t91\t4\n"
                                     "1\t1\t0\t0\t0\t0\t0\t0\t1000\t800\t-1\t\n"
                                     "5\t1\t1\t1\t1\t1\t101\t50\t60\t20\t95\tFORM\n"
                                     "5\t1\t1\t1\t1\t2\t170\t51\t10\t20\t60\tA\n"
                                     "5\t1\t1\t1\t1\t3\t300\t51\t60\t20\t60\talone\n";
    Arena a = {0};
    assert_str(str_collapse(&a, words_text(&a, str_z(twice))), "FORM 4 alone");
    arena_free(&a);
}

/* What is no number, no box or no row does no harm, wherever the file ends. */
static void damage_is_survived(void **state)
{
    (void)state;
    static const char odd[] = HEAD "5\t1\t1\t1\t1\t1\t-5\t10\t60\t20\t96\tnegative\n"
                                   "5\t1\t1\t1\t1\t2\t99999999999999\t10\t99999999999\t20\t96\tfar\n"
                                   "5\t1\t1\t1\t1\t3\t10\t10\t0\t0\t96\tflat\n"
                                   "5\t1\n\t\t\t\t\n5\t\t\t\t\t\t1\t1\t1\t1\tx\ty\n"
                                   "5\t1\t1\t1\t1\t4\t10\t10\t60\t20\t996\tword\n";
    const char *const files[] = {odd, tsv, hocr, alto};
    for (size_t i = 0; i < 4; i++)
        for (size_t n = 0; n <= strlen(files[i]); n++) {
            Arena a = {0};
            char *exact = arena_copy(&a, files[i], n);
            Str page = words_text(&a, (Str){exact, n});
            assert_true(page.n <= 4 * n + 400);
            if (!i && n == strlen(odd)) assert_str(str_trim(page), "y\nword");
            arena_free(&a);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(three_kinds_of_files_make_one_page),
        cmocka_unit_test(lines_are_what_stands_side_by_side),
        cmocka_unit_test(a_form_is_read_and_points_to_its_words),
        cmocka_unit_test(rows_of_two_forms_are_not_mixed),
        cmocka_unit_test(a_page_read_twice_is_one),
        cmocka_unit_test(damage_is_survived),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
