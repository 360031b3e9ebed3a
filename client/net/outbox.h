// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/courier.h"
#include "shared/core/expected.h"
#include "shared/core/uuid.h"

#include <QString>

#include <vector>

namespace tellerdesk::client {

// Whose orders: one folder for each server and user.
struct OutboxOwner {
    QString server = {}; // its address
    UserId user = {};
    QString username = {};

    bool operator==(const OutboxOwner&) const = default;
};

struct OutboxContent {
    std::vector<PostingOrder> orders = {}; // oldest first: keys carry their time
    int damaged = 0;                       // files that were set aside, now or earlier
};

// Orders on disk before they are sent. A file holds the key, the kind and the body of one posting and nothing else;
// 0600 in folders of 0700. Every call waits for the disk, so: on the disk's thread only.
class Outbox {
public:
    // Where a file is when a step has been done; what survives a kill there is what a test looks at.
    enum class Step { Begun, Written, Synced, Named, FolderSynced, Removed };

    explicit Outbox(QString folder)
        : m_folder(std::move(folder)) {}
    virtual ~Outbox() = default;

    // When it returns true, the order outlives a power cut. False: the disk did not take it, and nothing of it is left.
    bool store(const OutboxOwner& owner, const PostingOrder& order);
    bool remove(const OutboxOwner& owner, const RequestKey& key);
    // Files that cannot be read as orders are renamed, so that they are kept and counted, and hinder nobody.
    OutboxContent load(const OutboxOwner& owner);

    std::vector<UnsettledOfOther> ofOthers(const OutboxOwner& owner) const;
    struct Left {
        OutboxOwner owner = {};
        RequestKey key = {};
    };
    std::vector<Left> leftBy(const QString& server, const QString& username) const;

protected:
    virtual void reached(Step) {}

private:
    QString folderOf(const QString& server) const;
    QString folderOf(const OutboxOwner& owner) const;
    bool makeFolders(const OutboxOwner& owner);
    bool write(const QString& folder, const QString& name, const QByteArray& content);

    QString m_folder;
};

} // namespace tellerdesk::client
