// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/widgets/elidedlabel.h"

#include "client/widgets/theme.h"

#include <QFontMetricsF>
#include <QTextLayout>
#include <QtMath>

namespace tellerdesk::client {

ElidedLabel::ElidedLabel(QWidget* parent, Lines lines)
    : QLabel(parent)
    , m_lines(lines) {
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
    const QString shown = fitted();
    setText(shown);
    setToolTip(shown.endsWith(QChar(0x2026)) && shown != m_full ? m_full : QString());
}

// What the width has room for; the rest of a second line ends in an ellipsis.
QString ElidedLabel::fitted() const {
    const auto shortened = [this](const QString& text) {
        return fontMetrics().elidedText(text, Qt::ElideRight, width());
    };
    if (m_lines == Lines::One || shortened(m_full) == m_full) {
        return shortened(m_full);
    }
    QTextLayout layout(m_full, font());
    layout.setTextOption(QTextOption());
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(width());
    layout.endLayout();
    const QString first = m_full.left(line.textLength());
    return first.trimmed() + u'\n' + shortened(m_full.mid(first.size()).trimmed());
}

} // namespace tellerdesk::client
