/* account.c: goes through a text stretch by stretch and tells those of which nothing was taken. */
#include "read/account.h"

#include "read/xml/markup.h"

#include <stdlib.h>
#include <string.h>

/* The words that Forms 3, 4 and 5 of all eras, EDGAR's pages of them and EDGAR's headers print themselves. */
static const char form_words[] =
    " form sec united states u s 3235-0104 3235-0287 3235-0362 1473 1474 2270 9-02 7-97 securities and "
    "exchange commission washington dc d c 20549 0104 0287 0362 3235 "
    "omb "
    "approval number expires estimated average burden hours per response responses statement initial annual "
    "of changes "
    "in beneficial ownership beneficially owned filed pursuant to section 16 a 17 30 f h the act 1934 1935 "
    "1940 public "
    "utility holding company investment or check this box if no longer subject obligations may continue see "
    "instruction instructions 1 b 2 3 4 5 6 7 8 9 10 11 made was transaction indicate that contract written "
    "plan for "
    "purchase sale "
    "equity issuer is intended satisfy affirmative defense conditions rule 10b5-1 10b5 c name address "
    "reporting person "
    "persons last first middle street city state zip ticker trading symbol foreign date earliest month day "
    "year event "
    "requiring fiscal ended ending amendment original relationship all applicable director owner officer "
    "other give "
    "title below specify individual joint group filing line by one more than table i ii iii non-derivative "
    "non "
    "derivative security instr code v amount price acquired disposed d conversion exercise number "
    "exercisable "
    "expiration underlying shares following reported transactions transaction's end month's direct indirect "
    "nature "
    "footnotes explanation remarks signature signatures reminder report on separate each class directly "
    "indirectly note "
    "file three copies which must be manually signed space provided insufficient procedure potential who "
    "respond are "
    "not required collection information contained unless displays currently valid control intentional "
    "misstatements "
    "omissions facts constitute federal criminal violations 18 1001 15 78ff e g puts calls warrants options "
    "convertible deemed execution any print type typed with at holdings pages page irs identification social "
    "voluntary entity continued attached sheet over next as an it relationships owners documents document "
    "copy "
    "reports has been have were there value explanations form's from within days after 33 34 13 14 item box "
    "accession conformed submission count period subject data central index key standard industrial "
    "classification "
    "organization incorporation values business mail phone zip former changed header txt nc sgml hdr "
    "description "
    "sequence filename text act headquarters agency use only prior until can so set forth power attorney "
    "exhibit "
    "list indication postal country usa issuer's 7-02 03-26 index html body disclaims 5b 2a 3a iv x ss oo "
    "yes none tel fax central no. ";

typedef struct Account {
    Doc *doc;
    Span *known; /* by `at` */
    size_t n, cap;
    size_t next; /* the first that may still reach into what comes */
    Buf names;   /* words of names and addresses, as form_words */
} Account;

static void know(Account *a, Span raw)
{
    if (!raw.len) return;
    a->known = arena_grow(&a->doc->arena, a->known, &a->cap, a->n + 1, sizeof *a->known);
    a->known[a->n++] = raw;
}

static bool has_pieces(const Doc *d, Part part, size_t row, size_t field)
{
    for (size_t i = 0; i < d->npiece; i++) {
        const Place *p = &d->piece[i].place;
        if (p->part == part && p->row == row && p->field == field) return true;
    }
    return false;
}

/* The hull of a value in pieces covers what stands between them too, so the pieces count instead. */
static void know_cells(Account *a, Part part, size_t row, FieldId first, const Cell *cells, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!(cells[i].prov & PROV_JOINED) || !has_pieces(a->doc, part, row, first + i))
            know(a, cells[i].raw);
}

static int by_place(const void *a, const void *b)
{
    uint32_t x = ((const Span *)a)->at, y = ((const Span *)b)->at;
    return (x > y) - (x < y);
}

static void know_doc(Account *a)
{
    const Doc *d = a->doc;
    know_cells(a, PART_DOC, 0, F_DOC, d->item, F_DOC_N);
    for (size_t i = 0; i < d->nowner; i++) know_cells(a, PART_OWNER, i, F_OWNER, d->owner[i].item, F_OWNER_N);
    for (size_t i = 0; i < d->nsign; i++) know_cells(a, PART_SIGN, i, F_SIGN, d->sign[i].item, F_SIGN_N);
    for (int t = 0; t < TABLES; t++)
        for (size_t i = 0; i < d->table[t].n; i++)
            know_cells(a, part_of_table((TableId)t), i, (FieldId)0, d->table[t].row[i].cell, F_ROW_N);
    for (size_t i = 0; i < d->nnote; i++) know_cells(a, PART_NOTE, i, F_NONE, &d->note[i].text, 1);
    for (size_t i = 0; i < d->nref; i++) know(a, d->ref[i].raw);
    for (size_t i = 0; i < d->npiece; i++) know(a, d->piece[i].place.raw);
    for (size_t i = 0; i < d->nattachment; i++) know(a, d->attachment[i].raw);
    for (size_t i = 0; i < d->nprinted; i++) know(a, d->printed[i]);
    if (a->n) qsort(a->known, a->n, sizeof *a->known, by_place);
}

