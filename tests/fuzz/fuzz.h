/* fuzz.h: what the targets share. A target takes any bytes, feeds them to a door of the program, and ends the
 * process where a law of that door does not hold; sanitizers see to the rest. */
#ifndef SEC16_TESTS_FUZZ_H
#define SEC16_TESTS_FUZZ_H

#include "tests.h"

typedef struct FuzzTarget {
    const char *name;
    void (*run)(Str in);
} FuzzTarget;

/* Each in a file of its own; fuzz.c has the table. The inputs' own place in memory ends where they do. */
#define TARGET(name, help) void fuzz_##name(Str in);
#include "targets.def"
#undef TARGET

extern const FuzzTarget fuzz_targets[];
extern const size_t fuzz_ntarget;

/* Goes to a new folder, so that nothing a target writes can hurt; call once, before the first input. */
void fuzz_start(void);
/* The path of a file of the project, from before. Lives on. */
const char *fuzz_path(const char *below);
/* Makes these bytes a file, the same one each time; its path. */
const char *fuzz_file(const char *name, Str bytes);

/* Ends the process, saying which law does not hold. */
_Noreturn void law_broken(const char *law, const char *file, int line);
#define LAW(holds) ((holds) ? (void)0 : law_broken(#holds, __FILE__, __LINE__))

/* Spans inside the text, not more unread than there is, no repair of what was recognised in XML. */
void law_doc(const Doc *d);
/* UTF-8, and no control character but these. */
void law_text(Str text, const char *but);
/* Strict JSON, no key twice; `lines`: an object a line. */
void law_json(Str text, bool lines);

#endif
