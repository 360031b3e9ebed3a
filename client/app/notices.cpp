// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/notices.h"

#include "client/app/desk.h"
#include "client/net/apiclient.h"
#include "client/net/courier.h"
#include "client/net/session.h"
#include "client/net/tokenvault.h"
#include "client/widgets/messagebar.h"

namespace tellerdesk::client {

Notices::Notices(const Parts& parts)
    : m_parts(parts) {
    connect(&parts.api, &ApiClient::reachableChanged, this, &Notices::refresh);
    connect(&parts.desk, &Desk::placeChanged, this, &Notices::refresh);
    connect(&parts.desk, &Desk::deskCleared, this, [this] { say({}); }); // file names hold account numbers
    connect(&parts.vault, &TokenVault::memoryOnlyChanged, this, &Notices::refresh);
    connect(&parts.courier, &Courier::unsettledChanged, this, &Notices::refresh);
    connect(&parts.courier, &Courier::progressed, this, &Notices::refresh);
    connect(&parts.session, &Session::changed, this, &Notices::refresh);
    connect(&parts.bar, &MessageBar::actionChosen, this, [this] {
        if (m_parts.desk.place() == Place::Working) {
            Q_EMIT unsettledWanted();
        }
    });
}

void Notices::say(const QString& done) {
    m_done = done;
    refresh();
}

QString Notices::unsettledText() const {
    QStringList parts;
    int waiting = 0;
    for (const PostingProgress& progress : m_parts.courier.unsettled()) {
        waiting += progress.waitsForTeller ? 1 : 0;
    }
    if (waiting > 0) {
        parts << tr("%n posting(s) of yours without a known outcome.", nullptr, waiting);
    }
    for (const UnsettledOfOther& other : m_parts.courier.unsettledOfOthers()) {
        parts << tr("%n unsettled, %1.", nullptr, other.count).arg(other.username);
    }
    if (m_parts.courier.damaged() > 0) {
        parts << tr("%n damaged file(s) of postings were set aside; show them to your operator.", nullptr,
                    m_parts.courier.damaged());
    }
    return parts.join(u' ');
}

void Notices::refresh() {
    MessageBar& bar = m_parts.bar;
    const bool working = m_parts.desk.place() == Place::Working;
    const QString waiting = m_parts.session.facts() ? unsettledText() : QString();
    if (!m_parts.api.isReachable() && m_parts.desk.place() != Place::Connection) {
        bar.show(Theme::Tone::Bad, tr("Offline"),
                 tr("The server cannot be reached. What you typed stays; the desk comes back by itself."));
    } else if (!waiting.isEmpty()) {
        bar.show(Theme::Tone::Caution, tr("Unsettled"), waiting, working ? tr("Sho&w") : QString());
    } else if (!m_done.isEmpty() && working) {
        bar.show(Theme::Tone::Plain, tr("Notice"), m_done);
    } else if (m_parts.vault.isMemoryOnly()) {
        bar.show(Theme::Tone::Caution, tr("Notice"),
                 tr("The keychain of this PC is missing, locked or does not answer. You can work; after a restart you "
                    "sign in anew."));
    } else {
        bar.clear();
    }
}

} // namespace tellerdesk::client
