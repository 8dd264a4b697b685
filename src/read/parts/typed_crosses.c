/* typed_crosses.c: boxes with a cross: what the owner is to the issuer, and those of the form as a whole. */
#include "read/parts/typed_crosses.h"

#include "read/value/strict.h"
#include "read/value/wrapped.h"

#include <string.h>

enum { SLACK = 3 }; /* lines of one paragraph may begin so much apart */

/* Does a cross stand in the words before word i of a line, back to the end of another label? */
static bool is_marked(const Word *w, size_t from, size_t i)
{
    while (i-- > from)
        if (is_cross(w[i].text) || str_eq(w[i].text, S("x"))) return true;
    return false;
}

static void put_flag(Doc *d, Where w, bool marked, Str raw)
{
    cell_set(d, doc_cell(d, w.part, w.row, w.field), w.field, marked ? S("1") : S("0"), doc_span(d, raw));
}

static const struct Label {
    FieldId field;
    const char *letters;
} labels[] = {{F_isDirector, "director"},
              {F_isTenPercentOwner, "10owner"},
              {F_isOfficer, "officer"},
              {F_isOther, "other"}};

enum { LABELS = sizeof labels / sizeof *labels };

/* Words of the asides "(give title below)", "(specify below)", wrapped in their column. */
static bool is_aside_word(Str w)
{
    return str_eq(w, S("(give")) || str_eq(w, S("title")) || str_eq(w, S("(specify")) ||
           str_eq(w, S("below)"));
}

/* Is a word nothing but a box or its parts? */
static bool is_box(Str w)
{
    for (size_t i = 0; i < w.n; i++)
        if (!strchr("[]()_/|", w.p[i])) return false;
    return true;
}

void typed_relation(Doc *d, const Content *c)
{
    int x[LABELS] = {0};
    bool seen[LABELS] = {false};
    Str title[16], other[16];
    size_t titles = 0, others = 0, from = 0;
    for (size_t i = 0, words; i < c->n; i += words) {
        size_t end = content_line_end(c, i), k = 0;
        words = 0;
        if (i && c->line[i] != c->line[i - 1]) from = i;
        while (k < LABELS && (seen[k] || !(words = words_spell(&c->word[i], end - i, labels[k].letters))))
            k++;
        if (k < LABELS) {
            seen[k] = true;
            x[k] = c->word[i].x;
            put_flag(d, (Where){PART_OWNER, 0, labels[k].field}, is_marked(c->word, from, i),
                     words_str(&c->word[from], i + words - from));
            from = i + words;
            continue;
        }
        words = 1;
        if (!seen[2] || is_box(c->word[i].text) || is_aside_word(c->word[i].text) ||
            (is_cross(c->word[i].text) && !(seen[2] && seen[3])))
            continue;
        bool beside = seen[3] && x[3] > x[2] + 20 && c->word[i].x >= x[3] - SLACK;
        while (i + words < end && c->word[i + words].gap < 2) words++;
        Str s = words_str(&c->word[i], words);
        if (beside && cell_flag(owner_item(&d->owner[0], F_isOther)) && others < 16)
            other[others++] = s;
        else if (titles < 16)
            title[titles++] = s;
    }
    bool officer = cell_flag(owner_item(&d->owner[0], F_isOfficer));
    if (!officer && !others && cell_flag(owner_item(&d->owner[0], F_isOther))) {
        memcpy(other, title, sizeof title);
        others = titles, titles = 0;
    }
    cell_put_lines(d, (Where){PART_OWNER, 0, F_officerTitle}, title, titles);
    cell_put_lines(d, (Where){PART_OWNER, 0, F_otherText}, other, others);
}

/* Boxes of the form as a whole, each with the words that stand beside it. */
static const struct Label doc_boxes[] = {{F_notSubjectToSection16, "checkthisboxifnolonger"},
                                         {F_notSubjectToSection16, "checkboxifnolonger"},
                                         {F_aff10b5One, "checkthisboxtoindicatethata"},
                                         {F_form3HoldingsReported, "form3holdingsreported"},
                                         {F_form4TransactionsReported, "form4transactionsreported"}};

static const struct Label *doc_box_at(const SheetLine *l, size_t w)
{
    for (size_t k = 0; l->kind == LINE_TEXT && k < sizeof doc_boxes / sizeof *doc_boxes; k++)
        if (words_begin(&l->word[w], l->n - w, doc_boxes[k].letters)) return &doc_boxes[k];
    return NULL;
}

/* The cross among the words left of x. */
static bool cross_before(const SheetLine *l, int x, Str *cross)
{
    for (size_t w = 0; w < l->n && l->word[w].x < x; w++)
        if (is_cross(l->word[w].text)) return *cross = l->word[w].text, true;
    return false;
}

/* Does a line have a word at about x, where the lines of a paragraph begin? `*box`: the box that it is of. */
static bool line_at(const SheetLine *l, int x, const struct Label **box)
{
    size_t w = 0;
    while (w < l->n && l->word[w].x < x) w++;
    bool at = l->kind == LINE_TEXT && w < l->n && l->word[w].x <= x + SLACK;
    *box = at ? doc_box_at(l, w) : NULL;
    return at;
}

/* The cross beside a paragraph whose lines begin at x from line i on: before any of them, or between two that
 * what stands beside the paragraph has moved apart. */
static bool paragraph_marked(const Sheet *s, size_t i, size_t to, int x, Str *cross)
{
    enum { LINES = 16, APART = 2 };
    const struct Label *box;
    size_t apart = 0;
    for (size_t k = i; k < to && k < i + LINES && apart <= APART; k++) {
        apart = line_at(&s->line[k], x, &box) ? 0 : apart + 1;
        if (k > i && box) return false;
        if (cross_before(&s->line[k], x, cross)) return true;
    }
    return false;
}

void typed_marks(Doc *d, const Sheet *s, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        for (size_t w = 0; w < s->line[i].n; w++) {
            const struct Label *box = doc_box_at(&s->line[i], w);
            if (!box) continue;
            Str raw = s->line[i].word[w].text;
            bool marked = paragraph_marked(s, i, to, s->line[i].word[w].x, &raw);
            put_flag(d, (Where){PART_DOC, 0, box->field}, marked, raw);
        }
}
