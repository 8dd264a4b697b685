/* known.c: damaged texts of the tables are compared with those that stand whole. */
#include "read/weigh/known.h"

#include "read/noise/damage.h"
#include "read/value/unwrap.h"

enum { WEAVE_LIKE = 70, SHOWN_MOST = 3 };

/* ---- words ---- */

enum { OFTENER = 2 };

/* "3y", "Comm0n", "7ootnote": a lone digit beside a small letter. */
static bool has_lone_digit(Str w)
{
    size_t digits = 0, at = 0;
    for (size_t i = 0; i < w.n; i++)
        if (is_digit(w.p[i])) digits++, at = i;
    bool before = at && is_lower(w.p[at - 1]), behind = at + 1 < w.n && is_lower(w.p[at + 1]);
    return digits == 1 && (before || behind);
}

/* The word that a strange one is likely misread from; empty: it is not strange, or unknown. */
static bool is_strange(const Lexicon *x, Str w, Str *meant)
{
    *meant = (Str){0};
    w = word_bare(w);
    if (!w.n || lexicon_is_general(x, w)) return false;
    int count = lexicon_count(x, w);
    Str near = lexicon_near(x, w);
    if (near.n && lexicon_count(x, near) > OFTENER * count) *meant = near;
    return meant->n || count < LEXICON_OFTEN || has_lone_digit(w);
}

int strange_words(const Lexicon *x, Str s)
{
    int n = 0;
    Str meant;
    while (s.n) n += is_strange(x, str_cut(&s, ' '), &meant);
    return n;
}

bool has_near_word(const Lexicon *x, Str s)
{
    Str meant;
    while (s.n)
        if (is_strange(x, str_cut(&s, ' '), &meant) && meant.n) return true;
    return false;
}

/* Is the one glyph in which two words of one length differ often misread so? */
static bool is_confused(Str w, Str meant)
{
    size_t i = 0;
    while (i < w.n && to_lower(w.p[i]) == to_lower(meant.p[i])) i++;
    return i < w.n &&
           (damage_confuses(w.p[i], to_lower(meant.p[i])) || damage_confuses(w.p[i], to_upper(meant.p[i])));
}

/* The word with the glyph put right in which another one differs, written as the rest of it is. */
static Str mended(Arena *a, Str w, Str meant)
{
    char *out = arena_alloc(a, w.n + 1, 1, 1);
    for (size_t i = 0; i < w.n; i++) {
        bool same = to_lower(w.p[i]) == to_lower(meant.p[i]),
             lower = i && (is_lower(w.p[i - 1]) || (i + 1 < w.n && is_lower(w.p[i + 1])));
        lower = lower || is_lower(w.p[i]);
        out[i] = same ? w.p[i] : lower ? to_lower(meant.p[i]) : to_upper(meant.p[i]);
    }
    return (Str){out, w.n};
}

Str mend_words(Arena *a, const Lexicon *x, Str s)
{
    Str out = {"", 0};
    for (Str rest = s; rest.n;) {
        Str w = str_cut(&rest, ' '), bare = word_bare(w), meant;
        const char *gap = out.n ? " " : "";
        if (is_strange(x, w, &meant) && meant.n == bare.n && is_confused(bare, meant)) {
            Str head = str_sub(w, 0, (size_t)(bare.p - w.p)), tail = str_from(w, head.n + bare.n);
            w = str_fmt(a, "%.*s%.*s%.*s", STR_ARG(head), STR_ARG(mended(a, bare, meant)), STR_ARG(tail));
        }
        out = str_fmt(a, "%.*s%s%.*s", STR_ARG(out), gap, STR_ARG(w));
    }
    return out;
}

/* ---- texts ---- */

static void know(Known *k, Str s, int count, int strange)
{
    for (size_t i = 0; i < k->n; i++)
        if (str_eq(k->text[i], s)) {
            k->count[i] += count;
            return;
        }
    if (k->n == KNOWN_MAX || !s.n) return;
    k->text[k->n] = s;
    k->strange[k->n] = strange;
    k->count[k->n++] = count;
}

/* "SeFcSee": ends of one cell and the beginning of another, read as one word. */
static bool has_glued_word(const Lexicon *x, Str s)
{
    while (s.n) {
        Str w = str_cut(&s, ' ');
        for (size_t i = 1; i < w.n; i++)
            if (is_upper(w.p[i]) && is_lower(w.p[i - 1]) && lexicon_count(x, w) < 2) return true;
    }
    return false;
}

void know_column(const Lexicon *x, Known *k, const DraftTable *t, bool nature)
{
    for (size_t s = 0; s < t->nslot; s++) {
        if (t->slot[s].type != SLOT_TEXT || is_nature(&t->slot[s]) != nature) continue;
        for (size_t i = 0; i < t->nrow; i++)
            if (t->row[i].cell[s].pieces.n == 1 && !has_glued_word(x, t->row[i].cell[s].value))
                know(k, t->row[i].cell[s].value, 1, strange_words(x, t->row[i].cell[s].value));
    }
}

void know_common(Known *k, bool nature)
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
    for (size_t i = 0; !nature && i < sizeof titles / sizeof *titles; i++) know(k, str_z(titles[i]), 0, 0);
    for (size_t i = 0; nature && i < sizeof natures / sizeof *natures; i++) know(k, str_z(natures[i]), 0, 0);
}

