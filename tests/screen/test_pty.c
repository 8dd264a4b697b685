/* test_pty.c: the real program on a real pty: its screens are those of the script terminal, a resize is
 * followed, and the terminal is as it was before however the program ends. */
#define _XOPEN_SOURCE 700

#include "tests.h"
#include "vt.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

enum { PATIENCE_MS = 10000 };

static const char *const files[] = {"samples/form4.xml", "samples/form3.xml", "samples/form5.xml"};

typedef struct Session {
    int master, slave; /* the slave is kept open to ask how the terminal is set */
    pid_t pid;
    Vt vt;
    struct termios before;
    const char *term;
    const char *by_shell; /* what a shell with job control runs; NULL: the program itself */
    char terminfo[64];    /* folder with the compiled vt.ti */
} Session;

static const char *program(void)
{
    const char *p = getenv("SEC16");
    return p && *p ? p : "build/release/sec16";
}

/* ---- the program on a pty ---- */

static void set_size(Session *s, int w, int h)
{
    struct winsize size = {.ws_col = (unsigned short)w, .ws_row = (unsigned short)h};
    vt_resize(&s->vt, w, h);
    assert_int_equal(ioctl(s->master, TIOCSWINSZ, &size), 0);
}

static void run_child(const Session *s, const char *slave)
{
    setsid();
    int fd = open(slave, O_RDWR); /* becomes the controlling terminal */
    for (int i = 0; i < 3; i++) dup2(fd, i);
    if (fd > 2) close(fd);
    close(s->master);
    close(s->slave);
    setenv("TERMINFO", s->terminfo, 1);
    setenv("TERM", s->term, 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    setenv("XDG_STATE_HOME", s->terminfo, 1);
    setenv("SEC16", program(), 1);
    if (s->by_shell) execl("/bin/sh", "sh", "-mc", s->by_shell, (char *)NULL);
    execl(program(), program(), files[0], files[1], files[2], (char *)NULL);
    _exit(127);
}

static void compile_terminfo(Session *s)
{
    char command[160];
    strcpy(s->terminfo, "/tmp/sec16-pty-XXXXXX");
    if (!mkdtemp(s->terminfo)) fail_msg("no folder for the terminal's description");
    snprintf(command, sizeof command, "tic -x -o %s tests/lib/vt.ti", s->terminfo);
    if (system(command)) {
        print_message("skip test_pty: tic (ncurses-bin) is not here\n");
        skip();
    }
}

static int start_by(void **state, const char *term, const char *by_shell)
{
    Session *s = calloc(1, sizeof *s);
    *state = s;
    s->term = term;
    s->by_shell = by_shell;
    compile_terminfo(s);
    s->master = posix_openpt(O_RDWR | O_NOCTTY);
    assert_true(s->master >= 0);
    assert_int_equal(grantpt(s->master), 0);
    assert_int_equal(unlockpt(s->master), 0);
    char slave[64];
    snprintf(slave, sizeof slave, "%s", ptsname(s->master));
    s->slave = open(slave, O_RDWR | O_NOCTTY);
    assert_int_equal(tcgetattr(s->slave, &s->before), 0);
    set_size(s, 80, 24);
    s->pid = fork();
    if (!s->pid) run_child(s, slave);
    return 0;
}

static int start_with(void **state, const char *term) { return start_by(state, term, NULL); }
static int start_stopped(void **state)
{
    return start_by(state, "sec16-vt",
                    "$SEC16 samples/form4.xml samples/form3.xml samples/form5.xml; echo suspended; read x; "
                    "fg >/dev/null");
}
static int start_watching(void **state)
{
    return start_by(state, "sec16-vt",
                    "mkdir $TERMINFO/in; cp samples/form4.xml $TERMINFO/in; $SEC16 --watch $TERMINFO/in");
}
static int start_twice(void **state)
{
    return start_by(state, "sec16-vt", "$SEC16 samples/chain; echo again; $SEC16 samples/chain");
}
static int start_pager(void **state)
{
    return start_by(state, "sec16-vt",
                    "printf 'head -1 \"$1\"; read x' >$TERMINFO/page; PAGER=\"sh $TERMINFO/page\" $SEC16 "
                    "samples/form4.xml");
}

static int start(void **state) { return start_with(state, "sec16-vt"); }
static int start_dumb(void **state) { return start_with(state, "dumb"); }
static int start_unknown(void **state) { return start_with(state, "no-such-terminal"); }
static int start_unset(void **state) { return start_with(state, ""); }

static int stop(void **state)
{
    Session *s = *state;
    char command[160];
    if (s->pid > 0) {
        kill(s->pid, SIGKILL);
        waitpid(s->pid, NULL, 0);
    }
    close(s->master);
    close(s->slave);
    snprintf(command, sizeof command, "rm -r %s", s->terminfo);
    if (system(command)) print_message("%s is left behind\n", s->terminfo);
    buf_free(&s->vt.pending);
    free(s);
    return 0;
}

static long now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Takes what the program has written; false if nothing came for a moment. */
static bool take_some(Session *s)
{
    char bytes[4096];
    struct pollfd p = {s->master, POLLIN, 0};
    if (poll(&p, 1, 50) <= 0) return false;
    ssize_t n = read(s->master, bytes, sizeof bytes);
    if (n <= 0) return false;
    vt_take(&s->vt, (Str){bytes, (size_t)n});
    return true;
}

static void screen_of(const Vt *v, Buf *out)
{
    for (int y = 0; y < v->h; y++) {
        vt_row(v, y, out);
        buf_char(out, '\n');
    }
}

/* ---- the same in the script terminal ---- */

static Buf scripted(const char *script)
{
    char path[TEST_PATH], command[400], line[4096];
    Buf keys = {0};
    buf_fmt(&keys, "%s\nscreen last\n", script);
    test_file_new(path, buf_str(&keys));
    buf_free(&keys);
    snprintf(command, sizeof command, "%s --script=%s --size=80x24 %s %s %s", program(), path, files[0],
             files[1], files[2]);
    FILE *p = popen(command, "r");
    Buf all = {0};
    for (size_t n; (n = fread(line, 1, sizeof line, p));) buf_put(&all, (Str){line, n});
    assert_int_equal(pclose(p), 0);
    unlink(path);
    return all;
}

static void check_rows(Str shown, Str want)
{
    for (int y = 0; shown.n || want.n; y++) {
        Str is = str_line(&shown), should = str_line(&want);
        if (str_eq(is, should)) continue;
        fail_msg("row %d of the pty\n%.*s\nand of the script terminal\n%.*s", y, STR_ARG(is),
                 STR_ARG(should));
    }
}

/* Waits until the pty shows what the script terminal shows last. */
static void wait_for(Session *s, const char *script)
{
    Buf all = scripted(script), shown = {0}, want = {0};
    Str rest = str_from(buf_str(&all), str_find(buf_str(&all), S("== last")));
    str_line(&rest);
    for (int y = 0; y < s->vt.h; y++) {
        buf_put(&want, str_line(&rest));
        buf_char(&want, '\n');
    }
    long end = now_ms() + PATIENCE_MS;
    do {
        buf_clear(&shown);
        screen_of(&s->vt, &shown);
        if (str_eq(buf_str(&shown), buf_str(&want))) break;
        take_some(s);
    } while (now_ms() < end);
    check_rows(buf_str(&shown), buf_str(&want));
    assert_int_equal(s->vt.unknown, 0);
    buf_free(&all);
    buf_free(&shown);
    buf_free(&want);
}

static void type(Session *s, const char *keys)
{
    assert_int_equal(write(s->master, keys, strlen(keys)), strlen(keys));
}

/* The program has ended; the terminal is as it was. */
static int wait_end(Session *s)
{
    int status = 0;
    long end = now_ms() + PATIENCE_MS;
    while (waitpid(s->pid, &status, WNOHANG) == 0 && now_ms() < end) take_some(s);
    s->pid = 0;
    while (take_some(s)) continue;
    struct termios after;
    assert_int_equal(tcgetattr(s->slave, &after), 0);
    assert_int_equal(after.c_lflag, s->before.c_lflag);
    assert_int_equal(after.c_iflag, s->before.c_iflag);
    assert_int_equal(after.c_oflag, s->before.c_oflag);
    assert_false(s->vt.full);
    return status;
}

/* ---- tests ---- */

/* Types `keys` and waits for what `script` shows, which goes on from the steps before. */
static void step(Session *s, Buf *script, const char *keys, const char *more)
{
    buf_puts(script, more);
    buf_char(script, '\n');
    type(s, keys);
    wait_for(s, script->p);
}

static void test_a_session_with_a_resize(void **state)
{
    Session *s = *state;
    Buf script = {0};
    step(s, &script, "", "");
    step(s, &script, "jjl\r", "key j j l Enter");
    step(s, &script, "\033", "key Esc"); /* alone, not the beginning of a key */
    step(s, &script, "]\t\t", "key ] Tab Tab");
    set_size(s, 120, 40);
    step(s, &script, "", "size 120x40");
    step(s, &script, "\033OB\033[Z/common(", "key Down S-Tab\ntype /common(");
    step(s, &script, "\177\r", "key Backspace Enter");
    step(s, &script, "n", "key n");
    step(s, &script, "?", "key ?");
    set_size(s, 20, 5);
    step(s, &script, "", "size 20x5");
    type(s, "qQ");
    int status = wait_end(s);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    buf_free(&script);
}

static void ends_by(Session *s, int sig)
{
    wait_for(s, "");
    assert_int_equal(kill(s->pid, sig), 0);
    int status = wait_end(s);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), sig);
}

