/* filing.c: the lines of one filing out of the SEC's flat tables -> Doc. */
#include "read/dataset.h"
#include "read/dataset/tables.h"

const char *const dataset_table_names[DATASET_TABLES] = {
    "SUBMISSION.tsv",  "REPORTINGOWNER.tsv", "NONDERIV_TRANS.tsv", "NONDERIV_HOLDING.tsv",
    "DERIV_TRANS.tsv", "DERIV_HOLDING.tsv",  "FOOTNOTES.tsv",      "OWNER_SIGNATURE.tsv"};

/* Column -> field. A column NAME_FN holds the footnotes of NAME. */
static const struct {
    const char *name;
    FieldId field;
} columns[] = {
    {"ACCESSION_NUMBER", F_accessionNumber},
    {"FILING_DATE", F_filingDate},
    {"PERIOD_OF_REPORT", F_periodOfReport},
    {"DATE_OF_ORIG_SUB", F_dateOfOriginalSubmission},
    {"NO_SECURITIES_OWNED", F_noSecuritiesOwned},
    {"NOT_SUBJECT_SEC16", F_notSubjectToSection16},
    {"FORM3_HOLDINGS_REPORTED", F_form3HoldingsReported},
    {"FORM3_HOLDING_REPORTED", F_form3HoldingsReported},
    {"FORM4_TRANS_REPORTED", F_form4TransactionsReported},
    {"DOCUMENT_TYPE", F_documentType},
    {"ISSUERCIK", F_issuerCik},
    {"ISSUERNAME", F_issuerName},
    {"ISSUERTRADINGSYMBOL", F_issuerTradingSymbol},
    {"REMARKS", F_remarks},
    {"AFF10B5ONE", F_aff10b5One},
    {"RPTOWNERCIK", F_rptOwnerCik},
    {"RPTOWNERNAME", F_rptOwnerName},
    {"RPTOWNER_TITLE", F_officerTitle},
    {"RPTOWNER_TXT", F_otherText},
    {"RPTOWNER_STREET1", F_rptOwnerStreet1},
    {"RPTOWNER_STREET2", F_rptOwnerStreet2},
    {"RPTOWNER_CITY", F_rptOwnerCity},
    {"RPTOWNER_STATE", F_rptOwnerState},
    {"RPTOWNER_ZIPCODE", F_rptOwnerZipCode},
    {"RPTOWNER_STATE_DESC", F_rptOwnerStateDescription},
    {"SECURITY_TITLE", F_securityTitle},
    {"CONV_EXERCISE_PRICE", F_conversionOrExercisePrice},
    {"TRANS_DATE", F_transactionDate},
    {"DEEMED_EXECUTION_DATE", F_deemedExecutionDate},
    {"TRANS_FORM_TYPE", F_transactionFormType},
    {"TRANS_CODE", F_transactionCode},
    {"EQUITY_SWAP_INVOLVED", F_equitySwapInvolved},
    {"EQUITY_SWAP_TRANS_CD", F_transactionCode}, /* its _FN: the footnotes of transactionCoding */
    {"TRANS_TIMELINESS", F_transactionTimeliness},
    {"TRANS_SHARES", F_transactionShares},
    {"TRANS_TOTAL_VALUE", F_transactionTotalValue},
    {"TRANS_PRICEPERSHARE", F_transactionPricePerShare},
    {"TRANS_ACQUIRED_DISP_CD", F_transactionAcquiredDisposedCode},
    {"EXERCISE_DATE", F_exerciseDate},
    {"EXCERCISE_DATE", F_exerciseDate}, /* so spelled in DERIV_TRANS */
    {"EXPIRATION_DATE", F_expirationDate},
    {"UNDLYNG_SEC_TITLE", F_underlyingSecurityTitle},
    {"UNDLYNG_SEC_SHARES", F_underlyingSecurityShares},
    {"UNDLYNG_SEC_VALUE", F_underlyingSecurityValue},
    {"SHRS_OWND_FOLWNG_TRANS", F_sharesOwnedFollowingTransaction},
    {"VALU_OWND_FOLWNG_TRANS", F_valueOwnedFollowingTransaction},
    {"DIRECT_INDIRECT_OWNERSHIP", F_directOrIndirectOwnership},
    {"NATURE_OF_OWNERSHIP", F_natureOfOwnership},
    {"FILE_NUMBER", F_secFileNumber},
    {"OWNERSIGNATURENAME", F_signatureName},
    {"OWNERSIGNATUREDATE", F_signatureDate},
};

#define ROW_COLUMNS                                                                                          \
    "SECURITY_TITLE SHRS_OWND_FOLWNG_TRANS VALU_OWND_FOLWNG_TRANS DIRECT_INDIRECT_OWNERSHIP "                \
    "NATURE_OF_OWNERSHIP "
#define TRANS_COLUMNS                                                                                        \
    "TRANS_DATE TRANS_CODE EQUITY_SWAP_INVOLVED TRANS_SHARES TRANS_PRICEPERSHARE TRANS_ACQUIRED_DISP_CD "
