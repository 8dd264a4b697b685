/* program.c: one program at a time, its input a file without a name, its output read with a bound on time and
 * size. */
#include "load/program.h"

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

/* The environment, and that OpenMP is to leave the other processors alone: tesseract takes twice the time
 * with four threads that it takes with one. To be free'd. */
static char **environment(void)
{
    static char one_thread[] = "OMP_THREAD_LIMIT=1";
    size_t n = 0;
    while (environ[n]) n++;
    char **all = mem_new(n + 2, sizeof *all);
    for (size_t i = 0; i < n; i++) all[i + 1] = environ[i];
    all[0] = one_thread;
    return all;
}

/* Starts the program with `in` as its input; -1 if it cannot be. `*from` is where its output comes. */
static pid_t start(char *const argv[], int in, int *from)
{
    int ends[2];
    pid_t child = -1;
    posix_spawn_file_actions_t actions;
    if (pipe(ends)) return -1;
    for (int i = 0; i < 2; i++) fcntl(ends[i], F_SETFD, FD_CLOEXEC); /* the copies on 0 and 1 stay open */
    char **env = environment();
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    if (posix_spawnp(&child, argv[0], &actions, NULL, argv, env)) child = -1;
    posix_spawn_file_actions_destroy(&actions);
    free(env);
    close(ends[1]);
    if (child < 0)
        close(ends[0]);
    else
        *from = ends[0];
    return child;
}

static int64_t milliseconds_since(const struct timespec *then)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)(now.tv_sec - then->tv_sec) * 1000 + (now.tv_nsec - then->tv_nsec) / 1000000;
}

static Ending take_output(int from, int seconds, size_t most, Buf *out)
{
    struct timespec start_time;
    size_t before = out->n;
    clock_gettime(CLOCK_MONOTONIC, &start_time);
    for (;;) {
        int left = (int)(seconds * INT64_C(1000) - milliseconds_since(&start_time));
        struct pollfd p = {.fd = from, .events = POLLIN};
        if (left <= 0) return ENDING_LATE;
        if (poll(&p, 1, left) <= 0) continue;
        out->p = mem_grow(out->p, &out->cap, out->n + 65536 + 1, 1);
        ssize_t got = read(from, out->p + out->n, 65536);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return got ? ENDING_FAILED : ENDING_WELL;
        out->n += (size_t)got;
        out->p[out->n] = 0;
        if (out->n - before > most) return ENDING_LARGE;
    }
}

Ending program_run(char *const argv[], Str bytes, int seconds, size_t most, Buf *out)
{
    int in = file_nameless(), from = -1, status = 0;
    if (in < 0 || file_write_at(in, bytes, 0).kind || lseek(in, 0, SEEK_SET) < 0) {
        if (in >= 0) close(in);
        return ENDING_NO_ROOM;
    }
    pid_t child = start(argv, in, &from);
    close(in);
    if (child < 0) return ENDING_MISSING;
    Ending ending = take_output(from, seconds, most, out);
    close(from);
    if (ending != ENDING_WELL) kill(child, SIGKILL);
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {}
    if (ending != ENDING_WELL) return ending;
    if (!WIFEXITED(status)) return ENDING_FAILED;
    return WEXITSTATUS(status) == 127 ? ENDING_MISSING : WEXITSTATUS(status) ? ENDING_FAILED : ENDING_WELL;
}

bool program_found(const char *name)
{
    bool found = false;
    const char *path = getenv("PATH");
    for (Str rest = str_z(path ? path : ""); rest.n && !found;) {
        Arena a = {0};
        Str folder = str_cut(&rest, ':');
        found = access(str_fmt(&a, "%.*s/%s", STR_ARG(folder), name).p, X_OK) == 0;
        arena_free(&a);
    }
    return found;
}
