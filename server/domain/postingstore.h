// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/posting.h"

#include <optional>

namespace tellerdesk::server {

class PostingStore {
public:
    virtual ~PostingStore() = default;

    // As its POST was answered; nothing while it is not posted, and for the bank's own postings. The caller looks at
    // the branch.
    virtual std::optional<PostingRecord> find(PostingId id) = 0;
};

} // namespace tellerdesk::server
