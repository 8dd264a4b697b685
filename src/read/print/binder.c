/* binder.c: goes from caption to caption: a box 1 behind the tables of one form, with tables behind it, is of
 * the next form; that begins at its heading, or what else stands first on its page. */
#include "read/print/binder.h"

#include "read/noise/like.h"
#include "read/print/form.h"

typedef enum What { TOP, BOX, TABLE, SIGNED } What;

static const struct {
    const char *words;
    int misread; /* percent of its letters that may be; a long one is told among many misread */
    What what;
} captions[] = {
    {"UNITED STATES SECURITIES AND EXCHANGE COMMISSION", 16, TOP},
    {"STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP", 16, TOP},
    {"INITIAL STATEMENT OF BENEFICIAL OWNERSHIP", 16, TOP},
    {"Name and Address of Reporting Person", 20, BOX},
    {"Title of Security", 14, TABLE},
    {"Title of Derivative Security", 16, TABLE},
    {"Securities Acquired Disposed of or Beneficially Owned", 28, TABLE},
    {"Derivative Securities Beneficially Owned", 16, TABLE},
    {"Explanation of Responses", 20, SIGNED},
    {"Signature of Reporting Person", 20, SIGNED},
};

enum { CAPTIONS = sizeof captions / sizeof *captions };

/* The next place of each caption. */
typedef struct Walk {
    Str text;
    LikePattern pattern[CAPTIONS];
    size_t next[CAPTIONS];
} Walk;

static void walk_on(Walk *w, size_t i, size_t from)
{
    int most = like_letters(str_z(captions[i].words)) * captions[i].misread / 100;
    w->next[i] = like_next(&w->pattern[i], w->text, from, most);
}

static void walk_start(Walk *w, Str text)
{
    w->text = text;
    for (size_t i = 0; i < CAPTIONS; i++) {
        w->pattern[i] = like_pattern(str_z(captions[i].words));
        walk_on(w, i, 0);
    }
}

/* In capitals, as titles are: a footnote may speak of an Initial Statement of Beneficial Ownership. */
static bool is_shouted(Str s)
{
    size_t upper = 0, lower = 0;
    for (size_t i = 0; i < s.n; i++) upper += is_upper(s.p[i]), lower += is_lower(s.p[i]);
    return upper > lower;
}

/* A title in running text? */
static bool is_prose(const Walk *w, size_t caption, size_t at)
{
    size_t n = str_z(captions[caption].words).n;
    return captions[caption].what == TOP && !is_shouted(str_sub(w->text, at > n ? at - n : 0, n));
}

/* The caption that comes first; false at the end. */
static bool walk_step(Walk *w, What *what, size_t *at)
{
    for (;;) {
        size_t first = 0;
        for (size_t i = 1; i < CAPTIONS; i++)
            if (w->next[i] < w->next[first]) first = i;
        *at = w->next[first];
        if (*at >= w->text.n) return false;
        walk_on(w, first, *at);
        *what = captions[first].what;
        if (!is_prose(w, first, *at)) return true;
    }
}

static size_t line_begin(Str text, size_t at)
{
    while (at && text.p[at - 1] != '\n') at--;
    return at;
}

static size_t line_end(Str text, size_t at)
{
    while (at < text.n && text.p[at] != '\n') at++;
    return at < text.n ? at + 1 : at;
}

/* What stands at the top of a form. */
static bool is_top(Str line)
{
    if (str_has_nocase(line, S("<html")) || str_has_nocase(line, S("<!doctype")) || print_is_heading(line))
        return true;
    for (size_t i = 0; i < CAPTIONS && captions[i].what == TOP; i++)
        if (like_within(line, str_z(captions[i].words), captions[i].misread)) return true;
    return like_within(line, S("OMB APPROVAL"), 10);
}

/* Where in [from, to) the page of the next form begins, of which box 1 ends at `to`. */
static size_t top_of(Str text, size_t from, size_t to)
{
    size_t own = line_begin(text, to);
    for (size_t at = line_end(text, from); at < own; at = line_end(text, at))
        if (is_top(str_sub(text, at, line_end(text, at) - at))) return at;
    return own > from ? own : from;
}

size_t print_end(Str text)
{
    Walk w;
    What what;
    size_t at, body = 0,
               begin = 0; /* where the tables and the end of this form stand, and the begin of the next */
    bool tables = false, top = false;
    walk_start(&w, text);
    while (walk_step(&w, &what, &at)) {
        bool begins = what == TOP || what == BOX;
        if (begins && body && !begin) begin = at;
        top = begins && begin ? top || what == TOP : top;
        if (begins) continue;
        if (begin && (what == TABLE || (top && tables))) return top_of(text, body, begin);
        if (!top) begin = 0; /* boxes of joint filers below the tables */
        if (!begin) body = at, tables = tables || what == TABLE;
    }
    return text.n;
}
