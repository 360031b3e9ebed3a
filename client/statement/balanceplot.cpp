// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/statement/balanceplot.h"

#include "client/app/dates.h"
#include "client/widgets/theme.h"
#include "shared/money/moneytext.h"

#include <QLocale>
#include <QPainter>
#include <QPolygon>

#include <algorithm>
#include <bit>

namespace tellerdesk::client {

namespace {

struct Extremes {
    qint64 lowest = 0;
    qint64 highest = 0;
};

Extremes extremesOf(const std::vector<BalancePoint>& points) {
    const auto [low, high] =
        std::minmax_element(points.begin(), points.end(), [](const BalancePoint& one, const BalancePoint& other) {
            return one.balanceAfterMinor < other.balanceAfterMinor;
        });
    return {.lowest = low->balanceAfterMinor, .highest = high->balanceAfterMinor};
}

QString money(qint64 minor, Currency currency) {
    return formatMoney({.minor = minor, .currency = currency}, QLocale());
}

QString day(QDate date) {
    return dateText(date);
}

} // namespace

int heightOf(qint64 balance, qint64 lowest, qint64 highest, int height) {
    const quint64 span = static_cast<quint64>(highest) - static_cast<quint64>(lowest);
    const quint64 above = static_cast<quint64>(balance) - static_cast<quint64>(lowest);
    // Both cut to what can be multiplied by a number of pixels.
    const int shift = std::max(0, static_cast<int>(std::bit_width(span)) - 40);
    const quint64 whole = span >> shift;
    return whole == 0 ? height / 2 : static_cast<int>((above >> shift) * static_cast<quint64>(height) / whole);
}

BalancePlot::BalancePlot(QWidget* parent)
    : QWidget(parent) {
    setObjectName(QStringLiteral("balancePlot"));
    setAccessibleName(tr("Plot of the balance"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize BalancePlot::sizeHint() const {
    return {320, 112};
}

QSize BalancePlot::minimumSizeHint() const {
    return {200, 112};
}

void BalancePlot::setPoints(std::vector<BalancePoint> points, Currency currency) {
    m_points = std::move(points);
    m_currency = currency;
    setAccessibleDescription(summary());
    setToolTip(summary());
    update();
}

QString BalancePlot::summary() const {
    if (m_points.empty()) {
        return {};
    }
    const auto [lowest, highest] = extremesOf(m_points);
    const BalancePoint& first = m_points.front();
    const BalancePoint& last = m_points.back();
    return tr("From %1 on %2 to %3 on %4; lowest %5, highest %6")
        .arg(money(first.balanceAfterMinor, m_currency), day(first.businessDate),
             money(last.balanceAfterMinor, m_currency), day(last.businessDate), money(lowest, m_currency),
             money(highest, m_currency));
}

void BalancePlot::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setFont(Theme::font(Theme::Type::Small));
    const QColor muted = Theme::color(Theme::Tone::Muted, palette());
    painter.setPen(muted);
    if (m_points.empty()) {
        painter.drawText(rect(), Qt::AlignCenter, tr("No balance to plot in this period"));
        return;
    }
    const auto [lowest, highest] = extremesOf(m_points);
    const QFontMetrics metrics(painter.font());
    const int line = metrics.height();
    // The highest balance above the line, the lowest and the days below it.
    const QRect area = rect().adjusted(Theme::kGap / 2, line + 2, -Theme::kGap / 2, -line - 4);
    painter.drawText(rect(), Qt::AlignTop | Qt::AlignLeft, tr("Highest %1").arg(money(highest, m_currency)));
    const QString low = tr("Lowest %1").arg(money(lowest, m_currency));
    const QString days =
        day(m_points.front().businessDate) + QStringLiteral(" \u2013 ") + day(m_points.back().businessDate);
    painter.drawText(rect(), Qt::AlignBottom | Qt::AlignLeft, low);
    if (metrics.horizontalAdvance(low) + metrics.horizontalAdvance(days) + Theme::kSection <= width()) {
        painter.drawText(rect(), Qt::AlignBottom | Qt::AlignRight, days);
    }
    painter.setPen(Theme::line(palette()));
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    const qint64 from = m_points.front().entryNumber;
    const qint64 to = m_points.back().entryNumber;
    QPolygon curve;
    for (const BalancePoint& point : m_points) {
        const int x = area.left() + heightOf(point.entryNumber, from, to, area.width() - 1);
        const QPoint at(x, area.bottom() - heightOf(point.balanceAfterMinor, lowest, highest, area.height() - 1));
        if (!curve.isEmpty()) {
            curve.append(QPoint(at.x(), curve.last().y())); // a balance stays until the next entry
        }
        curve.append(at);
    }
    painter.setPen(QPen(Theme::color(Theme::Tone::Accent, palette()), 2));
    painter.drawPolyline(curve);
    if (m_points.size() == 1) {
        painter.setBrush(Theme::color(Theme::Tone::Accent, palette()));
        painter.drawEllipse(curve.first(), 3, 3);
    }
}

} // namespace tellerdesk::client
