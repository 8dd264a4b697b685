/* ocr_rows.c: the lines of a table's body -> rows: lines with values are rows, those between hold more of
 * their texts. */
#include "read/ocr_lanes.h"

#include <string.h>

enum { PARTS_MAX = 64, OPEN_MOST = 6, GOES_ON = 8 };

/* ---- which lines are rows ---- */

/* How many of the first words are those of titles; `whole`: without a glyph misread. */
static size_t title_words(const OcrBodyLine *l, bool whole)
{
    size_t words = 0;
    for (size_t i = 0; i < l->n && i < 5; i++)
        words +=
            ocr_is_security_word(l->token[i].text) || (!whole && ocr_security_word_meant(l->token[i].text).n);
    return words;
}

/* "3,126,235": a number in groups of three, which no text has. */
static bool is_grouped(Str s)
{
    size_t groups = 0, head = str_find(s, S(","));
    for (size_t i = 0; i < s.n; i++) {
        bool comma = i >= head && (i - head) % 4 == 0;
        if (comma ? s.p[i] != ',' : !is_digit(s.p[i])) return false;
        groups += comma;
    }
    return groups && head && head < 4 && s.n == head + 4 * groups;
}

static bool has_grouped(const OcrBodyLine *l)
{
    for (size_t i = 0; i < l->n; i++)
        if (is_grouped(l->token[i].text)) return true;
    return false;
}

/* "Class A", "$0.0001 par": a letter, and an amount, of a title. */
static bool is_of_title(const OcrBodyLine *l, size_t i)
{
    if (i + 1 < l->n && str_eq_nocase(l->token[i + 1].text, S("par"))) return true;
    return i && l->token[i].glyphs == 1 &&
           (str_eq(l->token[i - 1].text, S("Class")) || str_eq(l->token[i - 1].text, S("Series")));
}

static bool is_row(const OcrBody *b, const OcrBodyLine *l)
{
    int weight = 0;
    for (size_t i = 0; i < l->n; i++) weight += is_of_title(l, i) ? 0 : ocr_token_weight(&l->token[i]);
    if (b->id == TABLE_II && l->n > 1 && has_grouped(l)) return true;
    if (weight >= 3 || b->id != TABLE_I) return weight >= 3;
    return (weight > 1 && title_words(l, false) > 1) || (l->n > 3 && title_words(l, true) > 1);
}

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

/* A mark counts if all of it was read: "(2)", no "2)" or "@". */
static void add_mark(Draft *d, const Token *t)
{
    bool whole = t->flags & TOKEN_MARK && t->mark.number && t->text.p[0] == '(' && str_ends(t->text, S(")"));
    if (whole && d->marks.n < MARKS_MAX)
        d->marks.at[d->marks.n++] = t->mark;
    else if (ocr_maybe_mark(t))
        d->unread = true;
}

/* Adds tokens [from, to) of a line to a cell's text. */
static void add_text(Arena *a, Draft *d, const Token *token, size_t from, size_t to)
{
    Str text = d->pieces.n ? d->pieces.at[0] : (Str){0};
    const Token *first = NULL, *last = NULL;
    for (size_t i = from; i < to; i++) {
        const Token *t = &token[i];
        add_mark(d, t);
        bool lone = t->glyphs < 3 && ocr_maybe_mark(t) && str_find(text, S("(")) == text.n;
        if (!first) first = t;
        last = t;
        if (t->flags & TOKEN_MARK || lone || (ocr_is_speck(t->text) && !str_eq(t->text, S("-")))) continue;
        Str s = without_mark_rest(t->text);
        bool joined = !text.n || (str_ends(text, S("-")) && !str_ends(text, S(" -")));
        text = text.n ? str_fmt(a, "%.*s%s%.*s", STR_ARG(text), joined ? "" : " ", STR_ARG(s)) : s;
    }
    if (!first) return;
    Str hull = {first->text.p, (size_t)(last->text.p - first->text.p) + last->text.n};
    if (d->hull.n && d->hull.p < hull.p) hull = (Str){d->hull.p, (size_t)(hull.p - d->hull.p) + hull.n};
    d->hull = hull;
    if (!text.n) return;
    d->pieces = (Pieces){.at = {text}, .n = 1};
}

