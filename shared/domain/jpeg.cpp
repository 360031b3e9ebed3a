// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/jpeg.h"

namespace tellerdesk {

namespace {

// Markers of ITU-T T.81, table B.1.
constexpr int kBaseline = 0xc0;
constexpr int kExtended = 0xc1;
constexpr int kProgressive = 0xc2;
constexpr int kHuffmanTables = 0xc4;
constexpr int kFirstRestart = 0xd0;
constexpr int kLastRestart = 0xd7;
constexpr int kStart = 0xd8;
constexpr int kEnd = 0xd9;
constexpr int kScan = 0xda;
constexpr int kQuantization = 0xdb;
constexpr int kRestartInterval = 0xdd;
constexpr int kFirstApplication = 0xe0;
constexpr int kLastApplication = 0xef;
constexpr int kComment = 0xfe;

// Tables fill their segments to the last byte, so that nothing else can travel in them.
bool areQuantizationTables(QByteArrayView tables) {
    while (!tables.isEmpty()) {
        const int precision = static_cast<unsigned char>(tables[0]) >> 4;
        const qsizetype length = 1 + 64 * (precision + 1);
        if (precision > 1 || tables.size() < length) {
            return false;
        }
        tables = tables.sliced(length);
    }
    return true;
}

bool areHuffmanTables(QByteArrayView tables) {
    constexpr qsizetype kHead = 17; // class and number, then how many codes there are of each of 16 lengths
    while (!tables.isEmpty()) {
        if (tables.size() < kHead) {
            return false;
        }
        qsizetype length = kHead;
        for (qsizetype i = 1; i < kHead; ++i) {
            length += static_cast<unsigned char>(tables[i]);
        }
        if (tables.size() < length) {
            return false;
        }
        tables = tables.sliced(length);
    }
    return true;
}

class Walker {
public:
    explicit Walker(QByteArrayView jpeg)
        : m_jpeg(jpeg) {}

    Expected<PictureSize, ErrorCode> walk() {
        if (takeMarker() != kStart) {
            return notJpeg();
        }
        while (true) {
            const int marker = takeMarker();
            if (marker == kEnd) {
                break;
            }
            if (const auto fault = takeSegment(marker)) {
                return Unexpected<ErrorCode>{*fault};
            }
        }
        const bool whole = m_size && m_scans > 0 && m_at == m_jpeg.size();
        return whole ? Expected<PictureSize, ErrorCode>(*m_size) : notJpeg();
    }

private:
    static Unexpected<ErrorCode> notJpeg() { return {ErrorCode::PictureNotJpeg}; }

    static std::optional<ErrorCode> notJpegUnless(bool good) {
        return good ? std::nullopt : std::optional(ErrorCode::PictureNotJpeg);
    }

    int byteAt(qsizetype at) const {
        return at >= 0 && at < m_jpeg.size() ? static_cast<unsigned char>(m_jpeg[at]) : -1;
    }

    int wordAt(qsizetype at) const {
        return byteAt(at) < 0 || byteAt(at + 1) < 0 ? -1 : byteAt(at) * 256 + byteAt(at + 1);
    }

    int takeMarker() {
        if (byteAt(m_at) != 0xff) {
            return -1;
        }
        while (byteAt(m_at) == 0xff) { // fill bytes (B.1.1.2)
            ++m_at;
        }
        return byteAt(m_at++);
    }

    std::optional<ErrorCode> takeSegment(int marker) {
        const int length = wordAt(m_at);
        if (length < 2 || m_at + length > m_jpeg.size()) {
            return ErrorCode::PictureNotJpeg;
        }
        const QByteArrayView segment = m_jpeg.sliced(m_at + 2, length - 2);
        m_at += length;
        switch (marker) {
        case kHuffmanTables:
            return notJpegUnless(areHuffmanTables(segment));
        case kQuantization:
            return notJpegUnless(areQuantizationTables(segment));
        case kRestartInterval:
            return notJpegUnless(segment.size() == 2);
        case kBaseline:
        case kExtended:
        case kProgressive:
            return takeFrame(segment);
        case kScan:
            return takeScan(segment);
        case kComment:
            return ErrorCode::PictureHasMetadata;
        default:
            return takeApplication(marker, segment);
        }
    }

    static std::optional<ErrorCode> takeApplication(int marker, QByteArrayView segment) {
        if (marker < kFirstApplication || marker > kLastApplication) {
            return ErrorCode::PictureNotJpeg;
        }
        constexpr qsizetype kPlainJfif = 14; // without a thumbnail
        const bool plain = marker == kFirstApplication && segment.size() == kPlainJfif &&
                           segment.startsWith(QByteArrayView("JFIF\0", 5)) && segment[12] == 0 && segment[13] == 0;
        return plain ? std::nullopt : std::optional(ErrorCode::PictureHasMetadata);
    }

    std::optional<ErrorCode> takeFrame(QByteArrayView frame) {
        const auto byte = [frame](qsizetype at) { return static_cast<unsigned char>(frame[at]); };
        if (m_size || frame.size() < 6 || byte(0) != 8 || (byte(5) != 1 && byte(5) != 3) ||
            frame.size() != 6 + 3 * byte(5)) {
            return ErrorCode::PictureNotJpeg;
        }
        m_size = PictureSize{.width = byte(3) * 256 + byte(4), .height = byte(1) * 256 + byte(2)};
        const auto fits = [](int side) { return side >= kMinPictureSide && side <= kMaxPictureSide; };
        return fits(m_size->width) && fits(m_size->height) ? std::nullopt : std::optional(ErrorCode::PictureDimensions);
    }

    // Entropy-coded data up to the next marker: within it 0xff is followed by 0x00 or stands for a restart (F.1.2.3).
    std::optional<ErrorCode> takeScan(QByteArrayView header) {
        constexpr int kMostComponents = 3;
        const int components = header.isEmpty() ? 0 : header[0];
        if (!m_size || components < 1 || components > kMostComponents || header.size() != 4 + 2 * components) {
            return ErrorCode::PictureNotJpeg;
        }
        ++m_scans;
        while (m_at < m_jpeg.size()) {
            const int next = byteAt(m_at) == 0xff ? byteAt(m_at + 1) : 0;
            if (next != 0 && (next < kFirstRestart || next > kLastRestart)) {
                return std::nullopt;
            }
            ++m_at;
        }
        return ErrorCode::PictureNotJpeg;
    }

    QByteArrayView m_jpeg;
    qsizetype m_at = 0;
    std::optional<PictureSize> m_size = {};
    int m_scans = 0;
};

} // namespace

QLatin1StringView wireName(PictureKind kind) {
    return kind == PictureKind::Photo ? QLatin1StringView("photo") : QLatin1StringView("signature");
}

Expected<PictureSize, ErrorCode> readPicture(QByteArrayView jpeg) {
    if (jpeg.size() > kMaxPictureBytes) {
        return Unexpected<ErrorCode>{ErrorCode::PayloadTooLarge};
    }
    return Walker(jpeg).walk();
}

} // namespace tellerdesk
