/* explain.c: what a check, a transaction code, a column or an item is, from the tables; and the list of all
 * checks. */
#include "base/near.h"
#include "cli/commands.h"
#include "model/finding.h"

#include <stdio.h>
#include <string.h>

enum { TEXT_WIDTH = 100, NAME_WIDTH = 16 };

/* "  Source        Rule 16b-6(b)", folded under itself. */
static void put_part(Buf *out, const char *name, Str text)
{
    if (!text.n) return;
    buf_fmt(out, "  %-*s", NAME_WIDTH - 2, name);
    put_folded(out, text, NAME_WIDTH, TEXT_WIDTH);
}

static void put_part_z(Buf *out, const char *name, const char *text) { put_part(out, name, str_z(text)); }

/* Words joined by ", ". */
static void put_word(Buf *list, const char *word)
{
    if (list->n) buf_puts(list, ", ");
    buf_puts(list, word);
}

/* ---- checks ---- */

static void put_inputs(const Rule *r, Buf *out)
{
    static const char *const names[] = {"XML and EDGAR's pages", "the SEC's data sets", "OCR'd or plain text",
                                        "other filings", "prices"};
    Buf list = {0};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (r->inputs >> i & 1) put_word(&list, names[i]);
    put_part(out, "Works on", buf_str(&list));
    buf_free(&list);
}

static void explain_rule(const Rule *r, Buf *out)
{
    buf_fmt(out, "%s %s: %s, %s%s\n", r->id, r->slug, severity_name((Severity)r->severity),
            rule_kind_name((RuleKind)r->kind), r->off ? " (off unless selected by id)" : "");
    put_part_z(out, "Fires when", r->condition);
    put_part_z(out, "Source", r->source);
    put_part_z(out, "Why", r->why);
    put_part_z(out, "False alarms", r->false_alarms);
    put_part_z(out, "Fires on", r->fires);
    put_part_z(out, "Silent on", r->silent);
    put_inputs(r, out);
}

ExitCode run_rules(const Args *a, Out *out)
{
    (void)a;
    for (int i = 0; i < RULES; i++) {
        const Rule *r = &rules[i];
        buf_fmt(&out->buf, "%s %-28s %-7s %-3s ", r->id, r->slug, severity_name((Severity)r->severity),
                r->off ? "off" : "");
        put_folded(&out->buf, str_z(r->condition), 45, TEXT_WIDTH + 20);
    }
    return CLI_FINE;
}

/* ---- transaction codes ---- */

static const char *side_words(char side)
{
    switch (side) {
    case 'A': return "acquired (A)";
    case 'D': return "disposed of (D)";
    case '*': return "acquired or disposed of";
    default: return "never";
    }
}

static void explain_code(const Code *c, Buf *out)
{
    Arena arena = {0};
    buf_fmt(out, "code %c: %s\n", c->letter, c->meaning);
    put_part_z(out, "Group", code_group_name((CodeGroup)c->group));
    put_part(out, "Normal side",
             str_fmt(&arena, "Table I: %s; Table II: %s", side_words(c->side[0]), side_words(c->side[1])));
    put_part(out, "Section 16(b)", str_fmt(&arena, "%s", section16b_name((Section16b)c->section16b)));
    put_part_z(out, "Law", c->law);
    put_part_z(out, "Report", c->form5 ? "may wait for Form 5" : "due on Form 4");
    arena_free(&arena);
}

/* ---- columns and items ---- */

static void put_columns(const Field *f, Buf *out)
{
    static const char *const forms[] = {"Form 3", "Forms 4 and 5"}, *const tables[] = {"Table I", "Table II"};
    Buf list = {0};
    Arena arena = {0};
    for (int t = 0; t < TABLES; t++)
        for (int k = 0; k < 2; k++)
            if (*f->column[t][k])
                put_word(&list, str_fmt(&arena, "%s of %s: %s", tables[t], forms[k], f->column[t][k]).p);
    put_part(out, "Column", buf_str(&list));
    arena_free(&arena);
    buf_free(&list);
}

static void put_items(const Field *f, Buf *out)
{
    static const char *const forms[] = {"Form 3", "Form 4", "Form 5"};
    Buf list = {0};
    Arena arena = {0};
    for (int k = 0; k < 3; k++)
        if (*f->item[k] && *f->item[k] != '-')
            put_word(&list, str_fmt(&arena, "%s: %s", forms[k], f->item[k]).p);
    put_part(out, "Item", buf_str(&list));
    arena_free(&arena);
    buf_free(&list);
}

static void explain_field(const Field *f, Buf *out)
{
    static const char *const kinds[] = {"text", "decimal number", "date", "one-letter code", "yes or no"};
    buf_fmt(out, "%s: %s\n", f->name, f->caption);
    put_part_z(out, "Meaning", f->help);
    put_columns(f, out);
    put_items(f, out);
    put_part_z(out, "Kind", kinds[f->kind]);
    put_part_z(out, "XML", *f->path ? f->path : "in EDGAR's header only");
}

/* All columns of Form 4 with the number of "II.5"; false if there is none. */
static bool explain_column(Str number, Buf *out)
{
    bool any = false;
    Str table = str_cut(&number, '.');
    TableId t = str_eq_nocase(table, S("II")) ? TABLE_II : TABLE_I;
    if (t == TABLE_I && !str_eq_nocase(table, S("I"))) return false;
    for (int f = 0; f < F_ROW_END; f++) {
        if (!number.n || !str_eq_nocase(str_z(fields[f].column[t][1]), number)) continue;
        explain_field(&fields[f], out);
        any = true;
    }
    return any;
}

/* ---- names ---- */

static const Code *code_named(Str name) { return name.n == 1 ? code_by_letter(to_upper(name.p[0])) : NULL; }

static const Field *field_named(Str name)
{
    for (int f = 0; f < F_END; f++)
        if (str_eq_nocase(str_z(fields[f].name), name)) return &fields[f];
    return NULL;
}

/* What a name may stand for: "code:P" and "column:II.5" say it, anything else is looked for in turn. */
static bool explain(Str name, Buf *out)
{
    bool is_code = str_starts_nocase(name, S("code:")), is_column = str_starts_nocase(name, S("column:"));
    Str rest = str_from(name, is_code ? 5 : is_column ? 7 : 0);
    RuleId rule = rule_by_name(rest);
    if (!is_code && explain_column(rest, out)) return true;
    if (!is_code && !is_column && rule != RULE_NONE) return explain_rule(&rules[rule], out), true;
    if (!is_code && field_named(rest)) return explain_field(field_named(rest), out), true;
    if (!is_column && code_named(rest)) return explain_code(code_named(rest), out), true;
    return false;
}

static void tell_unknown(const char *name)
{
    Near near = {.word = name};
    for (int i = 0; i < RULES; i++) near_try(&near, rules[i].slug);
    for (int f = 0; f < F_END; f++) near_try(&near, fields[f].name);
    if (near.best)
        message("nothing is called '%s': did you mean %s? sec16 rules lists the checks", name, near.best);
    else
        message("nothing is called '%s': give a check (B25), a code (code:P), an element (transactionShares) "
                "or a "
                "column (column:II.5); sec16 rules lists the checks",
                name);
}

ExitCode run_explain(const Args *a, Out *out)
{
    ExitCode code = CLI_FINE;
    for (size_t i = 0; i < a->noperand; i++) {
        if (explain(str_z(a->operand[i]), &out->buf)) continue;
        tell_unknown(a->operand[i]);
        code = CLI_USAGE;
    }
    return code;
}
