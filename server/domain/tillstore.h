// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/api/messages_tills.h"
#include "shared/core/uuid.h"

#include <optional>
#include <vector>

namespace tellerdesk::server {

// A till session as it is now, with the branch that may see it. Positions are in order of their currencies' codes.
struct TillRecord {
    TillSession session = {};
    BranchId branchId = {};

    bool operator==(const TillRecord&) const = default;
};

struct TillFilter {
    std::optional<BranchId> branchId = {}; // none: every branch
    std::optional<TillStatus> status = {};
    std::optional<TillSessionId> below = {}; // the cursor: the last id of the page before
    int limit = 50;
};

class TillStore {
public:
    virtual ~TillStore() = default;

    virtual std::optional<TillRecord> find(TillSessionId id) = 0;
    virtual std::optional<TillRecord> openOf(UserId teller) = 0;
    virtual std::vector<TillRecord> list(const TillFilter& filter) = 0; // newest first
};

} // namespace tellerdesk::server
