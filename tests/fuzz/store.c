/* store.c: a file that somebody else made is refused as it stands, or used; it never runs what it brings
 * along. */
#include "fuzz.h"

#include "base/file.h"
#include "store/review.h"

static void each(void *ctx, Str sha256, unsigned kinds)
{
    (void)kinds;
    *(size_t *)ctx += sha256.n;
}

static void use(Review *r)
{
    static const Str key = {"5f1d", 4};
    const Mark note = {.kind = ACT_NOTE, .place = {.part = PART_FILING, .field = F_NONE}, .text = S("seen")};
    Marks marks = {0};
    Touched touched;
    size_t n = 0;
    review_all(r, each, &n);
    review_marks(r, key, &marks);
    review_mark(r, key, &note);
    review_undo(r, &touched);
    marks_free(&marks);
}

void fuzz_store(Str in)
{
    const char *path = fuzz_file("review.db", in);
    Review *r = review_new(path);
    if (review_open(r)) {
        use(r);
    } else {
        Buf left = {0};
        LAW(review_error(r).n);
        LAW(!file_read(path, FILE_LIMIT, &left).kind && str_eq(buf_str(&left), in));
        buf_free(&left);
    }
    review_close(r);
    remove("review.db-wal");
    remove("review.db-shm");
    remove("review.db-journal");
}
