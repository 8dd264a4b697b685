# What the targets of tests/fuzz are built by: clang, with libFuzzer and the sanitizers, in a folder of their own.
# Counters of branches alone: values compared are not traced, which would cost half of all time; dictionaries make up for it.
CFLAGS.fuzz := -O2 -g -fsanitize=address,undefined -fsanitize-coverage=inline-8bit-counters,pc-table \
               -fno-sanitize-recover=all -fno-omit-frame-pointer
FUZZED      := $(filter-out tests/fuzz/entry.c $(wildcard tests/fuzz/test_*.c),$(wildcard tests/fuzz/*.c))

fuzz: ## runs the fuzzers, each for FUZZTIME=20 seconds; T=name only those whose name holds "name"
	@FUZZTIME=$(or $(FUZZTIME),20) MAKE="$(MAKE) --no-print-directory" T=$(T) sh tests/fuzz/run.sh

$(B)/fuzzer: $(patsubst %.c,$(B)/%.o,tests/fuzz/entry.c $(FUZZED)) $(HELPERS) $(LIBRARY)
	$(call said,LD)
	$(Q)$(CC) $(ALL_CFLAGS) -fsanitize=fuzzer $(ALL_LDFLAGS) -o $@ $^ $(LIBS) $(TESTLIBS)

$(B)/tests/fuzz/test_found: $(patsubst %.c,$(B)/%.o,$(FUZZED))
-include $(patsubst %.c,$(B)/%.d,tests/fuzz/entry.c $(FUZZED))
