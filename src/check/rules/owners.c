/* owners.c: group C, the owners against signatures, boxes, titles and rows. */
#include "check/checker.h"
#include "check/words.h"

enum { OWNERS_MOST = 10, SIGNATURES_MOST = 10, NOTES_MOST = 99, LARGE_POSITION = 100000 };

static Str owner_text(const Owner *o, FieldId f) { return cell_text(owner_item(o, f)); }

/* ---- C13: item 6 of a printed form ---- */

/* Whether an X stands before the label on its line. */
static bool is_marked(Str text, Str label)
{
    size_t at = str_find_nocase(text, label);
    if (at == text.n) return false;
    while (at-- > 0 && text.p[at] != '\n') {
        if (to_upper(text.p[at]) == 'X') return !at || !is_alpha(text.p[at - 1]);
        if (is_alpha(text.p[at])) return false;
    }
    return false;
}

void check_C13(Check *c)
{
    bool one = is_marked(printed_text(c), S("Form filed by One Reporting Person"));
    bool more = is_marked(printed_text(c), S("Form filed by More than One Reporting Person"));
    size_t n = c->d->nowner;
    if (one && !more && n > 1) tell(c, PART_FILING, 0, F_NONE, 0)->arg[0] = (int64_t)n;
    if (more && !one && n == 1) tell(c, PART_FILING, 0, F_NONE, 1);
}

/* ---- C14, C18: signatures ---- */

static bool signs_for_others(const Check *c)
{
    for (size_t i = 0; i < c->d->nsign; i++)
        if (says(c, TEXT_FOR_OTHERS, cell_text(sign_item(&c->d->sign[i], F_signatureName)))) return true;
    return text_has(c->facts.remarks, TEXT_FOR_OTHERS);
}

void check_C14(Check *c)
{
    if (!c->d->nsign || c->d->nsign >= owners_counted(c) || signs_for_others(c)) return;
    Finding *f = tell(c, PART_SIGN, 0, F_NONE, 0);
    f->arg[0] = (int64_t)c->d->nowner, f->arg[1] = (int64_t)c->d->nsign;
}

void check_C18(Check *c)
{
    for (size_t i = 0; i < c->d->nsign; i++) {
        Str name = cell_text(sign_item(&c->d->sign[i], F_signatureName));
        if (name.n && !str_has_nocase(name, S("/s/"))) tell(c, PART_SIGN, i, F_signatureName, 0);
    }
}

/* ---- C44: who has signed ---- */

/* Names that say in what capacity somebody signs, or are of no person. */
static bool names_capacity(const Check *c, Str name)
{
    return says(c, TEXT_AGENT, name) ||
           has_words(
               name,
               "attorney*|fact|president|secretary|treasurer|officer|director|manager|member|partner|trustee|"
               "counsel|authorized|signatory|chief|executor|executrix|administrator|guardian|agent|ceo|cfo|"
               "coo|"
               "vp|chairman|principal|its|title|llc|lp|l.p.|inc|ltd|trust|fund|poa");
}

/* Only a person can sign for it. */
static bool is_entity(Str name)
{
    return has_words(name,
                     "llc|l.l.c|lp|l.p|llp|inc|corp*|ltd|limited|plc|company|co|trust|fund*|partner*|capital|"
                     "holding*|group|management|invest*|foundation|ag|sa|nv|gmbh|bank");
}

static bool is_of_owner(const Check *c, Str name)
{
    size_t words;
    for (size_t i = 0; i < c->d->nowner; i++)
        if (words_shared(name, owner_text(&c->d->owner[i], F_rptOwnerName), &words) ||
            is_entity(owner_text(&c->d->owner[i], F_rptOwnerName)))
            return true;
    return false;
}

void check_C44(Check *c)
{
    if (is_scan(c) || !c->d->nowner || text_has(c->facts.remarks, TEXT_POWER)) return;
    for (size_t i = 0; i < c->d->nattachment; i++)
        if (str_starts_nocase(c->d->attachment[i].type, S("EX-24"))) return;
    for (size_t i = 0; i < c->d->nsign; i++) {
        Str name = cell_text(sign_item(&c->d->sign[i], F_signatureName));
        if (name.n && !is_of_owner(c, name) && !names_capacity(c, name))
            tell(c, PART_SIGN, i, F_signatureName, 0);
    }
}

/* ---- A46: a ten percent owner of nothing ---- */

void check_A46(Check *c)
{
    bool other = owner_is(c, F_isDirector) || owner_is(c, F_isOfficer) || owner_is(c, F_isOther);
    if (c->d->form == FORM_3 && !c->nline && cell_flag(doc_item(c->d, F_noSecuritiesOwned)) && !other &&
        owner_is(c, F_isTenPercentOwner))
        tell_item(c, F_noSecuritiesOwned, 0);
}

