/* spell.c: prose in which a recogniser misread single glyphs, put as it can only have been meant: words
 * that is unknown, blanks read as signs, points and commas read for one another. */
#include "read/value/spell.h"

#include "read/value/titles.h"
#include "read/words/prose.h"

#include <string.h>

Speller scan_speller_of(Arena *a, const ScanPage *p)
{
    enum { PATIENCE = 400 };
    return (Speller){.a = a,
                     .others = scan_others_of(a),
                     .patience = PATIENCE,
                     .page = p->lexicon,
                     .words = lexicon_of_words(a, language, language_n),
                     .joints = lexicon_of_words(a, &language_joints, 1)};
}

static bool is_joint(const Speller *s, Str w) { return lexicon_count(s->joints, w) > 0 && w.n; }

/* ---- signs ---- */

/* How long the sign is that s begins with: a typographic quote or dash has three bytes; 0: it begins with
 * none. */
static size_t sign_len(Str s)
{
    if (str_starts(s, S("\xe2\x80")) && s.n > 2) return 3;
    return s.n && !is_alpha(s.p[0]) && !is_digit(s.p[0]) && (unsigned char)s.p[0] < 0x80;
}

static size_t last_sign_len(Str s)
{
    if (s.n > 2 && str_starts(str_from(s, s.n - 3), S("\xe2\x80"))) return 3;
    return s.n ? sign_len(str_from(s, s.n - 1)) : 0;
}

static bool is_single_quote(Str sign)
{
    return str_eq(sign, S("'")) || str_eq(sign, S("`")) || str_eq(sign, S("\xe2\x80\x98")) ||
           str_eq(sign, S("\xe2\x80\x99"));
}

/* A token: signs, what stands between them, signs. "[ssuer": a bracket that goes on in lower case is a glyph.
 */
typedef struct SignedWord {
    Str before, core, behind;
} SignedWord;

static SignedWord token_of(Str t)
{
    SignedWord k = {.before = {t.p, 0}};
    Str rest = t;
    for (size_t n; (n = sign_len(rest)) && !(strchr("[|!", rest.p[0]) && rest.n > 3 && is_lower(rest.p[1]));)
        rest = str_from(rest, n), k.before.n += n;
    k.core = rest;
    for (size_t n; (n = last_sign_len(k.core));) k.core.n -= n;
    k.behind = str_from(rest, k.core.n);
    return k;
}

/* "Issuer's": the word. */
static Str without_s(Str w)
{
    if (w.n > 3 && str_eq(str_from(w, w.n - 1), S("s"))) {
        Str head = str_sub(w, 0, w.n - 1);
        size_t n = last_sign_len(head);
        if (n && is_single_quote(str_from(head, head.n - n))) return str_sub(head, 0, head.n - n);
    }
    return w;
}

/* ---- a word in two ---- */

/* A word, or a single letter that may be one. */
static bool is_half(const Speller *s, Str w)
{
    size_t digits = 0;
    while (digits < w.n && is_digit(w.p[digits])) digits++;
    if (w.n == 1) return strchr("aABCDI", w.p[0]) != NULL;
    return w.n && (digits == w.n || scan_is_known_word(s, w));
}

/* May this sign between two words be a blank, or a speck on one? */
static bool is_blank_sign(const Speller *s, Str left, Str sign, Str right)
{
    bool joint = is_joint(s, left) || is_joint(s, right);
    static const char *const tails[] = {"s", "t", "d", "ll", "re", "ve", "m"};
    switch (sign.p[0]) {
    case '-': return joint;
    case '/': return joint && !str_eq_nocase(left, S("and")) && !is_upper(right.p[0]) && right.n < 3;
    case '.':
    case ':':
    case ';':
        return is_lower(right.p[0]) || is_joint(s, left) ||
               (is_digit(right.p[0]) && is_lower(left.p[left.n - 1]));
    default: break;
    }
    if (!is_single_quote(sign) || (left.n == 1 && is_upper(right.p[0]))) return false;
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
        if (str_eq(right, str_z(tails[i]))) return false;
    return true;
}

