/* boxes_marks.c: which boxes are marked. An X belongs to the label behind it on its line. */
#include "read/boxes.h"
#include "read/value.h"

#include <string.h>

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
    for (size_t i = 0; i < first; i++) {
        Str s = line_first(&page->line[i]);
        for (size_t k = 0; s.n && k < sizeof flags / sizeof *flags; k++)
            if (text_has_like(str_sub(s, 0, 90), str_z(flags[k].text), 20, NULL))
                put_flag(d, flags[k].field, s);
    }
}

/* ---- the relationship ---- */

enum { MARKS_IN_LINE = 4 };

typedef struct Crosses {
    int at[MARKS_IN_LINE]; /* letters of the labels before each */
    Str raw[MARKS_IN_LINE], next[MARKS_IN_LINE];
    bool below[MARKS_IN_LINE]; /* "below" stands somewhere before it */
    bool labels;               /* "Officer" or "Other" can be read */
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
                c.raw[c.n++] = w;
                waiting = true;
            } else if (w.n) {
                if (waiting) c.next[c.n - 1] = w;
                waiting = false;
                c.labels =
                    c.labels || text_likeness(w, S("Officer")) >= 70 || text_likeness(w, S("Other")) >= 80;
                below = below || text_has_like(w, S("below"), 0, NULL);
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
    if (text_likeness(next, S("Director")) >= 75) return F_isDirector;
    if (str_starts(next, S("10")) || text_likeness(next, S("Owner")) >= 80) return F_isTenPercentOwner;
    if (text_likeness(next, S("Officer")) >= 70) return F_isOfficer;
    if (text_likeness(next, S("Other")) >= 80) return F_isOther;
    if (text_likeness(next, S("below")) >= 80) return below_seen ? F_isOther : F_isOfficer;
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

static void put_title(Doc *d, Arena *room, const Lexicon *x, const Scraps *p)
{
    Pieces pieces = {.n = 0};
    Scraps words = *p;
    for (size_t i = 0; i < words.n; i++) {
        Str s = words.at[i].text;
        while (i + 1 < words.n && words.at[i + 1].text.p <= words.at[i].text.p + words.at[i].text.n + 1 &&
               words.at[i + 1].column == words.at[i].column) {
            i++;
            s.n = (size_t)(words.at[i].text.p - s.p) + words.at[i].text.n;
        }
        pieces_add(&pieces, s);
    }
    if (!pieces.n) return;
    Woven w;
    Str s = words_join(room, x, &pieces, &w);
    bool other = cell_flag(doc_cell(d, PART_OWNER, 0, F_isOther)) &&
                 !cell_flag(doc_cell(d, PART_OWNER, 0, F_isOfficer));
    FieldId f = other ? F_otherText : F_officerTitle;
    Cell *c = doc_cell(d, PART_OWNER, 0, f);
    Str last = pieces.at[pieces.n - 1];
    Str hull = {pieces.at[0].p, (size_t)(last.p - pieces.at[0].p) + last.n};
    cell_set(d, c, f, str_copy(&d->arena, s), doc_span(d, hull));
    if (pieces.n < 2) return;
    c->prov = PROV_JOINED | (w.doubt ? PROV_GUESSED | PROV_REPAIRED : 0);
    if (!w.doubt) return;
    doc_add_repair(d, REPAIR_WORD, PART_OWNER, 0, f, str_copy(&d->arena, pieces_shown(room, &pieces)),
                   c->u.text, repair_why(REPAIR_WORD));
}

/* A cross may stand a little before its box. */
static bool is_in_box(const PageCell *c, uint32_t from, uint32_t to)
{
    return c->column < to && (c->column >= from || (c->column + 2 >= from && is_cross(c->text)));
}

/* All parts of the relationship's box, line by line, its captions taken off each line. */
static Scraps relation_parts(const Page *page, size_t first, size_t end, uint32_t from, uint32_t to,
                             FormType form)
{
    Scraps all = {.n = 0};
    for (size_t i = first; i < end && i < first + 2; i++) {
        const PageLine *l = &page->line[i];
        Scraps p = {.n = 0};
        for (size_t k = 0; k < l->ncell; k++)
            if (is_in_box(&l->cell[k], from, to)) scraps_add(&p, l->cell[k].text, l->cell[k].column);
        if (form == FORM_3 && i == first) continue;
        if (form != FORM_3)
            (void)caption_take(&p, 0, S("5. Relationship of Reporting Person(s) to Issuer"), 45, NULL);
        (void)caption_take(&p, 0, S("(Check all applicable)"), 45, NULL);
        size_t at;
        if (caption_take(&p, 0, S("6. Individual or Joint/Group Filing (Check Applicable Line)"), 50, &at)) {
            p.n = at;
            for (size_t k = 0; k < p.n; k++) scraps_add(&all, p.at[k].text, p.at[k].column);
            break;
        }
        for (size_t k = 0; k < p.n; k++) scraps_add(&all, p.at[k].text, p.at[k].column);
    }
    return all;
}

void boxes_relation(Doc *d, const Page *page, size_t first, size_t end, uint32_t from, uint32_t to,
                    FormType form)
{
    if (from == UINT32_MAX || !d->nowner) return;
    Arena room = {0};
    Scraps p = relation_parts(page, first, end, from, to, form);
    Crosses crosses = take_crosses(&p);
    mark_boxes(d, &crosses);
    (void)caption_take(&p, 0, S("Director 10% Owner"), 50, NULL);
    Str label = S("Officer (give title below) Other (specify below)");
    Str wrapped = S("Officer (give title Other (specify below) below)");
    if (caption_take(&p, 0, label, 8, NULL) || caption_take(&p, 0, wrapped, 8, NULL) ||
        caption_take(&p, 0, label, 40, NULL) || caption_take(&p, 0, wrapped, 40, NULL)) {
        const Lexicon *x = lexicon_of(&room, page);
        while (p.n && caption_take(&p, 0, S("below"), 0, NULL)) {}
        if (cell_flag(doc_cell(d, PART_OWNER, 0, F_isOfficer)) ||
            cell_flag(doc_cell(d, PART_OWNER, 0, F_isOther)))
            put_title(d, &room, x, &p);
    }
    arena_free(&room);
}
