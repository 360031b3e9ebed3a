// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/apierror.h"
#include "client/net/diskthread.h"
#include "client/station/logfile.h"

#include <QObject>
#include <QString>
#include <QtGlobal>

#include <memory>

namespace tellerdesk::client {

// What the program did and what failed, for whoever looks after it. Takes codes, versions and request ids only, so that
// no name, number, amount or token can come into it; of Qt's own warnings it keeps the category, for their texts may
// quote anything.
class DeskLog : public QObject {
    Q_OBJECT

public:
    // An empty folder: nothing is kept.
    DeskLog(DiskThread& disk, const QString& folder, QObject* parent = nullptr);
    ~DeskLog() override;

    void started();
    void metServer(qint64 apiVersion, const QString& minimumClientVersion);
    void failed(const ApiError& error, const QString& route);
    void reachable(bool is);
    void locked();
    void crashedBefore();
    void raised(); // by a second start

    // Warnings of the whole program come here too, until this object is gone.
    void takeWarnings();

private:
    void write(const QString& what);
    static void handle(QtMsgType type, const QMessageLogContext& context, const QString& text);

    DiskThread& m_disk;
    std::shared_ptr<LogFile> m_file; // used by the disk's thread alone
};

// "POST /v1/accounts/{}/close": what was called, without what it was called for.
QString routeOf(const QByteArray& method, const QString& path);
// Of a call that failed: "internal", "timed_out".
QString errorName(const ApiError& error);
// A request id, or a version, as it may be written down: what else a server may have sent in its place is not.
QString plainWord(const QString& word);

} // namespace tellerdesk::client
