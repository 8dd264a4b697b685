/* prompt.c: editing one line of UTF-8. */
#include "ui/prompt.h"

#include <stdlib.h>
#include <string.h>

enum { PROMPT_MAX = 1000, PAST_MAX = 200 };

void prompt_init(Prompt *p)
{
    *p = (Prompt){.sign = "/"};
    keymap_init(&p->keys, true);
}

void prompt_free(Prompt *p)
{
    for (size_t i = 0; i < p->npast; i++) free(p->past[i]);
    free(p->past);
    buf_free(&p->text);
}

void prompt_set(Prompt *p, Str text)
{
    buf_clear(&p->text);
    buf_put(&p->text, text);
    p->at = p->text.n;
}

void prompt_open(Prompt *p)
{
    prompt_set(p, S(""));
    p->recall = p->npast;
}

/* The end of the character at `at`, with what combines with it. */
static size_t after(const Prompt *p, size_t at)
{
    Str rest = str_from(buf_str(&p->text), at);
    if (!rest.n) return at;
    utf8_next(&rest);
    while (rest.n) {
        Str next = rest;
        if (utf8_width(utf8_next(&next))) break;
        rest = next;
    }
    return p->text.n - rest.n;
}

static size_t before(const Prompt *p, size_t at)
{
    size_t start = 0;
    for (size_t next = after(p, 0); next < at; next = after(p, start)) start = next;
    return start;
}

static size_t word_before(const Prompt *p)
{
    size_t at = p->at;
    while (at && is_blank(p->text.p[at - 1])) at--;
    while (at && !is_blank(p->text.p[at - 1])) at--;
    return at;
}

static PromptState erase(Prompt *p, size_t from, size_t to)
{
    if (from == to) return PROMPT_SAME;
    memmove(p->text.p + from, p->text.p + to, p->text.n - to + 1);
    p->text.n -= to - from;
    p->at = from;
    return PROMPT_CHANGED;
}

static PromptState insert(Prompt *p, uint32_t c)
{
    char bytes[4];
    if (c < ' ' || c == 0x7f || c > 0x10ffff || p->text.n >= PROMPT_MAX) return PROMPT_SAME;
    size_t n = utf8_put(bytes, c);
    buf_put(&p->text, (Str){bytes, n});
    memmove(p->text.p + p->at + n, p->text.p + p->at, p->text.n - n - p->at);
    memcpy(p->text.p + p->at, bytes, n);
    p->at += n;
    return PROMPT_CHANGED;
}

void prompt_replace(Prompt *p, size_t from, Str text)
{
    erase(p, from, p->at);
    while (text.n) insert(p, utf8_next(&text));
}

static PromptState recall(Prompt *p, bool older)
{
    if (older ? !p->recall : p->recall >= p->npast) return PROMPT_SAME;
    p->recall = older ? p->recall - 1 : p->recall + 1;
    prompt_set(p, p->recall < p->npast ? str_z(p->past[p->recall]) : S(""));
    return PROMPT_CHANGED;
}

PromptState prompt_key(Prompt *p, uint32_t key)
{
    bool instead;
    Chord what;
    switch (keymap_key(&p->keys, key, &instead, &what)) {
    case ACTION_PROMPT_COMPLETE: return PROMPT_COMPLETE;
    case ACTION_PROMPT_ACCEPT: return PROMPT_DONE;
    case ACTION_PROMPT_CANCEL: return PROMPT_CANCELLED;
    case ACTION_PROMPT_LEFT: p->at = before(p, p->at); return PROMPT_SAME;
    case ACTION_PROMPT_RIGHT: p->at = after(p, p->at); return PROMPT_SAME;
    case ACTION_PROMPT_START: p->at = 0; return PROMPT_SAME;
    case ACTION_PROMPT_END: p->at = p->text.n; return PROMPT_SAME;
    case ACTION_PROMPT_BACKSPACE:
        if (!p->text.n) return PROMPT_CANCELLED; /* backwards out of the prompt */
        return erase(p, before(p, p->at), p->at);
    case ACTION_PROMPT_DELETE: return erase(p, p->at, after(p, p->at));
    case ACTION_PROMPT_WORD: return erase(p, word_before(p), p->at);
    case ACTION_PROMPT_CLEAR: return erase(p, 0, p->at);
    case ACTION_PROMPT_KILL: return erase(p, p->at, p->text.n);
    case ACTION_PROMPT_OLDER: return recall(p, true);
    case ACTION_PROMPT_NEWER: return recall(p, false);
    default: return insert(p, key);
    }
}

void prompt_remember(Prompt *p)
{
    if (!p->text.n || (p->npast && !strcmp(p->past[p->npast - 1], p->text.p))) return;
    if (p->npast == PAST_MAX) {
        free(p->past[0]);
        memmove(p->past, p->past + 1, --p->npast * sizeof *p->past);
    }
    p->past = mem_grow(p->past, &p->cappast, p->npast + 1, sizeof *p->past);
    p->past[p->npast] = mem_new(p->text.n + 1, 1);
    memcpy(p->past[p->npast++], p->text.p, p->text.n + 1);
}

int prompt_draw(const Prompt *p, Grid *g, Rect r, size_t wrong, int *end)
{
    Str text = buf_str(&p->text), sign = str_z(p->sign);
    int behind = text_width(sign), cursor = behind + text_width(str_sub(text, 0, p->at));
    int left = cursor >= r.w ? cursor - r.w + 1 : 0; /* columns scrolled out */
    grid_clear(g, r, STYLE_PROMPT);
    grid_put(g, r, r.x - left, r.y, sign, STYLE_PROMPT, 0);
    *end = behind - left + grid_put(g, r, r.x + behind - left, r.y, text, STYLE_PROMPT, 0);
    if (wrong != SIZE_MAX) {
        int x = r.x + behind - left + text_width(str_sub(text, 0, wrong));
        Str bad = wrong < text.n ? str_sub(text, wrong, after(p, wrong) - wrong) : S(" ");
        grid_put(g, r, x, r.y, bad, STYLE_ERROR, MARK_CURSOR);
    }
    return r.x + cursor - left;
}
