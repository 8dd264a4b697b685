/* quote.c: text within HTML and SVG. */
#include "report/entry.h"
#include "view/kit/grid.h"

void put_quoted(Buf *out, Str text)
{
    Buf visible = {0};
    text_visible(text, &visible);
    for (size_t i = 0; i < visible.n; i++) switch (visible.p[i]) {
        case '&': buf_puts(out, "&amp;"); break;
        case '<': buf_puts(out, "&lt;"); break;
        case '>': buf_puts(out, "&gt;"); break;
        case '"': buf_puts(out, "&quot;"); break;
        default: buf_char(out, visible.p[i]);
        }
    buf_free(&visible);
}
