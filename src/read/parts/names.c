/* names.c: names of the header as other places of the form spell them: the address has the company once
 * more, the signature and the explanations have the people. */
#include "read/parts/names.h"

#include "model/repair.h"
#include "read/words/lexicon.h"

enum { LEAST = 5, PATIENCE = 60, WORDS_MOST = 20000 };

typedef struct Names {
    Doc *d;
    Arena *a;
    const ScanPage *p;
    int patience; /* so many words are looked for yet */
} Names;

static bool is_name_word(Str w)
{
    for (size_t i = 0; i < w.n; i++)
        if (!is_alpha(w.p[i])) return false;
    return w.n > 2;
}

/* Two words of one length that differ in one letter. */
static bool one_letter_other(Str a, Str b)
{
    size_t off = 0;
    for (size_t i = 0; a.n == b.n && i < a.n; i++) off += to_lower(a.p[i]) != to_lower(b.p[i]);
    return a.n == b.n && off == 1;
}

/* The word that the page has most often of those that differ from this one in a letter; how often. */
static Str spelled_elsewhere(const Names *n, Str w, size_t *times)
{
    Str best = {0};
    size_t left = WORDS_MOST;
    *times = 0;
    for (size_t i = 0; i < n->p->n; i++)
        for (size_t k = 0; k < n->p->line[i].n && left; k++, left--) {
            Str v = word_bare(n->p->line[i].word[k].text);
            if (!one_letter_other(w, v) || !is_name_word(v)) continue;
            if (best.n && !str_eq_nocase(best, v)) return *times = 0, (Str){0};
            best = v, ++*times;
        }
    return best;
}

/* The word of a signature of which this one lacks the first or the last letter. */
static Str whole_in_signature(const Names *n, Str w)
{
    for (size_t i = 0; i < n->d->nsign; i++)
        for (Str rest = cell_text(sign_item(&n->d->sign[i], F_signatureName)); rest.n;) {
            Str v = word_bare(str_cut(&rest, ' '));
            if (v.n != w.n + 1 || !is_name_word(v)) continue;
            if (str_eq_nocase(str_from(v, 1), w) || str_eq_nocase(str_sub(v, 0, w.n), w)) return v;
        }
    return (Str){0};
}

/* As the other is written: in capitals, or not. */
static Str written_as(Arena *a, Str word, Str other)
{
    bool shouted = other.n > 1 && is_upper(other.p[0]) && is_upper(other.p[1]);
    char *out = arena_copy(a, word.p, word.n);
    for (size_t i = 0; i < word.n; i++)
        out[i] = shouted || !i                                ? to_upper(out[i])
                 : is_upper(word.p[0]) && is_upper(word.p[1]) ? to_lower(out[i])
                                                              : out[i];
    return (Str){out, word.n};
}

/* What a word of a name was meant for; empty: itself. */
static Str meant(Names *n, FieldId f, Str w)
{
    enum { OFTEN = 2 };
    size_t times = 0;
    Str v = {0};
    if (!is_name_word(w) || lexicon_count(n->p->lexicon, w) >= LEXICON_OFTEN || !n->patience) return (Str){0};
    n->patience--;
    if (f == F_rptOwnerName) v = whole_in_signature(n, w);
    if (!v.n && w.n >= LEAST) {
        v = spelled_elsewhere(n, w, &times);
        if (times < OFTEN) v.n = 0;
    }
    return v.n ? written_as(n->a, v, w) : (Str){0};
}

static void settle(Names *n, Part part, size_t row, FieldId f)
{
    Cell *c = doc_cell(n->d, part, row, f);
    Str was = cell_text(c), now = {0};
    bool changed = false;
    for (Str rest = was; rest.n;) {
        Str token = str_cut(&rest, ' '), w = word_bare(token), v = meant(n, f, w);
        changed = changed || v.n;
        if (v.n)
            token = str_fmt(n->a, "%.*s%.*s%.*s", (int)(w.p - token.p), token.p, STR_ARG(v),
                            (int)(token.n - w.n - (size_t)(w.p - token.p)), w.p + w.n);
        now = now.n ? str_fmt(n->a, "%.*s %.*s", STR_ARG(now), STR_ARG(token)) : token;
    }
    if (!changed) return;
    c->u.text = str_copy(&n->d->arena, now);
    c->prov |= PROV_GUESSED;
    Repair *r = doc_add_repair(n->d, REPAIR_WORD, part, row, f, was, c->u.text, repair_why(REPAIR_WORD));
    repair_add_evidence(n->d, r, S("so it is spelled elsewhere on the form"));
    repair_add_other(n->d, r, was);
    r->applied = false;
}

void scan_settle_names(Doc *d, Arena *a, const ScanPage *p)
{
    static const FieldId fields_of_owner[] = {F_rptOwnerName, F_rptOwnerStreet1, F_rptOwnerStreet2,
                                              F_rptOwnerCity};
    Names n = {.d = d, .a = a, .p = p, .patience = PATIENCE};
    settle(&n, PART_DOC, 0, F_issuerName);
    for (size_t i = 0; i < d->nowner; i++)
        for (size_t k = 0; k < sizeof fields_of_owner / sizeof *fields_of_owner; k++)
            settle(&n, PART_OWNER, i, fields_of_owner[k]);
    for (size_t i = 0; i < d->nsign; i++) settle(&n, PART_SIGN, i, F_signatureName);
}
