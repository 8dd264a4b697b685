/* prompt.h: the line that a person types: editing, history, drawing. */
#ifndef SEC16_UI_PROMPT_H
#define SEC16_UI_PROMPT_H

#include "ui/keys.h"

typedef struct Prompt {
    const char *sign; /* stands before the text; "/" unless set */
    Keymap keys;
    Buf text;
    size_t at;                     /* byte of the text where the cursor is, between characters */
    char **past;                   /* oldest first */
    size_t npast, cappast, recall; /* recall = npast: not looking back */
} Prompt;

typedef enum PromptState {
    PROMPT_SAME,
    PROMPT_CHANGED,
    PROMPT_DONE,
    PROMPT_CANCELLED,
    PROMPT_COMPLETE /* the word before the cursor is to be completed */
} PromptState;

void prompt_init(Prompt *p);
void prompt_free(Prompt *p);
void prompt_open(Prompt *p);          /* empty again */
void prompt_set(Prompt *p, Str text); /* the cursor behind it */
/* Puts text in place of the bytes from `from` to the cursor. */
void prompt_replace(Prompt *p, size_t from, Str text);
PromptState prompt_key(Prompt *p, uint32_t key);
void prompt_remember(Prompt *p); /* what was typed goes into the history */

/* Draws sign and text into a line, with the character at `wrong` lit (SIZE_MAX: none); scrolls sideways to
 * keep the cursor in view. Returns the column of the cursor; `*end` is the column behind the text. */
int prompt_draw(const Prompt *p, Grid *g, Rect r, size_t wrong, int *end);

#endif
