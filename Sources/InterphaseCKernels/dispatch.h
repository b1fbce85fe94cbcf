// One body, several levels.

#ifndef INTERPHASE_DISPATCH_H
#define INTERPHASE_DISPATCH_H

#include "lanes.h"

#if defined(__x86_64__) && defined(__linux__)
#define INTERPHASE_LEVELS 1
#define LEVEL3 __attribute__((target("arch=x86-64-v3")))
#define LEVEL4 __attribute__((target("arch=x86-64-v4,no-prefer-256-bit")))
#else
#define INTERPHASE_LEVELS 0
#endif

/// Defines NAME_0, NAME_3 and NAME_4 from NAME_body, and calls the one of the level.
#if INTERPHASE_LEVELS
#define DISPATCHED(TYPE, NAME, PARAMETERS, ARGUMENTS)                         \
  static TYPE NAME##_0 PARAMETERS { return NAME##_body ARGUMENTS; }           \
  LEVEL3 static TYPE NAME##_3 PARAMETERS { return NAME##_body ARGUMENTS; }    \
  LEVEL4 static TYPE NAME##_4 PARAMETERS { return NAME##_body ARGUMENTS; }
#define CALL(LEVEL, NAME, ARGUMENTS)                                          \
  ((LEVEL) == 4 ? NAME##_4 ARGUMENTS : (LEVEL) == 3 ? NAME##_3 ARGUMENTS : NAME##_0 ARGUMENTS)
#else
#define DISPATCHED(TYPE, NAME, PARAMETERS, ARGUMENTS)                         \
  static TYPE NAME##_0 PARAMETERS { return NAME##_body ARGUMENTS; }
#define CALL(LEVEL, NAME, ARGUMENTS) ((void)(LEVEL), NAME##_0 ARGUMENTS)
#endif

#endif
