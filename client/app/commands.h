// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QString>

#include <span>
#include <vector>

namespace tellerdesk::client {

// What a person can tell the desk by a key. One table makes the window's actions, the key bar and the help overlay.
enum class Command {
    ShowKeys,
    FindCustomer,
    NextCustomer,
    QuickLine,
    Deposit,
    Withdrawal,
    Transfer,
    Statement,
    Till,
    ReviewOrPost,
    FullScreen,
    Lock,
    Back,
    NewCustomer,
    NewAccount,
    CustomerDetails,
    EditCustomer,
    PrintReceipt,
    MyWork,
    Printing,
    Settings,
    CopyReport,
    Save,
    CloseTill,
    Staff,
    Branch,
    FillAvailable,
    LastCustomers,
    NextField,
};

struct CommandRow {
    Command command;
    const char* text;              // translated with context "Command"
    std::vector<const char*> keys; // the first is shown; the others are twins for keyboards whose F-keys are hidden
    bool byField = false; // a field with the focus takes these keys: no action of the window, F1 only shows them
};

std::span<const CommandRow> allCommands();
bool isByField(Command command);
QString commandText(Command command);
std::vector<QKeySequence> commandKeys(Command command);

} // namespace tellerdesk::client
