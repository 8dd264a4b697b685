/* cells_boxes.c: the header of a form in a recogniser's cells: captions are taken off, what is left is laid
 * into the Doc. */
#include "read/parts/cells_boxes.h"

#include "read/noise/damage.h"
#include "read/noise/like.h"
#include "read/parts/cells_address.h"
#include "read/parts/cells_crosses.h"
#include "read/parts/cells_grid.h"
#include "read/parts/cells_issuer.h"
#include "read/parts/cells_owner.h"
#include "read/parts/cells_text.h"
#include "read/value/strict.h"

enum { CLEAR_PERCENT = 25, NAME_PERCENT = 30, BOX_PERCENT = 40 };

static const Str owner_caption = {"1. Name and Address of Reporting Person*", 40};

typedef struct Boxes {
    Doc *d;
    Arena *a;
    const Page *page;
    const Lexicon *lexicon;
    BoxColumns at;
    FormType form;
} Boxes;

static Str hull(const Pieces *p)
{
    Str last = p->at[p->n - 1];
    return (Str){p->at[0].p, (size_t)(last.p - p->at[0].p) + last.n};
}

/* ---- owners ---- */

/* "2. Is" for "2. Issuer Name …" */
static bool begins_box(Str s, Str caption)
{
    return s.n && s.p[0] == caption.p[0] && (s.n == 1 || s.p[1] == '.' || s.p[1] == ' ');
}

/* The column in which the box with this caption begins; UINT32_MAX if it cannot be told. */
static uint32_t box_column(const Scraps *p, Str caption, int percent)
{
    uint32_t column = caption_column(p, caption, percent);
    for (size_t i = 1; i < p->n; i++) /* its number may stand on both sides of a border */
        if (p->at[i].column == column && begins_box(p->at[i - 1].text, caption)) return p->at[i - 1].column;
    return column;
}

/* Where the box in the middle begins on this line: borders are not the same on all. */
static uint32_t middle_of(const Boxes *b, const PageLine *l, uint32_t middle)
{
    static const char *const captions[] = {"3. Date of Earliest Transaction (Month/Day/Year)",
                                           "3. Statement for Issuer's Fiscal Year Ended (Month/Day/Year)",
                                           "4. If Amendment, Date of Original Filed (Month/Day/Year)"};
    Scraps all = boxes_parts(l, 0, UINT32_MAX);
    if (b->form == FORM_3 || middle == UINT32_MAX) return middle;
    for (size_t i = 0; i < 3; i++) {
        uint32_t c = box_column(&all, str_z(captions[i]), CLEAR_PERCENT);
        if (c < middle && c) middle = c;
    }
    return middle;
}

/* The lines of an owner's block: the name; "(Last) …" with the address; "(Street)" with the place; "(City)
 * …". */
static void read_owner(Boxes *b, size_t from, size_t to, uint32_t end)
{
    static const Str captions[] = {{"(Last) (First) (Middle)", 23}, {"(Street)", 8}};
    Owner *o = doc_add_owner(b->d);
    size_t owner = b->d->nowner - 1;
    Scraps name = boxes_parts(&b->page->line[from], 0, end);
    (void)o;
    if (caption_take(&name, 0, owner_caption, BOX_PERCENT, NULL))
        boxes_name(b->d, b->a, b->lexicon, owner, &name);
    for (size_t i = from + 1; i < to && i <= from + 3; i++) {
        Scraps p = boxes_parts(&b->page->line[i], 0, middle_of(b, &b->page->line[i], end));
        if (!p.n) continue;
        if (caption_take(&p, 0, captions[0], BOX_PERCENT, NULL))
            boxes_street(b->d, b->a, b->lexicon, owner, &p);
        else if (caption_take(&p, 0, captions[1], 30, NULL))
            boxes_place(b->d, b->a, b->lexicon, owner, &p);
    }
}

bool boxes_name_owner(const PageLine *l)
{
    Scraps p = boxes_parts(l, 0, UINT32_MAX);
    return l->ncell && caption_column(&p, owner_caption, NAME_PERCENT) != UINT32_MAX;
}

