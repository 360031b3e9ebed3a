// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/http/serverprocess.h"

#include <QFile>

#include <unistd.h>

namespace tellerdesk::tests {

ServerProcess::ServerProcess(const QStringList& arguments) {
    if (!m_errors.open())
        qFatal("no temporary file: %s", qPrintable(m_errors.errorString()));
    m_process.setStandardErrorFile(m_errors.fileName(), QIODevice::Append);
    m_process.start(QStringLiteral(EDGE_SERVER), arguments);
    while (!m_process.canReadLine())
        if (!m_process.waitForReadyRead(20'000))
            qFatal("edgeserver does not start: %s", warnings().constData());
    m_port = m_process.readLine().trimmed().toUShort();
}

ServerProcess::~ServerProcess() {
    if (m_process.state() != QProcess::NotRunning)
        m_process.kill();
    m_process.waitForFinished();
}

QByteArray ServerProcess::procFile(const char* name) const {
    QFile file(QStringLiteral("/proc/%1/%2").arg(m_process.processId()).arg(QLatin1StringView(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

qint64 ServerProcess::residentKb() const {
    const qint64 pages = procFile("statm").split(' ').value(1).toLongLong();
    return pages * (::sysconf(_SC_PAGESIZE) / 1024);
}

std::chrono::milliseconds ServerProcess::processorTime() const {
    const QByteArray stat = procFile("stat");
    const QList<QByteArray> fields =
        stat.mid(stat.lastIndexOf(')') + 2).split(' '); // from the third field on (proc(5))
    const qint64 ticks = fields.value(11).toLongLong() + fields.value(12).toLongLong();
    return std::chrono::milliseconds(ticks * 1000 / ::sysconf(_SC_CLK_TCK));
}

bool ServerProcess::endsWell() {
    m_process.closeWriteChannel();
    return m_process.waitForFinished(20'000) && m_process.exitStatus() == QProcess::NormalExit &&
           m_process.exitCode() == 0;
}

bool ServerProcess::serves(const RawOptions& options) const {
    const auto visitor = client(options);
    const auto reply = visitor ? visitor->ask(get("/ok")) : std::nullopt;
    return reply && reply->status == 200;
}

ServerProcess::Numbers ServerProcess::numbers(const RawOptions& options) const {
    const auto visitor = client(options);
    const auto reply = visitor ? visitor->ask(get("/numbers")) : std::nullopt;
    if (!reply)
        return {};
    const QList<QByteArray> texts = reply->body.split(' ');
    return {.open = texts.value(0).toLongLong(),
            .accepted = texts.value(1).toLongLong(),
            .refusedAddress = texts.value(2).toLongLong(),
            .evicted = texts.value(3).toLongLong()};
}

} // namespace tellerdesk::tests
