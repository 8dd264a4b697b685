/* keys.c: titles and natures of ownership in a normal form. */
#include "check/keys.h"

#include "check/words.h"

#include <string.h>

static const struct {
    unsigned kind;
    const char *words;
} kinds[] = {
    {KIND_OPTION,
     "option*|right to buy|right to purchase|rights to buy|rights to purchase|sar|sars|appreciation*"},
    {KIND_WARRANT, "warrant*"},
    {KIND_PREFUNDED, "pre funded*|prefunded*|penny*"},
    {KIND_UNIT,
     "restricted stock unit*|restricted share unit*|rsu|rsus|performance stock*|performance share*|"
     "performance unit*|psu|psus|deferred*|phantom*|stock unit*|share unit*|dividend equivalent*"},
    {KIND_CONVERTIBLE,
     "convert*|note|notes|debenture*|preferred*|class b common*|class c common*|class b ordinary*|"
     "class f common*|common unit*|op unit*|ltip unit*"},
    {KIND_PUT, "put|puts|obligation to sell"},
    {KIND_SWAP, "swap*|forward*|collar*"},
};

unsigned title_kind(Str title)
{
    unsigned kind = 0;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (has_words(title, kinds[i].words)) kind |= kinds[i].kind;
    return kind;
}

static bool in_word(char c) { return is_alpha(c) || is_digit(c) || (unsigned char)c >= 0x80 || c == '.'; }

/* Takes the next word off; empty at the end. */
static Str next_word(Str *rest)
{
    size_t from = 0, n = 0;
    while (from < rest->n && !in_word(rest->p[from])) from++;
    while (from + n < rest->n && in_word(rest->p[from + n])) n++;
    Str word = str_sub(*rest, from, n);
    *rest = str_from(*rest, from + n);
    return word;
}

/* The title up to what it says of the par value, which filers give or leave out as they like. */
static Str without_par(Str title)
{
    size_t par = str_find_nocase(title, S("par value"));
    if (par == title.n) return title;
    Str head = str_sub(title, 0, par);
    static const char *const before[] = {"$", " no ", ",no ", "without "};
    for (size_t i = 0; i < sizeof before / sizeof *before; i++)
        head = str_sub(head, 0, str_find_nocase(head, str_z(before[i])));
    return str_trim(head).n ? head : title;
}

static void put_lower(Buf *out, Str word)
{
    for (size_t i = 0; i < word.n; i++) buf_char(out, to_lower(word.p[i]));
}

/* Units, shares, options: without the s of the plural. */
static Str singular(Str word)
{
    bool plural = word.n > 3 && to_lower(word.p[word.n - 1]) == 's' && to_lower(word.p[word.n - 2]) != 's';
    return plural ? str_sub(word, 0, word.n - 1) : word;
}

/* A word of a title; common, ordinary shares, com stk are all "common stock". */
static void put_title_word(Buf *out, Str word, Str *rest)
{
    if (out->n) buf_char(out, ' ');
    if (!is_words(word, "common|ordinary|com")) {
        put_lower(out, singular(word));
        return;
    }
    Str after = *rest, next = next_word(&after);
    buf_puts(out, "common stock");
    if (is_words(next, "stock|stocks|share|shares|stk|shs")) *rest = after;
}

static Str into(Arena *a, Buf *b)
{
    Str s = str_copy(a, buf_str(b));
    buf_free(b);
    return s;
}

Str title_key(Arena *a, Str title)
{
    Buf out = {0};
    Str rest = without_par(title);
    for (Str word = next_word(&rest); word.n; word = next_word(&rest)) {
        Str after = rest;
        bool shares_of = is_words(word, "share|shares") && is_words(next_word(&after), "of");
        if (shares_of)
            rest = after;
        else
            put_title_word(&out, word, &rest);
    }
    return into(a, &out);
}

/* "By Spouse", "held by spouse" and "spouse" are the same. */
static void put_nature(Buf *out, Str nature)
{
    Str rest = nature;
    for (Str word = next_word(&rest); word.n; word = next_word(&rest)) {
        if (is_words(word, "by|held|owned|the|through|as")) continue;
        put_lower(out, singular(word)); /* an estate planning vehicle, vehicles */
        buf_char(out, ' ');
    }
}

