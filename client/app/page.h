// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/app/commands.h"

#include <QWidget>

#include <vector>

namespace tellerdesk::client {

// One full screen of the main window. Shows what its presenter says and passes on what the person does; never calls the
// network itself.
class Page : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    virtual QString title() const = 0;
    // Where the manual speaks of this page; empty: at its beginning.
    virtual QString chapter() const { return {}; }
    // Which commands mean something here now, in the order of the key bar; Back and ShowKeys are always there.
    virtual std::vector<Command> commands() const { return {}; }
    virtual void run(Command command) { Q_UNUSED(command) }
    // Esc: one step back within the page. False when there is no step left here.
    virtual bool stepBack() { return false; }
    // Something here would be lost if the desk were left now.
    virtual bool hasUnsaved() const { return false; }
    // The till's position must not be seen while the cash is being counted.
    virtual bool hidesTill() const { return false; }
    // Pages that belong to nobody yet (connection, sign-in) show no branch, teller or till.
    virtual bool showsDesk() const { return true; }
    // Called whenever the page comes to the front: put the focus on the first field to fill.
    virtual void enter() {}

Q_SIGNALS:
    void commandsChanged();
};

} // namespace tellerdesk::client
