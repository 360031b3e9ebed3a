// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/envfile.h"

#include <QRegularExpression>
#include <QSet>
#include <QStringDecoder>

namespace tellerdesk::server::ops {

namespace {

using Text = Expected<QString, QString>;

Unexpected<QString> refuse(const char* reason) {
    return {QString::fromLatin1(reason)};
}

// What follows a closing quote, or an unquoted value: nothing but blanks and a comment.
bool isBlankOrComment(QStringView rest) {
    const QStringView trimmed = rest.trimmed();
    return trimmed.isEmpty() || (trimmed.front() == u'#' && rest.front().isSpace());
}

Text unquoted(QStringView raw) {
    if (raw.startsWith(u'#')) {
        return refuse("a value that begins with # must stand in quotes");
    }
    QStringView value = raw;
    for (qsizetype at = 0; at < raw.size(); ++at) {
        if (raw[at] == u'#' && raw[at - 1].isSpace()) {
            value = raw.first(at);
            break;
        }
    }
    for (const QChar character : value) {
        if (character == u'"' || character == u'\'' || character == u'\\') {
            return refuse("a value with quotes or backslashes must stand in quotes as a whole");
        }
    }
    return value.trimmed().toString();
}

Text singleQuoted(QStringView raw) {
    const qsizetype end = raw.indexOf(u'\'', 1);
    if (end < 0) {
        return refuse("the closing quote is missing");
    }
    if (!isBlankOrComment(raw.sliced(end + 1))) {
        return refuse("there is text behind the closing quote");
    }
    return raw.sliced(1, end - 1).toString();
}

Text doubleQuoted(QStringView raw) {
    QString value;
    for (qsizetype at = 1; at < raw.size(); ++at) {
        if (raw[at] == u'"') {
            return isBlankOrComment(raw.sliced(at + 1)) ? Text(value)
                                                        : Text(refuse("there is text behind the closing quote"));
        }
        if (raw[at] != u'\\') {
            value += raw[at];
            continue;
        }
        const QChar escaped = ++at < raw.size() ? raw[at] : QChar();
        if (escaped == u'n' || escaped == u't') {
            value += escaped == u'n' ? u'\n' : u'\t';
        } else if (escaped == u'"' || escaped == u'\\') {
            value += escaped;
        } else {
            return refuse("only \\\", \\\\, \\n and \\t may follow a backslash");
        }
    }
    return refuse("the closing quote is missing");
}

Text parseValue(QStringView raw) {
    if (raw.startsWith(u'\'')) {
        return singleQuoted(raw);
    }
    return raw.startsWith(u'"') ? doubleQuoted(raw) : unquoted(raw);
}

Expected<EnvLine, QString> parseLine(QStringView line, int number) {
    static const QRegularExpression key(QStringLiteral("\\A[A-Z][A-Z0-9_]*\\z"));
    const qsizetype equals = line.indexOf(u'=');
    if (equals < 0) {
        return refuse("KEY=VALUE is expected");
    }
    const QString name = line.first(equals).toString();
    if (!key.match(name).hasMatch()) {
        return refuse("a key has capital letters, digits and underscores only, and no blank before '='");
    }
    const QStringView raw = line.sliced(equals + 1);
    if (!raw.isEmpty() && raw.front().isSpace() && !isBlankOrComment(raw)) {
        return refuse("there is a blank behind '='");
    }
    const Text value = parseValue(raw);
    if (!value) {
        return Unexpected<QString>{name + QStringLiteral(": ") + value.error()};
    }
    return EnvLine{.number = number, .key = name, .value = *value};
}

} // namespace

Expected<std::vector<EnvLine>, QStringList> parseEnvFile(const QByteArray& content) {
    QStringDecoder decoder(QStringDecoder::Utf8); // drops a byte order mark
    const QString text = decoder.decode(content);
    if (decoder.hasError() || text.contains(QChar(u'\0'))) {
        return Unexpected<QStringList>{{QStringLiteral("the file is not UTF-8 text")}};
    }
    std::vector<EnvLine> lines;
    QStringList errors;
    QSet<QString> seen;
    int number = 0;
    for (const QStringView raw : QStringView(text).split(u'\n')) {
        ++number;
        const QStringView line = raw.trimmed();
        if (line.isEmpty() || line.front() == u'#') {
            continue;
        }
        Expected<EnvLine, QString> parsed = parseLine(line, number);
        if (!parsed) {
            errors.append(QStringLiteral("line %1: %2").arg(number).arg(parsed.error()));
        } else if (seen.contains(parsed->key)) {
            errors.append(QStringLiteral("line %1: %2 stands there already").arg(number).arg(parsed->key));
        } else {
            seen.insert(parsed->key);
            lines.push_back(std::move(*parsed));
        }
    }
    if (!errors.isEmpty()) {
        return Unexpected<QStringList>{errors};
    }
    return lines;
}

} // namespace tellerdesk::server::ops