/* The value of a cell in the row's main line: its marks apart. */
static void draft_value(const CutRow *row, SlotType type, Draft *d)
{
    bool letter = type != SLOT_NUMBER && type != SLOT_MONEY && type != SLOT_DATE;
    if (d->from == d->to) return;
    const Token *first = &row->token[d->from], *last = &row->token[d->to - 1];
    d->hull = (Str){first->text.p, (size_t)(last->text.p - first->text.p) + last->text.n};
    for (size_t i = d->from; i < d->to; i++) {
        const Token *t = &row->token[i];
        if (t->flags & TOKEN_MARK) {
            add_mark(d, t);
        } else if (letter ? !d->pieces.n : !ocr_maybe_mark(t)) {
            pieces_add(&d->pieces, ocr_strip(t->text));
            d->unread = d->unread || (letter && t->glyphs > 2);
        } else {
            d->unread = true;
        }
    }
}

/* ---- rows ---- */

typedef struct Rows {
    const OcrBody *body;
    CutTable *t;
    size_t *of_line; /* the row whose main line it is, or nrow */
    size_t (*lane)[OCR_RUNS_MAX];
    OcrRun (*run)[OCR_RUNS_MAX];
    size_t *nrun;
} Rows;

static void find_rows(Arena *a, Rows *r)
{
    const OcrBody *b = r->body;
    r->t->row = ARENA_NEW(a, CutRow, b->n + 1);
    for (size_t i = 0; i < b->n; i++) {
        r->of_line[i] = SIZE_MAX;
        if (!is_row(b, &b->line[i])) continue;
        r->of_line[i] = r->t->nrow;
        r->t->row[r->t->nrow++] =
            (CutRow){.text = b->line[i].text, .token = b->line[i].token, .n = b->line[i].n};
    }
}

/* ---- which row a line goes to ---- */

static bool is_any(Str word, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq_nocase(word, str_z(list[i]))) return true;
    return false;
}
#define IS_ANY(word, list) is_any((word), (list), sizeof(list) / sizeof *(list))

/* What it costs to part a text in front of `first`; `last` stands above it. */
static int text_cut(Str last, Str first)
{
    static const char *const begins[] = {"By", "See", "Held", "Class", "Series"};
    static const char *const goes_on[] = {"LP",   "L.P.", "LP,",   "LLC", "L.L.C.", "Inc.",
                                          "Ltd.", "Fund", "Fund,", "of",  "and",    "&"};
    static const char *const ends[] = {"LP",    "L.P.",     "LLC",    "L.L.C.", "Inc.",  "Ltd.",
                                       "Trust", "Footnote", "Spouse", "Stock",  "Units", "Shares"};
    static const char *const awaits[] = {"of", "the",  "and", "by", "for", "to",
                                         "&",  "U.S.", "in",  "-",  "By",  "See"};
    int cost = 0;
    if (IS_ANY(first, begins)) cost -= 4;
    if (IS_ANY(first, goes_on) || is_lower(first.p[0]) || is_digit(first.p[0])) cost += 4;
    if (IS_ANY(last, ends)) cost -= 2;
    if (last.n && (IS_ANY(last, awaits) || strchr(",-", last.p[last.n - 1]))) cost += 4;
    return 2 * cost; /* lines on one side too many cost 3 each */
}

/* How many lines of the body begin with the same word and hold nothing else. */
static size_t same_lines(const OcrBody *b, Str word)
{
    size_t n = 0;
    for (size_t i = 0; i < b->n; i++) n += b->line[i].n == 1 && str_eq_nocase(b->line[i].token[0].text, word);
    return n;
}

/* The tokens of line i in a text column; false if it has none there. */
static bool in_lane(const Rows *r, const OcrLanes *lanes, size_t i, size_t lane, size_t *from, size_t *to)
{
    if (r->of_line[i] != SIZE_MAX) {
        const Draft *d = &r->t->row[r->of_line[i]].cell[lanes->slot[lane]];
        *from = d->from, *to = d->to;
        return *from < *to;
    }
    for (size_t k = 0; k < r->nrun[i]; k++)
        if (r->lane[i][k] == lane) {
            *from = r->run[i][k].from, *to = r->run[i][k].to;
            return true;
        }
    return false;
}

/* What it costs to part the text of a column in front of line i: by the word it begins with, and by the one
 * that stands above. */
