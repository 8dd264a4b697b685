/* repair.h: the kinds of repairs in words. */
#ifndef SEC16_MODEL_REPAIR_H
#define SEC16_MODEL_REPAIR_H

#include "model/doc.h"

/* In words, for Repair.why. */
Str repair_why(RepairKind kind);
/* What speaks for a repair of a kind when nothing else on the form does: its own shape. */
Str repair_evidence(RepairKind kind);

#endif
