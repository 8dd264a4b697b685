# sec16: a terminal browser for SEC insider filings. `make run` opens it on samples/, `make test` tests it; both
# install what is missing first, after saying so. `make help` lists all targets, by the words behind their ##.

VERSION  := 0.1.0
PREFIX   ?= /usr/local
VARIANT  ?= release
B        := build/$(VARIANT)
comma    := ,
quoted    = '$(subst ','\'',$1)'

CC       ?= cc
CPPFLAGS += -Iinclude -Isrc -D_POSIX_C_SOURCE=200809L -DSEC16_VERSION='"$(VERSION)"'
WARNINGS := -std=c11 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes \
            -Wpointer-arith -Wcast-qual -Wvla
CFLAGS.release  = -O2 -g $(CFLAGS.hard)
CFLAGS.asan    := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
CFLAGS.small   := -O1 -g -DARENA_BLOCK=64
CFLAGS.cover   := -O0 -g --coverage
# Not under the sanitizers: their instrumentation makes gcc warn of what is not there.
WERROR     = $(if $(CI),$(if $(filter release,$(VARIANT)),-Werror))
ALL_CFLAGS = $(WARNINGS) $(WERROR) $(CFLAGS.$(VARIANT)) -pthread $(CFLAGS)
ALL_LDFLAGS = $(LDFLAGS.$(VARIANT)) $(LDFLAGS)

# Against what a bug could be used for; of these, those that the compiler and its linker have (build/has.mk).
HARD    := -fstack-protector-strong -fstack-clash-protection -fcf-protection=full -fPIE
HARD_LD := -pie -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack
LDFLAGS.release = $(LDFLAGS.hard)
LIBS      = -lncursesw $(LIBS.tinfo) -lpcre2-8 -lutf8proc -lnettle -larchive -lsqlite3 -linih $(LIBS.get)
TESTLIBS := -lcmocka -lexpat -lm

# What builds nothing need not ask the compiler.
ifneq ($(filter-out help clean uninstall format dist packages,$(or $(MAKECMDGOALS),all)),)
include build/has.mk
endif

