// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/head.h"

#include <algorithm>
#include <array>

namespace tellerdesk::server::http {

namespace {

constexpr bool isDigit(char c) {
    return c >= '0' && c <= '9';
}
constexpr bool isUpper(char c) {
    return c >= 'A' && c <= 'Z';
}
constexpr bool isAlpha(char c) {
    return isUpper(c) || (c >= 'a' && c <= 'z');
}
constexpr bool isHex(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
constexpr bool isBlank(char c) {
    return c == ' ' || c == '\t';
}
constexpr char toLower(char c) {
    return isUpper(c) ? static_cast<char>(c | 0x20) : c;
}

// One bit a class, so that each byte is one look-up.
enum CharacterClass : quint8 { kToken = 1, kTarget = 2, kHost = 4, kControl = 8 };

constexpr std::array<quint8, 256> kClasses = [] {
    std::array<quint8, 256> classes{};
    const auto mark = [&classes](const char* characters, quint8 bits) {
        for (; *characters; ++characters)
            classes[static_cast<quint8>(*characters)] |= bits;
    };
    for (int c = 0; c < 128; ++c) {
        if (isAlpha(static_cast<char>(c)) || isDigit(static_cast<char>(c)))
            classes[static_cast<std::size_t>(c)] |= kToken | kTarget | kHost;
        if ((c < 0x20 && c != '\t') || c == 0x7f)
            classes[static_cast<std::size_t>(c)] |= kControl;
    }
    mark("!#$%&'*+-.^_`|~", kToken);
    mark("-._~!$&'()*+,;=:@/?%", kTarget);
    mark("-._~", kHost);
    return classes;
}();

bool is(char c, CharacterClass which) {
    return kClasses[static_cast<quint8>(c)] & which;
}

bool all(QByteArrayView text, CharacterClass which) {
    return std::all_of(text.begin(), text.end(), [which](char c) { return is(c, which); });
}

bool equalIgnoringCase(QByteArrayView text, QByteArrayView lower) {
    return text.size() == lower.size() &&
           std::equal(text.begin(), text.end(), lower.begin(), [](char a, char b) { return toLower(a) == b; });
}

QByteArrayView withoutOuterBlanks(QByteArrayView text) {
    while (!text.isEmpty() && isBlank(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isBlank(text.back()))
        text.chop(1);
    return text;
}

using Check = Expected<void, ErrorCode>;
Unexpected<ErrorCode> malformed() {
    return {ErrorCode::MalformedRequest};
}

bool isMethod(QByteArrayView method) {
    return !method.isEmpty() && method.size() <= 32 && isUpper(method.front()) &&
           std::all_of(method.begin(), method.end(), [](char c) { return isUpper(c) || c == '-' || c == '_'; });
}

// Origin form only (RFC 9112, 3.2.1); every '%' must be followed by two hexadecimal digits.
bool isTarget(QByteArrayView target) {
    if (!target.startsWith('/') || !all(target, kTarget))
        return false;
    for (qsizetype at = target.indexOf('%'); at >= 0; at = target.indexOf('%', at + 3))
        if (at + 2 >= target.size() || !isHex(target[at + 1]) || !isHex(target[at + 2]))
            return false;
    return true;
}

bool isHostName(QByteArrayView name) {
    if (!name.startsWith('['))
        return !name.isEmpty() && all(name, kHost);
    if (name.size() < 4 || !name.endsWith(']'))
        return false;
    const QByteArrayView address = name.sliced(1, name.size() - 2);
    return std::all_of(address.begin(), address.end(), [](char c) { return isHex(c) || c == ':' || c == '.'; });
}

bool isHost(QByteArrayView host) {
    const qsizetype colon = host.lastIndexOf(':');
    if (colon < 0 || host.endsWith(']'))
        return isHostName(host);
    const QByteArrayView port = host.sliced(colon + 1);
    return isHostName(host.first(colon)) && !port.isEmpty() && port.size() <= 5 &&
           std::all_of(port.begin(), port.end(), isDigit);
}

// Fields of which a second one would leave open which of the two counts.
constexpr std::array<QByteArrayView, 8> kSingle{"authorization", "content-length", "content-type",  "expect",
                                                "host",          "if-match",       "if-none-match", "idempotency-key"};

bool isListed(const std::array<QByteArrayView, 8>& names, QByteArrayView name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

Check readRequestLine(QByteArrayView line, Head& head, bool& old) {
    const qsizetype first = line.indexOf(' ');
    const qsizetype second = first < 0 ? -1 : line.indexOf(' ', first + 1);
    if (second < 0 || line.indexOf(' ', second + 1) >= 0)
        return malformed();
    const QByteArrayView method = line.first(first);
    const QByteArrayView target = line.sliced(first + 1, second - first - 1);
    const QByteArrayView version = line.sliced(second + 1);
    old = version == "HTTP/1.0";
    if ((!old && version != "HTTP/1.1") || !isMethod(method) || !isTarget(target))
        return malformed();
    const qsizetype mark = target.indexOf('?');
    head.method = method.toByteArray();
    head.path = (mark < 0 ? target : target.first(mark)).toByteArray();
    head.query = mark < 0 ? QByteArray() : target.sliced(mark + 1).toByteArray();
    return {};
}

Check readField(QByteArrayView line, Head& head) {
    const qsizetype colon = line.indexOf(':');
    if (colon <= 0 || !all(line.first(colon), kToken)) // also an obsolete folded line, and a blank before the colon
        return malformed();
    QByteArray name(colon, Qt::Uninitialized);
    std::transform(line.begin(), line.begin() + colon, name.data(), toLower);
    if (isListed(kSingle, name) && std::any_of(head.headers.begin(), head.headers.end(),
                                               [&name](const Header& field) { return field.name == name; }))
        return malformed();
    head.headers.push_back({std::move(name), withoutOuterBlanks(line.sliced(colon + 1)).toByteArray()});
    return {};
}

Check readLength(QByteArrayView value, Head& head, const HeadLimits& limits) {
    if (value.isEmpty() || !std::all_of(value.begin(), value.end(), isDigit))
        return malformed();
    for (const char digit : value) {
        head.bodyBytes = head.bodyBytes * 10 + (digit - '0');
        if (head.bodyBytes > limits.bodyBytes) // before it could overflow
            return Unexpected{ErrorCode::PayloadTooLarge};
    }
    return {};
}

bool listHas(QByteArrayView list, QByteArrayView token) {
    while (true) {
        const qsizetype comma = list.indexOf(',');
        if (equalIgnoringCase(withoutOuterBlanks(comma < 0 ? list : list.first(comma)), token))
            return true;
        if (comma < 0)
            return false;
        list = list.sliced(comma + 1);
    }
}

// What the fields together mean: framing, and how the connection goes on.
Check readMeaning(Head& head, bool old, const HeadLimits& limits) {
    const QByteArray* length = nullptr;
    bool host = old; // HTTP/1.0 knew no Host
    bool transferCoding = false;
    bool upgrade = false;
    head.old = old;
    head.close = old;
    for (const Header& field : head.headers) {
        if (field.name == "host") {
            if (!isHost(field.value))
                return malformed();
            host = true;
        } else if (field.name == "content-length") {
            length = &field.value;
        } else if (field.name == "connection") {
            head.close = head.close || listHas(field.value, "close");
        } else if (field.name == "expect") {
            if (!equalIgnoringCase(field.value, "100-continue"))
                return Unexpected{ErrorCode::ExpectationFailed};
            head.expectsContinue = !old;
        }
        transferCoding = transferCoding || field.name == "transfer-encoding";
        upgrade = upgrade || field.name == "upgrade";
    }
    if (!host || (length && transferCoding)) // both: the way in which requests are smuggled
        return malformed();
    if (transferCoding || upgrade)
        return Unexpected{ErrorCode::NotImplemented};
    return length ? readLength(*length, head, limits) : Check();
}

} // namespace

Expected<qsizetype, ErrorCode> findHeadEnd(QByteArrayView bytes, qsizetype seen, const HeadLimits& limits) {
    const qsizetype stop = std::min(bytes.size(), limits.headBytes);
    for (qsizetype at = std::max<qsizetype>(0, seen - 1); at < stop; ++at) {
        if (!is(bytes[at], kControl))
            continue;
        if (bytes[at] == '\r') {
            if (at + 1 < bytes.size() && bytes[at + 1] != '\n')
                return malformed();
            continue;
        }
        if (bytes[at] != '\n' || at < 2 || bytes[at - 1] != '\r')
            return malformed(); // a bare line feed, another control character, or an empty line first
        if (at >= 3 && bytes[at - 2] == '\n')
            return at + 1;
    }
    if (bytes.size() < limits.headBytes)
        return qsizetype(0);
    const bool lineEnded = bytes.first(stop).indexOf('\n') >= 0;
    return Unexpected{lineEnded ? ErrorCode::HeaderFieldsTooLarge : ErrorCode::UriTooLong};
}

Expected<Head, ErrorCode> parseHead(QByteArrayView bytes, const HeadLimits& limits) {
    Head head;
    bool old = false;
    const qsizetype lineEnd = bytes.indexOf('\n');
    if (const Check line = readRequestLine(bytes.first(lineEnd - 1), head, old); !line)
        return line.failed();
    QByteArrayView rest = bytes.sliced(lineEnd + 1);
    head.headers.reserve(12);
    while (rest.size() > 2) {
        const qsizetype end = rest.indexOf('\n');
        if (static_cast<int>(head.headers.size()) >= limits.fields)
            return Unexpected{ErrorCode::HeaderFieldsTooLarge};
        if (const Check field = readField(rest.first(end - 1), head); !field)
            return field.failed();
        rest = rest.sliced(end + 1);
    }
    if (const Check meaning = readMeaning(head, old, limits); !meaning)
        return meaning.failed();
    return head;
}

} // namespace tellerdesk::server::http