/* "purposes.of", "Class’A", "not-be", "part.of.a": in words; empty if it is nothing of the kind. */
static Str parted(const Speller *s, Str w)
{
    enum { WORDS_MOST = 4 };
    Str text = {0}, rest = w, left = {w.p, 0};
    size_t parts = 1, hyphens = 0;
    while (left.n < rest.n) {
        size_t n = sign_len(str_from(rest, left.n));
        if (!n) {
            left.n++;
            continue;
        }
        Str sign = str_sub(rest, left.n, n), right = str_from(rest, left.n + n), next = right;
        next.n = 0;
        while (next.n < right.n && !sign_len(str_from(right, next.n))) next.n++;
        if (!is_half(s, left) || !is_half(s, next) || !is_blank_sign(s, left, sign, next) ||
            parts == WORDS_MOST)
            return (Str){0};
        text = text.n ? str_fmt(s->a, "%.*s %.*s", STR_ARG(text), STR_ARG(next))
                      : str_fmt(s->a, "%.*s %.*s", STR_ARG(left), STR_ARG(next));
        rest = right, left = next, parts++;
        hyphens += sign.p[0] == '-';
    }
    if (hyphens > 1) text.n = 0; /* "share-for-share" */
    return text;
}

/* "ofthe", "ora": two words without a blank, one of which joins; empty if they are none, or in two ways. */
static Str split(const Speller *s, Str w)
{
    enum { LEAST = 5 };
    Str found = {0};
    for (size_t k = 2; k + 1 < w.n + 1; k++) {
        Str left = str_sub(w, 0, k), right = str_from(w, k);
        bool a = str_eq(right, S("a")) && is_joint(s, left);
        bool joint = w.n >= LEAST && right.n > 1 && (is_joint(s, left) || is_joint(s, right));
        if (!right.n || !is_lower(right.p[0]) || !(a || joint) || !lexicon_count(s->words, left) ||
            !lexicon_count(s->words, right))
            continue;
        if (found.n) return (Str){0};
        found = str_fmt(s->a, "%.*s %.*s", STR_ARG(left), STR_ARG(right));
    }
    return found;
}

/* ---- words ---- */

static bool has_letters(Str w, size_t least)
{
    size_t n = 0;
    for (size_t i = 0; i < w.n; i++) n += is_alpha(w.p[i]);
    return n >= least;
}

/* All parts between hyphens, points and slashes are known, or too short to tell. */
static bool parts_are_known(const Speller *s, Str w)
{
    bool any = false;
    for (Str rest = w; rest.n;) {
        size_t n = 0;
        while (n < rest.n && !strchr("-/.&", rest.p[n])) n++;
        Str part = str_sub(rest, 0, n);
        if (has_letters(part, 2) && !scan_is_known_word(s, part)) return false;
        any = true;
        rest = str_from(rest, n + 1);
    }
    return any;
}

/* What a word was misread from; a capital at the beginning of a sentence is no name's. */
static Str meant_by(Speller *s, Str w, bool begins, bool *sure)
{
    bool plain = begins && w.n > 1 && is_upper(w.p[0]) && is_lower(w.p[1]);
    if (!plain) return scan_word_meant(s, w, sure);
    char *low = arena_copy(s->a, w.p, w.n);
    low[0] = to_lower(low[0]);
    Str v = scan_word_meant(s, (Str){low, w.n}, sure);
    return v.n ? str_fmt(s->a, "%c%.*s", to_upper(v.p[0]), (int)v.n - 1, v.p + 1) : v;
}

/* What a core was meant for; itself if it is known, or nothing better is. */
static Str mended(Speller *s, Str w, bool begins, Spelling *how)
{
    bool sure = false;
    Str base = without_s(w), tail = str_from(w, base.n), meant = {0};
    Str plain = scan_without_accents(s->a, base);
    if (!has_letters(plain, 2)) return w;
    how->words++;
    if (plain.n < base.n && scan_is_known_word(s, plain))
        return str_fmt(s->a, "%.*s%.*s", STR_ARG(plain), STR_ARG(tail));
    if (lexicon_count(s->words, base)) return w;
    if (scan_is_known_word(s, base)) {
        meant = scan_often_meant(s, base);
        return meant.n ? str_fmt(s->a, "%.*s%.*s", STR_ARG(meant), STR_ARG(tail)) : w;
    }
    Str two = parted(s, w);
    if (two.n) return two;
    if (parts_are_known(s, base)) return w;
    how->odd++;
    meant = meant_by(s, plain, begins, &sure);
    if (!meant.n && is_lower(w.p[0])) meant = split(s, plain);
    if (!meant.n) return w;
    how->sure = how->sure && sure;
    return str_fmt(s->a, "%.*s%.*s", STR_ARG(meant), STR_ARG(tail));
}

