/* cells_crosses.c: which boxes are marked. An X belongs to the label behind it on its line. */
#include "read/parts/cells_crosses.h"

#include "model/repair.h"
#include "read/noise/like.h"
#include "read/parts/cells_owner.h"
#include "read/parts/cells_text.h"
#include "read/value/strict.h"

/* ---- boxes above the table ---- */

/* A line "[X] Check this box if …": is there a mark before the text? */
static bool is_marked(Str s)
{
    size_t text = 0;
    while (text < s.n && !(is_alpha(s.p[text]) && text + 1 < s.n && is_lower(s.p[text + 1]))) text++;
    return text && is_cross(str_trim(str_sub(s, 0, text)));
}

static void put_flag(Doc *d, FieldId f, Str s)
{
    Cell *c = doc_item(d, f);
    c->u.code = is_marked(s) ? '1' : '0';
    c->state = CELL_VALUE;
    c->raw = doc_span(d, s);
}

/* Takes the next box and its words off: several may stand in one line. */
static Str next_box(Str *rest)
{
    static const char *const boxes[] = {"☐", "☒", "☑", "[ ]", "[X]", "[_]"};
    Str box = *rest;
    size_t n = 1;
    for (bool begins = false; n < box.n && !begins; n += !begins)
        for (size_t k = 0; k < sizeof boxes / sizeof *boxes; k++)
            begins = begins || str_starts(str_from(box, n), str_z(boxes[k]));
    box.n = n;
    *rest = str_from(*rest, n);
    return box;
}

void boxes_flags(Doc *d, const Page *page, size_t first)
{
    static const struct Flag {
        const char *text;
        FieldId field;
    } flags[] = {
        {"Check this box if no longer subject to Section 16", F_notSubjectToSection16},
        {"Check this box to indicate that a transaction was made pursuant", F_aff10b5One},
        {"Form 3 Holdings Reported", F_form3HoldingsReported},
        {"Form 4 Transactions Reported", F_form4TransactionsReported},
    };
    for (size_t i = 0; i < first; i++)
        for (Str rest = line_first(&page->line[i]); rest.n;) {
            Str s = next_box(&rest);
            for (size_t k = 0; k < sizeof flags / sizeof *flags; k++)
                if (like_within(str_sub(s, 0, 90), str_z(flags[k].text), 20)) put_flag(d, flags[k].field, s);
        }
}

/* ---- the relationship ---- */

enum { MARKS_IN_LINE = 4 };

typedef struct Crosses {
    int at[MARKS_IN_LINE]; /* letters of the labels before each */
    Str raw[MARKS_IN_LINE], next[MARKS_IN_LINE];
    bool below[MARKS_IN_LINE]; /* "below" stands somewhere before it */
    uint32_t column[MARKS_IN_LINE];
    uint32_t ten; /* the column of the label "10% Owner", 0 if it cannot be read */
    bool labels;  /* "Officer" or "Other" can be read */
    size_t n;
} Crosses;

static int letters_in(Str s)
{
    int n = 0;
    for (size_t i = 0; i < s.n; i++) n += is_alpha(s.p[i]) || is_digit(s.p[i]);
    return n;
}

/* Takes the crosses out of the parts and notes how many letters stood before each. */
static Crosses take_crosses(Scraps *p)
{
    Crosses c = {.n = 0};
    Scraps rest = {.n = 0};
    int letters = 0;
    bool below = false, waiting = false;
    for (size_t i = 0; i < p->n; i++)
        for (Str s = p->at[i].text; s.n;) {
            Str w = str_cut(&s, ' ');
            if (is_cross(w) && c.n < MARKS_IN_LINE) {
                c.at[c.n] = letters;
                c.below[c.n] = below;
                c.column[c.n] = p->at[i].column;
                c.raw[c.n++] = w;
                waiting = true;
            } else if (w.n) {
                if (waiting) c.next[c.n - 1] = w;
                waiting = false;
                if (str_starts(w, S("10%"))) c.ten = p->at[i].column;
                c.labels = c.labels || like_texts(w, S("Officer")) >= 70 || like_texts(w, S("Other")) >= 80;
                below = below || like_within(w, S("below"), 0);
                letters += letters_in(w);
                scraps_add(&rest, w, p->at[i].column);
            }
        }
    *p = rest;
    return c;
}

static void mark(Doc *d, size_t owner, FieldId f, Str raw)
{
    Cell *c = doc_cell(d, PART_OWNER, owner, f);
    c->u.code = '1';
    c->state = CELL_VALUE;
    c->raw = doc_span(d, raw);
}

/* Which box a cross marks: by the label right behind it, or, where that is shredded, by how many letters of
 * "Director 10% Owner Officer (give title below) Other (specify below)" stand before it. */
