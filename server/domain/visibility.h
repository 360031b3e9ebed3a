// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/actor.h"

#include <optional>

namespace tellerdesk::server {

// The branch that a list is limited to; none: every branch.
inline std::optional<BranchId> visibleBranch(const Actor& actor) {
    const bool all = actor.role == Role::Auditor || actor.role == Role::Administrator;
    return all ? std::nullopt : std::optional(actor.branchId);
}

} // namespace tellerdesk::server
