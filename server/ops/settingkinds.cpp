// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/settingkinds.h"

#include "server/db/connectionurl.h"
#include "server/ops/databaseurl.h"
#include "server/ops/durationtext.h"
#include "server/ops/timezone.h"
#include "server/tls/servernames.h"
#include "server/tokens/tokenmaker.h"

#include <QDir>
#include <QRegularExpression>

namespace tellerdesk::server::ops::kinds {

namespace {

using Refused = std::optional<QString>;

// The fields are found in a Configuration that may be changed; showing does not change it.
template <class T>
const T& valueOf(Field<T> field, const Configuration& configuration) {
    return field(const_cast<Configuration&>(configuration));
}

template <class T>
Setting number(const char* name, Field<T> field, Range range, const char* help) {
    const auto set = [field, range](Configuration& configuration, const QString& text) -> Refused {
        static const QRegularExpression digits(QStringLiteral("\\A(0|[1-9][0-9]{0,17})\\z"));
        const qint64 value = digits.match(text).hasMatch() ? text.toLongLong() : -1;
        if (value < range.least || value > range.most) {
            return QStringLiteral("a whole number from %1 to %2 is expected").arg(range.least).arg(range.most);
        }
        field(configuration) = static_cast<T>(value);
        return std::nullopt;
    };
    return {.name = name, .help = help, .set = set, .show = [field](const Configuration& configuration) {
                return QString::number(valueOf(field, configuration));
            }};
}

Refused setAddress(Configuration& configuration, const QString& text) {
    static const QRegularExpression form(QStringLiteral("\\A(\\[[0-9A-Fa-f:.]+\\]|[^:\\[\\]]+):([0-9]{1,5})\\z"));
    const auto match = form.match(text);
    const uint port = match.captured(2).toUInt();
    QString host = match.captured(1);
    if (host.startsWith(u'[')) {
        host = host.sliced(1, host.size() - 2);
    }
    const QHostAddress address(host == u"localhost" ? QStringLiteral("127.0.0.1") : host);
    if (!match.hasMatch() || port > 65535 || address.isNull()) {
        return QStringLiteral(
            "ADDRESS:PORT is expected, the address being an IP address or localhost, IPv6 in brackets");
    }
    configuration.edge.address = address;
    configuration.edge.port = static_cast<quint16>(port);
    return std::nullopt;
}

QString showAddress(const Configuration& configuration) {
    const QString address = configuration.edge.address.toString();
    const QString host = address.contains(u':') ? u'[' + address + u']' : address;
    return host + u':' + QString::number(configuration.edge.port);
}

Refused setNames(Configuration& configuration, const QString& text) {
    if (const auto names = tls::serverNames(text); !names) {
        return names.error();
    }
    configuration.tlsNames = text;
    return std::nullopt;
}

Refused setTimeZone(Configuration& configuration, const QString& text) {
    if (!isTimeZone(text.toUtf8())) {
        return QStringLiteral(
            "a time zone such as Europe/Berlin is expected, and this machine knows none of that name");
    }
    configuration.businessTimeZone = text.toUtf8();
    return std::nullopt;
}

Refused setLogFormat(Configuration& configuration, const QString& text) {
    if (text == u"json" || text == u"text") {
        configuration.logFormat = text == u"json" ? LogFormat::Json : LogFormat::Text;
        return std::nullopt;
    }
    return QStringLiteral("json or text is expected");
}

QString showLogFormat(const Configuration& configuration) {
    switch (configuration.logFormat) {
    case LogFormat::Automatic:
        return {};
    case LogFormat::Json:
        return QStringLiteral("json");
    case LogFormat::Text:
        return QStringLiteral("text");
    }
    Q_UNREACHABLE();
}

} // namespace

Setting text(const char* name, Field<QString> field, const char* help) {
    const auto set = [field](Configuration& configuration, const QString& text) -> Refused {
        for (const QChar character : text) {
            if (character.category() == QChar::Other_Control) {
                return QStringLiteral("control characters are not allowed");
            }
        }
        if (text.size() > 200) {
            return QStringLiteral("at most 200 characters are allowed");
        }
        field(configuration) = text;
        return std::nullopt;
    };
    return {.name = name,
            .help = help,
            .emptyIsDefault = true,
            .set = set,
            .show = [field](const Configuration& configuration) { return valueOf(field, configuration); }};
}

Setting file(const char* name, Field<QString> field, const char* help) {
    const auto set = [field](Configuration& configuration, const QString& text) -> Refused {
        field(configuration) = QDir::cleanPath(QDir().absoluteFilePath(text));
        return std::nullopt;
    };
    return {.name = name,
            .help = help,
            .emptyIsDefault = true,
            .set = set,
            .show = [field](const Configuration& configuration) { return valueOf(field, configuration); }};
}

Setting databaseUrl(const char* name, Field<QString> field, const char* help) {
    const auto set = [field](Configuration& configuration, const QString& text) -> Refused {
        if (!isDatabaseUrl(text)) {
            return QStringLiteral(
                "postgresql://USER:PASSWORD@HOST:PORT/DATABASE is expected, special characters as %XX");
        }
        if (!db::connectionParts({.url = text})) {
            return QStringLiteral("PostgreSQL's library cannot read it: an option that it does not know?");
        }
        field(configuration) = text;
        return std::nullopt;
    };
    return {.name = name,
            .help = help,
            .privacy = Privacy::Password,
            .emptyIsDefault = true,
            .set = set,
            .show = [field](const Configuration& configuration) { return valueOf(field, configuration); }};
}

Setting secret(const char* name, Field<QString> field, const char* help) {
    const auto set = [field](Configuration& configuration, const QString& text) -> Refused {
        field(configuration) = text;
        return std::nullopt;
    };
    return {.name = name,
            .help = help,
            .privacy = Privacy::Secret,
            .emptyIsDefault = true,
            .set = set,
            .show = [field](const Configuration& configuration) { return valueOf(field, configuration); }};
}

Setting boolean(const char* name, Field<bool> field, const char* help) {
    const auto set = [field](Configuration& configuration, const QString& text) -> Refused {
        if (text != u"true" && text != u"false") {
            return QStringLiteral("true or false is expected");
        }
        field(configuration) = text == u"true";
        return std::nullopt;
    };
    return {.name = name, .help = help, .set = set, .show = [field](const Configuration& configuration) {
                return valueOf(field, configuration) ? QStringLiteral("true") : QStringLiteral("false");
            }};
}

Setting count(const char* name, Field<int> field, Range range, const char* help) {
    return number(name, field, range, help);
}

Setting count(const char* name, Field<std::size_t> field, Range range, const char* help) {
    return number(name, field, range, help);
}

Setting bytes(const char* name, Field<qsizetype> field, Range range, const char* help) {
    return number(name, field, range, help);
}

Setting duration(const char* name, Field<std::chrono::milliseconds> field, Span span, const char* help) {
    const auto set = [field, span](Configuration& configuration, const QString& text) -> Refused {
        const auto value = durationFromText(text);
        if (!value || *value < span.least || *value > span.most) {
            return QStringLiteral("a duration from %1 to %2 is expected, such as 250ms, 30s, 15m or 12h")
                .arg(toText(span.least), toText(span.most));
        }
        field(configuration) = *value;
        return std::nullopt;
    };
    return {.name = name, .help = help, .set = set, .show = [field](const Configuration& configuration) {
                return toText(valueOf(field, configuration));
            }};
}

Setting serverAddress(const char* name, const char* help) {
    return {.name = name, .help = help, .set = setAddress, .show = showAddress};
}

Setting certificateNames(const char* name, const char* help) {
    return {.name = name,
            .help = help,
            .emptyIsDefault = true,
            .set = setNames,
            .show = [](const Configuration& configuration) { return configuration.tlsNames; }};
}

Setting tokenFormat(const char* name, const char* help) {
    const auto set = [](Configuration&, const QString& text) -> Refused {
        return tokens::tokenFormatFromName(text) ? Refused() : QStringLiteral("paseto-v4 is the only format so far");
    };
    return {.name = name, .help = help, .set = set, .show = [](const Configuration&) {
                return QStringLiteral("paseto-v4");
            }};
}

Setting timeZone(const char* name, const char* help) {
    return {
        .name = name,
        .help = help,
        .emptyIsDefault = true,
        .set = setTimeZone,
        .show = [](const Configuration& configuration) { return QString::fromUtf8(configuration.businessTimeZone); }};
}

Setting logFormat(const char* name, const char* help) {
    return {.name = name, .help = help, .emptyIsDefault = true, .set = setLogFormat, .show = showLogFormat};
}

} // namespace tellerdesk::server::ops::kinds
