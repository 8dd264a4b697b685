/* scan_mend.c: what can be mended in a row by the row itself: words of its titles, shreds of borders and
 * marks. */
#include "read/weigh/scan_mend.h"

#include "read/noise/damage.h"
#include "read/table/scan_texts.h"
#include "read/value/titles.h"
#include "read/weigh/evidence.h"

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
    if (scan_is_speck(w)) return !strchr("&-", w.p[0]) || w.n > 1;
    return w.n < 5 && is_lower(w.p[0]) && letters == w.n - (size_t)(others > 0) * others &&
           lexicon_count(x, w) < 2;
}

static bool is_form(Str w)
{
    return str_starts_nocase(w, S("LP")) || str_starts_nocase(w, S("L.")) || str_starts_nocase(w, S("LL")) ||
           str_starts_nocase(w, S("Ltd"));
}

/* "US.", "USS.", "U.S": one S, or read twice, and a point at least. */
static bool is_states(Str w)
{
    size_t letters = 0, points = 0;
    for (size_t i = 0; i < w.n; i++)
        if (w.p[i] == '.')
            points++;
        else if (to_lower(w.p[i]) != (letters++ ? 's' : 'u'))
            return false;
    return (letters == 2 || letters == 3) && points && !(letters == 2 && points == 2);
}

/* "US." is U.S., "LP." L.P., "Lpo" LP with a mark: the points between are lost first. Empty if it is nothing
 * of the kind. */
static Str form_meant(Str w)
{
    Str letters = w;
    if (is_states(w)) return S("U.S.");
    if (str_starts_nocase(w, S("L.P")) && w.n < 9) return S("L.P.");
    if (str_starts_nocase(w, S("LP.")) && w.n < 7) return S("L.P.");
    if (str_starts_nocase(w, S("LP")) && w.n < 6) return S("LP");
    while (letters.n && !is_alpha(letters.p[letters.n - 1])) letters.n--;
    if (letters.n > 5 && like_texts(letters, S("footnotes")) >= 75 &&
        to_lower(letters.p[letters.n - 1]) == 's')
        return is_upper(letters.p[0]) ? S("Footnotes") : S("footnotes");
    if (letters.n > 5 && like_texts(letters, S("footnote")) >= 75)
        return is_upper(letters.p[0]) ? S("Footnote") : S("footnote");
    return letters.n == 3 && str_starts_nocase(letters, S("LL")) ? S("LLC") : (Str){0};
}

/* A nature of ownership begins with "By" or "See": words before are of other columns. */
static Str from_by(const Lexicon *x, Str s)
{
    size_t at = 0;
    for (int word = 0; word < 3 && at < s.n; word++) {
        Str w = str_sub(s, at, str_find(str_from(s, at), S(" ")));
        if (word && (str_eq_nocase(w, S("By")) || str_eq(w, S("See")))) return str_from(s, at);
        if (!word && w.n < 5 && !str_eq(w, S("Held"))) {
            at += w.n + 1;
            continue;
        }
        if (lexicon_count(x, w) > 1 && !scan_is_security_word(w)) break;
        at += w.n + 1;
    }
    return s;
}

/* Raised marks run together: "(234)", "GB)", "2@)", "Qe)"; no "(Q)," of a name. */
static bool is_marks(Str w)
{
    size_t signs = 0, letters = 0;
    for (size_t i = 0; i < w.n; i++) {
        signs += is_digit(w.p[i]) || strchr("()@&%\"", w.p[i]) || (unsigned char)w.p[i] >= 0x80;
        letters += is_alpha(w.p[i]);
    }
    bool closed = w.n > 2 && w.p[0] == '(' && letters == 1;
    return w.n < 9 && signs && letters < 3 && !closed;
}

