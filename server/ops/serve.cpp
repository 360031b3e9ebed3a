// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/serve.h"

#include "server/files/folder.h"
#include "server/http/edge.h"
#include "server/ops/accesslog.h"
#include "server/ops/console.h"
#include "server/ops/demobank.h"
#include "server/ops/fromconfiguration.h"
#include "server/ops/gate.h"
#include "server/ops/greeting.h"
#include "server/ops/log.h"
#include "server/ops/readiness.h"
#include "server/ops/serverkeys.h"
#include "server/ops/serverparts.h"
#include "server/ops/stopsignals.h"
#include "server/ops/timezone.h"

#include <QCoreApplication>
#include <QSslConfiguration>
#include <QThread>
#include <QTimer>

#include <unistd.h>

#include <algorithm>

using namespace std::chrono_literals;

namespace tellerdesk::server::ops {

namespace {

constexpr auto kFirstPause = 200ms; // between two tries to reach the database
constexpr auto kLongestPause = 5s;

const auto kIsStopping = [] { return StopSignals::isStopping(); };

class Server {
public:
    Server(const LoadedConfiguration& loaded, bool demo)
        : m_configuration(loaded.configuration)
        , m_demo(demo)
        , m_log(m_configuration.logFormat, STDERR_FILENO) {
        m_again.setSingleShot(true);
        for (const QString& warning : loaded.warnings) {
            warn(warning);
        }
    }

    ExitCode run() {
        const auto started = start();
        if (started) {
            QObject::connect(&m_signals, &StopSignals::stop, QCoreApplication::instance(), &QCoreApplication::quit);
            QObject::connect(&m_again, &QTimer::timeout, &m_signals, [this] { reachBooks(); });
            m_again.start(0ms);
            QCoreApplication::exec();
        } else {
            m_end = started.error();
        }
        if (m_end.code != ExitCode::Done) {
            m_log.write(LogLevel::Error, "cannot serve", {{"reason", m_end.message}});
        }
        stop();
        return m_end.code;
    }

private:
    // What another server on the same folder would run into comes first: it shall hear that, and nothing else.
    Attempt<void> start() {
        if (const auto locked = lockData(); !locked) {
            return locked;
        }
        auto keys = loadServerKeys(m_configuration);
        if (!keys) {
            return keys.failed();
        }
        m_tokenKey.emplace(std::move(keys->tokenKey));
        if (const auto listening = listen(keys->tls); !listening) {
            return listening;
        }
        return startDatabase();
    }

    Attempt<void> lockData() {
        const QString& folder = m_configuration.dataFolder;
        if (const auto made = files::makeFolder(folder, files::FolderAccess::PassThrough); !made) {
            return trouble(ExitCode::DataFolder, made.error());
        }
        if (!m_configuration.usesPrivateDatabase()) {
            return {};
        }
        auto locked = PrivatePostgres::lock(privateSettings(m_configuration, QStringLiteral("serve")), kIsStopping);
        if (!locked) {
            return locked.failed();
        }
        m_database = std::move(*locked);
        return {};
    }

    Attempt<void> listen(const QSslConfiguration& tls) {
        http::EdgeSettings settings = m_configuration.edge;
        settings.onRefusal = refusalLog(m_log, m_configuration.accessLog);
        m_edge = std::make_unique<http::Edge>(settings, [this](http::Request request, http::Answer answer) {
            m_gate.serve(std::move(request), std::move(answer));
        });
        const auto warnings = m_edge->start(tls);
        if (!warnings) {
            m_edge.reset();
            return trouble(ExitCode::CannotListen, warnings.error());
        }
        for (const QString& warning : *warnings) {
            warn(warning);
        }
        m_address = clientAddress(m_configuration, m_edge->port());
        m_log.write(LogLevel::Info, "listening", {{"address", m_address}});
        if (m_database) {
            m_database->noteAddress(m_address);
        }
        return {};
    }

    Attempt<void> startDatabase() {
        if (!m_database) {
            m_books = accessTo(m_configuration);
            return {};
        }
        if (const auto started = m_database->start(kIsStopping); !started) {
            return started;
        }
        m_books = accessTo(m_configuration, m_database->urls());
        QObject::connect(m_database.get(), &PrivatePostgres::ended, &m_signals, [this](const QString& reason) {
            m_ready->reachable = false;
            m_log.write(LogLevel::Error, "the database ended and is started again", {{"reason", reason}});
        });
        return {};
    }

