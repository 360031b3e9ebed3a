// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/app/commands.h"

#include <QWidget>

#include <vector>

class QHBoxLayout;

namespace tellerdesk::client {

// The keys that mean something now, at the foot of the window. For the eye and the mouse; the keyboard has the keys
// themselves.
class KeyBar : public QWidget {
    Q_OBJECT

public:
    explicit KeyBar(QWidget* parent = nullptr);

    void setCommands(const std::vector<Command>& commands);

Q_SIGNALS:
    void chosen(tellerdesk::client::Command command);

private:
    QHBoxLayout* m_row;
};

} // namespace tellerdesk::client