static int lane_cut(const Rows *r, const OcrLanes *lanes, size_t i, size_t lane)
{
    enum { FAR_ABOVE = 12 };
    size_t from, to, upper, end;
    if (!in_lane(r, lanes, i, lane, &from, &to)) return 0;
    Str first = r->body->line[i].token[from].text, last = {0};
    if (ocr_maybe_mark(&r->body->line[i].token[from])) return 6;
    for (size_t k = i; k-- > 0 && k + FAR_ABOVE > i;) {
        if (!in_lane(r, lanes, k, lane, &upper, &end)) continue;
        bool marked = false;
        while (end > upper && ocr_maybe_mark(&r->body->line[k].token[end - 1])) end--, marked = true;
        if (end > upper) last = r->body->line[k].token[end - 1].text;
        return text_cut(last, first) - (marked ? 3 : 0);
    }
    return 0;
}

/* The same for a line that has but titles: by the words of all columns, whose places on it are not sure. */
static int titles_cut(const Rows *r, size_t i)
{
    const OcrBody *b = r->body;
    bool marked = false;
    if (r->nrun[i] && r->run[i][0].mark) return 6;
    for (size_t k = i; k-- > 0;)
        for (size_t t = b->line[k].n; t-- > 0;) {
            const Token *last = &b->line[k].token[t];
            if (!ocr_maybe_mark(last) && last->letters > 1)
                return text_cut(last->text, b->line[i].token[0].text) - (marked ? 3 : 0);
            marked = marked || ocr_maybe_mark(last);
        }
    return 0;
}

static OcrStripe stripe_of(const Rows *r, const OcrLanes *lanes, size_t i)
{
    const OcrBodyLine *l = &r->body->line[i];
    OcrStripe s = {.anchor = r->of_line[i] != SIZE_MAX, .page = l->page, .cut = l->parted ? -1 : 0};
    for (size_t k = 0; k < lanes->n; k++) {
        size_t from, to;
        if (!in_lane(r, lanes, i, k, &from, &to)) continue;
        s.lanes |= 1u << k;
    }
    size_t nature = lanes->n - 1, from, to;
    if (s.lanes >> nature & 1) s.cut += lane_cut(r, lanes, i, nature);
    if (s.anchor && in_lane(r, lanes, i, 0, &from, &to) && !ocr_title_begins(&l->token[from], to - from))
        s.cut += GOES_ON;
    if (!s.anchor && !(s.lanes >> nature & 1))
        s.cut += titles_cut(r, i);
    else if (!s.anchor && s.lanes & (s.lanes - 1))
        s.cut += text_cut((Str){0}, l->token[0].text);
    if (r->nrun[i] == 1 && same_lines(r->body, l->token[0].text) * 2 > r->t->nrow) s.cut -= 2;
    return s;
}