/* Without words of two glyphs at the end that stand nowhere else, and without marks: specks. */
static Str without_specks(const Lexicon *x, Str s, Draft *d)
{
    for (;;) {
        size_t at = s.n;
        while (at && s.p[at - 1] != ' ') at--;
        Str w = str_from(s, at);
        bool roman = w.n && strchr("IVX", w.p[0]);
        bool speck = w.n && w.n < 3 && !roman && !is_digit(w.p[0]) && lexicon_count(x, w) < 2;
        if (!at || !(speck || is_marks(w))) break;
        if (is_marks(w)) scan_add_sign(d, w);
        s = str_trim(str_sub(s, 0, at));
    }
    while (s.n > 1 && (s.p[s.n - 1] == ',' || (s.p[s.n - 1] == ')' && str_find(s, S("(")) == s.n))) s.n--;
    return s;
}

/* "ACommon", "Class‘A": a blank that was lost between a letter and the next word. Empty if none was. */
static Str blank_meant(Arena *a, Str w)
{
    if (w.n > 3 && is_upper(w.p[0]) && is_upper(w.p[1]) && scan_is_security_word(str_from(w, 1)))
        return str_fmt(a, "%c %.*s", w.p[0], STR_ARG(str_from(w, 1)));
    if (w.n > 3 && is_upper(w.p[w.n - 1]) && is_lower(w.p[w.n - 2]) &&
        scan_is_security_word(str_sub(w, 0, w.n - 1)))
        return str_fmt(a, "%.*s %c", STR_ARG(str_sub(w, 0, w.n - 1)), w.p[w.n - 1]);
    size_t dash = str_find(w, S("-"));
    if (dash && dash + 1 < w.n && scan_is_security_word(str_sub(w, 0, dash)) &&
        scan_is_security_word(str_from(w, dash + 1)))
        return str_fmt(a, "%.*s %.*s", STR_ARG(str_sub(w, 0, dash)), STR_ARG(str_from(w, dash + 1)));
    size_t quote = str_find(w, S("\xe2\x80"));
    if (quote < w.n && quote && quote + 4 == w.n && scan_is_security_word(str_sub(w, 0, quote)))
        return str_fmt(a, "%.*s %c", STR_ARG(str_sub(w, 0, quote)), w.p[w.n - 1]);
    return (Str){0};
}

/* "Stock." in the middle of a title: a speck. */
static Str without_point(Str w)
{
    bool point = w.n > 4 && strchr(".,-", w.p[w.n - 1]) && scan_is_security_word(str_sub(w, 0, w.n - 1));
    return point && w.p[w.n - 1] != ',' ? str_sub(w, 0, w.n - 1) : w;
}

/* "See See Footnotes", "Say Footnote", "Footnote Pete": what stands beside the word is always "See", if it is
 * no word itself. */
static Str see_footnote(Arena *a, const Lexicon *x, Str s)
{
    Str footnote = {0};
    size_t words = 0, others = 0;
    for (Str rest = s; rest.n; words++) {
        Str w = str_cut(&rest, ' ');
        bool is = str_starts_nocase(w, S("footnote"));
        if (is) footnote = w;
        others += !is && !str_eq_nocase(w, S("See")) && w.n > 3 && lexicon_count(x, w) >= LEXICON_OFTEN;
    }
    return footnote.n && words > 1 && !others ? str_fmt(a, "See %.*s", STR_ARG(footnote)) : s;
}

/* "Fund V1," is VI: a guess, except II and III, of whose glyphs there is none else. `next` stands behind it.
 */
static Str numeral_meant(Arena *a, Str w, Str next, bool *guess)
{
    Str bare = w.n && strchr(",.", w.p[w.n - 1]) ? str_sub(w, 0, w.n - 1) : w, meant = scan_roman_meant(bare);
    if (!meant.n) return (Str){0};
    bool comma = bare.n < w.n || (bare.p[bare.n - 1] == 'L' && str_starts(next, S("L")));
    for (size_t i = 0; i < bare.n; i++) *guess = *guess || !strchr("1Il][!|", bare.p[i]);
    return comma ? str_fmt(a, "%.*s,", STR_ARG(meant)) : meant;
}

