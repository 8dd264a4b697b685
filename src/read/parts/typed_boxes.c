/* typed_boxes.c: the boxes above the tables, found by their captions: who, whose securities, when, in what
 * relation. */
#include "read/table/typed.h"

#include "read/value/strict.h"

#include <string.h>

typedef enum Item {
    ITEM_OWNER,
    ITEM_ISSUER,
    ITEM_PERIOD,
    ITEM_AMENDMENT,
    ITEM_RELATION,
    ITEM_FOREIGN,
    ITEM_OTHER
} Item;

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
                                     "zip",
                                     "country"};

enum {
    BOXES_MAX = 64,
    SLACK = 3,  /* a box's text may stand a little left of its caption, */
    SHIFT = 8,  /* or a little more on a converted page               */
    BESIDE = 12 /* boxes nearer than that stand one below the other   */
};

typedef struct Box {
    Item item;
    size_t line;
    int x;
} Box;

typedef struct Boxes {
    Box at[BOXES_MAX];
    size_t n;
} Boxes;

/* ---- where the boxes are ---- */

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

static void find_boxes(const Sheet *s, size_t from, size_t to, Boxes *b)
{
    b->n = 0;
    for (size_t i = from; i < to; i++)
        for (size_t w = 0; s->line[i].kind == LINE_TEXT && w < s->line[i].n; w++) {
            const struct Caption *c = caption_at(&s->line[i], w);
            if (c && b->n < BOXES_MAX) b->at[b->n++] = (Box){c->item, i, s->line[i].word[w].x};
        }
}

/* Where the box beside this one begins, on some line; past all text if there is none. */
static int right_of(const Sheet *s, const Boxes *b, const Box *box, size_t line)
{
    int right = s->width + 8;
    for (size_t i = 0; i < b->n; i++) {
        const Box *o = &b->at[i];
        if (o->x <= box->x + BESIDE || o->x >= right || o->line > line) continue;
        if (o->line == line || !sheet_has_rule(s, o->line, line)) right = o->x;
    }
    return right;
}

static size_t bottom_of(const Sheet *s, const Boxes *b, const Box *box, size_t to)
{
    for (size_t i = 0; i < b->n; i++) {
        const Box *o = &b->at[i];
        if (o->line > box->line && o->line < to && o->x <= box->x + BESIDE &&
            right_of(s, b, o, o->line) > box->x)
            to = o->line;
    }
    return to;
}

/* ---- what stands in a box ---- */

static size_t aside_at(const Word *w, size_t n)
{
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
    return l->word[first].x >= x - slack && l->word[first].x < right - (l->word[first].gap < 2 ? 0 : slack);
}

/* All words of a box. */
static Content words_of(Arena *a, const Sheet *s, const Boxes *b, const Box *box, size_t bottom)
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

