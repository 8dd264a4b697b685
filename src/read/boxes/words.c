/* words.c: words with boxes into a Doc, and its values back to their words. */
#include "read/boxes/words.h"

static const struct {
    bool (*looks_like)(Str bytes);
    void (*boxes)(Arena *a, Str bytes, Boxes *out);
} kinds[] = {{tsv_looks_like, tsv_boxes}, {hocr_looks_like, hocr_boxes}, {alto_looks_like, alto_boxes}};

enum { KINDS = sizeof kinds / sizeof *kinds };

static size_t kind_of(Str bytes)
{
    size_t k = 0;
    while (k < KINDS && !kinds[k].looks_like(bytes)) k++;
    return k;
}

bool words_look_like(Str bytes) { return kind_of(bytes) < KINDS; }

static Laid lay(Arena *a, Str bytes)
{
    Boxes b = {.n = 0};
    size_t k = kind_of(bytes);
    if (k < KINDS) kinds[k].boxes(a, bytes, &b);
    return boxes_lay(a, &b);
}

Str words_text(Arena *a, Str bytes) { return lay(a, bytes).wrap.text; }

Wrap words_lay(Doc *d)
{
    Laid laid = lay(&d->arena, d->text);
    d->word = laid.word;
    d->nword = laid.n;
    return laid.wrap;
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
