# sec16: a terminal browser for SEC insider filings. `make run` opens it on samples/, `make test` tests it; both
# install what is missing first, after saying so. All else: run test asan small lint format bench score docs accept
# install uninstall dist clean.

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
TESTS    := $(patsubst %.c,$(B)/%,$(wildcard tests/*/test_*.c))
HELPERS  := $(patsubst %.c,$(B)/%.o,$(wildcard tests/lib/*.c))
LIBRARY  := $(B)/libsec16.a
PROGRAM  := $(B)/sec16

.PHONY: all run test asan small lint format bench score docs accept install uninstall dist clean packages
all: $(PROGRAM)

run: packages
	@$(MAKE) --no-print-directory -s all
	@if [ -t 0 ] && [ -t 1 ]; then exec $(PROGRAM) samples; \
	else echo "No terminal here: sec16 would open samples/ in its browser. Printed instead (sec16 show samples/form*):"; \
	$(PROGRAM) show --fail-on=never samples/form*; fi

test: packages
	@$(MAKE) --no-print-directory test-built

test-built: $(PROGRAM) $(TESTS)
	@SEC16=$(PROGRAM) BUILD=$(B) sh tests/run.sh

asan:
	@$(MAKE) --no-print-directory VARIANT=asan test-built

small:
	@$(MAKE) --no-print-directory VARIANT=small test-built

packages:
	@sh .ci/packages

lint: $(PROGRAM)
	@SEC16=$(PROGRAM) sh .ci/lint

format:
	clang-format -i $$(git ls-files 'src/*.[ch]' 'include/*.h' 'tests/*.[ch]')

bench: $(PROGRAM)
	@SEC16=$(PROGRAM) sh tests/bench.sh

score: $(PROGRAM)
	@SEC16=$(PROGRAM) sh tests/score.sh

docs: $(PROGRAM)
	@SEC16=$(PROGRAM) sh .ci/docs

accept: $(PROGRAM) $(TESTS)
	@SEC16=$(PROGRAM) BUILD=$(B) ACCEPT=1 sh tests/run.sh

install: $(PROGRAM)
	install -Dm755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/sec16
	install -Dm644 man/sec16.1 $(DESTDIR)$(PREFIX)/share/man/man1/sec16.1

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/sec16 $(DESTDIR)$(PREFIX)/share/man/man1/sec16.1

dist:
	mkdir -p build
	git archive --format=tar.gz --prefix=sec16-$(VERSION)/ -o build/sec16-$(VERSION).tar.gz HEAD

clean:
	rm -rf build

$(PROGRAM): $(B)/src/main.o $(LIBRARY)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(LIBRARY): $(OBJECTS)
	@rm -f $@
	@$(AR) cqs $@ $^

$(TESTS): %: %.o $(HELPERS) $(LIBRARY)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS) $(TESTLIBS)

$(B)/tests/%.o: CPPFLAGS += -Itests/lib
$(B)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

.SECONDARY:
-include $(OBJECTS:.o=.d) $(B)/src/main.d $(TESTS:=.d) $(HELPERS:.o=.d)
