// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/core/uuid.h"

#include <QRandomGenerator>

#include <cstring>

#ifdef Q_OS_LINUX
#include <unistd.h>
#endif

namespace tellerdesk {

namespace {

int hexDigit(QChar character) {
    const char16_t c = character.unicode();
    if (c >= u'0' && c <= u'9') {
        return c - u'0';
    }
    const char16_t lower = c | 0x20;
    return c < 0x80 && lower >= u'a' && lower <= u'f' ? lower - u'a' + 10 : -1;
}

bool isHyphenPlace(qsizetype at) {
    return at == 8 || at == 13 || at == 18 || at == 23;
}

// Bytes of the system's generator. Asking it costs a microsecond however little is asked for, so each thread asks for
// 16 ids' worth at once.
class RandomBytes {
public:
    void fill(std::array<std::uint8_t, 16>& bytes) {
        if (m_next == m_words.size()) {
            refill();
        }
        std::memcpy(bytes.data(), &m_words[m_next], bytes.size());
        m_next += 4;
    }

private:
    void refill() {
        m_next = 0;
#ifdef Q_OS_LINUX
        if (::getentropy(m_words.data(), sizeof m_words) == 0) {
            return;
        }
#endif
        QRandomGenerator::system()->fillRange(m_words.data(), static_cast<qsizetype>(m_words.size()));
    }

    std::array<quint32, 64> m_words; // 256 bytes, the most that getentropy() gives
    std::size_t m_next = 64;
};

} // namespace

std::optional<Uuid> Uuid::fromString(QStringView text) {
    if (text.size() != 36) {
        return std::nullopt;
    }
    std::array<std::uint8_t, 16> bytes{};
    std::size_t nibble = 0;
    for (qsizetype at = 0; at < 36; ++at) {
        if (isHyphenPlace(at)) {
            if (text[at] != u'-') {
                return std::nullopt;
            }
            continue;
        }
        const int digit = hexDigit(text[at]);
        if (digit < 0) {
            return std::nullopt;
        }
        bytes[nibble / 2] = static_cast<std::uint8_t>(bytes[nibble / 2] << 4 | digit);
        ++nibble;
    }
    return Uuid(bytes);
}

Uuid Uuid::makeV7(Instant now) {
    thread_local RandomBytes random;
    std::array<std::uint8_t, 16> bytes{};
    random.fill(bytes);
    const auto milliseconds = static_cast<std::uint64_t>(now.time_since_epoch().count());
    for (std::size_t i = 0; i < 6; ++i) {
        bytes[i] = static_cast<std::uint8_t>(milliseconds >> (40 - 8 * i));
    }
    bytes[6] = static_cast<std::uint8_t>(0x70 | (bytes[6] & 0x0f));
    bytes[8] = static_cast<std::uint8_t>(0x80 | (bytes[8] & 0x3f));
    return Uuid(bytes);
}

Uuid Uuid::makeV7() {
    return makeV7(SystemClock().now());
}

QString Uuid::toString() const {
    static constexpr char16_t kDigits[] = u"0123456789abcdef";
    QString text(36, u'-');
    qsizetype at = 0;
    for (const std::uint8_t byte : m_bytes) {
        if (isHyphenPlace(at)) {
            ++at;
        }
        text[at++] = kDigits[byte >> 4];
        text[at++] = kDigits[byte & 0x0f];
    }
    return text;
}

} // namespace tellerdesk

std::size_t std::hash<tellerdesk::Uuid>::operator()(const tellerdesk::Uuid& uuid) const noexcept {
    std::uint64_t halves[2];
    std::memcpy(halves, uuid.bytes().data(), sizeof halves);
    return static_cast<std::size_t>(halves[0] ^ (halves[1] * 0x9e3779b97f4a7c15U));
}
