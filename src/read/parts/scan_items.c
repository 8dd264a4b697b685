/* scan_items.c: the header of a recogniser's page in captions and values: captions are told by their likeness
 * to what the forms print. */
#include "read/parts/scan_items.h"

#include <string.h>

/* ---- crosses ---- */

/* X, x, _X_, __X__, ~X.: an X among rules and specks; or what is left of one. */
static bool is_cross(Str w)
{
    size_t n = 0;
    bool other = false;
    for (size_t i = 0; i < w.n; i++) {
        if (w.p[i] == 'X' || w.p[i] == 'x')
            n++;
        else
            other = other || is_alpha(w.p[i]) || is_digit(w.p[i]);
    }
    return n && n <= 2 && !other;
}

/* What a cross between rules was read for: "Xn,", "__%__,", "\xc2\xbb\xc2\xab": glyphs, where an empty box
 * has only a rule, or nothing. */
static bool is_odd_cross(Str w)
{
    size_t rules = 0, glyphs = 0;
    bool other = false;
    Str rest = w;
    if (w.n > 1 && w.p[0] == 'X' && w.n < 4 && strchr(",_.", w.p[w.n - 1])) return true;
    if (str_starts(w, S("\xc2\xbb")) && w.n < 5) return true;
    while (rest.n) {
        uint32_t c = utf8_next(&rest);
        bool rule = c == '_' || c == '-' || c == '=' || c == '~' ||
                    (c >= 0x2010 && c <= 0x2015); /* dashes of all lengths */
        rules += rule;
        other = other || (c < 0x80 && (is_alpha((char)c) || is_digit((char)c)));
        glyphs += !rule && c != ',' && c != '.';
    }
    return rules > 1 && glyphs == 1 && !other;
}

/* ---- captions ---- */

static const struct Caption {
    ScanCaption caption;
    const char *words;
    int like; /* how alike it must be, in percent */
} captions[] = {
    {CAP_OWNER, "1. Name and Address of Reporting Person*", 66},
    {CAP_ISSUER, "2. Issuer Name and Ticker or Trading Symbol", 66},
    {CAP_PERIOD, "3. Date of Earliest Transaction (Month/Day/Year)", 66},
    {CAP_PERIOD, "3. Date of Earliest Transaction", 72},
    {CAP_PERIOD, "2. Date of Event Requiring Statement (Month/Day/Year)", 66},
    {CAP_PERIOD, "2. Date of Event Requiring Statement", 70},
    {CAP_PERIOD, "2. Date of Event Requiring", 74},
    {CAP_ASIDE, "Statement (Month/Day/Year)", 74},
    {CAP_ASIDE, "(Month/Day/Year)", 74},
    {CAP_PERIOD, "3. Statement for Issuer's Fiscal Year Ended (Month/Day/Year)", 66},
    {CAP_AMENDMENT, "4. If Amendment, Date of Original Filed (Month/Day/Year)", 62},
    {CAP_AMENDMENT, "4. If Amendment, Date Original Filed(Month/Day/Year)", 62},
    {CAP_AMENDMENT, "5. If Amendment, Date of Original Filed", 68},
    {CAP_AMENDMENT, "5. If Amendment, Date Original", 72},
    {CAP_ASIDE, "Filed(Month/Day/Year)", 72},
    {CAP_RELATION, "5. Relationship of Reporting Person(s) to Issuer", 66},
    {CAP_ASIDE, "(Check all applicable)", 70},
    {CAP_JOINT, "6. Individual or Joint/Group Filing (Check Applicable Line)", 62},
    {CAP_JOINT, "6. Individual or Joint/Group Filing (Check Applicable", 64},
    {CAP_ASIDE, "Line)", 100},
    {CAP_ASIDE, "Person", 100},
    {CAP_ASIDE, "Reporting Person", 85},
    {CAP_FILED_BY, "Form filed by One Reporting Person", 66},
    {CAP_FILED_BY, "Form filed by More than One Reporting Person", 66},
    {CAP_FILED_BY, "Form filed by More than One Reporting", 70},
    {CAP_FILED_BY, "Form filed by More than One", 74},
    {CAP_DIRECTOR, "Director", 75},
    {CAP_TEN_PERCENT, "10% Owner", 75},
    {CAP_OFFICER, "Officer (give title below)", 66},
    {CAP_OFFICER, "Officer (give title", 70},
    {CAP_OFFICER, "Officer (give", 80},
    {CAP_ASIDE, "title below)", 80},
    {CAP_OTHER, "Other (specify below)", 68},
    {CAP_OTHER, "Other (specify", 72},
    {CAP_ASIDE, "below)", 83},
    {CAP_ASIDE, "Requiring Statement", 80},
    {CAP_JOINT, "6. Individual or Joint/Group Filing", 72},
    {CAP_ASIDE, "2a. Foreign Trading Symbol", 75},
};

