// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/files/descriptor.h"
#include "server/ops/trouble.h"

#include <QString>

#include <optional>

namespace tellerdesk::server::ops {

// Who works on a data folder.
struct DataHolder {
    QString command = {}; // "serve", or that of a command that has started the database for itself
    qint64 process = 0;
    QString address = {}; // of a server, once it listens: HOST:PORT

    bool isServer() const { return command == u"serve"; }
};

// Held by the one process that runs the private PostgreSQL of a data folder. The system lets go of it when that process
// dies, however it dies.
class DataLock {
public:
    // Nothing when another process holds it.
    static Attempt<std::optional<DataLock>> tryAcquire(const QString& dataFolder, const QString& command);
    static std::optional<DataHolder> holder(const QString& dataFolder);

    void noteAddress(const QString& address);

private:
    DataLock(files::Descriptor descriptor, QString command)
        : m_descriptor(std::move(descriptor))
        , m_command(std::move(command)) {}
    void write(const QString& address);

    files::Descriptor m_descriptor;
    QString m_command;
};

} // namespace tellerdesk::server::ops
