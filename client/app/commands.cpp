// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/commands.h"

#include <QCoreApplication>

#include <algorithm>

namespace tellerdesk::client {

namespace {

const std::vector<CommandRow>& table() {
    static const std::vector<CommandRow> rows{
        {Command::ShowKeys, QT_TRANSLATE_NOOP("Command", "Keys"), {"F1"}},
        {Command::FindCustomer, QT_TRANSLATE_NOOP("Command", "Find"), {"F2", "Ctrl+F"}},
        // The same key: after a result, finding somebody begins with a cleared desk.
        {Command::NextCustomer, QT_TRANSLATE_NOOP("Command", "Next customer"), {"F2", "Ctrl+F"}},
        {Command::QuickLine, QT_TRANSLATE_NOOP("Command", "Quick line"), {"Ctrl+K"}},
        {Command::Deposit, QT_TRANSLATE_NOOP("Command", "Deposit"), {"F3", "Ctrl+D"}},
        {Command::Withdrawal, QT_TRANSLATE_NOOP("Command", "Withdrawal"), {"F4", "Ctrl+W"}},
        {Command::Transfer, QT_TRANSLATE_NOOP("Command", "Transfer"), {"F5", "Ctrl+T"}},
        {Command::Statement, QT_TRANSLATE_NOOP("Command", "Statement"), {"Ctrl+E"}},
        {Command::Till, QT_TRANSLATE_NOOP("Command", "Till"), {"F8", "Ctrl+8"}},
        {Command::ReviewOrPost, QT_TRANSLATE_NOOP("Command", "Review, then post"), {"F9", "Ctrl+9"}},
        {Command::FullScreen, QT_TRANSLATE_NOOP("Command", "Full screen"), {"F11"}},
        {Command::Lock, QT_TRANSLATE_NOOP("Command", "Lock"), {"F12", "Ctrl+L"}},
        {Command::Back, QT_TRANSLATE_NOOP("Command", "Back"), {"Esc"}},
        {Command::NewCustomer, QT_TRANSLATE_NOOP("Command", "New customer"), {"Ctrl+N"}},
        {Command::NewAccount, QT_TRANSLATE_NOOP("Command", "New account"), {"Ctrl+Shift+N"}},
        {Command::CustomerDetails, QT_TRANSLATE_NOOP("Command", "Customer"), {"Ctrl+I"}},
        {Command::EditCustomer, QT_TRANSLATE_NOOP("Command", "Change the customer"), {"Ctrl+Shift+I"}},
        {Command::PrintReceipt, QT_TRANSLATE_NOOP("Command", "Print"), {"Ctrl+P"}},
        {Command::MyWork, QT_TRANSLATE_NOOP("Command", "My work"), {"F7", "Ctrl+7"}},
        {Command::Printing, QT_TRANSLATE_NOOP("Command", "Printing"), {"Ctrl+Shift+P"}},
        {Command::Settings, QT_TRANSLATE_NOOP("Command", "Settings"), {"Ctrl+,"}},
        {Command::CopyReport, QT_TRANSLATE_NOOP("Command", "Copy report"), {"Ctrl+Shift+C"}},
        {Command::Save, QT_TRANSLATE_NOOP("Command", "Save"), {"F9", "Ctrl+9"}},
        {Command::CloseTill, QT_TRANSLATE_NOOP("Command", "Check, then close"), {"F9", "Ctrl+9"}},
        {Command::Staff, QT_TRANSLATE_NOOP("Command", "Staff"), {"Ctrl+Shift+S"}},
        {Command::Branch, QT_TRANSLATE_NOOP("Command", "Branch"), {"Ctrl+Shift+B"}},
        {Command::FillAvailable, QT_TRANSLATE_NOOP("Command", "Fill in all that is available"), {"="}, true},
        {Command::LastCustomers,
         QT_TRANSLATE_NOOP("Command", "Last customers, in the empty search box"),
         {"Down", "Up"},
         true},
        {Command::NextField, QT_TRANSLATE_NOOP("Command", "Next field"), {"Return"}, true},
    };
    return rows;
}

} // namespace

std::span<const CommandRow> allCommands() {
    return table();
}

bool isByField(Command command) {
    const auto row = std::find_if(table().begin(), table().end(),
                                  [command](const CommandRow& each) { return each.command == command; });
    return row->byField;
}

QString commandText(Command command) {
    const auto row = std::find_if(table().begin(), table().end(),
                                  [command](const CommandRow& each) { return each.command == command; });
    return QCoreApplication::translate("Command", row->text);
}

std::vector<QKeySequence> commandKeys(Command command) {
    const auto row = std::find_if(table().begin(), table().end(),
                                  [command](const CommandRow& each) { return each.command == command; });
    std::vector<QKeySequence> keys;
    for (const char* key : row->keys) {
        keys.push_back(QKeySequence(QString::fromLatin1(key), QKeySequence::PortableText));
    }
    return keys;
}

} // namespace tellerdesk::client
