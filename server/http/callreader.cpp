// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/callreader.h"

#include "shared/domain/jpeg.h"

#include <QCryptographicHash>
#include <QStringDecoder>

#include <algorithm>

namespace tellerdesk::server::http {

namespace {

const std::vector<QString> kPasswordFields{QStringLiteral("password"), QStringLiteral("current_password"),
                                           QStringLiteral("new_password")};

bool isJson(const QByteArray& contentType) {
    const qsizetype parameters = contentType.indexOf(';');
    const QByteArray type = (parameters < 0 ? contentType : contentType.first(parameters)).trimmed().toLower();
    if (type != "application/json") {
        return false;
    }
    // JSON is UTF-8 and nothing else (RFC 8259, 8.1).
    const QByteArray rest = parameters < 0 ? QByteArray() : contentType.sliced(parameters + 1).trimmed().toLower();
    return rest.isEmpty() || rest == "charset=utf-8" || rest == "charset=\"utf-8\"";
}

// Percent-decoded; nothing when the query is no UTF-8 or badly encoded.
std::optional<QString> decoded(QByteArrayView text) {
    QByteArray bytes;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == '+') {
            bytes += ' ';
        } else if (text[i] != '%') {
            bytes += text[i];
        } else {
            bool isHex = i + 2 < text.size();
            const int value = isHex ? QByteArray(text.sliced(i + 1, 2).data(), 2).toInt(&isHex, 16) : 0;
            if (!isHex) {
                return std::nullopt;
            }
            bytes += static_cast<char>(value);
            i += 2;
        }
    }
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString result = decoder(bytes);
    return decoder.hasError() || result.contains(QChar::Null) ? std::nullopt : std::optional(result);
}

std::optional<Failure> readQuery(const QByteArray& query, Call& call) {
    if (query.isEmpty()) {
        return std::nullopt;
    }
    for (const QByteArray& pair : query.split('&')) {
        const qsizetype equals = pair.indexOf('=');
        const auto name = decoded(equals < 0 ? QByteArrayView(pair) : QByteArrayView(pair).first(equals));
        const auto value = decoded(equals < 0 ? QByteArrayView() : QByteArrayView(pair).sliced(equals + 1));
        if (!name || !value || name->isEmpty()) {
            return failField(QStringLiteral("?"), FieldFault::Malformed).error;
        }
        const bool repeated =
            std::any_of(call.query.begin(), call.query.end(), [&](const auto& each) { return each.first == *name; });
        if (repeated) {
            return failField(u'?' + *name, FieldFault::Duplicate).error;
        }
        call.query.emplace_back(*name, *value);
    }
    return std::nullopt;
}

std::optional<Failure> readBody(const Request& request, const Route& route, Call& call) {
    if (route.hasPicture) {
        call.bytes = request.body;
        const bool isJpeg = request.header("content-type").trimmed().toLower() == kJpegContentType;
        return isJpeg ? std::nullopt : std::optional(fail(ErrorCode::UnsupportedMediaType).error);
    }
    if (!route.hasBody) {
        return std::nullopt;
    }
    if (!isJson(request.header("content-type"))) {
        return fail(ErrorCode::UnsupportedMediaType).error;
    }
    auto body = parseJson(request.body);
    if (!body) {
        return body.error();
    }
    call.body = std::move(body).value();
    return std::nullopt;
}

std::optional<Failure> readKey(const Request& request, const Route& route, Call& call) {
    if (!route.keyed) {
        return std::nullopt;
    }
    int times = 0;
    for (const Header& header : request.headers) {
        times += header.name == "idempotency-key" ? 1 : 0;
    }
    const QString pointer = QStringLiteral("Idempotency-Key");
    if (times != 1) {
        return failField(pointer, times == 0 ? FieldFault::Missing : FieldFault::Duplicate).error;
    }
    const auto key = RequestKey::fromString(QString::fromLatin1(request.header("idempotency-key")));
    if (!key || key->value.version() != 7 || (key->value.bytes()[8] & 0xc0) != 0x80) {
        return failField(pointer, FieldFault::Malformed).error;
    }
    call.key = *key;
    return std::nullopt;
}

} // namespace

ReadCall readCall(const Request& request, const Route& route, std::vector<QString> parameters) {
    ReadCall read;
    Call& call = read.call;
    call.requestId = request.id;
    call.peer = request.peer.toString();
    call.path = std::move(parameters);
    const QByteArray ifMatch = request.header("if-match");
    if (!ifMatch.isNull()) {
        call.ifMatch = ifMatch;
    }
    const QByteArray ifNoneMatch = request.header("if-none-match");
    if (!ifNoneMatch.isNull()) {
        call.ifNoneMatch = ifNoneMatch;
    }
    read.fault = readBody(request, route, call);
    if (!read.fault) {
        read.fault = readKey(request, route, call);
    }
    if (!read.fault) {
        read.fault = readQuery(request.query, call);
    }
    if (route.keyed) {
        call.bodyHash =
            QCryptographicHash::hash(canonicalJson(call.body, kPasswordFields), QCryptographicHash::Blake2b_256);
    }
    return read;
}

std::optional<QByteArray> bearerToken(const Request& request) {
    const QByteArray value = request.header("authorization");
    if (value.size() < 8 || value.first(7).toLower() != "bearer ") {
        return std::nullopt;
    }
    const QByteArray token = value.sliced(7).trimmed(); // RFC 9110, 11.4: one space or several
    return token.isEmpty() ? std::nullopt : std::optional(token);
}

} // namespace tellerdesk::server::http
