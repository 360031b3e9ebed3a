// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/tour/docpictures.h"

#include <QDir>
#include <QImage>
#include <QStringList>

namespace tellerdesk::client {

namespace {

struct DocPicture {
    const char* page; // the first one of that name
    const char* language;
    const char* file;
    int width;
};

constexpr DocPicture kPictures[] = {
    {"posted", "en", "screenshots/posted.png", 1280},
    {"statement", "en", "screenshots/statement.png", 1280},
    {"till-count-again", "en", "screenshots/count-again.png", 1280},
    {"customer", "en", "manual/en/counter.png", 960},
    {"review", "en", "manual/en/review.png", 960},
    {"customer", "ko", "manual/ko/counter.png", 960},
    {"review", "ko", "manual/ko/review.png", 960},
};

// Fewer shades of each colour take half the room, and nobody sees it in letters on a plain ground.
QImage withFewShades(const QImage& image) {
    constexpr int kStep = 0x11; // white, black and the greys of four bits stay what they are
    const auto coarse = [](int shade) { return (shade + kStep / 2) / kStep * kStep; };
    QImage few = image.convertToFormat(QImage::Format_RGB888);
    for (int y = 0; y < few.height(); ++y) {
        uchar* line = few.scanLine(y);
        for (int at = 0; at < 3 * few.width(); ++at) {
            line[at] = static_cast<uchar>(coarse(line[at]));
        }
    }
    return few;
}

} // namespace

QString saveDocPictures(const QString& folder, const QString& docs) {
    for (const DocPicture& each : kPictures) {
        const QString pattern = QStringLiteral("[0-9][0-9]-%1-light-%2-100.png")
                                    .arg(QLatin1StringView(each.page), QLatin1StringView(each.language));
        const QStringList found = QDir(folder).entryList({pattern}, QDir::Files, QDir::Name);
        const QString file = docs + u'/' + QString::fromLatin1(each.file);
        const QImage image(found.isEmpty() ? QString() : folder + u'/' + found.front());
        if (image.isNull()) {
            return QStringLiteral("the tour took no picture %1").arg(pattern);
        }
        const QImage small = withFewShades(image.scaledToWidth(each.width, Qt::SmoothTransformation));
        if (!small.save(file, "PNG", 0)) {
            return QStringLiteral("could not write %1").arg(file);
        }
    }
    return {};
}

} // namespace tellerdesk::client
