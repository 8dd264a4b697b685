/* slots.c: the columns of Tables I and II as the forms print them, and the words in their heads. */
#include "read/print/slots.h"

/* The words of the first line of the head and of the second, the most telling first. */
static const Slot table_i[] = {
    {F_securityTitle, SLOT_TEXT, false, 8, 0, "Title of Security", ""},
    {F_transactionDate, SLOT_DATE, true, 6, 0, "Transaction Date|Transaction", ""},
    {F_deemedExecutionDate, SLOT_DATE, true, 0, 0, "Deemed|Execution", ""},
    {F_transactionCode, SLOT_CODE, true, 6, 0, "Transaction Code", "Code"},
    {F_transactionTimeliness, SLOT_V, true, 0, 3, "", ""},
    {F_transactionShares, SLOT_NUMBER, true, 5, 0, "4. Securities Acquired", "Amount"},
    {F_transactionAcquiredDisposedCode, SLOT_SIDE, true, 3, 0, "", "(A) or"},
    {F_transactionPricePerShare, SLOT_MONEY, true, 2, 0, "", "Price"},
    {F_sharesOwnedFollowingTransaction, SLOT_NUMBER, false, 4, 0,
     "5. Amount of Securities|Following|Beneficially", ""},
    {F_directOrIndirectOwnership, SLOT_DI, false, 4, 0, "Ownership Form|Direct (D)|Indirect (I)", ""},
    {F_natureOfOwnership, SLOT_TEXT, false, 0, 0, "Nature of|Indirect Beneficial", ""},
};

static const Slot table_ii[] = {
    {F_securityTitle, SLOT_TEXT, false, 8, 0, "Title of Derivative|Title of", ""},
    {F_conversionOrExercisePrice, SLOT_MONEY, false, 4, 0, "Conversion|Exercise", ""},
    {F_transactionDate, SLOT_DATE, true, 6, 0, "3. Transaction|Transaction", ""},
    {F_deemedExecutionDate, SLOT_DATE, true, 0, 0, "Deemed|Execution", ""},
    {F_transactionCode, SLOT_CODE, true, 6, 0, "4. Transaction", "Code"},
    {F_transactionTimeliness, SLOT_V, true, 0, 3, "", ""},
    {F_transactionShares, SLOT_NUMBER, true, 5, 0, "", "(A)"},
    {F_exerciseDate, SLOT_DATE, false, 4, 0, "", "Exercisable"},
    {F_expirationDate, SLOT_DATE, false, 5, 0, "", "Expiration"},
    {F_underlyingSecurityTitle, SLOT_TEXT, false, 4, 0, "", "Title"},
    {F_underlyingSecurityShares, SLOT_NUMBER, false, 3, 0, "", "Amount or|Number of Shares"},
    {F_transactionPricePerShare, SLOT_MONEY, true, 2, 0, "8. Price of", ""},
    {F_sharesOwnedFollowingTransaction, SLOT_NUMBER, false, 4, 0, "9. Number|Following|Beneficially", ""},
    {F_directOrIndirectOwnership, SLOT_DI, false, 4, 0, "10. Ownership|Direct (D)|Indirect (I)", ""},
    {F_natureOfOwnership, SLOT_TEXT, false, 0, 0, "11. Nature|Nature of", ""},
};

static const Slot form3_i[] = {
    {F_securityTitle, SLOT_TEXT, false, 8, 0, "Title of Security", ""},
    {F_sharesOwnedFollowingTransaction, SLOT_NUMBER, false, 4, 0, "2. Amount of|Beneficially", ""},
    {F_directOrIndirectOwnership, SLOT_DI, false, 4, 0, "3. Ownership|Direct (D)|Indirect (I)", ""},
    {F_natureOfOwnership, SLOT_TEXT, false, 0, 0, "4. Nature|Nature of", ""},
};

static const Slot form3_ii[] = {
    {F_securityTitle, SLOT_TEXT, false, 8, 0, "Title of Derivative|Title of", ""},
    {F_exerciseDate, SLOT_DATE, false, 4, 0, "", "Exercisable"},
    {F_expirationDate, SLOT_DATE, false, 5, 0, "", "Expiration"},
    {F_underlyingSecurityTitle, SLOT_TEXT, false, 4, 0, "", "Title"},
    {F_underlyingSecurityShares, SLOT_NUMBER, false, 3, 0, "", "Amount or|Number of Shares"},
    {F_conversionOrExercisePrice, SLOT_MONEY, false, 4, 0, "Conversion|Exercise", ""},
    {F_directOrIndirectOwnership, SLOT_DI, false, 4, 0, "5. Ownership|Direct (D)|Indirect (I)", ""},
    {F_natureOfOwnership, SLOT_TEXT, false, 0, 0, "6. Nature|Nature of", ""},
};

#define COUNT(list) (sizeof(list) / sizeof *(list))

const Slot *slots_of(FormType form, TableId table, size_t *n)
{
    bool three = form == FORM_3;
    if (table == TABLE_I) {
        *n = three ? COUNT(form3_i) : COUNT(table_i);
        return three ? form3_i : table_i;
    }
    *n = three ? COUNT(form3_ii) : COUNT(table_ii);
    return three ? form3_ii : table_ii;
}

const char *slot_letters(SlotType type)
{
    switch (type) {
    case SLOT_CODE: return letters_of_codes;
    case SLOT_SIDE: return "AD";
    case SLOT_DI: return "DI";
    case SLOT_V: return "V";
    default: return "";
    }
}
