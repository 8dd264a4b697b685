/* alto.c: words of ALTO: XML with a String for each, its text, box and confidence as attributes. */
#include "read/boxes/boxes.h"

#include "read/xml/markup.h"

enum { LOOK = 65536 };

bool alto_looks_like(Str bytes)
{
    Str head = str_sub(bytes, 0, LOOK);
    return str_starts(str_trim(head), S("<")) && str_has_nocase(head, S("<alto")) &&
           str_find(bytes, S("HPOS=")) < bytes.n && str_find(bytes, S("CONTENT=")) < bytes.n;
}

/* An attribute as a number, its decimals left out; -1: none. */
static int number_of(Markup *m, const MarkupEvent *e, const char *name)
{
    MarkupAttr x;
    int n = 0;
    if (!markup_attr(m, e, str_z(name), &x) || !x.value.n || !is_digit(x.value.p[0])) return -1;
    for (Str s = x.value; s.n && is_digit(s.p[0]) && n < 1000000; s = str_from(s, 1))
        n = 10 * n + s.p[0] - '0';
    return n;
}

/* "0.96": in percent. */
static int percent_of(Markup *m, const MarkupEvent *e)
{
    MarkupAttr x;
    if (!markup_attr(m, e, S("WC"), &x) || !x.value.n || !is_digit(x.value.p[0])) return -1;
    if (x.value.p[0] != '0') return 100;
    int tens = x.value.n > 2 && is_digit(x.value.p[2]) ? x.value.p[2] - '0' : 0;
    int ones = x.value.n > 3 && is_digit(x.value.p[3]) ? x.value.p[3] - '0' : 0;
    return 10 * tens + ones;
}

static Str local_name(Str name)
{
    size_t colon = str_find(name, S(":"));
    return colon < name.n ? str_from(name, colon + 1) : name;
}

void alto_boxes(Arena *a, Str bytes, Boxes *out)
{
    Markup m;
    MarkupEvent e;
    uint32_t pages = 0, lines = 0;
    markup_init(&m, a, bytes, MARKUP_XML);
    while (markup_next(&m, &e)) {
        if (e.kind != MARKUP_OPEN) continue;
        Str name = local_name(e.name);
        MarkupAttr content = {{0}, {0}, {0}};
        pages += str_eq(name, S("Page"));
        lines += str_eq(name, S("TextLine"));
        bool word = str_eq(name, S("String")) && markup_attr(&m, &e, S("CONTENT"), &content);
        if (!word && !str_eq(name, S("GraphicalElement"))) continue;
        Box b = {.text = str_trim(content.value),
                 .raw = content.raw,
                 .left = number_of(&m, &e, "HPOS"),
                 .top = number_of(&m, &e, "VPOS"),
                 .sure = percent_of(&m, &e),
                 .page = pages ? pages - 1 : 0,
                 .line = lines};
        b.right = b.left + number_of(&m, &e, "WIDTH");
        b.bottom = b.top + number_of(&m, &e, "HEIGHT");
        boxes_add(a, out, b);
    }
}