static bool is_first_owner(const Boxes *b, size_t line)
{
    Scraps p = boxes_parts(&b->page->line[line], 0, UINT32_MAX);
    if (!b->d->nowner || !caption_take(&p, 0, owner_caption, BOX_PERCENT, NULL)) return false;
    Pieces name = boxes_pieces(&p);
    Str s = unwrap_lines(b->a, b->lexicon, &name, 1, 0).line[0];
    return like_texts(s, cell_text(owner_item(&b->d->owner[0], F_rptOwnerName))) >= 94;
}

static size_t block_end(const CellsPage *cut, size_t from, size_t end)
{
    const PageLine *line = cut->page.line;
    size_t i = from + 1;
    while (i < end && i < from + 5 && !line_is_blank(&line[i]) && !cut->name[i]) i++;
    return i;
}

/* ---- the other boxes ---- */

static uint32_t column_or(uint32_t column, uint32_t otherwise)
{
    return column == UINT32_MAX ? otherwise : column;
}

/* Where the box with this caption begins, right of column `left`; UINT32_MAX if it cannot be told. */
static uint32_t box_behind(const Scraps *p, uint32_t left, Str caption)
{
    Scraps behind = {.n = 0};
    for (size_t i = 0; i < p->n; i++)
        if (p->at[i].column > left) scraps_add(&behind, p->at[i].text, p->at[i].column);
    return box_column(&behind, caption, BOX_PERCENT);
}

static void find_boxes(Boxes *b, size_t from)
{
    Scraps p = boxes_parts(&b->page->line[from], 0, UINT32_MAX);
    bool three = b->form == FORM_3;
    Str middle = three ? S("2. Date of Event Requiring Statement (Month/Day/Year)")
                       : S("2. Issuer Name and Ticker or Trading Symbol");
    Str right = three ? S("3. Issuer Name and Ticker or Trading Symbol")
                      : S("5. Relationship of Reporting Person(s) to Issuer");
    uint32_t begin = column_or(caption_column(&p, owner_caption, BOX_PERCENT), 0);
    b->at.middle = box_behind(&p, begin, middle);
    b->at.right = box_behind(&p, b->at.middle == UINT32_MAX ? begin : b->at.middle, right);
    b->at.last =
        three ? box_behind(&p, b->at.right, S("5. If Amendment, Date of Original Filed")) : UINT32_MAX;
    if (b->at.middle == UINT32_MAX) b->at.middle = b->at.right;
}

static bool is_date_word(Str s)
{
    int digits = 0, strange = 0, points = 0;
    for (size_t i = 0; i < s.n; i++) {
        int cost = 0;
        if (is_digit(s.p[i]))
            digits++;
        else if (s.p[i] == '.' || s.p[i] == ',')
            points++;
        else if (s.p[i] != '/' && !damage_digit(s.p[i], &cost) && s.p[i] != ')')
            strange++;
    }
    bool slash = str_find(s, S("/")) < s.n;
    return digits && !strange && !points && (digits * 2 >= (int)s.n || (slash && digits));
}

/* The words of the parts that look like pieces of a date, in order, until they make a whole one. */
static Pieces date_pieces(const Scraps *p, size_t skip)
{
    Pieces out = {.n = 0};
    size_t glyphs = 0;
    for (size_t i = 0; i < p->n; i++)
        for (Str rest = p->at[i].text; rest.n;) {
            Str w = str_cut(&rest, ' ');
            if (!is_date_word(w)) continue;
            bool over = glyphs >= 10 || (glyphs >= 9 && w.n > 2);
            if (over && !skip) return out;
            if (over) out.n = glyphs = 0, skip--;
            pieces_add(&out, w);
            glyphs += w.n;
        }
    if (skip) out.n = 0;
    return out;
}

static void put_date(Boxes *b, FieldId f, const Pieces *p)
{
    if (!p->n || hull(p).n < 6) return;
    Cell *c = doc_item(b->d, f);
    Readings r = {.n = 0};
    if (p->n == 1 && value_put(b->d, c, f, p->at[0])) return;
    readings_date(&b->d->arena, p, &r);
    boxes_put_readings(b->d, b->a, PART_DOC, 0, f, p, &r);
}

