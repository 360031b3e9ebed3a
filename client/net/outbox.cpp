// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/net/outbox.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace tellerdesk::client {

namespace {

constexpr int kVersion = 1;
constexpr qint64 kLargestFile = 64 * 1024;
const QString kOrderSuffix = QStringLiteral(".order");
const QString kUnfinishedSuffix = QStringLiteral(".part");
const QString kDamagedSuffix = QStringLiteral(".damaged");
const QString kNameFile = QStringLiteral("username");

QByteArray encoded(const QString& path) {
    return QFile::encodeName(path);
}

bool syncFolder(const QString& path) {
    const int folder = ::open(encoded(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) {
        return false;
    }
    const bool synced = ::fsync(folder) == 0;
    ::close(folder);
    return synced;
}

bool writeAll(int file, const QByteArray& content) {
    qsizetype at = 0;
    while (at < content.size()) {
        const ssize_t written = ::write(file, content.constData() + at, static_cast<std::size_t>(content.size() - at));
        if (written < 0 && errno != EINTR) {
            return false;
        }
        at += written > 0 ? written : 0;
    }
    return true;
}

QByteArray textOf(const PostingOrder& order) {
    return QJsonDocument(QJsonObject{
                             {QStringLiteral("version"), kVersion},
                             {QStringLiteral("key"), order.key.toString()},
                             {QStringLiteral("kind"), QString(wireName(order.kind))},
                             {QStringLiteral("body"), order.body},
                         })
        .toJson(QJsonDocument::Compact);
}

// The body as the server's own reader would take it: an order that it cannot be is damaged.
std::optional<QJsonObject> bodyFrom(PostingKind kind, const JsonValue& json) {
    if (kind == PostingKind::Transfer) {
        const auto request = TransferRequest::fromJson(json);
        return request ? std::optional(request->toJson()) : std::nullopt;
    }
    const auto request = CashRequest::fromJson(json);
    return request ? std::optional(request->toJson()) : std::nullopt;
}

std::optional<PostingOrder> orderFrom(const QByteArray& text, const QString& name) {
    const auto json = parseJson(text);
    const JsonValue* body = json ? json->member(u"body") : nullptr;
    if (body == nullptr) {
        return std::nullopt;
    }
    FieldReader in(*json, FieldReader::Unread::Pass);
    const auto version = in.integer("version", kVersion, kVersion);
    const auto kind = postingKindFromWire(in.anyText("kind"));
    const auto order = in.finish(PostingOrder{.key = in.id<RequestKey>("key")});
    if (!order || version != kVersion || !kind || name != order->key.toString() + kOrderSuffix) {
        return std::nullopt;
    }
    const auto request = bodyFrom(*kind, *body);
    return request ? std::optional(PostingOrder{.key = order->key, .kind = *kind, .body = *request}) : std::nullopt;
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(kLargestFile) : QByteArray();
}

std::vector<RequestKey> keysIn(const QDir& folder) {
    std::vector<RequestKey> keys;
    for (const QString& name : folder.entryList({u'*' + kOrderSuffix}, QDir::Files, QDir::Name)) {
        if (const auto key = RequestKey::fromString(QStringView(name).chopped(kOrderSuffix.size()))) {
            keys.push_back(*key);
        }
    }
    return keys;
}

struct UserFolder {
    OutboxOwner owner = {};
    std::vector<RequestKey> keys = {};
};

std::vector<UserFolder> usersIn(const QString& server, const QDir& folder) {
    std::vector<UserFolder> users;
    for (const QString& name : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        const auto id = UserId::fromString(name);
        if (!id) {
            continue;
        }
        const QString username = QString::fromUtf8(contentOf(folder.filePath(name + u'/' + kNameFile))).trimmed();
        users.push_back({.owner = {.server = server, .user = *id, .username = username.isEmpty() ? name : username},
                         .keys = keysIn(QDir(folder.filePath(name)))});
    }
    return users;
}

bool makeFolder(const QString& path) {
    return ::mkdir(encoded(path).constData(), 0700) == 0 || errno == EEXIST;
}

} // namespace

QString Outbox::folderOf(const QString& server) const {
    const QByteArray hash = QCryptographicHash::hash(server.toUtf8(), QCryptographicHash::Sha256).toHex();
    return m_folder + u'/' + QString::fromLatin1(hash.left(16));
}

QString Outbox::folderOf(const OutboxOwner& owner) const {
    return folderOf(owner.server) + u'/' + owner.user.toString();
}

bool Outbox::makeFolders(const OutboxOwner& owner) {
    const QString user = folderOf(owner);
    if (QFile::exists(user + u'/' + kNameFile)) {
        return true;
    }
    const QString parent = QFileInfo(m_folder).path();
    if (!QDir().mkpath(parent) || !makeFolder(m_folder) || !makeFolder(folderOf(owner.server)) || !makeFolder(user)) {
        return false;
    }
    return write(user, kNameFile, owner.username.toUtf8()) && syncFolder(folderOf(owner.server)) &&
           syncFolder(m_folder) && syncFolder(parent);
}

bool Outbox::write(const QString& folder, const QString& name, const QByteArray& content) {
    const QByteArray unfinished = encoded(folder + u'/' + name + kUnfinishedSuffix);
    const QByteArray finished = encoded(folder + u'/' + name);
    const int file = ::open(unfinished.constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0) {
        return false;
    }
    reached(Step::Begun);
    bool done = writeAll(file, content);
    reached(Step::Written);
    done = done && ::fsync(file) == 0;
    done = ::close(file) == 0 && done;
    reached(Step::Synced);
    if (!done || ::rename(unfinished.constData(), finished.constData()) != 0) {
        ::unlink(unfinished.constData());
        return false;
    }
    reached(Step::Named);
    if (!syncFolder(folder)) {
        ::unlink(finished.constData());
        return false;
    }
    reached(Step::FolderSynced);
    return true;
}

bool Outbox::store(const OutboxOwner& owner, const PostingOrder& order) {
    return makeFolders(owner) && write(folderOf(owner), order.key.toString() + kOrderSuffix, textOf(order));
}

bool Outbox::remove(const OutboxOwner& owner, const RequestKey& key) {
    const QString folder = folderOf(owner);
    const QByteArray path = encoded(folder + u'/' + key.toString() + kOrderSuffix);
    if (::unlink(path.constData()) != 0 && errno != ENOENT) {
        return false;
    }
    reached(Step::Removed);
    return syncFolder(folder);
}

OutboxContent Outbox::load(const OutboxOwner& owner) {
    OutboxContent content;
    QDir folder(folderOf(owner));
    for (const QString& name : folder.entryList({u'*' + kUnfinishedSuffix}, QDir::Files)) {
        folder.remove(name); // never finished, so never sent
    }
    for (const QString& name : folder.entryList({u'*' + kOrderSuffix}, QDir::Files, QDir::Name)) {
        if (auto order = orderFrom(contentOf(folder.filePath(name)), name)) {
            content.orders.push_back(std::move(*order));
        } else if (!folder.rename(name, name + kDamagedSuffix)) {
            ++content.damaged; // where it lies
        }
    }
    content.damaged += static_cast<int>(folder.entryList({u'*' + kDamagedSuffix}, QDir::Files).size());
    return content;
}

std::vector<UnsettledOfOther> Outbox::ofOthers(const OutboxOwner& owner) const {
    std::vector<UnsettledOfOther> others;
    for (const UserFolder& user : usersIn(owner.server, QDir(folderOf(owner.server)))) {
        if (user.owner.user != owner.user && !user.keys.empty()) {
            others.push_back({.username = user.owner.username, .count = static_cast<int>(user.keys.size())});
        }
    }
    return others;
}

std::vector<Outbox::Left> Outbox::leftBy(const QString& server, const QString& username) const {
    std::vector<Left> left;
    for (const UserFolder& user : usersIn(server, QDir(folderOf(server)))) {
        for (const RequestKey& key : user.keys) {
            if (user.owner.username == username) {
                left.push_back({.owner = user.owner, .key = key});
            }
        }
    }
    return left;
}

} // namespace tellerdesk::client
