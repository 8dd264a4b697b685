/* timeline.c: what an owner reported about an issuer, class by class: before, change, after; and where a
 * balance does not run on, what the checks say of it. */
#include "view/kit/page.h"

/* Where columns begin, and where those of numbers end. */
enum {
    SIGN = 3,
    FORM = 15,
    FIXED = 19,
    BEFORE = 29,
    DONE = 31,
    CODE = 42,
    CHANGE = 57,
    PRICE = 68,
    AFTER = 80
};

/* ---- findings about the balance of a row ---- */

static bool is_about(const Finding *f)
{
    bool across_row = rules[f->rule].inputs & INPUT_C && f->field == F_NONE;
    return across_row || f->field == F_sharesOwnedFollowingTransaction;
}

static bool worst_about(const Corpus *c, Place p, Severity *worst)
{
    size_t n;
    bool any = false;
    const Finding *list = corpus_findings_at(c, p.filing, (Part)p.part, p.row, &n);
    for (size_t i = 0; i < n; i++) {
        if (!is_about(&list[i])) continue;
        if (!any || list[i].severity > *worst) *worst = (Severity)list[i].severity;
        any = true;
    }
    return any;
}

static void put_findings(const View *v, Lines *l, Place p)
{
    const Corpus *c = v->ctx.corpus;
    const Messages *say = v->ctx.messages;
    size_t n;
    const Finding *list = corpus_findings_at(c, p.filing, (Part)p.part, p.row, &n);
    for (size_t i = 0; i < n; i++) {
        const Finding *f = &list[i];
        if (!is_about(f)) continue;
        Str said = say ? say->of(say->ctx, p.filing, (uint32_t)(f - c->finding)) : S("");
        lines_pad(l, SIGN);
        lines_puts(l, severity_style((Severity)f->severity), rules[f->rule].id);
        lines_puts(l, STYLE_PLAIN, " ");
        lines_wrap(l, STYLE_CAPTION, said.n ? said : str_z(rules[f->rule].slug), l->column, v->ctx.width,
                   NULL, 0);
        lines_end(l);
    }
}

/* ---- rows ---- */

/* What is owned after the row, as far as it says so. */
static void put_owned(Lines *l, const Row *r, Style style, Place p)
{
    const uint32_t bit = 1u << F_sharesOwnedFollowingTransaction;
    char room[DEC_TEXT + 8];
    Buf b = {0};
    if (r->bad & bit)
        buf_puts(&b, "?");
    else if (!r->owned && r->noted & bit)
        buf_puts(&b, "(note)");
    else if (r->owned || !(r->blank & bit))
        buf_fmt(&b, "%s%.*s", r->values & VALUE_OWNED ? "$" : "", STR_ARG(dec_grouped(r->owned, room)));
    lines_right(l, AFTER, style, buf_str(&b), &p);
    buf_free(&b);
}

static void put_change(Lines *l, const Row *r, Style style, Place p)
{
    char room[DEC_TEXT + 8];
    Buf b = {0};
    if (r->holding) {
        lines_right(l, CHANGE, STYLE_DIM, S("holding"), &p);
        return;
    }
    const char *sign = r->side == 'D' ? "-" : r->side == 'A' ? "+" : "";
    buf_fmt(&b, "%s%s%.*s", sign, r->values & VALUE_SHARES ? "$" : "", STR_ARG(dec_grouped(r->shares, room)));
    lines_right(l, CHANGE, style, buf_str(&b), &p);
    if (r->price) lines_right(l, PRICE, style, dec_grouped(r->price, room), &p);
    buf_free(&b);
}

static bool counts(const TimelineRow *t)
{
    return t->state == TIMELINE_COUNTS || t->state == TIMELINE_AMENDS;
}

/* The filing, on the first of its rows. */
static void put_filing(const View *v, Lines *l, const TimelineRow *t, Place p)
{
    const Filing *f = corpus_filing(v->ctx.corpus, t->filing);
    char day[DATE_TEXT], room[DEC_TEXT + 8];
    Buf form = {0};
    form_name(f, &form);
    lines_place(l, STYLE_VALUE, filing_day_text(f, day), p, 0, 0);
    lines_pad_place(l, FORM, p);
    lines_place(l, STYLE_VALUE, buf_str(&form), p, 0, 0);
    if (t->has_opening && counts(t)) lines_right(l, BEFORE, STYLE_CAPTION, dec_grouped(t->opening, room), &p);
    buf_free(&form);
}

