/* test_facts.c: what footnotes say, in many spellings: dates, plans, prices, and what happened. */
#include "check/facts/dates.h"
#include "check/facts/plan.h"
#include "check/facts/prices.h"
#include "load/texts.h"
#include "tests.h"

#include <string.h>

/* ---- dates ---- */

static void test_dates(void **state)
{
    static const struct {
        const char *text, *iso; /* "" = no date */
    } cases[] = {
        {"adopted Nov. 7, 2024.", "2024-11-07"},
        {"on Sept. 14, 2023 the", "2023-09-14"},
        {"the 7th day of November, 2024", "2024-11-07"},
        {"7 November 2024", "2024-11-07"},
        {"dated 2024-11-07.", "2024-11-07"},
        {"on 11/7/24;", "2024-11-07"},
        {"11-07-2024", "2024-11-07"},
        {"2024\xe2\x80\x91"
         "11\xe2\x80\x91"
         "07",
         "2024-11-07"},
        {"November\xc2\xa0"
         "7,\xc2\xa0"
         "2024",
         "2024-11-07"},
        {"NOVEMBER 7TH, 2024", "2024-11-07"},
        {"Nov 7 2024", "2024-11-07"},
        {"7-Nov-2024", "2024-11-07"},
        {"June 31, 2024", ""},
        {"1,000 shares of 2,000", ""},
        {"may 2 of the 2024 shares", ""},
        {"F1 10b5-1", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ProseDate d = {.day = DATE_NONE};
        char room[DATE_TEXT] = "";
        if (prose_date(str_z(cases[i].text), 0, &d)) date_put(d.day, room);
        assert_string_equal(room, cases[i].iso);
    }
}

/* ---- plans ---- */

static void test_plans(void **state)
{
    static const struct {
        const char *text;
        bool told, dated;
        const char *adopted;
    } cases[] = {
        {"Effected pursuant to a Rule 10b5-1 trading plan adopted by the reporting person on Nov. 7, 2024.",
         true, true, "2024-11-07"},
        {"Sold under a 10b5\xe2\x80\x91"
         "1 plan dated 11/07/2024",
         true, true, "2024-11-07"},
        {"a 10(b)(5)-1 plan entered into on 2024-11-07", true, true, "2024-11-07"},
        {"Rule 10b-5-1 plan executed on the 7th day of November, 2024", true, true, "2024-11-07"},
        {"a 10b5\xe2\x88\x92"
         "1 plan signed Sept. 14, 2023; sold on May 5, 2025",
         true, true, "2023-09-14"},
        {"The sales on May 13, 2025 were made under a Rule 10b5-1 plan established November 7, 2024", true,
         true, "2024-11-07"},
        {"a Rule 10b5-1 plan adopted January 5, 2024 and modified as to price on April 25, 2025", true, true,
         "2025-04-25"},
        {"a Rule 10b5-1 plan adopted January 5, 2024, as amended April 25, 2025 to change the number of "
         "shares",
         true, true, "2025-04-25"},
        {"a Rule 10b5-1 plan adopted January 5, 2024, amended April 25, 2025 to name another broker", true,
         true, "2024-01-05"},
        {"under the November 7, 2024 Rule 10b5-1 plan", true, true, ""},
        {"under a Rule 10b5-1 trading plan", true, false, ""},
        {"not made pursuant to a Rule 10b5-1 plan", false, false, ""},
        {"outside of any 10b5-1 plan adopted on November 7, 2024", false, false, ""},
        {"Rule 10b-5 forbids fraud", false, false, ""},
    };
    (void)state;
    TextMatch m = texts_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char room[DATE_TEXT] = "";
        Prose text = prose_of(&m, str_z(cases[i].text));
        Plan p = plan_read(&text);
        if (p.adopted != DATE_NONE) date_put(p.adopted, room);
        if (p.told != cases[i].told || p.dated != cases[i].dated || strcmp(room, cases[i].adopted))
            print_error("'%s': told %d, dated %d, adopted '%s'\n", cases[i].text, p.told, p.dated, room);
        assert_int_equal(p.told, cases[i].told);
        assert_int_equal(p.dated, cases[i].dated);
        assert_string_equal(room, cases[i].adopted);
    }
    texts_free(&m);
}

/* ---- prices ---- */

static bool text_has_several(Prose *text)
{
    return text_has(text, TEXT_WEIGHTED) || text_has(text, TEXT_SEVERAL);
}

