/* cells_grid.c: boxes told by their captions, which may be cut by borders; a value stands below the caption
 * of its box, and above "(Last)", "(Street)", "(City)". */
#include "read/parts/cells_grid.h"

#include "read/noise/like.h"
#include "read/parts/cells_address.h"
#include "read/parts/cells_crosses.h"
#include "read/parts/cells_owner.h"
#include "read/parts/cells_text.h"
#include "read/value/spelling.h"
#include "read/value/strict.h"
#include "read/value/wrapped.h"

#include <string.h>

typedef enum GridItem {
    GRID_OWNER,
    GRID_ISSUER,
    GRID_PERIOD,
    GRID_AMENDMENT,
    GRID_RELATION,
    GRID_GROUP,
    GRID_OTHER
} GridItem;

/* The first words of each caption; the rest may stand in the lines below. */
static const struct GridCaption {
    GridItem item;
    const char *words;
} captions[] = {{GRID_OWNER, "Name and Address of Reporting Person*"},
                {GRID_ISSUER, "Issuer Name and Ticker or Trading Symbol"},
                {GRID_OTHER, "IRS or Social Security"},
                {GRID_OTHER, "IRS or Soc. Sec."},
                {GRID_OTHER, "I.R.S. Identification"},
                {GRID_PERIOD, "Date of Earliest Transaction"},
                {GRID_PERIOD, "Date of Event"},
                {GRID_PERIOD, "Statement for"},
                {GRID_AMENDMENT, "If Amendment"},
                {GRID_RELATION, "Relationship of Reporting Person(s) to Issuer"},
                {GRID_GROUP, "Individual or Joint/Group"}};

enum { CAPTIONS = sizeof captions / sizeof *captions, DAMAGED = 25, SHORT_DAMAGED = 30 };

typedef struct GridBox {
    GridItem item;
    size_t line, bottom; /* lines [line, bottom) */
    uint32_t column;
    Str caption;
} GridBox;

typedef struct GridHead {
    Doc *d;
    Arena *a;
    const CellsPage *page;
    GridBox box[CAPTIONS];
    size_t n;
    size_t end; /* the line behind the boxes */
} GridHead;

/* ---- where the boxes are ---- */

static bool has_item(const GridHead *h, GridItem item)
{
    for (size_t i = 0; i < h->n; i++)
        if (h->box[i].item == item && item != GRID_OTHER) return true;
    return false;
}

/* Does the number of a box stand at the end of the cell before its caption, "6."? */
static bool has_number_before(const Scraps *p, uint32_t column)
{
    for (size_t i = 0; i < p->n; i++) {
        Str s = p->at[i].text;
        if (p->at[i].column + 1 == column && s.n > 1 && s.p[s.n - 1] == '.' && is_digit(s.p[s.n - 2]))
            return true;
    }
    return false;
}

static void find_in_line(GridHead *h, size_t line)
{
    Scraps p = boxes_parts(&h->page->page.line[line], 0, UINT32_MAX);
    for (size_t c = 0; c < CAPTIONS; c++) {
        Str words = str_z(captions[c].words);
        if (has_item(h, captions[c].item) || h->n == CAPTIONS) continue;
        uint32_t column = caption_column(&p, words, DAMAGED);
        bool again = false;
        for (size_t i = 0; i < h->n; i++)
            again = again || (h->box[i].line == line && h->box[i].column == column);
        if (column != UINT32_MAX && has_number_before(&p, column)) column--;
        if (column != UINT32_MAX && !again)
            h->box[h->n++] = (GridBox){captions[c].item, line, 0, column, words};
    }
}

/* Where the box beside this one begins on a line. */
static uint32_t right_of(const GridHead *h, const GridBox *box, size_t line)
{
    uint32_t right = UINT32_MAX;
    for (size_t i = 0; i < h->n; i++)
        if (h->box[i].column > box->column && h->box[i].column < right && h->box[i].line <= line)
            right = h->box[i].column;
    return right;
}

static size_t bottom_of(const GridHead *h, const GridBox *box)
{
    size_t bottom = h->end;
    uint32_t right = right_of(h, box, box->line);
    for (size_t i = 0; i < h->n; i++) {
        const GridBox *o = &h->box[i];
        uint32_t slip = o->item == GRID_GROUP; /* its number may stand on the other side of a border */
        bool below = o->column + slip >= box->column && o->column < right;
        if (o->line <= box->line || o->line >= bottom || !below) continue;
        if (o->column <= box->column || !boxes_parts(&h->page->page.line[o->line], box->column, o->column).n)
            bottom = o->line;
    }
    return bottom;
}

