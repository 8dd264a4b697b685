/* corpus.h: all filings that are loaded, as small pointer-free records. A Doc can be made again from where
 * its bytes are. */
#ifndef SEC16_MODEL_CORPUS_H
#define SEC16_MODEL_CORPUS_H

#include "base/symbols.h"
#include "model/finding.h"

/* Where the bytes of a filing are. */
typedef struct Where {
    Str path;    /* file, as named by the user; "-" = standard input                       */
    Str member;  /* inside an archive: member names joined by '!'; or ""                   */
    uint64_t at; /* of the file's own bytes; of the loader's temporary file if spooled     */
    uint32_t len;
    bool spooled;    /* out of an archive or a stream                                          */
    uint64_t digest; /* of these bytes: to notice that a file changed                       */
} Where;

/* Which amounts of a row are given as a value in dollars, and not as a number of shares; bits. */
enum { VALUE_SHARES = 1, VALUE_UNDERLYING = 2, VALUE_OWNED = 4 };

/* Which numbers of a row are there at all: a 0 may stand for a footnote alone; bits. */
enum { GIVEN_STRIKE = 1, GIVEN_SHARES = 2, GIVEN_PRICE = 4, GIVEN_OWNED = 8, GIVEN_UNDERLYING = 16 };

/* A row of Table I or II at rest. Sym of texts; absent values are 0, DATE_NONE; the bits tell 0 from absent.
 */
typedef struct Row {
    Dec strike, shares, price, owned, underlying; /* shares: or total value; owned, underlying: or value */
    Date date, deemed, exercise, expiration;
    Sym title, underlying_title, nature;
    uint32_t noted, repaired, blank, bad; /* a bit a FieldId of GROUP_ROW; blank: or absent */
    char code, side, di, form_type, timeliness, swap;
    uint8_t holding;
    uint8_t values; /* VALUE_… of the amounts that are in dollars */
    uint8_t says;   /* SAYS_… (doc.h) */
    uint8_t given;  /* GIVEN_… */
} Row;

/* A reporting owner of a filing. */
typedef struct Party {
    Sym name;
    uint32_t cik;     /* 0 = not given, as in printed forms */
    uint8_t relation; /* bits director, officer, 10 %, other */
} Party;

enum {
    FILING_AMENDMENT = 1,
    FILING_EXIT = 2,
    FILING_PLAN = 4,
    FILING_TROUBLE = 8,
    FILING_SPOOLED = 16,
    FILING_FOREIGN = 32,  /* the issuer has a foreign trading symbol */
    FILING_CORRECTS = 64, /* its footnotes say that an earlier report was wrong */
    FILING_DOUBTS = 128   /* something in it was repaired, guessed or not understood */
};

typedef struct Filing {
    uint64_t at, digest;
    uint64_t numbers; /* that footnotes tell, as in Doc */
    uint64_t said;    /* digest of owners, footnotes and remarks, which are not kept here */
    uint32_t len;
    Sym path, member, accession;
    uint32_t row0, finding0, party0;
    uint16_t rows[TABLES];
    uint16_t findings[SEVERITIES]; /* how many of each, capped */
    uint16_t nfinding, nowner, nrepair;
    uint16_t fiscal_end; /* as doc_fiscal_end */
    bool lacks;          /* rows, owners or footnotes are not at hand: the table of a data set is missing */
    Date period, filed, original, signed_on;
    Date adopted, corrected;   /* see Doc */
    Sym issuer, symbol, owner; /* owner: the first one */
    uint32_t issuer_cik, owner_cik;
    uint8_t form, origin, flags, relation; /* relation: bits director, officer, 10 %, other of all owners */
} Filing;

/* All zero is empty. One thread writes; ids are indices and never move. */
typedef struct Corpus {
    Symbols symbols;
    Filing *filing;
    Row *row; /* a filing's rows stand together: Table I, then Table II */
    Finding *finding;
    Party *party;                           /* a filing's owners stand together */
    size_t nfiling, nrow, nfinding, nparty; /* nfinding: with those that others were put in place of */
    size_t capfiling, caprow, capfinding, capparty;
    unsigned edition; /* of the findings: rises when those of a filing are set anew */
} Corpus;

/* Takes over a summary of the Doc and a copy of its findings; returns the filing's index. */
uint32_t corpus_add(Corpus *c, const Doc *d, const Where *where, const Findings *findings);
/* The findings of a row of a filing, which stand together: `*n` of them. */
const Finding *corpus_findings_at(const Corpus *c, uint32_t filing, Part part, uint32_t row, size_t *n);
/* Puts a copy of these findings in place of those that the filing had. */
void corpus_set_findings(Corpus *c, uint32_t filing, const Findings *findings);
/* The same filing with other values, after a person has decided about some: as many rows and owners as
 * before. */
void corpus_renew(Corpus *c, uint32_t filing, const Doc *d, const Findings *findings);
/* The record of one row; makes symbols as corpus_add does. Reading a filing again gives the same Row, bit for
 * bit. */
Row corpus_row(Corpus *c, const DocRow *row);
Where corpus_where(const Corpus *c, uint32_t filing);
const Filing *corpus_filing(const Corpus *c, uint32_t filing);
/* Which table of the filing a row of the corpus is in; `*at` is its number there, from 0. */
TableId filing_table(const Filing *f, uint32_t row, uint32_t *at);
static inline Str corpus_str(const Corpus *c, Sym s) { return sym_str(&c->symbols, s); }
Date filing_day(const Filing *f); /* filed, signed, or the period: the first that is known */
Severity filing_severity(const Filing *f, bool *any); /* the worst of its findings */
void corpus_clear(Corpus *c);                         /* no filings any more; symbols stay as they are */
void corpus_free(Corpus *c);

/* The bits of a number in Filing.numbers. Where all are set, a footnote may tell it: a few numbers share
 * their bits. */
uint64_t number_bits(Dec number);

uint64_t digest_of(Str bytes); /* fast, for noticing changes; not for trust */

#endif
