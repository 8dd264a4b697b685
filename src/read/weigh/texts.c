/* texts.c: letters and texts of the tables: codes, titles, the nature of ownership. */
#include "read/weigh/texts.h"

#include "read/noise/damage.h"
#include "read/value/lines.h"
#include "read/weigh/known.h"
#include "read/weigh/points.h"

#include <string.h>

/* ---- letters ---- */

/* The letter that a glyph is read for in such a column; 0 if it can be none. */
static char letter_meant(SlotType type, char c)
{
    static const char glyphs[] = "1l|i!JTt][j", codes_from[] = "50psmgcajxf8", codes_to[] = "SOPSMGCAJXFS";
    if (strchr(slot_letters(type), c)) return c;
    if (type == SLOT_DI) return strchr(glyphs, c) ? 'I' : strchr("dO0)", c) ? 'D' : 0;
    if (type == SLOT_SIDE) return strchr("a4", c) ? 'A' : strchr("dO0)J]", c) ? 'D' : 0;
    if (type == SLOT_V) return c == 'v' ? 'V' : 0;
    const char *p = strchr(codes_from, c);
    return p ? codes_to[p - codes_from] : 0;
}

static void decide_letter(Arena *a, const Slot *slot, Draft *d)
{
    if (!d->pieces.n) return;
    char meant = 0;
    bool sure = false;
    for (size_t i = 0; i < d->pieces.n && !sure; i++) {
        char c = d->pieces.at[i].p[0], m = letter_meant(slot->type, c);
        sure = m && m == c;
        if (sure || (m && !meant)) meant = m;
    }
    if (!meant) return;
    bool clean = sure && d->pieces.n == 1 && d->pieces.at[0].n == 1;
    d->value = slot->type == SLOT_V ? S("E") : str_copy(a, (Str){&meant, 1});
    if (clean) return;
    d->prov = sure ? PROV_REPAIRED : PROV_REPAIRED | PROV_GUESSED;
    d->kind = sure ? REPAIR_OVERLAP : REPAIR_CONFUSED;
}

/* ---- texts ---- */

/* Without the backslashes of some recognisers, and without the blank behind a hyphen that ended a line. */
static Str text_tidy(Arena *a, Str s)
{
    char *out = arena_alloc(a, s.n + 1, 1, 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (c == '\\' && i + 1 < s.n && !is_alpha(s.p[i + 1])) continue;
        if (c == ' ' && n > 1 && out[n - 1] == '-' && out[n - 2] != ' ') continue;
        out[n++] = c;
    }
    return (Str){out, n};
}

/* ---- blanks that were lost ---- */

enum { PART_LEAST = 2 };

static bool is_seen(const Lexicon *x, Str w) { return w.n >= PART_LEAST && lexicon_count(x, w) >= 2; }

/* Where a word that is unknown parts in two that are known; its length if it does not. */
static size_t glued_at(const Lexicon *x, Str w)
{
    static const char *const openers[] = {"See", "By"};
    for (size_t i = 0; i < 2; i++) {
        Str first = str_z(openers[i]);
        if (str_starts_nocase(w, first) && w.n > first.n + 3 && is_seen(x, str_from(w, first.n)))
            return first.n;
    }
    if (lexicon_count(x, w) >= 2) return w.n;
    for (size_t i = PART_LEAST; i + PART_LEAST <= w.n; i++)
        if (is_seen(x, str_sub(w, 0, i)) && is_seen(x, str_from(w, i)) && w.n > 5) return i;
    return w.n;
}

static Str with_blanks(Arena *a, const Lexicon *x, Str s, bool *changed)
{
    Str out = {"", 0};
    for (Str rest = s; rest.n;) {
        Str w = str_cut(&rest, ' ');
        size_t at = glued_at(x, w);
        const char *gap = out.n ? " " : "";
        if (at < w.n) {
            out = str_fmt(a, "%.*s%s%.*s %.*s", STR_ARG(out), gap, (int)at, w.p, STR_ARG(str_from(w, at)));
            *changed = true;
        } else {
            out = str_fmt(a, "%.*s%s%.*s", STR_ARG(out), gap, STR_ARG(w));
        }
    }
    return *changed ? out : s;
}

/* ---- the verdict ---- */

static bool all_known(const Lexicon *x, Str s)
{
    while (s.n) {
        Str w = str_cut(&s, ' ');
        if (w.n && lexicon_count(x, w) < LEXICON_OFTEN) return false;
    }
    return true;
}

