// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/serverprogram.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QThread>

#include <pwd.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tellerdesk::test {

namespace {

constexpr int kPollMs = 20;

QString program() {
    return qEnvironmentVariable("TELLERDESK_BINARY_DIR") + QStringLiteral("/server/tellerdesk-server");
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

template <class Condition>
bool waitUntil(int timeoutMs, Condition condition) {
    const QDeadlineTimer deadline(timeoutMs);
    while (!condition()) {
        if (deadline.hasExpired()) {
            return false;
        }
        QThread::msleep(kPollMs);
    }
    return true;
}

Ended endOf(const QProcess& process) {
    const bool ended = process.state() == QProcess::NotRunning && process.exitStatus() == QProcess::NormalExit;
    return {.exitCode = ended ? process.exitCode() : -1};
}

} // namespace

bool lives(qint64 process) {
    // A process that has ended and waits for its parent to notice does not count.
    const QByteArray status = contentOf(QStringLiteral("/proc/%1/stat").arg(process));
    return process > 0 && !status.isEmpty() && !status.mid(status.lastIndexOf(')')).startsWith(") Z");
}

namespace {

// Copied from one that the process makes first: initdb takes seconds.
void copyEmptyBank(const QString& dataFolder) {
    static const ServerFolder first({}, ServerFolder::Bank::None);
    static const bool made = first.run({QStringLiteral("migrate"), QStringLiteral("up")}).exitCode == 0;
    if (!made || QProcess::execute(QStringLiteral("cp"), {QStringLiteral("-a"), first.dataFolder(), dataFolder}) != 0) {
        qFatal("There is no bank to copy");
    }
}

} // namespace

ServerFolder::ServerFolder(Settings settings, Bank bank)
    : m_settings(std::move(settings)) {
    ::chmod(QFile::encodeName(path()).constData(), 0755); // for the account of the private PostgreSQL
    m_settings.insert(QStringLiteral("DATA_DIR"), dataFolder());
    if (!m_settings.contains(QStringLiteral("SERVER_ADDRESS"))) {
        m_settings.insert(QStringLiteral("SERVER_ADDRESS"), QStringLiteral("127.0.0.1:0"));
    }
    if (bank == Bank::Empty) {
        copyEmptyBank(dataFolder());
    }
}

QByteArray ServerFolder::authority() const {
    return contentOf(dataFolder() + QStringLiteral("/tls/ca.pem"));
}

void ServerFolder::giveTo(const QString& account) {
    const passwd* entry = ::getpwnam(account.toLocal8Bit().constData());
    if (entry == nullptr || ::chown(QFile::encodeName(path()).constData(), entry->pw_uid, entry->pw_gid) != 0) {
        qFatal("There is no account %s", qPrintable(account));
    }
    m_account = account;
    // It need not be able to reach the build folder.
    const QString copy = path() + QStringLiteral("/tellerdesk-server");
    if (!QFile::copy(program(), copy) || ::chmod(QFile::encodeName(copy).constData(), 0755) != 0) {
        qFatal("%s cannot be copied", qPrintable(program()));
    }
}

void ServerFolder::prepare(QProcess& process, const QStringList& arguments) const {
    const auto ours = QProcessEnvironment::systemEnvironment();
    QProcessEnvironment environment;
    for (const char* name : {"PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"}) {
        if (ours.contains(QString::fromLatin1(name))) {
            environment.insert(QString::fromLatin1(name), ours.value(QString::fromLatin1(name)));
        }
    }
    environment.insert(QStringLiteral("LANG"), QStringLiteral("C.UTF-8"));
    environment.insert(QStringLiteral("HOME"), path());
    for (auto setting = m_settings.begin(); setting != m_settings.end(); ++setting) {
        environment.insert(setting.key(), setting.value());
    }
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(path());
    if (m_account.isEmpty()) {
        process.setProgram(program());
        process.setArguments(arguments);
        return;
    }
    process.setProgram(QStringLiteral("setpriv"));
    process.setArguments(QStringList{QStringLiteral("--reuid=") + m_account, QStringLiteral("--regid=") + m_account,
                                     QStringLiteral("--clear-groups"), path() + QStringLiteral("/tellerdesk-server")} +
                         arguments);
}

Ended ServerFolder::run(const QStringList& arguments, const QByteArray& input) const {
    QProcess process;
    prepare(process, arguments);
    process.start();
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished(120'000);
    Ended ended = endOf(process);
    ended.output = QString::fromUtf8(process.readAllStandardOutput());
    ended.errors = QString::fromUtf8(process.readAllStandardError());
    return ended;
}

ServerProgram::ServerProgram(const ServerFolder& folder, const QStringList& options)
    : m_folder(folder) {
    m_folder.prepare(m_process, QStringList{QStringLiteral("serve")} + options);
    m_process.setStandardOutputFile(m_files.filePath(QStringLiteral("out")));
    m_process.setStandardErrorFile(m_files.filePath(QStringLiteral("log")));
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.start();
    if (!m_process.waitForStarted()) {
        qFatal("%s does not start", qPrintable(m_process.program()));
    }
}

ServerProgram::~ServerProgram() {
    // Of one that does not run any more the database may belong to another one by now.
    if (isRunning()) {
        const qint64 database = databaseProcess();
        stop();
        if (!waitUntil(30'000, [database] { return !lives(database); })) {
            qFatal("The database of the server is left running");
        }
    }
}

bool ServerProgram::waitForPort(const QString& mark, int timeoutMs) {
    const QRegularExpression form(mark + QStringLiteral("127\\.0\\.0\\.1:([0-9]+)"));
    waitUntil(timeoutMs, [&] {
        const auto match = form.match(QString::fromUtf8(contentOf(m_files.filePath(QStringLiteral("out"))) + log()));
        m_port = match.captured(1).toUShort();
        return match.hasMatch() || m_process.waitForFinished(0) || !isRunning();
    });
    return m_port != 0;
}

bool ServerProgram::waitForReady(int timeoutMs) {
    return waitForPort(QStringLiteral("ready https://"), timeoutMs);
}

bool ServerProgram::waitForListening(int timeoutMs) {
    return waitForPort(QStringLiteral("\"address\":\""), timeoutMs);
}

Ended ServerProgram::waitForEnd(int timeoutMs) {
    m_process.waitForFinished(timeoutMs);
    Ended ended = endOf(m_process);
    ended.output = QString::fromUtf8(contentOf(m_files.filePath(QStringLiteral("out"))));
    ended.errors = QString::fromUtf8(log());
    return ended;
}

Ended ServerProgram::stop() {
    send(SIGTERM);
    return waitForEnd();
}

void ServerProgram::kill() {
    send(SIGKILL);
    m_process.waitForFinished();
}

void ServerProgram::send(int signal) {
    if (isRunning() && process() > 0) {
        ::kill(static_cast<pid_t>(process()), signal);
    }
}

qint64 ServerProgram::databaseProcess() const {
    return contentOf(m_folder.dataFolder() + QStringLiteral("/postgres/postmaster.pid"))
        .split('\n')
        .front()
        .toLongLong();
}

QString ServerProgram::line(const QString& beginning) const {
    for (const QByteArray& line : contentOf(m_files.filePath(QStringLiteral("out"))).split('\n')) {
        if (line.startsWith(beginning.toUtf8())) {
            return QString::fromUtf8(line);
        }
    }
    return {};
}

QByteArray ServerProgram::log() const {
    return contentOf(m_files.filePath(QStringLiteral("log")));
}

} // namespace tellerdesk::test
