// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <sys/types.h>

#include <functional>
#include <optional>
#include <vector>

namespace tellerdesk::server::ops {

struct SystemAccount {
    QString name = {};
    uid_t user = 0;
    gid_t group = 0;
    std::vector<gid_t> groups = {};

    bool isRoot() const { return user == 0; }
};

std::optional<SystemAccount> accountNamed(const QString& name);
std::optional<SystemAccount> accountOf(uid_t user);

// To run in a child between fork and exec: the child gets a process group of its own (so that Ctrl-C in the terminal
// is the server's alone), none of our open files, the account's rights when we are root, and the signal when we die.
std::function<void()> childBecomes(const SystemAccount& account, int signalOnOurDeath);

} // namespace tellerdesk::server::ops
