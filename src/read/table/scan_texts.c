/* scan_texts.c: the pieces of a row's texts, line by line -> its titles and nature of ownership. */
#include "read/table/scan_texts.h"

#include "read/table/scan_place.h"
#include "read/value/titles.h"

#include <string.h>

enum { PARTS_MAX = 64, OPEN_MOST = 6 };

/* ---- texts ---- */

/* Without what a raised footnote mark at its end was read for: "LP@", "Trust!" */
static Str without_mark_rest(Str s)
{
    while (s.n > 2) {
        unsigned char c = (unsigned char)s.p[s.n - 1];
        if (c >= 0x80)
            while (s.n > 2 && ((unsigned char)s.p[s.n - 1] & 0xC0) == 0x80) s.n--, c = 0x80;
        if (c < 0x80 && !strchr("@!\"'*^:;°", c)) break;
        s = str_trim(str_sub(s, 0, s.n - 1));
    }
    return s;
}

void scan_add_sign(Draft *d, Str sign)
{
    size_t i = 0;
    while (i < sign.n && strchr(".,:;-_~`|'$ ", sign.p[i])) i++;
    if (i == sign.n) return; /* a speck */
    pieces_add(&d->signs, sign);
    d->unread = true;
}

void scan_add_hidden(Draft *d)
{
    if (!d->hides.n || d->signs.n || d->marks.n) return;
    pieces_add(&d->signs, d->hides);
    d->unread = true;
}

/* A mark is plain if all of it was read: "(2)", no "2)" or "@". */
void scan_add_mark(Draft *d, const Token *t)
{
    bool whole = t->flags & TOKEN_MARK && t->mark.number && t->text.p[0] == '(' && str_ends(t->text, S(")"));
    if (!whole || d->marks.n == DRAFT_MARKS) {
        scan_add_sign(d, t->text);
        return;
    }
    pieces_add(&d->signs, t->text);
    d->marks.at[d->marks.n++] = t->mark;
}

/* Adds tokens [from, to) of a line to a cell's text. */
static void add_text(Arena *a, Draft *d, const Token *token, size_t from, size_t to)
{
    Str text = d->pieces.n ? d->pieces.at[0] : (Str){0};
    const Token *first = NULL, *last = NULL;
    for (size_t i = from; i < to; i++) {
        const Token *t = &token[i];
        bool lone = t->glyphs < 3 && scan_maybe_mark(t) && str_find(text, S("(")) == text.n;
        if (t->flags & TOKEN_MARK || lone) scan_add_mark(d, t);
        if (!first) first = t;
        last = t;
        if (t->flags & TOKEN_MARK || lone || (scan_is_speck(t->text) && !str_eq(t->text, S("-")))) continue;
        Str s = without_mark_rest(t->text);
        scan_add_sign(d, str_from(t->text, s.n));
        bool joined = !text.n || (str_ends(text, S("-")) && !str_ends(text, S(" -")));
        text = text.n ? str_fmt(a, "%.*s%s%.*s", STR_ARG(text), joined ? "" : " ", STR_ARG(s)) : s;
    }
    if (!first) return;
    d->hides = last->hides ? str_from(last->text, last->text.n - 1) : (Str){0};
    Str hull = {first->text.p, (size_t)(last->text.p - first->text.p) + last->text.n};
    if (d->hull.n && d->hull.p < hull.p) hull = (Str){d->hull.p, (size_t)(hull.p - d->hull.p) + hull.n};
    d->hull = hull;
    if (!text.n) return;
    d->pieces = (Pieces){.at = {text}, .n = 1};
}

/* A shred of a letter that stood in the column before: 1 if the text begins with one, set apart. */
static size_t stray_letter(const Token *token, const Draft *d)
{
    const Token *t = &token[d->from];
    bool far = d->from + 1 < d->to && t[1].text.p > t->text.p + t->text.n + 3;
    return far && t->glyphs < 3 && t->letters < 3 && t->column;
}

/* A piece of a row's text columns. */
typedef struct TextPart {
    const Token *token;
    size_t from, to, lane;
    bool main, open, unsure; /* of the row's main line; it may as well be of the other column of titles */
} TextPart;

typedef struct TextParts {
    TextPart at[PARTS_MAX];
    size_t n;
} TextParts;

static void add_part(TextParts *p, TextPart part)
{
    if (p->n < PARTS_MAX && part.from < part.to) p->at[p->n++] = part;
}

