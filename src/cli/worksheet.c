/* worksheet.c: many filings as one corpus, and how worksheets name people, filings and rows. */
#include "cli/worksheet.h"

#include "base/json.h"
#include "cli/chooser.h"
#include "cli/emit/emit.h"
#include "cli/out.h"
#include "load/relations.h"
#include "view/kit/grid.h"

#include <stdlib.h>

static void tell_unread(const Loaded *x)
{
    Arena arena = {0};
    message("%.*s: %.*s", STR_ARG(source_of(&x->where, &arena)), STR_ARG(buf_str(&x->what)));
    arena_free(&arena);
}

static void choose(Worksheet *w, Chooser *c, const CheckOptions *check)
{
    if (chooser_needs_findings(c)) relations_check(&w->corpus, check);
    if (c->query) w->asked = mem_new(w->corpus.nfiling + 1, sizeof *w->asked);
    for (uint32_t i = 0; w->asked && i < w->corpus.nfiling; i++) w->asked[i] = chooser_has(c, &w->corpus, i);
}

bool worksheet_wants(const Worksheet *w, const Chain *chain)
{
    for (size_t i = 0; w->asked && i < chain->n; i++)
        if (w->asked[chain->filing[i]]) return true;
    return !w->asked;
}

void worksheet_load(Worksheet *w, const Args *a)
{
    Chooser chooser = chooser_new(a);
    LoadOptions load = {.paths = a->operand, .npath = a->noperand, .hear = true};
    if (chooser_needs_findings(&chooser)) load.check = args_checks(a);
    *w = (Worksheet){.code = CLI_FINE};
    Load *l = load_start(&load);
    for (Loaded x; load_next(l, true, &x); loaded_free(&x)) {
        if (x.ok) {
            corpus_add(&w->corpus, &x.doc, &x.where, &x.findings);
            chooser_add(&chooser, &x.doc);
        } else {
            tell_unread(&x);
            if (!x.notice) w->code = CLI_INPUT;
        }
    }
    load_stop(l);
    choose(w, &chooser, &load.check);
    chooser_free(&chooser);
    lineage_make(&w->lineage, &w->corpus);
}

void worksheet_free(Worksheet *w)
{
    lineage_free(&w->lineage);
    free(w->asked);
    corpus_free(&w->corpus);
}

/* The issuer's name as the newest filing has it. */
static const Filing *newest(const Corpus *c, const Chain *chain)
{
    return &c->filing[chain->filing[chain->n - 1]];
}

void put_parties(const Corpus *c, const Chain *chain, Buf *out)
{
    for (const Member *m = chain->owner; m; m = m->next) {
        if (m != chain->owner) buf_puts(out, ", ");
        text_visible(corpus_str(c, c->party[m->party].name), out);
    }
    buf_puts(out, " in ");
    text_visible(corpus_str(c, newest(c, chain)->issuer), out);
}

static void json_owner(const Corpus *c, const Member *m, Buf *out)
{
    json_text(out, "rptOwnerName", corpus_str(c, c->party[m->party].name));
    json_count(out, "rptOwnerCik", c->party[m->party].cik);
}

void json_parties(const Corpus *c, const Chain *chain, Buf *out)
{
    json_owner(c, chain->owner, out);
    if (chain->owner->next) json_key(out, "jointOwners"), json_open(out, '[');
    for (const Member *m = chain->owner->next; m; m = m->next) {
        json_open(out, '{');
        json_owner(c, m, out);
        json_close(out, '}');
    }
    if (chain->owner->next) json_close(out, ']');
    json_text(out, "issuerName", corpus_str(c, newest(c, chain)->issuer));
    json_count(out, "issuerCik", newest(c, chain)->issuer_cik);
}

void put_filing_name(const Corpus *c, uint32_t filing, Buf *out)
{
    Arena arena = {0};
    Where where = corpus_where(c, filing);
    Str accession = corpus_str(c, c->filing[filing].accession);
    text_visible(accession.n ? accession : source_of(&where, &arena), out);
    arena_free(&arena);
}

void json_place(const Corpus *c, uint32_t filing, uint32_t row, Buf *out)
{
    Arena arena = {0};
    Where where = corpus_where(c, filing);
    const Filing *f = &c->filing[filing];
    json_text(out, "source", source_of(&where, &arena));
    json_text(out, "accessionNumber", corpus_str(c, f->accession));
    if (row != UINT32_MAX) {
        uint32_t at;
        TableId t = filing_table(f, row, &at);
        json_text(out, "table", str_z(t == TABLE_I ? "I" : "II"));
        json_count(out, "row", at + 1);
    }
    arena_free(&arena);
}

void json_date(Buf *out, const char *key, Date d)
{
    char room[DATE_TEXT];
    json_key(out, key);
    if (d == DATE_NONE)
        json_null(out);
    else
        json_str(out, date_put(d, room));
}

void json_dec(Buf *out, const char *key, Dec d)
{
    char room[DEC_TEXT];
    json_text(out, key, dec_put(d, room));
}
