/* config.c: a configuration is understood whole, or refused with a reason; keys that it binds can be typed.
 */
#include "fuzz.h"

#include "ui/config.h"

void fuzz_config(Str in)
{
    Config c;
    Buf why = {0};
    Keymap keys;
    bool ok = config_read(&c, fuzz_file("config", in), &why);
    LAW(ok == !why.n);
    for (int prompt = 0; ok && prompt < 2; prompt++) {
        keymap_init(&keys, prompt);
        config_bind(&c, &keys, prompt);
        LAW(keys.n <= BINDINGS_MAX);
    }
    config_free(&c);
    buf_free(&why);
}