/* ---- tokens ---- */

typedef struct Prose {
    Speller *s;
    Str *token;
    size_t n;
    Spelling how;
} Prose;

/* "Lid": what firms are, with one glyph misread, if the page has it well. */
static Str firm_meant(const Speller *s, Str w)
{
    static const char *const firms[] = {"Ltd", "Inc", "Corp"};
    for (size_t i = 0; i < sizeof firms / sizeof *firms; i++) {
        Str firm = str_z(firms[i]);
        size_t changed = 0;
        for (size_t k = 0; k < w.n && w.n == firm.n; k++) changed += w.p[k] != firm.p[k];
        if (w.n == firm.n && changed == 1 && w.p[0] == firm.p[0] && lexicon_count(s->page, firm) &&
            !lexicon_count(s->words, w))
            return firm;
    }
    return (Str){0};
}

/* "L.P,", "L-P.", "U:S.", "Mr,", "Lid.": abbreviations; empty if it is none, or as it should be. `next` is
 * the word behind. */
static Str abbreviation(const Speller *s, Str t, Str next)
{
    static const char *const titles[] = {"Mr", "Ms", "Mrs", "Dr"};
    static const char *const behind_comma[] = {"which", "who", "each", "its", "a", "the", "an"};
    Str w = t;
    while (w.n && strchr(".,:;-", w.p[w.n - 1])) w.n--;
    Str end = str_from(t, w.n);
    bool comma = str_eq(end, S(",,")) || str_eq(end, S(".,"));
    for (size_t i = 0; i < 4; i++)
        if (str_eq(w, str_z(titles[i])) && str_eq(end, S(","))) return str_fmt(s->a, "%.*s.", STR_ARG(w));
    Str firm = end.n ? firm_meant(s, w) : (Str){0};
    if (firm.n) return str_fmt(s->a, "%.*s%.*s", STR_ARG(firm), STR_ARG(end));
    bool pair = w.n == 3 && strchr(".,:-", w.p[1]) &&
                ((w.p[0] == 'L' && w.p[2] == 'P') || (w.p[0] == 'U' && w.p[2] == 'S'));
    if (!pair || !end.n || (w.p[1] == '.' && (str_eq(end, S(".")) || str_eq(end, S(".,"))))) return (Str){0};
    for (size_t i = 0; i < sizeof behind_comma / sizeof *behind_comma && w.p[0] == 'L'; i++)
        comma = comma || (str_eq(end, S(",")) && str_eq(next, str_z(behind_comma[i])));
    return str_fmt(s->a, "%c.%c.%s", w.p[0], w.p[2], comma ? "," : "");
}

static Str token_at(const Prose *p, size_t i) { return i < p->n ? p->token[i] : (Str){0}; }

/* "Il,", "I]": the second of something, as a name has it. */
static Str with_roman(const Prose *p, size_t i, Str t)
{
    Str w = t;
    while (w.n && strchr(".,;:)", w.p[w.n - 1])) w.n--;
    Str meant = scan_roman_meant(w);
    bool letters = has_letters(w, 1), name = i && is_upper(p->token[i - 1].p[0]);
    return meant.n && letters && name
               ? str_fmt(p->s->a, "%.*s%.*s", STR_ARG(meant), STR_ARG(str_from(t, w.n)))
               : (Str){0};
}

/* Is a single quote that begins a token closed in it, or soon after? */
static bool is_closed(const Prose *p, size_t i, size_t quote)
{
    enum { FAR = 12 };
    for (size_t k = i; k < p->n && k < i + FAR; k++) {
        Str t = k == i ? str_from(p->token[k], quote) : p->token[k];
        for (size_t at = 1; at < t.n; at++) {
            size_t n = sign_len(str_from(t, at));
            Str rest = str_from(t, at + n);
            if (n && is_single_quote(str_sub(t, at, n)) && (!rest.n || sign_len(rest)) && t.p[at - 1] != 's')
                return true;
        }
    }
    return false;
}

