#ifndef C_LEXICONS_H
#define C_LEXICONS_H

#include <stddef.h>

/// A table that is part of the binary.
typedef struct {
    const unsigned char *_Nonnull bytes;
    size_t count;
} EmbeddedTable;

/// Slang and abbreviations, `Lexicons/slang.tsv`.
EmbeddedTable embeddedSlang(void);
/// Words with weights that were learned, `Lexicons/emotion-words.tsv`.
EmbeddedTable embeddedEmotionWords(void);

#endif