Str scan_with_numerals(Arena *a, Str s)
{
    Str out = {"", 0};
    bool guess = false;
    for (Str rest = s; rest.n;) {
        Str w = str_cut(&rest, ' '), meant = numeral_meant(a, w, rest, &guess);
        if (meant.n) w = meant;
        const char *gap = !out.n ? "" : " ", *dash = w.n > 1 && w.p[0] == '-' ? "- " : "";
        if (*dash) w = str_from(w, 1);
        out = str_fmt(a, "%.*s%s%s%.*s", STR_ARG(out), gap, dash, STR_ARG(w));
    }
    return out;
}

/* "Fund. L.P.": a comma stands before the form of a company. */
static Str with_comma(Arena *a, Str w, Str next)
{
    bool point = w.n > 3 && w.p[w.n - 1] == '.' && is_lower(w.p[w.n - 2]) &&
                 (str_starts(next, S("L.P")) || str_starts(next, S("LP")) || str_starts(next, S("LLC")));
    return point ? str_fmt(a, "%.*s,", (int)(w.n - 1), w.p) : w;
}

/* "Class 8": the letter that a digit was misread from, of the first ones, that classes have. */
static Str class_meant(Str w)
{
    static const char letters[] = "ABCD";
    for (size_t i = 0; w.n == 1 && is_digit(w.p[0]) && letters[i]; i++)
        if (damage_confuses(letters[i], w.p[0])) return (Str){letters + i, 1};
    return (Str){0};
}

/* "Br Spouse": By, the one word of two letters with a B that begins a nature. And "Livin": a word that except
 * a glyph is one often seen, as a guess. */
static Str word_meant(Arena *a, const Lexicon *x, Str w, bool first, bool *guess)
{
    if (first && w.n == 2 && w.p[0] == 'B' && is_lower(w.p[1]) && w.p[1] != 'y') return S("By");
    Str near = w.n > 4 && is_alpha(w.p[0]) && lexicon_count(x, w) < 2 ? lexicon_near(x, w) : (Str){0};
    if (!near.n) return near;
    *guess = true;
    char head = is_upper(w.p[0]) ? to_upper(near.p[0]) : to_lower(near.p[0]);
    return str_fmt(a, "%c%.*s%s", head, STR_ARG(str_from(near, 1)), str_ends(w, S(",")) ? "," : "");
}

/* Points are lost rather than gained: does the page have as many L.P. as LP? */
static bool has_points(const Lexicon *x) { return lexicon_count(x, S("L.P.")) >= lexicon_count(x, S("LP")); }

/* "Fund XV, Les": what stands behind the comma at the end is L.P. or LP with a mark, whichever the page has.
 */
static Str partners_meant(Arena *a, const Lexicon *x, Str s)
{
    size_t at = s.n;
    while (at && s.p[at - 1] != ' ') at--;
    Str last = str_from(s, at);
    bool form =
        at > 1 && s.p[at - 2] == ',' && last.n > 1 && last.n < 6 && last.p[0] == 'L' && !is_form(last);
    if (!form || lexicon_count(x, last) > 1) return s;
    return str_fmt(a, "%.*s%s", (int)at, s.p, has_points(x) ? "L.P." : "LP");
}

/* "Fund, LP" on a page that has L.P. */
static Str points_meant(Arena *a, const Lexicon *x, Str s)
{
    return str_ends(s, S(" LP")) && has_points(x) ? str_fmt(a, "%.*sL.P.", (int)(s.n - 2), s.p) : s;
}

/* "Option (right to buy": with the bracket, if that is a title. */
static Str bracket_meant(Arena *a, Str s)
{
    Str closed = str_fmt(a, "%.*s)", STR_ARG(s));
    bool open = str_find(s, S("(")) < s.n && str_find(s, S(")")) == s.n;
    return open && scan_title_cost(closed) < scan_title_cost(s) && !scan_title_cost(closed) ? closed : s;
}

