/* texts.h: the patterns of the checks (check/text.h), searched for by find. */
#ifndef SEC16_LOAD_TEXTS_H
#define SEC16_LOAD_TEXTS_H

#include "check/text.h"

TextMatch texts_new(void); /* for one thread; free with texts_free */
void texts_free(TextMatch *m);

#endif
