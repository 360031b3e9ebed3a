// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/widgets/icon.h"

#include <QApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>

#include <utility>

namespace tellerdesk::client {

namespace {

constexpr qreal kGrid = 24; // all drawings stand on a grid of 24 by 24
constexpr qreal kStroke = 1.9;

// M move, L line, C curve, Z close as in SVG, all absolute; O centre and radius of a circle; R corner, size and radius
// of a rounded rectangle.
const char* drawing(Icon icon) {
    switch (icon) {
    case Icon::Search:
        return "O 10.5 10.5 6.5 M 15.5 15.5 L 21 21";
    case Icon::Person:
        return "O 12 7.5 4 M 4 20.5 C 4 16.5 7.5 14.5 12 14.5 C 16.5 14.5 20 16.5 20 20.5";
    case Icon::NewPerson:
        return "O 10 7.5 4 M 2.5 20.5 C 2.5 16.5 6 14.5 10 14.5 C 11.6 14.5 13 14.8 14.2 15.3 M 18.5 14 L 18.5 21 "
               "M 15 17.5 L 22 17.5";
    case Icon::People:
        return "O 9 8 3.6 M 2.5 19.5 C 2.5 16 5.5 14.3 9 14.3 C 12.5 14.3 15.5 16 15.5 19.5 M 15.5 4.7 C 17.4 5 18.8 "
               "6.3 18.8 8 C 18.8 9.7 17.4 11 15.5 11.3 M 18 14.7 C 20.2 15.3 21.5 17 21.5 19.5";
    case Icon::Account:
        return "R 3 5 18 14 2.5 M 3 10 L 21 10 M 7 15 L 11 15";
    case Icon::Deposit:
        return "M 12 3.5 L 12 14 M 7.5 9.8 L 12 14.3 L 16.5 9.8 M 4 15.5 L 4 20 L 20 20 L 20 15.5";
    case Icon::Withdrawal:
        return "M 12 15 L 12 4 M 7.5 8.3 L 12 3.8 L 16.5 8.3 M 4 15.5 L 4 20 L 20 20 L 20 15.5";
    case Icon::Transfer:
        return "M 4 8 L 20 8 M 16 4 L 20 8 L 16 12 M 20 16 L 4 16 M 8 12 L 4 16 L 8 20";
    case Icon::Statement:
        return "M 6 3 L 14.5 3 L 19 7.5 L 19 21 L 6 21 Z M 9 11.5 L 16 11.5 M 9 15 L 16 15 M 9 18 L 13 18";
    case Icon::Till:
        return "R 3 12 18 8 1.5 M 6 12 L 7.5 5 L 16.5 5 L 18 12 M 10 16 L 14 16";
    case Icon::Good:
        return "O 12 12 9 M 7.8 12.4 L 10.8 15.3 L 16.3 9.2";
    case Icon::Bad:
        return "O 12 12 9 M 8.8 8.8 L 15.2 15.2 M 15.2 8.8 L 8.8 15.2";
    case Icon::Caution:
        return "M 12 3.5 L 21.5 20 L 2.5 20 Z M 12 9.5 L 12 14 M 12 16.9 L 12 17.1";
    case Icon::Info:
        return "O 12 12 9 M 12 11 L 12 16.5 M 12 7.5 L 12 7.7";
    case Icon::Waiting:
        return "O 12 12 9 M 12 6.8 L 12 12 L 15.6 14.2";
    case Icon::Offline:
        return "M 3.5 10 C 8.5 5.5 15.5 5.5 20.5 10 M 7.5 14 C 10 11.7 14 11.7 16.5 14 M 12 18.3 L 12 18.5 "
               "M 4.5 3.5 L 20 20.5";
    case Icon::Lock:
        return "R 5 10.5 14 10 2 M 8 10.5 L 8 7.5 C 8 2.2 16 2.2 16 7.5 L 16 10.5";
    case Icon::Key:
        return "O 8 15.5 4.5 M 11.3 12.2 L 20 3.5 M 16 7.5 L 19 10.5";
    case Icon::Server:
        return "R 3.5 4 17 7 1.5 R 3.5 13 17 7 1.5 M 7 7.5 L 7.2 7.5 M 7 16.5 L 7.2 16.5";
    case Icon::Print:
        return "M 7 8 L 7 3 L 17 3 L 17 8 R 3 8 18 9 1.5 M 7 13.5 L 17 13.5 L 17 21 L 7 21 Z";
    case Icon::History:
        return "M 4 4.5 L 4 9.3 L 8.8 9.3 M 4.2 9.2 C 6.3 3.2 14 1.6 18.4 5.8 C 22.4 9.8 21.5 16.6 16.4 19.4 C 11.8 "
               "21.8 6 19.8 3.9 15 M 12 7.5 L 12 12 L 15 14";
    case Icon::Settings:
        return "M 4 7 L 12.5 7 M 17.5 7 L 20 7 O 15 7 2.5 M 4 17 L 6.5 17 M 11.5 17 L 20 17 O 9 17 2.5";
    case Icon::Help:
        return "O 12 12 9 M 9.3 9.4 C 9.5 6.2 14.7 6.3 14.7 9.5 C 14.7 11.6 12 11.6 12 13.8 M 12 16.9 L 12 17.1";
    }
    return "";
}

// The numbers after a letter of a drawing.
class Pen {
public:
    explicit Pen(const char* text)
        : m_words(QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts)) {}
    bool atEnd() const { return m_at >= m_words.size(); }
    QChar letter() { return m_words[m_at++].front(); }
    qreal number() { return m_words[m_at++].toDouble(); }
    QPointF point() {
        const qreal x = number();
        return {x, number()};
    }

private:
    QStringList m_words;
    qsizetype m_at = 0;
};

QPainterPath pathOf(Icon icon) {
    QPainterPath path;
    for (Pen pen(drawing(icon)); !pen.atEnd();) {
        const QChar letter = pen.letter();
        if (letter == u'M') {
            path.moveTo(pen.point());
        } else if (letter == u'L') {
            path.lineTo(pen.point());
        } else if (letter == u'C') {
            const QPointF first = pen.point();
            const QPointF second = pen.point();
            path.cubicTo(first, second, pen.point());
        } else if (letter == u'O') {
            const QPointF centre = pen.point();
            const qreal radius = pen.number();
            path.addEllipse(centre, radius, radius);
        } else if (letter == u'R') {
            const QPointF corner = pen.point();
            const QPointF size = pen.point();
            const qreal radius = pen.number();
            path.addRoundedRect(QRectF(corner, QSizeF(size.x(), size.y())), radius, radius);
        } else {
            path.closeSubpath();
        }
    }
    return path;
}

class Engine final : public QIconEngine {
public:
    Engine(Icon icon, Theme::Tone tone)
        : m_icon(icon)
        , m_tone(tone) {}

