// SPDX-License-Identifier: GPL-3.0-or-later
// Preloaded into a program: while the file named like this library with ".full" behind it exists, what is written to a
// write-ahead log finds no space on the disk.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/uio.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <string>

namespace {

bool isFull(int descriptor) {
    Dl_info own{};
    if (::dladdr(reinterpret_cast<void*>(&isFull), &own) == 0 ||
        ::access((std::string(own.dli_fname) + ".full").c_str(), F_OK) != 0) {
        return false;
    }
    std::string path(PATH_MAX, '\0');
    const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
    const ssize_t length = ::readlink(link.c_str(), path.data(), path.size());
    return length > 0 && path.substr(0, static_cast<std::size_t>(length)).find("/pg_wal/") != std::string::npos;
}

template <class Function, class... Arguments>
ssize_t guarded(const char* name, int descriptor, Arguments... arguments) {
    if (isFull(descriptor)) {
        errno = ENOSPC;
        return -1;
    }
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name))(descriptor, arguments...);
}

} // namespace

extern "C" {

ssize_t write(int descriptor, const void* bytes, size_t size) {
    return guarded<decltype(&::write)>("write", descriptor, bytes, size);
}

ssize_t pwrite(int descriptor, const void* bytes, size_t size, off_t at) {
    return guarded<decltype(&::pwrite)>("pwrite", descriptor, bytes, size, at);
}

ssize_t pwrite64(int descriptor, const void* bytes, size_t size, off64_t at) {
    return guarded<decltype(&::pwrite64)>("pwrite64", descriptor, bytes, size, at);
}

ssize_t pwritev(int descriptor, const iovec* parts, int count, off_t at) {
    return guarded<decltype(&::pwritev)>("pwritev", descriptor, parts, count, at);
}

ssize_t pwritev64(int descriptor, const iovec* parts, int count, off64_t at) {
    return guarded<decltype(&::pwritev64)>("pwritev64", descriptor, parts, count, at);
}

int posix_fallocate(int descriptor, off_t at, off_t size) {
    return isFull(descriptor) ? ENOSPC
                              : reinterpret_cast<decltype(&::posix_fallocate)>(::dlsym(RTLD_NEXT, "posix_fallocate"))(
                                    descriptor, at, size);
}
}
