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

    // Locks the folder, makes the cluster if there is none, starts, waits until it takes connections. A server is
    // refused at once where another one works; whoever else comes waits until the folder is free.
    static Attempt<std::unique_ptr<PrivatePostgres>> start(const PrivatePostgresSettings& settings,
                                                           const Cancelled& cancelled);
    // As start(), or the database that a running server has started; then the pointer is null.
    struct Use {
        std::unique_ptr<PrivatePostgres> own = {};
        DatabaseUrls urls = {};
    };
    static Attempt<Use> use(const PrivatePostgresSettings& settings, const Cancelled& cancelled);

    ~PrivatePostgres() override; // stops

    DatabaseUrls urls() const;
    void noteAddress(const QString& address) { m_lock.noteAddress(address); }
    void stop();

Q_SIGNALS:
    // It ended by itself and is being started again; why.
    void ended(const QString& reason);

private:
    PrivatePostgres(DataLock lock, PostmasterSettings settings);
    void onFinished();
    void startAgain();

    DataLock m_lock;
    QString m_socketFolder;
    Postmaster m_postmaster;
    QTimer m_again;
    QElapsedTimer m_since; // the last start
    int m_failures = 0;
    bool m_stopping = false;
};

} // namespace tellerdesk::server::ops
