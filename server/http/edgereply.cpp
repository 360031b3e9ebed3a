// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/edgereply.h"

#include "shared/api/problem.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>

namespace tellerdesk::server::http {

namespace {

struct Reason {
    int status;
    const char* text;
};

constexpr std::array kReasons{
    Reason{200, "OK"},
    Reason{201, "Created"},
    Reason{202, "Accepted"},
    Reason{204, "No Content"},
    Reason{304, "Not Modified"},
    Reason{400, "Bad Request"},
    Reason{401, "Unauthorized"},
    Reason{403, "Forbidden"},
    Reason{404, "Not Found"},
    Reason{405, "Method Not Allowed"},
    Reason{408, "Request Timeout"},
    Reason{409, "Conflict"},
    Reason{411, "Length Required"},
    Reason{412, "Precondition Failed"},
    Reason{413, "Content Too Large"},
    Reason{414, "URI Too Long"},
    Reason{415, "Unsupported Media Type"},
    Reason{417, "Expectation Failed"},
    Reason{422, "Unprocessable Content"},
    Reason{428, "Precondition Required"},
    Reason{429, "Too Many Requests"},
    Reason{431, "Request Header Fields Too Large"},
    Reason{500, "Internal Server Error"},
    Reason{501, "Not Implemented"},
    Reason{503, "Service Unavailable"},
};

const char* reasonOf(int status) {
    const auto row =
        std::find_if(kReasons.begin(), kReasons.end(), [status](const Reason& each) { return each.status == status; });
    return row == kReasons.end() ? "" : row->text;
}

bool breaksLines(const QByteArray& text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f; });
}

bool isSendable(const Reply& reply) {
    return reply.status >= 200 && reply.status <= 599 && !breaksLines(reply.contentType) &&
           std::none_of(reply.headers.begin(), reply.headers.end(), [](const Header& header) {
               return header.name.isEmpty() || breaksLines(header.name) || header.name.contains(':') ||
                      breaksLines(header.value);
           });
}

// The form of RFC 9110, 5.6.7, made once a second and thread.
const QByteArray& httpDate() {
    thread_local std::time_t made = 0;
    thread_local QByteArray text;
    const std::time_t now = std::time(nullptr);
    if (now != made) {
        static constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
        static constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
        std::tm utc{};
        gmtime_r(&now, &utc);
        text = QByteArray(64, '\0');
        const int size = std::snprintf(text.data(), static_cast<size_t>(text.size()),
                                       "%s, %02d %s %d %02d:%02d:%02d GMT", kDays[utc.tm_wday], utc.tm_mday,
                                       kMonths[utc.tm_mon], utc.tm_year + 1900, utc.tm_hour, utc.tm_min, utc.tm_sec);
        text.truncate(size);
        made = now;
    }
    return text;
}

void appendField(QByteArray& out, QByteArrayView name, QByteArrayView value) {
    out.append(name).append(": ").append(value).append("\r\n");
}

bool namesCaching(const Reply& reply) {
    return std::any_of(reply.headers.begin(), reply.headers.end(),
                       [](const Header& header) { return header.name == "Cache-Control"; });
}

void appendId(QByteArray& out, const Uuid& id) {
    static constexpr char kDigits[] = "0123456789abcdef";
    for (std::size_t i = 0; i < id.bytes().size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            out.append('-');
        out.append(kDigits[id.bytes()[i] >> 4]).append(kDigits[id.bytes()[i] & 0x0f]);
    }
}

} // namespace

QByteArray replyBytes(const Reply& reply, const ReplyFraming& framing) {
    if (!isSendable(reply))
        return replyBytes(problemReply(ErrorCode::Internal, framing.id), framing);
    const bool hasContent = reply.status != 204 && reply.status != 304; // RFC 9110, 8.6: no length for these
    QByteArray out;
    out.reserve(512 + (framing.withBody ? reply.body.size() : 0));
    out.append("HTTP/1.1 ").append(QByteArray::number(reply.status)).append(' ').append(reasonOf(reply.status));
    out.append("\r\nDate: ").append(httpDate()).append("\r\nX-Request-Id: ");
    appendId(out, framing.id);
    out.append("\r\n");
    if (!namesCaching(reply))
        appendField(out, "Cache-Control", "no-store");
    out.append("X-Content-Type-Options: nosniff\r\n"
               "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n"
               "Strict-Transport-Security: max-age=31536000\r\n");
    if (framing.close)
        out.append("Connection: close\r\n");
    if (!reply.contentType.isEmpty() && hasContent)
        appendField(out, "Content-Type", reply.contentType);
    for (const Header& header : reply.headers)
        appendField(out, header.name, header.value);
    if (reply.feed && framing.chunked)
        appendField(out, "Transfer-Encoding", "chunked");
    else if (hasContent && !reply.feed)
        appendField(out, "Content-Length", QByteArray::number(reply.body.size()));
    out.append("\r\n");
    if (hasContent && framing.withBody)
        out.append(reply.body);
    return out;
}

QByteArray chunkBytes(const Piece& piece, bool chunked) {
    if (!chunked)
        return piece.bytes;
    QByteArray out;
    out.reserve(piece.bytes.size() + 32);
    if (!piece.bytes.isEmpty()) // an empty chunk would be the last one
        out.append(QByteArray::number(piece.bytes.size(), 16)).append("\r\n").append(piece.bytes).append("\r\n");
    if (piece.last)
        out.append("0\r\n\r\n");
    return out;
}

Reply problemReply(ErrorCode code, const Uuid& id) {
    return {.status = httpStatus(code),
            .contentType = QByteArrayLiteral("application/problem+json"),
            .body = problemJson(Failure{.code = code}, id)};
}

} // namespace tellerdesk::server::http
