/* curses.c: a real terminal: the grid to ncurses, ncurses' keys and mouse to ours, and the way back in every
 * case. */
#include "term/curses.h"

#include "term/looks.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <sys/wait.h>
#include <unistd.h>
#include <wchar.h>

#define NCURSES_WIDECHAR 1
#include <curses.h>

#define MOUSE_EVENTS (BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED)

enum { ESC_MS = 25, EMPTY_READS_MAX = 50 };

typedef struct Curses {
    Term term;
    SCREEN *screen;
    FILE *input;      /* the keyboard: not standard input when filings come from there */
    sigset_t outside; /* signals that were blocked before */
    int w, h;         /* of the screen that was shown last */
    int empty_reads;  /* one after another: the terminal says it has keys, and has none */
    Looks looks;
} Curses;

/* ---- signals ---- */

/* A handler can reach nothing else. */
static volatile sig_atomic_t asked, interrupted;

static void on_ask(int sig) { asked = sig; }

static void on_interrupt(int sig)
{
    (void)sig;
    interrupted = 1;
}

static void restore(void) { endwin(); }

/* A bug, or an assertion: the terminal first, then the end that was to come (SA_RESETHAND). */
static void on_crash(int sig)
{
    restore();
    raise(sig);
}

static void catch_signal(int sig, void (*handler)(int), int flags)
{
    struct sigaction action = {.sa_handler = handler, .sa_flags = flags};
    sigemptyset(&action.sa_mask);
    sigaction(sig, &action, NULL);
}

/* Asking signals come through only while waiting for a key, and only to this thread: later ones inherit the
 * mask. */
static void catch_signals(Curses *c)
{
    static const int asks[] = {SIGTERM, SIGHUP,  SIGQUIT, SIGUSR1,  SIGUSR2,
                               SIGALRM, SIGXCPU, SIGPROF, SIGVTALRM},
                     crashes[] = {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGSYS, SIGTRAP};
    sigset_t held;
    sigemptyset(&held);
    for (size_t i = 0; i < sizeof asks / sizeof *asks; i++) {
        catch_signal(asks[i], on_ask, 0);
        sigaddset(&held, asks[i]);
    }
    catch_signal(SIGINT, on_interrupt, 0);
    catch_signal(SIGPIPE, SIG_IGN, 0); /* a write that fails says so itself */
    sigaddset(&held, SIGINT);
    sigaddset(&held, SIGWINCH);
    for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++)
        catch_signal(crashes[i], on_crash, (int)SA_RESETHAND | SA_NODEFER);
    sigprocmask(SIG_BLOCK, &held, &c->outside);
}

/* ---- keys ---- */

static Key mouse_key(void)
{
    MEVENT m;
    if (getmouse(&m) != OK) return (Key){0};
    uint32_t code = m.bstate & BUTTON4_PRESSED   ? K_WHEEL_UP
                    : m.bstate & BUTTON5_PRESSED ? K_WHEEL_DOWN
                    : m.bstate & BUTTON1_PRESSED ? K_CLICK
                                                 : K_NONE;
    return (Key){code, m.x, m.y};
}

static Key special_key(wint_t code)
{
    static const struct {
        wint_t curses;
        uint32_t code;
    } table[] = {
        {KEY_UP, K_UP},
        {KEY_DOWN, K_DOWN},
        {KEY_LEFT, K_LEFT},
        {KEY_RIGHT, K_RIGHT},
        {KEY_HOME, K_HOME},
        {KEY_END, K_END},
        {KEY_PPAGE, K_PAGE_UP},
        {KEY_NPAGE, K_PAGE_DOWN},
        {KEY_BTAB, K_BACKTAB},
        {KEY_DC, K_DELETE},
        {KEY_BACKSPACE, K_BACKSPACE},
        {KEY_ENTER, K_ENTER},
        {KEY_RESIZE, K_RESIZE},
        {KEY_F(1), K_F1},
        {KEY_F(2), K_F2},
        {KEY_F(5), K_F5},
    };
    if (code == KEY_MOUSE) return mouse_key();
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (table[i].curses == code) return (Key){.code = table[i].code};
    return (Key){0};
}

static Key plain_key(wint_t c)
{
    switch (c) {
    case '\r':
    case '\n': return (Key){.code = K_ENTER};
    case '\t': return (Key){.code = K_TAB};
    case 27: return (Key){.code = K_ESC};
    case 127: return (Key){.code = K_BACKSPACE};
    default: return (Key){.code = (uint32_t)c};
    }
}

/* A key that is there already. */
static bool read_key(Key *key)
{
    wint_t c;
    timeout(0);
    int kind = get_wch(&c);
    if (kind == ERR) return false;
    *key = kind == KEY_CODE_YES ? special_key(c) : plain_key(c);
    return true;
}

