/* man.c: the parts of the manual page that stand in the program's tables, in roff. */
#include "cli/docs/docs.h"
#include "cli/opts.h"
#include "find/query.h"
#include "model/finding.h"
#include "ui/keys.h"

#include <string.h>

/* Text of roff, in ASCII: no byte of it is a request or an escape. */
static void put_text(Buf *out, const char *text)
{
    if (*text == '.' || *text == '\'') buf_puts(out, "\\&");
    for (Str rest = str_z(text); rest.n;) {
        uint32_t c = utf8_next(&rest);
        if (c == '\\')
            buf_puts(out, "\\e");
        else if (c == '-')
            buf_puts(out, "\\-");
        else if (c < 0x80)
            buf_char(out, (char)c);
        else
            buf_fmt(out, "\\[u%04X]", (unsigned)c);
    }
}

/* An entry: what it is called in bold, then its text. */
static void put_entry(Buf *out, const char *name, const char *behind, const char *text)
{
    buf_puts(out, ".TP\n\\fB");
    put_text(out, name);
    buf_puts(out, "\\fR");
    put_text(out, behind);
    buf_char(out, '\n');
    put_text(out, text);
    buf_char(out, '\n');
}

static void put_title(Buf *out, const char *title)
{
    buf_puts(out, ".SS ");
    put_text(out, title);
    buf_char(out, '\n');
}

void man_commands(Buf *out)
{
    for (int c = 0; c < COMMANDS; c++) {
        Arena arena = {0};
        const Command *k = &commands[c];
        put_entry(out, str_fmt(&arena, "sec16%s%s", *k->word ? " " : "", k->word).p,
                  str_fmt(&arena, " %s", k->operands).p, k->help);
        arena_free(&arena);
    }
}

void man_options(Buf *out)
{
    for (int i = 0; i < OPTIONS; i++) {
        Arena arena = {0};
        const Option *o = &options[i];
        Str name = str_fmt(&arena, "--%s%s%s", o->name, *o->argument ? "=" : "", o->argument);
        Str on = {0};
        for (int c = 0; c < COMMANDS; c++)
            if (option_on(o, (CommandId)c))
                on = str_fmt(&arena, "%.*s%s%s", STR_ARG(on), on.n ? ", " : "",
                             c ? commands[c].word : "browser");
        if (o->letter) name = str_fmt(&arena, "-%c, %.*s", o->letter, STR_ARG(name));
        put_entry(out, name.p, o->commands == ~0u ? "" : str_fmt(&arena, " (%.*s)", STR_ARG(on)).p, o->help);
        arena_free(&arena);
    }
}

void man_keys(Buf *out)
{
    HelpItem item[ACTIONS];
    keys_help(item);
    for (size_t i = 0; i < ACTIONS; i++) {
        if (!i || strcmp(item[i].group, item[i - 1].group) != 0) put_title(out, item[i].group);
        put_entry(out, item[i].key, "", item[i].help);
    }
}

/* "Table I 4; Table II 5" by the numbers of Form 4, or of Form 3 where only that has the column. */
static Str column_numbers(const Field *f, Arena *a)
{
    Str s = {0};
    for (int t = 0; t < TABLES; t++) {
        const char *number = *f->column[t][1] ? f->column[t][1] : f->column[t][0];
        if (*number) s = str_fmt(a, "%.*s%sTable %s %s", STR_ARG(s), s.n ? "; " : "", t ? "II" : "I", number);
    }
    return s;
}

void man_columns(Buf *out)
{
    for (int f = 0; f < F_ROW_END; f++) {
        Arena arena = {0};
        Str behind = str_fmt(&arena, " (%.*s)", STR_ARG(column_numbers(&fields[f], &arena)));
        put_entry(out, fields[f].name, behind.p, fields[f].help);
        arena_free(&arena);
    }
}

void man_codes(Buf *out)
{
    for (size_t i = 0; i < codes_n; i++) {
        Arena arena = {0};
        Str text = str_fmt(&arena, "%s. Section 16(b): %s (%s).", codes[i].meaning,
                           section16b_name((Section16b)codes[i].section16b), codes[i].law);
        put_entry(out, (char[]){codes[i].letter, 0}, "", text.p);
        arena_free(&arena);
    }
}

void man_rules(Buf *out)
{
    for (int i = 0; i < RULES; i++) {
        Arena arena = {0};
        const Rule *r = &rules[i];
        Str behind = str_fmt(&arena, " %s, %s%s", r->slug, severity_name((Severity)r->severity),
                             r->off ? ", off" : "");
        put_entry(out, r->id, behind.p, r->condition);
        arena_free(&arena);
    }
}

/* "code: (row), as in code:P,S" */
static void put_query_field(const QueryField *f, Buf *out)
{
    static const char *const of[] = {"filing", "row", "finding", "footnotes", "review"};
    bool flag = f->kind == ASK_FLAG;
    Arena arena = {0};
    Str behind = str_fmt(&arena, " (%s)", of[f->of]);
    if (!flag) behind = str_fmt(&arena, " (%s), as in %s", of[f->of], f->example);
    put_entry(out, str_fmt(&arena, flag ? "%s" : "%s:", f->name).p, behind.p, f->help);
    arena_free(&arena);
}

void man_query(Buf *out)
{
    for (size_t i = 0; i < query_syntax_n; i++)
        put_entry(out, query_syntax[i].example, "", query_syntax[i].help);
    put_title(out, "Fields");
    for (int f = 0; f < QUERY_FIELDS; f++) put_query_field(&query_fields[f], out);
}

void man_exits(Buf *out)
{
#define EXIT_CODE(name, number, help) put_entry(out, #number, "", help);
#include "cli/exits.def"
}
