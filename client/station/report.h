// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/apierror.h"
#include "shared/core/clock.h"

#include <QObject>
#include <QString>

#include <optional>

namespace tellerdesk::client {

// What a person hands on when something went wrong: the last call that failed, the last crash, and the versions.
// English, for whoever looks after the program; nobody's data is in it, and it goes only where the person puts it.
class Report : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    void setServer(qint64 apiVersion, const QString& minimumClientVersion);
    void setFailure(const ApiError& error, const QString& route, Instant at);
    void setCrash(const QString& note);

    bool hasCrash() const { return !m_crash.isEmpty(); }
    bool hasFault() const { return m_failure.has_value(); } // of the program or the server, not of what was asked
    QString text(Instant now) const;
    void copied(); // the person has it

Q_SIGNALS:
    void changed();

private:
    struct Failed {
        QString error;
        QString requestId;
        QString route;
        Instant at;
    };

    QString m_server;
    std::optional<Failed> m_last;    // whatever failed
    std::optional<Failed> m_failure; // what should not have
    QString m_crash;
};

} // namespace tellerdesk::client