#define DERIV_COLUMNS "CONV_EXERCISE_PRICE EXPIRATION_DATE UNDLYNG_SEC_TITLE UNDLYNG_SEC_SHARES "

/* Columns that each table has had in all quarters. */
static const char *const always[DATASET_TABLES] = {
    [TSV_SUBMISSION] = "FILING_DATE PERIOD_OF_REPORT DATE_OF_ORIG_SUB DOCUMENT_TYPE ISSUERCIK ISSUERNAME "
                       "ISSUERTRADINGSYMBOL REMARKS",
    [TSV_REPORTINGOWNER] = "RPTOWNERCIK RPTOWNERNAME RPTOWNER_RELATIONSHIP RPTOWNER_TITLE RPTOWNER_STREET1 "
                           "RPTOWNER_CITY RPTOWNER_STATE RPTOWNER_ZIPCODE",
    [TSV_NONDERIV_TRANS] = ROW_COLUMNS TRANS_COLUMNS,
    [TSV_NONDERIV_HOLDING] = ROW_COLUMNS,
    [TSV_DERIV_TRANS] = ROW_COLUMNS TRANS_COLUMNS DERIV_COLUMNS,
    [TSV_DERIV_HOLDING] = ROW_COLUMNS DERIV_COLUMNS,
    [TSV_FOOTNOTES] = "FOOTNOTE_ID FOOTNOTE_TXT",
    [TSV_OWNER_SIGNATURE] = "OWNERSIGNATURENAME OWNERSIGNATUREDATE",
};

/* Columns that are known and hold nothing that the form shows. */
static const char *const without_field[] = {
    "CONTACT_NAME",      "CONTACT_PHONE_NUMBER", "CONTACT_EMAIL_ADDRESS", "NOTIFICATION_EMAIL_ADDRESS",
    "NONDERIV_TRANS_SK", "NONDERIV_HOLDING_SK",  "DERIV_TRANS_SK",        "DERIV_HOLDING_SK",
    "FOOTNOTE_ID",       "FOOTNOTE_TXT",         "RPTOWNER_RELATIONSHIP"};

static FieldId field_of_column(Str name)
{
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        if (str_eq(str_z(columns[i].name), name)) return columns[i].field;
    return F_NONE;
}

static bool is_known(Str column)
{
    if (str_ends(column, S("_FN"))) column.n -= 3;
    for (size_t i = 0; i < sizeof without_field / sizeof *without_field; i++)
        if (str_eq(str_z(without_field[i]), column)) return true;
    return field_of_column(column) != F_NONE;
}

static bool has_column(Str head, Str name)
{
    while (head.n)
        if (str_eq(str_trim(str_cut(&head, '\t')), name)) return true;
    return false;
}

Str dataset_missing_columns(Arena *a, DatasetTable table, Str head)
{
    Str list = {0};
    for (Str rest = str_z(always[table]); rest.n;) {
        Str name = str_cut(&rest, ' ');
        if (name.n && !has_column(head, name)) list = str_join(a, list, S(", "), name);
    }
    return list;
}

/* Items that no line of this table can have. */
static void lack_columns(Doc *d, DatasetTable table, Str head)
{
    for (Str rest = str_z(always[table]); rest.n;) {
        Str name = str_cut(&rest, ' ');
        FieldId f = field_of_column(name);
        if (f != F_NONE && !has_column(head, name)) d->lacks[f] = true;
    }
}

static Span span_of(const Doc *d, Str s) { return (Span){(uint32_t)(s.p - d->text.p), (uint32_t)s.n}; }

/* "F1, F2" */
static void put_refs(Doc *d, Cell *c, Str ids)
{
    while (ids.n) {
        Str id = str_trim(str_cut(&ids, ','));
        if (id.n) doc_add_ref(d, c, id, span_of(d, id));
    }
}

/* RPTOWNER_RELATIONSHIP: "Director,Officer,TenPercentOwner,Other". */
static void put_relationship(Doc *d, Owner *o, Str list)
{
    static const struct {
        Str name;
        FieldId box;
    } boxes[] = {{{"Director", 8}, F_isDirector},
                 {{"Officer", 7}, F_isOfficer},
                 {{"TenPercentOwner", 15}, F_isTenPercentOwner},
                 {{"Other", 5}, F_isOther}};
    Span raw = span_of(d, list);
    for (size_t i = 0; i < sizeof boxes / sizeof *boxes; i++) {
        bool marked = false;
        for (Str rest = list; rest.n;) marked |= str_eq_nocase(str_trim(str_cut(&rest, ',')), boxes[i].name);
        cell_set(d, owner_item(o, boxes[i].box), boxes[i].box, marked ? S("1") : S("0"), raw);
    }
}

/* What a line makes: an owner, a row, a footnote, a signature, or the submission itself (all NULL). */
typedef struct Target {
    Owner *owner;
    DocRow *row;
    Note *note;
    Sign *sign;
} Target;

