// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/station/report.h"

#include "client/station/desklog.h"

#include <QSysInfo>

namespace tellerdesk::client {

namespace {

// A refusal is an answer. What is neither an answer nor an interrupted line is somebody's fault.
bool isFault(const ApiError& error) {
    switch (error.kind) {
    case ApiError::Kind::Refused:
        return error.failure.code == ErrorCode::Internal;
    case ApiError::Kind::Incompatible:
    case ApiError::Kind::NotStored:
        return true;
    case ApiError::Kind::Unreachable:
    case ApiError::Kind::TimedOut:
    case ApiError::Kind::Untrusted:
    case ApiError::Kind::SignedOut:
        return false;
    }
    return false;
}

} // namespace

void Report::setServer(qint64 apiVersion, const QString& minimumClientVersion) {
    m_server = QStringLiteral("protocol %1, programs from %2").arg(apiVersion).arg(plainWord(minimumClientVersion));
}

void Report::setFailure(const ApiError& error, const QString& route, Instant at) {
    m_last = Failed{.error = errorName(error), .requestId = plainWord(error.requestId), .route = route, .at = at};
    if (isFault(error)) {
        m_failure = m_last;
        Q_EMIT changed();
    }
}

void Report::setCrash(const QString& note) {
    m_crash = note.trimmed();
    Q_EMIT changed();
}

void Report::copied() {
    m_crash.clear();
    m_failure.reset();
    Q_EMIT changed();
}

QString Report::text(Instant now) const {
    QStringList lines{
        QStringLiteral("Tellerdesk report"),
        QStringLiteral("time: ") + toRfc3339(now),
        QStringLiteral("program: %1, Qt %2").arg(QStringLiteral(TELLERDESK_VERSION), QString::fromLatin1(qVersion())),
        QStringLiteral("system: %1 %2, %3")
            .arg(QSysInfo::productType(), QSysInfo::productVersion(), QSysInfo::currentCpuArchitecture()),
        QStringLiteral("server: ") + (m_server.isEmpty() ? QStringLiteral("not known") : m_server),
    };
    const auto& failed = m_failure ? m_failure : m_last;
    if (failed) {
        lines << QStringLiteral("error: ") + failed->error << QStringLiteral("request: ") + failed->requestId
              << QStringLiteral("call: ") + failed->route << QStringLiteral("at: ") + toRfc3339(failed->at);
    } else {
        lines << QStringLiteral("error: none");
    }
    if (!m_crash.isEmpty()) {
        lines << QStringLiteral("crash of the run before:") << m_crash;
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace tellerdesk::client
