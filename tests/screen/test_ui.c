/* test_ui.c: keys and chords, the prompt, and the layout of the panes at every size. */
#include "tests.h"
#include "ui/panes.h"
#include "ui/prompt.h"

#include <string.h>

/* ---- keys ---- */

static Chord chord(const char *word)
{
    Chord c;
    if (!chord_parse(str_z(word), &c)) fail_msg("'%s' is no chord", word);
    return c;
}

/* Types the keys of a word; the action of the last one. */
static Action type(Keymap *m, const char *word, bool *instead)
{
    Chord c = chord(word), what;
    Action a = ACTION_NONE;
    for (size_t i = 0; i < c.n; i++) a = keymap_key(m, c.key[i], instead, &what);
    return a;
}

static void test_every_key_of_the_table_does_its_action(void **state)
{
    (void)state;
    for (Action a = 0; a < ACTIONS; a++) {
        for (Str rest = str_z(actions[a].keys); rest.n;) {
            char word[CHORD_TEXT] = "", back[CHORD_TEXT];
            Str key = str_cut(&rest, ' ');
            memcpy(word, key.p, key.n);
            Keymap m;
            bool instead;
            keymap_init(&m, actions[a].group == ACTION_GROUP_PROMPT);
            if (type(&m, word, &instead) != a) fail_msg("%s is not %s", word, actions[a].name);
            Chord c = chord(word);
            assert_str(chord_text(&c, back), word);
        }
    }
}

static void test_chords(void **state)
{
    (void)state;
    Keymap m;
    bool instead;
    keymap_init(&m, false);
    assert_int_equal(type(&m, "]", &instead), ACTION_NEXT_FINDING); /* at once */
    assert_false(instead || keymap_waits(&m));
    assert_int_equal(type(&m, "r", &instead), ACTION_NEXT_REPAIR); /* and taken back */
    assert_true(instead);
    type(&m, "]", &instead);
    assert_int_equal(type(&m, "j", &instead), ACTION_DOWN); /* a key for itself */
    assert_false(instead);
    assert_int_equal(type(&m, "Z", &instead), ACTION_PENDING);
    assert_true(keymap_waits(&m));
    assert_int_equal(type(&m, "x", &instead), ACTION_NONE); /* no such chord: nothing is done */
    assert_false(keymap_waits(&m));
    assert_int_equal(type(&m, "ZZ", &instead), ACTION_LEAVE);
    assert_int_equal(type(&m, "C-ww", &instead), ACTION_NEXT_PANE);
    for (uint32_t key = 0; key < 0x11ffff; key += 7) { /* nothing typed can harm */
        Chord what;
        keymap_key(&m, key, &instead, &what);
        assert_true(m.typed.n < CHORD_MAX && what.n <= CHORD_MAX);
    }
}

static void test_no_key_is_bound_twice(void **state)
{
    (void)state;
    for (int prompt = 0; prompt < 2; prompt++) {
        Keymap m;
        keymap_init(&m, prompt);
        assert_true(m.n < BINDINGS_MAX);
        for (size_t i = 0; i < m.n; i++)
            for (size_t j = 0; j < i; j++)
                if (!memcmp(&m.binding[i].chord, &m.binding[j].chord, sizeof(Chord)))
                    fail_msg("%s and %s have the same key", actions[m.binding[i].action].name,
                             actions[m.binding[j].action].name);
    }
}

static void test_help_lists_every_action(void **state)
{
    (void)state;
    HelpItem items[ACTIONS];
    keys_help(items);
    for (size_t i = 0; i < ACTIONS; i++) {
        assert_true(*items[i].key && *items[i].name && *items[i].help);
        for (size_t j = 0; j + 1 < i; j++) /* groups stand together */
            if (!strcmp(items[j].group, items[i].group))
                assert_string_equal(items[i - 1].group, items[i].group);
    }
}

/* ---- the prompt ---- */

static void feed(Prompt *p, const char *text)
{
    for (Str rest = str_z(text); rest.n;) prompt_key(p, utf8_next(&rest));
}

