/* say.c: what is said in the line for messages, until the next key. */
#include "ui/browser.h"

#include <stdarg.h>
#include <stdio.h>

void browser_say(Browser *b, Style style, const char *format, ...)
{
    char text[256];
    va_list ap;
    va_start(ap, format);
    vsnprintf(text, sizeof text, format, ap);
    va_end(ap);
    buf_clear(&b->message);
    buf_puts(&b->message, text);
    b->message_style = style;
    b->message_leads = false;
}

void browser_say_wrapped(Browser *b, int direction)
{
    browser_say(b, STYLE_STATUS, "%s", direction > 0 ? "From the first again. " : "From the last again. ");
    b->message_leads = true;
}