/* "2.", "3": of a box's number, or of the one beside it. */
static void drop_numbers(Scraps *p)
{
    size_t kept = 0;
    for (size_t i = 0; i < p->n; i++) {
        Str s = p->at[i].text;
        size_t at = s.n;
        while (at && !is_blank(s.p[at - 1])) at--;
        Str last = str_from(s, at);
        bool number =
            i + 1 == p->n && last.n && last.n < 3 && is_digit(last.p[0]) && (last.n == 1 || last.p[1] == '.');
        if (number) s = str_trim(str_sub(s, 0, at));
        if (s.n && !str_eq(s, S("."))) p->at[kept++] = (Scrap){s, p->at[i].column};
    }
    p->n = kept;
}

/* What stands in a box on a line, without the caption. */
static Scraps line_of(const GridHead *h, const GridBox *box, size_t line)
{
    Scraps p = boxes_parts(&h->page->page.line[line], box->column, right_of(h, box, line));
    if (line == box->line) {
        if (p.n && str_starts(str_from(p.at[0].text, str_find(p.at[0].text, S("."))), S(". ")) &&
            is_digit(p.at[0].text.p[0]))
            p.at[0].text = str_trim(str_from(p.at[0].text, str_find(p.at[0].text, S(".")) + 1));
        (void)caption_take(&p, 0, box->caption, SHORT_DAMAGED, NULL);
        while (p.n && p.at[0].text.n < 3 && !is_alpha(p.at[0].text.p[0]))
            memmove(p.at, p.at + 1, --p.n * sizeof *p.at);
    }
    if (box->item == GRID_OWNER) drop_numbers(&p);
    return p;
}

/* ---- the owner ---- */

/* "Mobile (City)": takes the aside off the end of a cell, or all of it. */
static bool take_aside(Scraps *p, Str aside)
{
    bool any = false;
    size_t kept = 0;
    for (size_t i = 0; i < p->n; i++) {
        Str s = p->at[i].text;
        size_t at = s.n;
        while (at && !is_blank(s.p[at - 1])) at--;
        Str last = str_from(s, at);
        bool is = last.n >= aside.n - 1 && last.n <= aside.n + 1 && last.p[last.n - 1] == ')' &&
                  like_texts(last, aside) >= 75;
        any = any || is;
        s = is ? str_trim(str_sub(s, 0, at)) : s;
        if (s.n) p->at[kept++] = (Scrap){s, p->at[i].column};
    }
    p->n = kept;
    return any;
}

typedef enum Stage { STAGE_NAME, STAGE_STREET, STAGE_PLACE, STAGE_END, STAGES } Stage;

/* Takes the asides off a line; the stage that they end, STAGES: none. */
static Stage take_asides(Scraps *p)
{
    static const struct {
        const char *aside;
        Stage ends;
    } asides[] = {{"(Last)", STAGE_NAME},     {"(First)", STAGE_NAME}, {"(Middle)", STAGE_NAME},
                  {"(Street)", STAGE_STREET}, {"(City)", STAGE_PLACE}, {"(State)", STAGE_PLACE},
                  {"(Zip)", STAGE_PLACE}};
    Stage ends = STAGES;
    for (size_t i = 0; i < sizeof asides / sizeof *asides; i++)
        if (take_aside(p, str_z(asides[i].aside))) ends = asides[i].ends;
    if (ends == STAGES && caption_take(p, 0, S("(Street)"), SHORT_DAMAGED, NULL)) ends = STAGE_STREET;
    return ends;
}

static void add_all(Scraps *to, const Scraps *p)
{
    for (size_t i = 0; i < p->n; i++) scraps_add(to, p->at[i].text, p->at[i].column);
}

/* Lines of a cell that the cells beside it have not may stand one off: pieces by column, where each has one.
 */
static void sort_columns(Scraps *p)
{
    for (size_t i = 0; i < p->n; i++)
        for (size_t k = i + 1; k < p->n; k++)
            if (p->at[i].column == p->at[k].column) return;
    for (size_t i = 1; i < p->n; i++)
        for (size_t k = i; k && p->at[k - 1].column > p->at[k].column; k--) {
            Scrap s = p->at[k];
            p->at[k] = p->at[k - 1];
            p->at[k - 1] = s;
        }
}

/* What stands above (Last), above (Street), above (City). False: nothing stands above (Last). */
static bool owner_stages(const GridHead *h, const GridBox *box, Scraps stage[STAGES])
{
    Stage now = STAGE_NAME;
    bool last = false;
    for (size_t i = box->line; i < box->bottom && now < STAGE_END; i++) {
        Scraps p = line_of(h, box, i);
        Stage ends = take_asides(&p);
        if (ends == STAGE_NAME && p.n) return false;
        if (ends == STAGE_STREET && stage[STAGE_STREET].n) now = STAGE_PLACE;
        add_all(&stage[now], &p);
        if (ends == STAGE_NAME && !stage[STAGE_NAME].n) return false;
        last = last || ends == STAGE_NAME;
        if (ends < STAGES && now < ends + 1) now = ends + 1;
    }
    for (size_t i = 0; i < STAGES; i++) sort_columns(&stage[i]);
    return last;
}