/* Letters in capitals, and numbers, tell one title from another: they may not differ. */
static bool tells_apart(Str a, Str b)
{
    while (a.n || b.n) {
        Str v = str_cut(&a, ' '), w = str_cut(&b, ' ');
        bool small = v.n && w.n && is_lower(v.p[v.n - 1]) && is_lower(w.p[w.n - 1]);
        bool brief = (v.n <= 2 || w.n <= 2) && !small;
        brief = brief || (w.n && is_digit(w.p[0]));
        if (brief && !str_eq_nocase(v, w)) return true;
    }
    return false;
}

static void take_known(Arena *a, const Slot *slot, Draft *d, const Match *m)
{
    Pieces *p = &d->pieces;
    bool same = p->n == 1 && str_eq(d->value, m->text);
    d->value = m->text;
    if (same) return;
    d->kind = REPAIR_WORD;
    d->prov = p->n > 1 ? PROV_JOINED : 0;
    if (!m->cost) return;
    d->prov |= PROV_REPAIRED;
    d->kind = REPAIR_WORD;
    bool unique = m->unique && m->cost <= (int)letters_of(m->text);
    if (!unique) d->prov |= PROV_GUESSED;
    d->evidence[0] = m->count
                         ? str_fmt(a, "another row's %s %.*s", fields[slot->field].name, STR_ARG(m->text))
                         : S("a text that forms often use");
    d->nevidence = 1;
}

static void guess_text(Draft *d, Str other)
{
    d->prov |= PROV_GUESSED;
    d->kind = REPAIR_WORD;
    if (other.n && d->nother < 3) d->other[d->nother++] = other;
}

static void read_text(Arena *a, const Lexicon *x, Draft *d)
{
    Unwrapped w;
    bool blanks = false;
    if (!d->pieces.n) return;
    Pieces p = lines_without_crops(&d->pieces);
    Str text = unwrap_text(a, x, &p, &w);
    d->value = text_tidy(a, text);
    d->value = with_blanks(a, x, d->value, &blanks);
    if (blanks) d->prov |= PROV_REPAIRED, d->kind = REPAIR_WORD;
    if (d->pieces.n < 2) return;
    d->prov |= PROV_JOINED;
    d->kind = REPAIR_WORD;
    if (w.changed || w.doubt || p.n < d->pieces.n) d->prov |= PROV_REPAIRED;
    if (w.doubt || !all_known(x, d->value)) d->prov |= PROV_GUESSED;
}

enum { OFTEN = 3, WHOLE_COST = 14 };

/* Can a whole text be another one misread? */
static bool is_misread(Str s, Str meant, int cost)
{
    return cost <= WHOLE_COST && 2 * cost <= (int)letters_of(meant) + 4 && !tells_apart(s, meant);
}

static int count_of(const Known *k, Str s)
{
    for (size_t i = 0; i < k->n; i++)
        if (str_eq(k->text[i], s)) return k->count[i];
    return 0;
}

/* Does the other text go on where this one ends, or does this one lack its first glyphs? */
static bool is_part(Str s, Str of)
{
    bool head = str_starts_nocase(of, s) && of.n > s.n && of.p[s.n] == ' ';
    return head || (of.n > s.n && str_ends(of, s) && is_lower(s.p[0]));
}

/* "See Footnote", "See Footnotes": both are meant. */
static bool one_more_s(Str a, Str b)
{
    Str longer = a.n > b.n ? a : b, shorter = a.n > b.n ? b : a;
    return longer.n == shorter.n + 1 && str_starts(longer, shorter) && longer.p[shorter.n] == 's';
}

/* A text printed whole whose words are all known may yet be misread, or cut short: when other rows say nearly
 * the same, and more often, or say more. */
static void doubt_text(Arena *a, const Known *k, const Slot *slot, Draft *d)
{
    int own = count_of(k, d->value);
    for (size_t i = 0; i < k->n; i++) {
        Str s = k->text[i];
        if (str_eq(s, d->value) || !k->count[i]) continue;
        if (is_nature(slot) && k->count[i] >= own && is_part(d->value, s)) {
            guess_text(d, d->value);
            d->value = s;
            return;
        }
        if (k->count[i] < OFTEN * own || one_more_s(s, d->value)) continue;
        int cost = damage_cost(&d->pieces, s);
        if (is_misread(d->value, s, cost)) {
            take_known(a, slot, d, &(Match){s, cost, k->count[i], true});
            return;
        }
        bool apart = tells_apart(s, d->value);
        if (cost <= (apart ? DAMAGE_GLYPH - 4 : DAMAGE_GLYPH)) guess_text(d, s);
    }
}

