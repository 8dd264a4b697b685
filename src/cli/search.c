/* search.c: the batch command beside `/`: a line a match. */
#include "find/search.h"

#include "base/json.h"
#include "cli/chooser.h"
#include "cli/commands.h"
#include "cli/emit/emit.h"
#include "view/kit/grid.h"

enum { FORMAT_TEXT, FORMAT_NDJSON };      /* the choices of OPT_SEARCH_FORMAT */
enum { AROUND = 60, FLUSH_AT = 1 << 16 }; /* AROUND: bytes of a long text before and behind a match */

typedef struct Searching {
    Pattern *pattern, *any_case; /* any_case: where the pattern minds case; else NULL */
    Chooser chooser;
    Out *out;
    int format;
    bool count;
    size_t filings, found_in, unread;
    uint64_t found, in_any_case;
} Searching;

/* ---- where and what ---- */

/* "Table I row 1, Code", "footnote (2)", "header, Issuer Name", "line 35". */
static void put_place(const Doc *d, const Hit *h, Buf *out)
{
    char room[MARK_TEXT];
    const Place *p = &h->place;
    if (p->part == PART_FILING) {
        buf_fmt(out, "line %zu", str_count(str_sub(d->text, 0, h->match.at), '\n') + 1);
    } else if (p->part == PART_NOTE) {
        buf_fmt(out, "footnote %.*s", STR_ARG(note_mark(d->note[p->row].id, room)));
    } else {
        bool table = p->part == PART_I || p->part == PART_II;
        buf_puts(out, part_name((Part)p->part));
        if (p->part != PART_DOC) buf_fmt(out, "%s %u", table ? " row" : "", p->row + 1u);
        buf_fmt(out, ", %s",
                p->part == PART_DOC || !table ? form_item_caption((FieldId)p->field, d->form)
                                              : fields[p->field].head);
    }
}

/* What is around a match, on one line. */
static void put_context(Str text, Span m, Buf *out)
{
    Arena arena = {0};
    Span part = hit_around(text, m, AROUND);
    if (part.at) buf_puts(out, "…");
    text_visible(str_collapse(&arena, span_str(text, part)), out);
    if (part.at + part.len < text.n) buf_puts(out, "…");
    arena_free(&arena);
}

/* ---- shapes ---- */

static void text_hit(const Doc *d, Str source, const Hit *h, Buf *out)
{
    char room[DATE_TEXT + DEC_TEXT];
    Buf printed = {0};
    Span m;
    Str text = hit_text(d, h, room, &printed, &m);
    text_visible(source, out);
    buf_char(out, ':');
    put_place(d, h, out);
    buf_puts(out, h->in_source && h->place.part != PART_FILING ? ": in the source: " : ": ");
    put_context(text, m, out);
    buf_char(out, '\n');
    buf_free(&printed);
}

static void json_hit(const Doc *d, Str source, const Hit *h, Buf *out)
{
    char room[DATE_TEXT + DEC_TEXT];
    Buf printed = {0};
    Span m;
    Str text = hit_text(d, h, room, &printed, &m);
    json_open(out, '{');
    json_text(out, "path", source);
    json_text(out, "part", str_z(part_name((Part)h->place.part)));
    if (h->place.part != PART_FILING && h->place.part != PART_DOC) json_count(out, "row", h->place.row + 1u);
    if (h->place.field < F_END) json_text(out, "field", str_z(fields[h->place.field].name));
    json_text(out, "text", text);
    json_text(out, "match", str_sub(text, m.at, m.len));
    json_count(out, "at", m.at);
    json_key(out, "inSource");
    json_bool(out, h->in_source);
    json_close(out, '}');
    buf_char(out, '\n');
    buf_free(&printed);
}

static void put_count(const Searching *s, Str source, size_t n, Buf *out)
{
    if (s->format == FORMAT_TEXT) {
        buf_fmt(out, "%zu ", n);
        text_visible(source, out);
    } else {
        json_open(out, '{');
        json_text(out, "path", source);
        json_count(out, "matches", n);
        json_close(out, '}');
    }
    buf_char(out, '\n');
}

