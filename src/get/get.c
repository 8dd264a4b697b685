/* get.c: from a word to the files in its folder. */
#include "get/get.h"

#include "base/businessday.h"
#include "base/file.h"
#include "get/addresses.h"
#include "get/fetch.h"
#include "get/lists.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

typedef enum WordKind { WORD_NONE, WORD_TICKER, WORD_CIK, WORD_DAY, WORD_QUARTER } WordKind;

typedef struct Word {
    WordKind kind;
    Str text;
    uint32_t cik;
    Date day;
    int year, quarter;
} Word;

struct Get {
    GetOptions options;
    Fetch *fetch;
    Arena arena; /* of what was handed out */
    Buf address, bytes, why;
};

/* ---- words ---- */

static bool number(Str s, uint64_t most, uint64_t *out)
{
    *out = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (!is_digit(s.p[i]) || *out > most) return false;
        *out = *out * 10 + (uint64_t)(s.p[i] - '0');
    }
    return s.n && *out <= most;
}

static bool is_ticker(Str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!is_alpha(s.p[i]) && !(i && (is_digit(s.p[i]) || s.p[i] == '-' || s.p[i] == '.'))) return false;
    return s.n && s.n <= 12;
}

static Word word_of(Str s)
{
    enum { FIRST_YEAR = 1993, LAST_YEAR = 2100 };
    Word w = {.text = s};
    uint64_t n;
    Str digits = str_starts_nocase(s, S("CIK")) ? str_from(s, 3) : s;
    if (number(digits, UINT32_MAX, &n) && n && digits.n <= 10)
        return w.kind = WORD_CIK, w.cik = (uint32_t)n, w;
    if (s.n == 6 && to_lower(s.p[4]) == 'q' && number(str_sub(s, 0, 4), LAST_YEAR, &n) && n >= FIRST_YEAR &&
        s.p[5] >= '1' && s.p[5] <= '4')
        return w.kind = WORD_QUARTER, w.year = (int)n, w.quarter = s.p[5] - '0', w;
    if (s.n == 10 && date_parse(s, DATE_ISO, &w.day)) return w.kind = WORD_DAY, w;
    if (is_ticker(s)) w.kind = WORD_TICKER;
    return w;
}

bool get_word_fits(Str word) { return word_of(word).kind != WORD_NONE; }

/* ---- telling ---- */

static void say(Get *g, Str word, const char *what)
{
    Arena a = {0};
    g->options.tell.say(g->options.tell.ctx, str_fmt(&a, "%.*s: %s", STR_ARG(word), what));
    arena_free(&a);
}

static void waits(void *ctx, int seconds, const char *why)
{
    Get *g = ctx;
    Arena a = {0};
    g->options.tell.say(g->options.tell.ctx, str_fmt(&a, "%s: going on in %d s", why, seconds));
    arena_free(&a);
}

/* ---- files ---- */

/* A whole submission has its last tag; the end of an armoured one stands behind it. A page of HTML has none.
 */
static bool is_submission(Str s)
{
    enum { HEAD = 4096, TAIL = 512 };
    Str head = str_sub(s, 0, HEAD), tail = s.n > TAIL ? str_from(s, s.n - TAIL) : s;
    bool begins = str_find(head, S("<SEC-DOCUMENT>")) < head.n ||
                  str_find(head, S("<IMS-DOCUMENT>")) < head.n || str_starts(head, S("-----BEGIN PRIVACY"));
    return begins &&
           (str_find(tail, S("</SEC-DOCUMENT>")) < tail.n || str_find(tail, S("</IMS-DOCUMENT>")) < tail.n ||
            str_find(tail, S("-----END PRIVACY")) < tail.n);
}

/* A zip ends in its directory, with which it is whole. */
static bool is_zip(Str s)
{
    enum { TAIL = 65557 };
    Str tail = s.n > TAIL ? str_from(s, s.n - TAIL) : s, end = {"PK\5\6", 4};
    return str_starts(s, (Str){"PK\3\4", 4}) && str_find(tail, end) < tail.n;
}

static bool is_kept(const char *path) { return access(path, R_OK) == 0; }