static FieldId box_of(Str next, int letters, bool below_seen)
{
    if (like_texts(next, S("Director")) >= 75) return F_isDirector;
    if (str_starts(next, S("10")) || like_texts(next, S("Owner")) >= 80) return F_isTenPercentOwner;
    if (like_texts(next, S("Officer")) >= 70) return F_isOfficer;
    if (like_texts(next, S("Other")) >= 80) return F_isOther;
    if (like_texts(next, S("below")) >= 80) return below_seen ? F_isOther : F_isOfficer;
    return letters < 5    ? F_isDirector
           : letters < 14 ? F_isTenPercentOwner
           : letters < 37 ? F_isOfficer
                          : F_isOther;
}

static void mark_boxes(Doc *d, const Crosses *c)
{
    for (size_t i = 0; i < c->n; i++) {
        FieldId f = box_of(c->next[i], c->at[i], c->below[i]);
        mark(d, 0, f, c->raw[i]);
        if (c->labels || (f != F_isOfficer && f != F_isOther)) continue;
        doc_cell(d, PART_OWNER, 0, f)->prov |= PROV_GUESSED; /* the label itself is lost */
        Repair *r =
            doc_add_repair(d, REPAIR_BOX, PART_OWNER, 0, f, c->raw[i], S("1"), repair_why(REPAIR_BOX));
        repair_add_other(d, r, str_z(fields[f == F_isOfficer ? F_isOther : F_isOfficer].name));
    }
}

/* An officer gives a title. Without one, a cross before a border is that of "10% Owner" behind it, the line
 * below stands only by chance behind the cross in its part. */
static void without_title(Doc *d, const Crosses *c)
{
    Cell *officer = doc_cell(d, PART_OWNER, 0, F_isOfficer),
         *ten = doc_cell(d, PART_OWNER, 0, F_isTenPercentOwner);
    for (size_t i = 0; i < c->n; i++) {
        if (like_texts(c->next[i], S("Officer")) < 70 || c->ten <= c->column[i]) continue;
        if (!cell_flag(officer) || cell_flag(ten)) return;
        *officer = (Cell){.state = CELL_ABSENT};
        mark(d, 0, F_isTenPercentOwner, c->raw[i]);
        ten->prov |= PROV_GUESSED;
        Repair *r = doc_add_repair(d, REPAIR_BOX, PART_OWNER, 0, F_isTenPercentOwner, c->raw[i], S("1"),
                                   repair_why(REPAIR_BOX));
        repair_add_other(d, r, str_z(fields[F_isOfficer].name));
    }
}

/* ---- the title ---- */

static const Str labels = {"Officer(givetitlebelow)Other(specifybelow)", 42};

enum { LABEL_DAMAGED = 25, LABEL_WORD = 3, TITLE_WORD = 2 };

/* Is a word, or what a border left of it, one of the labels'? */
static bool is_label(Str word)
{
    if (letters_in(word) >= LABEL_WORD) return like_within(labels, word, LABEL_DAMAGED);
    return str_find(labels, word) < labels.n;
}

/* How many of the words of one part belong to the labels, which stand above the title. */
static size_t label_words(const Scrap *word, size_t n)
{
    size_t best = n;
    int least = 0, cost = 0;
    for (size_t i = n; i-- > 0;) { /* cost: of the title beginning with word i, compared with none there */
        int letters = letters_in(word[i].text);
        cost += is_label(word[i].text) ? (letters >= LABEL_WORD ? LABEL_WORD : 1) : -TITLE_WORD * letters;
        if (cost < least) least = cost, best = i;
    }
    return best;
}

/* The words of the title: in each part what stands behind the labels. */
static Pieces title_pieces(const Scraps *p)
{
    Pieces out = {.n = 0};
    for (size_t i = 0, n; i < p->n; i += n) {
        const Scrap *first = &p->at[i], *last = first;
        for (n = 1; i + n < p->n; n++, last++)
            if (last[1].column != first->column || last[1].text.p > last->text.p + last->text.n + 4) break;
        size_t from = label_words(first, n);
        if (from < n)
            pieces_add(&out,
                       (Str){first[from].text.p, (size_t)(last->text.p - first[from].text.p) + last->text.n});
    }
    return out;
}

static void put_title(Doc *d, Arena *room, const Lexicon *x, Pieces pieces)
{
    if (!pieces.n) return;
    Unwrapped w;
    Str s = unwrap_text(room, x, &pieces, &w);
    bool other = cell_flag(doc_cell(d, PART_OWNER, 0, F_isOther)) &&
                 !cell_flag(doc_cell(d, PART_OWNER, 0, F_isOfficer));
    FieldId f = other ? F_otherText : F_officerTitle;
    boxes_put_text(d, room, PART_OWNER, 0, f, &pieces, s, &w, w.n == 1 ? w.other[0] : (Str){0});
}

