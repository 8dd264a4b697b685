/* cut_text.c: letters and texts of the tables: codes, titles, the nature of ownership. */
#include "read/cut.h"
#include "read/words.h"

#include <string.h>

/* ---- letters ---- */

static const char *sure_letters(SlotType type)
{
    switch (type) {
    case SLOT_CODE: return "PSVAGMCXJFDIHEOLWZUK";
    case SLOT_SIDE: return "AD";
    case SLOT_DI: return "DI";
    case SLOT_V: return "V";
    default: return "";
    }
}

/* The letter that a glyph is read for in such a column; 0 if it can be none. */
static char letter_meant(SlotType type, char c)
{
    static const char glyphs[] = "1l|i!JTt][j", codes_from[] = "50psmgcajxf8", codes_to[] = "SOPSMGCAJXFS";
    if (strchr(sure_letters(type), c)) return c;
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

/* ---- what such a text may be ---- */

enum { KNOWN_MAX = 48, MARGIN = 4, WEAVE_LIKE = 70 };

/* Texts that a column may hold: those that stand whole in other rows, and some that all forms use. */
typedef struct Known {
    Str text[KNOWN_MAX];
    int count[KNOWN_MAX];
    size_t n;
} Known;

static void know(Known *k, Str s, int count)
{
    for (size_t i = 0; i < k->n; i++)
        if (str_eq(k->text[i], s)) {
            k->count[i] += count;
            return;
        }
    if (k->n == KNOWN_MAX || !s.n) return;
    k->text[k->n] = s;
    k->count[k->n++] = count;
}

static bool is_nature(const Slot *s) { return s->field == F_natureOfOwnership; }

static void know_column(Known *k, const CutTable *t, bool nature)
{
    for (size_t s = 0; s < t->nslot; s++) {
        if (t->slot[s].type != SLOT_TEXT || is_nature(&t->slot[s]) != nature) continue;
        for (size_t i = 0; i < t->nrow; i++)
            if (t->row[i].cell[s].pieces.n == 1) know(k, t->row[i].cell[s].value, 1);
    }
}

static void know_common(Known *k, bool nature)
{
    static const char *const titles[] = {"Common Stock",
                                         "Class A Common Stock",
                                         "Class B Common Stock",
                                         "Common Shares",
                                         "Restricted Stock Units",
                                         "Stock Option (right to buy)",
                                         "Preferred Stock",
                                         "Employee Stock Option (right to buy)",
                                         "Common"};
    static const char *const natures[] = {"By Trust", "By Spouse", "See Footnote", "See Footnotes",
                                          "By Living Trust"};
    for (size_t i = 0; !nature && i < sizeof titles / sizeof *titles; i++) know(k, str_z(titles[i]), 0);
    for (size_t i = 0; nature && i < sizeof natures / sizeof *natures; i++) know(k, str_z(natures[i]), 0);
}

static size_t letters_of(Str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) n += !is_blank(s.p[i]);
    return n;
}

/* How many letters of the pieces the text does not have. */
static int letters_beyond(const Pieces *p, Str s)
{
    int count[128] = {0}, beyond = 0;
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] < 128) count[(unsigned char)s.p[i]]++;
    for (size_t i = 0; i < p->n; i++)
        for (size_t j = 0; j < p->at[i].n; j++) {
            unsigned char c = (unsigned char)p->at[i].p[j];
            beyond += c > ' ' && c < 128 && count[c]-- <= 0;
        }
    return beyond;
}

/* How many letters two texts have in common, in percent, wherever they stand: cheap, and blind to interwoven
 * lines. */
static int letters_shared(const Pieces *p, Str s)
{
    int count[128] = {0}, all = 0, shared = 0;
    for (size_t i = 0; i < p->n; i++)
        for (size_t j = 0; j < p->at[i].n; j++) {
            unsigned char c = (unsigned char)p->at[i].p[j];
            if (c > ' ' && c < 128) count[c]++, all++;
        }
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c > ' ' && c < 128 && count[c] > 0) count[c]--, shared++;
    }
    int n = (int)letters_of(s), most = p->n > 1 || all < n ? n : all; /* pieces may show it twice over */
    return most ? shared * 100 / most : 0;
}

/* The damage that makes the pieces of a known text: as they stand, or, if lines are interwoven, once unwoven.
 */
static int pieces_cost(Arena *a, const Pieces *p, Str known)
{
    int cost = damage_cost(p, known);
    if (p->n < 2 || cost <= 6 || str_find(known, S(" ")) == known.n) return cost;
    const Lexicon *x = lexicon_of_words(a, known);
    for (size_t lines = 2; lines <= WOVEN_LINES; lines++) {
        Woven w = words_weave(a, x, p, lines, 0);
        Pieces whole = {.n = 0};
        for (size_t i = 0; i < w.n; i++) pieces_add(&whole, w.line[i]);
        int woven = damage_cost(&whole, known) + 1;
        if (woven < cost) cost = woven;
    }
    return cost;
}

enum { COST_SHOWN_TWICE = 2 };

/* A narrow cell may show the beginning or the end of what the next one shows whole. */
static int known_cost(Arena *a, const Pieces *p, Str known)
{
    int best = pieces_cost(a, p, known);
    for (size_t side = 0; side < 2; side++)
        for (size_t drop = 1; drop < p->n; drop++) {
            Pieces rest = {.n = 0}, shown = {.n = 0};
            for (size_t i = 0; i < p->n; i++)
                pieces_add((side ? i >= p->n - drop : i < drop) ? &shown : &rest, p->at[i]);
            int strange = letters_beyond(&shown, known);
            int cost = pieces_cost(a, &rest, known) + COST_SHOWN_TWICE * (1 + strange);
            if (cost < best) best = cost;
        }
    return best;
}

