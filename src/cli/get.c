/* get.c: sec16 get: who asks, from when on, what is told meanwhile, and the browser behind it. */
#include "get/get.h"

#include "base/file.h"
#include "cli/commands.h"
#include "ui/config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- what is told ---- */

typedef struct Telling {
    bool screen; /* standard error is a terminal, and a line of progress stands on it */
    bool shown;
} Telling;

static void end_progress(Telling *t)
{
    if (t->shown) fputs("\r\033[K", stderr);
    t->shown = false;
}

static void say(void *ctx, Str text)
{
    end_progress(ctx);
    message("%.*s", STR_ARG(text));
}

/* "120 of 340, 8.3 a second, 27 s left" */
static void progress(void *ctx, size_t done, size_t all, size_t asked, double seconds)
{
    Telling *t = ctx;
    if (!t->screen || !asked) return;
    double rate = seconds > 0 ? (double)asked / seconds : 0;
    fprintf(stderr, "\r\033[K%zu of %zu, %.1f a second", done, all, rate);
    if (rate > 0 && done < all) {
        double left = (double)(all - done) / rate;
        fprintf(stderr, left < 120 ? ", %.0f s left" : ", %.0f min left", left < 120 ? left : left / 60);
    }
    fflush(stderr);
    t->shown = true;
}

/* ---- since, until ---- */

/* 2024, 2024-05 or 2024-05-14; of the first two the first day, or with `end` the last. */
static bool read_day(const char *text, bool end, Date *out)
{
    Str s = str_z(text);
    char room[DATE_TEXT];
    if (s.n == 10) return date_parse(s, DATE_ISO, out);
    if (s.n != 4 && s.n != 7) return false;
    snprintf(room, sizeof room, "%s%s-01", text, s.n == 4 ? "-01" : "");
    if (!date_parse(str_z(room), DATE_ISO, out)) return false;
    if (end) *out = date_add_months(*out, s.n == 4 ? 12 : 1) - 1;
    return true;
}

static bool read_days(const Args *a, GetOptions *o)
{
    const struct {
        OptionId id;
        bool end;
        Date *to;
    } days[] = {{OPT_SINCE, false, &o->since}, {OPT_UNTIL, true, &o->until}};
    for (size_t i = 0; i < 2; i++) {
        const char *text = a->value[days[i].id];
        *days[i].to = DATE_NONE;
        if (!text || read_day(text, days[i].end, days[i].to)) continue;
        message("--%s=%s: give a year, month or day: 2024, 2024-05, 2024-05-14", options[days[i].id].name,
                text);
        return false;
    }
    return true;
}

/* ---- who asks ---- */

static bool is_agent(Str s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] < ' ' || s.p[i] == 0x7f) return false;
    return str_find(s, S("@")) + 1 < s.n && s.n < 200;
}

/* Adds the answer to the configuration; what cannot be written is told, and asked for again the next time. */
static void keep_agent(const char *path, Str agent)
{
    Buf text = {0};
    Arena a = {0};
    Str file = path ? str_z(path) : config_path(&a);
    if (!file.n) return;
    file_read(file.p, 1 << 20, &text); /* none is as good */
    if (text.n && text.p[text.n - 1] != '\n') buf_char(&text, '\n');
    buf_fmt(&text, "%s[get]\nagent = %.*s\n", text.n ? "\n" : "", STR_ARG(agent));
    Err e = file_make_folders(file.p);
    if (!e.kind) e = file_save(file.p, buf_str(&text));
    if (e.kind)
        message("%s cannot be written: %s", file.p, strerror(e.sys));
    else
        message("kept in %s", file.p);
    buf_free(&text);
    arena_free(&a);
}

/* Asks a person who one is; false: nobody answers. */
static bool ask_agent(const char *path, char *line, int size)
{
    if (!isatty(STDIN_FILENO) || !isatty(STDERR_FILENO)) return false;
    fputs("The SEC asks who fetches from EDGAR. Your name and e-mail address: ", stderr);
    if (!fgets(line, size, stdin)) return false;
    Str agent = str_trim(str_z(line));
    if (!is_agent(agent)) return false;
    memmove(line, agent.p, agent.n);
    line[agent.n] = 0;
    keep_agent(path, str_z(line));
    return true;
}

