// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QProcess>
#include <QSslSocket>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace tellerdesk::test {

using Settings = QHash<QString, QString>;

struct Ended {
    int exitCode = -1; // -1: by a signal, or not at all
    QString output = {};
    QString errors = {};
};

// The folder of one bank for tellerdesk-server, with settings of its own and nothing of this machine's.
class ServerFolder {
public:
    enum class Bank {
        None, // as before the first start
        Empty // with a schema and nothing in its books; quicker
    };
    explicit ServerFolder(Settings settings = {}, Bank bank = Bank::Empty);

    QString path() const { return m_folder.path(); }
    QString dataFolder() const { return path() + QStringLiteral("/data"); }
    QByteArray authority() const; // PEM
    void set(const QString& name, const QString& value) { m_settings.insert(name, value); }
    // Runs the program as another system account, which gets the folder; for root only.
    void giveTo(const QString& account);

    void prepare(QProcess& process, const QStringList& arguments) const;
    Ended run(const QStringList& arguments, const QByteArray& input = {}) const;

private:
    QTemporaryDir m_folder;
    Settings m_settings;
    QString m_account;
};

// A `tellerdesk-server serve` that runs.
class ServerProgram {
public:
    explicit ServerProgram(const ServerFolder& folder, const QStringList& options = {});
    ~ServerProgram(); // stops it, and looks that nothing of it is left
    ServerProgram(const ServerProgram&) = delete;
    ServerProgram& operator=(const ServerProgram&) = delete;

    bool waitForReady(int timeoutMs = 60'000); // false: it ended, or the time is over
    bool waitForListening(int timeoutMs = 60'000);
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    Ended waitForEnd(int timeoutMs = 60'000);
    Ended stop(); // SIGTERM, and waits
    void kill();  // SIGKILL, and waits
    void send(int signal);

    quint16 port() const { return m_port; }
    qint64 process() const { return m_process.processId(); }
    qint64 databaseProcess() const;               // of the private PostgreSQL; 0: none
    QString line(const QString& beginning) const; // of the standard output
    QByteArray log() const;
    const ServerFolder& folder() const { return m_folder; }

private:
    bool waitForPort(const QString& mark, int timeoutMs);

    const ServerFolder& m_folder;
    QTemporaryDir m_files;
    QProcess m_process;
    quint16 m_port = 0;
};

bool lives(qint64 process);

} // namespace tellerdesk::test