static PromptState press(Prompt *p, const char *key) { return prompt_key(p, chord(key).key[0]); }

static void test_prompt_edits(void **state)
{
    (void)state;
    Prompt p;
    prompt_init(&p);
    prompt_open(&p);
    feed(&p, "stock option é\u0301x");
    press(&p, "Left");
    press(&p, "Backspace"); /* the letter and its accent */
    assert_str(buf_str(&p.text), "stock option x");
    assert_int_equal(press(&p, "C-w"), PROMPT_CHANGED);
    assert_str(buf_str(&p.text), "stock x");
    press(&p, "Home");
    assert_int_equal(press(&p, "Left"), PROMPT_SAME);
    press(&p, "Delete");
    assert_str(buf_str(&p.text), "tock x");
    feed(&p, "ß");
    assert_str(buf_str(&p.text), "ßtock x");
    press(&p, "C-k");
    assert_str(buf_str(&p.text), "ß");
    press(&p, "C-u");
    assert_int_equal(p.text.n, 0);
    assert_int_equal(press(&p, "Tab"), PROMPT_COMPLETE); /* no control character gets in */
    assert_int_equal(p.text.n, 0);
    assert_int_equal(press(&p, "Backspace"), PROMPT_CANCELLED);
    prompt_free(&p);
}

static void test_prompt_remembers(void **state)
{
    (void)state;
    static const char *const typed[] = {"one", "two", "two", "three"};
    Prompt p;
    prompt_init(&p);
    for (size_t i = 0; i < 4; i++) {
        prompt_open(&p);
        feed(&p, typed[i]);
        prompt_remember(&p);
    }
    assert_int_equal(p.npast, 3);
    prompt_open(&p);
    press(&p, "Up");
    press(&p, "Up");
    assert_str(buf_str(&p.text), "two");
    press(&p, "Up");
    assert_int_equal(press(&p, "Up"), PROMPT_SAME);
    assert_str(buf_str(&p.text), "one");
    press(&p, "Down");
    press(&p, "Down");
    press(&p, "Down");
    assert_str(buf_str(&p.text), "");
    prompt_free(&p);
}

static void test_prompt_draws_at_any_width(void **state)
{
    (void)state;
    Prompt p;
    Grid g = {0};
    int end;
    prompt_init(&p);
    prompt_open(&p);
    feed(&p, "a long pattern with 漢字 and (a group");
    for (int w = 1; w < 60; w++) {
        grid_resize(&g, w, 1);
        for (p.at = 0; p.at <= p.text.n; p.at++) {
            if (p.at < p.text.n && (p.text.p[p.at] & 0xc0) == 0x80) continue;
            int x = prompt_draw(&p, &g, (Rect){0, 0, w, 1}, 27, &end);
            assert_true(x >= 0 && x < w);
        }
    }
    grid_free(&g);
    prompt_free(&p);
}

/* ---- the panes ---- */

static void cover(unsigned char *used, int w, int h, Rect r)
{
    assert_true(r.w >= 0 && r.h >= 0);
    for (int y = r.y; y < r.y + r.h; y++)
        for (int x = r.x; x < r.x + r.w; x++) {
            if (x < 0 || y < 0 || x >= w || y >= h) fail_msg("%dx%d: outside at %d,%d", w, h, x, y);
            if (used[y * w + x]++) fail_msg("%dx%d: two things at %d,%d", w, h, x, y);
        }
}

static Wish wish_of(int w, int h, unsigned kind)
{
    Wish x = {.w = w,
              .h = h,
              .zoom = kind == 0,
              .list = kind == 1 || kind == 2,
              .preview = kind == 1,
              .findings = kind == 2,
              .card = kind == 3};
    x.header = kind == 4;
    x.lines[PANE_HEADER] = 7;
    x.lines[PANE_TABLE1] = kind == 5 ? 0 : 3;
    x.lines[PANE_TABLE2] = kind == 6 ? 31 : 6;
    x.lines[PANE_NOTES] = 12;
    return x;
}

