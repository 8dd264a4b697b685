/* how.c: how a value came to be, in words. */
#include "cli/emit/emit.h"
#include "model/decision.h"

size_t cell_how(const Cell *c, const char *out[HOWS])
{
    static const struct {
        uint8_t bit;
        const char *word;
    } words[] = {{PROV_REPAIRED, "repaired"},
                 {PROV_PLACED, "placed"},
                 {PROV_JOINED, "joined"},
                 {PROV_GUESSED, "guessed"}};
    size_t n = 0;
    Verdict decided = cell_verdict(c);
    if (decided < VERDICTS) return out[0] = verdict_name(decided), 1;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (c->prov & words[i].bit) out[n++] = words[i].word;
    if (c->state == CELL_BAD) out[n++] = "unreadable";
    return n;
}
