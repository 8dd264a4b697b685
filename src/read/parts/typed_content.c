/* typed_content.c: the numbered boxes of a typed form, found by their captions, and the words in each. */
#include "read/parts/typed_content.h"

#include <string.h>

/* Captions as all eras print them, as letters. */
static const struct Caption {
    Item item;
    const char *letters;
} captions[] = {{ITEM_OWNER, "nameandaddressofreportingpersons"},
                {ITEM_OWNER, "nameandaddressofreportingperson"},
                {ITEM_ISSUER, "issuernameandtickerortradingsymbol"},
                {ITEM_PERIOD, "dateofearliesttransactionrequiredtobereported"},
                {ITEM_PERIOD, "dateofearliesttransaction"},
                {ITEM_PERIOD, "statementformonthdayyear"},
                {ITEM_PERIOD, "statementformonthyear"},
                {ITEM_PERIOD, "statementformodayyr"},
                {ITEM_PERIOD, "statementforissuersfiscalyearended"},
                {ITEM_PERIOD, "dateofeventrequiringstatement"},
                {ITEM_AMENDMENT, "ifamendmentdateoforiginalfiled"},
                {ITEM_AMENDMENT, "ifamendmentdateoriginalfiled"},
                {ITEM_AMENDMENT, "ifamendmentdateoforiginal"},
                {ITEM_AMENDMENT, "ifamendmentdateoriginalfiledmonthdayyear"},
                {ITEM_AMENDMENT, "ifamendmentdateoforiginalfiledmonthdayyear"},
                {ITEM_RELATION, "relationshipofreportingpersonstoissuer"},
                {ITEM_RELATION, "relationshipofreportingpersontoissuer"},
                {ITEM_FOREIGN, "foreigntradingsymbol"},
                {ITEM_OTHER, "individualorjointgroupfiling"},
                {ITEM_OTHER, "individualorjointgroupreporting"},
                {ITEM_OTHER, "irsorsocialsecuritynumberofreportingperson"},
                {ITEM_OTHER, "irsorsocialsecuritynumber"},
                {ITEM_OTHER, "irsidentificationnumberofreportingpersonifanentity"}};

/* What captions say beside their name, and is never a value. */
static const char *const asides[] = {"monthdayyear",
                                     "monthyear",
                                     "modayyr",
                                     "modayyear",
                                     "moyr",
                                     "voluntary",
                                     "checkallapplicable",
                                     "checkapplicableline",
                                     "specifybelow",
                                     "givetitlebelow",
                                     "ifanentity",
                                     "instruction1b",
                                     "last",
                                     "first",
                                     "middle",
                                     "street",
                                     "city",
                                     "state",
                                     "zippostalcode",
                                     "zippostal",
                                     "zip",
                                     "country"};

enum {
    SLACK = 3,  /* a box's text may stand a little left of its caption, */
    SHIFT = 8,  /* or a little more on a converted page               */
    BESIDE = 12 /* boxes nearer than that stand one below the other   */
};

/* Letters that both have at their begin, where one of them ends there; else 0. */
static size_t shared_begin(const char *a, const char *b)
{
    size_t n = 0;
    while (a[n] && a[n] == b[n]) n++;
    return !a[n] || !b[n] ? n : 0;
}

/* Is "1." or "12)" the number of a box? */
static size_t number_of_box(Str w)
{
    size_t i = 0;
    while (i < w.n && is_digit(w.p[i])) i++;
    if (i && i < w.n && (w.p[i] == 'a' || w.p[i] == 'A')) i++; /* "2a." */
    return i && i < 4 && i < w.n && (w.p[i] == '.' || w.p[i] == ')') ? i + 1 : 0;
}

/* The caption that the words from `i` on begin with, on this line at least. */
static const struct Caption *caption_at(const SheetLine *l, size_t i)
{
    enum { ENOUGH = 10 };
    char letters[96] = "";
    size_t number = number_of_box(l->word[i].text);
    if (!number) return NULL;
    letters_add(letters, sizeof letters, str_from(l->word[i].text, number));
    for (size_t k = i + 1; k < l->n && (l->word[k].gap < 2 || (k == i + 1 && l->word[k].gap < GAP_BORDER));
         k++)
        letters_add(letters, sizeof letters, l->word[k].text);
    for (size_t c = 0; c < sizeof captions / sizeof *captions; c++)
        if (shared_begin(letters, captions[c].letters) >= ENOUGH) return &captions[c];
    return NULL;
}

void typed_find_boxes(const Sheet *s, size_t from, size_t to, TypedBoxes *b)
{
    b->n = 0;
    for (size_t i = from; i < to; i++)
        for (size_t w = 0; s->line[i].kind == LINE_TEXT && w < s->line[i].n; w++) {
            const struct Caption *c = caption_at(&s->line[i], w);
            if (c && b->n < BOXES_MAX) b->at[b->n++] = (TypedBox){c->item, i, s->line[i].word[w].x};
        }
}

