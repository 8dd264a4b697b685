/* theme.h: which colours the screen has. */
#ifndef SEC16_UI_THEME_H
#define SEC16_UI_THEME_H

#include "base/str.h"

/* AUTO: dark, or light where COLORFGBG says so. */
typedef enum Theme { THEME_AUTO, THEME_DARK, THEME_LIGHT, THEME_CONTRAST, THEME_MONO, THEMES } Theme;
const char *theme_name(Theme t);
Theme theme_by_name(Str name); /* THEMES if there is none */

#endif
