/* typed_owner.c: names and addresses of reporting owners, and the places below the tables that tell of
 * further ones: EDGAR's table "Reporting Owners", boxes repeated, "Joint Filer Information". */
#include "read/parts/typed_owner.h"

#include "read/parts/typed_address.h"
#include "read/parts/typed_boxes.h"
#include "read/value/strict.h"
#include "read/value/wrapped.h"

/* ---- EDGAR's table "Reporting Owners" ---- */

typedef struct Heads {
    int x[4], end[4]; /* Director, 10% Owner, Officer, Other */
} Heads;

static bool find_heads(const SheetLine *l, Heads *h)
{
    static const char *const names[] = {"director", "10owner", "officer", "other"};
    size_t at = 0;
    for (size_t w = 0; l->kind == LINE_TEXT && w < l->n && at < 4; w++) {
        size_t n = words_spell(&l->word[w], l->n - w, names[at]);
        if (!n) continue;
        h->x[at] = l->word[w].x;
        h->end[at++] = l->word[w + n - 1].end;
    }
    return at == 4;
}

typedef struct OwnerTable {
    OwnerLine *line; /* the addresses, one below the other */
    size_t n;
    struct {
        size_t line; /* address lines above it */
        const Word *word;
        size_t n;
    } * mark;
    size_t nmark;
} OwnerTable;

static void read_owner_lines(Arena *a, const Sheet *s, size_t from, size_t to, const Heads *h, OwnerTable *t)
{
    t->line = ARENA_NEW(a, OwnerLine, to - from + 1);
    size_t most = 0;
    for (size_t i = from; i < to; i++) most += s->line[i].n;
    t->mark = arena_alloc(a, most + 1, sizeof *t->mark, alignof(max_align_t));
    for (size_t i = from; i < to; i++) {
        const SheetLine *l = &s->line[i];
        if (l->kind != LINE_TEXT || !l->n) continue;
        size_t left = 0;
        while (left < l->n && (l->word[left].gap < 2 || l->word[left].gap == GAP_BORDER) &&
               l->word[left].x < h->x[0])
            left++;
        if (left) t->line[t->n++] = (OwnerLine){l->word, left};
        for (size_t w = left, end; w < l->n; w = end) {
            end = line_run(l, w);
            t->mark[t->nmark].line = t->n - (left > 0);
            t->mark[t->nmark].word = &l->word[w];
            t->mark[t->nmark++].n = end - w;
        }
    }
}

/* The address line behind the owner that begins at `from`: behind its place, and a country below that. */
static size_t owner_ends(const OwnerTable *t, size_t from)
{
    size_t i = from + 1;
    while (i < t->n && !owner_line_is_place(&t->line[i])) i++;
    return i < t->n ? i + 1 : t->n;
}

static const FieldId owner_boxes[] = {F_isDirector, F_isTenPercentOwner, F_isOfficer, F_isOther};

/* Marks of one owner: words, and which of the four heads each stands below. */
typedef struct OwnerMarks {
    size_t first, n; /* of OwnerTable.mark */
    size_t head[16];
} OwnerMarks;

static int middle(int x, int end) { return (x + end) / 2; }

/* How far a mark stands off a head; a cross is never below those that print a text. */
static int head_distance(const OwnerTable *t, size_t mark, const Heads *h, size_t head)
{
    const Word *w = t->mark[mark].word;
    int off = middle(w[0].x, w[t->mark[mark].n - 1].end) - middle(h->x[head], h->end[head]);
    return (off < 0 ? -off : off) + (is_cross(w[0].text) == (head > 1) ? 1000 : 0);
}

static void find_mark_heads(const OwnerTable *t, const Heads *h, OwnerMarks *m)
{
    for (size_t i = 0; i < m->n; i++) {
        m->head[i] = 0;
        for (size_t k = 1; k < 4; k++)
            if (head_distance(t, m->first + i, h, k) < head_distance(t, m->first + i, h, m->head[i]))
                m->head[i] = k;
    }
}

/* The form's own boxes tell what the marks of the first owner are: then these show where the heads really
 * stand. */
static void fit_heads(const Doc *d, const OwnerTable *t, const OwnerMarks *m, Heads *h)
{
    size_t head[4], n = 0;
    for (size_t k = 0; k < 4 && d->nowner; k++)
        if (cell_flag(owner_item(&d->owner[0], owner_boxes[k]))) head[n++] = k;
    if (m->n != n) return;
    for (size_t i = 0; i < n; i++) {
        const Word *w = t->mark[m->first + i].word;
        h->x[head[i]] = w[0].x;
        h->end[head[i]] = w[t->mark[m->first + i].n - 1].end;
    }
}

static void put_marks(Doc *d, size_t owner, const OwnerTable *t, const OwnerMarks *m)
{
    Str text[4][16];
    size_t n[4] = {0};
    for (size_t i = 0; i < m->n; i++) {
        size_t k = m->head[i];
        text[k][n[k]++] = words_str(t->mark[m->first + i].word, t->mark[m->first + i].n);
    }
    for (size_t k = 0; k < 4; k++) {
        Cell *c = owner_item(&d->owner[owner], owner_boxes[k]);
        if (!owner && c->state == CELL_VALUE) continue; /* the form's own boxes are sure */
        cell_set(d, c, owner_boxes[k], n[k] ? S("1") : S("0"), n[k] ? doc_span(d, text[k][0]) : (Span){0});
        c->prov |= PROV_PLACED;
    }
    for (size_t k = 2; k < 4; k++)
        if (n[k] && !is_cross(text[k][0]))
            cell_put_lines(d, (Where){PART_OWNER, owner, k == 2 ? F_officerTitle : F_otherText}, text[k],
                           n[k]);
}

