// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/staff/stafftexts.h"

#include "client/app/dates.h"
#include "client/app/errortext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QStringList>

namespace tellerdesk::client {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Staff)
};

QDateTime localTime(Instant instant) {
    return QDateTime::fromMSecsSinceEpoch(instant.time_since_epoch().count());
}

void compare(QStringList& lines, const QString& field, const QString& before, const QString& now) {
    if (before != now) {
        const QString nothing = Texts::tr("nothing");
        lines.append(
            Texts::tr("%1: %2, was %3").arg(field, now.isEmpty() ? nothing : now, before.isEmpty() ? nothing : before));
    }
}

} // namespace

QString roleText(Role role) {
    switch (role) {
    case Role::Teller:
        return Texts::tr("Teller");
    case Role::Supervisor:
        return Texts::tr("Supervisor");
    case Role::Administrator:
        return Texts::tr("Administrator");
    case Role::Auditor:
        return Texts::tr("Auditor");
    }
    return {};
}

QString statusText(const UserInfo& user) {
    if (user.status == UserStatus::Disabled) {
        return Texts::tr("Disabled");
    }
    if (user.locked) {
        return user.lockedUntil
                   ? Texts::tr("Locked until %1")
                         .arg(QLocale().toString(localTime(*user.lockedUntil).time(), QLocale::ShortFormat))
                   : Texts::tr("Locked");
    }
    return Texts::tr("Active");
}

QString momentText(const std::optional<Instant>& moment) {
    return moment ? dateTimeText(localTime(*moment)) : Texts::tr("Never");
}

QString differenceText(const UserInfo& before, const UserInfo& now, const StaffList& list) {
    QStringList lines;
    const auto status = [](const UserInfo& user) {
        return user.status == UserStatus::Active ? Texts::tr("Active") : Texts::tr("Disabled");
    };
    compare(lines, Texts::tr("Full name"), before.fullName, now.fullName);
    compare(lines, Texts::tr("E-mail"), before.email.value_or(QString()), now.email.value_or(QString()));
    compare(lines, Texts::tr("Role"), roleText(before.role), roleText(now.role));
    compare(lines, Texts::tr("Branch"), list.branchName(before.branchId), list.branchName(now.branchId));
    compare(lines, Texts::tr("Status"), status(before), status(now));
    return lines.join(u'\n');
}

QString staffErrorText(const ApiError& error) {
    if (error.isRefusal(ErrorCode::NotFound)) {
        return Texts::tr(
            "The server does not know this member of staff, or this branch. Open this page again to read it anew.");
    }
    if (error.isRefusal(ErrorCode::TillSessionClosed)) {
        return Texts::tr("This till is closed already. Open this page again to see which are open.");
    }
    if (error.isRefusal(ErrorCode::Busy) || error.isRefusal(ErrorCode::Unavailable)) {
        return Texts::tr("The server cannot do this just now. Nothing was changed; try again in a moment.");
    }
    if (error.isRefusal(ErrorCode::OutcomeUnknown) || error.isRefusal(ErrorCode::InProgress) ||
        error.kind == ApiError::Kind::TimedOut) {
        return Texts::tr("Nobody knows yet whether this was done. Try again: it is the same request, and nothing is "
                         "done twice.");
    }
    return errorText(error);
}

} // namespace tellerdesk::client
