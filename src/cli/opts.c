/* opts.c: arguments read by the tables of commands and options. */
#include "cli/opts.h"

#include "base/near.h"
#include "find/query.h"

#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

const Command commands[COMMANDS] = {
#define COMMAND(id, ...) [CMD_##id] = {__VA_ARGS__},
#include "cli/commands.def"
};

#define ON(id) (1u << CMD_##id)
#define ON_ALL ~0u
const Option options[OPTIONS] = {
#define OPTION(id, name, letter, argument, commands, help)                                                   \
    [OPT_##id] = {name, argument, help, commands, letter},
#include "cli/options.def"
};

#define NUMBER_MAX 10000

CommandId command_by_word(Str word)
{
    for (int c = 0; c < COMMANDS; c++)
        if (word.n && str_eq(str_z(commands[c].word), word)) return (CommandId)c;
    return COMMANDS;
}

const char *command_near(const char *word)
{
    Near near = {.word = word};
    for (int c = 0; c < COMMANDS; c++) near_try(&near, commands[c].word);
    return near.best;
}

/* An option as written: "--name=value", "--name", "-n". */
typedef struct Written {
    Str name; /* without dashes */
    bool is_long, has_value;
    const char *value;
} Written;

static bool is_option(const char *word) { return word[0] == '-' && word[1]; }

static Written written_of(const char *word)
{
    Written w = {.name = str_from(str_z(word), 1)};
    if (word[1] != '-') return w;
    Str rest = str_from(str_z(word), 2);
    w.is_long = true;
    w.has_value = str_find(rest, S("=")) < rest.n;
    w.name = str_cut(&rest, '=');
    w.value = rest.p;
    return w;
}

static bool is_named(const Option *o, const Written *w)
{
    if (w->is_long) return str_eq(str_z(o->name), w->name);
    return o->letter && w->name.n == 1 && w->name.p[0] == o->letter;
}

/* The option of that name that one of these commands takes. */
static OptionId option_find(const Written *w, unsigned of)
{
    for (int o = 0; o < OPTIONS; o++)
        if (is_named(&options[o], w) && options[o].commands & of) return (OptionId)o;
    return OPTIONS;
}

/* Options of one name either all have an argument or none has: so words can be told apart before the command
 * is known. */
static bool takes_next(const char *word)
{
    Written w = written_of(word);
    OptionId o = option_find(&w, ON_ALL);
    return o < OPTIONS && *options[o].argument && !w.has_value;
}

/* Where in argv the command's word stands; 0 = there is none. */
static int command_at(int argc, char **argv)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        if (!is_option(argv[i])) return command_by_word(str_z(argv[i])) < COMMANDS ? i : 0;
        if (takes_next(argv[i])) i++;
    }
    return 0;
}

static void put_help_hint(CommandId c, Buf *error)
{
    buf_fmt(error, "; sec16 %s%s--help lists the options", commands[c].word, *commands[c].word ? " " : "");
}

static bool unknown_option(CommandId c, const char *word, const Written *w, Buf *error)
{
    char name[48];
    Near near = {.word = name};
    size_t n = w->name.n < sizeof name ? w->name.n : sizeof name - 1;
    memcpy(name, w->name.p, n);
    name[n] = 0;
    if (option_find(w, ON_ALL) < OPTIONS)
        buf_fmt(error, "option --%s is not for %s", name,
                *commands[c].word ? commands[c].word : "the browser");
    else
        buf_fmt(error, "unknown option %.*s", (int)(w->is_long ? n + 2 : strlen(word)), word);
    for (int o = 0; o < OPTIONS && w->is_long; o++)
        if (option_on(&options[o], c)) near_try(&near, options[o].name);
    if (near.best) buf_fmt(error, ": did you mean --%s?", near.best);
    put_help_hint(c, error);
    return false;
}

static int choice_index(const char *choices, Str value)
{
    Str rest = str_z(choices);
    for (int i = 0; rest.n; i++)
        if (str_eq(str_cut(&rest, '|'), value)) return i;
    return -1;
}

/* Digits only, 1 .. NUMBER_MAX; 0 = it is not. */
static int number_of(Str s)
{
    int n = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (!is_digit(s.p[i]) || n > NUMBER_MAX) return 0;
        n = n * 10 + (s.p[i] - '0');
    }
    return n <= NUMBER_MAX ? n : 0;
}

static bool is_size(Str s)
{
    Str columns = str_cut(&s, 'x');
    return number_of(columns) && number_of(s);
}

static bool query_fits(const Option *o, const char *value, Buf *error)
{
    QueryError wrong;
    Query *q = query_new(str_z(value), &wrong);
    if (!q)
        buf_fmt(error, "--%s: column %zu: %s", o->name, str_width(str_sub(str_z(value), 0, wrong.at)) + 1,
                wrong.what);
    bool here = !q || !(query_needs(q) & (NEEDS_MARKS | NEEDS_HITS));
    if (!here)
        buf_fmt(error, "--%s: marks of a review and hits of a search are known in the browser only", o->name);
    query_free(q);
    return q && here;
}

