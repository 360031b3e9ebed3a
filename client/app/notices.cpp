// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/notices.h"

#include "client/app/desk.h"
#include "client/net/apiclient.h"
#include "client/net/courier.h"
#include "client/net/session.h"
#include "client/net/tokenvault.h"
#include "client/station/report.h"
#include "client/widgets/messagebar.h"

#include <chrono>

namespace tellerdesk::client {

namespace {

constexpr std::chrono::seconds kDoneLasts{30};
constexpr std::chrono::minutes kFaultLasts{2};

} // namespace

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
        if (m_offersReport) {
            Q_EMIT reportWanted();
        } else if (m_parts.desk.place() == Place::Working) {
            Q_EMIT unsettledWanted();
        }
    });
    connect(&parts.desk, &Desk::serverChanged, this, &Notices::refresh);
    connect(&parts.report, &Report::changed, this, [this] {
        m_faultUntil.start();
        refresh();
    });
    m_faultUntil.setSingleShot(true);
    m_faultUntil.setInterval(kFaultLasts);
    connect(&m_faultUntil, &QTimer::timeout, this, &Notices::refresh);
    m_doneUntil.setSingleShot(true);
    m_doneUntil.setInterval(kDoneLasts);
    connect(&m_doneUntil, &QTimer::timeout, this, [this] { say({}); });
}

void Notices::say(const QString& done) {
    m_done = done;
    m_doneIsOpen = false;
    done.isEmpty() ? m_doneUntil.stop() : m_doneUntil.start();
    refresh();
}

void Notices::sayOpenly(const QString& done) {
    say(done);
    m_doneIsOpen = true;
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

QString Notices::skewText() const {
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(m_parts.desk.clockSkew()).count();
    if (!m_parts.desk.server() || minutes == 0) {
        return {};
    }
    const QString where =
        minutes > 0
            ? tr("The clock of this PC is %n minute(s) ahead of the server's.", nullptr, static_cast<int>(minutes))
            : tr("The clock of this PC is %n minute(s) behind the server's.", nullptr, static_cast<int>(-minutes));
    return where + u' ' + tr("Slips carry the server's time. Ask your operator to set this clock.");
}

void Notices::refresh() {
    m_offersReport = false;
    if (!showUrgent()) {
        showPlain();
    }
}

bool Notices::showUrgent() {
    MessageBar& bar = m_parts.bar;
    const bool working = m_parts.desk.place() == Place::Working;
    const QString waiting = m_parts.session.facts() ? unsettledText() : QString();
    if (!m_parts.api.isReachable() && m_parts.desk.place() != Place::Connection) {
        bar.show(Theme::Tone::Bad, tr("Offline"),
                 tr("The server cannot be reached. What you typed stays; the desk comes back by itself."));
        return true;
    }
    if (!waiting.isEmpty()) {
        bar.show(Theme::Tone::Caution, tr("Unsettled"), waiting, working ? tr("Sho&w") : QString());
        return true;
    }
    if (m_faultUntil.isActive() && (m_parts.report.hasFault() || m_parts.report.hasCrash())) {
        m_offersReport = true;
        bar.show(Theme::Tone::Bad, tr("Fault"),
                 m_parts.report.hasCrash()
                     ? tr("This program broke off when it ran last. The report says where; nobody's data is in it.")
                     : tr("Server or program failed at something. The report says at what; nobody's data is in it."),
                 tr("Cop&y report"));
        return true;
    }
    return false;
}

void Notices::showPlain() {
    MessageBar& bar = m_parts.bar;
    const bool shows = m_doneIsOpen || m_parts.desk.place() == Place::Working;
    if (!m_done.isEmpty() && shows) {
        bar.show(Theme::Tone::Plain, tr("Notice"), m_done);
    } else if (const QString skew = skewText(); !skew.isEmpty()) {
        bar.show(Theme::Tone::Caution, tr("Clock"), skew);
    } else if (m_parts.vault.isMemoryOnly()) {
        bar.show(Theme::Tone::Caution, tr("Notice"),
                 tr("The keychain of this PC is missing, locked or does not answer. You can work; after a restart you "
                    "sign in anew."));
    } else {
        bar.clear();
    }
}

} // namespace tellerdesk::client
