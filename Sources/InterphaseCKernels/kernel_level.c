#include <stdlib.h>
#include <string.h>

#include "dispatch.h"
#include "interphase_kernels.h"

int32_t interphase_kernel_level_is_supported(int32_t level) {
  if (level == 0) return 1;
#if INTERPHASE_LEVELS
  __builtin_cpu_init();
  if (level == 3) return __builtin_cpu_supports("x86-64-v3") != 0;
  if (level == 4) return __builtin_cpu_supports("x86-64-v4") != 0;
#endif
  return 0;
}

static int32_t chosen_level = 0;

// Before main, so that no two threads can meet here.
__attribute__((constructor)) static void choose_level(void) {
  int32_t best = interphase_kernel_level_is_supported(4) ? 4 : interphase_kernel_level_is_supported(3) ? 3 : 0;
  const char *wanted = getenv("INTERPHASE_KERNELS");
  if (wanted != NULL) {
    if (strcmp(wanted, "baseline") == 0) best = 0;
    if (strcmp(wanted, "v3") == 0 && best >= 3) best = 3;
  }
  chosen_level = best;
}

int32_t interphase_kernel_level(void) { return chosen_level; }
