/* fuzz.c: the table of targets, and the laws that several of them hold. */
#define _XOPEN_SOURCE 700
#include "fuzz.h"

#ifdef SEC16_GET
#include <jansson.h>
#endif
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const FuzzTarget fuzz_targets[] = {
#define TARGET(name, help) {#name, fuzz_##name},
#include "targets.def"
#undef TARGET
};
const size_t fuzz_ntarget = sizeof fuzz_targets / sizeof *fuzz_targets;

static char root[4096], folder[TEST_PATH];

static void leave(void)
{
    if (chdir("/") == 0) test_folder_remove(folder);
}

void fuzz_start(void)
{
    if (!getcwd(root, sizeof root)) abort();
    test_folder_new(folder);
    if (chdir(folder)) abort();
    atexit(leave);
    setenv("HOME", folder, 1);
    setenv("XDG_DATA_HOME", folder, 1);
    setenv("XDG_CONFIG_HOME", folder, 1);
    setenv("SOURCE_DATE_EPOCH", "1700000000", 1);
    setenv("SEC16_REVIEWER", "fuzz", 1);
}

const char *fuzz_path(const char *below)
{
    static Arena paths;
    return str_fmt(&paths, "%s/%s", root, below).p;
}

const char *fuzz_file(const char *name, Str bytes)
{
    write_file(name, bytes);
    return name;
}

void law_broken(const char *law, const char *file, int line)
{
    fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, law);
    abort();
}

void law_doc(const Doc *d)
{
    check_spans(d);
    LAW(d->unread <= d->text.n);
    for (size_t i = 0; i < d->nprinted; i++) LAW((size_t)d->printed[i].at + d->printed[i].len <= d->text.n);
    for (size_t i = 0; i < d->nref; i++) LAW(d->ref[i].note == NOTE_NONE || d->ref[i].note < d->nnote);
    /* nothing is recognised in XML: at most a date is put into the form that EDGAR asks for */
    for (size_t i = 0; i < d->nrepair; i++) LAW(d->origin != ORIGIN_XML || d->repair[i].kind == REPAIR_OTHER);
}

void law_text(Str text, const char *but)
{
    while (text.n) {
        uint32_t c = utf8_next(&text);
        LAW(!(c & UTF8_BAD));
        LAW((c >= 0x20 && c != 0x7f && !(c >= 0x80 && c < 0xa0)) || strchr(but, (int)c));
    }
}

#ifdef SEC16_GET
static void law_value(Str text)
{
    json_error_t error;
    json_t *value = json_loadb(text.p, text.n, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &error);
    if (!value) fprintf(stderr, "%s at %d:\n%.*s\n", error.text, error.position, STR_ARG(text));
    LAW(value != NULL);
    json_decref(value);
}
#else
static void law_value(Str text) { (void)text; }
#endif

void law_json(Str text, bool lines)
{
    law_text(text, "\n");
    if (!lines) law_value(text);
    while (lines && text.n) law_value(str_cut(&text, '\n'));
}
