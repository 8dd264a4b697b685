/* submission.c: where submissions and their documents begin and end. */
#include "read/envelope/submission.h"

static const char *const starts[] = {"<SEC-DOCUMENT>", "<SUBMISSION>", "<SEC-HEADER>", "<IMS-DOCUMENT>"};
#define ARMOUR S("-----BEGIN PRIVACY-ENHANCED MESSAGE-----")

static bool starts_bare(Str line)
{
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (str_starts(line, str_z(starts[i]))) return true;
    return false;
}

bool submission_starts(Str bytes)
{
    Str head = str_sub(bytes, 0, 2048); /* mail or page headers may stand in front */
    while (head.n) {
        Str line = str_trim(str_line(&head));
        if (str_starts(line, ARMOUR) || starts_bare(line)) return true;
    }
    return false;
}

bool submission_is_armoured(Str bytes)
{
    Str head = str_sub(bytes, 0, str_find(bytes, S("<DOCUMENT>")));
    return str_find(head, ARMOUR) < head.n;
}

/* The header of a submission comes first, so what starts behind the first document is another submission. */
size_t submission_end(Str bytes)
{
    bool in_documents = false;
    Str rest = bytes;
    while (rest.n) {
        size_t at = bytes.n - rest.n;
        Str line = str_line(&rest);
        if (in_documents && (str_starts(line, ARMOUR) || starts_bare(line))) return at;
        bool closes = str_starts(line, S("</SEC-DOCUMENT>")) || str_starts(line, S("</SUBMISSION>"));
        in_documents = in_documents || closes || str_find(line, S("<DOCUMENT>")) < line.n;
    }
    return bytes.n;
}

bool submission_is_form(Str type)
{
    return type.n && type.p[0] >= '3' && type.p[0] <= '5' &&
           (type.n == 1 || str_eq(str_from(type, 1), S("/A")));
}

/* ---- documents ---- */

/* The rest of the line behind a tag; empty if it is not there. */
static Str tag_value(Str head, Str tag)
{
    Str value = str_from(head, str_find(head, tag) + tag.n);
    size_t n = 0;
    while (n < value.n && value.p[n] != '\n' && value.p[n] != '<') n++;
    return str_trim(str_sub(value, 0, n));
}

bool submission_document(Str *rest, Document *doc)
{
    size_t at = str_find(*rest, S("<DOCUMENT>"));
    if (at == rest->n) return false;
    Str whole = str_from(*rest, at + 10);
    whole.n = str_find(whole, S("<DOCUMENT>")); /* where an end tag is missing */
    whole.n = str_find(whole, S("</DOCUMENT>"));
    *rest = str_from(*rest, at + 10 + whole.n);
    size_t body = str_find(whole, S("<TEXT>"));
    Str head = str_sub(whole, 0, body), text = str_from(whole, body + 6),
        name = tag_value(head, S("<DESCRIPTION>"));
    text.n = str_find(text, S("</TEXT>"));
    *doc = (Document){whole, tag_value(head, S("<TYPE>")), name.n ? name : tag_value(head, S("<FILENAME>")),
                      text};
    return true;
}