    // A database that cannot be reached may come yet; whatever else is wrong with it will not mend itself.
    void reachBooks() {
        const auto bank = tryBooks();
        if (bank) {
            open(*bank);
        } else if (bank.error().code == ExitCode::DatabaseUnavailable) {
            if (m_lastReason != bank.error().message) {
                m_lastReason = bank.error().message;
                m_log.write(LogLevel::Warning, "waiting for the database", {{"reason", m_lastReason}});
            }
            m_again.start(m_pause);
            m_pause = std::min<std::chrono::milliseconds>(m_pause * 2, kLongestPause);
        } else {
            m_end = bank.error();
            QCoreApplication::quit();
        }
    }

    Attempt<BankFacts> tryBooks() {
        const auto change = prepareBooks(m_books, m_configuration.autoMigrate);
        if (!change) {
            return change.failed();
        }
        if (change->applied > 0) {
            m_log.write(LogLevel::Info, "migrated", {{"applied", change->applied}});
        }
        for (const QString& warning : change->warnings) {
            warn(warning);
        }
        if (m_demo) {
            const Instant now = SystemClock().now();
            const auto made = makeDemoBank(m_books, now, calendarIn(m_configuration.businessTimeZone)(now));
            if (!made) {
                return made.failed();
            }
        }
        return readBank(m_books);
    }

    void open(const BankFacts& bank) {
        m_parts =
            std::make_unique<ServerParts>(ServerParts::Needs{.configuration = m_configuration,
                                                             .books = m_books,
                                                             .bank = bank,
                                                             .isReady = [ready = m_ready] { return ready->isReady(); },
                                                             .accessLog = accessLog(m_log, m_configuration.accessLog)},
                                          *std::exchange(m_tokenKey, std::nullopt));
        m_readiness = std::make_unique<Readiness>(m_parts->workers(), m_ready);
        QObject::connect(m_readiness.get(), &Readiness::changed, &m_signals, [this](bool reachable) {
            m_log.write(reachable ? LogLevel::Info : LogLevel::Error,
                        reachable ? "the database can be reached again" : "the database cannot be reached");
        });
        QObject::connect(&m_signals, &StopSignals::reload, &m_signals, [this] { reloadTls(); });
        QObject::connect(&m_hourly, &QTimer::timeout, &m_signals, [this] { m_parts->removeOldSessions(); });
        m_hourly.start(1h);
        m_parts->removeOldSessions();
        greet(bank.bank, m_books);
        m_gate.open(m_parts->adapter());
        m_log.write(LogLevel::Info, "ready", {{"address", m_address}, {"version", TELLERDESK_VERSION}});
        tell(QStringLiteral("ready https://") + m_address);
    }

    void reloadTls() {
        const auto tls = loadServerTls(m_configuration);
        const auto refused = tls ? m_edge->setTls(*tls) : std::optional(tls.error().message);
        if (refused) {
            m_log.write(LogLevel::Error, "the certificate stays as it is", {{"reason", *refused}});
        } else {
            m_log.write(LogLevel::Info, "the certificate was read anew");
        }
    }

    void stop() {
        m_ready->draining = true;
        if (m_parts) {
            m_log.write(LogLevel::Info, "stopping");
            QThread::msleep(static_cast<unsigned long>(m_configuration.drainDelay.count()));
        }
        if (m_edge && !m_edge->drain(m_configuration.drainTimeout)) {
            m_log.write(LogLevel::Warning, "requests were cut off");
        }
        m_edge.reset();
        m_hourly.stop();
        m_readiness.reset();
        m_parts.reset();
        if (m_database) {
            m_database->stop();
        }
        m_log.write(LogLevel::Info, "stopped");
    }

    void warn(const QString& text) { m_log.write({.level = LogLevel::Warning, .message = text}); }

    const Configuration& m_configuration;
    const bool m_demo;
    Log m_log;
    StopSignals m_signals;
    const std::shared_ptr<ReadyState> m_ready = std::make_shared<ReadyState>();
    std::unique_ptr<PrivatePostgres> m_database;
    std::optional<tokens::LocalKeyV4> m_tokenKey;
    QString m_address;
    QTimer m_again; // to reach the books
    std::chrono::milliseconds m_pause = kFirstPause;
    QString m_lastReason;
    QTimer m_hourly;
    Trouble m_end = {.code = ExitCode::Done};
    BooksAccess m_books;
    std::unique_ptr<ServerParts> m_parts;
    std::unique_ptr<Readiness> m_readiness;
    Gate m_gate;
    std::unique_ptr<http::Edge> m_edge;
};

} // namespace

ExitCode serve(const LoadedConfiguration& loaded, bool demo) {
    return Server(loaded, demo).run();
}

} // namespace tellerdesk::server::ops