/* Does any value reach into [at, at + n)? Stretches come in order. */
static bool is_known(Account *a, uint32_t at, size_t n)
{
    while (a->next < a->n && a->known[a->next].at + a->known[a->next].len <= at) a->next++;
    for (size_t i = a->next; i < a->n && a->known[i].at < at + n; i++)
        if (a->known[i].at + a->known[i].len > at) return true;
    return false;
}

/* Bytes of what stands first if it is no part of a word: blanks and signs, those of typography too. 0: it is
 * a part. */
static size_t no_word(Str s)
{
    char c = s.p[0];
    if (is_alpha(c) || is_digit(c) || c == '-' || c == '\'') return 0;
    if (str_starts(s, S("\xc2\xa0"))) return 2; /* a blank that does not break */
    if (str_starts(s, S("\xe2\x80")) || str_starts(s, S("\xe2\x81")))
        return 3; /* dashes, quotes, bullets      */
    return (unsigned char)c >= 0x80 ? 0 : 1;
}

/* Takes the next word off; empty at the end. */
static Str next_word(Str *s)
{
    size_t n = 0;
    while (s->n && no_word(*s)) *s = str_from(*s, no_word(*s));
    while (n < s->n && !no_word(str_from(*s, n))) n++;
    Str w = str_sub(*s, 0, n);
    *s = str_from(*s, n);
    return w;
}

static void put_words(Buf *b, Str text)
{
    for (Str w = next_word(&text); w.n; w = next_word(&text)) {
        buf_char(b, ' ');
        for (size_t i = 0; i < w.n; i++) buf_char(b, to_lower(w.p[i]));
        buf_char(b, ' ');
    }
}

/* Owners and issuer are printed again: in the list of owners, over each page, in the signature. */
static void know_names(Account *a)
{
    const Doc *d = a->doc;
    put_words(&a->names, cell_text(doc_item(d, F_issuerName)));
    put_words(&a->names, cell_text(doc_item(d, F_issuerTradingSymbol)));
    for (size_t i = 0; i < d->nowner; i++)
        for (int f = F_OWNER; f < F_SIGN; f++)
            if (fields[f].kind == KIND_TEXT)
                put_words(&a->names, cell_text(owner_item(&d->owner[i], (FieldId)f)));
}

/* A word of the form or of its names; at a line's end a part of one ("Trans-", "action"), in a scan a part
 * anywhere. */
static bool is_own_word(const Account *a, Str w)
{
    char room[48];
    bool scan = a->doc->origin == ORIGIN_OCR, broken = w.n && w.p[w.n - 1] == '-';
    while (w.n && (w.p[0] == '-' || w.p[0] == '\'')) w = str_from(w, 1);
    while (w.n && (w.p[w.n - 1] == '-' || w.p[w.n - 1] == '\'')) w.n--;
    if (w.n < 2 || w.n > sizeof room - 3) return w.n < 2;
    size_t n = 0;
    room[n++] = ' ';
    for (size_t i = 0; i < w.n; i++) room[n++] = to_lower(w.p[i]);
    room[n++] = ' ';
    room[n] = 0;
    if (strstr(form_words, room) || (a->names.n && strstr(a->names.p, room))) return true;
    if (a->doc->origin == ORIGIN_TEXT && is_alpha(w.p[0]) && strstr(form_words, room + 1)) return true;
    room[n - 1] = 0;
    return (broken || scan) && strstr(form_words, room + 1);
}

/* "12." or "(12)": the number of a footnote that was read. */
static bool is_note_number(Str s)
{
    size_t n = 0;
    s = str_trim(s);
    if (s.n && s.p[0] == '(') s = str_from(s, 1);
    while (n < s.n && is_digit(s.p[n])) n++;
    return n && n < 3 && n + 1 == s.n && (s.p[n] == '.' || s.p[n] == ')');
}

/* Nothing but words of the form, footnote numbers, rules and dots. In a scan a third may be beyond
 * recognition. */
static bool is_printed_by_form(const Account *a, Str s)
{
    size_t all = 0, odd = 0;
    if (is_note_number(s) || str_starts_nocase(s, S("Expires:"))) return true;
    for (Str w = next_word(&s); w.n; w = next_word(&s)) {
        all += w.n;
        if (!is_own_word(a, w)) odd += w.n;
    }
    return a->doc->origin == ORIGIN_OCR ? odd * 3 <= all : odd == 0;
}

static void tell(Account *a, Str raw)
{
    doc_add_unread(a->doc, (Span){(uint32_t)(raw.p - a->doc->text.p), (uint32_t)raw.n},
                   "not understood: '%.*s'", (int)(raw.n < 60 ? raw.n : 60), raw.p);
}

