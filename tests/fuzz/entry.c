/* entry.c: libFuzzer's door. Which target it is, the program's own name says: build/fuzz/document is a link
 * to it. */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static const FuzzTarget *target;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    const char *slash = strrchr((*argv)[0], '/'), *name = slash ? slash + 1 : (*argv)[0];
    for (size_t i = 0; i < fuzz_ntarget; i++)
        if (!strcmp(fuzz_targets[i].name, name)) target = &fuzz_targets[i];
    if (!target) fprintf(stderr, "no target is called %s: tests/fuzz/targets.def\n", name), exit(2);
    fuzz_start();
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    target->run((Str){(const char *)bytes, n});
    return 0;
}
