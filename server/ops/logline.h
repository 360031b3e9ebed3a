// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/clock.h"

#include <QByteArray>
#include <QString>

#include <utility>
#include <variant>
#include <vector>

namespace tellerdesk::server::ops {

enum class LogLevel { Debug, Info, Warning, Error };

struct LogField {
    const char* key = "";
    std::variant<QString, qint64, double, bool> value = false;

    LogField(const char* name, QString text)
        : key(name)
        , value(std::move(text)) {}
    LogField(const char* name, const char* text)
        : key(name)
        , value(QString::fromUtf8(text)) {}
    LogField(const char* name, qint64 number)
        : key(name)
        , value(number) {}
    LogField(const char* name, int number)
        : key(name)
        , value(qint64{number}) {}
    LogField(const char* name, double number)
        : key(name)
        , value(number) {}
    LogField(const char* name, bool is)
        : key(name)
        , value(is) {}
};

struct LogEvent {
    Instant at = {};
    LogLevel level = LogLevel::Info;
    QString message = {};
    std::vector<LogField> fields = {};
};

// One line each, with its line end. Whatever the texts hold, it stays one line, and no terminal obeys it.
QByteArray jsonLine(const LogEvent& event);
QByteArray textLine(const LogEvent& event);

} // namespace tellerdesk::server::ops
