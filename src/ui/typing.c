/* typing.c: the line that is being typed. */
#include "ui/browser.h"

void typing_begin(Browser *b, Asking what, const char *sign, Str text)
{
    Prompt *p = &b->prompt[what];
    b->asking = what;
    p->sign = sign;
    prompt_open(p);
    prompt_set(p, text);
}
