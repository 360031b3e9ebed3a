// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/clientsettings.h"

#include "shared/api/clientconfig.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QSslCertificate>
#include <QStandardPaths>

namespace tellerdesk::client {

namespace {

constexpr qint64 kLargestFile = 1024 * 1024;

template <class T>
using Read = ClientSettings::Read<T>;

QString text(const char* source) {
    return QCoreApplication::translate("ClientSettings", source);
}

QString whatIsWrong(ClientConfigFault fault) {
    using Kind = ClientConfigFault::Kind;
    switch (fault.kind) {
    case Kind::UnknownLine:
        return text(QT_TRANSLATE_NOOP("ClientSettings", "line %1 is neither a setting nor a certificate"))
            .arg(fault.line);
    case Kind::Repeated:
        return text(QT_TRANSLATE_NOOP("ClientSettings", "line %1 names the address a second time")).arg(fault.line);
    case Kind::BadAddress:
        return text(QT_TRANSLATE_NOOP("ClientSettings", "line %1 is no address such as https://bank.example:8443"))
            .arg(fault.line);
    case Kind::NoAddress:
        return text(QT_TRANSLATE_NOOP("ClientSettings", "the server's address is missing"));
    case Kind::OpenCertificate:
        return text(QT_TRANSLATE_NOOP("ClientSettings", "the certificate that begins in line %1 has no end"))
            .arg(fault.line);
    case Kind::SecretKey:
        return text(QT_TRANSLATE_NOOP("ClientSettings",
                                      "line %1 begins a secret key, which belongs on the server alone"))
            .arg(fault.line);
    }
    return {};
}

Unexpected<QString> unusable(const QString& path, const QString& reason) {
    return {text(QT_TRANSLATE_NOOP("ClientSettings", "%1 cannot be used: %2."))
                .arg(QDir::toNativeSeparators(path), reason)};
}

Read<QByteArray> contentOf(const QString& path) {
    QFile file(path);
    if (!QFileInfo(path).isFile()) { // a pipe would never end
        return unusable(path, text(QT_TRANSLATE_NOOP("ClientSettings", "there is no such file")));
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return unusable(path, file.errorString());
    }
    QByteArray content = file.read(kLargestFile + 1);
    if (content.size() > kLargestFile) {
        return unusable(path, text(QT_TRANSLATE_NOOP("ClientSettings", "it is larger than 1 MiB")));
    }
    return content;
}

Read<QList<QSslCertificate>> certificatesOf(const QString& path, const QByteArray& pem) {
    const auto certificates = QSslCertificate::fromData(pem, QSsl::Pem);
    if (certificates.size() != pem.count("-----BEGIN CERTIFICATE-----")) {
        return unusable(path, text(QT_TRANSLATE_NOOP("ClientSettings", "a certificate in it is damaged")));
    }
    return certificates;
}

Read<ServerTrust> trustFrom(const QString& path) {
    const auto content = contentOf(path);
    if (!content) {
        return content.failed();
    }
    const auto config = ClientConfig::fromText(*content);
    if (!config) {
        return unusable(path, whatIsWrong(config.error()));
    }
    auto certificates = certificatesOf(path, config->authorities);
    if (!certificates) {
        return certificates.failed();
    }
    return ServerTrust{.address = config->address, .authorities = std::move(certificates).value()};
}

// A server here made its authority itself; what cannot be read is none of ours.
std::optional<ServerTrust> trustInThisPc(const QStringList& authorities) {
    ServerTrust trust{.address = QUrl(QStringLiteral("https://127.0.0.1:%1").arg(kDefaultServerPort))};
    for (const QString& path : authorities) {
        if (const auto pem = contentOf(path)) {
            if (const auto certificates = certificatesOf(path, *pem)) {
                trust.authorities << *certificates;
            }
        }
    }
    return trust.authorities.isEmpty() ? std::nullopt : std::optional(trust);
}

Read<std::optional<ServerTrust>> loadFrom(const ClientSettings::Places& places) {
    for (const QString& path : places.files) {
        if (QFileInfo::exists(path) || places.mustExist) {
            auto trust = trustFrom(path);
            return trust ? Read<std::optional<ServerTrust>>(std::move(trust).value()) : trust.failed();
        }
    }
    return trustInThisPc(places.authorities);
}

Read<void> saveTo(const QString& path, const ServerTrust& trust) {
    ClientConfig config{.address = trust.address};
    for (const QSslCertificate& certificate : trust.authorities) {
        config.authorities += certificate.toPem();
    }
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(config.toText()) < 0 || !file.commit()) {
        return Unexpected{text(QT_TRANSLATE_NOOP("ClientSettings", "%1 cannot be written: %2."))
                              .arg(QDir::toNativeSeparators(path), file.errorString())};
    }
    return {};
}

} // namespace

ClientSettings::Places ClientSettings::Places::ofThisPc() {
    const QString named = qEnvironmentVariable("TELLERDESK_CONFIG");
    if (!named.isEmpty()) {
        return {.files = {named}, .mustExist = true, .own = named};
    }
    const QString name = QStringLiteral("/tellerdesk/tellerdesk.conf");
    Places places{.own = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + name};
    // The user's folder first, then the system's.
    for (const QString& folder : QStandardPaths::standardLocations(QStandardPaths::GenericConfigLocation)) {
        places.files << folder + name;
    }
    const QString authority = QStringLiteral("/tellerdesk/tls/ca.pem");
    places.authorities = {QStringLiteral("/var/lib") + authority,
                          QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + authority};
    return places;
}

ClientSettings::ClientSettings(DiskThread& disk, Places places, QObject* parent)
    : QObject(parent)
    , m_disk(disk)
    , m_places(std::move(places)) {}

void ClientSettings::load(QObject* context, Done<std::optional<ServerTrust>> done) {
    m_disk.run(context, [places = m_places] { return loadFrom(places); }, std::move(done));
}

void ClientSettings::readFile(const QString& path, QObject* context, Done<ServerTrust> done) {
    m_disk.run(context, [path] { return trustFrom(path); }, std::move(done));
}

void ClientSettings::save(const ServerTrust& trust, QObject* context, Done<void> done) {
    m_disk.run(context, [path = m_places.own, trust] { return saveTo(path, trust); }, std::move(done));
}

} // namespace tellerdesk::client