static void test_prices(void **state)
{
    static const struct {
        const char *text;
        int low, high; /* cents; 0 = no range */
        bool several;
    } cases[] = {
        {"The weighted average price; prices ranged from $31.02 to $31.98, inclusive.", 3102, 3198, true},
        {"multiple trades at prices between $31.02 and $31.98", 3102, 3198, true},
        {"Weighted average. From a low of $30.02 to a high of $31.85.", 3002, 3185, true},
        {"Weighted average price. The lowest price was $30.10 and the highest price was $31.95.", 3010, 3195,
         true},
        {"Weighted average; the highest price paid was $31.95 and the lowest $30.10", 3010, 3195, true},
        {"sold in several transactions at $.50 to $.60", 50, 60, true},
        {"several fills at US$0.50 - US$0.60", 50, 60, true},
        {"several fills at $0.50 per share to $0.60 per share", 50, 60, true},
        {"several fills, $30.10\xe2\x80\x93$31.40", 3010, 3140, true},
        {"several fills, $30.10 \xe2\x80\x94 31.40", 3010, 3140, true},
        {"prices ranging from 30.10 to 31.40", 3010, 3140, true},
        {"multiple transactions at prices as low as $30.10 and as high as $31.40", 3010, 3140, true},
        {"multiple transactions, $30.10 up to $31.40 a share", 3010, 3140, true},
        {"various prices from $30.10 through $31.40", 3010, 3140, true},
        {"multiple transactions at $31.02 to $31.85, plus one fill at $33.10.", 3102, 3310, true},
        {"multiple transactions at $31.02 to $31.85, and 200 shares at $29.90.", 2990, 3185, true},
        {"weighted average; exercise price $5.00", 0, 0, true},
        {"Net of commissions of $12.00.", 0, 0, false},
        {"Form 4 of May 3, 2024", 0, 0, false},
    };
    (void)state;
    TextMatch m = texts_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Prices p = {0};
        Prose text = prose_of(&m, str_z(cases[i].text));
        prices_read(&text, dec_of(cases[i].low > 1000 ? 3120 : 55, 2), &p);
        char low[DEC_TEXT], high[DEC_TEXT];
        bool good = p.ranged == (cases[i].low != 0) && text_has_several(&text) == cases[i].several &&
                    (!p.ranged ||
                     (dec_eq(p.low, dec_of(cases[i].low, 2)) && dec_eq(p.high, dec_of(cases[i].high, 2))));
        if (!good)
            print_error("'%s': ranged %d %.*s %.*s\n", cases[i].text, p.ranged, STR_ARG(dec_put(p.low, low)),
                        STR_ARG(dec_put(p.high, high)));
        assert_true(good);
    }
    texts_free(&m);
}

/* ---- what happened ---- */

static void test_stories(void **state)
{
    static const struct {
        TextPattern which;
        const char *text;
        bool has;
    } cases[] = {
        {TEXT_WITHHELD, "Shares withheld by the Company to satisfy tax withholding", true},
        {TEXT_WITHHELD, "Shares surrendered to the issuer in payment of the exercise price", true},
        {TEXT_WITHHELD, "The issuer retained these shares for taxes", true},
        {TEXT_WITHHELD, "The broker withheld a commission", false},
        {TEXT_SOLD, "sold on the open market by the plan's broker", true},
        {TEXT_SOLD, "a sell-to-cover transaction", true},
        {TEXT_SOLD, "open market sales to cover taxes", true},
        {TEXT_SOLD, "Shares withheld at market value", false},
        {TEXT_GIVEN, "a bona fide gift to charity", true},
        {TEXT_GIVEN, "Donated to a donor-advised fund", true},
        {TEXT_ESPP, "Acquired under the ESPP", true},
        {TEXT_REINVESTED, "Acquired through a dividend reinvestment plan", true},
        {TEXT_REINVESTED, "dividends automatically reinvested", true},
        {TEXT_PRIVATELY, "sold in a privately negotiated block", true},
        {TEXT_PRIVATELY, "a private sale to an affiliate", true},
        {TEXT_ABROAD, "sold on the Tel Aviv Stock Exchange", true},
        {TEXT_LOOK_BACK, "reported under Rule 16a-2(a)", true},
        {TEXT_LOOK_BACK,
         "This transaction took place before the reporting person became subject to Section 16", true},
        {TEXT_LOOK_BACK, "purchased prior to the issuer's registration under Section 12", true},
        {TEXT_LOOK_BACK, "sold before the market opened", false},
        {TEXT_GOING_PUBLIC, "effectiveness of the registration statement", true},
        {TEXT_CONTINUED, "This is the second of two Forms 4", true},
        {TEXT_CONTINUED, "the fifth of five Form 4s being filed", true},
        {TEXT_CONTINUED, "Form 2 of 3", true},
        {TEXT_CONTINUED, "vests in the first of four equal installments", false},
        {TEXT_STATED, "Represents the sale of 400 shares of common stock.", true},
        {TEXT_STATED, "This line reports the purchase of 1,200 shares", true},
        {TEXT_STATED, "Includes 400 shares held by a trust", false},
        {TEXT_TWO_DAYS, "sold on May 12, 2025 and May 13, 2025", true},
        {TEXT_TWO_DAYS, "transactions effected on March 3 through 5", true},
        {TEXT_TWO_DAYS, "sold on May 12, 2025 and 12,000 shares were kept", false},
        {TEXT_UNDERTAKES, "Full information will be supplied upon written request", true},
        {TEXT_UNDERTAKES, "The reporting person will provide the details", true},
        {TEXT_OWN_FORM, "a mere change in form of beneficial ownership", true},
        {TEXT_OWN_TRUST, "to the reporting person\xe2\x80\x99s revocable trust", true},
        {TEXT_PRO_RATA, "a pro rata distribution in kind to its partners", true},
        {TEXT_OFFERING_AHEAD, "will convert upon the closing of the initial public offering", true},
        {TEXT_OFFERING_AHEAD, "converted at the closing of the initial public offering.", false},
    };
    (void)state;
    TextMatch m = texts_new();
    int bad = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Prose text = prose_of(&m, str_z(cases[i].text));
        if (text_has(&text, cases[i].which) == cases[i].has) continue;
        print_error("pattern %d, '%s': should%s be found\n", (int)cases[i].which, cases[i].text,
                    cases[i].has ? "" : " not");
        bad++;
    }
    texts_free(&m);
    assert_int_equal(bad, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_plans),
        cmocka_unit_test(test_prices),
        cmocka_unit_test(test_stories),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