/* A digit in a title that tells no class and no series: a mark. */
static bool is_lone_digit(Str before, Str w)
{
    return w.n == 1 && is_digit(w.p[0]) && before.n && !str_ends(before, S("Class")) &&
           !str_ends(before, S("Series"));
}

static void mend_text(Arena *a, const Lexicon *x, const Slot *slot, Draft *d)
{
    Str text = {"", 0}, was = d->pieces.at[0];
    bool title = slot->field != F_natureOfOwnership, mended = false, guess = false;
    for (Str rest = was; rest.n;) {
        Str w = str_cut(&rest, ' ');
        if (!w.n || is_shred(x, w) || (title && is_lone_digit(text, w))) continue;
        Str bare = without_mark(x, w);
        d->unread = d->unread || bare.n < w.n;
        scan_add_sign(d, str_from(w, bare.n));
        w = bare;
        Str meant = title ? blank_meant(a, w) : numeral_meant(a, w, rest, &guess);
        if (!title && !meant.n) meant = form_meant(w);
        if (!title) w = with_comma(a, w, rest);
        if (!title && !meant.n) meant = word_meant(a, x, w, !text.n && rest.n, &guess);
        if (title) w = without_point(w);
        if (title && !meant.n && str_ends(text, S("Class"))) meant = class_meant(w);
        if (title && !meant.n) meant = scan_security_word_meant(w);
        mended = mended || meant.n;
        if (meant.n) w = meant;
        text = text.n ? str_fmt(a, "%.*s %.*s", STR_ARG(text), STR_ARG(w)) : w;
    }
    if (!title) text = see_footnote(a, x, without_specks(x, from_by(x, text), d));
    Str full = title ? bracket_meant(a, text) : points_meant(a, x, partners_meant(a, x, text));
    if (!str_eq(full, text)) guess = mended = true, text = full;
    if (str_eq(text, was)) return;
    d->pieces.at[0] = text;
    d->pieces.n = text.n > 0; /* nothing but shreds is nothing */
    if (!mended || !text.n) return;
    d->prov |= (uint8_t)(PROV_REPAIRED | (guess ? PROV_GUESSED : 0));
    d->kind = REPAIR_WORD;
    d->evidence[0] = title ? S("a word that titles of securities are made of")
                           : S("a word that natures of ownership are made of");
    d->nevidence = 1;
}

/* A nature with words of titles, of one word, or that does not end: what it lacks, or has too much, may be
 * another cell's. */
static void doubt_nature(const Slot *slot, Draft *d, Str was)
{
    if (slot->field != F_natureOfOwnership || !d->pieces.n) return;
    Str text = d->pieces.at[0];
    bool odd = str_ends(was, S(",")) || str_find(text, S(" ")) == text.n;
    for (Str rest = text; rest.n;) odd = scan_is_security_word(str_cut(&rest, ' ')) || odd;
    if (odd) d->prov |= PROV_GUESSED;
}

void scan_mend_texts(Arena *a, const Lexicon *x, DraftTable *t)
{
    for (size_t i = 0; i < t->nrow; i++)
        for (size_t s = 0; s < t->nslot; s++)
            if (t->slot[s].type == SLOT_TEXT && t->row[i].cell[s].pieces.n) {
                Draft *d = &t->row[i].cell[s];
                Str was = d->pieces.at[0];
                mend_text(a, x, &t->slot[s], d);
                doubt_nature(&t->slot[s], d, was);
            }
}

/* ---- footnote marks ---- */

/* Is an amount in the range that one note only gives, "at prices ranging from $69.71 to $70.36"? Its number,
 * or 0. */
