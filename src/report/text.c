/* text.c: the report as people read it: first the sum, then filing by filing. */
#include "report/entry.h"

static void put_line(const Pen *pen, Buf *out, const char *format, ...) __attribute__((format(printf, 3, 4)));

static void put_line(const Pen *pen, Buf *out, const char *format, ...)
{
    Buf text = {0};
    va_list ap;
    va_start(ap, format);
    buf_vfmt(&text, format, ap);
    va_end(ap);
    pen->line(out, buf_str(&text));
    buf_free(&text);
}

static void put_head(const Pen *pen, Buf *out, int level, const char *text)
{
    pen->head(out, level, str_z(text));
}

static Str number(Arena *a, size_t n) { return str_fmt(a, "%zu", n); }

/* "ann, 2026-11-29 01:30 UTC" */
static Str by_text(Arena *a, By by)
{
    char room[TIME_TEXT];
    Str when = time_text(by.time, false, room);
    return str_fmt(a, "%.*s%s%.*s", STR_ARG(by.who), by.who.n && when.n ? ", " : "", STR_ARG(when));
}

/* ---- the sum ---- */

typedef struct Sum {
    size_t reviewed, dismissed, decided, notes, open[SEVERITIES], kind[RULE_KINDS][SEVERITIES];
    size_t unread; /* filings of which something was not understood, or what people did is not known */
} Sum;

static Sum sum_of(const Report *r)
{
    Sum s = {0};
    for (size_t i = 0; i < r->nfiling; i++) {
        const FilingEntry *e = &r->filing[i];
        s.reviewed += e->reviewed;
        s.unread += e->ntrouble || e->unread || e->unknown;
        for (size_t k = 0; k < e->nact; k++) {
            bool note = str_eq(str_z(e->act[k].what), S("note"));
            s.notes += note;
            s.decided += !note;
        }
        for (size_t k = 0; k < e->nfinding; k++) {
            const FindingEntry *f = &e->finding[k];
            s.dismissed += f->dismissed;
            s.open[f->severity] += !f->dismissed;
            s.kind[f->rule->kind][f->severity] += !f->dismissed;
        }
    }
    return s;
}

static void put_sum(const Report *r, const Pen *pen, const Sum *s, Buf *out)
{
    char room[TIME_TEXT];
    put_line(pen, out, "Reviewer: %.*s. Written: %.*s by sec16 " SEC16_VERSION ".", STR_ARG(r->reviewer),
             STR_ARG(time_text(r->now, false, room)));
    put_line(pen, out,
             "%zu filing%s, %zu reviewed. %zu error%s, %zu warning%s, %zu note%s; %zu finding%s dismissed; "
             "values decided: %zu; notes: %zu.",
             r->nfiling, r->nfiling == 1 ? "" : "s", s->reviewed, s->open[SEVERITY_ERROR],
             s->open[SEVERITY_ERROR] == 1 ? "" : "s", s->open[SEVERITY_WARNING],
             s->open[SEVERITY_WARNING] == 1 ? "" : "s", s->open[SEVERITY_NOTE],
             s->open[SEVERITY_NOTE] == 1 ? "" : "s", s->dismissed, s->dismissed == 1 ? "" : "s", s->decided,
             s->notes);
    if (r->nfailure || s->unread)
        put_line(pen, out, "Not read: %zu input%s; in part: %zu filing%s. See below.", r->nfailure,
                 r->nfailure == 1 ? "" : "s", s->unread, s->unread == 1 ? "" : "s");
}

/* ---- pictures ---- */

static void put_kinds(const Pen *pen, const Sum *s, Arena *a, Buf *out)
{
    Plot p = {.kind = PLOT_BARS, .title = S("Open findings by kind")};
    p.bar = ARENA_NEW(a, PlotBar, RULE_KINDS * SEVERITIES);
    for (int k = 0; k < RULE_KINDS; k++)
        for (int v = SEVERITIES - 1; v >= 0; v--) {
            if (!s->kind[k][v]) continue;
            p.bar[p.n++] = (PlotBar){
                str_fmt(a, "%s: %s", rule_kind_name((RuleKind)k), severity_name((Severity)v)), s->kind[k][v]};
        }
    if (p.n) pen->plot(out, &p);
}

/* How late the filings were, by their findings; and how many there are of each issuer. */
static void put_pictures(const Report *r, const Pen *pen, Arena *a, Buf *out)
{
    int *late = ARENA_NEW(a, int, r->nfiling);
    Str *issuer = ARENA_NEW(a, Str, r->nfiling);
    for (size_t i = 0; i < r->nfiling; i++) late[i] = r->filing[i].late, issuer[i] = r->filing[i].issuer;
    Plot lateness = plot_lateness(late, r->nfiling, a);
    Plot activity = plot_names("Filings of each issuer", issuer, r->nfiling, a);
    if (lateness.n) pen->plot(out, &lateness);
    if (activity.n) pen->plot(out, &activity);
}

/* ---- inputs ---- */

static void put_inputs(const Report *r, const Pen *pen, Arena *a, Buf *out)
{
    static const char *const heads[] = {"Filing",      "Form",          "Date",     "Issuer", "Owner",
                                        "Rows I + II", "Open findings", "Reviewed", "SHA-256"};
    put_head(pen, out, 2, "Inputs");
    pen->table(out, heads, sizeof heads / sizeof *heads);
    for (size_t i = 0; i < r->nfiling; i++) {
        const FilingEntry *e = &r->filing[i];
        size_t open = 0;
        for (size_t k = 0; k < e->nfinding; k++) open += !e->finding[k].dismissed;
        const Str cell[] = {
            e->source,
            e->form,
            str_fmt(a, "%.*s%s%.*s", STR_ARG(e->day_kind), e->day.n ? " " : "", STR_ARG(e->day)),
            e->issuer,
            e->owner,
            str_fmt(a, "%zu + %zu", e->rows[TABLE_I], e->rows[TABLE_II]),
            number(a, open),
            e->reviewed ? by_text(a, e->by) : S("no"),
            e->sha256};
        pen->row(out, cell, sizeof cell / sizeof *cell, "");
    }
    pen->table_end(out);
}