static void test_restored_on_sigterm(void **state) { ends_by(*state, SIGTERM); }
static void test_restored_on_sighup(void **state) { ends_by(*state, SIGHUP); }
static void test_restored_on_a_failed_assertion(void **state) { ends_by(*state, SIGABRT); }

static void test_restored_on_sigusr1(void **state) { ends_by(*state, SIGUSR1); }
static void test_restored_on_sigusr2(void **state) { ends_by(*state, SIGUSR2); }
static void test_restored_on_sigalrm(void **state) { ends_by(*state, SIGALRM); }
static void test_restored_on_sigxcpu(void **state) { ends_by(*state, SIGXCPU); }
static void test_restored_on_sigvtalrm(void **state) { ends_by(*state, SIGVTALRM); }

/* A write that fails is told where it happens; the signal that comes with it changes nothing. */
static void test_lives_on_after_sigpipe_and_sigxfsz(void **state)
{
    Session *s = *state;
    wait_for(s, "");
    kill(s->pid, SIGPIPE);
    kill(s->pid, SIGXFSZ);
    type(s, "?");
    wait_for(s, "key ?");
    kill(s->pid, SIGTERM);
    assert_true(WIFSIGNALED(wait_end(s)));
}

static void test_interrupt_closes_then_ends(void **state)
{
    Session *s = *state;
    wait_for(s, "");
    type(s, "?");
    wait_for(s, "key ?");
    type(s, "\003");
    wait_for(s, "key ? C-c");
    kill(s->pid, SIGINT);
    int status = wait_end(s);
    assert_true(WIFEXITED(status));
}

