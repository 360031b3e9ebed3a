// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/apiclient.h"
#include "client/net/diskthread.h"
#include "shared/core/expected.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace tellerdesk::client {

// Which server this desk talks to: tellerdesk.conf, or the server on this PC. Disk work is done on the disk's thread.
class ClientSettings : public QObject {
    Q_OBJECT

public:
    // A value, or a sentence for the person at the desk that names the file and what is wrong with it.
    template <class T>
    using Read = Expected<T, QString>;
    template <class T>
    using Done = std::function<void(Read<T>)>;

    struct Places {
        QStringList files = {};       // the first of them that exists counts
        bool mustExist = false;       // the first file was named by the environment; nothing else is looked at
        QStringList authorities = {}; // of servers on this PC, for when there is no file
        QString own = {};             // where the user's choice is saved

        // The file that TELLERDESK_CONFIG names, or else: the user's configuration folder, /etc/xdg/tellerdesk, and the
        // data folders that a server on this PC takes by default.
        static Places ofThisPc();
    };

    explicit ClientSettings(DiskThread& disk, Places places = Places::ofThisPc(), QObject* parent = nullptr);

    // Nothing where there is neither a file nor a server on this PC.
    void load(QObject* context, Done<std::optional<ServerTrust>> done);
    // What a file says, for import; saves nothing.
    void readFile(const QString& path, QObject* context, Done<ServerTrust> done);
    void save(const ServerTrust& trust, QObject* context, Done<void> done);

private:
    DiskThread& m_disk;
    Places m_places;
};

} // namespace tellerdesk::client
