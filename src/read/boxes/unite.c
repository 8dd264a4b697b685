/* unite.c: a page that was recognised more than once has each word once: as it was read most surely. */
#include "read/boxes/boxes.h"

#include <stdlib.h>

enum { TOUCH = 30, SAME = 50, WORDS_MOST = 8000 /* of a page: each is compared with all others */ };

/* Pages one behind the other, each in the order of the source. */
static int by_page(const void *a, const void *b)
{
    const Box *x = a, *y = b;
    if (x->page != y->page) return x->page < y->page ? -1 : 1;
    if (x->reading != y->reading) return x->reading < y->reading ? -1 : 1;
    return (x->order > y->order) - (x->order < y->order);
}

/* How much of the smaller box two of them share, in percent. */
static int shared(const Box *a, const Box *b)
{
    int64_t x =
        (a->right < b->right ? a->right : b->right) - (int64_t)(a->left > b->left ? a->left : b->left);
    int64_t y =
        (a->bottom < b->bottom ? a->bottom : b->bottom) - (int64_t)(a->top > b->top ? a->top : b->top);
    int64_t m = (int64_t)(a->right - a->left) * (a->bottom - a->top);
    int64_t n = (int64_t)(b->right - b->left) * (b->bottom - b->top);
    return x > 0 && y > 0 ? (int)(x * y * 100 / (m < n ? m : n)) : 0;
}

static bool is_dropped(const Box *b) { return b->right == 0; }

static void drop(Box *b) { b->right = 0; }

/* A word read again: it stands for the one in its place if that is one word and was read less surely. */
static void unite_word(Box *page, Box *again)
{
    Box *hit = NULL;
    int hits = 0, most = 0;
    for (Box *b = page; b < again && b->reading < again->reading; b++) {
        int now = is_dropped(b) || !b->text.n ? 0 : shared(b, again);
        if (now <= TOUCH) continue;
        hits++;
        if (now > most) most = now, hit = b;
    }
    if (!hits) return;
    drop(hits == 1 && most > SAME && again->sure > hit->sure ? hit : again);
}

static void unite_page(Box *page, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (!page[i].reading) continue;
        if (page[i].text.n && n <= WORDS_MOST)
            unite_word(page, &page[i]);
        else
            drop(&page[i]);
    }
}

void boxes_unite(Boxes *b)
{
    bool again = false;
    for (size_t i = 0; i < b->n; i++) again = again || b->at[i].reading;
    if (!again) return;
    for (size_t i = 0; i < b->n; i++) b->at[i].order = (uint32_t)i;
    qsort(b->at, b->n, sizeof *b->at, by_page);
    for (size_t i = 0, to; i < b->n; i = to) {
        for (to = i; to < b->n && b->at[to].page == b->at[i].page;) to++;
        unite_page(b->at + i, to - i);
    }
    size_t kept = 0;
    for (size_t i = 0; i < b->n; i++)
        if (!is_dropped(&b->at[i])) b->at[kept++] = b->at[i];
    b->n = kept;
}
