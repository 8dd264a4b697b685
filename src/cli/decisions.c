/* decisions.c: opening the file of decisions for a batch command. */
#include "cli/decisions.h"

#include "base/file.h"
#include "cli/out.h"

#include <errno.h>
#include <unistd.h>

bool decisions_open(const Args *a, bool usual, Review **out)
{
    const char *named = a->value[OPT_REVIEW_DB];
    *out = NULL;
    if (!named && !usual) return true;
    if (named && access(named, F_OK)) {
        Arena arena = {0};
        message("%s: %.*s", named, STR_ARG(err_text((Err){ERR_SYSTEM, errno}, &arena)));
        arena_free(&arena);
        return false;
    }
    *out = review_new(named);
    bool ok = review_open(*out);
    if (!ok) message("decisions not applied: %.*s", STR_ARG(review_error(*out)));
    return ok;
}
