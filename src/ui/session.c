/* session.c: where one was in the same files: filing, pane, cell, filters, order; a line of text each. */
#define _XOPEN_SOURCE 700 /* realpath */
#include "ui/browser.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 1 << 20, LINES = 50 };

/* The fields of a line, with tabs between them. */
enum { L_FILES, L_DIGEST, L_PATH, L_PANE, L_PART, L_ROW, L_FIELD, L_SORT, L_ROWS, L_FILTER, L_FIELDS };

/* Which files these are: the same whatever folder one calls sec16 in. Empty: they cannot be opened again. */
static Str name_files(const Browser *b, char out[HASH_TEXT])
{
    Buf all = {0};
    bool any = b->options.npath > 0;
    for (size_t i = 0; i < b->options.npath; i++) {
        char *real = realpath(b->options.paths[i], NULL);
        if (!real) any = false;
        buf_fmt(&all, "%s\n", real ? real : "");
        free(real);
    }
    Str name = any ? hash_sha256(buf_str(&all), out) : (Str){0};
    buf_free(&all);
    return name;
}

static bool is_plain(Str s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] < ' ') return false;
    return true;
}

void session_put(const Browser *b, Buf *out)
{
    const Desk *d = &b->desk;
    const ListStyle *s = &d->listing.style;
    Place p = d->place;
    char files[HASH_TEXT];
    if (!d->has_filing) return;
    Where where = corpus_where(&d->corpus, d->filing);
    if (!is_plain(where.path)) return;
    buf_fmt(out, "%.*s\t%llx\t%.*s\t%d\t%u\t%u\t%u\t", STR_ARG(name_files(b, files)),
            (unsigned long long)where.digest, STR_ARG(where.path),
            d->focus == PANE_ALL ? PANE_LIST : d->focus, p.part, p.row, p.field);
    for (size_t i = 0; i < s->nsort; i++)
        buf_fmt(out, "%s%d%s", i ? " " : "", s->sort[i].column, s->sort[i].reverse ? "-" : "+");
    buf_fmt(out, "\t%.*s\t%.*s\n", STR_ARG(buf_str(&d->rows.asked.text)),
            STR_ARG(buf_str(&d->listing.asked.text)));
}

/* ---- the file ---- */

static void read_file(Buf *out)
{
    Arena a = {0};
    Str path = session_path(&a);
    if (path.n) file_read(path.p, MOST, out);
    arena_free(&a);
}

void session_read(Browser *b)
{
    Buf all = {0};
    char files[HASH_TEXT];
    Str name = name_files(b, files);
    read_file(&all);
    for (Str rest = buf_str(&all); rest.n;) {
        Str line = str_line(&rest);
        if (name.n && str_starts(line, name)) buf_clear(&b->session), buf_put(&b->session, line);
    }
    buf_free(&all);
}

/* The line of these files last; those of others stay, the latest ones. */
void session_write(Browser *b)
{
    Arena a = {0};
    Buf before = {0}, all = {0};
    char files[HASH_TEXT];
    Str name = name_files(b, files), path = session_path(&a);
    read_file(&before);
    size_t n = str_count(buf_str(&before), '\n');
    for (Str rest = buf_str(&before); rest.n;) {
        Str line = str_line(&rest);
        if (n-- < LINES && !str_starts(line, name)) buf_put(&all, line), buf_char(&all, '\n');
    }
    size_t others = all.n;
    session_put(b, &all);
    if (name.n && path.n && all.n > others) memory_save(path, &all);
    buf_free(&before);
    buf_free(&all);
    arena_free(&a);
}

/* ---- going there ---- */

static unsigned long number(Str s, int base)
{
    char room[32] = "";
    if (s.n < sizeof room) memcpy(room, s.p, s.n);
    return strtoul(room, NULL, base);
}

/* The filing with these bytes, else the one of that path; UINT32_MAX: none. */
static uint32_t find_filing(const Corpus *c, Str digest, Str path)
{
    uint32_t same = UINT32_MAX;
    unsigned long long bytes = 0;
    for (size_t i = 0; i < digest.n && i < 16; i++)
        bytes = bytes << 4 |
                (unsigned)(is_digit(digest.p[i]) ? digest.p[i] - '0' : to_lower(digest.p[i]) - 'a' + 10);
    for (uint32_t i = 0; i < c->nfiling; i++) {
        Where w = corpus_where(c, i);
        if (!str_eq(w.path, path)) continue;
        if (w.digest == bytes) return i;
        if (same == UINT32_MAX) same = i;
    }
    return same;
}

static void sort_again(Browser *b, Str keys)
{
    Listing *l = &b->desk.listing;
    l->style.nsort = 0;
    while (keys.n && l->style.nsort < LIST_COLUMNS) {
        Str key = str_cut(&keys, ' ');
        unsigned long c = number(str_sub(key, 0, key.n ? key.n - 1 : 0), 10);
        if (key.n && c < LIST_COLUMNS)
            l->style.sort[l->style.nsort++] = (ListSort){(uint8_t)c, key.p[key.n - 1] == '-'};
    }
    listing_again(l);
}

static void go(Browser *b, const Str field[L_FIELDS])
{
    Desk *d = &b->desk;
    uint32_t filing = find_filing(&d->corpus, field[L_DIGEST], field[L_PATH]);
    unsigned long pane = number(field[L_PANE], 10), part = number(field[L_PART], 10);
    if (filing == UINT32_MAX || pane >= PANES || part >= PARTS) return;
    Place p = {.filing = filing,
               .part = (uint8_t)part,
               .row = (uint16_t)number(field[L_ROW], 10),
               .field = (uint8_t)number(field[L_FIELD], 10)};
    desk_open(d, filing);
    if (desk_doc(d) && p.part != PART_FILING && p.row < doc_rows(desk_doc(d), (Part)p.part)) desk_go(d, p);
    if (pane != PANE_CARD) desk_focus(d, (PaneId)pane);
}

/* Only where nobody has pressed a key yet, or all was read again by one. */
void session_restore(Browser *b)
{
    Str field[L_FIELDS] = {{0}}, rest = buf_str(&b->session);
    Place from = b->desk.place;
    PaneId pane = b->desk.focus;
    for (int i = 0; i < L_FIELDS; i++) field[i] = str_cut(&rest, '\t');
    if (!b->begun || b->last == ACTION_RELOAD) {
        sort_again(b, field[L_SORT]);
        b->of_rows = true;
        filtering_set(b, field[L_ROWS]);
        b->of_rows = false;
        filtering_set(b, str_trim(field[L_FILTER]));
        while (listing_busy(&b->desk.listing)) desk_list(&b->desk);
        go(b, field);
        bool moved = !place_eq(from, b->desk.place) || pane != b->desk.focus || b->desk.listing.asked.query;
        if (moved && !b->begun) {
            going_leave(b, from, pane);
            browser_say(b, STYLE_STATUS, "where you were last time%s",
                        b->desk.listing.asked.query ? "; in the list Esc clears the filter"
                                                    : "; 1 is the list");
        }
    }
    buf_clear(&b->session);
}
