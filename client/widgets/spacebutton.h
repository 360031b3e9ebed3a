// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace tellerdesk::client {

// A button that Space presses and Enter never does, whatever the platform's habit: a barcode scanner ends with Enter.
class SpaceButton : public QPushButton {
    Q_OBJECT

public:
    using QPushButton::QPushButton;

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
};

} // namespace tellerdesk::client