static bool value_fits(Args *a, const Option *o, const char *value, Buf *error)
{
    if (option_has_choice(o) && choice_index(o->argument, str_z(value)) < 0) {
        Str rest = str_z(o->argument);
        buf_fmt(error, "--%s=%s: choose one of ", o->name, value);
        for (Str one; one = str_cut(&rest, '|'), buf_put(error, one), rest.n;) buf_puts(error, ", ");
        return false;
    }
    if (!strcmp(o->argument, "N") && !number_of(str_z(value))) {
        buf_fmt(error, "--%s=%s: give a whole number from 1 to %d", o->name, value, NUMBER_MAX);
        return false;
    }
    const char *wrong = !strcmp(o->argument, "LIST") ? check_list_error(value, &a->arena) : NULL;
    if (wrong) {
        buf_fmt(error, "--%s=%s: %s", o->name, value, wrong);
        return false;
    }
    if (!strcmp(o->argument, "QUERY") && !query_fits(o, value, error)) return false;
    if (!strcmp(o->argument, "CxR") && !is_size(str_z(value))) {
        buf_fmt(error, "--%s=%s: give columns and rows, like 80x24", o->name, value);
        return false;
    }
    return true;
}

/* Takes the option at argv[*i], and its value where that is the next word. */
static bool read_option(Args *a, int argc, char **argv, int *i, Buf *error)
{
    Written w = written_of(argv[*i]);
    OptionId id = option_find(&w, 1u << a->command);
    if (id == OPTIONS) return unknown_option(a->command, argv[*i], &w, error);
    const Option *o = &options[id];
    if (!*o->argument && w.has_value) {
        buf_fmt(error, "--%s takes no value", o->name);
        return false;
    }
    a->value[id] = w.has_value ? w.value : "";
    if (!*o->argument) return true;
    if (!w.has_value && ++*i >= argc) {
        buf_fmt(error, "--%s needs a value: --%s=%s", o->name, o->name, o->argument);
        return false;
    }
    if (!w.has_value) a->value[id] = argv[*i];
    return value_fits(a, o, a->value[id], error);
}

static bool count_fits(const Args *a, Buf *error)
{
    const Command *c = &commands[a->command];
    if (a->value[OPT_HELP] || a->value[OPT_VERSION] || a->value[OPT_DUMP_CONFIG]) return true;
    size_t named = a->noperand + (a->value[OPT_FILES_FROM] != NULL);
    if (named < (size_t)c->fewest)
        buf_fmt(error, "%s needs %s", *c->word ? c->word : "the browser", c->operands);
    else if (c->most >= 0 && a->noperand > (size_t)c->most)
        buf_fmt(error, "%s takes no '%s'", c->word, a->operand[c->most]);
    else
        return true;
    put_help_hint(a->command, error);
    return false;
}

bool args_read(int argc, char **argv, Args *out, Buf *error)
{
    bool over = false;
    int word = command_at(argc, argv);
    *out = (Args){.command = word ? command_by_word(str_z(argv[word])) : CMD_BROWSE};
    out->operand = ARENA_NEW(&out->arena, const char *, (size_t)argc + 1);
    for (int i = 1; i < argc; i++) {
        if (i == word && !over)
            continue;
        else if (over || !is_option(argv[i]))
            out->operand[out->noperand++] = argv[i];
        else if (!strcmp(argv[i], "--"))
            over = true;
        else if (!read_option(out, argc, argv, &i, error))
            return false;
    }
    return count_fits(out, error);
}

void args_free(Args *a) { arena_free(&a->arena); }

int args_choice(const Args *a, OptionId id, int otherwise)
{
    return a->value[id] ? choice_index(options[id].argument, str_z(a->value[id])) : otherwise;
}

int args_number(const Args *a, OptionId id, int otherwise)
{
    return a->value[id] ? number_of(str_z(a->value[id])) : otherwise;
}

int args_width(const Args *a)
{
    struct winsize size;
    bool terminal = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col;
    return args_number(a, OPT_WIDTH, terminal ? size.ws_col : 100);
}

void args_size(const Args *a, OptionId id, int *columns, int *rows)
{
    if (!a->value[id]) return;
    Str rest = str_z(a->value[id]);
    *columns = number_of(str_cut(&rest, 'x'));
    *rows = number_of(rest);
}

CheckOptions args_checks(const Args *a)
{
    RuleSet set = check_rules(a->value[OPT_SELECT], a->value[OPT_IGNORE]);
    if (a->value[OPT_KIND]) check_keep_kind(&set, (RuleKind)args_choice(a, OPT_KIND, RULE_COMPLIANCE));
    return (CheckOptions){.rules = set, .before_filing = a->value[OPT_BEFORE_FILING] != NULL};
}
