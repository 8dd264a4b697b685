/* diff.c: two filings compared field by field. */
#include "base/json.h"
#include "cli/commands.h"
#include "cli/emit/emit.h"
#include "cli/worksheet.h"
#include "model/difference.h"
#include "view/kit/grid.h"
#include "view/kit/view.h"

/* One of the two: the first filing of a path. */
typedef struct Side {
    Load *load;
    Loaded x;
} Side;

static bool side_open(Side *s, const char *const *path)
{
    Arena arena = {0};
    const LoadOptions load = {.paths = path, .npath = 1, .threads = 1};
    s->load = load_start(&load);
    bool any = load_next(s->load, true, &s->x);
    if (!any)
        message("%s: holds no filing", *path);
    else if (!s->x.ok)
        message("%.*s: %.*s", STR_ARG(source_of(&s->x.where, &arena)), STR_ARG(buf_str(&s->x.what)));
    arena_free(&arena);
    return any && s->x.ok;
}

static void side_close(Side *s)
{
    if (!s->load) return;
    loaded_free(&s->x);
    load_stop(s->load);
}

/* ---- text: as the browser shows it ---- */

static void put_text(const Args *args, const Side side[2], const Differences *list, Buf *out)
{
    Corpus corpus = {0};
    Compared both = {.list = *list};
    for (int i = 0; i < 2; i++) {
        both.doc[i] = &side[i].x.doc;
        both.filing[i] = corpus_add(&corpus, &side[i].x.doc, &side[i].x.where, &(Findings){0});
    }
    view_print(&view_difference, (ViewContext){.corpus = &corpus, .compared = &both}, args_width(args), out);
    corpus_free(&corpus);
}

/* ---- JSON ---- */

/* A whole row in a line: its values that are there. */
static void put_row(const Doc *doc, const Difference *d, uint32_t row, Buf *out)
{
    char room[DATE_TEXT + DEC_TEXT];
    for (int f = 0; f < F_END; f++) {
        const Cell *c = doc_cell(doc, (Part)d->part, row, (FieldId)f);
        if (!c || !cell_has(c)) continue;
        buf_fmt(out, " %s=", fields[f].name);
        text_visible(cell_value(c, (FieldId)f, room), out);
    }
}

static void json_side(const char *key, const Doc *doc, const Difference *d, uint32_t row, const Cell *c,
                      Buf *out)
{
    char room[DATE_TEXT + DEC_TEXT];
    Buf whole = {0};
    json_key(out, key);
    if (row == ROW_NONE) {
        json_null(out);
    } else if (c) {
        json_str(out, cell_value(c, (FieldId)d->field, room));
    } else {
        put_row(doc, d, row, &whole);
        json_str(out, str_trim(buf_str(&whole)));
    }
    buf_free(&whole);
}

static void json_row(const char *key, uint32_t row, Buf *out)
{
    json_key(out, key);
    if (row == ROW_NONE)
        json_null(out);
    else
        json_number(out, row + 1);
}

static void put_json(const Side side[2], const Differences *list, Buf *out)
{
    json_open(out, '{');
    json_key(out, "differences");
    json_open(out, '[');
    for (size_t i = 0; i < list->n; i++) {
        const Difference *d = &list->at[i];
        json_open(out, '{');
        json_text(out, "part", str_z(part_name((Part)d->part)));
        json_row("rowBefore", d->row, out);
        json_row("rowAfter", d->other, out);
        json_text(out, "field", str_z(d->field == F_NONE ? NULL : fields[d->field].name));
        json_side("before", &side[0].x.doc, d, d->row, d->was, out);
        json_side("after", &side[1].x.doc, d, d->other, d->now, out);
        json_close(out, '}');
    }
    json_close(out, ']');
    json_close(out, '}');
    buf_char(out, '\n');
}

ExitCode run_diff(const Args *a, Out *out)
{
    Arena arena = {0};
    Side side[2] = {0};
    bool ok = side_open(&side[0], &a->operand[0]) && side_open(&side[1], &a->operand[1]);
    if (ok) {
        Differences list = doc_differences(&arena, &side[0].x.doc, &side[1].x.doc);
        if (args_choice(a, OPT_SHEET_FORMAT, SHEET_TEXT) == SHEET_JSON)
            put_json(side, &list, &out->buf);
        else
            put_text(a, side, &list, &out->buf);
    }
    side_close(&side[0]);
    side_close(&side[1]);
    arena_free(&arena);
    return ok ? CLI_FINE : CLI_INPUT;
}