/* ---- the box of the relationship ---- */

enum { SURE = 20, TAKEN = 45, MARK_LEFT = 2 };

static Scraps parts_right_of(const PageLine *l, uint32_t column)
{
    Scraps p = {.n = 0};
    for (size_t k = 0; k < l->ncell; k++)
        if (l->cell[k].column >= column) scraps_add(&p, l->cell[k].text, l->cell[k].column);
    return p;
}

/* The columns [from, to) of the box on one line: borders are not the same on all. */
typedef struct Range {
    uint32_t from, to;
} Range;

static void narrow(const Scraps *p, Str caption, uint32_t behind, uint32_t *column)
{
    uint32_t c = caption_column(p, caption, SURE);
    if (c > behind && c < *column) *column = c;
}

static Range range_of(const PageLine *l, uint32_t middle, Range box, FormType form)
{
    static const char *const firsts[] = {"(Check all applicable)", "Officer (give title below)"};
    static const char *const behind[] = {"5. If Amendment, Date of Original Filed", "(Month/Day/Year)",
                                         "6. Individual or Joint/Group Filing"};
    Scraps p = parts_right_of(l, middle + 1);
    Range r = box;
    for (size_t i = 0; i < 2; i++) narrow(&p, str_z(firsts[i]), middle, &r.from);
    for (size_t i = 0; i < 3 && form == FORM_3; i++) narrow(&p, str_z(behind[i]), r.from, &r.to);
    return r;
}

static bool has_word(Str s)
{
    size_t i = 0;
    while (i < s.n && !is_alpha(s.p[i]) && !is_digit(s.p[i])) i++;
    return i < s.n;
}

/* A cross may stand a little before its box. */
static bool is_in_box(const PageCell *c, Range r)
{
    bool near = c->column >= r.from || (c->column + MARK_LEFT >= r.from && is_cross(c->text));
    return c->column < r.to && near && (has_word(c->text) || is_cross(c->text));
}

/* All parts of the relationship's box, line by line, its captions taken off each line. */
static Scraps relation_parts(const Page *page, size_t first, size_t end, uint32_t middle, Range box,
                             FormType form)
{
    Scraps all = {.n = 0};
    for (size_t i = first; i < end && i < first + (form == FORM_3 ? 3 : 2); i++) {
        const PageLine *l = &page->line[i];
        if (form == FORM_3 && i == first) continue;
        Range r = i == first ? box : range_of(l, middle, box, form);
        Scraps p = {.n = 0};
        for (size_t k = 0; k < l->ncell; k++)
            if (is_in_box(&l->cell[k], r)) scraps_add(&p, l->cell[k].text, l->cell[k].column);
        const char *caption = form == FORM_3 ? "4. Relationship of Reporting Person(s) to Issuer"
                                             : "5. Relationship of Reporting Person(s) to Issuer";
        (void)caption_take(&p, 0, str_z(caption), TAKEN, NULL);
        (void)caption_take(&p, 0, S("(Check all applicable)"), TAKEN, NULL);
        (void)caption_take(&p, 0, S("6. Individual or Joint/Group Filing (Check Applicable Line)"), TAKEN,
                           NULL);
        size_t at = p.n;
        bool next = caption_take(&p, 0, S("Form filed by One Reporting Person"), TAKEN, &at);
        for (size_t k = 0; k < at; k++) scraps_add(&all, p.at[k].text, p.at[k].column);
        if (!next) continue;
        while (all.n && is_cross(all.at[all.n - 1].text)) all.n--; /* the mark of that box */
        break;
    }
    return all;
}

void boxes_relation_parts(Doc *d, Arena *room, const Lexicon *x, Scraps *p, const Scraps *title)
{
    Crosses crosses = take_crosses(p);
    mark_boxes(d, &crosses);
    (void)caption_take(p, 0, S("Director 10% Owner"), 50, NULL);
    bool officer = cell_flag(doc_cell(d, PART_OWNER, 0, F_isOfficer));
    if (officer || cell_flag(doc_cell(d, PART_OWNER, 0, F_isOther)))
        put_title(d, room, x, title ? boxes_pieces(title) : title_pieces(p));
    if (officer && doc_cell(d, PART_OWNER, 0, F_officerTitle)->state == CELL_ABSENT)
        without_title(d, &crosses);
}

void boxes_relation(Doc *d, const Page *page, const Lexicon *x, size_t first, size_t end,
                    const BoxColumns *at, FormType form)
{
    if (at->right == UINT32_MAX || !d->nowner) return;
    Arena room = {0};
    Range box = {at->right, at->last};
    Scraps p = relation_parts(page, first, end, at->middle, box, form);
    boxes_relation_parts(d, &room, x, &p, NULL);
    arena_free(&room);
}
