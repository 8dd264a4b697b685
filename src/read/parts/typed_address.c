/* typed_address.c: name and address of an owner, one below the other. */
#include "read/parts/typed_address.h"

#include "model/place.h"
#include "read/value/wrapped.h"

/* "CA", "X0", "D5": EDGAR's code of a state or country. */
static bool is_state(Str w) { return w.n == 2 && is_upper(w.p[0]) && (is_upper(w.p[1]) || is_digit(w.p[1])); }

static bool has_digit(Str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (is_digit(s.p[i])) return true;
    return false;
}

static Str without_comma(Str s)
{
    s = str_trim(s);
    if (s.n && s.p[s.n - 1] == ',') s.n--;
    return s;
}

/* City, state and zip by their words: the state is the last code with letters only or a digit behind the
 * city; the words behind it are the zip. n words; `state` = n if there is none. */
static size_t state_in(const Word *w, size_t n)
{
    for (size_t i = n; i-- > 1;) {
        bool last_zip = i + 1 == n || has_digit(w[i + 1].text);
        bool parted = w[i].gap > 1 || (w[i - 1].text.n && w[i - 1].text.p[w[i - 1].text.n - 1] == ',');
        if (is_state(w[i].text) && last_zip && (parted || (i + 1 < n && has_digit(w[n - 1].text)))) return i;
    }
    return n;
}

/* The name of a state in front of the last word, a zip; 0 if there is none. */
static size_t state_name(const OwnerLine *l)
{
    size_t found = 0, n = l->n;
    if (n < 3 || !has_digit(l->word[n - 1].text)) return 0;
    for (size_t i = n - 1; i-- > 1 && i + 4 > n;)
        if (place_state(words_str(&l->word[i], n - 1 - i)).n) found = i;
    return found;
}

/* "NEW YORK" in "…, NEW YORK 10003": a state printed by its name behind a comma or a gap, a zip behind it. */
static bool named_state(const OwnerLine *l, size_t *state, size_t *zip)
{
    size_t n = l->n;
    if (n < 3 || !has_digit(l->word[n - 1].text)) return false;
    *zip = n - 1;
    size_t name = state_name(l);
    if (name) return *state = name, true;
    for (size_t i = n - 1; i-- > 1;) {
        Str before = l->word[i - 1].text;
        if (has_digit(l->word[i].text)) return false;
        if (l->word[i].gap < 2 && before.p[before.n - 1] != ',') continue;
        *state = i;
        return true;
    }
    return false;
}

bool owner_line_is_place(const OwnerLine *l) { return state_in(l->word, l->n) < l->n || state_name(l); }

static void put(Doc *d, size_t owner, FieldId f, Str s) { cell_put_str(d, (Where){PART_OWNER, owner, f}, s); }

/* No state: the zip is a last run of its own with digits. */
static size_t zip_in(const OwnerLine *l)
{
    size_t i = l->n - 1;
    while (i && l->word[i].gap < 2) i--;
    return i && has_digit(l->word[i].text) ? i : l->n;
}

static void put_place(Doc *d, size_t owner, const OwnerLine *l)
{
    size_t state = state_in(l->word, l->n), zip = state + 1;
    bool named = state == l->n && named_state(l, &state, &zip);
    if (state == l->n) state = zip = zip_in(l);
    Str city = words_str(l->word, state);
    if (state == l->n || l->word[state].gap < 4) city = without_comma(city);
    put(d, owner, F_rptOwnerCity, city);
    put(d, owner, named && !state_name(l) ? F_rptOwnerStateDescription : F_rptOwnerState,
        words_str(&l->word[state], zip - state));
    if (zip < l->n) put(d, owner, F_rptOwnerZipCode, words_str(&l->word[zip], l->n - zip));
}

static Str line_str(const OwnerLine *l) { return words_str(l->word, l->n); }

/* A zip on a line of its own, above a country or the end, below name, street and city; n if there is none. */
static size_t zip_alone(const OwnerLine *line, size_t n)
{
    for (size_t zip = n; zip-- > 3 && zip + 2 >= n;)
        if (line[zip].n == 1 && has_digit(line[zip].word->text) && line[zip].word->text.n <= 10 &&
            !has_digit(line_str(&line[zip - 1])))
            return zip;
    return n;
}

