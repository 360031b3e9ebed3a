// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/widgets/amountlabel.h"

#include "client/widgets/theme.h"

#include <QFontMetrics>

namespace tellerdesk::client {

AmountLabel::AmountLabel(QWidget* parent)
    : QLabel(parent) {
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setFixedHeight(QFontMetrics(Theme::font(Theme::Type::Amount)).height() + Theme::kGap / 2);
    Theme::setType(this, Theme::Type::Amount);
}

void AmountLabel::setAmountText(const QString& text) {
    if (text == accessibleName()) {
        return; // a change of a name is told to a screen reader
    }
    setText(text);
    setAccessibleName(text);
    fit();
}

QSize AmountLabel::minimumSizeHint() const {
    return {40, QLabel::minimumSizeHint().height()};
}

void AmountLabel::resizeEvent(QResizeEvent* event) {
    QLabel::resizeEvent(event);
    fit();
}

void AmountLabel::fit() {
    QFont font = Theme::font(Theme::Type::Amount);
    const int smallest = Theme::font(Theme::Type::Body).pixelSize();
    while (font.pixelSize() > smallest && QFontMetrics(font).horizontalAdvance(text()) + 2 > width()) {
        font.setPixelSize(font.pixelSize() - 1);
    }
    setFont(font);
}

} // namespace tellerdesk::client
