/* form.c: the tables of the forms, made from the .def files. */
#include "model/form.h"

#include <stdlib.h>
#include <string.h>

const Field fields[F_END] = {
#define ROW_FIELD(n, path_, kind_, i3, i4, ii3, ii4, head_, caption_, width_, help_)                         \
    [F_##n] = {.name = #n,                                                                                   \
               .path = path_,                                                                                \
               .column = {{i3, i4}, {ii3, ii4}},                                                             \
               .item = {"", "", ""},                                                                         \
               .head = head_,                                                                                \
               .caption = caption_,                                                                          \
               .help = help_,                                                                                \
               .kind = KIND_##kind_,                                                                         \
               .group = GROUP_ROW,                                                                           \
               .width = width_},
#define ITEM(group_, n, path_, kind_, i3, i4, i5, caption_, width_, help_)                                   \
    [F_##n] = {.name = #n,                                                                                   \
               .path = path_,                                                                                \
               .column = {{"", ""}, {"", ""}},                                                               \
               .item = {i3, i4, i5},                                                                         \
               .head = caption_,                                                                             \
               .caption = caption_,                                                                          \
               .help = help_,                                                                                \
               .kind = KIND_##kind_,                                                                         \
               .group = group_,                                                                              \
               .width = width_},
#define DOC_FIELD(...)   ITEM(GROUP_DOC, __VA_ARGS__)
#define OWNER_FIELD(...) ITEM(GROUP_OWNER, __VA_ARGS__)
#define SIGN_FIELD(...)  ITEM(GROUP_SIGN, __VA_ARGS__)
#include "model/fields.def"
#define DOC_BOX(n, path_, i3, i4, i5, caption_, help_)                                                       \
    ITEM(GROUP_DOC, n, path_, FLAG, i3, i4, i5, caption_, 1, help_)
#define OWNER_BOX(n, path_, i3, i4, i5, caption_, help_)                                                     \
    ITEM(GROUP_OWNER, n, path_, FLAG, i3, i4, i5, caption_, 1, help_)
#include "model/boxes.def"
};

const Code codes[] = {
#define CODE(l, g, i, ii, s, f5, m, w) {#l[0], {i, ii}, g, s, f5, m, w},
#include "model/codes.def"
};
const size_t codes_n = sizeof codes / sizeof *codes;

const char letters_of_codes[] =
#define CODE(l, ...) #l
#include "model/codes.def"
    ;

FieldId field_by_name(Str name)
{
    for (int f = 0; f < F_END; f++)
        if (str_eq(str_z(fields[f].name), name)) return (FieldId)f;
    return F_NONE;
}

static const char *column_of(FieldId f, TableId table, FormType form)
{
    return fields[f].column[table][form != FORM_3];
}

bool field_in(FieldId f, TableId table, FormType form)
{
    return fields[f].group == GROUP_ROW && *column_of(f, table, form);
}

/* "2" < "2A" < "10": by number, then by letter. */
static int column_cmp(const char *a, const char *b)
{
    int x = atoi(a), y = atoi(b);
    return x != y ? x - y : strcmp(a, b);
}

size_t form_columns(FormType form, TableId table, FieldId out[F_ROW_END])
{
    size_t n = 0;
    for (int f = 0; f < F_ROW_END; f++) {
        if (!field_in((FieldId)f, table, form)) continue;
        size_t at = n++;
        const char *column = column_of((FieldId)f, table, form);
        for (; at && column_cmp(column_of(out[at - 1], table, form), column) > 0; at--) out[at] = out[at - 1];
        out[at] = (FieldId)f;
    }
    return n;
}

const char *form_title(FormType form)
{
    switch (form) {
    case FORM_3: return "INITIAL STATEMENT OF BENEFICIAL OWNERSHIP OF SECURITIES";
    case FORM_4: return "STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP";
    case FORM_5: return "ANNUAL STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP";
    case FORM_NONE: break;
    }
    return "STATEMENT OF BENEFICIAL OWNERSHIP";
}

const char *form_item_caption(FieldId f, FormType form)
{
    if (f == F_periodOfReport && form == FORM_3) return "Date of Event Requiring Statement";
    if (f == F_periodOfReport && form == FORM_5) return "Statement for Issuer's Fiscal Year Ended";
    return fields[f].caption;
}

const Code *code_by_letter(char letter)
{
    for (size_t i = 0; i < codes_n; i++)
        if (codes[i].letter == letter) return &codes[i];
    return NULL;
}

bool code_is_flag(char letter)
{
    const Code *c = code_by_letter(letter);
    return c && c->section16b == FLAG;
}

const char *code_group_name(CodeGroup g)
{
    static const char *const names[] = {"general", "Rule 16b-3", "derivative", "other exempt or small",
                                        "other"};
    return names[g];
}

const char *section16b_name(Section16b s)
{
    static const char *const names[] = {"counts for short swing", "exempt", "depends on the facts",
                                        "a flag, no code"};
    return names[s];
}