/* Without a quote that is none: nothing closes it, or nothing opened it. */
static Str without_stray(const Prose *p, size_t i, bool *open)
{
    Str t = p->token[i];
    size_t n = sign_len(t);
    if (n && n < t.n && is_single_quote(str_sub(t, 0, n)) && !sign_len(str_from(t, n))) {
        if (is_closed(p, i, n))
            *open = true;
        else
            t = str_from(t, n);
    }
    if (t.n > 2 && strchr("_~", t.p[0]) && is_alpha(t.p[1])) t = str_from(t, 1);
    n = last_sign_len(t);
    if (!n || n >= t.n || !is_single_quote(str_from(t, t.n - n))) return t;
    char last = t.p[t.n - n - 1];
    if (*open || last == 's' || last == 'S' || !(is_alpha(last) || strchr(",.;", last)))
        return *open = false, t;
    return str_sub(t, 0, t.n - n);
}

/* Does a sentence begin with these words? In the middle of one they are not so written. */
static bool begins_sentence(Str word, Str next)
{
    static const char *const always[] = {"This", "These",    "Each",       "Such",     "Includes",
                                         "It",   "If",       "Represents", "In",       "For",
                                         "As",   "Pursuant", "All",        "However,", "Upon"};
    for (size_t i = 0; i < sizeof always / sizeof *always; i++)
        if (str_eq(word, str_z(always[i]))) return true;
    return str_eq(word, S("The")) && next.n &&
           (is_lower(next.p[0]) || str_eq(next, S("Reporting")) || str_eq(next, S("Issuer")));
}

/* Points and commas by what stands behind them. */
static Str with_point(const Prose *p, size_t i, Str t)
{
    Str next = token_at(p, i + 1);
    if (t.n < 2) return t;
    bool comma = t.p[t.n - 1] == ',', point = t.p[t.n - 1] == '.';
    if (comma && (!next.n || begins_sentence(next, token_at(p, i + 2))))
        return str_fmt(p->s->a, "%.*s.", (int)t.n - 1, t.p);
    Str w = str_sub(t, 0, t.n - 1);
    bool stray = point && next.n && (is_lower(next.p[0]) || is_digit(next.p[0])) && is_lower(w.p[0]) &&
                 w.n > 1 && (is_joint(p->s, w) || (w.n > 3 && lexicon_count(p->s->words, w)));
    return stray && !is_joint(p->s, t) ? w : t;
}

static Str mend_token(Prose *p, size_t i, bool *open)
{
    Speller *s = p->s;
    Str t = without_stray(p, i, open);
    if (is_single_quote(t)) return (Str){0};
    Str known = abbreviation(s, t, token_at(p, i + 1));
    if (known.n) return with_point(p, i, known);
    if (!t.n) return t;
    Str roman = with_roman(p, i, t);
    if (roman.n) return p->how.sure = false, with_point(p, i, roman);
    SignedWord k = token_of(t);
    bool begins = !i || str_ends(p->token[i - 1], S("."));
    Str core = mended(s, k.core, begins, &p->how);
    if (str_ends(k.before, S("\"\""))) k.before.n--;
    if (!str_eq(core, k.core) || k.before.n + k.core.n + k.behind.n < t.n)
        t = str_fmt(s->a, "%.*s%.*s%.*s", STR_ARG(k.before), STR_ARG(core), STR_ARG(k.behind));
    return with_point(p, i, t);
}

Spelling scan_spell(Speller *s, Str text)
{
    size_t words = 1;
    bool open = false;
    Buf out = {0};
    for (size_t i = 0; i < text.n; i++) words += text.p[i] == ' ';
    Prose p = {.s = s, .token = ARENA_NEW(s->a, Str, words), .how = {.sure = true}};
    for (Str rest = text; rest.n;) {
        Str w = str_cut(&rest, ' ');
        if (w.n) p.token[p.n++] = w;
    }
    for (size_t i = 0; i < p.n; i++) {
        Str t = mend_token(&p, i, &open);
        if (!t.n) continue;
        if (out.n) buf_char(&out, ' ');
        buf_put(&out, t);
    }
    p.how.text = str_eq(buf_str(&out), text) ? text : str_copy(s->a, buf_str(&out));
    buf_free(&out);
    return p.how;
}
