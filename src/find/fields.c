/* fields.c: query.def as a table, and the words that its codes are. */
#include "find/query.h"

#include <string.h>

const QueryField query_fields[QUERY_FIELDS + 1] = {
#define QUERY(name, kind, of, element, help, example)                                                        \
    [Q_##name] = {#name, ASK_##kind, OF_##of, F_##element, help, example},
#include "find/query.def"
    [Q_TEXT] = {"", ASK_TEXT, OF_ROW, F_NONE, "Names, symbols and titles.", "palantir"},
};

const QuerySyntax query_syntax[] = {
#define SYNTAX(example, help) {example, help},
#include "find/query.def"
};
const size_t query_syntax_n = sizeof query_syntax / sizeof *query_syntax;

QueryFieldId query_field_by_name(Str name)
{
    for (int f = 0; f < QUERY_FIELDS; f++) {
        const QueryField *q = &query_fields[f];
        if (str_eq_nocase(str_z(q->name), name)) return (QueryFieldId)f;
        if (q->element != F_NONE && str_eq_nocase(str_z(fields[q->element].name), name))
            return (QueryFieldId)f;
    }
    return QUERY_FIELDS;
}

/* ---- codes ---- */

static const QueryChoice forms[] = {
    {"3", "Initial statement of holdings", FORM_3 * 2},
    {"4", "Changes in holdings", FORM_4 * 2},
    {"5", "Annual statement", FORM_5 * 2},
    {"3/A", "Amendments of Form 3", FORM_3 * 2 + 1},
    {"4/A", "Amendments of Form 4", FORM_4 * 2 + 1},
    {"5/A", "Amendments of Form 5", FORM_5 * 2 + 1},
};
static const QueryChoice roles[] = {
    {"director", "Member of the board", 0},
    {"officer", "An officer", 1},
    {"10%", "Holds more than ten percent", 2},
    {"other", "Specified on the form", 3},
};
static const QueryChoice tables[] = {
    {"I", "Non-derivative securities", TABLE_I},
    {"II", "Derivative securities", TABLE_II},
    {"1", "Table I", TABLE_I},
    {"2", "Table II", TABLE_II},
};
static const QueryChoice sides[] = {{"A", "Acquired", 'A'}, {"D", "Disposed of", 'D'}};
static const QueryChoice natures[] = {{"D", "Held directly", 'D'}, {"I", "Held indirectly", 'I'}};
static const QueryChoice timelinesses[] = {{"E", "Reported early", 'E'}, {"L", "Marked as late", 'L'}};
static const QueryChoice dues[] = {
    {"3", "Due on Form 3", '3'}, {"4", "Due on Form 4", '4'}, {"5", "Due on Form 5", '5'}};
static const QueryChoice severities[] = {
    {"note", "Worth knowing", SEVERITY_NOTE},
    {"warning", "Looks wrong", SEVERITY_WARNING},
    {"error", "Is wrong", SEVERITY_ERROR},
};

static bool nth(const QueryChoice *list, size_t n, size_t i, QueryChoice *out)
{
    if (i < n) *out = list[i];
    return i < n;
}
#define NTH(list) nth(list, sizeof(list) / sizeof *(list), i, out)

static bool nth_code(size_t i, QueryChoice *out)
{
    static const char letters[] =
        "A\0B\0C\0D\0E\0F\0G\0H\0I\0J\0K\0L\0M\0N\0O\0P\0Q\0R\0S\0T\0U\0V\0W\0X\0Y\0Z";
    if (i >= codes_n) return false;
    *out = (QueryChoice){&letters[(codes[i].letter - 'A') * 2], codes[i].meaning, codes[i].letter};
    return true;
}

static bool nth_origin(size_t i, QueryChoice *out)
{
    static const char *const help[] = {"EDGAR's XML", "EDGAR's page", "Text", "A scan",
                                       "The SEC's data sets"};
    if (i > ORIGIN_DATASET) return false;
    *out = (QueryChoice){origin_name((Origin)i), help[i], (int)i};
    return true;
}

/* The ids of all checks, their names, and the letters of their groups. */
static bool nth_rule(size_t i, QueryChoice *out)
{
    static const char groups[][2] = {"A", "B", "C", "D", "E", "F"};
    if (i < RULES)
        *out = (QueryChoice){rules[i].id, rules[i].slug, (int)i};
    else if (i < (size_t)RULES * 2)
        *out = (QueryChoice){rules[i - RULES].slug, rules[i - RULES].id, (int)i - RULES};
    else if (i - (size_t)RULES * 2 < sizeof groups / sizeof *groups)
        *out = (QueryChoice){groups[i - (size_t)RULES * 2], "All checks of the group", CHOICE_KEYS};
    else
        return false;
    return true;
}
_Static_assert((int)RULES <= CHOICE_KEYS, "each check is a key");

bool query_choice(QueryFieldId f, size_t i, QueryChoice *out)
{
    switch (f) {
    case Q_form: return NTH(forms);
    case Q_role: return NTH(roles);
    case Q_origin: return nth_origin(i, out);
    case Q_table: return NTH(tables);
    case Q_code: return nth_code(i, out);
    case Q_side: return NTH(sides);
    case Q_di: return NTH(natures);
    case Q_timeliness: return NTH(timelinesses);
    case Q_due: return NTH(dues);
    case Q_rule: return nth_rule(i, out);
    case Q_sev: return NTH(severities);
    default: return false;
    }
}

bool query_choice_covers(QueryFieldId f, const QueryChoice *word, int key)
{
    if (f == Q_form) return word->key == key || (word->key == (key & ~1));
    if (f == Q_rule && word->key == CHOICE_KEYS) return key < RULES && rules[key].id[0] == word->word[0];
    return word->key == key;
}
