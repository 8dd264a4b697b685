/* boxes.h: the header of the form as the SEC prints it. */
#ifndef SEC16_VIEW_KIT_BOXES_H
#define SEC16_VIEW_KIT_BOXES_H

#include "view/kit/shown.h"

/* Title, what EDGAR says, marks and numbered boxes, in the width of the context. */
void boxes_put(const Drawing *d, Lines *out);

#endif
