// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/app/commands.h"

#include <QDialog>

#include <vector>

namespace tellerdesk::client {

// F1: the keys of the page in front, from the table that makes the window's actions. F1 again asks for the manual.
class KeysSheet : public QDialog {
    Q_OBJECT

public:
    KeysSheet(const QString& pageTitle, const std::vector<Command>& commands, QWidget* parent = nullptr);

    void askForManual();

Q_SIGNALS:
    void manualRequested();
};

} // namespace tellerdesk::client
