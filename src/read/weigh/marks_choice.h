/* marks_choice.h: what the choice of all marks of a form (marks.c) and the doubts about it (marks_doubt.c)
 * share: for each site what it may name, what it is linked with, and what a choice of all costs, in bits. */
#ifndef SEC16_READ_WEIGH_MARKS_CHOICE_H
#define SEC16_READ_WEIGH_MARKS_CHOICE_H

#include "read/weigh/marks.h"

enum { CHOICES_MOST = 32, LINKS_MOST = 3 };

typedef enum MarkLinkKind { LINK_ABOVE, LINK_BESIDE, LINK_WORDS } MarkLinkKind;

typedef struct MarkLink {
    uint16_t to; /* an earlier site */
    uint8_t kind;
} MarkLink;

typedef struct MarkChoice {
    MarkList list;
    uint8_t cost; /* by glyphs and notes */
} MarkChoice;

/* A site: what it may name, the likeliest first, and its links. */
typedef struct MarkNode {
    const MarkSite *site;
    MarkChoice choice[CHOICES_MOST];
    size_t n;
    MarkLink link[LINKS_MOST];
    size_t nlink;
    uint16_t family; /* of its column, bits */
    bool changes;    /* in its column each row has another mark */
} MarkNode;

/* All sites of a form. */
typedef struct MarkNet {
    MarkNode *node;
    size_t n;
    int notes;
    int skipped; /* what a note passed over costs */
    int sure;    /* marks_sure */
    const NoteTopics *topics;
} MarkNet;

typedef uint8_t MarkPick; /* which choice of its node; a choice of all has one for each node */

/* The same notes in the same order. */
bool mark_list_eq(MarkList a, MarkList b);

/* What a choice of all costs; only comparisons mean something, it may be below 0. */
int marks_cost(const MarkNet *m, const MarkPick *pick);

/* ---- how sure (marks_doubt.c) ---- */

/* How much more the next best must cost for a site to be sure, where `plain` of `n` sites (at least one) are
 * printed plainly. `dropped`: as in marks_tell. */
int marks_sure(size_t n, size_t plain, bool dropped);

/* Makes the choice better as far as changes do, and writes the answer to each of the m->n sites that is not
 * plain. Working room comes from the arena. */
void marks_answer(Arena *a, const MarkNet *m, MarkPick *pick, MarkSite *site);

#endif