/* ---- one filing ---- */

static void put_finding_rows(const FilingEntry *e, const Pen *pen, Arena *a, bool dismissed, Buf *out)
{
    for (int v = SEVERITIES - 1; v >= 0; v--)
        for (size_t i = 0; i < e->nfinding; i++) {
            const FindingEntry *f = &e->finding[i];
            if (f->dismissed != dismissed || (int)f->severity != v) continue;
            const Str cell[] = {str_z(severity_name(f->severity)),
                                f->where,
                                f->message,
                                str_fmt(a, "%s %s", f->rule->id, f->rule->slug),
                                str_z(rule_kind_name((RuleKind)f->rule->kind)),
                                str_z(f->rule->source),
                                f->reason,
                                by_text(a, f->by)};
            pen->row(out, cell, dismissed ? 8 : 6, dismissed ? "" : severity_name(f->severity));
        }
}

static void put_findings(const FilingEntry *e, const Pen *pen, Arena *a, bool dismissed, Buf *out)
{
    static const char *const heads[] = {"Severity", "Where",     "Finding", "Check",
                                        "Kind",     "Authority", "Reason",  "By"};
    size_t n = 0;
    for (size_t i = 0; i < e->nfinding; i++) n += e->finding[i].dismissed == dismissed;
    if (!n) return;
    put_head(pen, out, 4, dismissed ? "Dismissed" : "Findings");
    pen->table(out, heads, dismissed ? 8 : 6);
    put_finding_rows(e, pen, a, dismissed, out);
    pen->table_end(out);
}

static void put_acts(const FilingEntry *e, const Pen *pen, Arena *a, Buf *out)
{
    static const char *const heads[] = {"What", "Where", "Source says", "Read as", "Now, or note", "By"};
    if (!e->nact) return;
    put_head(pen, out, 4, "Decisions and notes");
    pen->table(out, heads, sizeof heads / sizeof *heads);
    for (size_t i = 0; i < e->nact; i++) {
        const ActEntry *x = &e->act[i];
        const Str cell[] = {str_z(x->what), x->where, x->source, x->before, x->now, by_text(a, x->by)};
        pen->row(out, cell, sizeof cell / sizeof *cell, "");
    }
    pen->table_end(out);
}

static void put_unread(const FilingEntry *e, const Pen *pen, Buf *out)
{
    if (!e->ntrouble && !e->unread && !e->gone && !e->unknown) return;
    put_head(pen, out, 4, "Not read");
    for (size_t i = 0; i < e->ntrouble; i++) pen->line(out, e->trouble[i]);
    if (e->unread)
        put_line(pen, out, "%llu of %llu bytes were not understood.", (unsigned long long)e->unread,
                 (unsigned long long)e->bytes);
    if (e->gone)
        put_line(pen, out, "Decisions about other words than stand there now, left aside: %zu.", e->gone);
    if (e->unknown) put_line(pen, out, "What was decided about this filing could not be read.");
}

static bool tells(const FilingEntry *e)
{
    return e->nfinding || e->nact || e->ntrouble || e->unread || e->gone || e->unknown;
}

static void put_filing(const FilingEntry *e, const Pen *pen, Arena *a, Buf *out)
{
    pen->head(out, 3, e->source);
    put_line(pen, out, "Form %.*s, %.*s in %.*s, %.*s %.*s. %s%.*s", STR_ARG(e->form), STR_ARG(e->owner),
             STR_ARG(e->issuer), STR_ARG(e->day_kind), STR_ARG(e->day),
             e->reviewed ? "Reviewed: " : "Not reviewed.", STR_ARG(e->reviewed ? by_text(a, e->by) : S("")));
    if (e->prices.n) pen->plot(out, &e->prices);
    if (e->holdings.n) pen->plot(out, &e->holdings);
    put_findings(e, pen, a, false, out);
    put_findings(e, pen, a, true, out);
    put_acts(e, pen, a, out);
    put_unread(e, pen, out);
}

static void put_failures(const Report *r, const Pen *pen, Buf *out)
{
    static const char *const heads[] = {"Input", "Why"};
    if (!r->nfailure) return;
    put_head(pen, out, 2, "Inputs that could not be read");
    pen->table(out, heads, 2);
    for (size_t i = 0; i < r->nfailure; i++)
        pen->row(out, (const Str[]){r->failure[i].source, r->failure[i].what}, 2, "error");
    pen->table_end(out);
}

void report_put_text(const Report *r, const Pen *pen, Buf *out)
{
    Arena arena = {0};
    Sum sum = sum_of(r);
    bool any = false;
    pen->begin(out, S("Review of insider filings"));
    put_sum(r, pen, &sum, out);
    put_kinds(pen, &sum, &arena, out);
    put_pictures(r, pen, &arena, out);
    put_failures(r, pen, out);
    put_inputs(r, pen, &arena, out);
    for (size_t i = 0; i < r->nfiling; i++) {
        if (!tells(&r->filing[i])) continue;
        if (!any) put_head(pen, out, 2, "Filings with something to tell");
        any = true;
        put_filing(&r->filing[i], pen, &arena, out);
    }
    put_line(pen, out, "Findings are prima facie and no legal advice.");
    pen->end(out);
    arena_free(&arena);
}
