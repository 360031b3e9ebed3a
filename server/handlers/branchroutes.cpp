// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/branchroutes.h"

#include "server/domain/bankstore.h"
#include "server/handlers/listpage.h"
#include "server/handlers/queryreader.h"
#include "shared/api/messages_session.h"

namespace tellerdesk::server {

// A bank has few branches: all are read, and a page is cut out of them.
Result<Act> getBranches(const Call& call, const Services&) {
    static const QString list = QStringLiteral("branches");
    QueryReader query(call);
    const int limit = query.limit();
    const auto after =
        query.value("cursor", [](const QString& cursor) { return idFromCursor<BranchId>(list, cursor); });
    if (auto read = query.finish(true); !read) {
        return read.failed();
    }
    return Act([limit, after](Stores& stores) -> Result<HandlerReply> {
        auto branches = stores.bank.branches();
        const auto last = std::find_if(branches.begin(), branches.end(),
                                       [&after](const Branch& branch) { return branch.id == after; });
        if (last != branches.end()) {
            branches.erase(branches.begin(), last + 1);
        }
        return listPage(
            branches, limit, list,
            [](const Branch& branch) { return BranchInfo{.id = branch.id, .code = branch.code, .name = branch.name}; },
            [](const Branch& branch) { return cursorPosition(branch.id); });
    });
}

} // namespace tellerdesk::server