/* All pieces of row k, line by line. A run that is alone in its line stands at no place that can be told. */
static void collect(const ScanRows *r, const ScanLanes *lanes, const size_t *part, const bool *unsure,
                    size_t k, TextParts *p)
{
    p->n = 0;
    for (size_t i = 0; i < r->body->n; i++) {
        const ScanBodyLine *l = &r->body->line[i];
        if (part[i] != k) continue;
        for (size_t s = 0; s < lanes->n && r->of_line[i] != SIZE_MAX; s++) {
            const Draft *d = &r->t->row[k].cell[lanes->slot[s]];
            if (d->from < d->to)
                add_part(p, (TextPart){l->token, d->from + stray_letter(l->token, d), d->to, s, true, false,
                                       false});
        }
        size_t titles = 0;
        for (size_t q = 0; q < r->nrun[i]; q++) titles += r->lane[i][q] + 1 < lanes->n;
        for (size_t q = 0; q < r->nrun[i]; q++) {
            size_t lane = r->lane[i][q];
            bool open =
                !l->heads && lanes->n > 2 && lane + 1 < lanes->n && titles == 1 && !q && r->run[i][q].x < 12;
            if (lane < SCAN_LANES_MAX)
                add_part(p, (TextPart){l->token, r->run[i][q].from, r->run[i][q].to, lane, false, open,
                                       unsure[i]});
        }
    }
}

/* The words that pieces begin with whose column of titles is told by their place, and how often each column
 * has them. */
enum { HABITS_MAX = 32, UNLIKE_OTHERS = 3 };

typedef struct Habits {
    Str word[HABITS_MAX];
    int count[HABITS_MAX][2];
    size_t n;
} Habits;

static Str first_word(const TextPart *p) { return p->token[p->from].text; }

static void learn_habits(Habits *h, const TextParts *p)
{
    for (size_t i = 0; i < p->n; i++) {
        const TextPart *part = &p->at[i];
        size_t k = 0;
        if (part->main || part->open || part->lane > 1) continue;
        while (k < h->n && !str_eq_nocase(h->word[k], first_word(part))) k++;
        if (k == HABITS_MAX) continue;
        if (k == h->n) h->word[h->n++] = first_word(part);
        h->count[k][part->lane]++;
    }
}

/* A piece that is put into the column where others that begin so do not stand. */
static int habit_cost(const Habits *h, const TextPart *p, size_t lane)
{
    for (size_t k = 0; k < h->n; k++)
        if (str_eq_nocase(h->word[k], first_word(p)))
            return h->count[k][1 - lane] > h->count[k][lane] ? UNLIKE_OTHERS : 0;
    return 0;
}

/* What a title and the underlying one read like with the open pieces where bits of `way` put them. */
static int titles_cost(Arena *a, const TextParts *p, const Habits *h, unsigned way)
{
    int cost = 0;
    Draft title[2] = {{.from = 0}, {.from = 0}};
    for (size_t i = 0, bit = 0; i < p->n; i++) {
        const TextPart *part = &p->at[i];
        size_t lane = part->open ? way >> bit++ & 1 : part->lane;
        if (part->open) cost += habit_cost(h, part, lane);
        if (lane < 2) add_text(a, &title[lane], part->token, part->from, part->to);
    }
    for (int k = 0; k < 2; k++) cost += title[k].pieces.n ? scan_title_cost(title[k].pieces.at[0]) : 0;
    return cost;
}

/* Which column of titles the open pieces of a row are of: so that both read best; on a par, as in the other
 * rows. Returns how many pieces go to the second one, less those of the first; 0 where it is on a par. */
static int settle_open(Arena *a, TextParts *p, const Habits *h, bool second)
{
    unsigned open = 0, best = 0;
    int least = INT32_MAX, next = INT32_MAX, votes = 0;
    for (size_t i = 0; i < p->n; i++) {
        if (open == OPEN_MOST) p->at[i].open = false;
        open += p->at[i].open;
    }
    for (unsigned way = 0; open && way < 1u << open; way++) {
        int cost = titles_cost(a, p, h, way);
        if (cost < least || (cost == least && second)) {
            next = least;
            least = cost, best = way;
        } else if (cost < next) {
            next = cost;
        }
    }
    for (size_t i = 0, bit = 0; i < p->n; i++)
        if (p->at[i].open) p->at[i].lane = best >> bit++ & 1, votes += p->at[i].lane ? 1 : -1;
    return least < next ? votes : 0;
}

void scan_put_texts(Arena *a, ScanRows *r, const ScanLanes *lanes, const size_t *part, const bool *unsure)
{
    TextParts *p = ARENA_NEW(a, TextParts, 1);
    Habits *h = ARENA_NEW(a, Habits, 1);
    int votes = 0;
    for (size_t k = 0; k < r->t->nrow; k++) {
        collect(r, lanes, part, unsure, k, p);
        learn_habits(h, p);
    }
    for (size_t k = 0; k < r->t->nrow; k++) {
        collect(r, lanes, part, unsure, k, p);
        votes += settle_open(a, p, h, false);
    }
    for (size_t k = 0; k < r->t->nrow; k++) {
        collect(r, lanes, part, unsure, k, p);
        (void)settle_open(a, p, h, votes > 0);
        for (size_t i = 0; i < p->n; i++) {
            Draft *d = &r->t->row[k].cell[lanes->slot[p->at[i].lane]];
            add_text(a, d, p->at[i].token, p->at[i].from, p->at[i].to);
            if (p->at[i].unsure) d->prov |= PROV_GUESSED;
        }
        for (size_t i = 0; i < lanes->n; i++) scan_add_hidden(&r->t->row[k].cell[lanes->slot[i]]);
    }
}
