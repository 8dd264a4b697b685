# sec16: a terminal browser for SEC insider filings. `make run` opens it on samples/, `make test` tests it; both
# install what is missing first, after saying so. `make help` lists all targets, by the words behind their ##.

VERSION  := 0.1.0
PREFIX   ?= /usr/local
VARIANT  ?= release
B        := build/$(VARIANT)

CC       ?= cc
CPPFLAGS += -Iinclude -Isrc -D_POSIX_C_SOURCE=200809L -DSEC16_VERSION='"$(VERSION)"'
WARNINGS := -std=c11 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes \
            -Wpointer-arith -Wcast-qual -Wvla
CFLAGS.release := -O2 -g
CFLAGS.asan    := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
CFLAGS.small   := -O1 -g -DARENA_BLOCK=64
# Not under the sanitizers: their instrumentation makes gcc warn of what is not there.
WERROR     = $(if $(CI),$(if $(filter release,$(VARIANT)),-Werror))
ALL_CFLAGS = $(WARNINGS) $(WERROR) $(CFLAGS.$(VARIANT)) -pthread $(CFLAGS)
LIBS     := -lncursesw -ltinfo -lpcre2-8 -lutf8proc -lnettle -larchive -lsqlite3
TESTLIBS := -lcmocka -lexpat

SOURCES  := $(filter-out src/main.c,$(wildcard src/*/*.c src/*/*/*.c))
OBJECTS  := $(SOURCES:%.c=$(B)/%.o)
# T=name chooses the tests whose folder/test_name holds it.
chosen    = $(if $(T),$(strip $(foreach t,$1,$(if $(findstring $(T),$(t:tests/%=%)),$t))),$1)
TESTS    := $(patsubst %.c,$(B)/%,$(call chosen,$(wildcard tests/*/test_*.c)))
SCRIPTS  := $(call chosen,$(wildcard tests/*/test_*.sh))
HELPERS  := $(patsubst %.c,$(B)/%.o,$(wildcard tests/lib/*.c))
LIBRARY  := $(B)/libsec16.a
PROGRAM  := $(B)/sec16

.PHONY: all help run test test-built accept asan small lint format docs bench score gate install uninstall dist clean packages

all: $(PROGRAM) compile_commands.json ## builds build/release/sec16, and compile_commands.json for editors

help: ## lists these targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 16

run: packages ## installs what is missing, builds, opens the browser on samples/
	@$(MAKE) --no-print-directory -s all
	@if [ -t 0 ] && [ -t 1 ]; then exec $(PROGRAM) samples; \
	else echo "No terminal here: sec16 would open samples/ in its browser. Printed instead (sec16 show samples/form*):"; \
	$(PROGRAM) show --fail-on=never samples/form*; fi

test: packages ## the same, then runs all tests; T=marks only those whose folder/test_name holds "marks", and shows what they print
	@$(MAKE) --no-print-directory test-built

test-built: $(PROGRAM) $(TESTS)
	$(if $(TESTS)$(SCRIPTS),,$(error no test is called *$(T)*: tests/*/test_*))
	@SEC16=$(PROGRAM) BUILD=$(B) VERBOSE=$(T) sh tests/run.sh $(TESTS) $(SCRIPTS)

accept: ## takes over changed golden files after showing each difference; T=name as above
	@$(MAKE) --no-print-directory test-built ACCEPT=1

asan: ## runs the tests under AddressSanitizer and UBSan; T=name as above
	@$(MAKE) --no-print-directory VARIANT=asan test-built

small: ## runs the tests with tiny blocks of memory, so that every edge is crossed; T=name as above
	@$(MAKE) --no-print-directory VARIANT=small test-built

packages:
	@sh .ci/packages

lint: $(PROGRAM) ## layers, sizes, format, warnings of two compilers, clang-tidy, cppcheck, the manual up to date
	@SEC16=$(PROGRAM) sh .ci/lint

format: ## puts all sources into the house's format
	clang-format -i $$(git ls-files 'src/*.[ch]' 'include/*.h' 'tests/*.[ch]')

docs: $(PROGRAM) ## makes man/sec16.1 from man/sec16.1.in and the tables
	@SEC16=$(PROGRAM) sh .ci/docs

bench: $(PROGRAM) $(B)/tests/bench/asking ## times the program over FILINGS=36000 made filings, beside named tools
	@SEC16=$(PROGRAM) BUILD=$(B) sh tests/bench.sh

score: $(PROGRAM) ## how each kind of print is read, over ../shared/corpus; kept in tests/scores.tsv; KINDS="xml ocr" only these
	@python3 tests/score.py $(PROGRAM) --keep $(KINDS)

gate: $(PROGRAM) ## fails where a kind is read worse than tests/scores.tsv says; KINDS= as above
	@python3 tests/score.py $(PROGRAM) --check $(KINDS)

install: $(PROGRAM) ## puts program and manual below PREFIX=/usr/local; DESTDIR= before it
	install -Dm755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/sec16
	install -Dm644 man/sec16.1 $(DESTDIR)$(PREFIX)/share/man/man1/sec16.1

uninstall: ## takes them away
	rm -f $(DESTDIR)$(PREFIX)/bin/sec16 $(DESTDIR)$(PREFIX)/share/man/man1/sec16.1

dist: ## build/sec16-VERSION.tar.gz
	mkdir -p build
	git archive --format=tar.gz --prefix=sec16-$(VERSION)/ -o build/sec16-$(VERSION).tar.gz HEAD

clean: ## removes build/
	rm -rf build compile_commands.json

# V=1 shows the commands as they run.
Q := $(if $(V),,@)
said = $(if $(V),,@echo "  $1 $@")

$(PROGRAM): $(B)/src/main.o $(LIBRARY)
	$(call said,LD)
	$(Q)$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(LIBRARY): $(OBJECTS)
	@rm -f $@
	@$(AR) cqs $@ $^

$(TESTS) $(B)/tests/bench/asking: %: %.o $(HELPERS) $(LIBRARY)
	$(call said,LD)
	$(Q)$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS) $(TESTLIBS)

$(B)/tests/%.o: CPPFLAGS += -Itests/lib
$(B)/%.o: %.c
	@mkdir -p $(@D)
	$(call said,CC)
	$(Q)$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

# What editors and clang's tools ask for: how each file is compiled.
COMPILED  = $(SOURCES) src/main.c $(wildcard tests/*/*.c)
comma    := ,
escaped   = $(subst ",\",$(subst \,\\,$1))
command   = {"directory": "$(CURDIR)", "file": "$1",\
 "command": "$(call escaped,$(CC) $(CPPFLAGS) $(if $(filter tests/%,$1),-Itests/lib) $(ALL_CFLAGS) -c $1)"}
compile_commands.json: Makefile $(sort $(dir $(COMPILED)))
	$(file >$@,[)$(foreach f,$(COMPILED),$(file >>$@,$(call command,$f)$(if $(filter $(lastword $(COMPILED)),$f),,$(comma))))$(file >>$@,])

.SECONDARY:
-include $(OBJECTS:.o=.d) $(B)/src/main.d $(TESTS:=.d) $(HELPERS:.o=.d)
