// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/login/versionpage.h"

#include "client/app/desk.h"
#include "client/widgets/wraptext.h"

#include <QPushButton>

namespace tellerdesk::client {

namespace {

QString reason(const Desk& desk) {
    const QString program = QStringLiteral(TELLERDESK_VERSION);
    const auto& server = desk.server();
    if (!server || !desk.misfit()) {
        return {};
    }
    if (*desk.misfit() == Misfit::ServerTooOld) {
        return VersionPage::tr("This program (%1) speaks protocol version %2, the server only version %3. Ask your "
                               "operator to bring the server to the release of this program. Nothing was sent.")
            .arg(program)
            .arg(kApiVersion)
            .arg(server->apiVersion);
    }
    if (server->apiVersion > kApiVersion) {
        return VersionPage::tr("The server speaks protocol version %1, this program (%2) only version %3. Ask your "
                               "operator for the new release of this program. Nothing was sent.")
            .arg(server->apiVersion)
            .arg(program)
            .arg(kApiVersion);
    }
    return VersionPage::tr("The server serves programs from version %1 on; this is version %2. Ask your operator for "
                           "the new release of this program. Nothing was sent.")
        .arg(wrapAnywhere(server->minimumClientVersion.left(40)), program);
}

} // namespace

VersionPage::VersionPage(Desk& desk, QWidget* parent)
    : CardPage(tr("Versions do not fit"), tr("Try again"), parent)
    , m_desk(desk) {
    auto* other = new QPushButton(tr("&Another server"));
    other->setObjectName(QStringLiteral("anotherServer"));
    connect(other, &QPushButton::clicked, this, &VersionPage::anotherServerWanted);
    addBelow(other);
}

void VersionPage::enter() {
    setHeading(m_desk.misfit() == Misfit::ServerTooOld ? tr("The server is too old") : tr("This program is too old"));
    setExplanation(reason(m_desk));
    setWaiting(false);
    CardPage::enter();
}

void VersionPage::submit() {
    setWaiting(true);
    Q_EMIT retryWanted();
}

} // namespace tellerdesk::client
