/* status.c: the last line of the screen: where one is, what is going on; or the prompt. */
#include "ui/browser.h"
#include "view/kit/shown.h"

#include <stdio.h>

/* ---- where one is ---- */

static void put_finding(const Browser *b, const Finding *f, Buf *out)
{
    size_t index = trails_index(&b->trails, TRAIL_FINDINGS);
    if (index != SIZE_MAX) buf_fmt(out, "[%zu/%zu] ", index + 1, b->trails.of[TRAIL_FINDINGS].n);
    const Str *why = b->desk.dismissed ? &b->desk.dismissed[f - b->desk.open.findings.at] : NULL;
    if (why) buf_put(out, *why);
    buf_fmt(out, "%s %s ", severity_name((Severity)f->severity), rules[f->rule].id);
    finding_message(desk_doc(&b->desk), f, out);
}

/* The finding one has gone to, or found; else the first one at the place; NULL if there is none. */
static const Finding *finding_here(const Browser *b)
{
    const Findings *all = &b->desk.open.findings;
    size_t index = trails_index(&b->trails, TRAIL_FINDINGS), match = trails_index(&b->trails, TRAIL_MATCHES);
    const Trail *trail = &b->trails.of[TRAIL_FINDINGS];
    if (index != SIZE_MAX && trail->item[index] < all->n) return &all->at[trail->item[index]];
    const Finding *found = match == SIZE_MAX ? NULL : finder_finding(&b->finder.open.at[match], all);
    if (found) return found;
    for (size_t i = 0; i < all->n; i++)
        if (desk_is_at(&b->desk, &all->at[i])) return &all->at[i];
    return NULL;
}

/* The footnote that explains the cell. */
static bool put_note(const Doc *doc, Place p, Buf *out)
{
    char room[MARK_TEXT];
    const Cell *c = doc_cell(doc, (Part)p.part, p.row, (FieldId)p.field);
    const Ref *ref = c && c->nref ? &doc->ref[c->ref0] : NULL;
    if (!ref || ref->note == NOTE_NONE) return false;
    buf_put(out, cell_mark(doc, c, 0, room));
    buf_char(out, ' ');
    buf_put(out, cell_text(&doc->note[ref->note].text));
    return true;
}

static Style put_decision(const Decision *x, Buf *out)
{
    buf_fmt(out, "%s; the source says \"%.*s\"", verdict_name((Verdict)x->verdict), STR_ARG(x->source));
    return STYLE_DECIDED;
}

static Style put_repair(const Doc *doc, const Repair *r, Buf *out)
{
    if (r->was.n) buf_fmt(out, "the source says \"%.*s\": ", STR_ARG(r->was));
    repair_say_text(doc, r->why, out);
    return r->applied ? STYLE_REPAIRED : STYLE_GUESSED;
}

/* Where it comes from, and its dates. */
static void put_filing(const Corpus *c, uint32_t filing, Buf *out)
{
    const Filing *f = corpus_filing(c, filing);
    char room[DATE_TEXT];
    buf_put(out, corpus_where(c, filing).path);
    if (f->filed != DATE_NONE) buf_fmt(out, ", filed %.*s", STR_ARG(date_put_us(f->filed, room)));
    if (f->signed_on != DATE_NONE) buf_fmt(out, ", signed %.*s", STR_ARG(date_put_us(f->signed_on, room)));
    if (f->period != DATE_NONE) buf_fmt(out, ", for %.*s", STR_ARG(date_put_us(f->period, room)));
    if (f->filed == DATE_NONE) buf_puts(out, "; the day of filing is not in the source");
}

static void put_value(const Doc *doc, Place p, Buf *out)
{
    char room[DATE_TEXT + DEC_TEXT];
    const Cell *c = doc_cell(doc, (Part)p.part, p.row, (FieldId)p.field);
    if (!c) return;
    Str value = cell_shown(c, (FieldId)p.field, room);
    if (fields[p.field].kind == KIND_FLAG && p.part != PART_I && p.part != PART_II)
        buf_puts(out, cell_flag(c) ? "marked" : "not marked");
    else
        buf_put(out, value.n ? value : S("(empty)"));
}

/* What is to be said about the place: what one walks along, else the worst. */
static Style put_about(const Browser *b, const Doc *doc, Buf *out)
{
    Place p = b->desk.place;
    const Finding *f = finding_here(b);
    const Repair *r = doc_repair_at(doc, (Part)p.part, p.row, (FieldId)p.field);
    const Decision *x = doc_decision_at(doc, (Part)p.part, p.row, (FieldId)p.field);
    bool walking = trails_index(&b->trails, TRAIL_REPAIRS) != SIZE_MAX;
    if (x && (walking || !f)) return put_decision(x, out);
    if (r && walking) return put_repair(doc, r, out);
    if (f) return put_finding(b, f, out), severity_style((Severity)f->severity);
    if (r) return put_repair(doc, r, out);
    if (put_note(doc, p, out)) return STYLE_STATUS;
    if (p.field < F_END)
        put_value(doc, p, out);
    else if (p.part == PART_FILING)
        put_filing(&b->desk.corpus, b->desk.filing, out);
    return STYLE_STATUS;
}

