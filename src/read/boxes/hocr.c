/* hocr.c: words of hOCR: HTML whose classes say what is a page, a line, a word, and whose titles have the
 * boxes. */
#include "read/boxes/boxes.h"

#include "read/xml/markup.h"

enum { LOOK = 65536 };

bool hocr_looks_like(Str bytes)
{
    Str head = str_sub(bytes, 0, LOOK);
    return str_find(head, S("ocr_page")) < head.n && str_find(bytes, S("bbox ")) < bytes.n &&
           (str_find(bytes, S("ocrx_word")) < bytes.n || str_find(bytes, S("ocr_word")) < bytes.n);
}

/* The number that the text begins with, blanks left out; -1: none. */
static int take_number(Str *s)
{
    int n = 0;
    *s = str_trim(*s);
    if (!s->n || !is_digit(s->p[0])) return -1;
    for (; s->n && is_digit(s->p[0]); *s = str_from(*s, 1))
        if (n < 1000000) n = 10 * n + s->p[0] - '0';
    if (s->n && s->p[0] == '.') /* its decimals */
        do *s = str_from(*s, 1);
        while (s->n && is_digit(s->p[0]));
    return n;
}

/* "bbox 81 84 129 103; x_wconf 96" */
static void read_title(Str title, Box *b)
{
    size_t box = str_find(title, S("bbox ")), sure = str_find(title, S("x_wconf "));
    Str s = str_from(title, box + 5), t = str_from(title, sure + 8);
    b->left = take_number(&s), b->top = take_number(&s);
    b->right = take_number(&s), b->bottom = take_number(&s);
    b->sure = take_number(&t);
    if (b->sure > 100) b->sure = 100;
}

static bool has_class(Str classes, const char *name)
{
    while (classes.n)
        if (str_eq(str_cut(&classes, ' '), str_z(name))) return true;
    return false;
}

typedef struct Hocr {
    Box word;  /* that is open */
    int depth; /* elements open in it and itself; 0: none is */
    uint32_t pages, lines;
} Hocr;

static void close_word(Arena *a, Hocr *h, Boxes *out)
{
    h->word.text = str_trim(h->word.text);
    h->word.page = h->pages ? h->pages - 1 : 0;
    h->word.line = h->lines;
    if (h->word.text.n) boxes_add(a, out, h->word);
}

static void open_element(Arena *a, Hocr *h, Markup *m, const MarkupEvent *e, Boxes *out)
{
    MarkupAttr class, title;
    if (h->depth) h->depth += !e->empty;
    if (h->depth || !markup_attr(m, e, S("class"), &class)) return;
    bool word = has_class(class.value, "ocrx_word") || has_class(class.value, "ocr_word");
    bool rule = has_class(class.value, "ocr_separator");
    h->pages += has_class(class.value, "ocr_page");
    h->lines += str_starts(class.value, S("ocr_")) && !word;
    if ((!word && !rule) || e->empty || !markup_attr(m, e, S("title"), &title)) return;
    Box b = {.page = h->pages ? h->pages - 1 : 0, .line = h->lines};
    read_title(title.value, &b);
    if (rule)
        boxes_add(a, out, b);
    else
        h->word = b, h->depth = 1;
}

void hocr_boxes(Arena *a, Str bytes, Boxes *out)
{
    Hocr h = {.depth = 0};
    Markup m;
    MarkupEvent e;
    markup_init(&m, a, bytes, MARKUP_HTML);
    while (markup_next(&m, &e)) {
        if (e.kind == MARKUP_OPEN) {
            open_element(a, &h, &m, &e, out);
        } else if (e.kind == MARKUP_TEXT && h.depth && str_trim(e.text).n) {
            Span *raw = &h.word.raw;
            *raw = raw->len ? (Span){raw->at, e.raw.at + e.raw.len - raw->at} : e.raw;
            h.word.text = str_join(a, h.word.text, S(""), e.text);
        } else if (e.kind == MARKUP_CLOSE && h.depth && !--h.depth) {
            close_word(a, &h, out);
        }
    }
}