size_t letters_of(Str s)
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
    if (all > SHOWN_MOST * n) return 0;                               /* but not as often as that */
    return most ? shared * 100 / most : 0;
}

enum {
    STANDS = 6,          /* damage so small needs no other explanation */
    UNWOVEN = 1,         /* lines parted again */
    COST_SHOWN_TWICE = 2 /* and the same for each letter of it that the text does not have */
};

/* One text that the pieces may be, and the damage looked for: what costs more than `most` may be told as
 * anything greater. */
typedef struct Suspect {
    Str text;
    const Lexicon *words; /* its own */
    int most;
} Suspect;

/* The damage that makes the pieces of the text: as they stand, or, if lines are interwoven, once unwoven. */
static int pieces_cost(const Pieces *p, const Suspect *s)
{
    int cost = damage_cost_within(p, s->text, s->most > STANDS ? s->most : STANDS);
    if (p->n < 2 || cost <= STANDS || s->most < UNWOVEN || str_find(s->text, S(" ")) == s->text.n)
        return cost;
    Arena room = {0};
    Unwrapper *l = unwrapper_of(&room, s->words, p);
    for (size_t lines = 2; lines <= UNWRAPPED_LINES; lines++) {
        (void)unwrapper_try(l, lines, 0);
        Unwrapped w = unwrapper_lines(l, &room);
        Pieces whole = {.n = 0};
        for (size_t i = 0; i < w.n; i++) pieces_add(&whole, w.line[i]);
        int woven = damage_cost_within(&whole, s->text, s->most - UNWOVEN) + UNWOVEN;
        if (woven < cost) cost = woven;
    }
    arena_free(&room);
    return cost;
}

/* A narrow cell may show the beginning or the end of what the next one shows whole. */
static int known_cost(const Pieces *p, Suspect s)
{
    int best = pieces_cost(p, &s);
    for (size_t side = 0; side < 2; side++)
        for (size_t drop = 1; drop < p->n; drop++) {
            Pieces rest = {.n = 0}, shown = {.n = 0};
            for (size_t i = 0; i < p->n; i++)
                pieces_add((side ? i >= p->n - drop : i < drop) ? &shown : &rest, p->at[i]);
            int twice = COST_SHOWN_TWICE * (1 + letters_beyond(&shown, s.text));
            Suspect of_rest = {s.text, s.words, (best <= s.most ? best - 1 : s.most) - twice};
            if (of_rest.most < 0) continue;
            int cost = pieces_cost(&rest, &of_rest) + twice;
            if (cost < best) best = cost;
        }
    return best;
}

/* The damage without a look at lines or at what is shown twice: an upper bound. */
static int plain_cost(const Pieces *p, const Pieces *whole, Str known)
{
    int cost = damage_cost(p, known), by_words = p->n > 1 ? damage_cost(whole, known) + UNWOVEN : DAMAGE_MAX;
    return cost < by_words ? cost : by_words;
}

/* The likeliest text left; k->n if none of them shares enough letters with the pieces. */
static size_t likeliest(const Known *k, const int *plain)
{
    size_t best = k->n;
    for (size_t i = 0; i < k->n; i++)
        if (plain[i] >= 0 && (best == k->n || plain[i] < plain[best])) best = i;
    return best;
}

Match best_known(Arena *a, const Known *k, const Pieces *p, Str joined)
{
    Pieces whole = {.at = {joined}, .n = 1};
    int plain[KNOWN_MAX];
    size_t best = k->n;
    Match m = {.cost = DAMAGE_MAX, .unique = true};
    for (size_t i = 0; i < k->n; i++)
        plain[i] = letters_shared(p, k->text[i]) < WEAVE_LIKE
                       ? -1
                       : plain_cost(p, &whole, k->text[i]) + COST_STRANGE * k->strange[i];
    /* Likely ones first: they show how much damage is still of interest. */
    for (size_t i; (i = likeliest(k, plain)) < k->n; plain[i] = -1) {
        int cost = plain[i], most = cost <= m.cost + MATCH_MARGIN ? cost - 1 : m.cost + MATCH_MARGIN - 1;
        int strange = COST_STRANGE * k->strange[i];
        Suspect suspect = {k->text[i], lexicon_of_words(a, &k->text[i], 1), most - strange};
        int woven = most < strange ? cost : known_cost(p, suspect) + strange;
        if (woven < cost) cost = woven;
        int count = k->count[i];
        bool likelier = count > m.count || (count == m.count && i < best);
        if (cost < m.cost || (cost == m.cost && likelier)) {
            m = (Match){k->text[i], cost, count, m.cost - cost >= MATCH_MARGIN};
            best = i;
        } else if (cost - m.cost < MATCH_MARGIN) {
            m.unique = false;
        }
    }
    return m;
}

void scan_take_whole(Draft *d, Str whole)
{
    d->other[0] = d->value;
    d->nother = 1;
    d->value = whole;
    d->prov = (uint8_t)(d->prov | PROV_REPAIRED | PROV_GUESSED);
    d->kind = REPAIR_WORD;
    d->evidence[0] = S("another row has it whole");
    d->nevidence = 1;
}