/* ---- C23: limits ---- */

static void too_many(Check *c, Part part, size_t n, size_t most, int variant)
{
    if (n > most) tell(c, part, most, F_NONE, variant)->arg[0] = (int64_t)n;
}

void check_C23(Check *c)
{
    const Doc *d = c->d;
    too_many(c, PART_OWNER, d->nowner, OWNERS_MOST, 0);
    too_many(c, PART_SIGN, d->nsign, SIGNATURES_MOST, 1);
    too_many(c, PART_NOTE, d->nnote, NOTES_MOST, 2);
    if (d->nowner == OWNERS_MOST) tell_note(c, PART_OWNER, OWNERS_MOST - 1, F_NONE, 3);
}

/* ---- C25: the boxes of Form 5 ---- */

static void box_as_rows(Check *c, FieldId box, bool rows)
{
    const Cell *cell = doc_item(c->d, box);
    if (cell_is(cell) && cell_flag(cell) != rows) tell_item(c, box, 0);
}

void check_C25(Check *c)
{
    bool holdings = false, transactions = false;
    for (size_t i = 0; i < c->nline; i++) {
        const Line *l = &c->line[i];
        holdings = holdings || (l->holding && l->form_type == '3');
        transactions = transactions || (!l->holding && l->form_type == '4');
    }
    if (c->d->form != FORM_5) return;
    box_as_rows(c, F_form3HoldingsReported, holdings);
    box_as_rows(c, F_form4TransactionsReported, transactions);
}

/* ---- C26, C30: boxes and titles ---- */

static bool large_position(const Check *c)
{
    for (size_t i = 0; i < c->nline; i++) {
        const Cell *owned = line_cell(&c->line[i], F_sharesOwnedFollowingTransaction);
        if (cell_is(owned) && dec_cmp(owned->u.dec, dec_of(LARGE_POSITION, 0)) > 0) return true;
    }
    return false;
}

void check_C26(Check *c)
{
    if (!cell_flag(doc_item(c->d, F_notSubjectToSection16))) return;
    for (size_t i = 0; i < c->d->nowner; i++) {
        const Owner *o = &c->d->owner[i];
        Str title = owner_text(o, F_officerTitle);
        if (cell_flag(owner_item(o, F_isTenPercentOwner)) && large_position(c))
            tell(c, PART_OWNER, i, F_isTenPercentOwner, 0);
        else if (title.n && !has_words(title, "former*|ex|retired|resigned|past|see remarks"))
            tell(c, PART_OWNER, i, F_officerTitle, 1);
    }
}

static const struct {
    FieldId box;
    const char *words, *unless;
} titles[] = {
    {F_isDirector, "director|directors|chairman|chairwoman|chair of the board",
     "director of*|managing director*|"
     "executive director*|director finance|senior director*|former*|regional director*"},
    {F_isTenPercentOwner, "10% owner|10 percent*|ten percent*|10% holder", "former*"},
    {F_isOfficer, "chief|president|vp|svp|evp|officer|counsel|treasurer|ceo|cfo|coo", "former*|see remarks"},
};

void check_C30(Check *c)
{
    for (size_t i = 0; i < c->d->nowner; i++) {
        const Owner *o = &c->d->owner[i];
        Str title = owner_text(o, F_officerTitle);
        for (int k = 0; k < 3; k++)
            if (!cell_flag(owner_item(o, titles[k].box)) && has_words(title, titles[k].words) &&
                !has_words(title, titles[k].unless))
                tell(c, PART_OWNER, i, titles[k].box, k);
    }
}

/* ---- C35: whose rows are they? ---- */

/* The first word of the owner's name, long enough to be found by chance only rarely. */
static Str short_name(const Owner *o)
{
    Str name = owner_text(o, F_rptOwnerName), first = str_cut(&name, ' ');
    while (first.n && !is_alpha(first.p[first.n - 1])) first.n--;
    return first.n >= 4 ? first : (Str){0};
}

static bool names_owner(const Check *c, Str text)
{
    for (size_t i = 0; i < c->d->nowner && i < OWNERS_MOST; i++) {
        Str name = short_name(&c->d->owner[i]);
        if (name.n && str_has_nocase(text, name)) return true;
    }
    return false;
}

void check_C35(Check *c)
{
    const Doc *d = c->d;
    if (owners_counted(c) < 2 || !c->nline) return;
    for (size_t i = 0; i < c->nline; i++)
        if (cell_has(line_cell(&c->line[i], F_natureOfOwnership))) return;
    for (size_t i = 0; i < d->nnote; i++)
        if (names_owner(c, cell_text(&d->note[i].text))) return;
    if (names_owner(c, item_text(c, F_remarks))) return;
    tell(c, PART_FILING, 0, F_NONE, 0)->arg[0] = (int64_t)d->nowner;
}
