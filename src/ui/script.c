/* script.c: the terminal that is not there: keys from a file, screens to a file. */
#include "ui/script.h"

#include "base/file.h"
#include "ui/keys.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>

enum { SIZE_MOST = 1000 };

typedef enum OrderKind { ORDER_KEY, ORDER_SIZE, ORDER_SCREEN } OrderKind;

typedef struct Order {
    OrderKind kind;
    Key key;
    int w, h;
    Str name;
} Order;

typedef struct Script {
    Term term;
    int w, h;
    FILE *out, *in; /* in: of a person, who is told what changed; NULL: a script */
    int failed;     /* errno of the first write that did; 0: none */
    const Grid *shown;
    Buf said;
    Arena arena;
    Order *order;
    size_t n, cap, next;
} Script;

/* ---- reading ---- */

static Order *add(Script *s, OrderKind kind)
{
    s->order = arena_grow(&s->arena, s->order, &s->cap, s->n + 1, sizeof *s->order);
    Order *o = &s->order[s->n++];
    *o = (Order){.kind = kind};
    return o;
}

static bool take_number(Str *rest, char end, int most, int *out)
{
    Str digits = str_trim(str_cut(rest, end));
    long n = 0;
    for (size_t i = 0; i < digits.n; i++) {
        if (!is_digit(digits.p[i]) || n > most) return false;
        n = n * 10 + (digits.p[i] - '0');
    }
    *out = (int)n;
    return digits.n && n <= most;
}

static bool read_keys(Script *s, Str rest)
{
    Chord chord;
    size_t before = s->n;
    while (rest.n) {
        Str word = str_cut(&rest, ' ');
        if (!word.n) continue;
        if (!chord_parse(word, &chord)) return false;
        for (size_t i = 0; i < chord.n; i++) add(s, ORDER_KEY)->key.code = chord.key[i];
    }
    return s->n > before;
}

static bool read_typed(Script *s, Str rest)
{
    while (rest.n) {
        uint32_t c = utf8_next(&rest);
        if (c & UTF8_BAD) return false;
        add(s, ORDER_KEY)->key.code = c;
    }
    return true;
}

static bool read_mouse(Script *s, uint32_t code, Str rest)
{
    Key *key = &add(s, ORDER_KEY)->key;
    key->code = code;
    return take_number(&rest, ' ', SIZE_MOST, &key->x) && take_number(&rest, ' ', SIZE_MOST, &key->y) &&
           !rest.n;
}

static bool read_size(Script *s, Str rest)
{
    Order *o = add(s, ORDER_SIZE);
    return take_number(&rest, 'x', SIZE_MOST, &o->w) && take_number(&rest, ' ', SIZE_MOST, &o->h) && !rest.n;
}

static bool read_order(Script *s, Str line)
{
    Str rest = line, word = str_cut(&rest, ' ');
    if (!str_trim(line).n || line.p[0] == '#') return true;
    if (str_eq(word, S("key"))) return read_keys(s, rest);
    if (str_eq(word, S("type"))) return read_typed(s, rest);
    if (str_eq(word, S("click"))) return read_mouse(s, K_CLICK, rest);
    if (str_eq(word, S("wheel"))) {
        Str way = str_cut(&rest, ' ');
        return read_mouse(s, str_eq(way, S("up")) ? K_WHEEL_UP : K_WHEEL_DOWN, rest);
    }
    if (str_eq(word, S("size"))) return read_size(s, rest);
    if (!str_eq(word, S("screen"))) return false;
    add(s, ORDER_SCREEN)->name = str_trim(rest);
    return true;
}

static bool read_script(Script *s, Str text, const char *path, Buf *why)
{
    for (int line = 1; text.n; line++) {
        Str order = str_line(&text);
        if (read_order(s, order)) continue;
        buf_fmt(why,
                "%s, line %d: '%.*s' is no order of a key script (key, type, click, wheel, size, screen)",
                path, line, STR_ARG(order));
        return false;
    }
    return true;
}

/* ---- playing ---- */

static void script_size(Term *t, int *columns, int *rows)
{
    const Script *s = (const Script *)t;
    *columns = s->w;
    *rows = s->h;
}

/* Text that may hold anything except its lines and columns. */
static void print_visible(FILE *out, Str text)
{
    Buf shown = {0};
    while (text.n) {
        size_t n = 0;
        while (n < text.n && text.p[n] != '\n' && text.p[n] != '\t') n++;
        text_visible(str_sub(text, 0, n), &shown);
        buf_put(&shown, str_sub(text, n, 1));
        text = str_from(text, n + 1);
    }
    fwrite(shown.p, 1, shown.n, out);
    buf_free(&shown);
}

/* What is marked in a row, as words: a golden screen has no colours. */
static void print_marks(FILE *out, const Grid *g, int y, unsigned mark, const char *name)
{
    for (int x = 0; x < g->w; x++) {
        if (!(grid_at(g, x, y)->mark & mark)) continue;
        fprintf(out, "%s at %d,%d: ", name, x, y);
        for (; x < g->w && grid_at(g, x, y)->mark & mark; x++) {
            const GridCell *c = grid_at(g, x, y);
            fwrite(c->text, 1, c->n, out);
        }
        fputc('\n', out);
    }
}

