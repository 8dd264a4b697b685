/* pdf.c: runs pdftotext, without a shell: the PDF is its standard input, a file without a name; its text
 * comes through a pipe, read with a bound on time and size. */
#include "load/pdf.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

/* Starts the program with `in` as its input; -1 if it cannot be. `*from` is where its output comes. */
static pid_t start(int in, int *from)
{
    char *const argv[] = {"pdftotext", "-layout", "-q", "-enc", "UTF-8", "-", "-", NULL};
    int ends[2];
    pid_t child = -1;
    posix_spawn_file_actions_t actions;
    if (pipe(ends)) return -1;
    for (int i = 0; i < 2; i++) fcntl(ends[i], F_SETFD, FD_CLOEXEC); /* the copies on 0 and 1 stay open */
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    if (posix_spawnp(&child, argv[0], &actions, NULL, argv, environ)) child = -1;
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    if (child < 0)
        close(ends[0]);
    else
        *from = ends[0];
    return child;
}

static int milliseconds_since(const struct timespec *then)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int)((now.tv_sec - then->tv_sec) * 1000 + (now.tv_nsec - then->tv_nsec) / 1000000);
}

typedef enum Ending { ENDING_WELL, ENDING_LATE, ENDING_LARGE, ENDING_FAILED } Ending;

static Ending take_output(int from, Buf *out)
{
    struct timespec start_time;
    size_t before = out->n;
    clock_gettime(CLOCK_MONOTONIC, &start_time);
    for (;;) {
        int left = PDF_SECONDS * 1000 - milliseconds_since(&start_time);
        struct pollfd p = {.fd = from, .events = POLLIN};
        if (left <= 0) return ENDING_LATE;
        if (poll(&p, 1, left) <= 0) continue;
        out->p = mem_grow(out->p, &out->cap, out->n + 65536 + 1, 1);
        ssize_t got = read(from, out->p + out->n, 65536);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return got ? ENDING_FAILED : ENDING_WELL;
        out->n += (size_t)got;
        out->p[out->n] = 0;
        if (out->n - before > PDF_TEXT_MAX) return ENDING_LARGE;
    }
}

static bool failed(Buf *why, const char *what)
{
    buf_puts(why, what);
    return false;
}

static bool is_blank_text(Str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!is_blank(s.p[i])) return false;
    return true;
}

bool pdf_text(Str bytes, Buf *out, Buf *why)
{
    int in = file_nameless(), from = -1, status = 0;
    size_t before = out->n;
    if (in < 0 || file_write_at(in, bytes, 0).kind || lseek(in, 0, SEEK_SET) < 0) {
        if (in >= 0) close(in);
        return failed(
            why, "a PDF, and no room for a temporary file to read it from: set TMPDIR to a folder with room");
    }
    pid_t child = start(in, &from);
    close(in);
    if (child < 0)
        return failed(
            why,
            "a PDF: install pdftotext (package poppler-utils) to have its text read, or convert it first");
    Ending ending = take_output(from, out);
    close(from);
    if (ending != ENDING_WELL) kill(child, SIGKILL);
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {}
    if (ending == ENDING_LATE)
        return failed(why, "a PDF that pdftotext did not finish in 20 seconds: convert it first");
    if (ending == ENDING_LARGE) return failed(why, "a PDF with more than 32 MiB of text: split it first");
    if (ending == ENDING_FAILED || !WIFEXITED(status) || WEXITSTATUS(status) == 127)
        return failed(
            why,
            "a PDF: install pdftotext (package poppler-utils) to have its text read, or convert it first");
    if (WEXITSTATUS(status)) return failed(why, "a damaged or locked PDF: pdftotext cannot read it");
    if (is_blank_text(str_from(buf_str(out), before)))
        return failed(why, "a PDF without a text layer: run it through OCR first (ocrmypdf makes one)");
    return true;
}

bool pdf_tool_found(void)
{
    bool found = false;
    for (Str rest = str_z(getenv("PATH")); rest.n && !found;) {
        Arena a = {0};
        found = access(str_fmt(&a, "%.*s/pdftotext", STR_ARG(str_cut(&rest, ':'))).p, X_OK) == 0;
        arena_free(&a);
    }
    return found;
}