/* Nothing twice, and no cell of the screen is nobody's. */
static void test_layout_at_every_size(void **state)
{
    (void)state;
    static unsigned char used[220 * 70];
    for (int w = 1; w <= 220; w++)
        for (int h = 1; h <= 70; h++)
            for (unsigned kind = 0; kind < 7; kind++) {
                Wish wish = wish_of(w, h, kind);
                Layout l = layout_of(&wish);
                unsigned panes = 0;
                memset(used, 0, sizeof used);
                cover(used, w, h, l.status);
                cover(used, w, h, l.top);
                for (int i = 0; i < 2; i++) cover(used, w, h, l.bar[i]);
                for (size_t i = 0; i < l.n; i++) {
                    cover(used, w, h, l.slot[i].title);
                    cover(used, w, h, l.slot[i].body);
                    assert_int_equal(panes & l.slot[i].panes, 0);
                    panes |= l.slot[i].panes;
                }
                assert_true(!wish.zoom || l.n == 1);
                if (memchr(used, 0, (size_t)(w * h))) fail_msg("%dx%d: a hole", w, h);
            }
}

/* A filing that has rows shows one of each table, with its heads, wherever a screen is no page of one pane.
 */
static void test_a_row_of_each_table_is_in_view(void **state)
{
    (void)state;
    for (int w = 40; w <= 220; w += 5)
        for (int h = 12; h <= 70; h++) {
            Wish wish = wish_of(w, h, 6);
            Layout l = layout_of(&wish);
            for (PaneId id = PANE_TABLE1; id <= PANE_TABLE2 && l.n > 1; id++)
                if (l.slot[layout_slot(&l, id)].body.h < 2)
                    fail_msg("%dx%d: no row of table %d", w, h, id - PANE_HEADER);
        }
}

static void test_layouts_meant_for_their_sizes(void **state)
{
    (void)state;
    static const struct {
        int w, h;
        size_t slots;
    } sizes[] = {{20, 5, 1}, {80, 24, 5}, {100, 30, 5}, {140, 45, 6}, {200, 60, 7}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        Wish wish = wish_of(sizes[i].w, sizes[i].h, 7);
        assert_int_equal(layout_of(&wish).n, sizes[i].slots);
    }
}

/* A click on any column of the title finds the pane whose name stands there. */
static void test_titles(void **state)
{
    (void)state;
    Grid g = {0};
    Buf row = {0};
    for (int w = 1; w < 130; w++) {
        Layout l = layout_of(&(Wish){.w = w, .h = 24, .zoom = true});
        grid_resize(&g, w, 24);
        for (PaneId top = 0; top < PANES; top++) {
            Title t = {top, true, S("Acme Corp \xe6\xbc\xa2 and more about it than fits into a narrow line"),
                       S("")};
            title_draw(&g, &l.slot[0], &t);
            buf_clear(&row);
            grid_row(&g, l.slot[0].title.y, &row);
            for (PaneId id = 0; id < PANE_NUMBERED; id++) {
                char name[8];
                snprintf(name, sizeof name, "%d ", id + 1);
                size_t at = str_find(buf_str(&row), str_z(name));
                if (at >= row.n) continue;
                int x = text_width(str_sub(buf_str(&row), 0, at));
                assert_int_equal(title_pane_at(&l.slot[0], &t, x), id);
            }
            if (w >= 100) assert_true(str_find(buf_str(&row), S("7 Source")) < row.n);
        }
    }
    buf_free(&row);
    grid_free(&g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_key_of_the_table_does_its_action),
        cmocka_unit_test(test_chords),
        cmocka_unit_test(test_no_key_is_bound_twice),
        cmocka_unit_test(test_help_lists_every_action),
        cmocka_unit_test(test_prompt_edits),
        cmocka_unit_test(test_prompt_remembers),
        cmocka_unit_test(test_prompt_draws_at_any_width),
        cmocka_unit_test(test_layout_at_every_size),
        cmocka_unit_test(test_a_row_of_each_table_is_in_view),
        cmocka_unit_test(test_layouts_meant_for_their_sizes),
        cmocka_unit_test(test_titles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