/* Waits until the keyboard has something; lets the signals through meanwhile. False: nothing came. */
static bool wait_key(Curses *c, int wait)
{
    int fd = fileno(c->input);
    fd_set set;
    FD_ZERO(&set);
    FD_SET(fd, &set);
    if (wait == WAIT_IDLE) wait = IDLE_MS;
    struct timespec time = {wait / 1000, wait % 1000 * 1000000L};
    return pselect(fd + 1, &set, NULL, NULL, &time, &c->outside) > 0;
}

static Key curses_key(Term *t, int wait)
{
    Curses *c = (Curses *)t;
    Key key = {0};
    if (read_key(&key)) return key;
    bool there = wait_key(c, wait);
    if (interrupted) {
        interrupted = 0;
        return (Key){.code = 3}; /* C-c */
    }
    if (read_key(&key))
        c->empty_reads = 0;
    else if (there)
        c->empty_reads++;
    return key;
}

static bool curses_ended(Term *t) { return asked || ((const Curses *)t)->empty_reads > EMPTY_READS_MAX; }

/* ---- the screen ---- */

static void curses_size(Term *t, int *columns, int *rows)
{
    (void)t;
    getmaxyx(stdscr, *rows, *columns);
}

static bool no_braille; /* the font of the Linux console has none */

/* What stands for braille: where its dots are. */
static wchar_t stand_in_braille(wchar_t c)
{
    bool above = c & 0x1b, below = c & 0xe4;
    return above && below ? L':' : above ? L'\'' : below ? L'.' : L' ';
}

/* Signs that the terminal's character set does not have. */
static wchar_t stand_in(wchar_t c)
{
    if (c >= 0x2800 && c <= 0x28ff) return stand_in_braille(c);
    switch (c) {
    case 0x2588: return '#';
    case 0x2500: return '-';
    case 0x2501: return '=';
    case 0x2502: return '|';
    case 0x2026: return '~';
    case 0x2192:
    case 0x203a: return '>';
    case 0x2039: return '<';
    case 0xb7: return '.';
    case 0x25b2: return '^';
    case 0x25bc: return 'v';
    default: return '?';
    }
}

/* The text of a cell as the locale can say it. */
static size_t cell_text(const GridCell *cell, wchar_t out[GRID_TEXT + 1])
{
    size_t n = 0;
    char bytes[MB_LEN_MAX];
    for (Str rest = {cell->text, cell->n}; rest.n && n < GRID_TEXT;) {
        wchar_t c = (wchar_t)utf8_next(&rest);
        mbstate_t state = {0};
        bool braille = c >= 0x2800 && c <= 0x28ff;
        if (!(braille && no_braille) && wcrtomb(bytes, c, &state) != (size_t)-1)
            out[n++] = c;
        else if (!n)
            out[n++] = stand_in(c);
    }
    for (; n && n < (size_t)cell->width && out[0] == '?'; n++) out[n] = '?'; /* a wide one stays wide */
    out[n] = 0;
    return n;
}

static void curses_show(Term *t, const Grid *g, int x, int y, bool anew)
{
    Curses *c = (Curses *)t;
    wchar_t text[GRID_TEXT + 1];
    int w, h;
    getmaxyx(stdscr, h, w);
    erase();
    for (int row = 0; row < g->h && row < h; row++)
        for (int column = 0; column < g->w && column < w; column++) {
            const GridCell *cell = grid_at(g, column, row);
            if (!cell->n || column + cell->width > w) continue;
            looks_set(&c->looks, (Style)cell->style, cell->mark);
            cell_text(cell, text);
            mvaddwstr(row, column, text);
        }
    curs_set(x >= 0);
    if (x >= 0) move(y, x);
    if (anew || w != c->w || h != c->h)
        clearok(curscr, TRUE); /* terminals differ in what they keep of a resized one */
    c->w = w;
    c->h = h;
    refresh();
}

/* ---- beginning and end ---- */

static FILE *open_keyboard(void)
{
    int fd =
        isatty(STDIN_FILENO) ? fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3) : open("/dev/tty", O_RDWR | O_CLOEXEC);
    return fd < 0 ? NULL : fdopen(fd, "r");
}

