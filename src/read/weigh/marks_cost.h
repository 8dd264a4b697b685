/* marks_cost.h: what a choice of all marks of a form costs, in bits: its sites, their choices and links. */
#ifndef SEC16_READ_WEIGH_MARKS_COST_H
#define SEC16_READ_WEIGH_MARKS_COST_H

#include "read/weigh/marks.h"
#include "read/weigh/topics.h"

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

/* What explains one column of a derivative may well explain the others: its families, a bit each. */
uint16_t marks_family(FieldId f);

/* The order of first mention so far. */
typedef struct MarkWalk {
    int cost, skipped;
    uint8_t most;
    uint16_t home[MARK_NOTES_MOST + 1]; /* the families that named it, a bit each */
} MarkWalk;

void marks_walk_on(MarkWalk *w, uint16_t family, MarkList l);
/* What the notes that were never named cost. */
int marks_walk_end(const MarkWalk *w, int notes);
/* What a list costs by itself: two marks, marks that do not follow one another. */
int marks_cost_list(MarkList l);
/* The cost of a choice and its links to earlier sites. */
int marks_cost_pick(const MarkNet *m, size_t i, MarkPick pick, const MarkPick *earlier);
/* The same notes in the same order. */
bool mark_list_eq(MarkList a, MarkList b);
/* What a choice of all costs; only comparisons mean something, it may be below 0. */
int marks_cost(const MarkNet *m, const MarkPick *pick);

#endif