static int note_of_price(const Doc *d, Str value)
{
    Dec price, low, high;
    int found = 0;
    if (!dec_parse(value, &price) || dec_sign(price) <= 0 || dec_decimals(price) < 2) return 0;
    for (size_t i = 0; i < d->nnote && i < SCAN_NOTES_MOST; i++) {
        if (!note_range(str_sub(cell_text(&d->note[i].text), 0, SCAN_NOTE_LONG), &low, &high)) continue;
        if (dec_cmp(price, low) < 0 || dec_cmp(price, high) > 0) continue;
        if (dec_wide(high) - dec_wide(low) > WIDE_ONE) continue; /* trades of one row are within a dollar */
        if (found) return 0;
        found = (int)i + 1;
    }
    return found;
}

/* A price in the range that one note only gives has that note, whether or not its mark was seen. */
void scan_mark_prices(const Doc *d, DraftTable *t)
{
    for (size_t i = 0; i < t->nrow; i++)
        for (size_t s = 0; s < t->nslot; s++) {
            Draft *draft = &t->row[i].cell[s];
            if (t->slot[s].field != F_transactionPricePerShare || !draft->hull.n || draft->marks.n) continue;
            int number = note_of_price(d, draft->value);
            Str raw = str_from(draft->hull, draft->hull.n - 1);
            if (!number) continue;
            draft->marks =
                (DraftMarks){.at = {{.number = number, .raw = raw, .piece = {raw}, .n = 1}}, .n = 1};
            draft->unread = false;
        }
}

/* ---- amounts ---- */

static Str digits_of(Str s, char room[DEC_TEXT])
{
    size_t n = 0;
    for (size_t i = 0; i < s.n && n < DEC_TEXT; i++)
        if (is_digit(s.p[i])) room[n++] = s.p[i];
    return (Str){room, n};
}

/* "$69,350)" in a column of $69.35: the last digit is the mark's. The price of another row that has all the
 * others; empty if none has. */
static Str price_without_mark(const DraftTable *t, size_t s, Str value)
{
    char room[DEC_TEXT], other[DEC_TEXT];
    Str digits = digits_of(value, room);
    for (size_t i = 0; i < t->nrow; i++) {
        Str price = t->row[i].cell[s].value, its = digits_of(price, other);
        if (price.n > its.n && its.n > 2 && its.n + 1 == digits.n && str_starts(digits, its)) return price;
    }
    return (Str){0};
}

/* A bracket behind a price without decimals may be all that is left of a mark. */
static void doubt_bracket(Str text, const DraftTable *t, size_t s, Draft *d)
{
    const char *behind = d->hull.p + d->hull.n;
    if (!d->hull.n || behind == text.p + text.n || *behind != ')') return;
    Str other = price_without_mark(t, s, d->value);
    d->prov |= PROV_GUESSED;
    d->kind = REPAIR_MARK_GLUED;
    if (!other.n) return;
    d->other[0] = d->value;
    d->nother = 1;
    d->value = other;
    d->evidence[0] = S("another row has this price");
    d->nevidence = 1;
}

/* "$4" may be "$" with the mark of footnote 4, where nothing else is printed. An amount of the line above may
 * be another's. And where it is not sure that a row is a transaction, nothing of it is. */
void scan_doubt_amounts(const Doc *d, DraftTable *t)
{
    for (size_t i = 0; i < t->nrow; i++)
        for (size_t s = 0; s < t->nslot; s++) {
            Draft *draft = &t->row[i].cell[s];
            Dec value;
            bool lent = t->slot[s].type == SLOT_NUMBER && draft->hull.p < t->row[i].text.p;
            if ((t->row[i].unsure || lent) && draft->hull.n) draft->prov |= PROV_GUESSED;
            if (t->slot[s].type != SLOT_MONEY || !dec_parse(draft->value, &value) || dec_decimals(value))
                continue;
            doubt_bracket(d->text, t, s, draft);
            if (dec_sign(value) <= 0 || dec_cmp(value, dec_of((int64_t)d->nnote, 0)) > 0) continue;
            draft->prov |= PROV_GUESSED;
            draft->kind = REPAIR_MARK_GLUED;
        }
}
