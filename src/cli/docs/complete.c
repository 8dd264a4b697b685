/* complete.c: what bash completes behind "sec16", from the tables of commands and options. */
#include "cli/docs/docs.h"
#include "cli/opts.h"

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