/* Where the box beside this one begins, on some line; past all text if there is none. */
static int right_of(const Sheet *s, const TypedBoxes *b, const TypedBox *box, size_t line)
{
    int right = s->width + 8;
    for (size_t i = 0; i < b->n; i++) {
        const TypedBox *o = &b->at[i];
        if (o->x <= box->x + BESIDE || o->x >= right || o->line > line) continue;
        if (o->line == line || !sheet_has_rule(s, o->line, line)) right = o->x;
    }
    return right;
}

static size_t bottom_of(const Sheet *s, const TypedBoxes *b, const TypedBox *box, size_t to)
{
    for (size_t i = 0; i < b->n; i++) {
        const TypedBox *o = &b->at[i];
        if (o->line > box->line && o->line < to && o->x <= box->x + BESIDE &&
            right_of(s, b, o, o->line) > box->x)
            to = o->line;
    }
    return to;
}

static size_t aside_at(const Word *w, size_t n)
{
    if (n && str_eq(w->text, S("Code)"))) return 1; /* "(Zip/Postal" is a line above */
    if (!n || w->text.p[0] != '(') return 0;
    for (size_t i = 0; i < sizeof asides / sizeof *asides; i++) {
        size_t words = words_spell(w, n, asides[i]);
        if (words) return words;
    }
    return 0;
}

static size_t caption_words(const Word *w, size_t n, Item item)
{
    size_t best = 0;
    for (size_t i = 0; i < sizeof captions / sizeof *captions; i++) {
        size_t words = captions[i].item == item ? words_spell(w, n, captions[i].letters) : 0;
        if (words > best) best = words;
    }
    return best;
}

/* Do words from w on stand in the box at `x`, with the next one at `right`? A run of words goes together, but
 * where one begins just where a box does. */
static bool in_box(const SheetLine *l, size_t w, int x, int right)
{
    size_t first = w;
    while (first && l->word[first].gap < 2 && l->word[first].x != x && l->word[first].x != right) first--;
    int slack = l->npipe ? SLACK : SHIFT;
    const Word *run = &l->word[first];
    if (strchr("([\"", run->text.p[0]) && run->x >= x && l->word[line_run(l, first) - 1].end < right)
        return true; /* a ticker, as far to the right as there is room */
    return l->word[first].x >= x - slack && l->word[first].x < right - (l->word[first].gap < 2 ? 0 : slack);
}

/* All words of a box. */
static Content words_of(Arena *a, const Sheet *s, const TypedBoxes *b, const TypedBox *box, size_t bottom)
{
    Content c = {.n = 0};
    size_t most = 0;
    for (size_t i = box->line; i < bottom; i++) most += s->line[i].n;
    c.word = ARENA_NEW(a, Word, most + 1);
    c.line = ARENA_NEW(a, size_t, most + 1);
    for (size_t i = box->line; i < bottom; i++) {
        const SheetLine *l = &s->line[i];
        int right = right_of(s, b, box, i);
        for (size_t w = 0; l->kind == LINE_TEXT && w < l->n; w++) {
            if (!in_box(l, w, box->x, right)) continue;
            c.line[c.n] = i;
            c.word[c.n++] = l->word[w];
        }
    }
    return c;
}

/* Words of a box that are none of its values: n of them, 0 if there are no such at the front. */
static size_t passed_over(const Word *w, size_t n, bool first)
{
    if (first && (w->text.p[0] == '*' || str_eq(w->text, S(":")))) return 1;
    return aside_at(w, n);
}

Content content_of(Doc *d, const Sheet *s, const TypedBoxes *b, const TypedBox *box, size_t to)
{
    Content c = words_of(&d->arena, s, b, box, bottom_of(s, b, box, to));
    size_t kept = 0, skip;
    if (!c.n) return c;
    c.word[0].text = str_from(c.word[0].text, number_of_box(c.word[0].text));
    skip = caption_words(c.word, c.n, box->item);
    for (size_t i = 0; i < c.n;) {
        for (; skip; skip--) words_put_printed(d, &c.word[i++], 1);
        skip = i < c.n ? passed_over(&c.word[i], c.n - i, !kept) : 0;
        if (skip && !c.name && (words_spell(&c.word[i], 1, "last") || words_spell(&c.word[i], 1, "first")))
            c.name = kept;
        if (skip || i == c.n) continue;
        c.line[kept] = c.line[i];
        c.word[kept++] = c.word[i++];
    }
    c.n = kept;
    return c;
}

size_t content_line_end(const Content *c, size_t i)
{
    size_t k = i;
    while (k < c->n && c->line[k] == c->line[i]) k++;
    return k;
}