/* Nothing ends so: a comma, an open bracket, a word that awaits another. */
static bool is_unfinished(Str s)
{
    static const char *const words[] = {"by", "see", "the", "of", "and", "for", "in", "to"};
    size_t at = s.n, open = 0;
    for (size_t i = 0; i < s.n; i++) open += s.p[i] == '(' ? 1u : s.p[i] == ')' && open ? (size_t)-1 : 0u;
    while (at && s.p[at - 1] != ' ') at--;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_eq_nocase(str_from(s, at), str_z(words[i]))) return true;
    return open || (s.n && strchr(",-", s.p[s.n - 1]));
}

/* Words that look misread are put right where their neighbours are known. */
static bool mend(Arena *a, const Lexicon *x, Draft *d)
{
    Str mended = mend_words(a, x, d->value);
    if (str_eq(mended, d->value)) return false;
    guess_text(d, d->value);
    d->value = mended;
    return true;
}

/* A text printed whole with words that look misread. */
static void decide_strange(Arena *a, const Lexicon *x, const Known *k, const Slot *slot, bool noisy, Draft *d,
                           int strange)
{
    Match m = best_known(a, k, &d->pieces, d->value);
    bool other = m.text.n && !str_eq(m.text, d->value) && !tells_apart(d->value, m.text),
         sure = other && is_misread(d->value, m.text, m.cost);
    if (sure || (other && m.cost < COST_STRANGE * strange && m.cost <= (int)letters_of(m.text) + 4)) {
        if (!sure) guess_text(d, d->value);
        take_known(a, slot, d, &m);
        if (!sure) d->prov |= PROV_GUESSED;
    } else if (!mend(a, x, d) && (noisy || has_near_word(x, d->value))) {
        guess_text(d, (Str){0});
    }
}

/* A text printed whole. */
static void decide_whole(Arena *a, const Lexicon *x, const Known *k, const Slot *slot, bool noisy, Draft *d)
{
    int strange = strange_words(x, d->value);
    if (strange)
        decide_strange(a, x, k, slot, noisy, d, strange);
    else
        doubt_text(a, k, slot, d);
    if (is_unfinished(d->value)) guess_text(d, (Str){0});
}

/* A cut text is compared with what the column may hold. */
static void decide_text(Arena *a, const Lexicon *x, const Known *k, const Slot *slot, bool noisy, Draft *d)
{
    if (d->pieces.n == 1) decide_whole(a, x, k, slot, noisy, d);
    if (d->pieces.n < 2) return;
    Match m = best_known(a, k, &d->pieces, d->value);
    if (2 * m.cost <= 3 * (int)letters_of(m.text)) take_known(a, slot, d, &m);
}

void texts_decide(Arena *a, DraftTable *t, size_t ntable, const Lexicon *x, bool noisy)
{
    noisy = noisy || points_are_lost(t, ntable);
    Known known[2] = {{.n = 0}, {.n = 0}};
    for (size_t k = 0; k < ntable; k++)
        for (size_t i = 0; i < t[k].nrow; i++)
            for (size_t s = 0; s < t[k].nslot; s++) {
                const Slot *slot = &t[k].slot[s];
                if (*slot_letters(slot->type))
                    decide_letter(a, slot, &t[k].row[i].cell[s]);
                else if (slot->type == SLOT_TEXT)
                    read_text(a, x, &t[k].row[i].cell[s]);
            }
    for (size_t k = 0; k < ntable; k++)
        for (int nature = 0; nature < 2; nature++) know_column(x, &known[nature], &t[k], nature);
    for (int nature = 0; nature < 2; nature++) know_common(&known[nature], nature);
    for (size_t k = 0; k < ntable; k++)
        for (size_t i = 0; i < t[k].nrow; i++)
            for (size_t s = 0; s < t[k].nslot; s++)
                if (t[k].slot[s].type == SLOT_TEXT)
                    decide_text(a, x, &known[is_nature(&t[k].slot[s])], &t[k].slot[s], noisy,
                                &t[k].row[i].cell[s]);
}
