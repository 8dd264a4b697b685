/* intake.c: the record of an input in words. */
#include "model/intake.h"

#include <stdlib.h>

void intakes_free(Intakes *list)
{
    free(list->at);
    free(list->trouble);
    arena_free(&list->arena);
    *list = (Intakes){0};
}

Str intake_source(const Intake *x, Arena *a)
{
    return x->member.n ? str_fmt(a, "%.*s!%.*s", STR_ARG(x->path), STR_ARG(x->member)) : x->path;
}

bool intake_tells(const Intake *x) { return x->notice || x->failed || x->troubles || x->unread; }

static void put_number(Buf *out, uint64_t n)
{
    char room[DEC_TEXT + 8];
    buf_put(out, dec_grouped(dec_of((int64_t)n, 0), room));
}

static void put_count(Buf *out, size_t n, const char *what)
{
    if (!n) return;
    buf_puts(out, ", ");
    put_number(out, n);
    buf_fmt(out, " %s%s", what, n == 1 ? "" : "s");
}

void intake_put(const Intake *x, Buf *out)
{
    put_number(out, x->filings);
    buf_puts(out, x->filings == 1 ? " filing, " : " filings, ");
    put_number(out, x->rows[TABLE_I]);
    buf_char(out, '+');
    put_number(out, x->rows[TABLE_II]);
    buf_puts(out, x->rows[TABLE_I] + x->rows[TABLE_II] == 1 ? " row" : " rows");
    put_count(out, x->attachments, "attachment");
    put_count(out, x->repairs, "repair");
    put_count(out, x->troubles, "trouble");
    if (x->cut_short) buf_fmt(out, ", %zu cut short", x->cut_short);
    buf_puts(out, "; ");
    put_number(out, x->bytes);
    buf_puts(out, x->bytes == 1 ? " byte, " : " bytes, ");
    if (x->unread)
        put_number(out, x->unread), buf_puts(out, " not understood");
    else
        buf_puts(out, "all understood");
}

void intake_trouble_put(const IntakeTrouble *t, Buf *out)
{
    buf_puts(out, "byte ");
    put_number(out, t->at);
    if (t->raw.len > 1) buf_puts(out, " to "), put_number(out, t->at + t->raw.len - 1);
    buf_puts(out, ": ");
    buf_put(out, t->what);
}