typedef struct Match {
    Str text;
    int cost, next, count; /* next: the cost of the second best */
} Match;

static Match best_known(Arena *a, const Known *k, const Pieces *p)
{
    Match m = {.cost = DAMAGE_MAX, .next = DAMAGE_MAX};
    for (size_t i = 0; i < k->n; i++) {
        if (letters_shared(p, k->text[i]) < WEAVE_LIKE) continue;
        int cost = known_cost(a, p, k->text[i]);
        if (cost < m.cost || (cost == m.cost && k->count[i] > m.count)) {
            m.next = m.cost;
            m = (Match){k->text[i], cost, m.cost, k->count[i]};
        } else if (cost < m.next) {
            m.next = cost;
        }
    }
    return m;
}

/* ---- blanks that were lost ---- */

enum { PART_LEAST = 2 };

static bool is_seen(const Lexicon *x, Str w) { return w.n >= PART_LEAST && lexicon_count(x, w) >= 2; }

/* Where a word that nobody knows parts in two that are known; its length if it does not. */
static size_t glued_at(const Lexicon *x, Str w)
{
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

/* Words of one or two letters, and numbers, tell one title from another: they may not differ. */
static bool tells_apart(Str a, Str b)
{
    while (a.n || b.n) {
        Str v = str_cut(&a, ' '), w = str_cut(&b, ' ');
        bool brief = v.n <= 2 || w.n <= 2 || (w.n && is_digit(w.p[0]));
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
    bool unique = m->next - m->cost >= MARGIN && m->cost <= (int)letters_of(m->text);
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
    Woven w;
    bool blanks = false;
    if (!d->pieces.n) return;
    d->value = text_tidy(a, words_join(a, x, &d->pieces, &w));
    d->value = with_blanks(a, x, d->value, &blanks);
    if (blanks) d->prov |= PROV_REPAIRED, d->kind = REPAIR_WORD;
    if (d->pieces.n < 2) return;
    d->prov |= PROV_JOINED;
    d->kind = REPAIR_WORD;
    if (w.changed || w.doubt) d->prov |= PROV_REPAIRED;
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
        if (k->count[i] < OFTEN * own) continue;
        int cost = damage_cost(&d->pieces, s);
        if (is_misread(d->value, s, cost)) {
            take_known(a, slot, d, &(Match){s, cost, DAMAGE_MAX, k->count[i]});
            return;
        }
        if (cost <= DAMAGE_GLYPH - 4) guess_text(d, s);
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

/* Has it a word that nobody knows, but for one glyph? */
static bool has_near_word(const Lexicon *x, Str s)
{
    while (s.n) {
        Str w = str_cut(&s, ' ');
        if (w.n && lexicon_count(x, w) < 2 && lexicon_near(x, w).n) return true;
    }
    return false;
}

/* A text printed whole. */
static void decide_whole(Arena *a, const Lexicon *x, const Known *k, const Slot *slot, bool noisy, Draft *d)
{
    if (all_known(x, d->value)) {
        doubt_text(a, k, slot, d);
    } else {
        Match m = best_known(a, k, &d->pieces);
        if (!str_eq(m.text, d->value) && m.text.n && is_misread(d->value, m.text, m.cost))
            take_known(a, slot, d, &m);
        else if (noisy || has_near_word(x, d->value))
            guess_text(d, (Str){0});
    }
    if (is_unfinished(d->value)) guess_text(d, (Str){0});
}

/* A cut text is compared with what the column may hold. */
static void decide_text(Arena *a, const Lexicon *x, const Known *k, const Slot *slot, bool noisy, Draft *d)
{
    if (d->pieces.n == 1) decide_whole(a, x, k, slot, noisy, d);
    if (d->pieces.n < 2) return;
    Match m = best_known(a, k, &d->pieces);
    if (2 * m.cost <= 3 * (int)letters_of(m.text)) take_known(a, slot, d, &m);
}

void cut_texts(Arena *a, CutTable *t, size_t ntable, const Page *page)
{
    const Lexicon *x = lexicon_of(a, page);
    bool noisy = page_is_noisy(page) || cut_is_small(t, ntable);
    Known known[2] = {{.n = 0}, {.n = 0}};
    for (size_t k = 0; k < ntable; k++)
        for (size_t i = 0; i < t[k].nrow; i++)
            for (size_t s = 0; s < t[k].nslot; s++) {
                const Slot *slot = &t[k].slot[s];
                if (*sure_letters(slot->type))
                    decide_letter(a, slot, &t[k].row[i].cell[s]);
                else if (slot->type == SLOT_TEXT)
                    read_text(a, x, &t[k].row[i].cell[s]);
            }
    for (size_t k = 0; k < ntable; k++)
        for (int nature = 0; nature < 2; nature++) know_column(&known[nature], &t[k], nature);
    for (int nature = 0; nature < 2; nature++) know_common(&known[nature], nature);
    for (size_t k = 0; k < ntable; k++)
        for (size_t i = 0; i < t[k].nrow; i++)
            for (size_t s = 0; s < t[k].nslot; s++)
                if (t[k].slot[s].type == SLOT_TEXT)
                    decide_text(a, x, &known[is_nature(&t[k].slot[s])], &t[k].slot[s], noisy,
                                &t[k].row[i].cell[s]);
}
