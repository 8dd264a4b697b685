/* elements.c: the elements of an ownershipDocument in a hash table: fields.def says the most of it. */
#include "read/xml/elements.h"

#define ELEMENT_AS(id, name, rank, means, what)                                                              \
    {                                                                                                        \
        {#name, sizeof #name - 1}, RANK_##rank, MEANS_##means, what, id                                      \
    }
#define ELEMENT(name, rank, means, what)       ELEMENT_AS(E_##name, name, rank, means, what)
#define ELEMENT_X0101(name, rank, means, what) ELEMENT_AS(E_NONE, name, rank, means, what)

static const Element own_elements[] = {
    ELEMENT(ownershipDocument, DOCUMENT, NOTHING, 0),
    ELEMENT(issuer, SECTION, NOTHING, 0),
    ELEMENT(reportingOwner, SECTION, OWNER, 0),
    ELEMENT(nonDerivativeTable, SECTION, NOTHING, 0),
    ELEMENT(derivativeTable, SECTION, NOTHING, 0),
    ELEMENT(footnotes, SECTION, NOTHING, 0),
    ELEMENT(ownerSignature, SECTION, SIGN, 0),
    ELEMENT(nonDerivativeTransaction, ROW, ROW, ROW_OF(TABLE_I, ROW_TRANSACTION)),
    ELEMENT(nonDerivativeHolding, ROW, ROW, ROW_OF(TABLE_I, ROW_HOLDING)),
    ELEMENT_X0101(nonDerivativeSecurity, ROW, ROW, ROW_OF(TABLE_I, ROW_EITHER)),
    ELEMENT(derivativeTransaction, ROW, ROW, ROW_OF(TABLE_II, ROW_TRANSACTION)),
    ELEMENT(derivativeHolding, ROW, ROW, ROW_OF(TABLE_II, ROW_HOLDING)),
    ELEMENT_X0101(derivativeSecurity, ROW, ROW, ROW_OF(TABLE_II, ROW_EITHER)),
    ELEMENT_X0101(transactionValue, FIELD, CELL, F_transactionPricePerShare),
    ELEMENT(reportingOwnerId, GROUP, NOTHING, 0),
    ELEMENT(reportingOwnerAddress, GROUP, NOTHING, 0),
    ELEMENT(reportingOwnerRelationship, GROUP, NOTHING, 0),
    ELEMENT(transactionCoding, GROUP, NOTHING, 0),
    ELEMENT(transactionAmounts, GROUP, NOTHING, 0),
    ELEMENT(underlyingSecurity, GROUP, NOTHING, 0),
    ELEMENT(postTransactionAmounts, GROUP, NOTHING, 0),
    ELEMENT(ownershipNature, GROUP, NOTHING, 0),
    ELEMENT(footnote, FIELD, NOTE, 0),
    ELEMENT(rptOwnerCcc, FIELD, SECRET, 0),
    ELEMENT(rptOwnerGoodAddress, FIELD, SECRET, 0),
    ELEMENT(value, VALUE, VALUE, 0),
    ELEMENT(footnoteId, VALUE, MARK, 0),
};

enum { OWN_ELEMENTS = sizeof own_elements / sizeof *own_elements };

static size_t hash(Str name)
{
    size_t h = name.n;
    if (!h) return 0; /* "</>" has no name */
    h = h * 31 + (unsigned char)name.p[0];
    h = h * 31 + (unsigned char)name.p[name.n / 2];
    h = h * 31 + (unsigned char)name.p[name.n - 1];
    return (h ^ h >> 8) & (ELEMENT_SLOTS - 1);
}

static size_t slot_of(const Elements *e, Str name)
{
    size_t i = hash(name);
    while (e->slot[i] && !str_eq(e->at[e->slot[i] - 1].name, name)) i = (i + 1) & (ELEMENT_SLOTS - 1);
    return i;
}

const Element *element_by_name(const Elements *e, Str name)
{
    size_t i = slot_of(e, name);
    return e->slot[i] ? &e->at[e->slot[i] - 1] : NULL;
}

static void learn(Elements *e, Element element)
{
    size_t i = slot_of(e, element.name);
    if (e->slot[i] || e->n == ELEMENTS_MAX) return;
    e->at[e->n++] = element;
    e->slot[i] = (uint8_t)e->n;
}

void elements_learn(Elements *e)
{
    for (size_t i = 0; i < OWN_ELEMENTS; i++) learn(e, own_elements[i]);
    for (int f = 0; f < F_END; f++)
        if (*fields[f].path)
            learn(e, (Element){str_z(fields[f].name), RANK_FIELD, MEANS_CELL, f, (ElementId)f});
}
