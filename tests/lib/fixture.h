/* fixture.h: what the tests of the views share: a filing made by hand, walks of the pager, screens as text.
 */
#ifndef SEC16_TESTS_FIXTURE_H
#define SEC16_TESTS_FIXTURE_H

#include "tests.h"
#include "view/kit/pager.h"

/* A filing with its findings, as the views get it. */
typedef struct Fixture {
    Doc doc;
    Findings findings;
    ViewContext ctx;
} Fixture;

void fixture_make(Fixture *x);
void fixture_free(Fixture *x);

#define FILING_VIEWS 7
extern const ViewOps *const filing_views[FILING_VIEWS];

Place place_of(Part part, size_t row, FieldId f);

/* What must hold of a pager at any time. */
void check_pager(const Pager *p, const View *v, int w, int h);
/* So many moves, resizes, clicks and openings by chance, with the laws checked after each. */
void check_walk(const ViewOps *ops, const ViewContext *c, unsigned seed, int moves);

/* The pager's part of the screen as text; free with buf_free. */
Buf screen_of(const Pager *p, const View *v, Grid *g, const Hits *hits);

#endif
