/* schema.c: schema.def as an automaton: which child of its group an element is, and what is left out at the
 * end. */
#include "model/schema.h"

enum { ON_3 = 1 | 2, ON_4 = 4 | 8, ON_5 = 16 | 32, AMENDED = 2 | 8 | 32, ALL = 63 };

/* The first version whose filings were counted against schema.def; of the ones before, the schema is not
 * known. */
enum { FIRST_KNOWN = 203 };

/* How the value of an element is given; from HOLDS_GROUP on, the group that it is. */
enum {
    HOLDS_TEXT,            /* straight, and may be empty                 */
    HOLDS_MUST,            /* straight, and not empty                    */
    HOLDS_VALUE_MUST,      /* <value>, not empty; footnotes may be added */
    HOLDS_VALUE_MUST_BARE, /* the same without footnotes                 */
    HOLDS_VALUE_OR_MARK,   /* <value>, not empty, or a footnote          */
    HOLDS_VALUE_MAY,       /* if there is a <value>, it is not empty     */
    HOLDS_VALUE_TAG,       /* <value>, perhaps empty                     */
    HOLDS_VALUE_TEXT,      /* perhaps <value>, perhaps empty             */
    HOLDS_VALUE_BARE,      /* the same without footnotes                 */
    HOLDS_MARK,            /* a footnote mark                            */
    HOLDS_GROUP
};

typedef struct Child {
    uint8_t group, element, holds, least, forms;
    bool instead; /* in the place of the one before */
    uint16_t length, most, since;
} Child;

#define E_OF_FIELD(name) E_##name = F_##name,
enum {
#define ROW_FIELD(name, ...)   E_OF_FIELD(name)
#define DOC_FIELD(name, ...)   E_OF_FIELD(name)
#define OWNER_FIELD(name, ...) E_OF_FIELD(name)
#define SIGN_FIELD(name, ...)  E_OF_FIELD(name)
#include "model/fields.def"
#define DOC_BOX(name, ...)   E_OF_FIELD(name)
#define OWNER_BOX(name, ...) E_OF_FIELD(name)
#include "model/boxes.def"
};

