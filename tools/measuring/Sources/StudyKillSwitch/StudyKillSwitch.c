#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static atomic_long changes;

static long number(const char *name) {
  const char *text = getenv(name);
  return text ? atol(text) : 0;
}

static void change(void) {
  if (atomic_fetch_add(&changes, 1) + 1 == number("INTERPHASE_STOP_AT")) {
    raise((int)number("INTERPHASE_STOP_WITH"));
  }
}

#define NEXT(function) ((__typeof__(&function))dlsym(RTLD_NEXT, #function))

int mkdir(const char *path, mode_t mode) {
  change();
  return NEXT(mkdir)(path, mode);
}

int mkdirat(int folder, const char *path, mode_t mode) {
  change();
  return NEXT(mkdirat)(folder, path, mode);
}

int renameat(int from, const char *old, int to, const char *new) {
  change();
  return NEXT(renameat)(from, old, to, new);
}

int linkat(int from, const char *old, int to, const char *new, int flags) {
  change();
  return NEXT(linkat)(from, old, to, new, flags);
}

int unlinkat(int folder, const char *path, int flags) {
  change();
  return NEXT(unlinkat)(folder, path, flags);
}

int rmdir(const char *path) {
  change();
  return NEXT(rmdir)(path);
}

ssize_t write(int file, const void *bytes, size_t count) {
  // Standard output and error are no files of results.
  if (file > 2) change();
  return NEXT(write)(file, bytes, count);
}

__attribute__((destructor)) static void report(void) {
  const char *path = getenv("INTERPHASE_COUNT_INTO");
  FILE *file = path ? fopen(path, "w") : NULL;
  if (!file) return;
  fprintf(file, "%ld\n", atomic_load(&changes));
  fclose(file);
}
