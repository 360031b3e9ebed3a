// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/widgets/comboaccess.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QAccessibleWidget>
#include <QComboBox>

namespace tellerdesk::client {

namespace {

class ComboAccess final : public QAccessibleWidget {
public:
    explicit ComboAccess(QComboBox* combo)
        : QAccessibleWidget(combo, QAccessible::ComboBox) {}

    QString text(QAccessible::Text what) const override {
        const auto* combo = qobject_cast<QComboBox*>(object());
        return what == QAccessible::Value && combo != nullptr ? combo->currentText() : QAccessibleWidget::text(what);
    }
    int childCount() const override { return 1; }
    QAccessibleInterface* child(int index) const override {
        const auto* combo = qobject_cast<QComboBox*>(object());
        return index == 0 && combo != nullptr ? QAccessible::queryAccessibleInterface(combo->view()) : nullptr;
    }
    int indexOfChild(const QAccessibleInterface* child) const override {
        const auto* combo = qobject_cast<QComboBox*>(object());
        return child != nullptr && combo != nullptr && child->object() == combo->view() ? 0 : -1;
    }
    QStringList actionNames() const override { return {showMenuAction()}; }
    void doAction(const QString& name) override {
        auto* combo = qobject_cast<QComboBox*>(object());
        if (combo != nullptr && name == showMenuAction()) {
            combo->showPopup();
        }
    }
};

QAccessibleInterface* make(const QString& className, QObject* object) {
    auto* combo = className == u"QComboBox" ? qobject_cast<QComboBox*>(object) : nullptr;
    return combo != nullptr ? new ComboAccess(combo) : nullptr; // Qt takes it
}

} // namespace

void installComboAccess() {
    QAccessible::installFactory(make); // a second time does nothing
}

} // namespace tellerdesk::client
