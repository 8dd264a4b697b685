/* scan_heads.c: finds the words of each column's head, all in their order from left to right. */
#include "read/table/scan_heads.h"

enum { HEAD_LIKE = 72, PLACES_MOST = 12, ASIDE = 2 };

/* A place where a head may stand, and how like it it is. */
typedef struct HeadPlace {
    int x, end, like;
} HeadPlace;

typedef struct HeadPlaces {
    HeadPlace at[PLACES_MOST];
    size_t n;
} HeadPlaces;

static void add_place(HeadPlaces *h, HeadPlace p)
{
    for (size_t i = 0; i < h->n; i++)
        if (h->at[i].x == p.x) {
            if (p.like > h->at[i].like) h->at[i] = p;
            return;
        }
    if (h->n < PLACES_MOST) h->at[h->n++] = p;
}

/* All places where one of the texts, parted by '|', stands. */
static void find_places(const ScanPage *p, size_t from, size_t to, Str texts, HeadPlaces *out)
{
    while (texts.n) {
        LikePattern known = like_pattern(str_cut(&texts, '|'));
        for (size_t i = from; i < to; i++)
            for (size_t w = 0; w < p->line[i].n; w++) {
                int like;
                size_t n = scan_words_match(&p->line[i], w, &known, &like);
                if (!n || like < HEAD_LIKE) continue;
                const ScanWord *first = &p->line[i].word[w], *last = &p->line[i].word[w + n - 1];
                add_place(out, (HeadPlace){first->x, last->end, like + known.n});
            }
    }
}

/* The places of heads that stand in order and are together most like. */
static void choose(const HeadPlaces *h, size_t n, ScanHeads *out)
{
    int best[SLOTS_MAX][PLACES_MOST], top = 0;
    int8_t slot_before[SLOTS_MAX][PLACES_MOST], place_before[SLOTS_MAX][PLACES_MOST], slot = -1, place = -1;
    for (size_t s = 0; s < n; s++)
        for (size_t k = 0; k < h[s].n; k++) {
            best[s][k] = h[s].at[k].like;
            slot_before[s][k] = place_before[s][k] = -1;
            for (size_t t = 0; t < s; t++)
                for (size_t m = 0; m < h[t].n; m++)
                    if (h[t].at[m].x + ASIDE < h[s].at[k].x && best[t][m] + h[s].at[k].like > best[s][k]) {
                        best[s][k] = best[t][m] + h[s].at[k].like;
                        slot_before[s][k] = (int8_t)t, place_before[s][k] = (int8_t)m;
                    }
            if (best[s][k] > top) top = best[s][k], slot = (int8_t)s, place = (int8_t)k;
        }
    while (slot >= 0) {
        int8_t before = slot_before[slot][place];
        out->left[slot] = h[slot].at[place].x;
        out->right[slot] = h[slot].at[place].end;
        place = place_before[slot][place];
        slot = before;
    }
}

/* A column goes as far as the words of its head, on all lines, that stand before the next one. */
static void widen(const ScanPage *p, size_t from, size_t to, size_t n, ScanHeads *h)
{
    for (size_t s = 0; s < n; s++) {
        if (h->left[s] < 0) continue;
        size_t next = s + 1;
        while (next < n && h->left[next] < 0) next++;
        int end = next < n ? h->left[next] : INT32_MAX;
        for (size_t i = from; i < to; i++)
            for (size_t w = 0; w < p->line[i].n; w++) {
                const ScanWord *word = &p->line[i].word[w];
                if (word->x + ASIDE >= h->left[s] && word->end <= end && word->end > h->right[s])
                    h->right[s] = word->end;
            }
    }
}

ScanHeads scan_heads_of(Arena *a, const ScanPage *p, size_t from, size_t to, const Slot *slot, size_t n)
{
    ScanHeads out;
    HeadPlaces *h = ARENA_NEW(a, HeadPlaces, SLOTS_MAX);
    for (size_t s = 0; s < SLOTS_MAX; s++) out.left[s] = out.right[s] = -1;
    for (size_t s = 0; s < n; s++) {
        find_places(p, from, to, str_z(slot[s].head), &h[s]);
        find_places(p, from, to, str_z(slot[s].sub), &h[s]);
        if (slot[s].type == SLOT_V) find_places(p, from, to, S("V"), &h[s]);
    }
    choose(h, n, &out);
    widen(p, from, to, n, &out);
    return out;
}