static Content content_of(Doc *d, const Sheet *s, const Boxes *b, const Box *box, size_t to)
{
    Content c = words_of(&d->arena, s, b, box, bottom_of(s, b, box, to));
    size_t kept = 0, skip;
    if (!c.n) return c;
    c.word[0].text = str_from(c.word[0].text, number_of_box(c.word[0].text));
    skip = caption_words(c.word, c.n, box->item);
    for (size_t i = 0; i < c.n;) {
        for (; skip; skip--) words_put_printed(d, &c.word[i++], 1);
        skip = i < c.n ? passed_over(&c.word[i], c.n - i, !kept) : 0;
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

/* ---- dates, issuer ---- */

/* The first line of the box that is a date, or begins like one. */
static void put_date(Doc *d, FieldId f, const Content *c)
{
    Date date;
    bool whole;
    if (!cell_has(doc_item(d, f))) doc_item(d, f)->state = CELL_BLANK;
    for (size_t i = 0, end; i < c->n; i = end) {
        end = content_line_end(c, i);
        Str s = words_str(&c->word[i], end - i);
        if (!date_printed(s, &date, &whole) && word_type(c->word[i].text) != WORD_DATE) continue;
        cell_put_str(d, (Where){PART_DOC, 0, f}, s);
        return;
    }
}

/* A ticker: "TSLA", "(NYSE: TSLA)", ("NVDA"), [ AUR ]; empty if s cannot be one. */
static Str symbol_of(Str s)
{
    size_t colon = s.n;
    while (colon && s.p[colon - 1] != ':') colon--;
    s = str_trim(str_from(s, colon));
    while (s.n && strchr("\"'([", s.p[0])) s = str_trim(str_from(s, 1));
    while (s.n && strchr("\"')]", s.p[s.n - 1])) s = str_trim(str_sub(s, 0, s.n - 1));
    return s.n <= 12 ? s : (Str){0};
}

/* Where in the printed text of a line the ticker begins: at its last bracket; else s.n. */
static size_t bracket_in(Str s)
{
    size_t i = s.n;
    if (!s.n || (s.p[s.n - 1] != ')' && s.p[s.n - 1] != ']')) return s.n;
    while (i && s.p[i - 1] != '(' && s.p[i - 1] != '[') i--;
    return i ? i - 1 : s.n;
}

static bool ends_with(Str s, char c) { return s.n && s.p[s.n - 1] == c; }

static void put_issuer(Doc *d, const Content *c)
{
    Str name[8], symbol = {0};
    size_t n = 0;
    for (size_t i = 0, end; i < c->n && n < 8; i = end) {
        end = content_line_end(c, i);
        Str s = words_str(&c->word[i], end - i);
        size_t bracket = bracket_in(s), gap = end - 1;
        if (bracket < s.n && symbol_of(str_from(s, bracket)).n) {
            symbol = symbol_of(str_from(s, bracket));
            doc_add_printed(d, doc_span(d, str_from(s, bracket))); /* with the exchange */
            s = str_trim(str_sub(s, 0, bracket));
        } else if (bracket < s.n && s.p[s.n - 1] == ']') { /* [] */
            s = str_trim(str_sub(s, 0, bracket));
        } else if (gap > i && (c->word[gap].gap > 1 || ends_with(c->word[gap - 1].text, ';'))) {
            symbol = c->word[gap].text;
            s = words_str(&c->word[i], gap - i);
            if (ends_with(s, ';')) s.n--;
        } else if (n && end == c->n && end - i == 1 && !symbol.n && s.n <= 10) {
            symbol = symbol_of(s), s.n = 0;
        }
        if (s.n) name[n++] = s;
    }
    cell_put_lines(d, (Where){PART_DOC, 0, F_issuerName}, name, n);
    cell_put_str(d, (Where){PART_DOC, 0, F_issuerTradingSymbol}, symbol);
}

/* ---- the owner ---- */

/* A date is of the box beside, on a page that was set too narrow for both; it is taken out. */
static Str take_date(Content *c)
{
    Str date = {0};
    size_t kept = 0;
    for (size_t i = 0; i < c->n; i++) {
        if (word_type(c->word[i].text) == WORD_DATE) {
            date = c->word[i].text;
            continue;
        }
        c->line[kept] = c->line[i];
        c->word[kept++] = c->word[i];
    }
    c->n = kept;
    return date;
}

static void put_owner_box(Doc *d, size_t owner, Content *c)
{
    enum { LINES = 12 };
    OwnerLine line[LINES];
    size_t n = 0;
    Str date = take_date(c);
    for (size_t i = 0, end; i < c->n && n < LINES; i = end) {
        end = content_line_end(c, i);
        line[n++] = (OwnerLine){&c->word[i], end - i};
    }
    if (n) owner_put(d, owner, line, n);
    if (date.n && !cell_has(doc_item(d, F_periodOfReport)))
        cell_put_str(d, (Where){PART_DOC, 0, F_periodOfReport}, date);
}

void aligned_boxes(Doc *d, const Sheet *s, size_t from, size_t to)
{
    Boxes b;
    find_boxes(s, from, to, &b);
    aligned_marks(d, s, from, to);
    if (!d->nowner) (void)doc_add_owner(d);
    for (size_t i = 0; i < b.n; i++) {
        Content c = content_of(d, s, &b, &b.at[i], to);
        switch (b.at[i].item) {
        case ITEM_OWNER: put_owner_box(d, 0, &c); break;
        case ITEM_ISSUER: put_issuer(d, &c); break;
        case ITEM_PERIOD: put_date(d, F_periodOfReport, &c); break;
        case ITEM_AMENDMENT: put_date(d, F_dateOfOriginalSubmission, &c); break;
        case ITEM_RELATION: aligned_relation(d, &c); break;
        case ITEM_FOREIGN:
            cell_put_str(d, (Where){PART_DOC, 0, F_issuerForeignTradingSymbol},
                         words_str(c.word, c.n ? content_line_end(&c, 0) : 0));
            break;
        case ITEM_OTHER: break;
        }
    }
}

void aligned_owner_boxes(Doc *d, const Sheet *s, size_t from, size_t to)
{
    Boxes b;
    size_t owner = 0;
    find_boxes(s, from, to, &b);
    for (size_t i = 0; i < b.n; i++) {
        Content c = content_of(d, s, &b, &b.at[i], to);
        if (b.at[i].item == ITEM_OWNER) put_owner_box(d, owner++, &c);
    }
}
