// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QKeyEvent;
class QWidget;

namespace tellerdesk::client {

// What the desk means by a key goes before what a text field could do with it: on Linux a field takes Ctrl+E, Ctrl+K,
// Ctrl+D and their like for moving and deleting. The keys of the window's enabled actions are not left to its fields;
// the table of commands has none that a person needs for typing.
class CommandKeys : public QObject {
    Q_OBJECT

public:
    explicit CommandKeys(QWidget& window);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool isCommand(const QKeyEvent& key) const;

    QWidget& m_window;
};

} // namespace tellerdesk::client
