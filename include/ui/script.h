/* script.h: a terminal that is not there: types the keys of a script and prints screens.
 *
 * One order a line; empty lines and lines starting with # are left out. Keys are typed when the browser has
 * come to rest, so that the same script always gives the same screens. key NAME...       types keys by name:
 * j  Tab  C-d  PgDn  Enter type TEXT         types the rest of the line, character by character click COLUMN
 * ROW  presses the mouse there, counted from 0 wheel up|down COLUMN ROW size COLUMNSxROWS changes the size of
 * the terminal screen NAME       prints the screen under that name The end of the script ends the browser.
 */
#ifndef SEC16_UI_SCRIPT_H
#define SEC16_UI_SCRIPT_H

#include "ui/term.h"

#include <stdio.h>

/* Reads the script at `path` ("-" = standard input); screens go to `out`. NULL, with what is wrong with the
 * file or a line of it in `why`, if it cannot be played. Free with script_close. */
Term *script_open(const char *path, int columns, int rows, FILE *out, Buf *why);
/* The errno of the first screen that could not be written; 0: all were. */
int script_failed(const Term *t);
void script_close(Term *t);
/* The same for a person, line by line, without a screen: for screen readers and pipes. Reads orders from `in`
 * (a line that is none of the above is a list of keys), and after each says the line of the cursor and the
 * last lines. */
Term *linear_open(FILE *in, FILE *out);

#endif
