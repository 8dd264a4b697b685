/* places.c: postal codes of the U.S. and the first three digits of their zip codes (USPS). */
#include "check/places.h"

typedef struct ZipRange {
    short first, last;
} ZipRange;

static const struct {
    char code[3];
    ZipRange zip[2]; /* the second one may be empty: 0, 0 */
} states[] = {
    {"AA", {{340, 340}}},
    {"AE", {{90, 98}}},
    {"AK", {{995, 999}}},
    {"AL", {{350, 369}}},
    {"AP", {{962, 966}}},
    {"AR", {{716, 729}, {755, 755}}},
    {"AS", {{967, 967}}},
    {"AZ", {{850, 865}}},
    {"CA", {{900, 961}}},
    {"CO", {{800, 816}}},
    {"CT", {{60, 69}}},
    {"DC", {{200, 205}, {569, 569}}},
    {"DE", {{197, 199}}},
    {"FL", {{320, 349}}},
    {"GA", {{300, 319}, {398, 399}}},
    {"GU", {{969, 969}}},
    {"HI", {{967, 968}}},
    {"IA", {{500, 528}}},
    {"ID", {{832, 838}}},
    {"IL", {{600, 629}}},
    {"IN", {{460, 479}}},
    {"KS", {{660, 679}}},
    {"KY", {{400, 427}}},
    {"LA", {{700, 714}}},
    {"MA", {{10, 27}, {55, 55}}},
    {"MD", {{206, 219}}},
    {"ME", {{39, 49}}},
    {"MI", {{480, 499}}},
    {"MN", {{550, 567}}},
    {"MO", {{630, 658}}},
    {"MP", {{969, 969}}},
    {"MS", {{386, 397}}},
    {"MT", {{590, 599}}},
    {"NC", {{270, 289}}},
    {"ND", {{580, 588}}},
    {"NE", {{680, 693}}},
    {"NH", {{30, 38}}},
    {"NJ", {{70, 89}}},
    {"NM", {{870, 884}}},
    {"NV", {{889, 898}}},
    {"NY", {{100, 149}, {5, 5}}},
    {"OH", {{430, 459}}},
    {"OK", {{730, 749}}},
    {"OR", {{970, 979}}},
    {"PA", {{150, 196}}},
    {"PR", {{6, 9}}},
    {"RI", {{28, 29}}},
    {"SC", {{290, 299}}},
    {"SD", {{570, 577}}},
    {"TN", {{370, 385}}},
    {"TX", {{750, 799}, {885, 885}}},
    {"UT", {{840, 847}}},
    {"VA", {{220, 246}, {201, 201}}},
    {"VI", {{8, 8}}},
    {"VT", {{50, 59}}},
    {"WA", {{980, 994}}},
    {"WI", {{530, 549}}},
    {"WV", {{247, 268}}},
    {"WY", {{820, 831}}},
};
enum { STATES = sizeof states / sizeof *states };

static int state_at(Str code)
{
    int i = 0;
    while (i < STATES && !str_eq(str_z(states[i].code), code)) i++;
    return i;
}

/* EDGAR's codes of provinces and countries, and XX for unknown (specification 5.5). */
static const char abroad[] =
    "1A 1B 1C 1D 1E 1F 1G 1H 1J 1K 1L 1M 1N 1P 1Q 1R 1S 1T 1U 1V 1W 1X 1Y 1Z 2A 2B 2C 2D 2E 2F 2G 2H "
    "2J 2K 2L 2M 2N 2P 2Q A0 A1 A2 A3 A4 A5 A6 A7 A8 A9 B0 B1 B2 B3 B4 B5 B6 B7 B8 B9 C0 C1 C2 C3 C4 "
    "C5 C6 C7 C8 C9 D0 D1 D2 D3 D4 D5 D6 D7 D8 D9 E0 E1 E2 E3 E4 E5 E7 E8 E9 F0 F1 F2 F3 F4 F5 F6 F7 "
    "F8 F9 G0 G1 G2 G3 G4 G5 G6 G7 G8 G9 H1 H2 H3 H4 H5 H6 H7 H8 H9 I0 I3 I4 I5 I6 I7 I8 I9 J0 J1 J2 "
    "J3 J4 J5 J6 J8 J9 K0 K1 K2 K3 K4 K5 K6 K7 K8 K9 L0 L1 L2 L3 L4 L5 L6 L7 L8 L9 M0 M1 M2 M3 M4 M5 "
    "M6 M7 M8 M9 N0 N1 N2 N4 N5 N6 N7 N8 N9 O0 O1 O2 O3 O4 O5 O6 O9 P0 P1 P2 P3 P4 P5 P6 P7 P8 Q1 Q2 "
    "Q3 Q4 Q5 Q6 Q7 Q8 Q9 R0 R1 R2 R3 R4 R5 R6 R8 R9 S0 S1 S3 S4 S5 S6 S8 S9 T0 T1 T2 T3 T4 T6 T7 T8 "
    "U0 U1 U2 U3 U4 U5 U6 U7 U8 U9 V0 V1 V2 V3 V6 V7 V8 V9 W0 W1 W2 W3 W4 W5 W6 W7 W8 W9 X0 X1 X2 X3 "
    "X4 X5 X7 X8 X9 Y0 Y2 Y3 Y4 Y5 Y6 Y7 Y8 Y9 Z0 Z1 Z2 Z3 Z4 Z5 XX";

bool is_state_code(Str code)
{
    for (size_t i = 0; i < sizeof abroad && code.n == 2; i += 3)
        if (str_eq((Str){abroad + i, 2}, code)) return true;
    return is_us_state(code);
}

bool is_us_state(Str code) { return state_at(code) < STATES; }

bool zip_in_state(Str zip, Str state)
{
    int i = state_at(state), digits = 0;
    if (i == STATES || zip.n < 3) return true;
    for (int k = 0; k < 3; k++) digits = digits * 10 + (zip.p[k] - '0');
    for (int k = 0; k < 2; k++) {
        const ZipRange *r = &states[i].zip[k];
        if (digits >= r->first && digits <= r->last) return true;
    }
    return false;
}
