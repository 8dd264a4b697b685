/* complete.c: what bash, zsh and fish complete behind "sec16", from the tables of commands and options. */
#include "cli/docs/docs.h"
#include "cli/opts.h"

#include <string.h>

/* "a|b|c" -> "a b c". */
static void put_choices(Buf *out, const char *choices)
{
    for (; *choices; choices++) buf_char(out, *choices == '|' ? ' ' : *choices);
}

static void put_words(Buf *out)
{
    for (int c = 0, n = 0; c < COMMANDS; c++)
        if (*commands[c].word) buf_fmt(out, "%s%s", n++ ? " " : "", commands[c].word);
}

static void put_option_words(Buf *out, CommandId c)
{
    for (int o = 0, n = 0; o < OPTIONS; o++)
        if (option_on(&options[o], c))
            buf_fmt(out, "%s--%s%s", n++ ? " " : "", options[o].name, *options[o].argument ? "=" : "");
}

/* A branch of the case below: the choices of one option of one command. */
static void put_choice_branches(Buf *out)
{
    for (int c = 0; c < COMMANDS; c++)
        for (int o = 0; o < OPTIONS; o++) {
            if (!option_on(&options[o], (CommandId)c) || !option_has_choice(&options[o])) continue;
            buf_fmt(out, "    %s--%s) words=\"", commands[c].word, options[o].name);
            put_choices(out, options[o].argument);
            buf_puts(out, "\" ;;\n");
        }
}

static void put_option_branches(Buf *out)
{
    for (int c = 0; c < COMMANDS; c++) {
        buf_fmt(out, "    %s-*) words=\"", commands[c].word);
        put_option_words(out, (CommandId)c);
        buf_puts(out, "\" ;;\n");
    }
}

/* The shell parts "--format=csv" into three words. */
void complete_bash(Buf *out)
{
    buf_puts(out, "# bash completion for sec16: eval \"$(sec16 docs bash)\"\n"
                  "_sec16() {\n"
                  "    local command= words= at=$COMP_CWORD word=${COMP_WORDS[COMP_CWORD]}\n"
                  "    case \" ");
    put_words(out);
    buf_puts(out, " \" in *\" ${COMP_WORDS[1]} \"*) [ \"$at\" -gt 1 ] && command=${COMP_WORDS[1]} ;; esac\n"
                  "    if [ \"$word\" = = ]; then word=; else at=$((at - 1)); fi\n"
                  "    [ \"${COMP_WORDS[at]}\" = = ] && at=$((at - 1))\n"
                  "    case $command${COMP_WORDS[at]} in\n");
    put_choice_branches(out);
    buf_puts(out, "    *) case $command$word in\n");
    put_option_branches(out);
    buf_puts(out, "    *) [ -z \"$command\" ] && [ \"$COMP_CWORD\" = 1 ] && words=\"");
    put_words(out);
    buf_puts(
        out,
        "\" ;;\n"
        "    esac ;;\n"
        "    esac\n"
        "    COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
        "    case $word in -*) compopt -o nospace ;; *) COMPREPLY+=($(compgen -f -- \"$word\")) ;; esac\n"
        "}\n"
        "complete -o filenames -F _sec16 sec16\n");
}

/* ---- zsh and fish, which show the help beside each word ---- */

/* The first sentence of a help, with a backslash before each character of `special`; a ' as the shell wants
 * it. */
static void put_quoted(Buf *out, const char *help, const char *special, const char *quote)
{
    Str rest = str_z(help), s = str_sub(rest, 0, str_find(rest, S(". ")));
    if (str_ends(s, S("."))) s.n--;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '\'') {
            buf_puts(out, quote);
            continue;
        }
        if (strchr(special, s.p[i])) buf_char(out, '\\');
        buf_char(out, s.p[i]);
    }
}

static bool is_file(const Option *o) { return !strcmp(o->argument, "FILE"); }

/* '--format=[help]:format:(text json)' */
static void put_zsh_option(Buf *out, const Option *o)
{
    buf_fmt(out, " \\\n        '--%s%s[", o->name, *o->argument ? "=" : "");
    put_quoted(out, o->help, "[]:\\", "'\\''");
    buf_char(out, ']');
    if (is_file(o)) {
        buf_puts(out, ":file:_files");
    } else if (option_has_choice(o)) {
        buf_fmt(out, ":%s:(", o->name);
        put_choices(out, o->argument);
        buf_char(out, ')');
    } else if (*o->argument) {
        buf_fmt(out, ":%s: ", o->argument);
    }
    buf_char(out, '\'');
}

void complete_zsh(Buf *out)
{
    buf_puts(out, "#compdef sec16\n"
                  "local -a commands=(\n");
    for (int c = 0; c < COMMANDS; c++) {
        if (!*commands[c].word) continue;
        buf_fmt(out, "    '%s:", commands[c].word);
        put_quoted(out, commands[c].summary, ":\\", "'\\''");
        buf_puts(out, "'\n");
    }
    buf_puts(out, ")\n"
                  "if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then\n"
                  "    _describe -t commands command commands\n"
                  "    _files\n"
                  "    return\n"
                  "fi\n"
                  "local command=$words[2]\n"
                  "[[ -n ${commands[(r)$command:*]} ]] && { shift words; (( CURRENT-- )) }\n"
                  "case $command in\n");
    for (int c = COMMANDS; c-- > 0;) { /* the browser, which any other word opens, comes last */
        buf_fmt(out, "%s) _arguments", *commands[c].word ? commands[c].word : "*");
        for (int o = 0; o < OPTIONS; o++)
            if (option_on(&options[o], (CommandId)c)) put_zsh_option(out, &options[o]);
        buf_puts(out, " \\\n        '*:file:_files' ;;\n");
    }
    buf_puts(out, "esac\n");
}

static void put_fish_option(Buf *out, const Option *o)
{
    for (int c = 0; c < COMMANDS; c++) {
        if (!option_on(o, (CommandId)c)) continue;
        buf_fmt(out, "complete -c sec16 -n '__sec16_command %s' -l %s", commands[c].word, o->name);
        if (o->letter) buf_fmt(out, " -s %c", o->letter);
        if (is_file(o))
            buf_puts(out, " -r -F");
        else if (*o->argument)
            buf_puts(out, " -x");
        if (option_has_choice(o)) {
            buf_puts(out, " -a '");
            put_choices(out, o->argument);
            buf_char(out, '\'');
        }
        buf_puts(out, " -d '");
        put_quoted(out, o->help, "\\", "\\'");
        buf_puts(out, "'\n");
    }
}

void complete_fish(Buf *out)
{
    buf_puts(out,
             "# fish completion for sec16: sec16 docs fish | source\n"
             "function __sec16_command # whether it is this command; without a name: whether it is none\n"
             "    set -l words (commandline -opc)\n"
             "    set -l commands ");
    put_words(out);
    buf_puts(out, "\n"
                  "    if set -q words[2]; and contains -- $words[2] $commands\n"
                  "        test \"$words[2]\" = \"$argv[1]\"\n"
                  "    else\n"
                  "        test -z \"$argv[1]\"\n"
                  "    end\n"
                  "end\n");
    for (int c = 0; c < COMMANDS; c++) {
        if (!*commands[c].word) continue;
        buf_fmt(out, "complete -c sec16 -n __fish_is_first_arg -a %s -d '", commands[c].word);
        put_quoted(out, commands[c].summary, "\\", "\\'");
        buf_puts(out, "'\n");
    }
    for (int o = 0; o < OPTIONS; o++) put_fish_option(out, &options[o]);
}
