/* split_glyphs.c: the halves of cut glyphs, counted. Numbers, amounts and dates were set in Liberation Serif
 * (Times has the same shapes), blurred as scans of 150 to 200 dots an inch are, cut once at random, and both
 * halves read by tesseract: 27,000 times. */
#include "read/noise/split_glyphs.h"

#include <string.h>

static const char dollar[] =
    " $0$ 0$10'$0430450:$0i$0{$04$1H$1{51!$2$'2$(2$52412q32 53'531$3N53q$3  4$$4$34a$4c14c34q54 "
    "35$45N$5c55d$5";

/* For each of SPLIT_GLYPHS what was read before and behind the border, ' ' for nothing, and the cost: five
 * times the logarithm of how much rarer that is than the commonest of all. */
static const char *const pairs[] = {
    " 020 2013( 4104C14()5(35'06(960'6C)6c 6c16  7 37 97!07)07C 7c)7(180(8 19(09(29(d91 91391991d9:09c99",
    " 101 01(4114:15)18.181L81l8  91\\91t9:L9]19",
    " 212 1.22:222132242'5,262:82!9;29",
    " 31:313 2.342343143'5,362$6256537348;38c38  9'392 92493$93i9439",
    " 414 1412.43445'464'6:46<46c46 17c174I84i84t8c 8",
    " 515 1!52514554!35535:56E36 37.575'75,75i7E57,585:8)591595)95A9E 9E19c39c59t59",
    " 626 2C33154c34 55165615C55'666i6C16c56 37!67(57)676'7637C 7Ci76586\\8(39139",
    " 717 17'4;74\"75'757\"5775:755767,6o76)77717i775 8.79179379",
    " 828 2C33 34t341358'5815c35186836:86E36)87C$7C57'88i88!39,89.891B9439849859C 9C19C49a19",
    " 929 2!939149'5:95c 5 36!366 66)6616c16  7'975 7537637697c)7c37c97 185186d88'8818!d9)995)9g19",
    ", 0  2 ,2 >4,(4 (5 15,,5,16 58. 8.,8,>9",
    "  0. 0, 3 .5 -8",
    " /0)'0, 0,(0,/0/ 0/'1  2 '2 (2) 2)(2,'2.(3./3",
    dollar,
};

int split_glyph_cost(char glyph, char left, char right)
{
    const char *at = strchr(SPLIT_GLYPHS, glyph);
    if (!glyph || !at) return SPLIT_NEVER;
    char x = left ? left : ' ', y = right ? right : ' ';
    const char *list = pairs[at - SPLIT_GLYPHS];
    int before = SPLIT_NEVER, behind = SPLIT_NEVER, both = SPLIT_NEVER;
    for (const char *p = list; *p; p += 3) {
        int cost = p[2] - '0';
        if (p[0] == x && cost < before) before = cost;
        if (p[1] == y && cost < behind) behind = cost;
        if (p[0] == x && p[1] == y) both = cost;
    }
    int apart = before + behind - (list[2] - '0') + SPLIT_APART;
    return apart < both ? apart : both;
}