/* Does the state stand above it, and the city above that? */
static bool state_alone(const OwnerLine *line, size_t zip)
{
    return zip > 3 && !has_digit(line_str(&line[zip - 2]));
}

/* Does a line begin like a street rather than like the rest of a name? */
static bool is_street(const OwnerLine *l)
{
    Str w = l->word[0].text;
    Str last = l->word[l->n - 1].text, before = l->n > 1 ? l->word[l->n - 2].text : last;
    if (is_digit(last.p[0]) && before.p[before.n - 1] == ',') return true; /* "ACACIA AVENUE, 28" */
    return is_digit(w.p[0]) || str_starts_nocase(w, S("C/O")) || str_eq_nocase(w, S("ONE")) ||
           str_eq_nocase(w, S("NO.")) || words_begin(l->word, l->n, "pobox");
}

/* Lines [from, to) as one value: a name or street that was wrapped. */
static void put_lines(Doc *d, size_t owner, FieldId f, const OwnerLine *line, size_t from, size_t to)
{
    Str piece[16];
    size_t n = 0;
    for (size_t i = from; i < to && n < 16; i++) piece[n++] = line_str(&line[i]);
    cell_put_lines(d, (Where){PART_OWNER, owner, f}, piece, n);
}

/* The United States, which EDGAR's data never name. */
static bool is_home(const OwnerLine *l)
{
    return words_spell(l->word, l->n, "usa") || words_spell(l->word, l->n, "us") ||
           words_spell(l->word, l->n, "unitedstates") || words_spell(l->word, l->n, "unitedstatesofamerica");
}

/* Which line city, state and zip are on, printed together; n if there is none. */
static size_t place_line(const OwnerLine *line, size_t n)
{
    size_t place = n;
    for (size_t i = 1; i < n; i++)
        if (owner_line_is_place(&line[i])) place = i;
    if (place == n && n > 2 && line[n - 1].n == 1 && has_digit(line[n - 2].word[line[n - 2].n - 1].text))
        return n - 2;
    return place == n && n > 1 ? n - 1 : place;
}

/* City, state and zip, one below the other, the city on line `place`. */
static void put_place_lines(Doc *d, size_t owner, const OwnerLine *line, size_t n, size_t place, size_t zip)
{
    bool abroad = zip + 1 < n && !is_home(&line[zip + 1]);
    put(d, owner, F_rptOwnerCity, line_str(&line[place]));
    if (place + 2 == zip)
        put(d, owner, abroad ? F_rptOwnerStateDescription : F_rptOwnerState, line_str(&line[place + 1]));
    put(d, owner, F_rptOwnerZipCode, line_str(&line[zip]));
}

void owner_put(Doc *d, size_t owner, const OwnerLine *line, size_t n, size_t name)
{
    bool known = name > 0;
    if (!n) return;
    if (!known) name = 1;
    if (owner == d->nowner) (void)doc_add_owner(d);
    size_t zip = zip_alone(line, n), place = place_line(line, n), last = place;
    if (zip < n) place = state_alone(line, zip) ? zip - 2 : zip - 1, last = zip;
    if (!known && place == 1 && is_street(&line[0])) name = 0; /* nothing but an address */
    while (!known && place > name + 2 && name < place && !is_street(&line[name])) name++;
    put_lines(d, owner, F_rptOwnerName, line, 0, name);
    put_lines(d, owner, F_rptOwnerStreet1, line, name, name < place ? name + 1 : name);
    put_lines(d, owner, F_rptOwnerStreet2, line, name + 1, place);
    if (zip < n)
        put_place_lines(d, owner, line, n, place, zip);
    else if (place < n)
        put_place(d, owner, &line[place]);
    if (last + 1 < n && !is_home(&line[last + 1]))
        put(d, owner, F_rptOwnerCountry, line_str(&line[last + 1]));
}
