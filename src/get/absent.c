/* absent.c: stands for the room where libcurl or jansson is missing. */
#include "get/get.h"

bool get_word_fits(Str word) { return word.n > 0; }

Get *get_new(const GetOptions *options, Buf *why)
{
    (void)options;
    buf_puts(why, "this sec16 was built without libcurl or jansson, which fetch filings: install both with "
                  "their headers "
                  "(Debian: libcurl4-openssl-dev libjansson-dev), and build it again; or fetch by hand from "
                  "www.sec.gov");
    return NULL;
}

bool get_fetch(Get *g, Str word, Got *out)
{
    (void)g, (void)word;
    *out = (Got){0};
    return false;
}

void get_free(Get *g) { (void)g; }

void get_library(Buf *out) { buf_puts(out, "sec16 get is not built in: libcurl or jansson was missing"); }
