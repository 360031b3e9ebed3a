// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/client/support/cutoff.h"

#include "client/widgets/elidedlabel.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>

namespace tellerdesk::test {

using client::ElidedLabel;

namespace {

bool isWithinParents(const QWidget* widget, const QWidget* window) {
    const QRect here(widget->mapTo(window, QPoint(0, 0)), widget->size());
    for (const QWidget* parent = widget->parentWidget(); parent != nullptr && parent != window;
         parent = parent->parentWidget()) {
        if (parent->objectName() == QStringLiteral("qt_scrollarea_viewport")) {
            return true; // scrolls
        }
        if (!QRect(parent->mapTo(window, QPoint(0, 0)), parent->size()).contains(here)) {
            return false;
        }
    }
    return true;
}

// What of the widget's text cannot be seen; nothing when all can.
QString cutOff(const QWidget* widget, const QWidget* window) {
    QSize needed;
    if (const auto* label = qobject_cast<const QLabel*>(widget)) {
        if (label->text().isEmpty() || qobject_cast<const ElidedLabel*>(widget) != nullptr) {
            return {};
        }
        needed = label->wordWrap() ? QSize(0, label->heightForWidth(label->width())) : label->sizeHint();
        if (label->wordWrap()) { // a word alone may be wider than the label
            const QRect words = label->fontMetrics().boundingRect(QRect(0, 0, label->width(), 10'000),
                                                                  Qt::TextWordWrap | Qt::AlignLeft, label->text());
            needed.setWidth(words.width() - 1); // Qt rounds both edges outwards
        }
    } else if (qobject_cast<const QAbstractButton*>(widget) != nullptr &&
               qobject_cast<const QLineEdit*>(widget->parentWidget()) == nullptr) {
        needed = widget->minimumSizeHint();
    } else {
        return {};
    }
    if (needed.width() > widget->width() || needed.height() > widget->height() || !isWithinParents(widget, window)) {
        return QStringLiteral("%1 needs %2x%3, has %4x%5: %6")
            .arg(widget->objectName())
            .arg(needed.width())
            .arg(needed.height())
            .arg(widget->width())
            .arg(widget->height())
            .arg(widget->accessibleName());
    }
    return {};
}

} // namespace

QStringList cutOffTexts(const QWidget& window) {
    QStringList faults;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        if (widget->isVisible()) {
            if (const QString fault = cutOff(widget, &window); !fault.isEmpty()) {
                faults << fault;
            }
        }
    }
    return faults;
}

} // namespace tellerdesk::test
