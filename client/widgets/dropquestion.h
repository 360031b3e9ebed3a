// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QMessageBox;
class QWidget;

namespace tellerdesk::client {

struct DropQuestion {
    QString name;  // the dialog's object name
    QString title; // a question
    QString text;  // what would be dropped
};

// Asks in a dialog of parent's window, without waiting; next runs if the user drops it. Enter and Esc keep it.
QMessageBox* askToDrop(QWidget* parent, const DropQuestion& question, std::function<void()> next);

} // namespace tellerdesk::client
