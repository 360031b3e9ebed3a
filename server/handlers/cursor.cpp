// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/cursor.h"

#include <QCryptographicHash>

namespace tellerdesk::server {

namespace {

constexpr qsizetype kCheckBytes = 8;
constexpr auto kEncoding = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QByteArray checkOf(const QString& list, const QByteArray& position) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(list.toUtf8());
    hash.addData(QByteArray(1, '\0'));
    hash.addData(position);
    return hash.result().first(kCheckBytes);
}

} // namespace

QString writeCursor(const QString& list, const QByteArray& position) {
    return QString::fromLatin1((checkOf(list, position) + position).toBase64(kEncoding));
}

std::optional<QByteArray> readCursor(const QString& list, const QString& cursor) {
    const QByteArray bytes = QByteArray::fromBase64(cursor.toLatin1(), kEncoding);
    if (bytes.size() < kCheckBytes) {
        return std::nullopt;
    }
    const QByteArray position = bytes.sliced(kCheckBytes);
    // Written again it must be the same text: decoding forgives foreign characters.
    return writeCursor(list, position) == cursor ? std::optional(position) : std::nullopt;
}

} // namespace tellerdesk::server
