// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/logline.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace tellerdesk::server::ops {

namespace {

QString name(LogLevel level) {
    switch (level) {
    case LogLevel::Debug:
        return QStringLiteral("debug");
    case LogLevel::Info:
        return QStringLiteral("info");
    case LogLevel::Warning:
        return QStringLiteral("warning");
    case LogLevel::Error:
        return QStringLiteral("error");
    }
    Q_UNREACHABLE();
}

bool isHarmless(QChar character) {
    switch (character.category()) {
    case QChar::Other_Control:
    case QChar::Other_Format: // turns the direction of writing, among others
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        return true;
    }
}

QString withoutCommands(const QString& text) {
    QString shown;
    for (const QChar character : text) {
        if (isHarmless(character)) {
            shown += character;
        } else {
            shown += QStringLiteral("\\u%1").arg(character.unicode(), 4, 16, QChar(u'0'));
        }
    }
    return shown;
}

QString textValue(const LogField& field) {
    if (const auto* text = std::get_if<QString>(&field.value)) {
        const bool plain = !text->isEmpty() && !text->contains(u' ') && !text->contains(u'"') && !text->contains(u'=');
        return plain ? withoutCommands(*text)
                     : u'"' + withoutCommands(*text).replace(u'"', QStringLiteral("\\\"")) + u'"';
    }
    if (const auto* number = std::get_if<qint64>(&field.value)) {
        return QString::number(*number);
    }
    if (const auto* number = std::get_if<double>(&field.value)) {
        return QString::number(*number);
    }
    return std::get<bool>(field.value) ? QStringLiteral("true") : QStringLiteral("false");
}

QJsonValue jsonValue(const LogField& field) {
    return std::visit([](const auto& value) { return QJsonValue(value); }, field.value);
}

} // namespace

QByteArray jsonLine(const LogEvent& event) {
    QJsonObject object{{QStringLiteral("ts"), toRfc3339(event.at)},
                       {QStringLiteral("level"), name(event.level)},
                       {QStringLiteral("msg"), event.message}};
    for (const LogField& field : event.fields) {
        object.insert(QLatin1StringView(field.key), jsonValue(field));
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

QByteArray textLine(const LogEvent& event) {
    QString line = QStringLiteral("%1 %2 %3")
                       .arg(toRfc3339(event.at))
                       .arg(name(event.level), -7)
                       .arg(withoutCommands(event.message));
    for (const LogField& field : event.fields) {
        line += u' ' + QLatin1StringView(field.key) + u'=' + textValue(field);
    }
    return line.toUtf8() + '\n';
}

} // namespace tellerdesk::server::ops
