/* lines.h: cells so narrow that they only show the beginnings of the words of the next one. */
#ifndef SEC16_READ_VALUE_LINES_H
#define SEC16_READ_VALUE_LINES_H

#include "read/value/unwrap.h"

/* The pieces except those that only show the beginnings of the words of the next. */
Pieces lines_without_crops(const Pieces *p);

#endif
