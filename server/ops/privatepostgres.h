// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/ops/datalock.h"
#include "server/ops/postmaster.h"
#include "server/ops/trouble.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace tellerdesk::server::ops {

struct PrivatePostgresSettings {
    QString dataFolder = {};
    QString account = {}; // for root; empty: as clusterAccount() finds it
    QString command = {}; // who asks: "serve" or another command
    int connections = 50;
};

struct DatabaseUrls {
    QString application = {};
    QString owner = {};
};

// The PostgreSQL of a bank on one PC: made at the first start, run as our child, restarted when it ends by itself,
// stopped with us. One process at a time runs it; a command that comes while a server does uses the server's.
class PrivatePostgres : public QObject {
    Q_OBJECT

public:
    using Cancelled = Postmaster::Cancelled;

    // The folder is made where it is missing, and locked. A server is refused at once where another one works; a
    // command waits until no other command does.
    static Attempt<std::unique_ptr<PrivatePostgres>> lock(const PrivatePostgresSettings& settings,
                                                          const Cancelled& cancelled);
    // Makes the cluster if there is none, starts it, and waits until it takes connections.
    Attempt<void> start(const Cancelled& cancelled);

    // For commands: a database of their own, started, or the one that a running server has started; then `own` is null.
    struct Use {
        std::unique_ptr<PrivatePostgres> own = {};
        DatabaseUrls urls = {};
    };
    static Attempt<Use> use(const PrivatePostgresSettings& settings, const Cancelled& cancelled);

    ~PrivatePostgres() override; // stops

    DatabaseUrls urls() const;
    // Where the server listens, for client-config.
    void noteAddress(const QString& address) { m_lock.noteAddress(address); }
    void stop();

Q_SIGNALS:
    // It ended by itself and is being started again; why.
    void ended(const QString& reason);

private:
    PrivatePostgres(DataLock lock, const PrivatePostgresSettings& settings);
    void onFinished();
    void startAgain();

    DataLock m_lock;
    const PrivatePostgresSettings m_settings;
    QString m_socketFolder;
    std::optional<Postmaster> m_postmaster;
    QTimer m_again;
    QElapsedTimer m_since; // the last start
    int m_failures = 0;
    bool m_stopping = false;
};

} // namespace tellerdesk::server::ops