/* `raw`: the bytes; `says`: what they say, decoded. */
static void account_stretch(Account *a, Str raw, Str says)
{
    raw = str_trim(raw);
    if (!raw.n || is_known(a, (uint32_t)(raw.p - a->doc->text.p), raw.n) || is_printed_by_form(a, says))
        return;
    tell(a, raw);
}

/* Of a stretch of clean text a part may have been taken: its words tell which. */
static void account_words(Account *a, Str stretch)
{
    Str lost = {0};
    if (is_note_number(stretch) || str_starts_nocase(str_trim(stretch), S("Expires:"))) return;
    for (Str w = next_word(&stretch); w.n; w = next_word(&stretch)) {
        bool own = is_known(a, (uint32_t)(w.p - a->doc->text.p), w.n) || is_own_word(a, w);
        if (!own && !lost.n) lost = w;
        if (!own) lost.n = (size_t)(w.p + w.n - lost.p);
        if (own && lost.n) tell(a, lost), lost.n = 0;
    }
    if (lost.n) tell(a, lost);
}

/* "COMPANY CONFORMED NAME: …": a line of EDGAR's header is known by its key, whatever it says. */
static bool is_header_line(const Account *a, Str line)
{
    Str key = str_cut(&line, ':');
    return key.n && is_printed_by_form(a, key);
}

static void account_piece(Account *a, Str s)
{
    if (a->doc->origin == ORIGIN_OCR)
        account_stretch(a, s, s);
    else
        account_words(a, s);
}

static void account_line(Account *a, Str line)
{
    size_t from = 0;
    for (size_t i = 0; i < line.n; i++) {
        bool gap = line.p[i] == '\t' || line.p[i] == '|' ||
                   (line.p[i] == ' ' && i + 1 < line.n && line.p[i + 1] == ' ');
        if (!gap) continue;
        account_piece(a, str_sub(line, from, i - from));
        from = i + 1;
    }
    account_piece(a, str_from(line, from));
}

static void account_start(Account *a, Doc *d)
{
    *a = (Account){.doc = d};
    know_doc(a);
    know_names(a);
}

void account_for_text(Doc *d)
{
    Account a;
    account_start(&a, d);
    bool header = false;
    for (Str rest = d->text; rest.n;) {
        Str line = str_line(&rest), s = str_trim(line);
        if (str_starts(s, S("<SEC-HEADER>")) || str_starts(s, S("<IMS-HEADER>"))) header = true;
        bool tag = s.n > 2 && s.p[0] == '<' && (is_alpha(s.p[1]) || s.p[1] == '/');
        if (!tag && !(header && is_header_line(&a, s))) account_line(&a, line);
        if (str_starts(s, S("</SEC-HEADER>")) || str_starts(s, S("</IMS-HEADER>"))) header = false;
    }
    buf_free(&a.names);
}

static bool is_style(Str name) { return str_eq_nocase(name, S("style")) || str_eq_nocase(name, S("script")); }

void account_for_html(Doc *d)
{
    Account a;
    Markup m;
    MarkupEvent e;
    bool style = false;
    account_start(&a, d);
    markup_init(&m, &d->arena, d->text, MARKUP_HTML);
    while (markup_next(&m, &e)) {
        if (e.kind == MARKUP_TEXT && !style) account_stretch(&a, span_str(d->text, e.raw), e.text);
        if ((e.kind == MARKUP_OPEN || e.kind == MARKUP_CLOSE) && is_style(e.name))
            style = e.kind == MARKUP_OPEN;
    }
    buf_free(&a.names);
}

static int by_raw(const void *a, const void *b)
{
    const Span *x = &(*(const Trouble *const *)a)->raw, *y = &(*(const Trouble *const *)b)->raw;
    return x->at != y->at ? (x->at > y->at) - (x->at < y->at) : (x->len < y->len) - (x->len > y->len);
}

void account_settle(Doc *d)
{
    Arena a = {0};
    Trouble **unread = ARENA_NEW(&a, Trouble *, d->ntrouble + 1);
    size_t n = 0;
    uint64_t end = 0;
    for (size_t i = 0; i < d->ntrouble; i++)
        if (d->trouble[i].unread) unread[n++] = &d->trouble[i];
    qsort(unread, n, sizeof *unread, by_raw);
    for (size_t i = 0; i < n; i++) {
        Span *raw = &unread[i]->raw;
        uint64_t last = (uint64_t)raw->at + raw->len, twice = end > raw->at ? end - raw->at : 0;
        if (twice > raw->len) twice = raw->len;
        *raw = (Span){raw->at + (uint32_t)twice, raw->len - (uint32_t)twice};
        unread[i]->unread = raw->len > 0;
        d->unread -= twice;
        if (last > end) end = last;
    }
    arena_free(&a);
}