Str nature_key(Arena *a, Str nature)
{
    Buf out = {0};
    put_nature(&out, nature);
    return into(a, &out);
}

/* The texts of a cell's footnotes stand for what they say; two trusts may both be "By Trust". */
static void put_notes(Buf *out, const Doc *d, const Cell *c)
{
    for (size_t i = c->ref0; i < (size_t)c->ref0 + c->nref; i++)
        if (d->ref[i].note != NOTE_NONE) buf_fmt(out, "#%d", d->ref[i].note);
}

static void put_ownership(Buf *out, const Doc *d, const DocRow *row)
{
    const Cell *di = &row->cell[F_directOrIndirectOwnership], *nature = &row->cell[F_natureOfOwnership];
    Str text = cell_text(nature);
    buf_char(out, di->state == CELL_VALUE ? di->u.code : '?');
    buf_char(out, '|');
    if (!has_words(text, "see footnote*|see note*|see explanation*|footnote*")) put_nature(out, text);
    put_notes(out, d, nature);
}

static void put_value(Buf *out, const DocRow *row, FieldId f)
{
    char room[DATE_TEXT + DEC_TEXT];
    const Cell *c = &row->cell[f];
    Str s = cell_value(c, f, room);
    if (fields[f].kind == KIND_NUMBER && memchr(s.p ? s.p : "", '.', s.n)) {
        while (s.n && s.p[s.n - 1] == '0') s.n--; /* 12.50 is 12.5 */
        if (s.n && s.p[s.n - 1] == '.') s.n--;
    }
    buf_char(out, '|');
    buf_put(out, s);
}

Str class_key(Arena *a, const Doc *d, const DocRow *row, TableId table)
{
    Buf out = {0};
    buf_put(&out, title_key(a, cell_text(&row->cell[F_securityTitle])));
    if (table == TABLE_II) {
        put_value(&out, row, F_conversionOrExercisePrice);
        put_value(&out, row, F_exerciseDate);
        put_value(&out, row, F_expirationDate);
        buf_char(&out, '|');
        buf_put(&out, title_key(a, cell_text(&row->cell[F_underlyingSecurityTitle])));
    }
    buf_char(&out, '|');
    put_ownership(&out, d, row);
    return into(a, &out);
}

bool same_cell(const Cell *a, const Cell *b, FieldId f)
{
    if (cell_has(a) != cell_has(b) || (cell_has(a) && a->state != b->state)) return false;
    if (!cell_has(a)) return true;
    if (a->state == CELL_BAD || fields[f].kind == KIND_TEXT) return str_eq(a->u.text, b->u.text);
    if (fields[f].kind == KIND_NUMBER) return dec_eq(a->u.dec, b->u.dec);
    return fields[f].kind == KIND_DATE ? a->u.date == b->u.date : a->u.code == b->u.code;
}

bool same_marks(const Doc *d, const Cell *a, const Cell *b)
{
    if (a->nref != b->nref) return false;
    for (size_t i = 0; i < a->nref; i++)
        if (d->ref[a->ref0 + i].note != d->ref[b->ref0 + i].note) return false;
    return true;
}

bool says_same_class(const Doc *d, const DocRow *a, const DocRow *b, TableId table)
{
    static const FieldId said[] = {F_securityTitle,          F_directOrIndirectOwnership, F_natureOfOwnership,
                                   F_exerciseDate,           F_conversionOrExercisePrice, F_expirationDate,
                                   F_underlyingSecurityTitle};
    for (size_t i = 0; i < (table == TABLE_I ? 3 : 7); i++)
        if (!same_cell(&a->cell[said[i]], &b->cell[said[i]], said[i])) return false;
    return same_marks(d, &a->cell[F_natureOfOwnership], &b->cell[F_natureOfOwnership]);
}

bool has_terms(const DocRow *row)
{
    return cell_has(&row->cell[F_exerciseDate]) || cell_has(&row->cell[F_expirationDate]);
}