/* A message that names TERM, an exit status, and nothing else on the screen. */
static void test_unusable_terminal(void **state)
{
    Session *s = *state;
    Buf all = {0};
    int status = wait_end(s);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 2);
    screen_of(&s->vt, &all);
    assert_true(str_starts(buf_str(&all), S("sec16: ")));
    assert_true(str_find(buf_str(&all), S("TERM")) < all.n);
    buf_free(&all);
}

static void test_no_terminal_at_all(void **state)
{
    char command[300], said[300] = "";
    (void)state;
    snprintf(command, sizeof command, "%s %s 2>&1 </dev/null | cat", program(), files[0]);
    FILE *p = popen(command, "r");
    assert_non_null(fgets(said, sizeof said, p));
    pclose(p);
    assert_non_null(strstr(said, "no terminal"));
    assert_non_null(strstr(said, "sec16 show"));
}

/* Waits until a row of the screen has the text. */
static void wait_text(Session *s, const char *text)
{
    Buf shown = {0};
    long end = now_ms() + PATIENCE_MS;
    do {
        buf_clear(&shown);
        screen_of(&s->vt, &shown);
        if (str_find(buf_str(&shown), str_z(text)) < shown.n) break;
        take_some(s);
    } while (now_ms() < end);
    if (str_find(buf_str(&shown), str_z(text)) == shown.n)
        fail_msg("never shows '%s' but\n%.*s", text, STR_ARG(buf_str(&shown)));
    buf_free(&shown);
}

