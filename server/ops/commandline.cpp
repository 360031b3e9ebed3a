// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/commandline.h"

#include "server/ops/setting.h"

#include <QCommandLineParser>

#include <algorithm>
#include <array>

namespace tellerdesk::server::ops {

namespace {

using Parsed = Expected<CommandLine, QString>;

struct CommandName {
    const char* words;
    Command command;
    const char* options; // of its own, with blanks between
};

constexpr std::array kCommands = {
    CommandName{"serve", Command::Serve, "demo"},
    CommandName{"migrate status", Command::MigrateStatus, ""},
    CommandName{"migrate up", Command::MigrateUp, ""},
    CommandName{"migrate down", Command::MigrateDown, ""},
    CommandName{"config print", Command::ConfigPrint, ""},
    CommandName{"config check", Command::ConfigCheck, ""},
    CommandName{"client-config", Command::ClientConfig, ""},
    CommandName{"user create", Command::UserCreate, "username full-name role branch password-stdin"},
    CommandName{"verify", Command::Verify, ""},
};

const QStringList kCommandOptions = {QStringLiteral("demo"),      QStringLiteral("username"),
                                     QStringLiteral("full-name"), QStringLiteral("role"),
                                     QStringLiteral("branch"),    QStringLiteral("password-stdin")};

void addOptions(QCommandLineParser& parser) {
    const auto add = [&](const char* name, bool hasValue) {
        QCommandLineOption option(QString::fromLatin1(name));
        if (hasValue) {
            option.setValueName(QStringLiteral("value"));
        }
        parser.addOption(option);
    };
    for (const char* name : {"help", "version", "demo", "password-stdin"}) {
        add(name, false);
    }
    for (const char* name : {"env-file", "username", "full-name", "role", "branch"}) {
        add(name, true);
    }
    for (const Setting& setting : allSettings()) {
        add(optionName(setting).toLatin1().constData(), true);
    }
}

Unexpected<QString> refuse(const QString& text) {
    return {text};
}

Parsed readUser(CommandLine line, const QCommandLineParser& parser) {
    for (const char* name : {"username", "full-name", "role", "password-stdin"}) {
        if (!parser.isSet(QString::fromLatin1(name))) {
            return refuse(QStringLiteral("user create: --%1 is missing").arg(QLatin1StringView(name)));
        }
    }
    const auto role = roleFromWire(parser.value(QStringLiteral("role")));
    if (!role) {
        return refuse(QStringLiteral("--role: teller, supervisor, administrator or auditor is expected"));
    }
    line.user = {.username = parser.value(QStringLiteral("username")),
                 .fullName = parser.value(QStringLiteral("full-name")),
                 .role = *role};
    if (parser.isSet(QStringLiteral("branch"))) {
        line.user.branch = parser.value(QStringLiteral("branch"));
    }
    return line;
}

std::optional<QString> repeatedOption(const QCommandLineParser& parser) {
    const QStringList names = parser.optionNames();
    for (const QString& name : names) {
        if (names.count(name) > 1) {
            return name;
        }
    }
    return std::nullopt;
}

Parsed readCommand(const QCommandLineParser& parser) {
    CommandLine line;
    const QString words = parser.positionalArguments().join(u' ');
    const auto* found =
        std::ranges::find_if(kCommands, [&](const CommandName& one) { return words == QLatin1StringView(one.words); });
    if (found == kCommands.end()) {
        return refuse(words.isEmpty() ? QStringLiteral("a command is missing")
                                      : QStringLiteral("%1: there is no such command").arg(words));
    }
    line.command = found->command;
    const QStringList own = QString::fromLatin1(found->options).split(u' ');
    for (const QString& option : kCommandOptions) {
        if (parser.isSet(option) && !own.contains(option)) {
            return refuse(QStringLiteral("--%1 has no meaning for %2").arg(option, words));
        }
    }
    line.demo = parser.isSet(QStringLiteral("demo"));
    if (parser.isSet(QStringLiteral("env-file"))) {
        line.envFile = parser.value(QStringLiteral("env-file"));
    }
    for (const Setting& setting : allSettings()) {
        if (!parser.isSet(optionName(setting))) {
            continue;
        }
        if (setting.privacy == Privacy::Secret) {
            return refuse(QStringLiteral("--%1: every user of this machine can read command lines; put it into the "
                                         "environment or app.env")
                              .arg(optionName(setting)));
        }
        line.settings.insert(QString::fromLatin1(setting.name), parser.value(optionName(setting)));
    }
    return line.command == Command::UserCreate ? readUser(line, parser) : Parsed(line);
}

} // namespace

Expected<CommandLine, QString> parseCommandLine(const QStringList& arguments) {
    QCommandLineParser parser;
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    addOptions(parser);
    if (!parser.parse(arguments)) {
        return refuse(parser.errorText());
    }
    if (parser.isSet(QStringLiteral("help")) || parser.isSet(QStringLiteral("version"))) {
        CommandLine line;
        line.command = parser.isSet(QStringLiteral("help")) ? Command::Help : Command::Version;
        return line;
    }
    if (const auto repeated = repeatedOption(parser)) {
        return refuse(QStringLiteral("--%1 stands there twice").arg(*repeated));
    }
    return readCommand(parser);
}

} // namespace tellerdesk::server::ops
