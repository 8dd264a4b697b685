/* captions.c: a caption counts where a cell begins. */
#include "read/print/captions.h"

#include "read/noise/like.h"

enum { MISREAD = 25 }; /* percent of its letters */

static const char *const captions[] = {
    "STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP",
    "INITIAL STATEMENT OF BENEFICIAL OWNERSHIP",
    "Check this box if no longer subject to Section 16",
    "Name and Address of Reporting Person",
    "Issuer Name and Ticker or Trading Symbol",
    "Date of Earliest Transaction",
    "Date of Event Requiring Statement",
    "Statement for Month Year",
    "If Amendment Date of Original",
    "Relationship of Reporting Persons to Issuer",
    "Individual or Joint Group Filing",
    "Non-Derivative Securities Acquired Disposed of",
    "Derivative Securities Acquired Disposed of",
    "Title of Security",
    "Title of Derivative Security",
    "Amount of Securities Beneficially Owned",
    "Nature of Indirect Beneficial Ownership",
    "Conversion or Exercise Price of Derivative Security",
    "Date Exercisable and Expiration Date",
    "Title and Amount of Underlying Securities",
    "Title and Amount of Securities Underlying",
    "Explanation of Responses",
    "Signature of Reporting Person",
};

/* Does a cell begin at `at`? Its number, signs and a blank may stand in front. */
static bool begins_cell(Str text, size_t at)
{
    size_t blanks = 0;
    for (; at; at--) {
        char c = text.p[at - 1];
        if (c == '\n' || c == '\t' || c == '|' || c == '>' || c == ';') return true;
        if (c == ' ' && ++blanks > 1) return true;
        if (c != ' ') blanks = 0;
        if (c == '"' || c == '\'' || c == '`' || c == ',' || is_alpha(c)) return false;
    }
    return true;
}

size_t print_captions(Str text, size_t enough)
{
    size_t n = 0;
    for (size_t i = 0; n < enough && i < sizeof captions / sizeof *captions; i++) {
        int misread;
        Str words = str_z(captions[i]), found = like_find(text, words, &misread);
        if (misread * 100 <= like_letters(words) * MISREAD && begins_cell(text, (size_t)(found.p - text.p)))
            n++;
    }
    return n;
}