static void print_screen(Script *s, Str name)
{
    Buf row = {0};
    const Grid *g = s->shown;
    fputs("== ", s->out);
    print_visible(s->out, name);
    fprintf(s->out, " (%dx%d)\n", g->w, g->h);
    for (int y = 0; y < g->h; y++) {
        buf_clear(&row);
        grid_row(g, y, &row);
        fprintf(s->out, "%.*s\n", STR_ARG(buf_str(&row)));
    }
    for (int y = 0; y < g->h; y++) {
        print_marks(s->out, g, y, MARK_CURSOR, "cursor");
        print_marks(s->out, g, y, MARK_MATCH, "match");
        print_marks(s->out, g, y, MARK_CURRENT, "current match");
    }
    if ((fflush(s->out) || ferror(s->out)) && !s->failed) s->failed = errno;
    buf_free(&row);
}

/* ---- line by line ---- */

/* The line of the cursor as far as it is the chosen one, what the screen says of it, and its title. */
static void say_screen(Script *s)
{
    const Grid *g = s->shown;
    Buf now = {0};
    int cursor = -1;
    for (int i = 0; i < g->w * g->h && cursor < 0; i++)
        if (g->cell[i].mark & MARK_CURSOR) cursor = i / g->w;
    for (int y = 0; y < g->h; y++) {
        bool title = y == 0, last = y == g->h - 2;
        if (!title && !last && y != cursor) continue;
        grid_row(g, y, &now);
        buf_char(&now, '\n');
    }
    if (!str_eq(buf_str(&now), buf_str(&s->said))) fprintf(s->out, "%.*s", STR_ARG(buf_str(&now)));
    buf_free(&s->said);
    s->said = now;
}

/* The next line of the person; false: there is none. */
static bool read_line(Script *s)
{
    char text[1024];
    say_screen(s);
    fputs("> ", s->out);
    fflush(s->out);
    if (!fgets(text, sizeof text, s->in)) return false;
    Str line = str_trim(str_copy(&s->arena, str_z(text)));
    if (line.n && !read_order(s, line) && !read_keys(s, line)) {
        fputc('\'', s->out);
        print_visible(s->out, line);
        fputs("' is no list of keys: j, Enter, C-d …; type TEXT types it\n", s->out);
    }
    return true;
}

/* One order each time the browser has come to rest. */
static Key script_key(Term *t, int wait)
{
    Script *s = (Script *)t;
    if (wait > 0) poll(NULL, 0, wait); /* a terminal on which nobody types */
    if (wait != WAIT_IDLE) return (Key){0};
    if (s->in && s->next == s->n && !read_line(s)) return s->next = s->n + 1, (Key){0};
    if (s->in && s->next == s->n) return (Key){.code = K_RESIZE};
    while (s->next < s->n) {
        const Order *o = &s->order[s->next++];
        if (o->kind == ORDER_KEY) return o->key;
        if (o->kind == ORDER_SIZE) {
            s->w = o->w;
            s->h = o->h;
            return (Key){.code = K_RESIZE};
        }
        print_screen(s, o->name);
    }
    if (!s->in) s->next = s->n + 1;
    return (Key){0};
}

static void script_show(Term *t, const Grid *g, int x, int y, bool anew)
{
    (void)x, (void)y, (void)anew;
    ((Script *)t)->shown = g;
}

static bool script_ended(Term *t)
{
    const Script *s = (const Script *)t;
    return s->next > s->n;
}

static Str script_copy(Term *t, Str text)
{
    fputs("copied: ", ((Script *)t)->out);
    print_visible(((Script *)t)->out, text);
    fputc('\n', ((Script *)t)->out);
    return (Str){0};
}

static void script_mouse(Term *t, bool on) { fprintf(((Script *)t)->out, "mouse: %s\n", on ? "on" : "off"); }

static bool script_run(Term *t, char *const *argv)
{
    fputs("run:", ((Script *)t)->out);
    for (; *argv; argv++) {
        fputc(' ', ((Script *)t)->out);
        print_visible(((Script *)t)->out, str_z(*argv));
    }
    fputc('\n', ((Script *)t)->out);
    return true;
}

static const TermOps script_ops = {script_size,  script_key, script_show, script_copy,
                                   script_mouse, script_run, script_ended};

Term *script_open(const char *path, int columns, int rows, FILE *out, Buf *why)
{
    Buf text = {0};
    Arena a = {0};
    Script *s = mem_new(1, sizeof *s);
    *s = (Script){.term = {&script_ops}, .w = columns, .h = rows, .out = out};
    bool standard = !strcmp(path, "-");
    Err e = standard ? file_read_fd(0, FILE_LIMIT, &text) : file_read(path, FILE_LIMIT, &text);
    Str content = str_copy(&s->arena, buf_str(&text));
    bool ok = !e.kind && read_script(s, content, path, why);
    if (e.kind) buf_fmt(why, "%s: %.*s", path, STR_ARG(err_text(e, &a)));
    arena_free(&a);
    buf_free(&text);
    if (ok) return &s->term;
    script_close(&s->term);
    return NULL;
}

Term *linear_open(FILE *in, FILE *out)
{
    Script *s = mem_new(1, sizeof *s);
    *s = (Script){.term = {&script_ops}, .w = 100, .h = 40, .out = out, .in = in};
    return &s->term;
}

int script_failed(const Term *t) { return ((const Script *)t)->failed; }

void script_close(Term *t)
{
    Script *s = (Script *)t;
    buf_free(&s->said);
    arena_free(&s->arena);
    free(s);
}
