/* ocr_mend.c: what can be mended in a row by the row itself: words of its titles, shreds of borders and
 * marks, letters that were lost but are told by the rest. */
#include "read/ocr_table.h"

#include <string.h>

/* ---- texts ---- */

/* The known word that an unknown one begins with, if what follows may be a raised mark: "LPO)", "Trust@". */
static Str without_mark(const Lexicon *x, Str w)
{
    static const char marks[] = "()0123456789OoQxa?@&!*\"'^:;.,#%{}[]";
    if (lexicon_count(x, w) > 1) return w;
    for (size_t n = w.n - 1; n > 1 && n + 7 > w.n; n--) {
        unsigned char c = (unsigned char)w.p[n];
        if (c < 0x80 && !strchr(marks, (char)c)) break;
        if (lexicon_count(x, str_sub(w, 0, n)) > 1 && is_alpha(w.p[n - 1])) return str_sub(w, 0, n);
    }
    return w;
}

/* A few small letters that are no word: a border, a speck. */
static bool is_shred(const Lexicon *x, Str w)
{
    size_t letters = 0, others = 0;
    for (size_t i = 0; i < w.n; i++) {
        letters += is_lower(w.p[i]);
        others += !is_alpha(w.p[i]) && !strchr(".,:;!'", w.p[i]);
    }
    if (ocr_is_speck(w)) return !strchr("&-", w.p[0]) || w.n > 1;
    return w.n < 5 && is_lower(w.p[0]) && letters == w.n - (size_t)(others > 0) * others &&
           lexicon_count(x, w) < 2;
}

/* "US." is U.S., "LP." L.P.: the points between are lost first. Empty if it is nothing of the kind. */
static Str points_meant(Str w)
{
    if (str_eq_nocase(w, S("US.")) || str_eq_nocase(w, S("USS.")) || str_eq_nocase(w, S("U.S")))
        return S("U.S.");
    if (str_eq_nocase(w, S("LP.")) || str_eq_nocase(w, S("L.P"))) return S("L.P.");
    return (Str){0};
}

/* A nature of ownership begins with "By" or "See": words before are of other columns. */
static Str from_by(const Lexicon *x, Str s)
{
    size_t at = 0;
    for (int word = 0; word < 3 && at < s.n; word++) {
        Str w = str_sub(s, at, str_find(str_from(s, at), S(" ")));
        if (word && (str_eq(w, S("By")) || str_eq(w, S("See")))) return str_from(s, at);
        if (lexicon_count(x, w) > 1 && !ocr_is_security_word(w)) break;
        at += w.n + 1;
    }
    return s;
}

/* Without words of two glyphs at the end that stand nowhere else: specks. */
static Str without_specks(const Lexicon *x, Str s)
{
    for (;;) {
        size_t at = s.n;
        while (at && s.p[at - 1] != ' ') at--;
        Str w = str_from(s, at);
        bool roman = w.n && strchr("IVX", w.p[0]);
        if (!at || w.n > 2 || roman || is_digit(w.p[0]) || lexicon_count(x, w) > 1) return s;
        s = str_trim(str_sub(s, 0, at));
    }
}

static void mend_text(Arena *a, const Lexicon *x, const Slot *slot, Draft *d)
{
    Str text = {0}, was = d->pieces.at[0];
    bool title = slot->field != F_natureOfOwnership, mended = false;
    for (Str rest = was; rest.n;) {
        Str w = str_cut(&rest, ' ');
        if (!w.n || is_shred(x, w)) continue;
        w = without_mark(x, w);
        Str meant = title ? ocr_security_word_meant(w) : points_meant(w);
        mended = mended || meant.n;
        if (meant.n) w = meant;
        text = text.n ? str_fmt(a, "%.*s %.*s", STR_ARG(text), STR_ARG(w)) : w;
    }
    if (!title) text = without_specks(x, from_by(x, text));
    if (!text.n || str_eq(text, was)) return;
    d->pieces.at[0] = text;
    if (!mended) return;
    d->prov |= PROV_REPAIRED;
    d->kind = REPAIR_WORD;
    d->evidence[0] =
        title ? S("a word that titles of securities are made of") : S("an abbreviation without its points");
    d->nevidence = 1;
}