/* The cursor is at the head of a group of findings: what they have in common. */
static bool put_group(const Browser *b, Buf *out)
{
    const Desk *d = &b->desk;
    const Pane *p = &d->pane[d->focus];
    Place at;
    if (!pager_place(&p->pager, &p->view, &at) || place_in_filing(at)) return false;
    if (d->grouping == GROUPING_RULE)
        buf_fmt(out, "%s: %s", rules[at.row].id, rules[at.row].why);
    else
        buf_puts(out, "Enter opens the group, or closes it");
    return true;
}

static Style put_place(const Browser *b, Buf *out)
{
    const Doc *doc = desk_doc(&b->desk);
    if (!doc || put_group(b, out)) return STYLE_STATUS;
    if (b->desk.focus == PANE_LIST && !b->desk.listing.order.n) return STYLE_STATUS; /* it is not shown */
    place_name(doc, b->desk.place, out);
    size_t named = out->n;
    buf_puts(out, ": ");
    size_t start = out->n;
    const Mark *note = marking_noted(b);
    if (note) buf_fmt(out, "\"%.*s\" (%.*s)  ", STR_ARG(note->text), STR_ARG(note->who));
    Style style = put_about(b, doc, out);
    if (out->n == start) out->n = named;
    return style;
}

/* Where Enter leads from what lies over the panes. */
static Style put_over(const Browser *b, Buf *out)
{
    Place p;
    if (!b->over.about || !pager_place(&b->over.pager, &b->over.view, &p)) return STYLE_STATUS;
    Where where = corpus_where(&b->desk.corpus, p.filing);
    buf_puts(out, "Enter: ");
    buf_put(out, where.path);
    if (where.member.n) buf_fmt(out, "!%.*s", STR_ARG(where.member));
    buf_puts(out, ": ");
    place_name_in((FormType)corpus_filing(&b->desk.corpus, p.filing)->form, p, out);
    return STYLE_STATUS;
}

/* ---- what is going on ---- */

static void put_search(const Browser *b, Buf *out)
{
    const Finder *f = &b->finder;
    if (!f->pattern) return;
    size_t index = trails_index(&b->trails, TRAIL_MATCHES);
    if (index == SIZE_MAX)
        buf_fmt(out, "%llu", (unsigned long long)f->total);
    else {
        unsigned long long i = finder_before(f, b->desk.filing) + index + 1;
        buf_fmt(out, "%llu/%llu", i, (unsigned long long)f->total);
    }
    buf_puts(out, index == SIZE_MAX && f->total != 1 ? " matches" : index == SIZE_MAX ? " match" : "");
    if (f->total_any_case > f->total)
        buf_fmt(out, "; %llu if case is ignored", (unsigned long long)f->total_any_case);
    if (f->left) buf_fmt(out, ", searching %zu more", f->left);
    if (pattern_gave_up(f->pattern)) buf_puts(out, ", took too long in places");
}

static void put_progress(const Browser *b, Buf *out)
{
    char room[CHORD_TEXT];
    if (!b->loading.done) buf_fmt(out, "reading %zu of %zu  ", b->loading.inputs, b->loading.found);
    if (b->loading.done && !b->related) buf_puts(out, "checking across filings  ");
    const Buf *searched = over_is(&b->over) ? &b->over.wanted : &b->searched;
    if (searched->n && b->asking != ASKING_SEARCH) buf_fmt(out, "/%.*s  ", STR_ARG(buf_str(searched)));
    if (!over_is(&b->over)) put_search(b, out);
    if (keymap_waits(&b->keys)) buf_fmt(out, "  %.*s-", STR_ARG(chord_text(&b->keys.typed, room)));
}

/* ---- the tour ---- */

static const char *const tour[] = {
#define TOUR(text) text,
#include "ui/tour.def"
};

size_t tour_steps(void) { return sizeof tour / sizeof *tour; }

/* ---- drawing ---- */

/* As much as fits into the lines of `r`, of which the last one is `last` wide; three dots where something is
 * left out. */
static void put_text(Grid *g, Rect r, int last, Str s, Style style)
{
    for (int y = 0; y < r.h && s.n; y++) {
        int w = y + 1 < r.h ? r.w : last, took;
        size_t n = text_fit(s, w, &took), cut = n;
        if (n == s.n || y + 1 < r.h) {
            while (n < s.n && cut && s.p[cut] != ' ') cut--;
            n = cut ? cut : n;
            grid_put(g, r, r.x, r.y + y, str_sub(s, 0, n), style, 0);
        } else if (w > 3) {
            n = text_fit(s, w - 3, &took);
            grid_put(g, r, r.x, r.y + y, str_sub(s, 0, n), style, 0);
            grid_put(g, r, r.x + took, r.y + y, S("..."), style, 0);
        }
        s = str_trim(str_from(s, n));
    }
}

