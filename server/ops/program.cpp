// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/program.h"

#include "server/ops/commandline.h"
#include "server/ops/commands.h"
#include "server/ops/console.h"
#include "server/ops/loadconfiguration.h"
#include "server/ops/serve.h"
#include "server/tokens/keystore.h"

#include <QCoreApplication>
#include <QDir>

#include <ctime>

namespace tellerdesk::server::ops {

namespace {

ExitCode finish(const Attempt<void>& attempt) {
    if (!attempt) {
        complain(attempt.error().message);
    }
    return attempt ? ExitCode::Done : attempt.error().code;
}

ExitCode checkConfiguration(const LoadedConfiguration& loaded) {
    for (const QString& warning : loaded.warnings) {
        complain(warning);
    }
    if (const QString& key = loaded.configuration.tokenSymmetricKey; !key.isEmpty()) {
        if (const auto read = tokens::loadTokenKey(key, {}); !read) {
            complain(read.error());
            return ExitCode::Keys;
        }
    }
    tell(QStringLiteral("the settings are fine"));
    return ExitCode::Done;
}

ExitCode run(const CommandLine& line, const LoadedConfiguration& loaded) {
    const Configuration& configuration = loaded.configuration;
    switch (line.command) {
    case Command::Help:
        tell(helpText());
        return ExitCode::Done;
    case Command::Version:
        tell(QStringLiteral("tellerdesk-server " TELLERDESK_VERSION));
        return ExitCode::Done;
    case Command::Serve:
        return serve(loaded, line.demo);
    case Command::MigrateStatus:
        return finish(showMigrations(configuration));
    case Command::MigrateUp:
        return finish(migrateUp(configuration));
    case Command::MigrateDown:
        return finish(migrateDown(configuration));
    case Command::ConfigPrint:
        tell(describe(loaded).trimmed());
        return ExitCode::Done;
    case Command::ConfigCheck:
        return checkConfiguration(loaded);
    case Command::ClientConfig:
        return finish(printClientConfig(configuration));
    case Command::UserCreate:
        return finish(createUserByCommand(configuration, line.user));
    case Command::Verify:
        return finish(verifyByCommand(configuration));
    }
    return ExitCode::Internal;
}

ExitCode runCommand(const QStringList& arguments) {
    const auto line = parseCommandLine(arguments);
    if (!line) {
        complain(line.error());
        complain(QStringLiteral("see tellerdesk-server --help"));
        return ExitCode::Usage;
    }
    if (line->command == Command::Help || line->command == Command::Version) {
        return run(*line, {});
    }
    const auto loaded = loadConfiguration({.commandLine = line->settings,
                                           .environment = QProcessEnvironment::systemEnvironment(),
                                           .envFile = line->envFile,
                                           .workingFolder = QDir::currentPath()});
    if (!loaded) {
        for (const QString& error : loaded.error()) {
            complain(error);
        }
        return ExitCode::Configuration;
    }
    // The bank's time zone has been read; from here on nothing depends on the machine's.
    qputenv("TZ", "UTC");
    ::tzset();
    return run(*line, *loaded);
}

} // namespace

int runProgram(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("tellerdesk-server"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TELLERDESK_VERSION));
    try {
        return static_cast<int>(runCommand(QCoreApplication::arguments()));
    } catch (const std::exception& error) { // nothing that is known to happen; the text is a kind, no data
        complain(QStringLiteral("a fault of this program: %1").arg(QString::fromLatin1(error.what())));
        return static_cast<int>(ExitCode::Internal);
    }
}

} // namespace tellerdesk::server::ops
