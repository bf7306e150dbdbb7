/* Stands between the program and the disk (LD_PRELOAD), for files below one folder only.

   Counts the calls that change a disk; makes the k-th fail, return short or be the last one
   before SIGKILL; or records them all, so that a disk can be built as a power cut leaves it.
   Unarmed it passes everything on. Calls are taken one at a time, so that their order is true. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum op { OPEN = 'o', WRITE = 'w', SYNC = 's', TRUNCATE = 't', RENAME = 'r', UNLINK = 'u',
          MKDIR = 'm', NOTE = 'n', RMDIR = 'd' };
enum action { COUNT, FAIL, SHORT, KILL, RECORD };

static pthread_mutex_t one = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
static char below[PATH_MAX];
static size_t below_size;
static int armed, action, error, sticky, record_to = -1;
static char wanted[16]; /* ops that are meant; empty: all */
static long at, calls, of_kind[256];
#define FILES 65536
static char ours[FILES]; /* descriptors of files below */

#define REAL(name) static __typeof__(name) *real; \
    if (!real) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

static ssize_t put(const void *data, size_t size) {
    static ssize_t (*real)(int, const void *, size_t);
    if (!real) real = (ssize_t (*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
    return real(record_to, data, size);
}

static int is_below(const char *path) {
    return armed && path && !strncmp(path, below, below_size);
}

static int is_ours(int fd) { return armed && fd >= 0 && fd < FILES && ours[fd]; }

/* What becomes of this call: 0 goes on, 1 fails (errno is set), 2 is cut short. */
static int judge(char op) {
    if (action == RECORD) return 0;
    of_kind[(unsigned char)op]++;
    if (*wanted && !strchr(wanted, op)) return 0;
    calls++;
    if (action == COUNT || !(calls == at || (sticky && calls > at))) return 0;
    if (action == KILL) { kill(getpid(), SIGKILL); for (;;) pause(); }
    if (action == SHORT) return op == WRITE ? 2 : 0;
    errno = error;
    return 1;
}

static void record(char op, int64_t number, int64_t offset, const char *first, const void *data,
                   size_t size) {
    if (action != RECORD || record_to < 0) return;
    struct { char op; char pad[7]; int64_t number, offset; uint32_t name, size; } head;
    memset(&head, 0, sizeof head);
    head.op = op; head.number = number; head.offset = offset;
    head.name = first ? (uint32_t)strlen(first) : 0; head.size = (uint32_t)size;
    put(&head, sizeof head);
    if (head.name) put(first, head.name);
    if (size) put(data, size);
}

void soak_arm(const char *folder, const char *ops, int what, long k, int err, int stay,
              const char *log) {
    pthread_mutex_lock(&one);
    strncpy(below, folder, sizeof below - 1); below_size = strlen(below);
    strncpy(wanted, ops, sizeof wanted - 1);
    action = what; at = k; error = err; sticky = stay; calls = 0;
    memset(of_kind, 0, sizeof of_kind);
    memset(ours, 0, sizeof ours);
    armed = 0;
    if (what == RECORD) record_to = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    armed = 1;
    pthread_mutex_unlock(&one);
}

void soak_disarm(void) { armed = 0; }
int soak_calls(int op) { return (int)of_kind[(unsigned char)op]; }
void soak_note(const char *text) {
    pthread_mutex_lock(&one);
    record(NOTE, 0, 0, NULL, text, strlen(text));
    pthread_mutex_unlock(&one);
}

static int opened(const char *path, int flags, int fd, int was) {
    if (fd < 0) return fd;
    if (fd < FILES) ours[fd] = is_below(path);
    if (is_below(path)) {
        int64_t how = (flags & O_CREAT && !was ? 1 : 0) | (flags & O_TRUNC ? 2 : 0);
        record(OPEN, fd, how, path, NULL, 0);
    }
    return fd;
}

#define OPENING(name) \
int name(const char *path, int flags, ...) { \
    REAL(name); \
    mode_t mode = 0; \
    if (flags & (O_CREAT | O_TMPFILE)) { \
        va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); } \
    if (!is_below(path)) { \
        int fd = real(path, flags, mode); \
        if (armed && fd >= 0 && fd < FILES) ours[fd] = 0; \
        return fd; } \
    pthread_mutex_lock(&one); \
    int fd = -1, was = !access(path, F_OK); \
    if (!judge(OPEN)) fd = opened(path, flags, real(path, flags, mode), was); \
    int kept = errno; pthread_mutex_unlock(&one); errno = kept; \
    return fd; }
OPENING(open)
OPENING(open64)

#define WRITING(name, type_args, args, offset_known, place) \
ssize_t name type_args { \
    REAL(name); \
    if (!is_ours(fd)) return real args; \
    pthread_mutex_lock(&one); \
    ssize_t done = -1; int how = judge(WRITE); \
    if (how == 2 && size > 1) size = size / 2; \
    if (how != 1) { \
        off_t before = offset_known ? (off_t)(place) : lseek(fd, 0, SEEK_CUR); \
        if (!offset_known && fcntl(fd, F_GETFL) & O_APPEND) { \
            struct stat s; fstat(fd, &s); before = s.st_size; } \
        done = real args; \
        if (done > 0) record(WRITE, fd, before, NULL, data, (size_t)done); } \
    int kept = errno; pthread_mutex_unlock(&one); errno = kept; \
    return done; }
WRITING(write, (int fd, const void *data, size_t size), (fd, data, size), 0, 0)
WRITING(pwrite, (int fd, const void *data, size_t size, off_t offset),
        (fd, data, size, offset), 1, offset)
WRITING(pwrite64, (int fd, const void *data, size_t size, off64_t offset),
        (fd, data, size, offset), 1, offset)

#define SYNCING(name) \
int name(int fd) { \
    REAL(name); \
    if (!is_ours(fd)) return real(fd); \
    pthread_mutex_lock(&one); \
    int done = -1; \
    if (!judge(SYNC)) { done = 0; /* the disk itself is not waited for: order is all */ \
        record(SYNC, fd, 0, NULL, NULL, 0); } \
    int kept = errno; pthread_mutex_unlock(&one); errno = kept; \
    return done; }
SYNCING(fsync)
SYNCING(fdatasync)

#define TRUNCATING(name, type) \
int name(int fd, type size) { \
    REAL(name); \
    if (!is_ours(fd)) return real(fd, size); \
    pthread_mutex_lock(&one); \
    int done = -1; \
    if (!judge(TRUNCATE) && !(done = real(fd, size))) \
        record(TRUNCATE, fd, size, NULL, NULL, 0); \
    int kept = errno; pthread_mutex_unlock(&one); errno = kept; \
    return done; }
TRUNCATING(ftruncate, off_t)
TRUNCATING(ftruncate64, off64_t)

int rename(const char *from, const char *to) {
    REAL(rename);
    if (!is_below(from) && !is_below(to)) return real(from, to);
    pthread_mutex_lock(&one);
    int done = -1;
    if (!judge(RENAME) && !(done = real(from, to)))
        record(RENAME, 0, 0, from, to, strlen(to));
    int kept = errno; pthread_mutex_unlock(&one); errno = kept;
    return done;
}

#define PATH_CALL(name, op, type_args, args) \
int name type_args { \
    REAL(name); \
    if (!is_below(path)) return real args; \
    pthread_mutex_lock(&one); \
    int done = -1; \
    if (!judge(op) && !(done = real args)) record(op, 0, 0, path, NULL, 0); \
    int kept = errno; pthread_mutex_unlock(&one); errno = kept; \
    return done; }
PATH_CALL(unlink, UNLINK, (const char *path), (path))
PATH_CALL(rmdir, RMDIR, (const char *path), (path))
PATH_CALL(mkdir, MKDIR, (const char *path, mode_t mode), (path, mode))

int close(int fd) {
    REAL(close);
    if (fd >= 0 && fd < FILES) ours[fd] = 0;
    return real(fd);
}
