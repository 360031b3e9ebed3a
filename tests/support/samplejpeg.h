// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace tellerdesk::test {

inline QByteArray jpegSegment(int marker, const QByteArray& content) {
    const qsizetype length = content.size() + 2;
    return QByteArray("\xff")
               .append(static_cast<char>(marker))
               .append(static_cast<char>(length / 256))
               .append(static_cast<char>(length % 256)) +
           content;
}

// A JPEG whose markers say what they should; nobody decodes its one scan, of `filling` bytes.
struct SampleJpeg {
    int width = 120;
    int height = 160;
    int components = 3;
    QByteArray between = {}; // segments after the JFIF one
    qsizetype filling = 100;

    QByteArray bytes() const {
        const auto word = [](int value) {
            return QByteArray(1, static_cast<char>(value / 256)).append(static_cast<char>(value % 256));
        };
        QByteArray frame = QByteArray(1, '\x08') + word(height) + word(width) + static_cast<char>(components);
        QByteArray scan(1, static_cast<char>(components));
        for (int i = 1; i <= components; ++i) {
            frame.append(static_cast<char>(i)).append("\x11").append('\0');
            scan.append(static_cast<char>(i)).append('\0');
        }
        scan.append(QByteArray("\0\x3f\0", 3));
        const QByteArray jfif("JFIF\0\1\1\0\0\1\0\1\0\0", 14);
        const QByteArray huffman = QByteArray("\0\1", 2) + QByteArray(15, '\0') + QByteArray(1, '\0');
        return QByteArray("\xff\xd8") + jpegSegment(0xe0, jfif) + between +
               jpegSegment(0xdb, QByteArray(1, char(0)) + QByteArray(64, char(1))) + jpegSegment(0xc0, frame) +
               jpegSegment(0xc4, huffman) + jpegSegment(0xda, scan) + QByteArray(filling, '\x55') + "\xff\xd9";
    }
};

} // namespace tellerdesk::test