/* Last, first and middle name are in cells of their own: blanks between them. */
static void put_name(const GridHead *h, const Scraps *p)
{
    Str piece[SCRAPS_MAX];
    for (size_t i = 0; i < p->n; i++) piece[i] = p->at[i].text;
    cell_put_lines(h->d, (Where){PART_OWNER, 0, F_rptOwnerName}, piece, p->n);
}

/* ---- issuer and dates ---- */

/* All lines of a box below its caption. */
static Scraps box_parts(const GridHead *h, const GridBox *box)
{
    Scraps all = {.n = 0};
    for (size_t i = box->line; i < box->bottom; i++) {
        Scraps p = line_of(h, box, i);
        add_all(&all, &p);
    }
    return all;
}

/* The ticker between the last brackets, taken off the parts; false if there is none in one piece. */
static bool take_symbol(Scraps *p, Str *symbol)
{
    enum { MOST = 8 };
    for (size_t i = p->n; i-- > 0;) {
        Str s = p->at[i].text;
        size_t open = s.n, close = s.n;
        while (close && s.p[close - 1] != ')' && s.p[close - 1] != ']') close--;
        for (open = close; open && s.p[open - 1] != '(' && s.p[open - 1] != '[';) open--;
        if (!close || !open || close - open > MOST + 1) continue;
        *symbol = str_trim(str_sub(s, open, close - open - 1));
        p->at[i].text = str_trim(str_sub(s, 0, open - 1));
        p->n = p->at[i].text.n ? i + 1 : i;
        return symbol->n > 0;
    }
    return false;
}

/* Does a word end at a border: a small letter before it, a capital behind? */
static bool ends_word(Str a, Str b)
{
    char last = a.p[a.n - 1];
    return (is_lower(last) || is_digit(last) || last == ',' || last == '&' || last == '.') &&
           !is_lower(b.p[0]) && (is_alpha(b.p[0]) || is_digit(b.p[0]));
}

/* One text of the pieces: where no word plainly ends at a border, the words that are known tell. */
static void put_text(const GridHead *h, Part part, FieldId f, const Scraps *p)
{
    Pieces all = boxes_pieces(p);
    Unwrapped how = {.n = 1};
    Str text = {0};
    for (size_t i = 0; i < all.n;) {
        Pieces run = {.n = 0};
        do pieces_add(&run, all.at[i++]);
        while (i < all.n && !ends_word(all.at[i - 1], all.at[i]));
        Unwrapped w = unwrap_lines(h->a, h->page->words, &run, 1, 0);
        how.doubt += w.doubt, how.changed = how.changed || w.changed;
        text = text.n ? str_join(h->a, text, S(" "), w.line[0]) : w.line[0];
    }
    if (all.n) boxes_put_text(h->d, h->a, part, 0, f, &all, text, &how, (Str){0});
}

static void put_issuer(const GridHead *h, const GridBox *box)
{
    Scraps p = box_parts(h, box);
    Str symbol;
    sort_columns(&p);
    if (take_symbol(&p, &symbol)) cell_put_str(h->d, (Where){PART_DOC, 0, F_issuerTradingSymbol}, symbol);
    put_text(h, PART_DOC, F_issuerName, &p);
}

/* The first words of a text that are a date; `month`: or a month and its year. */
static Str date_in(Str s, bool month)
{
    enum { LONGEST = 20 };
    Date date;
    bool whole;
    for (size_t i = 0; i < s.n; i++) {
        if (i && !is_blank(s.p[i - 1])) continue;
        for (size_t n = s.n - i < LONGEST ? s.n - i : LONGEST; n > 4; n--)
            if ((i + n == s.n || is_blank(s.p[i + n])) && date_printed(str_sub(s, i, n), &date, &whole) &&
                (whole || (month && !is_digit(s.p[i]))))
                return str_sub(s, i, n);
    }
    return (Str){0};
}

/* The first date in the lines of a box; a border may have cut it. */
static bool put_date_of(const GridHead *h, const Scraps *p, FieldId f, bool month)
{
    for (size_t k = 0; k < p->n; k++) {
        Str s = p->at[k].text, one = date_in(s, month);
        Str both = k + 1 < p->n ? date_in(str_join(h->a, s, S(""), p->at[k + 1].text), month) : (Str){0};
        if (one.n) cell_put_str(h->d, (Where){PART_DOC, 0, f}, one);
        if (!one.n && both.n) cell_put_lines(h->d, (Where){PART_DOC, 0, f}, (Str[]){s, p->at[k + 1].text}, 2);
        if (one.n || both.n) return true;
    }
    return false;
}

