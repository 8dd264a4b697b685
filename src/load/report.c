/* report.c: the parts of an input follow each other without a gap, so what was read of it so far says where
 * the next one begins, wherever its bytes are kept. */
#include "load/report.h"

#include "read/read.h"

static Intake *new_intake(Intakes *r, const Loaded *x)
{
    r->at = mem_grow(r->at, &r->cap, r->n + 1, sizeof *r->at);
    Intake *in = &r->at[r->n++];
    *in = (Intake){.notice = x->notice, .filing0 = (uint32_t)r->total.filings, .trouble0 = r->ntrouble};
    bool same = r->n > 1 && str_eq(in[-1].path, x->where.path); /* the members of an archive share it */
    in->path = same ? in[-1].path : str_copy(&r->arena, x->where.path);
    in->member = str_copy(&r->arena, x->where.member);
    r->inputs += !x->notice;
    r->last_input = x->input;
    return in;
}

/* The figures of one thing, added to its input and to the sum of all. */
static void count(Intake *in, const Loaded *x)
{
    const Doc *d = &x->doc;
    in->bytes += x->where.len;
    if (!x->ok) {
        in->failed += !x->notice;
        in->unread += x->notice ? 0 : x->where.len;
        return;
    }
    in->filings++;
    for (int t = 0; t < TABLES; t++) in->rows[t] += d->table[t].n;
    for (size_t i = 0; i < d->nrepair; i++) in->repairs += d->repair[i].applied;
    in->attachments += d->nattachment;
    in->troubles += d->ntrouble;
    in->unread += d->unread;
    in->cut_short += d->cut_short;
}

static void keep_trouble(Intakes *r, Intake *in, IntakeTrouble t, Str what)
{
    if (in->ntrouble == INTAKE_TROUBLES_MAX || r->ntrouble == INTAKES_TROUBLES_MAX) return;
    t.what = str_copy(&r->arena, what);
    r->trouble = mem_grow(r->trouble, &r->captrouble, r->ntrouble + 1, sizeof *r->trouble);
    r->trouble[r->ntrouble++] = t;
    in->ntrouble++;
}

static void keep_troubles(Intakes *r, Intake *in, const Loaded *x)
{
    const Doc *d = &x->doc;
    for (size_t i = 0; i < d->ntrouble; i++) {
        const Trouble *from = &d->trouble[i];
        IntakeTrouble t = {.at = in->bytes + from->raw.at,
                           .filing = (uint32_t)r->total.filings,
                           .raw = from->raw,
                           .row = (uint16_t)(i + 1),
                           .unread = from->unread};
        keep_trouble(r, in, t, from->what);
    }
}

void report_take(Intakes *r, const Loaded *x)
{
    Intake *in = r->n && r->last_input == x->input ? &r->at[r->n - 1] : new_intake(r, x);
    if (!in->taken_for && x->where.len) in->taken_for = format_name((Format)x->format);
    if (x->ok)
        keep_troubles(r, in, x);
    else
        keep_trouble(r, in,
                     (IntakeTrouble){.at = in->bytes,
                                     .filing = INTAKE_NO_FILING,
                                     .raw = {(uint32_t)in->bytes, x->where.len},
                                     .unread = x->where.len > 0 && !x->notice},
                     buf_str(&x->what));
    count(in, x);
    count(&r->total, x);
}
