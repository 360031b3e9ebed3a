// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/app/commands.h"

#include <QWidget>

#include <utility>
#include <vector>

class QHBoxLayout;

namespace tellerdesk::client {

// The keys that mean something now, at the foot of the window. For the eye and the mouse; the keyboard has the keys
// themselves, and F1 lists those that a narrow window has no room for.
class KeyBar : public QWidget {
    Q_OBJECT

public:
    explicit KeyBar(QWidget* parent = nullptr);

    void setCommands(const std::vector<Command>& commands);

Q_SIGNALS:
    void chosen(tellerdesk::client::Command command);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();

    QHBoxLayout* m_row;
    std::vector<std::pair<Command, QWidget*>> m_buttons;
};

} // namespace tellerdesk::client