/* A shell is there in between, with the terminal as it was. */
static void test_suspend_and_resume(void **state)
{
    Session *s = *state;
    wait_for(s, "");
    type(s, "j");
    wait_for(s, "key j");
    type(s, "\032");
    wait_text(s, "suspended");
    type(s, "\r");
    wait_for(s, "key j");
    type(s, "Q");
    wait_end(s);
}

static void test_filings_that_arrive(void **state)
{
    Session *s = *state;
    char command[300];
    wait_text(s, "Table I row 1");
    snprintf(command, sizeof command, "cp samples/form3.xml %s/in/new.xml", s->terminfo);
    assert_int_equal(system(command), 0);
    wait_text(s, "arrived: ");
    type(s, "1");
    wait_text(s, "2 filings");
    snprintf(command, sizeof command, "cat samples/form5.xml >%s/in/form4.xml", s->terminfo);
    assert_int_equal(system(command), 0);
    wait_text(s, "has changed: F5");
    type(s, ":reload\r");
    wait_text(s, " 5    Lindqvist");
    type(s, "Q");
    wait_end(s);
}

static void test_begins_where_one_was(void **state)
{
    Session *s = *state;
    wait_text(s, "filings, ");
    type(s, "&code:S\r\r");
    wait_text(s, "3 Table I");
    type(s, "Q");
    wait_text(s, "again");
    wait_text(s, "where you were last time");
    wait_text(s, "Table I");
    type(s, "1");
    wait_text(s, "filter: code:S");
    type(s, "Q");
    wait_end(s);
}

static void test_a_pager_shows_the_file(void **state)
{
    Session *s = *state;
    wait_text(s, "Table I row 1");
    type(s, "|");
    wait_text(s, "<?xml version");
    type(s, "\r");
    wait_text(s, "Table I row 1");
    type(s, "Q");
    wait_end(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_session_with_a_resize, start, stop),
        cmocka_unit_test_setup_teardown(test_restored_on_sigterm, start, stop),
        cmocka_unit_test_setup_teardown(test_restored_on_sighup, start, stop),
        cmocka_unit_test_setup_teardown(test_restored_on_sigusr1, start, stop),
        cmocka_unit_test_setup_teardown(test_restored_on_sigusr2, start, stop),
        cmocka_unit_test_setup_teardown(test_restored_on_sigalrm, start, stop),
        cmocka_unit_test_setup_teardown(test_restored_on_sigxcpu, start, stop),
        cmocka_unit_test_setup_teardown(test_restored_on_sigvtalrm, start, stop),
        cmocka_unit_test_setup_teardown(test_lives_on_after_sigpipe_and_sigxfsz, start, stop),
        cmocka_unit_test_setup_teardown(test_restored_on_a_failed_assertion, start, stop),
        cmocka_unit_test_setup_teardown(test_interrupt_closes_then_ends, start, stop),
        {"test_dumb_terminal", test_unusable_terminal, start_dumb, stop, NULL},
        {"test_unknown_terminal", test_unusable_terminal, start_unknown, stop, NULL},
        {"test_terminal_not_named", test_unusable_terminal, start_unset, stop, NULL},
        cmocka_unit_test_setup_teardown(test_suspend_and_resume, start_stopped, stop),
        cmocka_unit_test_setup_teardown(test_filings_that_arrive, start_watching, stop),
        cmocka_unit_test_setup_teardown(test_begins_where_one_was, start_twice, stop),
        cmocka_unit_test_setup_teardown(test_a_pager_shows_the_file, start_pager, stop),
        cmocka_unit_test(test_no_terminal_at_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
