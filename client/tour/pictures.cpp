// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/tour/pictures.h"

#include "client/widgets/theme.h"

#include <QApplication>
#include <QPainter>
#include <QPixmap>
#include <QTest>
#include <QWidget>

#include <utility>

namespace tellerdesk::client {

namespace {

constexpr int kColumns = 4;
constexpr QSize kThumb(480, 270);
constexpr int kPngSpeed = 80; // little compression: the tour is not to wait for it

QImage grab(QWidget& window) {
    QTest::qWait(50); // what was asked to paint has painted
    return window.grab().toImage();
}

} // namespace

TourPictures::TourPictures(QString folder, TourLook look)
    : m_folder(std::move(folder))
    , m_look(std::move(look)) {}

QString TourPictures::suffix(bool dark) const {
    return QStringLiteral("%1-%2-%3")
        .arg(dark ? QStringLiteral("dark") : QStringLiteral("light"), m_look.language)
        .arg(qRound(qApp->devicePixelRatio() * 100));
}

bool TourPictures::take(QWidget& window, const QString& name) {
    const QString numbered = QStringLiteral("%1-%2").arg(++m_taken, 2, 10, QLatin1Char('0')).arg(name);
    for (const bool dark : m_look.dark) {
        if (m_look.dark.size() > 1) {
            Theme::apply(*qApp, dark);
        }
        const QImage image = grab(window);
        const QString file = QStringLiteral("%1/%2-%3.png").arg(m_folder, numbered, suffix(dark));
        if (!image.save(file, "PNG", kPngSpeed)) {
            m_failure = QStringLiteral("could not write %1").arg(file);
            return false;
        }
        m_small[dark].push_back(
            {.name = numbered, .image = image.scaled(kThumb, Qt::KeepAspectRatio, Qt::SmoothTransformation)});
        m_small[dark].back().image.setDevicePixelRatio(1);
    }
    return true;
}

bool TourPictures::saveSheets() const {
    for (const auto& [dark, small] : m_small) {
        const int gap = Theme::kSection;
        const QSize cell(kThumb.width() + gap, kThumb.height() + gap + 2 * Theme::kSection);
        const int rows = (static_cast<int>(small.size()) + kColumns - 1) / kColumns;
        QImage sheet(cell.width() * kColumns + gap, cell.height() * rows + gap, QImage::Format_RGB32);
        sheet.fill(Qt::lightGray);
        QPainter painter(&sheet);
        painter.setFont(Theme::font(Theme::Type::Strong));
        painter.setPen(Qt::black);
        for (int at = 0; at < static_cast<int>(small.size()); ++at) {
            const QPoint corner(gap + at % kColumns * cell.width(), gap + at / kColumns * cell.height());
            const Small& each = small[static_cast<std::size_t>(at)];
            painter.drawImage(corner, each.image);
            painter.drawText(QRect(corner + QPoint(0, kThumb.height()), QSize(kThumb.width(), 2 * Theme::kSection)),
                             Qt::AlignLeft | Qt::AlignVCenter, each.name);
        }
        painter.end();
        const QString file = QStringLiteral("%1/contact-%2.png").arg(m_folder, suffix(dark));
        if (!sheet.save(file)) {
            m_failure = QStringLiteral("could not write %1").arg(file);
            return false;
        }
    }
    return true;
}

} // namespace tellerdesk::client
