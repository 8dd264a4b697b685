/* groups.h: the findings of all filings, put together by rule, person or filing. Used by the overview. */
#ifndef SEC16_VIEW_KIT_GROUPS_H
#define SEC16_VIEW_KIT_GROUPS_H

#include "view/kit/view.h"

/* A finding of the corpus. */
typedef struct Found {
    uint32_t filing, finding;
} Found;

typedef struct FoundGroup {
    size_t first, n; /* of Groups.found */
    size_t count[SEVERITIES];
    size_t filings;
    uint32_t filing; /* the first one */
    uint16_t rule;
    bool open;
} FoundGroup;

/* All zero: nothing was put together yet. Without grouping all findings are one group, which has no head. */
typedef struct Groups {
    Found *found; /* group by group, in each worst first */
    FoundGroup *group;
    size_t *line; /* the first one of each group, counted from 0; behind the last one their number */
    size_t n, ngroup;
    size_t count[SEVERITIES];
    /* of what it was made */
    size_t filings;
    unsigned edition;
    Grouping grouping;
    Severity level;
    bool without_reading;
    bool made;
} Groups;

/* Follows the corpus: does nothing while it is the same. Groups that were open stay so. */
void groups_follow(Groups *g, const ViewContext *c);
void groups_free(Groups *g);
/* Opens a group, or closes it. */
void groups_toggle(Groups *g, size_t group);
static inline bool groups_have_heads(const Groups *g) { return g->grouping != GROUPING_NONE; }
/* The group that has this line. */
size_t groups_of_line(const Groups *g, size_t line);

#endif