static const struct Caption bracketed[] = {
    {CAP_LAST, "Last", 50}, {CAP_LAST, "First", 60}, {CAP_LAST, "Middle", 60}, {CAP_STREET, "Street", 60},
    {CAP_CITY, "City", 50}, {CAP_CITY, "State", 60}, {CAP_CITY, "Zip", 60},
};

/* A word in brackets, or what is left of it. */
static bool is_bracketed(Str w)
{
    size_t letters = 0;
    while (w.n && strchr(",.;:", w.p[w.n - 1])) w.n--;
    w = str_starts(w, S("\xe2\x80")) ? str_from(w, 3) : w;
    for (size_t i = 0; i < w.n; i++) letters += is_alpha(w.p[i]);
    if (letters < 2 || letters > 7 || letters + 2 < w.n) return false;
    return strchr("({", w.p[0]) || strchr(")}!", w.p[w.n - 1]);
}

/* "Inc. (SQ}": capitals right behind a name. */
static bool is_ticker(const ScanLine *l, size_t i)
{
    Str w = l->word[i].text;
    if (!i || l->word[i].gap > 2 || is_bracketed(l->word[i - 1].text)) return false;
    for (size_t k = 0; k < w.n; k++)
        if (is_lower(w.p[k])) return false;
    return true;
}

/* Does the caption rather begin at one of the next words? */
static bool begins_later(const LikePattern *known, const ScanLine *l, size_t i, int like)
{
    for (size_t k = i + 1; k < l->n && k < i + 3; k++) {
        int later;
        (void)scan_words_match(l, k, known, &later);
        if (later > like) return true;
    }
    return false;
}

/* How many words from i on are a caption; the longest of those that are alike enough. */
static size_t caption_at(const LikePattern *known, const ScanLine *l, size_t i, ScanCaption *caption)
{
    size_t best = 0;
    int best_score = 0;
    if (is_cross(l->word[i].text) || scan_is_speck(l->word[i].text)) return 0;
    for (size_t k = 0; k < sizeof captions / sizeof *captions; k++) {
        int like;
        size_t n = scan_words_match(l, i, &known[k], &like);
        int score = like * (int)strlen(captions[k].words);
        if (!n || like < captions[k].like || score <= best_score || begins_later(&known[k], l, i, like))
            continue;
        best = n, best_score = score;
        *caption = captions[k].caption;
    }
    if (best || !is_bracketed(l->word[i].text) || is_ticker(l, i)) return best;
    for (size_t k = 0; k < sizeof bracketed / sizeof *bracketed; k++) {
        int like = like_texts(l->word[i].text, str_z(bracketed[k].words));
        if (like < bracketed[k].like || like <= best_score) continue;
        best_score = like;
        *caption = bracketed[k].caption;
    }
    if (!best_score) *caption = CAP_ASIDE;
    return 1;
}

/* ---- items ---- */

static void add_value(ScanItems *t, const ScanLine *l, size_t line, size_t from, size_t to)
{
    while (from < to && scan_is_speck(l->word[from].text) && l->word[from].text.p[0] != '[') from++;
    while (to > from && scan_is_speck(l->word[to - 1].text) && l->word[to - 1].text.p[0] != ']') to--;
    if (from == to) return;
    t->at[t->n++] =
        (ScanItem){.text = scan_words_str(l, from, to - from), .line = line, .x = l->word[from].x};
}

/* The cross of the box whose label begins at word i: right before it, specks aside, or stuck to it. Empty if
 * there is none. */
