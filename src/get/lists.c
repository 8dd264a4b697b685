/* lists.c: JSON by jansson, and index files, whose lines begin with the form and end with the file. */
#include "get/lists.h"

#include "base/near.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static json_t *parsed(Str json)
{
    json_error_t error;
    return json_loadb(json.p, json.n, 0, &error);
}

static Str text_of(const json_t *value)
{
    return json_is_string(value) ? (Str){json_string_value(value), json_string_length(value)} : (Str){0};
}

bool list_is_json(Str bytes)
{
    json_t *root = parsed(bytes);
    bool is = json_is_object(root);
    json_decref(root);
    return is;
}

static uint32_t cik_of(Str digits)
{
    uint64_t n = 0;
    for (size_t i = 0; i < digits.n; i++) {
        if (!is_digit(digits.p[i]) || i == 10) return 0;
        n = n * 10 + (uint64_t)(digits.p[i] - '0');
    }
    return n <= UINT32_MAX ? (uint32_t)n : 0;
}

uint32_t list_ticker(Str json, Str ticker, Arena *a, Str *name, Str *near)
{
    json_t *root = parsed(json), *entry;
    const char *key;
    uint32_t cik = 0;
    Near n = {.word = str_copy(a, ticker).p};
    json_object_foreach(root, key, entry)
    {
        Str own = text_of(json_object_get(entry, "ticker"));
        json_int_t number = json_integer_value(json_object_get(entry, "cik_str"));
        if (!own.n || number <= 0 || number > UINT32_MAX) continue;
        if (!cik && str_eq_nocase(own, ticker))
            cik = (uint32_t)number, *name = str_copy(a, text_of(json_object_get(entry, "title")));
        near_try(&n, own.p);
    }
    *near = str_copy(a, str_z(n.best));
    json_decref(root);
    return cik;
}

/* ---- what is wanted ---- */

static bool is_wanted_form(Str form, char wanted)
{
    bool amended = form.n == 3 && str_ends(form, S("/A"));
    if (form.n != 1 && !amended) return false;
    return wanted ? form.p[0] == wanted : form.p[0] >= '3' && form.p[0] <= '5';
}

static bool is_wanted_day(Date filed, const Wanted *w)
{
    return (w->since == DATE_NONE || filed >= w->since) && (w->until == DATE_NONE || filed <= w->until);
}

/* 0001234567-24-000123 */
static bool is_accession(Str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (i == 10 || i == 13 ? s.p[i] != '-' : !is_digit(s.p[i])) return false;
    return s.n == 20;
}

static void add(List *l, Str accession, uint32_t cik)
{
    l->at = arena_grow(&l->arena, l->at, &l->cap, l->n + 1, sizeof *l->at);
    l->at[l->n++] = (Listed){str_copy(&l->arena, accession), cik};
}

/* ---- of a CIK ---- */

static bool add_arrays(List *l, const json_t *from, uint32_t cik, const Wanted *w)
{
    const json_t *accession = json_object_get(from, "accessionNumber"), *form = json_object_get(from, "form"),
                 *filed = json_object_get(from, "filingDate");
    if (!json_is_array(accession) || !json_is_array(form) || !json_is_array(filed)) return false;
    for (size_t i = 0; i < json_array_size(accession); i++) {
        Date day;
        Str number = text_of(json_array_get(accession, i));
        if (!is_accession(number) || !is_wanted_form(text_of(json_array_get(form, i)), w->form) ||
            !date_parse(text_of(json_array_get(filed, i)), DATE_ISO, &day) || !is_wanted_day(day, w))
            continue;
        add(l, number, cik);
    }
    return true;
}

/* "CIK0000320193-submissions-001.json" */
static bool is_page(Str name)
{
    if (!str_starts(name, S("CIK")) || !str_ends(name, S(".json"))) return false;
    for (size_t i = 3; i < name.n - 5; i++)
        if (!is_digit(name.p[i]) && !is_lower(name.p[i]) && name.p[i] != '-') return false;
    return true;
}

static void add_pages(List *l, const json_t *files, const Wanted *w)
{
    for (size_t i = 0; i < json_array_size(files); i++) {
        const json_t *file = json_array_get(files, i);
        Str name = text_of(json_object_get(file, "name"));
        Date from, to;
        if (!is_page(name) || !date_parse(text_of(json_object_get(file, "filingFrom")), DATE_ISO, &from) ||
            !date_parse(text_of(json_object_get(file, "filingTo")), DATE_ISO, &to))
            continue;
        if ((w->since != DATE_NONE && to < w->since) || (w->until != DATE_NONE && from > w->until)) continue;
        l->page = arena_grow(&l->arena, l->page, &l->cappage, l->npage + 1, sizeof *l->page);
        l->page[l->npage++] = str_copy(&l->arena, name);
    }
}

bool list_submissions(List *l, Str json, uint32_t cik, const Wanted *w)
{
    json_t *root = parsed(json);
    const json_t *filings = json_object_get(root, "filings");
    bool ok = add_arrays(l, filings ? json_object_get(filings, "recent") : root, cik, w);
    if (filings) add_pages(l, json_object_get(filings, "files"), w);
    if (!l->name.n) l->name = str_copy(&l->arena, text_of(json_object_get(root, "name")));
    json_decref(root);
    return ok;
}

/* ---- of a day or a quarter ---- */

static Str first_word(Str line)
{
    size_t n = 0;
    while (n < line.n && !is_blank(line.p[n])) n++;
    return str_sub(line, 0, n);
}

static Str last_word(Str line)
{
    size_t n = line.n;
    while (n && !is_blank(line.p[n - 1])) n--;
    return str_from(line, n);
}

/* "edgar/data/320193/0000320193-24-000001.txt" */
static bool take_file(Str file, Str *accession, uint32_t *cik)
{
    if (!str_starts(file, S("edgar/data/")) || !str_ends(file, S(".txt"))) return false;
    file = str_sub(file, 11, file.n - 15);
    *cik = cik_of(str_cut(&file, '/'));
    *accession = file;
    return *cik && is_accession(file);
}

static int by_accession(const void *a, const void *b)
{
    return str_cmp(((const Listed *)a)->accession, ((const Listed *)b)->accession);
}

void list_index(List *l, Str index, const Wanted *w)
{
    while (index.n) {
        Str line = str_trim(str_line(&index)), accession;
        uint32_t cik;
        if (is_wanted_form(first_word(line), w->form) && take_file(last_word(line), &accession, &cik))
            add(l, accession, cik);
    }
    if (l->n) qsort(l->at, l->n, sizeof *l->at, by_accession);
    size_t left = 0; /* each stands there under its issuer and under its owners */
    for (size_t i = 0; i < l->n; i++)
        if (!i || by_accession(&l->at[left - 1], &l->at[i])) l->at[left++] = l->at[i];
    l->n = left;
}

bool list_is_index(Str bytes)
{
    return str_find(bytes, S("Form Type")) < bytes.n && str_find(bytes, S("\n---")) < bytes.n;
}

void list_free(List *l)
{
    arena_free(&l->arena);
    *l = (List){0};
}

void list_library(Buf *out) { buf_fmt(out, "jansson %s", jansson_version_str()); }
