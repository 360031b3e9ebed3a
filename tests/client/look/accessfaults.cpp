// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/client/look/accessfaults.h"

#include "client/widgets/amountlabel.h"
#include "client/widgets/messagebar.h"
#include "client/widgets/theme.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QKeySequence>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QMap>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QTest>

#include <algorithm>

namespace tellerdesk::test {

namespace {

using client::Theme;

QString nameOf(const QWidget* widget) {
    return QStringLiteral("%1 \"%2\"").arg(QLatin1StringView(widget->metaObject()->className()), widget->objectName());
}

bool isFocusable(const QWidget* widget, const QWidget& window) {
    return widget->isVisible() && widget->isEnabled() && widget->window() == &window &&
           (widget->focusPolicy() & Qt::TabFocus) != 0 && widget->focusProxy() == nullptr &&
           qobject_cast<const QMenuBar*>(widget) == nullptr;
}

QList<QWidget*> focusablesOf(const QWidget& window) {
    QList<QWidget*> all = window.findChildren<QWidget*>();
    all.removeIf([&window](const QWidget* widget) { return !isFocusable(widget, window); });
    return all;
}

QString said(QWidget* widget, QAccessible::Text what) {
    QAccessibleInterface* element = QAccessible::queryAccessibleInterface(widget);
    return element != nullptr ? element->text(what) : QString();
}

bool wantsLabel(const QWidget* widget) {
    return qobject_cast<const QLineEdit*>(widget) != nullptr || qobject_cast<const QComboBox*>(widget) != nullptr ||
           qobject_cast<const QPlainTextEdit*>(widget) != nullptr ||
           qobject_cast<const QAbstractSpinBox*>(widget) != nullptr;
}

void findNameless(const QWidget& window, QStringList& faults) {
    const auto labels = window.findChildren<QLabel*>();
    for (QWidget* widget : focusablesOf(window)) {
        if (said(widget, QAccessible::Name).trimmed().isEmpty()) {
            faults << nameOf(widget) + QStringLiteral(" has no name");
        }
        const bool labelled = std::any_of(labels.begin(), labels.end(), [widget](const QLabel* label) {
            return label->isVisible() && label->buddy() == widget;
        });
        if (wantsLabel(widget) && !labelled) {
            faults << nameOf(widget) + QStringLiteral(" is nobody's buddy");
        }
        const auto* combo = qobject_cast<const QComboBox*>(widget);
        if (combo != nullptr && (said(widget, QAccessible::Name) == combo->currentText() ||
                                 said(widget, QAccessible::Value) != combo->currentText())) {
            faults << nameOf(widget) + QStringLiteral(" does not tell its label and what is chosen");
        }
    }
    for (auto* label : window.findChildren<client::AmountLabel*>()) {
        if (label->isVisible() && said(label, QAccessible::Name) != label->text()) {
            faults << nameOf(label) + QStringLiteral(" is not named by its amount");
        }
    }
}

void findSharedMnemonics(const QWidget& window, QStringList& faults) {
    QMap<QString, QStringList> owners;
    const auto note = [&owners](const QString& text) {
        if (const QKeySequence keys = QKeySequence::mnemonic(text); !keys.isEmpty()) {
            owners[keys.toString()] << text;
        }
    };
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        const auto* label = qobject_cast<const QLabel*>(widget);
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        if (widget->isVisible() && widget->window() == &window) {
            note(label != nullptr && label->buddy() != nullptr ? label->text()
                 : button != nullptr                           ? button->text()
                                                               : QString());
        }
    }
    if (const auto* main = qobject_cast<const QMainWindow*>(&window)) {
        for (const QAction* action : main->menuBar()->actions()) {
            note(action->text());
        }
    }
    for (auto owner = owners.begin(); owner != owners.end(); ++owner) {
        if (owner->size() > 1) {
            faults << QStringLiteral("%1 is shared by: %2").arg(owner.key(), owner->join(QStringLiteral(" | ")));
        }
    }
}

bool isWithin(const QString& text, const QString& whole) {
    return !text.isEmpty() && whole.contains(text);
}

// What stands on the page in the colour of faults is told by the field that it belongs to, or by what has the focus.
void findSilentFaults(const QWidget& window, QStringList& faults) {
    QWidget* focus = QApplication::focusWidget();
    bool anyField = false;
    bool focusAtFault = false;
    for (const QLabel* label : window.findChildren<QLabel*>()) {
        const bool bad = Theme::toneOf(label) == Theme::Tone::Bad && label->isVisible() && !label->text().isEmpty();
        if (!bad || qobject_cast<const client::MessageBar*>(label->parentWidget()) != nullptr) {
            continue;
        }
        const QString fieldName =
            label->objectName().endsWith(QStringLiteral("Fault")) ? label->objectName().chopped(5) : QString();
        if (!fieldName.isEmpty()) {
            QWidget* field = window.findChild<QWidget*>(fieldName);
            anyField = true;
            focusAtFault = focusAtFault || field == focus;
            if (field == nullptr || !isWithin(said(field, QAccessible::Description), label->text())) {
                faults << QStringLiteral("%1 does not tell its fault: %2").arg(fieldName, label->text());
            }
        } else if (focus == nullptr || !(isWithin(label->text(), said(focus, QAccessible::Description)) ||
                                         isWithin(label->text(), said(focus, QAccessible::Name)))) {
            faults << QStringLiteral("the focus (%1) does not tell: %2")
                          .arg(focus != nullptr ? nameOf(focus) : QStringLiteral("none"), label->text());
        }
    }
    if (anyField && !focusAtFault && focus != nullptr && focus->isEnabled()) {
        faults << QStringLiteral("the focus is on %1, not on a field at fault").arg(nameOf(focus));
    }
}

QRect placeOf(const QWidget* widget, const QWidget& window) {
    return {widget->mapTo(&window, QPoint(0, 0)), widget->size()};
}

// Down a column, then on to the next one at its right.
bool goesBack(const QRect& from, const QRect& to) {
    const bool above = to.bottom() <= from.top();
    const bool sameLine = to.top() < from.bottom() && from.top() < to.bottom();
    return (above && to.left() < from.right()) || (sameLine && to.right() <= from.left());
}

} // namespace