static Str cross_of(const ScanLine *l, size_t from, size_t i, bool *odd)
{
    *odd = false;
    Str label = l->word[i].text;
    size_t k = i;
    if (i > from && is_odd_cross(l->word[i - 1].text)) return *odd = true, l->word[i - 1].text;
    while (k > from && scan_is_speck(l->word[k - 1].text)) k--;
    if (k > from && is_cross(l->word[k - 1].text)) return l->word[k - 1].text;
    while (label.n && !is_alpha(label.p[0]) && !is_digit(label.p[0])) label = str_from(label, 1);
    bool stuck = label.n > 2 && to_upper(label.p[0]) == 'X' && !is_lower(label.p[1]);
    return stuck ? str_sub(l->word[i].text, 0, 1) : (Str){0};
}

static void add_line(ScanItems *t, const LikePattern *known, const ScanLine *l, size_t line)
{
    size_t from = 0;
    for (size_t i = 0; i < l->n;) {
        ScanCaption caption = CAP_NONE;
        size_t n = caption_at(known, l, i, &caption);
        if (i > from && !n && l->word[i].gap > 2) {
            add_value(t, l, line, from, i);
            from = i;
        }
        if (!n) {
            i++;
            continue;
        }
        bool odd;
        Str cross = cross_of(l, from, i, &odd);
        size_t to = i;
        while (cross.n && to > from && l->word[to - 1].text.p >= cross.p) to--;
        add_value(t, l, line, from, to);
        t->at[t->n++] = (ScanItem){.caption = caption,
                                   .text = scan_words_str(l, i, n),
                                   .line = line,
                                   .x = l->word[i].x,
                                   .crossed = cross.n > 0,
                                   .cross = cross,
                                   .odd = odd};
        i += n;
        from = i;
    }
    add_value(t, l, line, from, l->n);
}

ScanItems scan_items_of(Arena *a, const ScanPage *p, size_t from, size_t to)
{
    ScanItems t = {.n = 0};
    size_t words = 0;
    for (size_t i = from; i < to; i++) words += p->line[i].n;
    t.at = ARENA_NEW(a, ScanItem, 2 * words + 1);
    LikePattern *known = ARENA_NEW(a, LikePattern, sizeof captions / sizeof *captions);
    for (size_t k = 0; k < sizeof captions / sizeof *captions; k++)
        known[k] = like_pattern(str_z(captions[k].words));
    for (size_t i = from; i < to; i++) add_line(&t, known, &p->line[i], i);
    return t;
}

/* ---- what is a value ---- */

/* Does a word look like one: known, or long enough, with vowels, and not in mixed case? */
static bool is_word(const Lexicon *x, Str w)
{
    size_t letters = 0, vowels = 0, turns = 0;
    for (size_t i = 0; i < w.n; i++) {
        letters += is_alpha(w.p[i]);
        vowels += is_alpha(w.p[i]) && strchr("aeiouy", to_lower(w.p[i]));
        turns += i && is_lower(w.p[i - 1]) && is_upper(w.p[i]);
    }
    if (letters > 1 && lexicon_count(x, w) > 1) return true;
    return letters > 3 && vowels && vowels < letters && !turns;
}

bool scan_is_noise(const Lexicon *x, Str text)
{
    size_t all = 0, good = 0, digits = 0;
    for (Str rest = text; rest.n;) {
        Str w = str_cut(&rest, ' ');
        size_t letters = 0;
        for (size_t i = 0; i < w.n; i++) letters += is_alpha(w.p[i]), digits += is_digit(w.p[i]);
        all += letters;
        if (is_word(x, w)) good += letters;
    }
    if (digits > 2 && all < 3) return false;
    return all < 4 || good * 2 < all;
}

bool scan_find_date(Str text, Str *date)
{
    for (Str rest = text; rest.n;) {
        Str w = scan_strip(str_cut(&rest, ' '));
        while (w.n && (unsigned char)w.p[0] >= 0x80) w = str_from(w, 1);
        while (w.n && strchr(".,;:", w.p[w.n - 1])) w.n--;
        size_t digits = 0, slashes = 0, others = 0;
        for (size_t i = 0; i < w.n; i++) {
            digits += is_digit(w.p[i]);
            slashes += w.p[i] == '/' || w.p[i] == '-' || w.p[i] == ':';
            others += is_alpha(w.p[i]);
        }
        if (w.n < 8 || w.n > 12 || digits < 6 || digits + slashes + others < w.n || others > 2) continue;
        if (digits + others > 9 || (!slashes && digits < 8)) continue;
        *date = w;
        return true;
    }
    return false;
}
