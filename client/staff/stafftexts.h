// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/apierror.h"
#include "client/staff/stafflist.h"
#include "shared/api/messages_users.h"

#include <QString>

namespace tellerdesk::client {

QString roleText(Role role);
QString statusText(const UserInfo& user);                 // "Active", "Disabled", "Locked until 14:05"
QString momentText(const std::optional<Instant>& moment); // "Never" where there is none

// What somebody else has changed, field by field; empty: nothing that a change could overwrite.
QString differenceText(const UserInfo& before, const UserInfo& now, const StaffList& list);

// As errorText, in the words of this work.
QString staffErrorText(const ApiError& error);

} // namespace tellerdesk::client
