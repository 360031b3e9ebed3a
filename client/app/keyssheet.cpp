// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/keyssheet.h"

#include "client/widgets/theme.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace tellerdesk::client {

namespace {

constexpr int kWidth = 520;
constexpr int kMostHeight = 520;
constexpr int kRowHeight = 28;

QString keysText(Command command) {
    QStringList keys;
    for (const QKeySequence& key : commandKeys(command)) {
        keys << key.toString(QKeySequence::NativeText);
    }
    return keys.join(QStringLiteral("   "));
}

} // namespace

KeysSheet::KeysSheet(const QString& pageTitle, const std::vector<Command>& commands, QWidget* parent)
    : QDialog(parent) {
    setObjectName(QStringLiteral("keysHelp"));
    setWindowTitle(tr("Keys: %1").arg(pageTitle));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* heading = new QLabel(tr("Keys that mean something here, now"));
    Theme::setType(heading, Theme::Type::Heading);
    auto* table = new QTableWidget(static_cast<int>(commands.size()), 2);
    table->setObjectName(QStringLiteral("keysTable"));
    table->setAccessibleName(heading->text());
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setTabKeyNavigation(false);
    table->setShowGrid(false);
    table->horizontalHeader()->hide();
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(kRowHeight);
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    int row = 0;
    for (const Command command : commands) {
        auto* keys = new QTableWidgetItem(keysText(command));
        keys->setFont(Theme::font(Theme::Type::Strong));
        auto* text = new QTableWidgetItem(commandText(command));
        // Each row is told whole, whichever cell a screen reader stands on.
        for (QTableWidgetItem* cell : {keys, text}) {
            cell->setData(Qt::AccessibleTextRole, keysText(command) + QStringLiteral(": ") + commandText(command));
        }
        table->setItem(row, 0, keys);
        table->setItem(row++, 1, text);
    }
    table->setCurrentCell(0, 0);
    auto* hint = new QLabel(tr("F1 again opens the manual at this page. Esc goes back."));
    hint->setWordWrap(true);
    Theme::setTone(hint, Theme::Tone::Muted);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kMargin, Theme::kMargin, Theme::kMargin, Theme::kMargin);
    column->setSpacing(Theme::kSection);
    column->addWidget(heading);
    column->addWidget(table);
    column->addWidget(hint);
    resize(kWidth, std::min(kMostHeight, 180 + row * kRowHeight));
    auto* manual = new QAction(this);
    manual->setShortcut(commandKeys(Command::ShowKeys).front());
    manual->setAutoRepeat(false); // the press that opened this sheet does not open the manual as well
    addAction(manual);
    connect(manual, &QAction::triggered, this, &KeysSheet::askForManual);
}

void KeysSheet::askForManual() {
    Q_EMIT manualRequested();
    accept();
}

} // namespace tellerdesk::client
