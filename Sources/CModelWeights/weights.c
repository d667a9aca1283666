#include "CModelWeights.h"