# Without the libraries that fetch filings one file stands for their room, and says so.
GET      := $(if $(LIBS.get),$(filter-out src/get/absent.c,$(wildcard src/get/*.c)),src/get/absent.c)
SOURCES  := $(filter-out src/main.c src/get/%,$(wildcard src/*/*.c src/*/*/*.c)) $(GET)
OBJECTS  := $(SOURCES:%.c=$(B)/%.o)
# T=name chooses the tests whose folder/test_name holds it.
chosen    = $(if $(T),$(strip $(foreach t,$1,$(if $(findstring $(T),$(t:tests/%=%)),$t))),$1)
TESTS    := $(patsubst %.c,$(B)/%,$(call chosen,$(wildcard tests/*/test_*.c)))
SCRIPTS  := $(call chosen,$(wildcard tests/*/test_*.sh))
HELPERS  := $(patsubst %.c,$(B)/%.o,$(wildcard tests/lib/*.c))
LIBRARY  := $(B)/libsec16.a
PROGRAM  := $(B)/sec16

.PHONY: all help run test test-built accept asan small lint lint-clang format docs picture bench score gate fuzz cover analyze install uninstall dist deb clean packages

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

cover: ## runs the tests and says of each file of src how much of it ran; fails under 90 percent
	@find build/cover -name '*.gcda' -delete 2>/dev/null || :
	@$(MAKE) --no-print-directory VARIANT=cover test-built
	@python3 tests/cover.py build/cover 90

analyze: ## gcc's -fanalyzer, and clang's -Weverything without what .ci/analyze leaves out and why
	@MAKE="$(MAKE) --no-print-directory" sh .ci/analyze $(SOURCES) src/main.c

packages:
	@sh .ci/packages

lint: $(PROGRAM) ## layers, sizes, format, warnings of clang, clang-tidy, cppcheck, the manual up to date
	@SEC16=$(PROGRAM) MAKE="$(MAKE) --no-print-directory" sh .ci/lint

# A source by clang and clang-tidy: again only when it, or what it includes, has changed.
LINTED   := $(patsubst %.c,build/lint/%.ok,$(SOURCES) src/main.c)
lint-clang: $(LINTED)
build/lint/%.ok: %.c .clang-tidy
	@mkdir -p $(@D)
	@clang -fsyntax-only -MMD -MF $(@:.ok=.d) -MT $@ -Werror $(WARNINGS) $(CPPFLAGS) $<
	@clang-tidy --quiet $< -- $(WARNINGS) $(CPPFLAGS) >$(@:.ok=.log) 2>/dev/null || { cat $(@:.ok=.log); exit 1; }
	@touch $@

format: ## puts all sources into the house's format
	clang-format -i $$(git ls-files 'src/*.[ch]' 'include/*.h' 'tests/*.[ch]')

docs: $(PROGRAM) ## makes man/sec16.1 from man/sec16.1.in and the tables
	@SEC16=$(PROGRAM) sh .ci/docs

picture: $(PROGRAM) ## draws man/screen.svg, README's picture of the browser (tmux, python3)
	@python3 .ci/picture.py $(PROGRAM) man/screen.svg

bench: $(PROGRAM) $(B)/tests/bench/asking $(B)/tests/bench/screen ## times the program over FILINGS=36000 made filings, beside named tools
	@SEC16=$(PROGRAM) BUILD=$(B) sh tests/bench.sh

score: $(PROGRAM) ## how each kind of print is read, over ../shared/corpus; kept in tests/scores.tsv; KINDS="xml ocr" only these
	@python3 tests/score.py $(PROGRAM) --keep $(KINDS)

gate: $(PROGRAM) ## fails where a kind is read worse than tests/scores.tsv says; KINDS= as above
	@python3 tests/score.py $(PROGRAM) --check $(KINDS)

# What is installed: a path below PREFIX, and the file.
INSTALLED := share/man/man1/sec16.1=man/sec16.1 \
             share/bash-completion/completions/sec16=$(B)/complete/bash \
             share/zsh/site-functions/_sec16=$(B)/complete/zsh \
             share/fish/vendor_completions.d/sec16.fish=$(B)/complete/fish
place      = $(call quoted,$(DESTDIR)$(PREFIX)/$(firstword $(subst =, ,$1)))
put        = mkdir -p "$$(dirname $(call place,$1))" && install -m $2 $(lastword $(subst =, ,$1)) $(call place,$1)

install: $(PROGRAM) $(foreach s,bash zsh fish,$(B)/complete/$s) ## program, manual and completions below PREFIX=/usr/local; DESTDIR= before it
	@$(call put,bin/sec16=$(PROGRAM),755)
	@$(foreach f,$(INSTALLED),$(call put,$f,644) &&) :
	@mkdir -p $(call quoted,$(DESTDIR)$(PREFIX)/share/sec16) && cp -R samples $(call quoted,$(DESTDIR)$(PREFIX)/share/sec16/)
	@echo $(call quoted,installed below $(DESTDIR)$(PREFIX): sec16)

$(B)/complete/%: $(PROGRAM)
	@mkdir -p $(@D)
	@$(PROGRAM) docs $* >$@

uninstall: ## takes away what install has put there, and nothing else
	rm -f $(foreach f,bin/sec16 $(INSTALLED),$(call place,$f))
	rm -rf $(call quoted,$(DESTDIR)$(PREFIX)/share/sec16/samples)

dist: ## build/sec16-VERSION.tar.gz, the same bytes each time, with git or without
	@VERSION=$(VERSION) sh .ci/dist

deb: ## build/sec16_VERSION_ARCH.deb
	@$(MAKE) --no-print-directory all
	@VERSION=$(VERSION) MAKE="$(MAKE) --no-print-directory" sh .ci/deb

clean: ## removes build/
	rm -rf build compile_commands.json

# V=1 shows the commands as they run.
Q := $(if $(V),,@)
said = $(if $(V),,@echo "  $1 $@")

# Tests are linked by the quickest linker there is (LDFLAGS.quick).
# Compiles and links a program with some flags; prints what is behind them if that works.
hash := \#
has = { printf '$(hash)include <stdio.h>\n$(foreach h,$4,$(hash)include <$h>\n)int main(void) { return 0; }\n' | $(CC) -O2 -Werror $1 -x c -o build/has.out - $2 2>/dev/null && printf ' %s' $3; }
build/has.mk: Makefile
	@mkdir -p build
	@{ printf 'CFLAGS.hard ='; $(foreach f,$(HARD),$(call has,$f,,$f); ) \
	$(call has,-D_FORTIFY_SOURCE=3,,-D_FORTIFY_SOURCE=3) || $(call has,-D_FORTIFY_SOURCE=2,,-D_FORTIFY_SOURCE=2); echo; \
	printf 'LDFLAGS.hard ='; $(foreach f,$(HARD_LD),$(call has,-fPIE $f,,$f); ) echo; \
	printf 'LDFLAGS.quick ='; $(call has,-fuse-ld=lld,,-fuse-ld=lld) || $(call has,-fuse-ld=gold,,-fuse-ld=gold); echo; \
	printf 'LIBS.tinfo ='; $(call has,,-ltinfo,-ltinfo); echo; \
	printf 'LIBS.get ='; $(call has,,-lcurl -ljansson -ldl,-ljansson -ldl,curl/curl.h jansson.h) || \
	echo "  sec16 get is left out: libcurl or jansson is not here (.ci/packages.tsv has their names)" >&2; echo; } >$@
	@rm -f build/has.out

$(PROGRAM): $(B)/src/main.o $(LIBRARY)
	$(call said,LD)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

$(LIBRARY): $(OBJECTS)
	@rm -f $@
	@$(AR) cqs $@ $^

$(TESTS) $(B)/tests/bench/asking $(B)/tests/bench/screen: %: %.o $(HELPERS) $(LIBRARY)
	$(call said,LD)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) $(LDFLAGS.quick) -o $@ $(filter %.o,$^) $(LIBRARY) $(LIBS) $(TESTLIBS)

include tests/fuzz/fuzz.mk

$(B)/tests/%.o: CPPFLAGS += -Itests/lib $(if $(LIBS.get),-DSEC16_GET)
$(B)/%.o: %.c
	@mkdir -p $(@D)
	$(call said,CC)
	$(Q)$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

# What editors and clang's tools ask for: how each file is compiled.
COMPILED  = $(SOURCES) src/main.c $(wildcard tests/*/*.c)
escaped   = $(subst ",\",$(subst \,\\,$1))
command   = {"directory": "$(CURDIR)", "file": "$1",\
 "command": "$(call escaped,$(CC) $(CPPFLAGS) $(if $(filter tests/%,$1),-Itests/lib) $(ALL_CFLAGS) -c $1)"}
compile_commands.json: Makefile $(sort $(dir $(COMPILED)))
	$(file >$@,[)$(foreach f,$(COMPILED),$(file >>$@,$(call command,$f)$(if $(filter $(lastword $(COMPILED)),$f),,$(comma))))$(file >>$@,])

.SECONDARY:
-include $(OBJECTS:.o=.d) $(B)/src/main.d $(TESTS:=.d) $(HELPERS:.o=.d) $(LINTED:.ok=.d)
