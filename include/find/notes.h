/* notes.h: the footnotes and remarks of all filings of a corpus, each text once. */
#ifndef SEC16_FIND_NOTES_H
#define SEC16_FIND_NOTES_H

#include "base/symbols.h"
#include "model/doc.h"

/* A footnote, or the remarks. */
typedef struct NoteText {
    Sym text;
    uint32_t row0, nrow; /* the rows that refer to it: Notes.row[row0 ..], counted from the filing's first; 0
                            = it speaks of the whole filing */
    bool remarks;
} NoteText;

/* All zero is empty. Filings are added in the order of the corpus. */
typedef struct Notes {
    Symbols texts;
    NoteText *note;
    uint32_t *row;
    uint32_t *first; /* by filing: its first note */
    size_t nnote, nrow, nfiling, capnote, caprow, capfiling;
} Notes;

void notes_add(Notes *n, const Doc *d); /* of the next filing */
/* The notes of a filing, `*count` of them. */
const NoteText *notes_of(const Notes *n, uint32_t filing, size_t *count);
/* Whether it speaks of that row of its filing, counted from 0. */
bool note_concerns(const Notes *n, const NoteText *note, uint32_t row);
static inline Str note_text(const Notes *n, const NoteText *note) { return sym_str(&n->texts, note->text); }
void notes_clear(Notes *n); /* no filings any more; symbols stay as they are */
void notes_free(Notes *n);

#endif
