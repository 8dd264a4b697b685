/* where.c: where a filing comes from, and where in it a finding is. */
#include "cli/emit/emit.h"

Str source_of(const Where *w, Arena *a)
{
    return w->member.n ? str_fmt(a, "%.*s!%.*s", STR_ARG(w->path), STR_ARG(w->member)) : w->path;
}

void emit_where(const Finding *f, Buf *out)
{
    buf_puts(out, part_name((Part)f->part));
    if (f->part == PART_I || f->part == PART_II) buf_puts(out, " row");
    if (f->part != PART_FILING && f->part != PART_DOC) buf_fmt(out, " %u", f->row + 1u);
}
