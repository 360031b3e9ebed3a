// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/systemaccount.h"

#include <grp.h>
#include <pwd.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef __linux__
#include <linux/close_range.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

#include <array>

namespace tellerdesk::server::ops {

namespace {

constexpr int kCannotBecome = 126; // as shells say "found, but cannot be run"

std::optional<SystemAccount> described(const passwd* entry) {
    if (entry == nullptr) {
        return std::nullopt;
    }
    SystemAccount account{
        .name = QString::fromLocal8Bit(entry->pw_name), .user = entry->pw_uid, .group = entry->pw_gid};
    std::array<gid_t, 256> groups{};
    int count = static_cast<int>(groups.size());
    if (::getgrouplist(entry->pw_name, entry->pw_gid, groups.data(), &count) < 0) {
        count = static_cast<int>(groups.size()); // more than we can take over: the first ones do
    }
    account.groups.assign(groups.begin(), groups.begin() + count);
    return account;
}

#ifdef __linux__
// The kernel's calls for this one thread: the C library's would ask threads that only the parent has.
bool changeTo(const SystemAccount& account) {
    return ::syscall(SYS_setgroups, account.groups.size(), account.groups.data()) == 0 &&
           ::syscall(SYS_setresgid, account.group, account.group, account.group) == 0 &&
           ::syscall(SYS_setresuid, account.user, account.user, account.user) == 0;
}
#else
bool changeTo(const SystemAccount& account) {
    return ::setgroups(static_cast<int>(account.groups.size()), account.groups.data()) == 0 &&
           ::setgid(account.group) == 0 && ::setuid(account.user) == 0;
}
#endif

} // namespace

std::optional<SystemAccount> accountNamed(const QString& name) {
    return described(::getpwnam(name.toLocal8Bit().constData()));
}

std::optional<SystemAccount> accountOf(uid_t user) {
    return described(::getpwuid(user));
}

std::function<void()> childBecomes(const SystemAccount& account, int signalOnOurDeath) {
    const pid_t parent = ::getpid();
    return [account, signalOnOurDeath, parent, change = ::geteuid() == 0] {
        ::setpgid(0, 0);
        ::umask(077);
#ifdef __linux__
        ::syscall(SYS_close_range, 3U, ~0U, CLOSE_RANGE_CLOEXEC); // older kernels: what we open is marked so anyway
#endif
        if (change && !changeTo(account)) {
            ::_exit(kCannotBecome);
        }
#ifdef __linux__
        ::prctl(PR_SET_PDEATHSIG, signalOnOurDeath); // after the change of account, which would clear it
        if (::getppid() != parent) {
            ::_exit(kCannotBecome); // the parent died in between
        }
#endif
    };
}

} // namespace tellerdesk::server::ops