/* NULL, or why there is no terminal to be had. */
static const char *open_screen(Curses *c)
{
    const char *term = getenv("TERM");
    if (!isatty(STDOUT_FILENO))
        return "standard output is no terminal; sec16 show PATH prints the filings, sec16 check PATH the "
               "findings";
    c->input = open_keyboard();
    if (!c->input)
        return "there is no keyboard: standard input is no terminal; sec16 show PATH prints the filings";
    if (!term || !*term)
        return "TERM is not set, so the kind of terminal is not known; try TERM=xterm sec16 PATH";
    c->screen = newterm(NULL, stdout, c->input);
    if (!c->screen) return "the terminal that TERM names is not known here; try TERM=xterm sec16 PATH";
    char *cup = tigetstr("cup");
    if (cup && cup != (char *)-1) return NULL;
    endwin();
    return "the terminal that TERM names cannot place a cursor; sec16 show PATH prints the filings";
}

static void set_up(Curses *c, Theme theme)
{
    const char *term = getenv("TERM");
    no_braille = term && !strcmp(term, "linux");
    set_escdelay(ESC_MS);
    cbreak();
    noecho();
    nonl();
    intrflush(stdscr, FALSE);
    keypad(stdscr, TRUE);
    mouseinterval(0);
    mousemask(MOUSE_EVENTS, NULL);
    looks_init(&c->looks, theme);
    catch_signals(c);
    mem_on_failure(restore);
}

static void free_all(Curses *c)
{
    if (c->screen) delscreen(c->screen);
    if (c->input) fclose(c->input);
    free(c);
}

/* ---- clipboard, mouse, other programs ---- */

static const char base64[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static void put_base64(Str s, Buf *out)
{
    for (size_t i = 0; i < s.n; i += 3) {
        unsigned long bits = 0;
        size_t n = s.n - i < 3 ? s.n - i : 3;
        for (size_t k = 0; k < 3; k++) bits = bits << 8 | (k < n ? (unsigned char)s.p[i + k] : 0);
        for (size_t k = 0; k < 4; k++) buf_char(out, k <= n ? base64[bits >> (18 - 6 * k) & 63] : '=');
    }
}

/* The file for what was copied: in the folder of the user's state, where nobody else reads it. */
static bool copied_path(char *path, size_t room)
{
    const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
    bool given = state && *state;
    if (!given && (!home || !*home)) return false;
    int n = snprintf(path, room, "%s%s/sec16-copied", given ? state : home, given ? "" : "/.local/state");
    return n > 0 && (size_t)n < room;
}

/* OSC 52: the terminal puts it into the clipboard of the machine at which the person sits. */
static Str curses_copy(Term *t, Str text)
{
    static char path[PATH_MAX];
    Buf osc = {0};
    (void)t;
    buf_puts(&osc, "\033]52;c;");
    put_base64(text, &osc);
    buf_char(&osc, '\a');
    fwrite(osc.p, 1, osc.n, stdout);
    fflush(stdout);
    buf_free(&osc);
    int fd = copied_path(path, sizeof path) ? open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600) : -1;
    if (fd < 0) return (Str){0};
    bool kept = write(fd, text.p, text.n) == (ssize_t)text.n;
    close(fd);
    return kept ? str_z(path) : (Str){0};
}

static void curses_mouse(Term *t, bool on)
{
    (void)t;
    mousemask(on ? MOUSE_EVENTS : 0, NULL);
}

static bool curses_run(Term *t, char *const *argv)
{
    Curses *c = (Curses *)t;
    int status = 0;
    def_prog_mode();
    restore();
    pid_t pid = fork();
    if (pid == 0) {
        sigprocmask(SIG_SETMASK, &c->outside, NULL);
        catch_signal(SIGINT, SIG_DFL, 0);
        catch_signal(SIGPIPE, SIG_DFL, 0);
        catch_signal(SIGXFSZ, SIG_DFL, 0);
        execvp(argv[0], argv);
        _exit(127);
    }
    while (pid > 0 && waitpid(pid, &status, 0) < 0 && errno == EINTR) continue;
    interrupted = 0;
    reset_prog_mode();
    clearok(curscr, TRUE);
    refresh();
    return pid > 0 && !(WIFEXITED(status) && WEXITSTATUS(status) == 127);
}

static const TermOps curses_ops = {curses_size,  curses_key, curses_show, curses_copy,
                                   curses_mouse, curses_run, curses_ended};

Term *term_open(Theme theme, const char **why)
{
    Curses *c = mem_new(1, sizeof *c);
    c->term.ops = &curses_ops;
    *why = open_screen(c);
    if (*why) {
        free_all(c);
        return NULL;
    }
    set_up(c, theme);
    return &c->term;
}

void term_close(Term *t)
{
    Curses *c = (Curses *)t;
    int sig = asked;
    restore();
    mem_on_failure(NULL);
    sigprocmask(SIG_SETMASK, &c->outside, NULL);
    free_all(c);
    if (!sig) return;
    catch_signal(sig, SIG_DFL, 0);
    raise(sig);
}

const char *term_library(void) { return curses_version(); }