/* Text at the right end of the last line; returns the columns that are left of it. */
static int put_right(Grid *g, Rect r, Str s, Style style)
{
    int w = text_width(s);
    if (!w) return r.w;
    if (w > r.w) w = r.w;
    put_text(g, (Rect){r.x + r.w - w, r.y + r.h - 1, w, 1}, w, s, style);
    return r.w - w - 2;
}

/* What is wrong with what is typed, and where; NULL: nothing is. */
static const char *wrong_with(const Browser *b, size_t *at)
{
    bool over = over_is(&b->over), bad = over ? b->over.bad : b->finder.bad;
    const PatternError *pattern = over ? &b->over.error : &b->finder.error;
    const QueryError *query = filtering_error(b);
    *at = SIZE_MAX;
    switch (b->asking) {
    case ASKING_SEARCH: return bad ? (*at = pattern->at, pattern->what) : NULL;
    case ASKING_FILTER: return query ? (*at = query->at, query->what) : NULL;
    case ASKING_VALUE: return b->wrong;
    default: return NULL;
    }
}

/* What is wrong with what is typed, or how much was found: behind it, or above it where there is no room. */
static int draw_prompt(Browser *b, Rect r, Str right)
{
    int end;
    size_t wrong_at;
    const char *wrong = wrong_with(b, &wrong_at);
    const Prompt *p = &b->prompt[b->asking];
    Rect line = {r.x, r.y + r.h - 1, r.w, 1}, above = {r.x, line.y - 1, r.w, 1};
    int x = prompt_draw(p, &b->grid, line, wrong_at, &end);
    Str say = wrong ? str_z(wrong) : right;
    Style style = wrong ? STYLE_ERROR : STYLE_PROMPT;
    int room = r.w - end - 2;
    if (text_width(say) <= room) {
        put_right(&b->grid, (Rect){r.x + end + 2, line.y, room, 1}, say, style);
    } else if (above.y >= 0) {
        grid_clear(&b->grid, above, style);
        put_text(&b->grid, above, above.w, say, style);
    }
    return x;
}

/* What can be done in the pane in use. */
static void draw_hints(Browser *b, Rect r, Str right)
{
    Buf hints = {0};
    int room = put_right(&b->grid, r, right, STYLE_STATUS);
    if (over_is(&b->over))
        buf_puts(&hints, "q back  / search  n next match");
    else
        keys_hints(&b->keys, b->desk.focus, room - 1, &hints);
    put_text(&b->grid, r, room, buf_str(&hints), STYLE_CAPTION);
    buf_free(&hints);
}

/* What may be typed next stands above, how much is found beside it. */
static int draw_typing(Browser *b, Rect r, Str left, Str right, Style style)
{
    Buf offers = {0}, sums = {0};
    if (b->asking == ASKING_COMMAND) palette_put_offers(b, &offers);
    if (b->asking == ASKING_FILTER) {
        buf_put(&offers, buf_str(&b->offers));
        (b->of_rows ? desk_put_row_sums(&b->desk, &sums) : listing_put_sums(&b->desk.listing, &sums));
    }
    bool offered = b->asking == ASKING_COMMAND || b->asking == ASKING_FILTER;
    put_text(&b->grid, (Rect){r.x, r.y, r.w, r.h - 1}, r.w, offered ? buf_str(&offers) : left,
             offered ? STYLE_CAPTION : style);
    int cursor = draw_prompt(b, r, offered ? buf_str(&sums) : right);
    buf_free(&offers);
    buf_free(&sums);
    return cursor;
}

int status_draw(Browser *b, Rect r)
{
    Buf left = {0}, right = {0};
    Style style = b->message_style;
    int cursor = -1;
    put_progress(b, &right);
    buf_put(&left, buf_str(&b->message));
    bool over = over_is(&b->over), said = b->message.n && !b->message_leads;
    if (!b->message.n && b->touring) {
        buf_fmt(&left, "Tour %zu/%zu: %s", b->tour + 1, tour_steps(), tour[b->tour]);
        style = STYLE_TITLE;
        said = true;
    }
    if (!said) style = (over ? put_over : put_place)(b, &left);
    grid_clear(&b->grid, r, STYLE_STATUS);
    Rect first = {r.x, r.y, r.w, 1}, last = {r.x, r.y + r.h - 1, r.w, 1};
    if (b->asking) {
        cursor = draw_typing(b, r, buf_str(&left), buf_str(&right), style);
    } else if (r.h > 1 && !said) {
        put_text(&b->grid, first, r.w, buf_str(&left), style);
        draw_hints(b, last, buf_str(&right));
    } else if (r.h) {
        put_text(&b->grid, r, put_right(&b->grid, r, buf_str(&right), STYLE_STATUS), buf_str(&left), style);
    }
    buf_free(&left);
    buf_free(&right);
    return cursor;
}
