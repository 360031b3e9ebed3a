// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/login/connectionpresenter.h"

#include "client/app/errortext.h"

namespace tellerdesk::client {

std::optional<QUrl> serverAddress(const QString& text) {
    const QString trimmed = text.trimmed();
    QUrl url(trimmed.contains(QStringLiteral("://")) ? trimmed : QStringLiteral("https://") + trimmed,
             QUrl::StrictMode);
    const bool plain = url.path().isEmpty() || url.path() == u"/";
    if (!url.isValid() || url.scheme() != u"https" || url.host().isEmpty() || !plain || url.hasQuery() ||
        url.hasFragment() || !url.userInfo().isEmpty()) {
        return std::nullopt;
    }
    url.setPath(QString());
    if (url.port() < 0) {
        url.setPort(8443);
    }
    return url;
}

ConnectionPresenter::ConnectionPresenter(ClientSettings& settings, QObject* parent)
    : QObject(parent)
    , m_settings(settings) {}

void ConnectionPresenter::go(Step step, const QString& problem) {
    m_step = step;
    m_problem = problem;
    Q_EMIT changed();
}

void ConnectionPresenter::fail(const QString& problem) {
    go(Step::Bad, problem);
}

void ConnectionPresenter::setTrust(const std::optional<ServerTrust>& trust) {
    m_trust = trust.value_or(ServerTrust());
    m_address = m_trust.address.toString();
    go(Step::Editing);
}

void ConnectionPresenter::setAddress(const QString& text) {
    m_address = text;
    m_server.reset();
    go(Step::Editing);
}

void ConnectionPresenter::importFile(const QString& path) {
    m_settings.readFile(path, this, [this](const Expected<ServerTrust, QString>& read) {
        if (!read) {
            return go(Step::Bad, read.error());
        }
        setTrust(*read);
        test();
    });
}

void ConnectionPresenter::test() {
    const auto address = serverAddress(m_address);
    if (!address) {
        return go(Step::Bad,
                  tr("This is no address of a server. Type a name and a port, such as server.bank.example:8443."));
    }
    m_trust.address = *address;
    m_probe.setServer(m_trust);
    go(Step::Testing);
    m_probe.sendFor<ServerInfo>({.path = QStringLiteral("/v1/server"), .authorised = false}, this,
                                [this](const Outcome<ServerInfo>& info) {
                                    if (m_step != Step::Testing) {
                                        return;
                                    }
                                    if (!info) {
                                        return go(Step::Bad, errorText(info.error()));
                                    }
                                    if (info->apiVersion != kApiVersion) {
                                        return go(Step::Bad, tr("The server speaks version %1 of our protocol, this "
                                                                "program version %2. Bring both to the same release.")
                                                                 .arg(info->apiVersion)
                                                                 .arg(kApiVersion));
                                    }
                                    m_server = *info;
                                    m_skew = SystemClock().now() - info->time;
                                    go(Step::Good);
                                });
}

void ConnectionPresenter::use() {
    if (m_step != Step::Good) {
        return test();
    }
    m_settings.save(m_trust, this, [this](const Expected<void, QString>& saved) {
        if (!saved) {
            return go(Step::Bad, saved.error());
        }
        Q_EMIT chosen(m_trust);
    });
}

} // namespace tellerdesk::client