#define HOLDS_GROUP_OF(id) HOLDS_GROUP + G_##id
#define CHILD_OF(group, element, holds, length, least, most, forms, since, instead)                          \
    {G_##group, E_##element, HOLDS_##holds, least, forms, instead, length, most, since},

static const Child children[] = {
#define CHILD(group, element, holds, length, least, most, forms, since)                                      \
    CHILD_OF(group, element, holds, length, least, most, forms, since, false)
#define OR(group, element, holds, length, least, most, forms, since)                                         \
    CHILD_OF(group, element, holds, length, least, most, forms, since, true)
#include "model/schema.def"
};

enum { CHILDREN = sizeof children / sizeof *children, NO_CHILD = SCHEMA_CHILDREN_MAX };

_Static_assert((int)CHILDREN < (int)SCHEMA_CHILDREN_MAX, "an index of children is a byte");

static const uint8_t group_element[GROUPS] = {
#define GROUP(id, element) [G_##id] = E_##element,
#include "model/schema.def"
};

static const char *const other_names[] = {
#define OTHER(name) #name,
#include "model/schema.def"
};

const char *element_name(ElementId e)
{
    return (int)e < (int)F_END ? fields[e].name : e < E_END ? other_names[e - (int)F_END] : "";
}

size_t schema_length(FieldId f)
{
    for (size_t i = 0; i < CHILDREN; i++)
        if (children[i].element == (uint8_t)f && children[i].length) return children[i].length;
    return SIZE_MAX;
}

unsigned schema_version_number(Str version)
{
    unsigned n = 0;
    if (version.n != 5 || version.p[0] != 'X') return 0;
    for (size_t i = 1; i < version.n; i++) {
        if (!is_digit(version.p[i])) return 0;
        n = n * 10 + (unsigned)(version.p[i] - '0');
    }
    return n;
}

/* ---- the state ---- */

/* Children that stand for each other have one place: that of the first. */
static size_t first_instead(size_t child)
{
    while (children[child].instead) child--;
    return child;
}

static uint32_t place_bit(const Schema *s, size_t child)
{
    return 1u << (first_instead(child) - s->first[children[child].group]);
}

/* On every form that the filing may be, and in its version. */
static bool is_asked(const Schema *s, const Child *c)
{
    return c->least && !(s->forms & ~c->forms) && !(s->version && s->version < c->since);
}

static void set_needs(Schema *s)
{
    for (size_t i = 0; i < GROUPS; i++) s->need[i] = 0;
    for (size_t i = 0; i < CHILDREN; i++)
        if (is_asked(s, &children[i])) s->need[children[i].group] |= place_bit(s, i);
}

void schema_start(Schema *s, Doc *d)
{
    *s = (Schema){.doc = d, .forms = ALL};
    for (size_t i = CHILDREN; i--;) s->first[children[i].group] = (uint8_t)i;
    set_needs(s);
}

void schema_leave(Schema *s)
{
    s->off = true;
    s->doc->nfault = 0;
}

void schema_version(Schema *s, Str version)
{
    s->version = (uint16_t)schema_version_number(version);
    if (s->version && s->version < FIRST_KNOWN) schema_leave(s);
}

void schema_form(Schema *s, Str type)
{
    static const Str types[] = {{"3", 1}, {"3/A", 3}, {"4", 1}, {"4/A", 3}, {"5", 1}, {"5/A", 3}};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (str_eq(type, types[i])) s->forms = (uint8_t)(1u << i);
    set_needs(s);
}

/* ---- faults ---- */

static void add_fault(Schema *s, FaultKind kind, ElementId e, ElementId group, const Child *c, size_t n,
                      Place at)
{
    if (s->off) return;
    doc_add_fault(s->doc, (SchemaFault){.place = at,
                                        .kind = (uint8_t)kind,
                                        .element = (uint8_t)e,
                                        .group = (uint8_t)group,
                                        .n = (uint16_t)n,
                                        .since = c ? c->since : 0});
}

static SchemaFrame *frame_around(Schema *s, unsigned depth)
{
    while (depth-- > 0)
        if (s->frame[depth].open) return &s->frame[depth];
    return NULL;
}

static ElementId element_around(Schema *s, unsigned depth)
{
    const SchemaFrame *f = frame_around(s, depth);
    return f ? (ElementId)group_element[f->group] : E_NONE;
}

void schema_unknown(Schema *s, unsigned depth, Place at)
{
    add_fault(s, FAULT_UNKNOWN, E_NONE, element_around(s, depth), NULL, 0, at);
}

void schema_fault(Schema *s, FaultKind kind, ElementId e, size_t n, Place at)
{
    add_fault(s, kind, e, E_NONE, NULL, n, at);
}

/* ---- an element begins ---- */

/* The child that an element is of a group; looked for from the last one on, for they come in order.
 * `*elsewhere`: there is one, but not on this form. */
static size_t find_child(const Schema *s, const SchemaFrame *group, ElementId e, bool *elsewhere)
{
    size_t from = s->first[group->group];
    for (size_t i = group->last; i < CHILDREN && children[i].group == group->group; i++)
        if (children[i].element == e && children[i].forms & s->forms) return i;
    for (size_t i = from; i < CHILDREN && children[i].group == group->group; i++) {
        if (children[i].element != e) continue;
        if (children[i].forms & s->forms) return i;
        *elsewhere = true;
    }
    return NO_CHILD;
}

/* Once more in a place that is filled: one too many, or the other of two. */
static void fill_again(Schema *s, SchemaFrame *in, size_t child, Place at)
{
    const Child *c = &children[child], *last = &children[in->last];
    ElementId e = (ElementId)c->element, group = (ElementId)group_element[in->group];
    bool beside = first_instead(child) == first_instead(in->last);
    if (c->most == 1 && beside && last->element != c->element)
        add_fault(s, FAULT_CHOICE, e, group, c, last->element, at);
    else if (c->most == 1 || (beside && ++in->run == c->most + 1u))
        add_fault(s, c->most == 1 ? FAULT_TWICE : FAULT_COUNT, e, group, c, c->most, at);
    else if (!beside)
        add_fault(s, FAULT_ORDER, e, group, c, last->element, at);
}

static void fill(Schema *s, SchemaFrame *in, size_t child, Place at)
{
    const Child *c = &children[child];
    uint32_t bit = place_bit(s, child);
    if (in->seen & bit) {
        fill_again(s, in, child, at);
    } else if (in->seen && first_instead(child) < first_instead(in->last)) {
        add_fault(s, FAULT_ORDER, (ElementId)c->element, (ElementId)group_element[in->group], c,
                  children[in->last].element, at);
        in->seen |= bit;
    } else {
        in->seen |= bit;
        in->last = (uint8_t)child;
        in->run = 1;
    }
}

/* The group that an element is where it does not belong. */
static SchemaGroup group_by_element(ElementId e)
{
    SchemaGroup g = 0;
    while (g < GROUPS && group_element[g] != e) g++;
    return g;
}

void schema_open(Schema *s, unsigned depth, ElementId e, Place at)
{
    SchemaFrame *in = frame_around(s, depth), *f = &s->frame[depth];
    bool elsewhere = false;
    size_t child = in ? find_child(s, in, e, &elsewhere) : NO_CHILD;
    if (child != NO_CHILD)
        fill(s, in, child, at);
    else if (in)
        add_fault(s, elsewhere ? FAULT_OTHER_FORM : FAULT_STRANGE, e, (ElementId)group_element[in->group],
                  NULL, 0, at);
    SchemaGroup group = child != NO_CHILD && children[child].holds >= HOLDS_GROUP
                            ? (SchemaGroup)(children[child].holds - HOLDS_GROUP)
                            : group_by_element(e);
    *f = (SchemaFrame){.open = group < GROUPS,
                       .stray = in && child == NO_CHILD,
                       .child = (uint8_t)child,
                       .group = (uint8_t)group};
    if (f->open) f->last = s->first[group];
}

/* ---- an element ends ---- */

void schema_value(Schema *s, unsigned depth, size_t values, bool blank, size_t marks, Place at)
{
    size_t child = s->frame[depth].child;
    if (child == NO_CHILD) return;
    const Child *c = &children[child];
    ElementId e = (ElementId)c->element, group = element_around(s, depth);
    bool bare = c->holds == HOLDS_VALUE_BARE || c->holds == HOLDS_VALUE_MUST_BARE, given = !blank, ok = true;
    switch (c->holds) {
    case HOLDS_MUST: ok = given; break;
    case HOLDS_VALUE_MUST:
    case HOLDS_VALUE_MUST_BARE: ok = given && values; break;
    case HOLDS_VALUE_OR_MARK: ok = values ? given : marks > 0; break;
    case HOLDS_VALUE_MAY: ok = !values || given; break;
    case HOLDS_VALUE_TAG: ok = values > 0; break;
    default: break;
    }
    FaultKind without = c->holds == HOLDS_VALUE_OR_MARK && !marks ? FAULT_NO_VALUE_OR_MARK
                        : marks                                   ? FAULT_NO_VALUE_NOTED
                                                                  : FAULT_NO_VALUE;
    if (!ok) add_fault(s, without, e, group, c, 0, at);
    if (bare && marks) add_fault(s, FAULT_NO_MARK, e, group, c, 0, at);
}

void schema_close(Schema *s, unsigned depth, Place at)
{
    SchemaFrame *f = &s->frame[depth];
    if (!f->open) return;
    f->open = false;
    uint32_t missing = f->stray ? 0 : s->need[f->group] & ~f->seen;
    for (size_t i = s->first[f->group]; missing && i < CHILDREN && children[i].group == f->group; i++) {
        if (children[i].instead || !(missing & place_bit(s, i))) continue;
        at.field = children[i].element < F_END ? children[i].element : F_NONE;
        add_fault(s, FAULT_MISSING, (ElementId)children[i].element, (ElementId)group_element[f->group],
                  &children[i], 0, at);
    }
}
