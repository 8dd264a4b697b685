/* natures_noted.c: natures of ownership that the footnotes name too. */
#include "read/weigh/natures_noted.h"

#include "read/page/scan.h"
#include "read/weigh/scan_mend.h"

#include <string.h>

enum { WORDS_LEAST = 3, LETTERS_LEAST = 12, MISREAD_PERCENT = 12 };

static size_t count_words(Str s)
{
    size_t n = s.n > 0;
    for (size_t i = 0; i < s.n; i++) n += s.p[i] == ' ';
    return n;
}

/* "By ", which the footnotes do not have. */
static size_t head_of(Str s) { return str_starts_nocase(s, S("By ")) ? 3 : 0; }

/* With the points of an abbreviation that stand behind the last letter: "L.P", "Inc". */
static Str with_points(Str text, Str found)
{
    static const char *const ends[] = {"L.P", "L.L.C", "Inc", "Ltd", "Corp"};
    bool point = found.p + found.n < text.p + text.n && found.p[found.n] == '.';
    for (size_t i = 0; point && i < sizeof ends / sizeof *ends; i++)
        if (str_ends(found, str_z(ends[i]))) found.n++, point = false;
    return found;
}

/* With the ", L.P." that stands behind it. */
static Str with_form(Str text, Str found)
{
    static const char *const forms[] = {", L.P.", ", LP", ", LLC", ", L.L.C.", ", Ltd.", ", Inc."};
    Str rest = str_from(text, (size_t)(found.p - text.p) + found.n);
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (str_starts(rest, str_z(forms[i]))) return (Str){found.p, found.n + strlen(forms[i])};
    return found;
}

/* The best place in all notes; `*second` is how much worse the next one with other words is. */
static Str find_in_notes(const Doc *d, Str core, int *misread, int *second)
{
    Str best = {0};
    *misread = *second = 1000;
    for (size_t i = 0; i < d->nnote && i < SCAN_NOTES_MOST; i++) {
        Str text = str_sub(cell_text(&d->note[i].text), 0, SCAN_NOTE_LONG);
        int cost;
        Str found = like_find(text, core, &cost);
        if (!found.n) continue;
        found = with_form(text, with_points(text, found));
        if (cost < *misread) {
            if (best.n && !str_eq_nocase(best, found)) *second = *misread;
            *misread = cost, best = found;
        } else if (cost < *second && !str_eq_nocase(best, found)) {
            *second = cost;
        }
    }
    *second -= *misread;
    return best;
}

static size_t letters_in(Str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) n += is_alpha(s.p[i]) || is_digit(s.p[i]);
    return n;
}

static size_t behind_points(Str s, size_t i)
{
    while (i < s.n && (strchr("., ", s.p[i]) || (i && str_starts(str_from(s, i - 1), S(" - "))))) i++;
    return i;
}

/* The same except points, commas, dashes between words, and blanks? */
static bool only_points_differ(Str a, Str b)
{
    size_t i = 0, k = 0;
    for (;; i++, k++) {
        i = behind_points(a, i);
        k = behind_points(b, k);
        if (i == a.n || k == b.n) return i == a.n && k == b.n;
        if (to_lower(a.p[i]) != to_lower(b.p[k])) return false;
    }
}

/* Points, and dashes between words, are lost rather than gained. */
static size_t points_in(Str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) n += s.p[i] == '.' || str_starts(str_from(s, i), S(" - "));
    return n;
}

static void spell(Arena *a, const Doc *d, Draft *draft)
{
    Str value = draft->value;
    size_t head = head_of(value);
    Str core = str_from(value, head);
    int misread, second;
    if (count_words(core) < WORDS_LEAST || letters_in(core) < LETTERS_LEAST || letters_in(core) > 60) return;
    Str found = find_in_notes(d, core, &misread, &second);
    if (!found.n || misread * 100 > (int)letters_in(core) * MISREAD_PERCENT ||
        letters_in(found) < LETTERS_LEAST)
        return;
    Str text = str_fmt(a, "%.*s%.*s", (int)head, value.p, STR_ARG(found));
    bool same = letters_in(found) == letters_in(core);
    if (!misread && same && (!only_points_differ(value, text) || points_in(value) > points_in(text)))
        text = value;
    if (str_ends(value, S("L.P.")) && str_ends(text, S("LP")))
        text = str_fmt(a, "%.*sL.P.", (int)(text.n - 2), text.p);
    Str whole = scan_with_numerals(a, text);
    if (only_points_differ(value, whole) && points_in(value) > points_in(whole)) whole = value;
    bool sure = !misread && same && str_eq(whole, text);
    text = whole;
    draft->prov &= (uint8_t) ~(PROV_GUESSED | PROV_REPAIRED);
    draft->nother = 0;
    if (!str_eq(text, value)) {
        draft->kind = REPAIR_WORD;
        draft->prov |= PROV_REPAIRED;
        draft->other[0] = value;
        draft->nother = !sure;
        draft->value = text;
    }
    if (!sure) draft->prov |= PROV_GUESSED;
    draft->evidence[0] = S("a footnote has it so");
    draft->nevidence = 1;
}

void scan_natures_of_notes(Arena *a, const Doc *d, DraftTable *t)
{
    enum { ROWS = 200 }; /* each is looked for in all notes */
    for (size_t s = 0; s < t->nslot; s++)
        for (size_t i = 0; i < t->nrow && i < ROWS && t->slot[s].field == F_natureOfOwnership; i++)
            if (t->row[i].cell[s].value.n) spell(a, d, &t->row[i].cell[s]);
}