/* The marks beside address lines [from, to). */
static OwnerMarks marks_beside(const OwnerTable *t, size_t from, size_t to, bool last)
{
    OwnerMarks m = {.n = 0};
    while (m.first < t->nmark && t->mark[m.first].line < from) m.first++;
    while (m.first + m.n < t->nmark && m.n < 16 && (t->mark[m.first + m.n].line < to || last)) m.n++;
    return m;
}

static void read_owner_table(Doc *d, const Sheet *s, size_t from)
{
    enum { HEAD_LINES = 6 };
    Heads h = {{0}, {0}};
    OwnerTable t = {.n = 0};
    size_t head = from, to;
    while (head < s->n && head < from + HEAD_LINES && !find_heads(&s->line[head], &h)) head++;
    if (head >= s->n || head == from + HEAD_LINES) return;
    for (to = head + 1; to < s->n; to++) {
        const SheetLine *l = &s->line[to];
        if (l->kind == LINE_TEXT && (words_begin(l->word, l->n, "signatures") ||
                                     words_begin(l->word, l->n, "explanationofresponses")))
            break;
    }
    read_owner_lines(&d->arena, s, head + 1, to, &h, &t);
    for (size_t i = 0, end, owner = 0; i < t.n; i = end, owner++) {
        end = owner_ends(&t, i);
        OwnerMarks m = marks_beside(&t, i, end, end == t.n);
        if (!owner) fit_heads(d, &t, &m, &h);
        find_mark_heads(&t, &h, &m);
        owner_put(d, owner, &t.line[i], end - i, 0);
        put_marks(d, owner, &t, &m);
    }
}

/* ---- "Joint Filer Information" ---- */

/* Does the line begin with this key and a colon? The words behind them, the line's own words from `*value`
 * on. */
static bool has_key(const SheetLine *l, const char *key, size_t *value)
{
    *value = l->kind == LINE_TEXT ? words_spell(l->word, l->n, key) : 0;
    if (!*value) return false;
    Str last = l->word[*value - 1].text;
    return last.p[last.n - 1] == ':';
}

static size_t owner_by_name(const Doc *d, Str name)
{
    size_t i = 0;
    while (i < d->nowner && !str_eq_nocase(cell_text(owner_item(&d->owner[i], F_rptOwnerName)), name)) i++;
    return i;
}

static void put_relation_words(Doc *d, size_t owner, const Word *w, size_t n)
{
    static const struct {
        FieldId field;
        const char *letters;
    } boxes[] = {{F_isDirector, "director"},
                 {F_isTenPercentOwner, "10owner"},
                 {F_isOfficer, "officer"},
                 {F_isOther, "other"}};
    for (size_t k = 0; k < 4; k++)
        for (size_t i = 0; i < n; i++)
            if (words_begin(&w[i], n - i, boxes[k].letters))
                cell_set(d, owner_item(&d->owner[owner], boxes[k].field), boxes[k].field, S("1"),
                         doc_span(d, w[i].text));
}

static void read_joint(Doc *d, const Sheet *s, size_t from)
{
    enum { LINES = 8 };
    OwnerLine line[LINES];
    size_t n = 0, owner = d->nowner, at;
    words_put_printed(d, s->line[from].word, s->line[from].n);
    for (size_t i = from + 1; i < s->n; i++) {
        const SheetLine *l = &s->line[i];
        if (l->kind != LINE_TEXT || !l->n) continue;
        if (has_key(l, "signatureofreportingperson", &at)) break;
        if (has_key(l, "designatedfiler", &at)) {
            words_put_printed(d, l->word, l->n);
        } else if (has_key(l, "name", &at)) {
            owner = owner_by_name(d, words_str(&l->word[at], l->n - at));
            n = 0;
            line[n++] = (OwnerLine){&l->word[at], l->n - at};
        } else if (has_key(l, "relationshiptoissuer", &at)) {
            owner_put(d, owner, line, n, 0);
            if (owner < d->nowner) put_relation_words(d, owner, &l->word[at], l->n - at);
            n = 0;
        } else if (n && n < LINES && (has_key(l, "address", &at) || !at)) {
            line[n++] = (OwnerLine){&l->word[at], l->n - at};
        }
    }
}

void typed_owners(Doc *d, const Sheet *s, size_t from)
{
    for (size_t i = from; i < s->n; i++) {
        const SheetLine *l = &s->line[i];
        if (l->kind != LINE_TEXT || !l->n) continue;
        if (words_spell(l->word, l->n, "reportingowners") == l->n) read_owner_table(d, s, i);
        if (words_spell(l->word, l->n, "jointfilerinformation") == l->n) read_joint(d, s, i);
    }
    typed_owner_boxes(d, s, from, s->n);
}
