// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/widgets/deskstyle.h"

#include <QPainter>
#include <QPalette>
#include <QStyleFactory>
#include <QStyleOption>

namespace tellerdesk::client {

namespace {

void paintCheckBox(QPainter& painter, const QStyleOption& option) {
    const QPalette& palette = option.palette;
    const bool checked = option.state.testFlag(QStyle::State_On);
    const bool fills = checked && option.state.testFlag(QStyle::State_Enabled);
    const bool focused = option.state.testFlag(QStyle::State_HasFocus);
    const QColor frame =
        fills || focused ? palette.color(QPalette::Highlight) : palette.color(QPalette::PlaceholderText);
    const QRectF box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(frame, focused ? 2 : 1));
    painter.setBrush(palette.color(fills ? QPalette::Highlight : QPalette::Base));
    painter.drawRoundedRect(box, 2, 2);
    if (checked) {
        const QColor ink = fills ? palette.color(QPalette::HighlightedText) : frame;
        painter.setPen(QPen(ink, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const auto at = [&box](double x, double y) {
            return QPointF(box.left() + x * box.width(), box.top() + y * box.height());
        };
        painter.drawPolyline(QPolygonF({at(0.24, 0.52), at(0.43, 0.72), at(0.77, 0.3)}));
    }
    painter.restore();
}

} // namespace

DeskStyle::DeskStyle()
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

void DeskStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                              const QWidget* widget) const {
    if (element == PE_IndicatorCheckBox) {
        return paintCheckBox(*painter, *option);
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

int DeskStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                         QStyleHintReturn* data) const {
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons) {
        return 0; // the desk's icons are of one set
    }
    return QProxyStyle::styleHint(hint, option, widget, data);
}

} // namespace tellerdesk::client
