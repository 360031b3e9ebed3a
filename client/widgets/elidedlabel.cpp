// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/widgets/elidedlabel.h"

#include "client/widgets/theme.h"

#include <QFontMetricsF>
#include <QtMath>

namespace tellerdesk::client {

ElidedLabel::ElidedLabel(QWidget* parent)
    : QLabel(parent) {
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
}

void ElidedLabel::setFullText(const QString& text) {
    if (text == m_full) {
        return; // a change of a name is told to a screen reader
    }
    m_full = text;
    setAccessibleName(text);
    elide();
    updateGeometry(); // of the whole text, though what is shown of it may be the same
}

QSize ElidedLabel::minimumSizeHint() const {
    return {Theme::kMargin * 2, QLabel::minimumSizeHint().height()};
}

QSize ElidedLabel::sizeHint() const {
    // Advances are fractions of a pixel; cut to whole ones, a text would not fit into its own width.
    return {qCeil(QFontMetricsF(font()).horizontalAdvance(m_full)) + 1, QLabel::sizeHint().height()};
}

void ElidedLabel::resizeEvent(QResizeEvent* event) {
    QLabel::resizeEvent(event);
    elide();
}

void ElidedLabel::elide() {
    const QString shown = fontMetrics().elidedText(m_full, Qt::ElideRight, width());
    setText(shown);
    setToolTip(shown == m_full ? QString() : m_full);
}

} // namespace tellerdesk::client