/* The bytes that were fetched, under their name. */
static bool keep(Get *g, const char *path, Str word)
{
    Err e = file_make_folders(path);
    if (!e.kind) e = file_save(path, buf_str(&g->bytes));
    if (!e.kind) return true;
    Arena a = {0};
    say(g, word, str_fmt(&a, "%s cannot be written: %s", path, strerror(e.sys)).p);
    arena_free(&a);
    return false;
}

static FetchEnd ask(Get *g, bool (*whole)(Str bytes))
{
    return fetch(g->fetch, g->address.p, whole, &g->bytes, &g->why);
}

/* The same of a list without which nothing can be done; false: told. */
static bool ask_list(Get *g, Str word, bool (*whole)(Str bytes), const char *absent)
{
    FetchEnd end = ask(g, whole);
    if (end == FETCH_DONE) return true;
    Arena a = {0};
    say(g, word, end == FETCH_ABSENT ? absent : str_fmt(&a, "%s: %s", g->address.p, g->why.p).p);
    arena_free(&a);
    return false;
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Asks for a filing and keeps it under that path. FETCH_FAILED and FETCH_ABSENT are told. */
static FetchEnd fetch_filing(Get *g, const Listed *x, const char *path)
{
    address_filing(g->options.base, x->cik, x->accession, &g->address);
    FetchEnd end = ask(g, is_submission);
    if (end == FETCH_DONE) return keep(g, path, x->accession) ? FETCH_DONE : FETCH_FAILED;
    say(g, x->accession, end == FETCH_ABSENT ? "EDGAR lists it and does not have it" : g->why.p);
    return end;
}

/* Each filing of a list that is not there yet. False: given up, and told. */
static bool fetch_filings(Get *g, Str word, const List *l, Got *out)
{
    enum { FAILURES_MOST = 3 }; /* one behind the other: it is not the file */
    double start = now();
    size_t asked = fetch_asked(g->fetch), failures = 0;
    Buf path = {0};
    out->filings = l->n;
    for (size_t i = 0; i < l->n && failures < FAILURES_MOST; i++) {
        buf_clear(&path);
        buf_fmt(&path, "%.*s/%.*s.txt", STR_ARG(out->folder), STR_ARG(l->at[i].accession));
        FetchEnd end = FETCH_DONE;
        if (is_kept(path.p))
            out->kept++;
        else
            end = fetch_filing(g, &l->at[i], path.p);
        out->failed += end != FETCH_DONE;
        failures = end == FETCH_FAILED ? failures + 1 : 0;
        g->options.tell.progress(g->options.tell.ctx, i + 1, l->n, fetch_asked(g->fetch) - asked,
                                 now() - start);
    }
    buf_free(&path);
    if (failures < FAILURES_MOST) return true;
    say(g, word,
        "given up after three failures in a row; what is there stays, and the same command goes on from it");
    return false;
}

/* ---- the kinds of words ---- */

static Wanted wanted(const Get *g) { return (Wanted){g->options.since, g->options.until, g->options.form}; }

static bool fetch_cik(Get *g, const Word *w, uint32_t cik, Got *out)
{
    List l = {0};
    const Wanted want = wanted(g);
    address_submissions(g->options.base, cik, &g->address);
    bool ok = ask_list(g, w->text, list_is_json, "EDGAR has no filer of that CIK: check the digits");
    if (ok && !list_submissions(&l, buf_str(&g->bytes), cik, &want))
        ok = false, say(g, w->text, "EDGAR's list of its filings is not understood: is there a newer sec16?");
    for (size_t i = 0; i < l.npage && ok; i++) {
        address_page(g->options.base, l.page[i], &g->address);
        ok = ask_list(g, w->text, list_is_json,
                      "a part of EDGAR's list of its filings is missing: try again later");
        if (ok) list_submissions(&l, buf_str(&g->bytes), cik, &want);
    }
    if (ok && !l.n) say(g, w->text, "no Forms 3, 4 or 5 that were asked for");
    ok = ok && fetch_filings(g, w->text, &l, out);
    list_free(&l);
    return ok;
}

static bool fetch_ticker(Get *g, const Word *w, Got *out)
{
    Arena a = {0};
    Str name = {0}, near = {0};
    address_tickers(g->options.base, &g->address);
    bool ok = ask_list(g, w->text, list_is_json, "EDGAR's list of tickers has moved: give the CIK");
    uint32_t cik = ok ? list_ticker(buf_str(&g->bytes), w->text, &a, &name, &near) : 0;
    if (ok && !cik)
        say(g, w->text,
            str_fmt(&a, "no such ticker in EDGAR's list%s%.*s%s; a CIK works, too",
                    near.n ? ": did you mean " : "", STR_ARG(near), near.n ? "?" : "")
                .p);
    ok = cik && fetch_cik(g, w, cik, out);
    arena_free(&a);
    return ok;
}

static bool fetch_index(Get *g, const Word *w, const char *absent, Got *out)
{
    List l = {0};
    const Wanted want = wanted(g);
    bool ok = ask_list(g, w->text, list_is_index, absent);
    if (ok) list_index(&l, buf_str(&g->bytes), &want);
    ok = ok && fetch_filings(g, w->text, &l, out);
    list_free(&l);
    return ok;
}

static bool fetch_day(Get *g, const Word *w, Got *out)
{
    const char *why;
    Arena a = {0};
    bool closed = day_class(w->day, &why) != DAY_BUSINESS;
    Str absent = closed ? str_fmt(&a, "EDGAR has no list of that day (%s): name a business day", why)
                        : S("EDGAR has no list of that day: it comes in the evening");
    address_day(g->options.base, w->day, &g->address);
    bool ok = fetch_index(g, w, absent.p, out);
    arena_free(&a);
    return ok;
}

static bool fetch_dataset(Get *g, const Word *w, Got *out)
{
    Buf path = {0};
    FetchEnd end = FETCH_ABSENT;
    buf_fmt(&path, "%.*s/%dq%d_form345.zip", STR_ARG(out->folder), w->year, w->quarter);
    out->filings = 1;
    bool ok = is_kept(path.p);
    out->kept = ok;
    for (size_t i = 0;
         !ok && end == FETCH_ABSENT && address_dataset(g->options.base, w->year, w->quarter, i, &g->address);
         i++)
        end = ask(g, is_zip);
    if (!ok && end != FETCH_DONE)
        say(g, w->text,
            end == FETCH_FAILED ? g->why.p
                                : "the SEC has no data set of that quarter: from 2006q1 on, some weeks after "
                                  "its end; or --each");
    if (!ok) ok = end == FETCH_DONE && keep(g, path.p, w->text);
    out->failed = !ok;
    buf_free(&path);
    return ok;
}

/* ---- the door ---- */

Get *get_new(const GetOptions *options, Buf *why)
{
    Get *g = mem_new(1, sizeof *g);
    g->options = *options;
    g->fetch = fetch_new(options->agent, options->base != NULL, waits, g);
    if (g->fetch) return g;
    buf_puts(
        why,
        "libcurl, which fetches filings, is not on this system: install it (Debian: libcurl4), or fetch by "
        "hand from www.sec.gov");
    free(g);
    return NULL;
}

bool get_fetch(Get *g, Str word, Got *out)
{
    Word w = word_of(word);
    Buf folder = {0};
    *out = (Got){0};
    buf_fmt(&folder, "%s/", g->options.folder);
    for (size_t i = 0; i < word.n; i++)
        buf_char(&folder, w.kind == WORD_QUARTER ? to_lower(word.p[i]) : to_upper(word.p[i]));
    out->folder = str_copy(&g->arena, buf_str(&folder));
    buf_free(&folder);
    switch (w.kind) {
    case WORD_TICKER: return fetch_ticker(g, &w, out);
    case WORD_CIK: return fetch_cik(g, &w, w.cik, out);
    case WORD_DAY: return fetch_day(g, &w, out);
    case WORD_QUARTER:
        if (!g->options.each) return fetch_dataset(g, &w, out);
        address_quarter(g->options.base, w.year, w.quarter, &g->address);
        return fetch_index(g, &w, "EDGAR has no list of that quarter: they begin with 1993", out);
    case WORD_NONE: break;
    }
    return false;
}

void get_free(Get *g)
{
    fetch_free(g->fetch);
    arena_free(&g->arena);
    buf_free(&g->address);
    buf_free(&g->bytes);
    buf_free(&g->why);
    free(g);
}

void get_library(Buf *out)
{
    buf_puts(out, "sec16 get by ");
    fetch_library(out);
    buf_puts(out, " and ");
    list_library(out);
}
