// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tls/localca.h"

#include "server/files/datafile.h"
#include "server/tls/certificates.h"
#include "server/tls/pem.h"
#include "server/tls/qtssl.h"
#include "server/tls/servernames.h"

#include <QFileInfo>

#include <chrono>
#include <optional>

namespace tellerdesk::server::tls {

namespace {

using std::chrono::days;

// A client whose clock is a day slow still takes a certificate that was made a minute ago.
constexpr days kStartsEarlier{2};
constexpr days kServerLife{825};
constexpr days kRenewBefore{90};
// The CA outlives each certificate that it signs; it is made again, with the same key, before it could not.
constexpr days kAuthorityLife{3650};
constexpr days kAuthorityRenewBefore = kServerLife + days{30};

struct Files {
    QString folder;

    QString authority() const { return folder + QStringLiteral("/ca.pem"); }
    QString authorityKey() const { return folder + QStringLiteral("/ca.key"); }
    QString server() const { return folder + QStringLiteral("/server.pem"); }
    QString serverKey() const { return folder + QStringLiteral("/server.key"); }
};

struct Pair {
    Certificate certificate;
    Key key;
};

bool isFresh(const Certificate& certificate, Instant now, days margin) {
    const Validity validity = validityOf(certificate);
    return validity.from <= now && now + margin < validity.until;
}

Validity validFor(days life, Instant now) {
    return {.from = now - kStartsEarlier, .until = now + life};
}

files::Loaded<Key> readKey(const QString& path) {
    auto text = files::readFile(path, files::Readers::OwnerOnly);
    if (!text) {
        return text.failed();
    }
    ReadKey read = keyFromPem(*text);
    wipe(*text);
    if (!read.key) {
        return Unexpected{QStringLiteral("The file %1 does not hold a key that can be used.").arg(path)};
    }
    return std::move(read.key);
}

files::Loaded<Certificate> readCertificate(const QString& path) {
    const auto text = files::readFile(path, files::Readers::Everybody);
    if (!text) {
        return text.failed();
    }
    const auto certificates = certificatesFromPem(*text);
    if (certificates.size() != 1) {
        return Unexpected{QStringLiteral("The file %1 does not hold one certificate.").arg(path)};
    }
    return certificates.front();
}

files::Loaded<Key> makeKeyFile(const QString& path) {
    Key key = makeKey();
    QByteArray text = toPem(key);
    const auto written = files::writeFile(path, text, files::Readers::OwnerOnly);
    wipe(text);
    return written ? files::Loaded<Key>(std::move(key)) : files::Loaded<Key>(written.failed());
}

files::Loaded<Key> readOrMakeKey(const QString& path) {
    return QFileInfo::exists(path) ? readKey(path) : makeKeyFile(path);
}

// The CA with its key, made or made again where needed.
files::Loaded<Authority> loadAuthority(const Files& at, Instant now) {
    std::optional<Certificate> present;
    if (QFileInfo::exists(at.authority())) {
        const auto read = readCertificate(at.authority());
        if (!read) {
            return read.failed();
        }
        if (!QFileInfo::exists(at.authorityKey())) {
            return Unexpected{
                QStringLiteral("A new server certificate is needed, but the CA's key %1 is missing. Put it back, or "
                               "remove the folder %2 to make a new CA (every client must then be given the new %3).")
                    .arg(at.authorityKey(), at.folder, at.authority())};
        }
        present = *read;
    }
    const auto key = readOrMakeKey(at.authorityKey());
    if (!key) {
        return key.failed();
    }
    if (present && !belongTogether(*present, *key)) {
        return Unexpected{
            QStringLiteral("The key %1 does not belong to the certificate %2.").arg(at.authorityKey(), at.authority())};
    }
    if (present && isFresh(*present, now, kAuthorityRenewBefore)) {
        return Authority{.certificate = *present, .key = *key};
    }
    const Certificate made = makeAuthorityCertificate(*key, validFor(kAuthorityLife, now));
    const auto written = files::writeFile(at.authority(), toPem(made), files::Readers::Everybody);
    if (!written) {
        return written.failed();
    }
    return Authority{.certificate = made, .key = *key};
}

// Nothing where a new one is to be made: missing, near its end, for other names, or left half-done by a crash.
files::Loaded<std::optional<Pair>> presentServer(const Files& at, const QStringList& names, Instant now) {
    const std::optional<Pair> none;
    if (!QFileInfo::exists(at.authority()) || !QFileInfo::exists(at.server()) || !QFileInfo::exists(at.serverKey())) {
        return none;
    }
    const auto authority = readCertificate(at.authority());
    const auto key = readKey(at.serverKey());
    if (!authority || !key) {
        return Unexpected{authority ? key.error() : authority.error()};
    }
    days margin = kRenewBefore;
    if (!QFileInfo::exists(at.authorityKey())) {
        margin = days{0}; // kept elsewhere: what was made with it is good to its end
    } else if (const auto authorityKey = readKey(at.authorityKey()); !authorityKey) {
        return authorityKey.failed();
    }
    const auto certificate = readCertificate(at.server());
    const bool fits = certificate && belongTogether(*certificate, *key) && isSignedBy(*certificate, *authority) &&
                      isFresh(*certificate, now, margin) && isFresh(*authority, now, margin) &&
                      namesOf(*certificate) == names;
    return fits ? std::optional(Pair{.certificate = *certificate, .key = *key}) : none;
}

files::Loaded<Pair> makeServer(const Files& at, const QStringList& names, Instant now) {
    const auto authority = loadAuthority(at, now);
    if (!authority) {
        return authority.failed();
    }
    const auto key = makeKeyFile(at.serverKey());
    if (!key) {
        return key.failed();
    }
    const Certificate certificate = makeServerCertificate(*authority, *key, names, validFor(kServerLife, now));
    const auto written = files::writeFile(at.server(), toPem(certificate), files::Readers::Everybody);
    if (!written) {
        return written.failed();
    }
    return Pair{.certificate = certificate, .key = *key};
}

} // namespace

files::Loaded<TlsIdentity> loadLocalIdentity(const TlsSettings& settings, Instant now) {
    const Files at{.folder = settings.dataFolder + QStringLiteral("/tls")};
    const auto names = serverNames(settings.names);
    if (!names) {
        return names.failed();
    }
    for (const QString& folder : {settings.dataFolder, at.folder}) {
        if (const auto made = files::makeFolder(folder, files::FolderAccess::PassThrough); !made) {
            return made.failed();
        }
    }
    const auto lock = files::FolderLock::acquire(at.folder);
    if (!lock) {
        return lock.failed();
    }
    const auto present = presentServer(at, *names, now);
    if (!present) {
        return present.failed();
    }
    const auto server = *present ? files::Loaded<Pair>(**present) : makeServer(at, *names, now);
    if (!server) {
        return server.failed();
    }
    return TlsIdentity{.chain = {toQt(server->certificate)}, .key = toQt(server->key), .authorityFile = at.authority()};
}

} // namespace tellerdesk::server::tls
