// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/errorcode.h"
#include "shared/core/expected.h"

#include <QByteArrayView>
#include <QLatin1StringView>

#include <optional>

namespace tellerdesk {

// What the bank keeps of a person's looks and hand: small JPEG pictures without a word about where and with what they
// were made.
inline constexpr qsizetype kMaxPictureBytes = 40 * 1024;
inline constexpr int kMinPictureSide = 16;
inline constexpr int kMaxPictureSide = 2048;
inline constexpr const char* kJpegContentType = "image/jpeg";

enum class PictureKind { Photo, Signature };

QLatin1StringView wireName(PictureKind kind);

struct PictureSize {
    int width = 0;
    int height = 0;

    bool operator==(const PictureSize&) const = default;
};

// The size of a JPEG that the bank takes, found by walking its markers without decoding it. PayloadTooLarge beyond
// kMaxPictureBytes; PictureNotJpeg where it is no whole baseline or progressive JPEG (ITU-T T.81) of 8 bits with one or
// three components, or where anything follows its end; PictureHasMetadata with any application segment but a plain
// JFIF one (EXIF, XMP, colour profiles, thumbnails) or a comment; PictureDimensions outside of the sides above.
Expected<PictureSize, ErrorCode> readPicture(QByteArrayView jpeg);

} // namespace tellerdesk
