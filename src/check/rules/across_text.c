/* across_text.c: E25, E26: titles that drift, and footnotes that speak of earlier filings. */
#include "check/survey.h"

#include <stdlib.h>

/* ---- E25: one class under several titles ---- */

enum { TITLES_MOST = 200 }; /* of an owner in an issuer; more is hostile input */

typedef struct Title {
    Sym class, text; /* of the lineage's keys, of the corpus */
    uint32_t filing;
} Title;

/* Notes the title. The first one of its class that is written otherwise; NULL if there is none, or this one
 * is known. */
static const Title *other_title(const Survey *s, Title *known, size_t *n, Title now)
{
    const Title *first = NULL;
    for (size_t i = 0; i < *n; i++) {
        if (known[i].class != now.class) continue;
        if (str_eq_nocase(corpus_str(s->c, known[i].text), corpus_str(s->c, now.text))) return NULL;
        if (!first) first = &known[i];
    }
    if (*n < TITLES_MOST) known[(*n)++] = now;
    return first;
}

static void titles(Survey *s, const Chain *chain)
{
    Title known[TITLES_MOST];
    size_t n = 0;
    for (size_t i = 0; i < chain->n && n < TITLES_MOST; i++) {
        const Filing *f = survey_filing(s, chain->filing[i]);
        for (uint32_t r = f->row0; r < f->row0 + f->rows[TABLE_I]; r++) {
            Title now = {s->lineage.title[r], s->c->row[r].title, chain->filing[i]};
            const Title *other = now.class ? other_title(s, known, &n, now) : NULL;
            if (other && other->filing != now.filing)
                tell_row(s, now.filing, r, F_securityTitle, 0, other->filing)->arg[0] = other->text;
        }
    }
}

void across_E25(Survey *s) { each_chain(s, titles); }

/* ---- E26: footnotes that mend an earlier filing ---- */

enum { DAYS_OFF = 3, LOOK_BACK = 200 };

/* The filing of the date that the footnote gives, or the one before; NO_FILING if it is not here. */
static uint32_t meant(const Survey *s, const Chain *chain, size_t i)
{
    Date date = survey_filing(s, chain->filing[i])->corrected;
    if (date == DATE_NONE) return i ? chain->filing[i - 1] : NO_FILING;
    for (size_t k = i; k-- > 0 && i - k <= LOOK_BACK;) {
        const Filing *f = survey_filing(s, chain->filing[k]);
        if (abs(filing_day(f) - date) <= DAYS_OFF || f->period == date) return chain->filing[k];
    }
    return NO_FILING;
}

static void corrections(Survey *s, const Chain *chain)
{
    for (size_t i = 0; i < chain->n; i++) {
        uint32_t now = chain->filing[i];
        bool speaks = survey_filing(s, now)->flags & FILING_CORRECTS && s->lineage.original[now] == NO_FILING;
        uint32_t then = speaks ? meant(s, chain, i) : NO_FILING;
        if (then == NO_FILING) continue;
        tell_filing(s, now, F_documentType, 0, then);
        tell_filing(s, then, F_documentType, 1, now);
    }
}

void across_E26(Survey *s) { each_chain(s, corrections); }
