// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/runas.h"

#include <QProcess>
#include <QRegularExpression>

#include <signal.h>

namespace tellerdesk::server::ops {

namespace {

constexpr int kTimeoutMs = 300'000;

} // namespace

QProcessEnvironment bareEnvironment() {
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("PATH"), qEnvironmentVariable("PATH", QStringLiteral("/usr/bin:/bin")));
    environment.insert(QStringLiteral("LANG"), QStringLiteral("C.UTF-8"));
    environment.insert(QStringLiteral("TZ"), QStringLiteral("UTC"));
    for (const char* forLoader : {"LD_LIBRARY_PATH", "LD_PRELOAD"}) {
        if (qEnvironmentVariableIsSet(forLoader)) {
            environment.insert(QString::fromLatin1(forLoader), qEnvironmentVariable(forLoader));
        }
    }
    return environment;
}

Expected<void, QString> runAs(const SystemAccount& account, const QString& program, const QStringList& arguments,
                              const QByteArray& input) {
    QProcess process;
    process.setProgram(program);
    process.setArguments(arguments);
    process.setProcessEnvironment(bareEnvironment());
    process.setWorkingDirectory(QStringLiteral("/"));
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setChildProcessModifier(childBecomes(account, SIGKILL));
    process.start();
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(kTimeoutMs)) {
        const QString reason = process.errorString();
        process.kill();
        process.waitForFinished();
        return Unexpected<QString>{reason};
    }
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
        return Unexpected<QString>{reasonIn(QString::fromUtf8(process.readAll()))};
    }
    return {};
}

QString reasonIn(const QString& output) {
    static const QRegularExpression telling(QStringLiteral("(?:PANIC|FATAL|error):\\s+(.*)"));
    const QStringList lines = output.split(u'\n', Qt::SkipEmptyParts);
    for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
        if (const auto match = telling.match(*line); match.hasMatch()) {
            return match.captured(1);
        }
    }
    return lines.isEmpty() ? QStringLiteral("nothing") : lines.back();
}

} // namespace tellerdesk::server::ops
