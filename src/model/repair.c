/* repair.c: the kinds of repairs in words. */
#include "model/repair.h"

Str repair_why(RepairKind kind)
{
    static const char *const why[REPAIR_KINDS] = {
        [REPAIR_OTHER] = "other readings are possible",
        [REPAIR_SPLIT_NUMBER] = "a number split by a column border",
        [REPAIR_OVERLAP] = "glyphs read twice, or half, at a column border",
        [REPAIR_GROUPING] = "a stray or missing sign in a number",
        [REPAIR_CONFUSED] = "a glyph misread",
        [REPAIR_MARK_GLUED] = "a footnote mark read as a part of the value",
        [REPAIR_DATE_SPLIT] = "a date split by a column border",
        [REPAIR_YEAR] = "a year misread",
        [REPAIR_COLUMN] = "stood under another column",
        [REPAIR_WORD] = "words broken or misread",
        [REPAIR_BOX] = "a mark told by its place",
        [REPAIR_CURRENCY] = "a currency sign misread",
        [REPAIR_ZIP] = "nine digits of a zip code without its hyphen",
        [REPAIR_DUPLICATED] = "the beginning of a value printed twice",
        [REPAIR_NOTE] = "an explanation without its number",
        [REPAIR_CODE] = "told by the rest of its row",
    };
    return str_z(why[kind] ? why[kind] : why[REPAIR_OTHER]);
}

Str repair_evidence(RepairKind kind)
{
    static const char *const witness[REPAIR_KINDS] = {
        [REPAIR_SPLIT_NUMBER] = "the pieces make one well-formed number",
        [REPAIR_OVERLAP] = "the pieces agree where they overlap",
        [REPAIR_GROUPING] = "without the sign it is a well-formed number",
        [REPAIR_DATE_SPLIT] = "the pieces make one day of the calendar",
        [REPAIR_WORD] = "the pieces make known words",
        [REPAIR_ZIP] = "ZIP+4 codes have nine digits",
        [REPAIR_DUPLICATED] = "the second piece begins as the first",
        [REPAIR_NOTE] = "one explanation, one mark",
    };
    return str_z(witness[kind] ? witness[kind] : "the column takes no other reading");
}