static void put_row(const View *v, Lines *l, const TimelineRow *t)
{
    const Corpus *c = v->ctx.corpus;
    const Row *r = &c->row[t->row];
    Place p = place_of_row(c, t->filing, t->row, F_sharesOwnedFollowingTransaction);
    Style style = counts(t) ? STYLE_VALUE : STYLE_DIM;
    char day[DATE_TEXT];
    Severity worst = SEVERITY_NOTE;
    bool any = worst_about(c, p, &worst);
    lines_stop(l);
    lines_place(l, any ? severity_style(worst) : STYLE_PLAIN, str_z(any ? severity_sign(worst) : " "), p,
                SEGMENT_LINE, 0);
    lines_pad_place(l, SIGN, p);
    if (t->first) put_filing(v, l, t, p);
    if (!counts(t))
        lines_right(l, BEFORE, style, t->state == TIMELINE_COPY ? S("repeated") : S("amended"), &p);
    lines_pad_place(l, DONE, p);
    lines_place(l, style, date_put_us(r->date, day), p, 0, 0);
    lines_pad_place(l, CODE, p);
    lines_place(l, style, (Str){&r->code, r->code ? 1 : 0}, p, 0, 0);
    put_change(l, r, style, p);
    put_owned(l, r, any ? severity_style(worst) : style, p);
}

static void put_heads(Lines *l)
{
    lines_pad(l, SIGN);
    lines_puts(l, STYLE_HEAD, "Filed");
    lines_pad(l, FORM);
    lines_puts(l, STYLE_HEAD, "Form");
    lines_right(l, BEFORE, STYLE_HEAD, S("Before"), NULL);
    lines_pad(l, DONE);
    lines_puts(l, STYLE_HEAD, "Done");
    lines_pad(l, CODE);
    lines_puts(l, STYLE_HEAD, "Code");
    lines_right(l, CHANGE, STYLE_HEAD, S("Change"), NULL);
    lines_right(l, PRICE, STYLE_HEAD, S("Price"), NULL);
    lines_right(l, AFTER, STYLE_HEAD, S("After"), NULL);
}

static void put_class_title(const View *v, Lines *l, const TimelineClass *k)
{
    const Corpus *c = v->ctx.corpus;
    const Row *r = &c->row[k->row[0].row];
    uint32_t at;
    TableId t = filing_table(corpus_filing(c, k->row[0].filing), k->row[0].row, &at);
    char room[DEC_TEXT + 8];
    Buf b = {0};
    Str nature = corpus_str(c, r->nature);
    buf_fmt(&b, "%s: %.*s, %s", part_name(part_of_table(t)), STR_ARG(corpus_str(c, r->title)),
            r->di == 'I'   ? "indirect"
            : r->di == 'D' ? "direct"
                           : "ownership not told");
    if (nature.n) buf_fmt(&b, " (%.*s)", STR_ARG(nature));
    if (k->has_closing) buf_fmt(&b, ": closes with %.*s", STR_ARG(dec_grouped(k->closing, room)));
    lines_gap(l);
    page_title(v, l, buf_str(&b));
    buf_free(&b);
}

/* Filing and form stay when the rest scrolls sideways. */
static Line *end_row(Lines *l)
{
    Line *line = lines_end(l);
    line->scrolls = true;
    line->fixed = FIXED;
    line->nhead = 1;
    return line;
}

static void put_class(const View *v, Lines *l, const TimelineClass *k)
{
    put_class_title(v, l, k);
    size_t head = l->n;
    put_heads(l);
    end_row(l)->nhead = 0;
    for (size_t i = 0; i < k->n; i++) {
        put_row(v, l, &k->row[i]);
        end_row(l)->head = head;
        put_findings(v, l, place_of_row(v->ctx.corpus, k->row[i].filing, k->row[i].row, F_NONE));
    }
}

static void timeline_lay_out(View *v)
{
    const Timeline *t = v->ctx.timeline;
    Lines *l = &page_begin(v)->lines;
    Buf b = {0};
    if (!t) {
        lines_text(l, STYLE_DIM, S("Being worked out."));
        return;
    }
    parties_name(v->ctx.corpus, v->ctx.filing, &b);
    buf_fmt(&b, ": %zu filing%s", t->nfiling, t->nfiling == 1 ? "" : "s");
    page_title(v, l, buf_str(&b));
    for (size_t i = 0; i < t->nclass; i++) put_class(v, l, &t->class[i]);
    if (!t->nclass) lines_text(l, STYLE_DIM, S("No securities are reported in them."));
    buf_free(&b);
}

const ViewOps view_timeline = {"timeline", "Timeline", page_open,        timeline_lay_out, page_close,
                               page_lines, page_line,  page_find_filing, page_act,         false};