/* Only an amendment says when the original was filed. */
static bool amended(const Boxes *b) { return str_ends(cell_text(doc_item(b->d, F_documentType)), S("/A")); }

/* Boxes 2 to 4 in the middle of a line of the first block (Form 3: 2, 3 and 5). */
static void read_middle(Boxes *b, const PageLine *l)
{
    Scraps p = boxes_parts(l, middle_of(b, l, b->at.middle), b->at.right);
    bool three = b->form == FORM_3;
    Str issuer = three ? S("3. Issuer Name and Ticker or Trading Symbol")
                       : S("2. Issuer Name and Ticker or Trading Symbol");
    Scraps from = three ? boxes_parts(l, b->at.right, b->at.last) : p;
    if (doc_item(b->d, F_issuerName)->state == CELL_ABSENT &&
        caption_take(&from, 0, issuer, BOX_PERCENT, NULL)) {
        if (three)
            (void)caption_take(&from, 0, S("4. Relationship of Reporting Person(s) to Issuer"), BOX_PERCENT,
                               NULL);
        boxes_issuer(b->d, b->a, b->lexicon, &from);
        if (!three) return;
    }
    Pieces date = date_pieces(&p, 0), second = date_pieces(&p, 1);
    FieldId first = doc_item(b->d, F_periodOfReport)->state == CELL_ABSENT ? F_periodOfReport
                                                                           : F_dateOfOriginalSubmission;
    if (first == F_periodOfReport || amended(b)) put_date(b, first, &date);
    if (first == F_periodOfReport && amended(b)) put_date(b, F_dateOfOriginalSubmission, &second);
}

/* ---- what may be misread without a sign of it ---- */

static bool is_doubtful(const Lexicon *x, const Cell *c)
{
    if (c->state != CELL_VALUE || c->prov & PROV_GUESSED) return false;
    for (Str rest = c->u.text; rest.n;) {
        Str w = str_cut(&rest, ' ');
        if (w.n > 1 && lexicon_count(x, w) < LEXICON_OFTEN) return true;
    }
    return false;
}

/* On a page with misread words, names and addresses made of words that stand nowhere else on it are guesses.
 */
void boxes_doubt(Doc *d, const CellsPage *cut)
{
    static const FieldId texts[] = {F_rptOwnerName, F_rptOwnerStreet1, F_rptOwnerStreet2, F_rptOwnerCity,
                                    F_officerTitle, F_otherText,       F_issuerName,      F_signatureName};
    for (size_t i = 0; cut->noisy && i < sizeof texts / sizeof *texts; i++) {
        Group g = (Group)fields[texts[i]].group;
        Part part = g == GROUP_OWNER ? PART_OWNER : g == GROUP_SIGN ? PART_SIGN : PART_DOC;
        for (size_t row = 0; row < doc_rows(d, part); row++) {
            Cell *c = doc_cell(d, part, row, texts[i]);
            if (!is_doubtful(cut->words, c)) continue;
            c->prov |= PROV_GUESSED;
            doc_add_repair(d, REPAIR_WORD, part, row, texts[i], c->u.text, c->u.text,
                           S("a word that stands nowhere else, on a page with misread words"));
        }
    }
}

void boxes_read(Doc *d, const CellsPage *cut, size_t first, FormType form)
{
    Arena room = {0};
    const Page *page = &cut->page;
    Boxes b = {.d = d, .a = &room, .page = page, .lexicon = cut->words, .form = form};
    bool header = true;
    boxes_flags(d, page, first);
    if (boxes_read_grid(d, cut, first)) header = false;
    for (size_t i = 0; i < cut->tail; i++) {
        if (i < first ? !header : !cut->owner[i]) continue;
        if (header && !cut->name[i]) continue;
        size_t end = block_end(cut, i, i < first ? first : cut->tail);
        if (header) {
            find_boxes(&b, i);
            for (size_t k = i; k < end; k++) read_middle(&b, &page->line[k]);
        }
        if (!header && is_first_owner(&b, i)) continue; /* joint filings list the first owner again */
        read_owner(&b, i, end, header ? b.at.middle : UINT32_MAX);
        if (header) boxes_relation(d, page, b.lexicon, i, end, &b.at, form);
        header = false;
    }
    arena_free(&room);
}
