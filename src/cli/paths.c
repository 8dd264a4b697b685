/* paths.c: a list of paths, parted by NUL where it has one, else by line. */
#include "cli/paths.h"

#include "base/file.h"

#include <string.h>
#include <unistd.h>

static Err read_list(const char *path, Buf *out)
{
    if (!strcmp(path, "-")) return file_read_fd(STDIN_FILENO, FILE_LIMIT, out);
    return file_read(path, FILE_LIMIT, out);
}

static void add_paths(Args *a, Str list)
{
    bool nul = list.n && memchr(list.p, 0, list.n);
    size_t cap = a->noperand;
    while (list.n) {
        Str path = nul ? str_cut(&list, 0) : str_line(&list);
        if (!path.n) continue;
        a->operand = arena_grow(&a->arena, a->operand, &cap, a->noperand + 1, sizeof *a->operand);
        a->operand[a->noperand++] = str_copy(&a->arena, path).p;
    }
}

bool paths_read(Args *a, Buf *error)
{
    const char *from = a->value[OPT_FILES_FROM];
    Buf list = {0};
    if (!from || a->value[OPT_HELP] || a->value[OPT_VERSION]) return true;
    Err e = read_list(from, &list);
    add_paths(a, buf_str(&list));
    buf_free(&list);
    if (e.kind)
        buf_fmt(error, "--files-from=%s: %.*s", from, STR_ARG(err_text(e, &a->arena)));
    else if (!a->noperand)
        buf_fmt(error, "--files-from=%s: it names no path; put one on each line", from);
    return !e.kind && a->noperand;
}
