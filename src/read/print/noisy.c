/* noisy.c: was a page misread? Told by the sentences that all forms print. */
#include "read/print/noisy.h"

#include "read/noise/like.h"

enum { HEAD = 14, CHUNK = 56, ALIKE = 60, MISREAD = 25 };

/* Is a sentence of the form there, but not glyph by glyph? In chunks: lines may end within it. */
static bool is_misread(Str line, Str sentence)
{
    for (; sentence.n; sentence = str_from(sentence, CHUNK)) {
        LikePattern chunk = like_pattern(str_sub(sentence, 0, CHUNK));
        int damage = like_damage(&chunk, line);
        if (damage && damage * 100 <= chunk.n * MISREAD) return true;
    }
    return false;
}

/* Is it misread on any line that begins like it? */
static bool is_misread_anywhere(const Page *p, Str sentence)
{
    LikePattern head = like_pattern(str_sub(sentence, 0, HEAD));
    for (size_t i = 0; i < p->n; i++) {
        Str line = line_first(&p->line[i]);
        if (like_percent(&head, str_sub(line, 0, HEAD)) >= ALIKE && is_misread(line, sentence)) return true;
    }
    return false;
}

bool page_is_noisy(const Page *p)
{
    static const char *const printed[] = {
        "UNITED STATES SECURITIES AND EXCHANGE COMMISSION",
        "Check this box if no longer subject to Section 16. Form 4 or Form 5 obligations may continue. See "
        "Instruction 1(b).",
        "Filed pursuant to Section 16(a) of the Securities Exchange Act of 1934 or Section 30(h) of the "
        "Investment Company Act of 1940",
        "hours per response",
        "STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP",
        "Explanation of Responses:",
        "** Signature of Reporting Person",
        "Reminder: Report on a separate line for each class of securities beneficially owned directly or "
        "indirectly.",
        "Note: File three copies of this Form, one of which must be manually signed. If space is "
        "insufficient, "
        "see Instruction 6 for procedure.",
        "Persons who respond to the collection of information contained in this form are not required to "
        "respond "
        "unless the form displays a currently valid OMB Number.",
        "* If the form is filed by more than one reporting person, see Instruction 4 (b)(v).",
        "** Intentional misstatements or omissions of facts constitute Federal Criminal Violations See 18 "
        "U.S.C. "
        "1001 and 15 U.S.C. 78ff(a)."};
    for (size_t k = 0; k < sizeof printed / sizeof *printed; k++)
        if (is_misread_anywhere(p, str_z(printed[k]))) return true;
    return false;
}
