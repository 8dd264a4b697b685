/* palette.c: commands by their names: ":sort", with completion and what each of them does. */
#include "ui/browser.h"

enum { OFFERED = 12 };

static bool is_offered(Action a)
{
    return actions[a].group != ACTION_GROUP_PROMPT && actions[a].group != ACTION_GROUP_MOUSE;
}

/* Those that begin with what is typed come first; then those that have it anywhere. */
static Action offer(Str typed, size_t nth)
{
    for (int anywhere = 0; anywhere < 2; anywhere++)
        for (Action a = 0; a < ACTIONS; a++) {
            Str name = str_z(actions[a].name);
            bool begins = str_starts_nocase(name, typed);
            bool fits = anywhere ? !begins && (str_has_nocase(name, typed) ||
                                               str_has_nocase(str_z(actions[a].help), typed))
                                 : begins;
            if (is_offered(a) && fits && !nth--) return a;
        }
    return ACTION_NONE;
}

void palette_begin(Browser *b, int what)
{
    (void)what;
    typing_begin(b, ASKING_COMMAND, ":", S(""));
}

void palette_put_offers(const Browser *b, Buf *out)
{
    Str typed = str_trim(buf_str(&b->prompt[ASKING_COMMAND].text));
    Action first = offer(typed, 0);
    if (first == ACTION_NONE) {
        buf_puts(out, "no such command");
        return;
    }
    buf_fmt(out, "%s: %s  ", actions[first].name, actions[first].help);
    for (size_t i = 1; i < OFFERED && offer(typed, i) != ACTION_NONE; i++)
        buf_fmt(out, "  %s", actions[offer(typed, i)].name);
}

void palette_key(Browser *b, uint32_t key)
{
    Prompt *p = &b->prompt[ASKING_COMMAND];
    Str typed = str_trim(buf_str(&p->text));
    Action first = offer(typed, 0);
    switch (prompt_key(p, key)) {
    case PROMPT_CANCELLED: b->asking = ASKING_NOTHING; break;
    case PROMPT_COMPLETE:
        if (first != ACTION_NONE) prompt_set(p, str_z(actions[first].name));
        break;
    case PROMPT_DONE:
        b->asking = ASKING_NOTHING;
        b->chosen = first;
        if (first == ACTION_NONE)
            browser_say(b, STYLE_ERROR, "no command is called \"%.*s\"", STR_ARG(typed));
        if (first != ACTION_NONE) prompt_set(p, str_z(actions[first].name)), prompt_remember(p);
        break;
    default: break;
    }
}
