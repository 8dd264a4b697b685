/* sentences.c: what explanations of responses commonly say, whoever files: plans to trade by, prices,
 * interests disclaimed, vesting, conversion, gifts, mergers. */
#include "read/words/sentences.h"

#define SAYS(text)                                                                                           \
    {                                                                                                        \
        text, sizeof(text) - 1                                                                               \
    }

const Str sentences[] = {
    SAYS("The transactions reported on this Form 4 were effected pursuant to a Rule 10b5-1 trading "
         "plan adopted by the reporting person on March 1, 2020."),
    SAYS("The price reported in Column 4 is a weighted average price. These shares were sold in "
         "multiple transactions at prices ranging from $10.00 to $11.00, inclusive. The reporting "
         "person undertakes to provide to the issuer, any security holder of the issuer, or the staff "
         "of the Securities and Exchange Commission, upon request, full information regarding the "
         "number of shares sold at each separate price within the range set forth in this footnote."),
    SAYS("Represents the weighted average sale price. The shares were purchased in several open market "
         "trades at varying prices. Full details will be provided upon written request of the "
         "Commission staff, the Company or a stockholder."),
    SAYS("The reporting person disclaims beneficial ownership of these securities except to the extent "
         "of his or her pecuniary interest therein, if any, and this report shall not be deemed an "
         "admission that the reporting person is the beneficial owner of such securities for purposes "
         "of Section 16 of the Securities Exchange Act of 1934, as amended, or for any other purpose."),
    SAYS("Each of the reporting persons may be deemed to share voting and dispositive power over, and "
         "to have an indirect beneficial interest in, the shares held directly by the Fund. Such "
         "persons disclaim any beneficial ownership except to the extent of their respective "
         "proportionate pecuniary interests."),
    SAYS("The general partner of the limited partnership is a limited liability company whose managing "
         "members make all investment decisions and exercise sole voting and investment control with "
         "respect to the securities owned of record."),
    SAYS("By virtue of these relationships, the managing directors and their affiliates, including "
         "entities controlled by them, may be considered members of a group holding more than 10% of "
         "the outstanding stock."),
    SAYS("These securities are held of record by a trust for the benefit of the family, of which the "
         "reporting person and his spouse serve as trustees. Shares held in a grantor retained annuity "
         "trust for the benefit of her children, and by an individual retirement account."),
    SAYS("Includes shares acquired under the issuer's employee stock purchase plan. The total also "
         "includes unvested restricted stock units, dividend equivalent rights and shares previously "
         "reported as directly owned, which were transferred to the trust as a gift for no "
         "consideration."),
    SAYS("Each restricted stock unit represents a contingent right to receive one share of the "
         "issuer's common stock upon settlement. The restricted stock units vest in equal quarterly "
         "installments over four years beginning on the first anniversary of the grant date, subject "
         "to the reporting person's continued service through each vesting date."),
    SAYS("One fourth of the shares subject to the option vested and became exercisable on the first "
         "anniversary of the vesting commencement date, and the remaining shares vest in 36 equal "
         "monthly installments thereafter, until the option is fully vested, so long as the holder "
         "remains a service provider. One third vests annually. 25% of the total number of underlying "
         "shares shall vest on that date and one forty-eighth of the original number each month."),
    SAYS("The option is immediately exercisable and is fully vested as of the date hereof. This award "
         "is exercisable in full, whether or not vested, subject to a right of repurchase in favor of "
         "the Company which lapses as the shares vest."),
    SAYS("The vesting is subject to acceleration upon a change in control, termination of employment "
         "without cause, death, disability or retirement, under the terms of the applicable agreement. "
         "If the price goals or performance conditions are not met before the expiration of the term, "
         "the units will be forfeited."),
    SAYS("Represents the number of shares withheld by the issuer to satisfy tax withholding "
         "obligations in connection with the vesting and settlement of restricted stock units. Shares "
         "were sold to cover taxes, which does not represent a discretionary trade, as mandated by the "
         "issuer's election under its equity incentive plans and required by the award agreement."),
    SAYS("Each share of Series A preferred stock is convertible at any time, at the option of the "
         "holder, into common stock on a one-for-one basis, without payment of additional "
         "consideration, and has no expiration date. All outstanding shares of preferred stock "
         "automatically converted into shares of common stock immediately prior to the closing of the "
         "issuer's initial public offering."),
    SAYS("Each share of Class B common stock is convertible into one share of Class A common stock at "
         "any time at the election of the holder and will convert automatically upon certain transfers "
         "or upon the earlier of a specified date or the vote of the holders of a majority of the "
         "voting power then outstanding, as set forth in the amended and restated certificate of "
         "incorporation."),
    SAYS("The conversion rate is adjusted for stock splits, combinations, recapitalizations and "
         "similar events. The warrants became exercisable upon completion of the merger and expire "
         "five years later. The exercise price reflects the one-for-two reverse stock split effected "
         "after the period."),
    SAYS("On that date, the Fund made a pro rata distribution, in kind, for no additional "
         "consideration, of shares of common stock of the issuer to its partners, both general and "
         "limited, in accordance with their respective ownership interests. The receipt of those "
         "shares was exempt from reporting pursuant to Rule 16a-9 and Rule 16a-13, as a change in form "
         "of beneficial ownership."),
    SAYS("Pursuant to the agreement and plan of merger by and among the issuer, its parent and merger "
         "sub, each outstanding share was cancelled and converted into the right to receive cash, "
         "without interest and less any applicable withholding taxes. At the effective time of the "
         "merger each option was assumed, or exchanged for an option to purchase stock of the "
         "surviving corporation."),
    SAYS("This amendment is being filed solely to correct an inadvertent error in the original Form 4 "
         "filed on behalf of the reporting person, which misstated the amount of securities "
         "beneficially owned following the reported transaction. No other changes have been made. Due "
         "to an administrative or clerical error, the report omitted certain holdings."),
    SAYS("Shares issued as a quarterly retainer in lieu of cash fees for service as a non-employee "
         "director, under the deferred compensation plan. Phantom stock units are payable in cash or "
         "stock following the director's separation from the board. The award was approved by the "
         "compensation committee of the board of directors in compliance with Rule 16b-3."),
    SAYS("The forward sale contract obligates the seller to deliver up to the maximum number of "
         "shares, pledged as collateral to secure its obligations under the contract, to the bank on "
         "the settlement date. The amounts are calculated based on the average of the daily volume "
         "weighted prices of the stock on the New York Stock Exchange or the Nasdaq."),
    SAYS("The address of the principal business office is as stated above. See Exhibit 99.1, which is "
         "incorporated herein by reference. The power of attorney was previously filed. Additional "
         "information can be found in the remarks, the notes and the signature pages attached hereto."),
    SAYS("In addition, he has shared power to vote or direct the voting, and to dispose or direct the "
         "disposition, of the shares. She is a partner, an officer, a member of the investment "
         "committee and the sole shareholder of the manager, and as such could be deemed to control "
         "it. Neither the filing of this statement nor anything contained in it is an admission."),
    SAYS("The shares vest upon achievement of both market capitalization and operational milestones, "
         "as measured by revenue or EBITDA growth for the most recent fiscal year, and when certain "
         "liquidity, service and time-based requirements are satisfied. Vested units are delivered "
         "within 30 days. As of December 31, 2019, none had vested."),
    SAYS("The securities may be exchanged by the holder for shares at any time and have no expiration "
         "date. Units were received upon exercise of the rights and their sale occurred the same day. "
         "Certain of these acquisitions were made by persons related to him prior to January, "
         "February, April, May, June, July, August, September, October or November."),
    SAYS("The restricted stock units will vest and become exercisable in full when the award is "
         "earned, and will become fully vested in the event that the individual is no longer employed. "
         "The options become exercisable over the term in which they relate to service."),
    SAYS("Certain securities are listed here to reflect a change in the number of shares as part of a "
         "net exercise, in the chain of ownership above, and all of these changes were made by the "
         "same event on the date of this filing. None of the reporting persons has a duly authorized "
         "interest."),
};

const size_t sentences_n = sizeof sentences / sizeof *sentences;
