/* general.c: words that any such form may hold, whoever files it. */
#include "read/words/general.h"

/* Titles of securities and the nature of ownership, as the forms' instructions name them. */
static const char securities[] =
    "common stock class series preferred convertible redeemable ordinary shares share option options right "
    "rights buy warrant warrants restricted unit units rsu rsus performance based american depositary "
    "non-qualified incentive phantom notes note senior junior due employee purchase deferred appreciation "
    "see "
    "footnote footnotes by the a trust family living revocable irrevocable limited general partnership "
    "spouse "
    "wife husband son daughter children child minor estate planning vehicle vehicles foundation 401(k) plan "
    "ira custodian indirect direct member members immediate beneficial owner held of and to for in at from "
    "with on as per or no not is are was were has have been which that this these such any all other";

/* How companies end their names (EDGAR's conformed names), and what they have in them (titles of SIC codes).
 */
static const char companies[] =
    "inc inc. incorporated corp corp. corporation co company companies ltd limited llc l.l.c. lp l.p. llp "
    "plc "
    "sa nv ag gmbh trust holdings holding group partners partner associates enterprises industries "
    "international global national american united states first general new capital fund funds ventures "
    "venture growth equity principals investors investment investments management advisors financial finance "
    "bank bancorp bancshares savings insurance life health healthcare medical medicine care therapeutics "
    "pharmaceuticals pharmaceutical pharma biosciences bioscience biotechnology biotech biopharma sciences "
    "science genetics diagnostics devices instruments laboratories surgical hospital technology technologies "
    "systems solutions software services service data networks network communications communication media "
    "interactive digital online internet wireless mobile electronic electronics semiconductor semiconductors "
    "computer computers computing cloud security energy power oil gas petroleum resources mining metals "
    "steel "
    "water electric utilities solar motor motors automotive vehicles aviation aerospace airlines space "
    "transportation logistics freight shipping rail marine acquisition merger realty real property "
    "properties "
    "development land homes hotels resorts restaurants foods food beverage products product brands retail "
    "stores apparel home entertainment games gaming studios education learning research materials chemical "
    "chemicals plastics paper packaging manufacturing machinery equipment tools controls engineering "
    "construction building design environmental innovation innovations labs works world pacific atlantic "
    "western eastern northern southern central";

/* Streets: the suffixes of the postal service's Publication 28, its units and directions, and small numbers.
 */
static const char streets[] =
    "alley avenue ave av boulevard blvd bend branch bridge broadway brook bypass center centre ctr circle "
    "cir "
    "commons corner court ct courts cove creek crescent crossing dale drive dr estates expressway extension "
    "field fields forest fork garden gardens gate gateway glen green grove harbor heights highway hwy hill "
    "hills hollow island junction lake lakes landing lane ln lodge loop mall manor meadow meadows mill mills "
    "mission mountain oak oaks orchard oval park parks parkway pkwy pass path pike pine pines place pl plain "
    "plains plaza point port prairie ranch ridge river road rd row run shore spring springs square sq "
    "station "
    "stream street st summit terrace trail turnpike union valley view village vista walk way wells apartment "
    "apt building bldg department dept floor fl front hangar lobby lot lower office penthouse pier rear room "
    "rm side slip space stop suite ste tower towers trailer unit upper box p.o. c/o attn north south east "
    "west northeast northwest southeast southwest main market washington one two three four five six "
    "seven eight nine ten first second third fourth fifth sixth seventh eighth ninth tenth";

/* The cities of the United States with the most people (Census Bureau), the capitals, and the largest abroad.
 */
static const char cities[] =
    "new york city los angeles chicago houston phoenix philadelphia san antonio diego dallas austin "
    "jacksonville jose fort worth columbus charlotte indianapolis francisco seattle denver oklahoma "
    "nashville "
    "washington el paso las vegas boston portland louisville memphis detroit baltimore milwaukee albuquerque "
    "fresno tucson sacramento mesa kansas atlanta omaha colorado springs raleigh virginia beach long miami "
    "oakland minneapolis bakersfield tulsa tampa arlington wichita aurora new orleans cleveland honolulu "
    "anaheim henderson orlando lexington stockton riverside corpus christi irvine cincinnati santa ana "
    "newark "
    "st. saint paul pittsburgh greensboro durham lincoln jersey plano anchorage north gilbert madison reno "
    "chandler louis chula vista buffalo fort wayne lubbock st. petersburg toledo laredo port glendale "
    "winston-salem chesapeake fremont garland scottsdale irving boise richmond spokane rochester des moines "
    "tacoma birmingham providence hartford stamford cambridge waltham palo alto mountain view menlo redwood "
    "sunnyvale santa clara bellevue redmond princeton greenwich wilmington dover london toronto vancouver "
    "montreal hong kong beijing shanghai shenzhen tokyo singapore sydney paris berlin munich zurich geneva "
    "dublin amsterdam tel aviv bermuda hamilton grand cayman";

