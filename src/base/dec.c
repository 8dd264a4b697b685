/* dec.c: mantissa and number of decimals in one word. */
#include "base/dec.h"

#include <stdio.h>
#include <string.h>

#define MANTISSA_MAX (INT64_MAX / 16)

static const int64_t power10[] = {1,
                                  10,
                                  100,
                                  1000,
                                  10000,
                                  100000,
                                  1000000,
                                  10000000,
                                  100000000,
                                  1000000000,
                                  10000000000,
                                  100000000000,
                                  1000000000000,
                                  10000000000000,
                                  100000000000000,
                                  1000000000000000};

static int64_t mantissa(Dec d) { return (d - (d & 15)) / 16; }

Dec dec_of(int64_t m, unsigned decimals) { return m * 16 + (Dec)(decimals & 15); }

unsigned dec_decimals(Dec d) { return (unsigned)(d & 15); }

int dec_sign(Dec d)
{
    int64_t m = mantissa(d);
    return (m > 0) - (m < 0);
}

bool dec_parse(Str s, Dec *out)
{
    s = str_trim(s);
    bool negative = s.n && s.p[0] == '-';
    if (s.n && (s.p[0] == '-' || s.p[0] == '+')) s = str_from(s, 1);
    int64_t m = 0;
    unsigned decimals = 0, digits = 0;
    bool point = false;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '.' && !point) {
            point = true;
        } else if (is_digit(s.p[i]) && m <= (MANTISSA_MAX - 9) / 10 && decimals < 15) {
            m = m * 10 + (s.p[i] - '0');
            digits++;
            decimals += point;
        } else {
            return false;
        }
    }
    if (!digits) return false;
    *out = dec_of(negative ? -m : m, decimals);
    return true;
}

Wide dec_wide(Dec d) { return (Wide)mantissa(d) * power10[15 - dec_decimals(d)]; }

int dec_cmp(Dec a, Dec b)
{
    Wide x = dec_wide(a), y = dec_wide(b);
    return (x > y) - (x < y);
}

bool dec_eq(Dec a, Dec b) { return dec_cmp(a, b) == 0; }

Wide dec_product(Dec a, Dec b)
{
    Wide product = (Wide)mantissa(a) * mantissa(b); /* at most 2^119 */
    int down = (int)dec_decimals(a) + (int)dec_decimals(b) - 15;
    if (down >= 0) return product / power10[down];
    Wide most = ((Wide)1 << 126) - 1,
         out; /* compared only when it overflows: a division costs more than all the rest */
    if (!__builtin_mul_overflow(product, power10[-down], &out) && out <= most && out >= -most) return out;
    return product < 0 ? -most : most;
}

Dec dec_from_wide(Wide w, unsigned decimals)
{
    if (decimals > 15) decimals = 15;
    Wide unit = power10[15 - decimals], half = unit / 2;
    Wide m = (w < 0 ? w - half : w + half) / unit;
    if (m > MANTISSA_MAX) m = MANTISSA_MAX;
    if (m < -MANTISSA_MAX) m = -MANTISSA_MAX;
    return dec_of((int64_t)m, decimals);
}

Str dec_put(Dec d, char out[DEC_TEXT])
{
    int64_t m = mantissa(d);
    unsigned decimals = dec_decimals(d);
    uint64_t u = m < 0 ? -(uint64_t)m : (uint64_t)m, unit = (uint64_t)power10[decimals];
    int n = snprintf(out, DEC_TEXT, "%s%llu", m < 0 ? "-" : "", (unsigned long long)(u / unit));
    if (decimals)
        n +=
            snprintf(out + n, DEC_TEXT - (size_t)n, ".%0*llu", (int)decimals, (unsigned long long)(u % unit));
    return (Str){out, (size_t)n};
}

Str dec_grouped(Dec d, char out[DEC_TEXT + 8])
{
    char plain[DEC_TEXT];
    Str s = dec_put(d, plain);
    size_t n = 0, start = s.p[0] == '-', whole = 0;
    while (start + whole < s.n && s.p[start + whole] != '.') whole++;
    if (start) out[n++] = '-';
    for (size_t i = 0; i < whole; i++) {
        if (i && (whole - i) % 3 == 0) out[n++] = ',';
        out[n++] = s.p[start + i];
    }
    memcpy(out + n, s.p + start + whole, s.n - start - whole);
    n += s.n - start - whole;
    out[n] = 0;
    return (Str){out, n};
}
