/* out.c: writing to standard output and standard error. */
#include "cli/out.h"

#include "view/kit/grid.h"

#include <errno.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Whoever made standard output non-blocking reads it when it likes. */
static void wait_for_room(void)
{
    struct pollfd p = {.fd = STDOUT_FILENO, .events = POLLOUT};
    poll(&p, 1, -1);
}

bool out_flush(Out *o, size_t least)
{
    if (o->failed) buf_clear(&o->buf);
    if (o->buf.n < least) return !o->failed;
    for (size_t at = 0; at < o->buf.n;) {
        ssize_t n = write(STDOUT_FILENO, o->buf.p + at, o->buf.n - at);
        if (n >= 0)
            at += (size_t)n;
        else if (errno == EAGAIN || errno == EWOULDBLOCK)
            wait_for_room();
        else if (errno != EINTR) {
            o->failed = errno;
            break;
        }
    }
    buf_clear(&o->buf);
    return !o->failed;
}

bool out_told(int failed)
{
    if (!failed || failed == EPIPE) return true;
    message("standard output: %s: what was printed is not complete; give it a place with room and run again",
            strerror(failed));
    return false;
}

bool out_end(Out *o)
{
    out_flush(o, 0);
    buf_free(&o->buf);
    return out_told(o->failed);
}

void message(const char *format, ...)
{
    char text[8192]; /* a longer path is cut */
    Buf visible = {0};
    va_list ap;
    va_start(ap, format);
    int n = vsnprintf(text, sizeof text, format, ap);
    va_end(ap);
    size_t len = n < 0 ? 0 : (size_t)n;
    buf_puts(&visible, "sec16: ");
    text_visible((Str){text, len < sizeof text ? len : sizeof text - 1}, &visible);
    buf_char(&visible, '\n');
    fwrite(visible.p, 1, visible.n, stderr);
    buf_free(&visible);
}

void put_folded(Buf *out, Str text, size_t indent, size_t width)
{
    for (size_t at = indent; text.n;) {
        Str word = str_cut(&text, ' ');
        size_t w = str_width(word);
        if (!w) continue;
        if (at > indent && at + 1 + w > width) {
            buf_char(out, '\n');
            buf_fill(out, ' ', at = indent);
        }
        if (at > indent) buf_char(out, ' '), at++;
        buf_put(out, word);
        at += w;
    }
    buf_char(out, '\n');
}
