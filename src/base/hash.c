/* hash.c: SHA-256 by nettle. */
#include "base/hash.h"

#include <nettle/sha2.h>
#include <nettle/version.h>

Str hash_sha256(Str bytes, char out[HASH_TEXT])
{
    static const char hex[] = "0123456789abcdef";
    struct sha256_ctx ctx;
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_init(&ctx);
    sha256_update(&ctx, bytes.n, (const uint8_t *)bytes.p);
    sha256_digest(&ctx, sizeof digest, digest);
    for (size_t i = 0; i < sizeof digest; i++) {
        out[2 * i] = hex[digest[i] >> 4];
        out[2 * i + 1] = hex[digest[i] & 15];
    }
    out[HASH_TEXT - 1] = 0;
    return (Str){out, HASH_TEXT - 1};
}

void hash_library(Buf *out) { buf_fmt(out, "nettle %d.%d", nettle_version_major(), nettle_version_minor()); }