static bool find_agent(const Args *a, const Config *c, GetOptions *o, char *line, int size)
{
    o->agent = a->value[OPT_AGENT] ? a->value[OPT_AGENT] : c->agent;
    if (!o->agent && ask_agent(a->value[OPT_CONFIG], line, size)) o->agent = line;
    if (o->agent && is_agent(str_z(o->agent))) return true;
    message("the SEC asks for a name and an e-mail address of whoever fetches: --agent='Jane Doe "
            "jane@example.com', or "
            "agent = … under [get] in the configuration");
    return false;
}

/* ---- the command ---- */

/* What came of one word, in a line. */
static void tell_got(const char *word, const Got *got)
{
    char kept[64] = "", failed[64] = "";
    if (got->kept) snprintf(kept, sizeof kept, ", %zu of them there already", got->kept);
    if (got->failed) snprintf(failed, sizeof failed, ", %zu could not be fetched", got->failed);
    message("%s: %zu file%s%s%s", word, got->filings, got->filings == 1 ? "" : "s", kept, failed);
}

/* This program again, as the browser of these folders. */
static void open_browser(const Str *folder, size_t n)
{
    char **argv = mem_new(n + 3, sizeof *argv);
    argv[0] = (char[]){"sec16"};
    argv[1] = (char[]){"--"};
    for (size_t i = 0; i < n; i++) argv[i + 2] = (char *)(uintptr_t)folder[i].p;
    execv("/proc/self/exe", argv);
    execvp("sec16", argv);
    message("the browser cannot be started: sec16 FOLDER does it");
    free(argv);
}

static ExitCode fetch_all(const Args *a, Get *get, Telling *t, Out *out)
{
    ExitCode code = CLI_FINE;
    Str *folder = mem_new(a->noperand, sizeof *folder);
    size_t n = 0;
    for (size_t i = 0; i < a->noperand; i++) {
        Got got;
        if (!get_fetch(get, str_z(a->operand[i]), &got) || got.failed) code = CLI_INPUT;
        end_progress(t);
        if (!got.filings) continue;
        tell_got(a->operand[i], &got);
        if (got.failed == got.filings) continue;
        folder[n++] = got.folder;
        buf_put(&out->buf, got.folder);
        buf_char(&out->buf, '\n');
        out_flush(out, 1);
    }
    if (n && a->value[OPT_OPEN]) open_browser(folder, n);
    free(folder);
    return code;
}

static ExitCode run_with(const Args *a, const Config *config, Out *out)
{
    char line[256];
    Buf why = {0};
    Telling telling = {.screen = isatty(STDERR_FILENO)};
    GetOptions o = {.base = a->value[OPT_BASE_URL] ? a->value[OPT_BASE_URL] : config->base_url,
                    .folder = a->value[OPT_TO] ? a->value[OPT_TO] : "edgar",
                    .each = a->value[OPT_EACH] != NULL,
                    .form = a->value[OPT_GET_FORM] ? a->value[OPT_GET_FORM][0] : 0,
                    .tell = {&telling, say, progress}};
    for (size_t i = 0; i < a->noperand; i++)
        if (!get_word_fits(str_z(a->operand[i])))
            return message("'%s' is no ticker, CIK, day (2024-05-14) or quarter (2024q3)", a->operand[i]),
                   CLI_USAGE;
    if (!read_days(a, &o) || !find_agent(a, config, &o, line, sizeof line)) return CLI_USAGE;
    Get *get = get_new(&o, &why);
    ExitCode code = get ? fetch_all(a, get, &telling, out) : CLI_USAGE;
    if (get)
        get_free(get);
    else
        message("%s", why.p);
    buf_free(&why);
    return code;
}

ExitCode run_get(const Args *a, Out *out)
{
    Config config;
    Buf why = {0};
    ExitCode code = CLI_USAGE;
    if (config_read(&config, a->value[OPT_CONFIG], &why))
        code = run_with(a, &config, out);
    else
        message("%s", why.p);
    config_free(&config);
    buf_free(&why);
    return code;
}