static Target new_target(Doc *d, DatasetTable table, Str line)
{
    Target t = {0};
    DocRow *row = NULL;
    switch (table) {
    case TSV_REPORTINGOWNER:
        t.owner = doc_add_owner(d);
        t.owner->raw = span_of(d, line);
        break;
    case TSV_NONDERIV_TRANS:
    case TSV_NONDERIV_HOLDING: row = doc_add_row(d, TABLE_I, table == TSV_NONDERIV_HOLDING); break;
    case TSV_DERIV_TRANS:
    case TSV_DERIV_HOLDING: row = doc_add_row(d, TABLE_II, table == TSV_DERIV_HOLDING); break;
    case TSV_FOOTNOTES: t.note = doc_add_note(d, (Str){0}); break;
    case TSV_OWNER_SIGNATURE:
        t.sign = doc_add_sign(d);
        t.sign->raw = span_of(d, line);
        break;
    case TSV_SUBMISSION:
    case DATASET_TABLES: break;
    }
    if (row) row->raw = span_of(d, line);
    t.row = row;
    return t;
}

static Cell *cell_of(Doc *d, const Target *t, FieldId f)
{
    switch ((Group)fields[f].group) {
    case GROUP_DOC:
        if (f == F_secFileNumber && t->owner)
            return doc_item(d, f); /* it is the issuer's, told with each owner */
        return t->owner || t->row || t->note || t->sign ? NULL : doc_item(d, f);
    case GROUP_OWNER: return t->owner ? owner_item(t->owner, f) : NULL;
    case GROUP_ROW: return t->row ? &t->row->cell[f] : NULL;
    case GROUP_SIGN: return t->sign ? sign_item(t->sign, f) : NULL;
    }
    return NULL;
}

static void put_value(Doc *d, const Target *t, Str column, Str value)
{
    bool notes = str_ends(column, S("_FN"));
    if (notes) column.n -= 3;
    FieldId f = field_of_column(column);
    if (notes && f == F_equitySwapInvolved) f = F_transactionCode; /* of the coding, by whatever name */
    if (t->note && str_eq(column, S("FOOTNOTE_ID"))) t->note->id = str_trim(value);
    if (t->note && str_eq(column, S("FOOTNOTE_TXT")))
        cell_set(d, &t->note->text, F_remarks, value, span_of(d, value));
    if (t->owner && str_eq(column, S("RPTOWNER_RELATIONSHIP"))) put_relationship(d, t->owner, value);
    Cell *c = f == F_NONE ? NULL : cell_of(d, t, f);
    if (c && notes)
        put_refs(d, c, value);
    else if (c && (value.n || c->state == CELL_ABSENT))
        cell_set(d, c, f, value, span_of(d, value));
}

static void read_line(Doc *d, DatasetTable table, Str head, Str line)
{
    Target t = new_target(d, table, line);
    Str rest = line;
    if (str_count(line, '\t') < str_count(head, '\t')) {
        d->cut_short = true;
        doc_add_trouble(d, span_of(d, line), "%s: the line is cut short, %zu columns of %zu",
                        dataset_table_names[table], str_count(line, '\t') + 1, str_count(head, '\t') + 1);
    }
    while (head.n) {
        Str column = str_trim(str_cut(&head, '\t'));
        put_value(d, &t, column, str_cut(&rest, '\t'));
    }
    if (rest.n) doc_add_unread(d, span_of(d, rest), "more columns than the head of the table names");
}

static void tell_unknown_columns(Doc *d, Str head)
{
    while (head.n) {
        Str column = str_trim(str_cut(&head, '\t'));
        if (column.n && !is_known(column))
            doc_add_unread(d, span_of(d, column), "column %.*s is not understood", STR_ARG(column));
    }
}

static DatasetTable table_named(Str line)
{
    size_t t = 0;
    while (t < DATASET_TABLES && !str_eq(str_z(dataset_table_names[t]), line)) t++;
    return (DatasetTable)t;
}

/* "DERIV_TRANS.tsv is not there" */
static bool lacks_table(Doc *d, Str line)
{
    static const Part parts[DATASET_TABLES] = {PART_FILING, PART_OWNER, PART_I,    PART_I,
                                               PART_II,     PART_II,    PART_NOTE, PART_SIGN};
    if (!str_ends(line, S(DATASET_LACKS))) return false;
    line.n -= S(DATASET_LACKS).n;
    DatasetTable t = table_named(line);
    if (t < DATASET_TABLES) d->lacks_part[parts[t]] = true;
    return t < DATASET_TABLES;
}

bool dataset_looks_like(Str bytes) { return str_starts(bytes, S("SUBMISSION.tsv\n")); }

bool read_dataset(Doc *d)
{
    Str rest = d->text, head = {0};
    DatasetTable table = DATASET_TABLES;
    while (rest.n) {
        Str line = str_line(&rest);
        DatasetTable next = table_named(line);
        if (next < DATASET_TABLES) {
            table = next;
            head = str_line(&rest);
            tell_unknown_columns(d, head);
            lack_columns(d, table, head);
        } else if (!lacks_table(d, line) && table < DATASET_TABLES) {
            read_line(d, table, head, line);
        }
    }
    return true;
}
