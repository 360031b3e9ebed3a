// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tokens/keystore.h"

#include "server/files/datafile.h"

#include <QFileInfo>

namespace tellerdesk::server::tokens {

namespace {

files::Loaded<LocalKeyV4> readKey(const QString& path) {
    auto content = files::readFile(path, files::Readers::OwnerOnly);
    if (!content) {
        return content.failed();
    }
    auto key = LocalKeyV4::fromPaserk(QByteArrayView(*content).trimmed());
    wipe(*content);
    if (!key) {
        return Unexpected{
            QStringLiteral("The file %1 does not hold a PASERK key (k4.local. and 43 characters).").arg(path)};
    }
    return *std::move(key);
}

files::Loaded<LocalKeyV4> makeKey(const QString& path) {
    LocalKeyV4 key = LocalKeyV4::generate();
    QByteArray text = key.toPaserk() + '\n';
    const auto written = files::writeFile(path, text, files::Readers::OwnerOnly);
    wipe(text);
    if (!written) {
        return written.failed();
    }
    return key;
}

} // namespace

files::Loaded<LocalKeyV4> loadTokenKey(const QString& tokenSymmetricKey, const QString& dataFolder) {
    if (!tokenSymmetricKey.isEmpty()) {
        QByteArray text = tokenSymmetricKey.toUtf8();
        auto key = LocalKeyV4::fromPaserk(text);
        wipe(text);
        if (!key) {
            return Unexpected{QStringLiteral("TOKEN_SYMMETRIC_KEY is not a PASERK key (k4.local. and 43 characters).")};
        }
        return *std::move(key);
    }
    const QString folder = dataFolder + QStringLiteral("/keys");
    if (const auto above = files::makeFolder(dataFolder, files::FolderAccess::PassThrough); !above) {
        return above.failed();
    }
    if (const auto made = files::makeFolder(folder, files::FolderAccess::OwnerOnly); !made) {
        return made.failed();
    }
    const auto lock = files::FolderLock::acquire(folder);
    if (!lock) {
        return lock.failed();
    }
    const QString path = folder + QStringLiteral("/token.paserk");
    return QFileInfo::exists(path) ? readKey(path) : makeKey(path);
}

} // namespace tellerdesk::server::tokens