static OcrBegins begins_of(Arena *a, const Rows *r, const OcrLanes *lanes)
{
    OcrBegins b = {.line = arena_alloc(a, r->body->n + 1, sizeof *b.line, alignof(Str)), .n = r->body->n};
    for (size_t i = 0; i < b.n; i++)
        for (size_t k = 0; k < OCR_LANES_MAX; k++) {
            size_t from, to;
            bool there = k < lanes->n && in_lane(r, lanes, i, k, &from, &to);
            b.line[i].word[k] = there ? r->body->line[i].token[from].text : (Str){0};
        }
    return b;
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
    bool open, unsure; /* open: it may as well be of the other column of titles */
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
static void collect(const Rows *r, const OcrLanes *lanes, const size_t *part, const bool *unsure, size_t k,
                    TextParts *p)
{
    p->n = 0;
    for (size_t i = 0; i < r->body->n; i++) {
        const OcrBodyLine *l = &r->body->line[i];
        if (part[i] != k) continue;
        for (size_t s = 0; s < lanes->n && r->of_line[i] != SIZE_MAX; s++) {
            const Draft *d = &r->t->row[k].cell[lanes->slot[s]];
            if (d->from < d->to)
                add_part(p,
                         (TextPart){l->token, d->from + stray_letter(l->token, d), d->to, s, false, false});
        }
        size_t titles = 0;
        for (size_t q = 0; q < r->nrun[i]; q++) titles += r->lane[i][q] + 1 < lanes->n;
        for (size_t q = 0; q < r->nrun[i]; q++) {
            size_t lane = r->lane[i][q];
            bool open = lanes->n > 2 && lane + 1 < lanes->n && titles == 1 && !q && r->run[i][q].x < 12;
            if (lane < OCR_LANES_MAX)
                add_part(p, (TextPart){l->token, r->run[i][q].from, r->run[i][q].to, lane, open, unsure[i]});
        }
    }
}

/* What a title and the underlying one read like with the open pieces where bits of `way` put them. */
static int titles_cost(Arena *a, const TextParts *p, unsigned way)
{
    Draft title[2] = {{.from = 0}, {.from = 0}};
    for (size_t i = 0, bit = 0; i < p->n; i++) {
        const TextPart *part = &p->at[i];
        size_t lane = part->open ? way >> bit++ & 1 : part->lane;
        if (lane < 2) add_text(a, &title[lane], part->token, part->from, part->to);
    }
    int cost = 0;
    for (int k = 0; k < 2; k++) cost += title[k].pieces.n ? ocr_title_cost(title[k].pieces.at[0]) : 0;
    return cost;
}

/* Which column of titles the open pieces of a row are of: so that both read best; on a par, as in the other
 * rows. Returns how many pieces go to the second one, less those of the first; 0 where it is on a par. */
static int settle_open(Arena *a, TextParts *p, bool second)
{
    unsigned open = 0, best = 0;
    int least = INT32_MAX, next = INT32_MAX, votes = 0;
    for (size_t i = 0; i < p->n; i++) {
        if (open == OPEN_MOST) p->at[i].open = false;
        open += p->at[i].open;
    }
    for (unsigned way = 0; open && way < 1u << open; way++) {
        int cost = titles_cost(a, p, way);
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

static void put_texts(Arena *a, Rows *r, const OcrLanes *lanes, const size_t *part, const bool *unsure)
{
    TextParts *p = ARENA_NEW(a, TextParts, 1);
    int votes = 0;
    for (size_t k = 0; k < r->t->nrow; k++) {
        collect(r, lanes, part, unsure, k, p);
        votes += settle_open(a, p, false);
    }
    for (size_t k = 0; k < r->t->nrow; k++) {
        collect(r, lanes, part, unsure, k, p);
        (void)settle_open(a, p, votes > 0);
        for (size_t i = 0; i < p->n; i++) {
            Draft *d = &r->t->row[k].cell[lanes->slot[p->at[i].lane]];
            add_text(a, d, p->at[i].token, p->at[i].from, p->at[i].to);
            if (p->at[i].unsure) d->prov |= PROV_GUESSED;
        }
    }
}

void ocr_rows(Arena *a, const OcrBody *b, CutTable *t)
{
    Rows r = {.body = b, .t = t};
    r.of_line = ARENA_NEW(a, size_t, b->n + 1);
    r.lane = arena_alloc(a, b->n + 1, sizeof *r.lane, alignof(size_t));
    r.run = arena_alloc(a, b->n + 1, sizeof *r.run, alignof(OcrRun));
    r.nrun = ARENA_NEW(a, size_t, b->n + 1);
    find_rows(a, &r);
    if (!t->nrow) return;
    ocr_place(a, t);
    OcrLanes lanes = ocr_lanes_of(t);
    OcrStripe *stripe = ARENA_NEW(a, OcrStripe, b->n + 1);
    size_t *part = ARENA_NEW(a, size_t, b->n + 1);
    for (size_t i = 0; i < b->n; i++) {
        if (r.of_line[i] == SIZE_MAX) {
            r.nrun[i] = ocr_runs_of(&b->line[i], r.run[i]);
            for (size_t k = 0; k < OCR_RUNS_MAX; k++) r.lane[i][k] = OCR_LANES_MAX;
            ocr_lanes_of_runs(&lanes, r.run[i], r.nrun[i], r.lane[i]);
            for (size_t k = 0; k < r.nrun[i]; k++)
                if (r.run[i][k].mark && r.run[i][k].amount) r.lane[i][k] = OCR_LANES_MAX;
        }
        stripe[i] = stripe_of(&r, &lanes, i);
    }
    OcrBegins begins = begins_of(a, &r, &lanes);
    ocr_recurring(a, &begins, t->nrow, stripe);
    bool *unsure = ARENA_NEW(a, bool, b->n + 1);
    ocr_share(a, stripe, b->n, part, unsure);
    for (size_t i = 0; i < t->nrow; i++)
        for (size_t s = 0; s < t->nslot; s++)
            if (t->slot[s].type != SLOT_TEXT) draft_value(&t->row[i], t->slot[s].type, &t->row[i].cell[s]);
    put_texts(a, &r, &lanes, part, unsure);
}
