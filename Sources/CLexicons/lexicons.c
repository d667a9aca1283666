#include "CLexicons.h"

// The tables that would take the Swift compiler too long.
static const unsigned char slang[] = {
#embed "../../Lexicons/slang.tsv"
};

static const unsigned char emotionWords[] = {
#embed "../../Lexicons/emotion-words.tsv"
};

EmbeddedTable embeddedSlang(void) { return (EmbeddedTable){slang, sizeof slang}; }
EmbeddedTable embeddedEmotionWords(void) { return (EmbeddedTable){emotionWords, sizeof emotionWords}; }