static void put_hits(const Searching *s, const Doc *d, Str source, const Hits *hits)
{
    Buf line = {0}, before = {0};
    if (s->count && hits->n) put_count(s, source, hits->n, &s->out->buf);
    for (size_t i = 0; i < hits->n && !s->count; i++) {
        buf_clear(&line);
        (s->format == FORMAT_TEXT ? text_hit : json_hit)(d, source, &hits->at[i], &line);
        if (str_eq(buf_str(&line), buf_str(&before))) continue; /* another match in the same text */
        buf_put(&s->out->buf, buf_str(&line));
        Buf swap = before;
        before = line, line = swap;
    }
    buf_free(&line);
    buf_free(&before);
}

/* ---- the search ---- */

static void search_filing(Searching *s, const Loaded *x, Str source)
{
    Hits hits = {0}, more = {0};
    if (!chooser_takes(&s->chooser, x)) return;
    search_doc(s->pattern, &x->doc, 0, &hits);
    if (s->any_case) search_doc(s->any_case, &x->doc, 0, &more);
    put_hits(s, &x->doc, source, &hits);
    s->filings++;
    s->found_in += hits.n > 0;
    s->found += hits.n;
    s->in_any_case += more.n;
    hits_free(&hits);
    hits_free(&more);
}

static void take(Searching *s, const Loaded *x)
{
    Arena arena = {0};
    Str source = source_of(&x->where, &arena);
    if (x->ok) {
        search_filing(s, x, source);
    } else {
        out_flush(s->out, 0);
        message("%.*s: %.*s", STR_ARG(source), STR_ARG(buf_str(&x->what)));
        s->unread += !x->notice;
    }
    arena_free(&arena);
}

/* "71 matches in 12 of 300 filings; 97 if case is ignored" */
static void tell_sum(const Searching *s)
{
    Buf b = {0};
    buf_fmt(&b, "%llu match%s in %zu of %zu filing%s", (unsigned long long)s->found,
            s->found == 1 ? "" : "es", s->found_in, s->filings, s->filings == 1 ? "" : "s");
    if (s->in_any_case > s->found)
        buf_fmt(&b, "; %llu if case is ignored", (unsigned long long)s->in_any_case);
    if (pattern_gave_up(s->pattern))
        buf_puts(&b, "; the pattern took too long on some texts, which were left out");
    message("%s", b.p);
    buf_free(&b);
}

static void search_all(Searching *s, const Args *a)
{
    LoadOptions load = {.paths = a->operand + 1, .npath = a->noperand - 1};
    if (chooser_needs_findings(&s->chooser)) load.check = args_checks(a);
    Load *l = load_start(&load);
    for (Loaded x; !s->out->failed && load_next(l, true, &x); loaded_free(&x)) {
        take(s, &x);
        out_flush(s->out, FLUSH_AT);
    }
    load_stop(l);
    out_flush(s->out, 0);
    tell_sum(s);
}

ExitCode run_search(const Args *a, Out *out)
{
    PatternError error;
    Str text = str_z(a->operand[0]);
    Searching s = {.out = out,
                   .format = args_choice(a, OPT_SEARCH_FORMAT, FORMAT_TEXT),
                   .count = a->value[OPT_COUNT] != NULL};
    s.pattern = pattern_new(text, &error);
    if (!s.pattern) {
        message("search: '%s': %s", a->operand[0], error.what);
        return CLI_USAGE;
    }
    if (pattern_minds_case(text)) s.any_case = pattern_new_case(text, true, &error);
    s.chooser = chooser_new(a);
    search_all(&s, a);
    chooser_free(&s.chooser);
    pattern_free(s.pattern);
    pattern_free(s.any_case);
    return s.unread ? CLI_INPUT : s.found ? CLI_FINE : CLI_FINDINGS;
}
