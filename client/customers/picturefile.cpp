// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/customers/picturefile.h"

#include <QBuffer>
#include <QImage>
#include <QImageReader>
#include <QImageWriter>
#include <QPainter>

#include <algorithm>

namespace tellerdesk::client {

namespace {

constexpr QSize kPhoto(360, 480);
constexpr QSize kSignature(640, 240);
constexpr int kLargestRead = 2000; // what a camera delivers is read scaled down already

QImage readImage(const QString& file) {
    QImageReader reader(file);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true); // a camera says which way is up
    const QSize size = reader.size();
    if (size.isValid() && std::max(size.width(), size.height()) > kLargestRead) {
        reader.setScaledSize(size.scaled(kLargestRead, kLargestRead, Qt::KeepAspectRatio));
    }
    return reader.read();
}

// The middle of it, in the proportions of a passport's photo.
QRect cropOf(QSize size) {
    const QSize crop = kPhoto.scaled(size, Qt::KeepAspectRatio);
    return QRect(QPoint((size.width() - crop.width()) / 2, (size.height() - crop.height()) / 2), crop);
}

QSize targetOf(QSize source, PictureKind kind) {
    const QSize most = kind == PictureKind::Photo ? kPhoto : kSignature;
    const bool larger = source.width() > most.width() || source.height() > most.height();
    const QSize target = larger ? source.scaled(most, Qt::KeepAspectRatio) : source;
    return target.expandedTo(QSize(kMinPictureSide, kMinPictureSide));
}

// Painted anew on white, so that neither transparency nor words, profiles or thumbnails of the file come along.
QImage painted(const QImage& source, const QRect& part, QSize size, PictureKind kind) {
    QImage canvas(size, QImage::Format_RGB32);
    canvas.fill(Qt::white);
    QPainter painter(&canvas);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    QRect place(QPoint(0, 0), part.size().scaled(size, Qt::KeepAspectRatio));
    place.moveCenter(canvas.rect().center());
    painter.drawImage(place, source.copy(part).scaled(place.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
    painter.end();
    return kind == PictureKind::Signature ? canvas.convertToFormat(QImage::Format_Grayscale8) : canvas;
}

QByteArray encoded(const QImage& image, int quality) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QImageWriter writer(&buffer, "jpeg");
    writer.setQuality(quality);
    return writer.write(image) ? bytes : QByteArray();
}

// The best quality that fits; noise that no quality makes small enough is made smaller itself.
QByteArray squeezed(QImage image) {
    while (std::min(image.width(), image.height()) >= kMinPictureSide) {
        for (int quality = 85; quality >= 25; quality -= 10) {
            QByteArray jpeg = encoded(image, quality);
            if (readPicture(jpeg)) {
                return jpeg;
            }
        }
        image = image.scaled(image.size() * 3 / 4, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    }
    return {};
}

} // namespace

Expected<QByteArray, PictureFault> pictureFromFile(const QString& file, PictureKind kind) {
    const QImage source = readImage(file);
    if (source.isNull()) {
        return Unexpected<PictureFault>{PictureFault::Unreadable};
    }
    if (std::min(source.width(), source.height()) < kMinPictureSide) {
        return Unexpected<PictureFault>{PictureFault::TooSmall};
    }
    const QRect part = kind == PictureKind::Photo ? cropOf(source.size()) : source.rect();
    QByteArray jpeg = squeezed(painted(source, part, targetOf(part.size(), kind), kind));
    return jpeg.isEmpty() ? Expected<QByteArray, PictureFault>(Unexpected<PictureFault>{PictureFault::Unreadable})
                          : Expected<QByteArray, PictureFault>(std::move(jpeg));
}

PictureReader::PictureReader(QObject* parent)
    : QObject(parent) {
    m_pool.setMaxThreadCount(1);
}

PictureReader::~PictureReader() {
    m_pool.clear();
    m_pool.waitForDone();
}

void PictureReader::read(const QString& file, PictureKind kind, Done done) {
    m_pool.start([this, file, kind, done = std::move(done)] {
        auto picture = pictureFromFile(file, kind);
        QMetaObject::invokeMethod(
            this, [done, picture = std::move(picture)]() mutable { done(std::move(picture)); }, Qt::QueuedConnection);
    });
}

} // namespace tellerdesk::client