static const char states[] =
    "alabama alaska arizona arkansas california colorado "
    "connecticut delaware florida georgia hawaii idaho illinois indiana iowa kansas kentucky louisiana maine "
    "maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada hampshire jersey "
    "mexico carolina dakota ohio oklahoma oregon pennsylvania rhode island tennessee texas utah vermont "
    "virginia wisconsin wyoming canada england kingdom china japan korea taiwan israel india ireland france "
    "germany switzerland netherlands australia brazil january february march april may june july august "
    "september october november december";

/* Capacities of owners and of those who sign for them. */
static const char titles[] =
    "director owner officer chief executive financial operating technology accounting administrative "
    "commercial compliance information investment legal marketing medical people product revenue risk "
    "scientific strategy human resources ceo cfo coo cto cao clo cmo president pres vice vp evp svp chairman "
    "chair chairperson co-chairman board secretary treasurer controller general counsel deputy assistant "
    "head founder co-founder managing member manager trustee partner principal authorized signatory person "
    "attorney attorney-in-fact attorney-in-fact. agent fact behalf under power /s/ executor global worldwide "
    "operations sales engineering business affairs corporate public relations north america americas";

/* The commonest names (Census of 1990): men's, women's, families'. */
static const char names[] =
    "james john robert michael william david richard charles joseph thomas christopher daniel paul mark "
    "donald george kenneth steven edward brian ronald anthony kevin jason matthew gary timothy jose larry "
    "jeffrey frank scott eric stephen andrew raymond gregory joshua jerry dennis walter patrick peter harold "
    "douglas henry carl arthur ryan roger joe juan jack albert jonathan justin terry gerald keith samuel "
    "willie ralph lawrence nicholas roy benjamin bruce brandon adam harry fred wayne billy steve louis "
    "jeremy "
    "aaron randy howard eugene carlos russell bobby victor martin ernest phillip todd jesse craig alan shawn "
    "clarence sean philip chris johnny earl jimmy antonio danny bryan tony luis mike stanley leonard nathan "
    "dale manuel rodney curtis norman allen marvin vincent glenn jeffery travis jeff chad jacob lee melvin "
    "alfred kyle francis bradley jesus herbert frederick ray joel edwin don eddie ricky troy randall barry "
    "mary patricia linda barbara elizabeth jennifer maria susan margaret dorothy lisa nancy karen betty "
    "helen "
    "sandra donna carol ruth sharon michelle laura sarah kimberly deborah jessica shirley cynthia angela "
    "melissa brenda amy anna rebecca virginia kathleen pamela martha debra amanda stephanie carolyn "
    "christine "
    "marie janet catherine frances ann joyce diane alice julie heather teresa doris gloria evelyn jean "
    "cheryl "
    "mildred katherine joan ashley judith rose janice kelly nicole judy christina kathy theresa beverly "
    "denise "
    "tammy irene jane lori rachel marilyn andrea kathryn louise sara anne jacqueline wanda bonnie julia ruby "
    "smith johnson williams jones brown davis miller wilson moore taylor anderson jackson white harris "
    "thompson garcia martinez robinson clark rodriguez lewis walker hall young hernandez king wright lopez "
    "hill green adams baker gonzalez nelson carter mitchell perez roberts turner phillips campbell parker "
    "evans edwards collins stewart sanchez morris rogers reed cook morgan bell murphy bailey rivera cooper "
    "richardson cox howard ward torres peterson gray ramirez watson brooks sanders price bennett wood barnes "
    "ross henderson coleman jenkins perry powell long patterson hughes flores washington butler simmons "
    "foster gonzales bryant alexander russell griffin diaz hayes jr sr ii iii iv";

#define WORDS(list)                                                                                          \
    {                                                                                                        \
        list, sizeof(list) - 1                                                                               \
    }

const Str vocabulary[] = {WORDS(securities), WORDS(companies), WORDS(streets), WORDS(cities),
                          WORDS(states),     WORDS(titles),    WORDS(names)};

const size_t vocabulary_n = sizeof vocabulary / sizeof *vocabulary;
