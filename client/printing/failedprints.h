// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/diskthread.h"
#include "shared/core/uuid.h"

#include <QByteArray>
#include <QObject>
#include <QString>

#include <vector>

namespace tellerdesk::client {

// Receipts that did not come out of the printer, for later. The file holds the ids of their postings, one a line, and
// nothing else; it is read and written on the disk's thread.
class FailedPrints : public QObject {
    Q_OBJECT

public:
    FailedPrints(DiskThread& disk, QString file, QObject* parent = nullptr);

    const std::vector<PostingId>& ids() const { return m_ids; } // oldest first
    bool contains(const PostingId& id) const;
    void add(const PostingId& id);
    void remove(const PostingId& id);

Q_SIGNALS:
    void changed();
    void notKept(); // the disk did not take the list

private:
    void write();

    DiskThread& m_disk;
    QString m_file;
    std::vector<PostingId> m_ids;
};

} // namespace tellerdesk::client