    void paint(QPainter* painter, const QRect& place, QIcon::Mode mode, QIcon::State) override {
        const Theme::Tone tone = mode == QIcon::Disabled ? Theme::Tone::Muted : m_tone;
        const QPalette palette = QApplication::palette();
        paintIcon(*painter, place, m_icon,
                  mode == QIcon::Selected ? palette.color(QPalette::HighlightedText) : Theme::color(tone, palette));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return pixmap;
    }
    QIconEngine* clone() const override { return new Engine(*this); }

private:
    Icon m_icon;
    Theme::Tone m_tone;
};

} // namespace

void paintIcon(QPainter& painter, const QRectF& place, Icon icon, const QColor& color) {
    const qreal side = std::min(place.width(), place.height());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(place.center() - QPointF(side / 2, side / 2));
    painter.scale(side / kGrid, side / kGrid);
    painter.setPen(QPen(color, kStroke, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(pathOf(icon));
    painter.restore();
}

QIcon themeIcon(Icon icon, Theme::Tone tone) {
    return QIcon(new Engine(icon, tone)); // the icon owns its engine
}

Icon iconOf(Theme::Tone tone) {
    switch (tone) {
    case Theme::Tone::Good:
        return Icon::Good;
    case Theme::Tone::Caution:
        return Icon::Caution;
    case Theme::Tone::Bad:
        return Icon::Bad;
    case Theme::Tone::Plain:
    case Theme::Tone::Muted:
    case Theme::Tone::Accent:
        break;
    }
    return Icon::Info;
}

IconMark::IconMark(Icon icon, Theme::Tone tone, QWidget* parent)
    : QWidget(parent)
    , m_icon(icon)
    , m_tone(tone) {
    setExtent(kSmall);
}

void IconMark::setIcon(Icon icon, Theme::Tone tone) {
    m_icon = icon;
    m_tone = tone;
    update();
}

void IconMark::setExtent(int pixels) {
    setFixedSize(pixels, pixels);
}

void IconMark::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintIcon(painter, rect(), m_icon, Theme::color(m_tone, QApplication::palette()));
}

} // namespace tellerdesk::client
