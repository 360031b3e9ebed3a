// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/station/desklog.h"

#include "shared/core/clock.h"

#include <QRegularExpression>
#include <QSysInfo>

#include <mutex>

namespace tellerdesk::client {

namespace {

std::mutex watcherMutex;
DeskLog* watcher = nullptr;
QtMessageHandler handlerBefore = nullptr;

const char* severity(QtMsgType type) {
    switch (type) {
    case QtDebugMsg:
        return "debug";
    case QtInfoMsg:
        return "info";
    case QtWarningMsg:
        return "warning";
    case QtCriticalMsg:
        return "critical";
    case QtFatalMsg:
        return "fatal";
    }
    return "warning";
}

bool isWord(const QString& segment) {
    static const QRegularExpression word(QStringLiteral("\\A[a-z][a-z-]*\\z"));
    return word.match(segment).hasMatch();
}

} // namespace

QString routeOf(const QByteArray& method, const QString& path) {
    QStringList parts = path.split(u'/', Qt::SkipEmptyParts); // v1, resource, id, part
    for (qsizetype i = 1; i < parts.size(); ++i) {
        const bool named = parts[1] == u"me" || parts[1] == u"tokens";
        if ((i == 2 && !named) || !isWord(parts[i])) {
            parts[i] = QStringLiteral("{}");
        }
    }
    return QString::fromLatin1(method) + QStringLiteral(" /") + parts.join(u'/');
}

QString errorName(const ApiError& error) {
    switch (error.kind) {
    case ApiError::Kind::Refused:
        return wireName(error.failure.code);
    case ApiError::Kind::Unreachable:
        return QStringLiteral("unreachable");
    case ApiError::Kind::TimedOut:
        return QStringLiteral("timed_out");
    case ApiError::Kind::Untrusted:
        return QStringLiteral("untrusted");
    case ApiError::Kind::Incompatible:
        return QStringLiteral("incompatible");
    case ApiError::Kind::SignedOut:
        return QStringLiteral("signed_out");
    case ApiError::Kind::NotStored:
        return QStringLiteral("not_stored");
    }
    return {};
}

QString plainWord(const QString& word) {
    static const QRegularExpression plain(QStringLiteral("\\A[A-Za-z0-9._-]{1,64}\\z"));
    return plain.match(word).hasMatch() ? word : QStringLiteral("-");
}

DeskLog::DeskLog(DiskThread& disk, const QString& folder, QObject* parent)
    : QObject(parent)
    , m_disk(disk)
    , m_file(folder.isEmpty() ? nullptr : std::make_shared<LogFile>(folder)) {}

DeskLog::~DeskLog() {
    const std::lock_guard lock(watcherMutex);
    if (watcher == this) {
        watcher = nullptr;
        qInstallMessageHandler(handlerBefore);
    }
}

void DeskLog::write(const QString& what) {
    if (m_file) {
        const QByteArray line = (toRfc3339(SystemClock().now()) + u' ' + what + u'\n').toUtf8();
        m_disk.run(nullptr, [file = m_file, line] { return file->append(line); }, [](bool) {});
    }
}

void DeskLog::started() {
    write(QStringLiteral("started program=%1 qt=%2 system=%3 %4")
              .arg(QStringLiteral(TELLERDESK_VERSION), QString::fromLatin1(qVersion()), QSysInfo::productType(),
                   QSysInfo::productVersion()));
}

void DeskLog::metServer(qint64 apiVersion, const QString& minimumClientVersion) {
    write(QStringLiteral("server api_version=%1 minimum_client_version=%2")
              .arg(apiVersion)
              .arg(plainWord(minimumClientVersion)));
}

void DeskLog::failed(const ApiError& error, const QString& route) {
    write(QStringLiteral("failed route=\"%1\" error=%2 request=%3")
              .arg(route, errorName(error), plainWord(error.requestId)));
}

void DeskLog::reachable(bool is) {
    write(is ? QStringLiteral("server reachable") : QStringLiteral("server unreachable"));
}

void DeskLog::locked() {
    write(QStringLiteral("locked"));
}

void DeskLog::raised() {
    write(QStringLiteral("raised by a second start"));
}

void DeskLog::crashedBefore() {
    write(QStringLiteral("the run before this one crashed"));
}

void DeskLog::takeWarnings() {
    const std::lock_guard lock(watcherMutex);
    watcher = this;
    handlerBefore = qInstallMessageHandler(&DeskLog::handle);
}

void DeskLog::handle(QtMsgType type, const QMessageLogContext& context, const QString& text) {
    QtMessageHandler next = nullptr;
    {
        const std::lock_guard lock(watcherMutex);
        next = handlerBefore;
        if (watcher != nullptr && type != QtDebugMsg) {
            watcher->write(QStringLiteral("%1 category=%2")
                               .arg(QLatin1StringView(severity(type)),
                                    plainWord(QString::fromLatin1(context.category ? context.category : "default"))));
        }
    }
    if (next != nullptr) {
        next(type, context, text);
    }
}

} // namespace tellerdesk::client