static void put_date(const GridHead *h, const GridBox *box, FieldId f)
{
    for (int month = 0; month < 2; month++)
        for (size_t i = box->line; i < box->bottom; i++) {
            Scraps p = line_of(h, box, i);
            if (put_date_of(h, &p, f, month)) return;
        }
}

/* ---- the relationship ---- */

/* A cross in front of the box, at the end of the cell before it. */
static void add_cross_before(const GridHead *h, const GridBox *box, size_t line, Scraps *p)
{
    if (!box->column) return;
    Scraps before = boxes_parts(&h->page->page.line[line], box->column - 1, box->column);
    if (!before.n) return;
    Str s = before.at[before.n - 1].text;
    size_t at = s.n;
    while (at && !is_blank(s.p[at - 1])) at--;
    if (is_cross(str_from(s, at))) scraps_add(p, str_from(s, at), box->column - 1);
}

/* Does a line hold labels of the boxes? */
static bool has_label(const Scraps *p)
{
    static const char *const labels[] = {"Director", "10% Owner", "Owner",       "Officer",
                                         "Other",    "below)",    "title below", "title bel"};
    for (size_t i = 0; i < p->n; i++)
        for (size_t k = 0; k < sizeof labels / sizeof *labels; k++) {
            Str s = p->at[i].text, first = str_sub(s, 0, str_find(s, S(" ")));
            if (!is_alpha(first.p[0]) || is_cross(first)) s = str_trim(str_from(s, first.n));
            if (like_texts(str_sub(s, 0, strlen(labels[k])), str_z(labels[k])) >= 85) return true;
        }
    return false;
}

static void put_relation(const GridHead *h, const GridBox *box)
{
    Scraps all = {.n = 0}, title = {.n = 0};
    bool labels = false;
    for (size_t i = box->line; i < box->bottom; i++) {
        Scraps p = line_of(h, box, i);
        (void)caption_take(&p, 0, S("(Check all applicable)"), SHORT_DAMAGED, NULL);
        add_cross_before(h, box, i, &all);
        labels = labels || has_label(&p);
        add_all(labels && !has_label(&p) && !is_cross(p.n ? p.at[0].text : S("")) ? &title : &all, &p);
    }
    boxes_relation_parts(h->d, h->a, h->page->words, &all, &title);
}

/* ---- all of them ---- */

static void put_owner(const GridHead *h, const Scraps stage[STAGES])
{
    put_name(h, &stage[STAGE_NAME]);
    put_text(h, PART_OWNER, F_rptOwnerStreet1, &stage[STAGE_STREET]);
    boxes_place(h->d, h->a, h->page->words, 0, &stage[STAGE_PLACE]);
}

static void put_box(const GridHead *h, const GridBox *box)
{
    switch (box->item) {
    case GRID_ISSUER: put_issuer(h, box); break;
    case GRID_PERIOD: put_date(h, box, F_periodOfReport); break;
    case GRID_AMENDMENT: put_date(h, box, F_dateOfOriginalSubmission); break;
    case GRID_RELATION: put_relation(h, box); break;
    case GRID_OWNER:
    case GRID_GROUP:
    case GRID_OTHER: break;
    }
}

/* Does a table begin here: its title, or the head of its first column? */
static bool is_table(const PageLine *l)
{
    return like_within(line_first(l), S("Title of Security"), SHORT_DAMAGED) ||
           like_within(l->text, S("Non-Derivative Securities"), SHORT_DAMAGED);
}

bool boxes_read_grid(Doc *d, const CellsPage *page, size_t first)
{
    Arena room = {0};
    GridHead h = {.d = d, .a = &room, .page = page, .end = first};
    Scraps *stage = ARENA_NEW(&room, Scraps, STAGES);
    size_t top = 0;
    while (top < first && !(page->name[top] && line_is_row(&page->page.line[top]))) top++;
    for (size_t i = top; i < h.end; i++) {
        if (is_table(&page->page.line[i])) h.end = i;
        if (i < h.end) find_in_line(&h, i);
    }
    if (h.n && h.box[0].item == GRID_OWNER) h.box[0].column = 0;
    for (size_t i = 0; i < h.n; i++) h.box[i].bottom = bottom_of(&h, &h.box[i]);
    bool is = h.n && h.box[0].item == GRID_OWNER && owner_stages(&h, &h.box[0], stage);
    if (is) {
        (void)doc_add_owner(d);
        put_owner(&h, stage);
        for (size_t i = 0; i < h.n; i++) put_box(&h, &h.box[i]);
    }
    arena_free(&room);
    return is;
}