void ocr_mend_texts(Arena *a, const Lexicon *x, CutTable *t)
{
    for (size_t i = 0; i < t->nrow; i++)
        for (size_t s = 0; s < t->nslot; s++)
            if (t->slot[s].type == SLOT_TEXT && t->row[i].cell[s].pieces.n)
                mend_text(a, x, &t->slot[s], &t->row[i].cell[s]);
}

/* ---- letters ---- */

static Draft *cell_of(CutTable *t, size_t row, FieldId f)
{
    for (size_t s = 0; s < t->nslot; s++)
        if (t->slot[s].field == f) return &t->row[row].cell[s];
    return NULL;
}

static bool is_read(const Draft *d) { return d && d->value.n; }

/* What the rest of the row tells of a letter that cannot be read: shown as a guess. */
static void tell(Draft *d, Str value, Str other, Str evidence)
{
    d->value = value;
    d->kind = REPAIR_CODE;
    d->prov = PROV_GUESSED;
    d->evidence[0] = evidence;
    d->nevidence = 1;
    d->nother = other.n > 0;
    d->other[0] = other;
}

/* Held indirectly, if it is told through whom. */
static void tell_ownership(CutTable *t, size_t row)
{
    Draft *d = cell_of(t, row, F_directOrIndirectOwnership), *nature = cell_of(t, row, F_natureOfOwnership);
    if (!d || is_read(d)) return;
    if (nature && nature->pieces.n)
        tell(d, S("I"), S("D"), S("a nature of ownership stands in its row"));
    else
        tell(d, S("D"), S("I"), S("no nature of ownership stands in its row"));
}

/* The normal side of the row's code. */
static char side_of_code(CutTable *t, size_t row)
{
    const Draft *code = cell_of(t, row, F_transactionCode);
    const Code *c = is_read(code) ? code_by_letter(code->value.p[0]) : NULL;
    char side = c ? c->side[t->id] : 0;
    return side == 'A' || side == 'D' ? side : 0;
}

static void tell_side(CutTable *t, size_t row)
{
    Draft *d = cell_of(t, row, F_transactionAcquiredDisposedCode);
    char side = side_of_code(t, row);
    if (t->id == TABLE_II) t->row[row].side = side;
    if (!d || is_read(d) || !side || !t->row[row].trade) return;
    tell(d, side == 'A' ? S("A") : S("D"), side == 'A' ? S("D") : S("A"), S("the normal side of its code"));
}

/* The code that all other rows of that side and date have. */
static void tell_code(CutTable *t, size_t row)
{
    Draft *d = cell_of(t, row, F_transactionCode);
    const Draft *side = cell_of(t, row, F_transactionAcquiredDisposedCode),
                *date = cell_of(t, row, F_transactionDate);
    Str only = {0};
    if (!d || is_read(d) || !t->row[row].trade) return;
    for (size_t i = 0; i < t->nrow; i++) {
        const Draft *other = cell_of(t, i, F_transactionCode),
                    *its = cell_of(t, i, F_transactionAcquiredDisposedCode),
                    *day = cell_of(t, i, F_transactionDate);
        if (i == row || !is_read(other) || other->prov & PROV_GUESSED) continue;
        if (is_read(side) && is_read(its) && !str_eq(side->value, its->value)) continue;
        if (is_read(date) && is_read(day) && !str_eq(date->value, day->value)) continue;
        if (only.n && !str_eq(only, other->value)) return;
        only = other->value;
    }
    if (only.n) tell(d, only, (Str){0}, S("all other rows like it have this code"));
}

void ocr_tell_letters(CutTable *t)
{
    for (size_t i = 0; i < t->nrow; i++) tell_code(t, i);
    for (size_t i = 0; i < t->nrow; i++) {
        tell_side(t, i);
        tell_ownership(t, i);
    }
}
