// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QApplication>
#include <QStringList>

namespace tellerdesk::test {

// Everything that a screen reader can come upon from the application down.
inline void readAloud(QAccessibleInterface* from, QStringList& heard) {
    if (from == nullptr || !from->isValid()) {
        return;
    }
    for (const auto text : {QAccessible::Name, QAccessible::Description, QAccessible::Value, QAccessible::Help,
                            QAccessible::Accelerator}) {
        heard << from->text(text);
    }
    if (QAccessibleTextInterface* text = from->textInterface()) {
        heard << text->text(0, text->characterCount());
    }
    for (int i = 0; i < from->childCount(); ++i) {
        readAloud(from->child(i), heard);
    }
}

inline QString everythingHeard() {
    QStringList heard;
    readAloud(QAccessible::queryAccessibleInterface(qApp), heard);
    return heard.join(u'\n');
}

} // namespace tellerdesk::test