QStringList accessFaults(const QWidget& window) {
    QStringList faults;
    findNameless(window, faults);
    findSharedMnemonics(window, faults);
    findSilentFaults(window, faults);
    return faults;
}

QStringList tabFaults(QWidget& window) {
    QStringList faults;
    QList<QWidget*> left = focusablesOf(window);
    QWidget* const start = QApplication::focusWidget();
    if (left.isEmpty()) {
        return faults;
    }
    if (start == nullptr || !left.contains(start)) {
        return {QStringLiteral("the focus is on %1, which Tab does not lead to")
                    .arg(start != nullptr ? nameOf(start) : QStringLiteral("nothing"))};
    }
    const auto steps = left.size();
    QWidget* at = start;
    left.removeOne(start);
    int backwards = 0; // once is the way round from the last to the first
    for (qsizetype step = 0; step < steps; ++step) {
        QTest::keyClick(at, Qt::Key_Tab);
        QWidget* next = QApplication::focusWidget();
        if (next == at && steps > 1) {
            faults << nameOf(at) + QStringLiteral(" swallows Tab");
            break;
        }
        if (goesBack(placeOf(at, window), placeOf(next, window)) && ++backwards > 1) {
            faults << QStringLiteral("Tab goes back from %1 to %2").arg(nameOf(at), nameOf(next));
        }
        if (next != start && !left.removeOne(next)) {
            faults << QStringLiteral("Tab comes to %1 twice").arg(nameOf(next));
            break;
        }
        at = next;
        if (at == start) {
            break;
        }
    }
    for (const QWidget* widget : left) {
        faults << QStringLiteral("Tab never comes to %1").arg(nameOf(widget));
    }
    start->setFocus();
    return faults;
}

} // namespace tellerdesk::test
