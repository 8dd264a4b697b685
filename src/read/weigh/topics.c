/* topics.c: what footnotes speak of, told by the words that such notes are made of, and so which columns
 * they belong to. */
#include "read/weigh/topics.h"

#include "read/noise/marks.h"
#include "read/weigh/evidence.h"

#include <string.h>

typedef struct Topic {
    const char *words;
    uint16_t of;
} Topic;

static const Topic topics[] = {
    {"weighted average", OF_PRICE},
    {"prices ranging", OF_PRICE},
    {"range of prices", OF_PRICE},
    {"multiple transactions", OF_PRICE},
    {"multiple trades", OF_PRICE},
    {"separate price", OF_PRICE},
    {"closing price", OF_PRICE | OF_STRIKE},
    {"fair market value", OF_PRICE},
    {"vest", OF_TERMS | OF_SHARES},
    {"exercisable", OF_TERMS},
    {"expir", OF_TERMS},
    {"convertible", OF_BOTH | OF_TITLE},
    {"converts", OF_BOTH | OF_TITLE},
    {"one-for-one", OF_BOTH | OF_TITLE | OF_CODE},
    {"1-for-1", OF_BOTH | OF_TITLE | OF_CODE},
    {"automatically converted", OF_BOTH | OF_CODE},
    {"was converted", OF_BOTH | OF_CODE},
    {"at any time", OF_TERMS},
    {"contingent right", OF_STRIKE | OF_TITLE},
    {"economic equivalent", OF_STRIKE | OF_TITLE},
    {"held by", OF_HOLDER},
    {"held directly", OF_HOLDER},
    {"held of record", OF_HOLDER},
    {"held in", OF_HOLDER},
    {"trustee", OF_HOLDER},
    {"general partner", OF_HOLDER},
    {"managing member", OF_HOLDER},
    {"disclaim", OF_HOLDER},
    {"beneficial owner", OF_HOLDER},
    {"pecuniary", OF_HOLDER},
    {"voting and", OF_HOLDER},
    {"spouse", OF_HOLDER},
    {"includes", OF_OWNED},
    {"following the reported", OF_OWNED},
    {"dividend reinvestment", OF_OWNED},
    {"stock purchase plan", OF_OWNED | OF_SHARES},
    {"10b5-1", OF_CODE | OF_SHARES},
    {"gift", OF_CODE | OF_SHARES},
    {"withheld", OF_CODE | OF_SHARES},
    {"withholding", OF_CODE | OF_SHARES},
    {"surrender", OF_CODE | OF_SHARES},
    {"pro rata", OF_CODE | OF_SHARES},
    {"in-kind", OF_CODE | OF_SHARES},
    {"no consideration", OF_CODE | OF_SHARES | OF_PRICE},
    {"represents a grant", OF_SHARES},
    {"granted under", OF_SHARES},
    {"award", OF_SHARES},
    {"in lieu of", OF_SHARES},
    {"exempt", OF_CODE | OF_SHARES},
    {"merger", OF_CODE | OF_SHARES | OF_BOTH},
    {"exchange for", OF_CODE | OF_SHARES | OF_BOTH},
    {"trade date", OF_DATE},
    {"settle", OF_DATE | OF_CODE},
};

enum { TOPICS_N = sizeof topics / sizeof *topics, FAMILIES = 9 };

typedef struct Note1 {
    uint8_t votes[FAMILIES];
    uint8_t n; /* topics */
    bool range;
    Dec low, high;
} Note1;

struct NoteTopics {
    Note1 at[MARK_NOTES_MOST + 1];
    const Doc *doc;
};

uint16_t mark_family(FieldId f)
{
    switch (f) {
    case F_securityTitle: return OF_TITLE;
    case F_transactionDate:
    case F_deemedExecutionDate: return OF_DATE;
    case F_transactionCode: return OF_CODE;
    case F_transactionShares: return OF_SHARES;
    case F_transactionPricePerShare: return OF_PRICE;
    case F_sharesOwnedFollowingTransaction: return OF_OWNED;
    case F_directOrIndirectOwnership:
    case F_natureOfOwnership: return OF_HOLDER;
    case F_exerciseDate:
    case F_expirationDate: return OF_TERMS;
    default: return OF_STRIKE;
    }
}

int marks_seldom(TableId table, FieldId f)
{
    switch (f) {
    case F_securityTitle: return table == TABLE_I ? 6 : 3;
    case F_underlyingSecurityTitle: return 3;
    case F_sharesOwnedFollowingTransaction: return 1;
    case F_directOrIndirectOwnership:
    case F_underlyingSecurityShares: return 6;
    case F_transactionDate:
    case F_transactionAcquiredDisposedCode:
    case F_deemedExecutionDate:
    case F_transactionTimeliness: return 8;
    default: return 0;
    }
}

enum { NOTE_LONG = 4000 };

NoteTopics *note_topics(Arena *a, const Doc *d)
{
    NoteTopics *t = ARENA_NEW(a, NoteTopics, 1);
    t->doc = d;
    for (size_t i = 0; i < d->nnote && i < MARK_NOTES_MOST; i++) {
        Str text = str_sub(cell_text(&d->note[i].text), 0, NOTE_LONG);
        Note1 *note = &t->at[i + 1];
        for (size_t k = 0; k < TOPICS_N; k++) {
            if (!str_has_nocase(text, str_z(topics[k].words))) continue;
            note->n++;
            for (int f = 0; f < FAMILIES; f++) note->votes[f] += topics[k].of >> f & 1;
        }
        note->range = note_range(text, &note->low, &note->high);
    }
    return t;
}

enum { IN_RANGE = -2, OUT_OF_RANGE = 5, STRANGE = 4, FEW = 2, HALF = 1, UNTOLD = 2 };

/* A price as printed, $1,164.98. */
static bool price_of(Str value, Dec *out)
{
    char room[DEC_TEXT];
    size_t n = 0;
    for (size_t i = 0; i < value.n && n < sizeof room; i++)
        if (!strchr("\\$, ", value.p[i])) room[n++] = value.p[i];
    return dec_parse((Str){room, n}, out) && dec_sign(*out) > 0;
}

static bool is_in(const Note1 *n, Dec price)
{
    return n->range && dec_cmp(price, n->low) >= 0 && dec_cmp(price, n->high) <= 0;
}

/* Does the price stand in the range that the note gives? One that stands in none is misread, and says
 * nothing. */
static int cost_range(const NoteTopics *t, const Note1 *n, Str value)
{
    Dec price;
    bool any = false;
    if (!price_of(value, &price)) return 0;
    for (size_t i = 1; i <= MARK_NOTES_MOST && !any; i++) any = is_in(&t->at[i], price);
    return !any ? 0 : is_in(n, price) ? IN_RANGE : OUT_OF_RANGE;
}

int note_strange(const NoteTopics *t, int number, FieldId f, Str value)
{
    const Note1 *n = &t->at[number];
    uint16_t family = mark_family(f);
    int at = 0;
    if (!n->n) return UNTOLD;
    while (!(family >> at & 1)) at++;
    int votes = n->votes[at], cost = !votes ? STRANGE : votes == n->n ? 0 : votes * 2 >= n->n ? HALF : FEW;
    if (n->range && f == F_transactionPricePerShare) cost += cost_range(t, n, value);
    return cost;
}
