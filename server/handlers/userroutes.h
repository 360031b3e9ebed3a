// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/handlers/call.h"

namespace tellerdesk::server {

void postUser(std::shared_ptr<const Call> call, const Services& services, Answer answer);
Result<Act> getUsers(const Call& call, const Services& services); // ?q=&role=&status=&branch_id=&locked=&limit=&cursor=
Result<Act> getTellers(const Call& call,
                       const Services& services); // as getUsers, without role=; of whom the caller sees
Result<Act> getUser(const Call& call, const Services& services);
void patchUser(std::shared_ptr<const Call> call, const Services& services, Answer answer);
void postReset(std::shared_ptr<const Call> call, const Services& services, Answer answer);
Result<Act> postUnlock(const Call& call, const Services& services);
Result<Act> postSessionsEnd(const Call& call, const Services& services);

} // namespace tellerdesk::server
