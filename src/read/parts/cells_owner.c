/* cells_owner.c: name and street of an owner, of the pieces that borders left of them. */
#include "read/parts/cells_owner.h"

#include "read/parts/cells_text.h"

Scraps boxes_parts(const PageLine *l, uint32_t from, uint32_t to)
{
    Scraps p = {.n = 0};
    for (size_t i = 0; i < l->ncell; i++)
        if (l->cell[i].column >= from && l->cell[i].column < to)
            scraps_add(&p, l->cell[i].text, l->cell[i].column);
    return p;
}

Pieces boxes_pieces(const Scraps *p)
{
    Pieces out = {.n = 0};
    for (size_t i = 0; i < p->n; i++) {
        bool again = out.n && str_ends(out.at[out.n - 1], p->at[i].text); /* a cell printed twice */
        if (!again || p->at[i].text.n < 3) pieces_add(&out, p->at[i].text);
    }
    return out;
}

void boxes_name(Doc *d, Arena *a, const Lexicon *x, size_t owner, const Scraps *p)
{
    Pieces name = boxes_pieces(p);
    Unwrapped w = unwrap_lines(a, x, &name, 1, 0);
    boxes_put_text(d, a, PART_OWNER, owner, F_rptOwnerName, &name, w.line[0], &w, w.other[0]);
}

/* Words that begin the second line of an address where no comma stands before them. */
static bool begins_unit(Str s)
{
    static const char *const units[] = {"SUITE ", "STE ", "FLOOR ", "BUILDING ", "APT ", "UNIT ", "ROOM "};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (str_starts_nocase(s, str_z(units[i]))) return true;
    if (!s.n || !is_digit(s.p[0])) return false;
    size_t word = str_find(s, S(" "));
    return word > 2 && is_alpha(s.p[word - 1]) && str_starts_nocase(str_from(s, word), S(" FLOOR"));
}

static bool begins_number(Str s)
{
    return s.n && (is_digit(s.p[0]) || str_starts_nocase(s, S("ONE ")) || str_starts_nocase(s, S("P.O. ")));
}

/* Where one printed run of an address goes over to its second line; its length if it has but one. */
static size_t second_line(Str s, bool *doubtful)
{
    bool care_of = str_starts_nocase(s, S("C/O"));
    size_t number = s.n, unit = s.n;
    for (size_t i = 1; i < s.n; i++) {
        if (s.p[i - 1] != ' ') continue;
        bool comma = i > 1 && s.p[i - 2] == ',';
        if (number == s.n && i > 5 && begins_number(str_from(s, i))) number = i;
        if (unit == s.n && !comma && begins_unit(str_from(s, i))) unit = i;
    }
    bool glued = number < s.n && s.p[number - 2] == ',';
    *doubtful = care_of && glued;
    if (!care_of) return unit;
    return glued && unit < s.n ? unit : number;
}

/* How many words of the first piece stand on the first line, if its second line can be told; 0 if not. */
static size_t words_before(Str piece)
{
    bool doubtful;
    size_t at = second_line(piece, &doubtful), words = 1;
    for (size_t i = 0; i + 1 < at; i++) words += piece.p[i] == ' ';
    return at < piece.n && !doubtful ? words : 0;
}

/* Where the first line ended cannot be told: it may be behind the comma. */
static void put_doubtful(Doc *d, Arena *a, size_t owner, Str first, Str second)
{
    static const FieldId streets[] = {F_rptOwnerStreet1, F_rptOwnerStreet2};
    size_t comma = str_find(first, S(", "));
    Str lines[] = {first, second},
        others[] = {str_sub(first, 0, comma + 1), str_trim(str_from(first, comma + 1))};
    others[1] = str_join(a, others[1], S(" "), second);
    for (size_t i = 0; i < 2; i++) {
        Cell *c = doc_cell(d, PART_OWNER, owner, streets[i]);
        if (c->state != CELL_VALUE || c->prov & PROV_GUESSED) continue;
        c->prov |= PROV_GUESSED;
        Repair *r =
            doc_add_repair(d, REPAIR_WORD, PART_OWNER, owner, streets[i], str_copy(&d->arena, lines[i]),
                           c->u.text, S("two lines of an address printed as one"));
        if (others[i].n) repair_add_other(d, r, str_copy(&d->arena, others[i]));
    }
}

void boxes_street(Doc *d, Arena *a, const Lexicon *x, size_t owner, const Scraps *p)
{
    Pieces pieces = boxes_pieces(p);
    if (!pieces.n) return;
    Unwrapped w = unwrap_lines(a, x, &pieces, 1, 0), two = w;
    if (pieces.n > 1) two = unwrap_lines(a, x, &pieces, 2, words_before(pieces.at[0]));
    bool doubtful = false;
    Str first = w.line[0], second = {0};
    if (pieces.n > 1 && two.cost <= w.cost && two.line[1].n) {
        first = two.line[0], second = two.line[1], w = two;
    } else {
        size_t at = second_line(first, &doubtful);
        second = str_from(first, at);
        first = str_trim(str_sub(first, 0, at));
    }
    boxes_put_text(d, a, PART_OWNER, owner, F_rptOwnerStreet1, &pieces, first, &w, w.other[0]);
    boxes_put_text(d, a, PART_OWNER, owner, F_rptOwnerStreet2, &pieces, second, &w, w.other[1]);
    if (doubtful) put_doubtful(d, a, owner, first, second);
}
