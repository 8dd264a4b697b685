/* words.c: words with boxes into a Doc, and its values back to their words. */
#include "read/boxes/words.h"

static const struct {
    bool (*looks_like)(Str bytes);
    void (*boxes)(Arena *a, Str bytes, Boxes *out);
} kinds[] = {{tsv_looks_like, tsv_boxes}, {hocr_looks_like, hocr_boxes}, {alto_looks_like, alto_boxes}};

enum { KINDS = sizeof kinds / sizeof *kinds };

/* The rows behind a page that was made of them; all of it where there is none. */
static Str rows_of(Str bytes)
{
    size_t at = str_find(bytes, S("\f\nlevel\t"));
    Str rows = str_from(bytes, at + 2);
    return tsv_looks_like(rows) ? rows : bytes;
}

static size_t kind_of(Str rows)
{
    size_t k = 0;
    while (k < KINDS && !kinds[k].looks_like(rows)) k++;
    return k;
}

bool words_look_like(Str bytes) { return kind_of(rows_of(bytes)) < KINDS; }

static Laid lay(Arena *a, Str rows)
{
    Boxes b = {.n = 0};
    size_t k = kind_of(rows);
    if (k < KINDS) kinds[k].boxes(a, rows, &b);
    boxes_unite(&b);
    return boxes_lay(a, &b);
}

Str words_text(Arena *a, Str bytes) { return lay(a, rows_of(bytes)).wrap.text; }

Wrap words_lay(Doc *d)
{
    Str rows = rows_of(d->text);
    Laid laid = lay(&d->arena, rows);
    d->word = laid.word;
    d->nword = laid.n;
    size_t before = (size_t)(rows.p - d->text.p);
    if (before && str_eq(str_sub(d->text, 0, before - 2), laid.wrap.text))
        return (Wrap){.text = str_sub(d->text, 0, before - 2)};
    for (size_t i = 0; i < laid.wrap.ncut; i++) laid.wrap.cut[i].from += (uint32_t)before;
    return laid.wrap;
}

void words_put_page(Str rows, Buf *out)
{
    Arena a = {0};
    buf_put(out, words_text(&a, rows));
    buf_puts(out, "\f\n");
    buf_put(out, rows);
    arena_free(&a);
}

/* The first word that reaches beyond `at`; a Doc's words stand in the order of the page. */
static size_t word_from(const Doc *d, uint32_t at)
{
    size_t low = 0, high = d->nword;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (d->word[mid].raw.at + d->word[mid].raw.len <= at)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

/* Adds the parts of a span, a word each, as pieces of a cell; false: it is one word. */
static bool part_span(Doc *d, Place p, Span raw)
{
    uint32_t end = raw.at + raw.len;
    size_t first = word_from(d, raw.at), n = 0;
    for (size_t i = first; i < d->nword && d->word[i].raw.at < end; i++) n += d->word[i].raw.len > 0;
    if (n < 2) return false;
    for (size_t i = first; i < d->nword && d->word[i].raw.at < end; i++) {
        Span w = d->word[i].raw;
        uint32_t from = w.at > raw.at ? w.at : raw.at, to = w.at + w.len < end ? w.at + w.len : end;
        if (to > from) doc_add_piece(d, (Part)p.part, p.row, (FieldId)p.field, (Span){from, to - from});
    }
    return true;
}

static bool has_pieces(const Piece *piece, size_t n, Place p)
{
    for (size_t i = 0; i < n; i++)
        if (place_eq(piece[i].place, p)) return true;
    return false;
}

void words_part_pieces(Doc *d)
{
    static const struct {
        Part part;
        int first, end;
    } parts[] = {{PART_DOC, F_DOC, F_OWNER}, {PART_OWNER, F_OWNER, F_SIGN},   {PART_I, 0, F_ROW_END},
                 {PART_II, 0, F_ROW_END},    {PART_NOTE, F_NONE, F_NONE + 1}, {PART_SIGN, F_SIGN, F_END}};
    const Piece *old = d->piece;
    size_t n = d->npiece;
    d->piece = NULL;
    d->npiece = d->cappiece = 0;
    for (size_t i = 0; i < n; i++) {
        Place p = old[i].place;
        if (!part_span(d, p, p.raw)) doc_add_piece(d, (Part)p.part, p.row, (FieldId)p.field, p.raw);
    }
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        for (size_t row = 0; row < doc_rows(d, parts[i].part); row++)
            for (int f = parts[i].first; f < parts[i].end; f++) {
                const Cell *c = doc_cell(d, parts[i].part, row, (FieldId)f);
                Place p = {.row = (uint16_t)row, .part = (uint8_t)parts[i].part, .field = (uint8_t)f};
                if (c && c->raw.len && !has_pieces(old, n, p)) part_span(d, p, c->raw);
            }
}
