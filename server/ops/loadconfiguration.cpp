// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/loadconfiguration.h"

#include "server/ops/envfile.h"
#include "server/ops/setting.h"
#include "server/ops/timezone.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTimeZone>

#include <unistd.h>

namespace tellerdesk::server::ops {

namespace {

constexpr qint64 kLargestEnvFile = 1024 * 1024;

QString defaultDataFolder() {
    if (::geteuid() == 0) {
        return QStringLiteral("/var/lib/tellerdesk");
    }
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/tellerdesk");
}

class Loader {
public:
    Loader()
        : m_origins(allSettings().size(), QStringLiteral("default")) {
        m_loaded.configuration.dataFolder = defaultDataFolder();
        m_loaded.configuration.businessTimeZone = QTimeZone::systemTimeZoneId();
        if (!isTimeZone(m_loaded.configuration.businessTimeZone)) { // TZ can hold a rule, such as CET-1CEST
            m_loaded.configuration.businessTimeZone = "UTC";
            m_zoneUnknown = true;
        }
    }

    void takeFile(const QString& path) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            m_errors.append(QStringLiteral("%1: %2").arg(path, file.errorString()));
            return;
        }
        const auto lines = parseEnvFile(file.read(kLargestEnvFile));
        if (!lines) {
            for (const QString& error : lines.error()) {
                m_errors.append(QStringLiteral("%1: %2").arg(path, error));
            }
            return;
        }
        bool hasSecret = false;
        for (const EnvLine& line : *lines) {
            const QString origin = QStringLiteral("%1, line %2").arg(path).arg(line.number);
            const Setting* setting = take(line.key, line.value, origin);
            hasSecret = hasSecret || (setting != nullptr && setting->privacy != Privacy::Open && !line.value.isEmpty());
        }
        if (hasSecret && file.permissions().testFlag(QFileDevice::ReadOther)) {
            m_loaded.warnings.append(QStringLiteral("%1 holds secrets and everybody may read it").arg(path));
        }
    }

    void takeEnvironment(const QProcessEnvironment& environment) {
        for (const Setting& setting : allSettings()) {
            const QString name = QString::fromLatin1(setting.name);
            if (environment.contains(name)) {
                take(name, environment.value(name), QStringLiteral("environment"));
            }
        }
    }

    void takeCommandLine(const QHash<QString, QString>& options) {
        for (auto option = options.begin(); option != options.end(); ++option) {
            take(option.key(), option.value(), QStringLiteral("command line"));
        }
    }

    Expected<LoadedConfiguration, QStringList> finish() {
        checkTogether();
        if (!m_errors.isEmpty()) {
            m_errors.sort();
            return Unexpected<QStringList>{m_errors};
        }
        m_loaded.origins = m_origins;
        return m_loaded;
    }

private:
    // An empty text in the environment or a file stands for "not set" where a setting may be without a value.
    const Setting* take(const QString& name, const QString& text, const QString& origin) {
        const Setting* setting = findSetting(name);
        if (setting == nullptr) {
            m_errors.append(QStringLiteral("%1 (%2): there is no such setting").arg(name, origin));
            return nullptr;
        }
        if (text.isEmpty() && setting->emptyIsDefault) {
            return setting;
        }
        if (const auto refused = setting->set(m_loaded.configuration, text)) {
            m_errors.append(QStringLiteral("%1 (%2): %3").arg(name, origin, *refused));
            return setting;
        }
        m_origins[static_cast<std::size_t>(setting - allSettings().data())] = origin;
        return setting;
    }

    const QString& originOf(const char* name) const {
        return m_origins[static_cast<std::size_t>(findSetting(QString::fromLatin1(name)) - allSettings().data())];
    }

    void checkTogether() {
        const Configuration& configuration = m_loaded.configuration;
        const auto refuse = [this](const char* reason) { m_errors.append(QString::fromLatin1(reason)); };
        if (configuration.tlsCertFile.isEmpty() != configuration.tlsKeyFile.isEmpty()) {
            refuse("TLS_CERT_FILE and TLS_KEY_FILE: the one needs the other");
        }
        if (!configuration.dbOwnerSource.isEmpty() && configuration.dbSource.isEmpty()) {
            refuse("DB_OWNER_SOURCE: it needs DB_SOURCE");
        }
        if (configuration.refreshTokenDuration < configuration.accessTokenDuration) {
            refuse("REFRESH_TOKEN_DURATION: it must not be shorter than ACCESS_TOKEN_DURATION");
        }
        if (configuration.edge.connectionsPerAddress > configuration.edge.connections) {
            refuse("MAX_CONNECTIONS_PER_ADDRESS: it must not be larger than MAX_CONNECTIONS");
        }
        if (configuration.loginTurns.running > configuration.hashing.waiting) {
            refuse("LOGIN_TURNS: it must not be larger than HASHING_QUEUE");
        }
        if (m_zoneUnknown && originOf("BUSINESS_TIME_ZONE") == u"default") {
            m_loaded.warnings.append(
                QStringLiteral("BUSINESS_TIME_ZONE: the system's time zone has no known name, so UTC is taken"));
        }
    }

    LoadedConfiguration m_loaded;
    std::vector<QString> m_origins;
    QStringList m_errors;
    bool m_zoneUnknown = false;
};

} // namespace

Expected<LoadedConfiguration, QStringList> loadConfiguration(const ConfigurationSources& sources) {
    Loader loader;
    const QString appEnv = QDir(sources.workingFolder).filePath(QStringLiteral("app.env"));
    if (QFileInfo::exists(appEnv)) {
        loader.takeFile(appEnv);
    }
    if (sources.envFile && QFileInfo(*sources.envFile).absoluteFilePath() != QFileInfo(appEnv).absoluteFilePath()) {
        loader.takeFile(*sources.envFile);
    }
    loader.takeEnvironment(sources.environment);
    loader.takeCommandLine(sources.commandLine);
    return loader.finish();
}

namespace {

QString quoted(const QString& value) {
    static const QString plain =
        QStringLiteral("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.:,/@%+*?=&[]~");
    for (const QChar character : value) {
        if (!plain.contains(character)) {
            QString escaped = value;
            escaped.replace(u'\\', QStringLiteral("\\\\")).replace(u'"', QStringLiteral("\\\""));
            return u'"' + escaped + u'"';
        }
    }
    return value;
}

} // namespace

QString describe(const LoadedConfiguration& loaded) {
    QString text;
    std::size_t at = 0;
    for (const Setting& setting : allSettings()) {
        const QString value = quoted(shownValue(setting, loaded.configuration));
        text += QStringLiteral("%1=%2 # %3\n").arg(QLatin1StringView(setting.name), value, loaded.origins[at++]);
    }
    return text;
}

} // namespace tellerdesk::server::ops
