// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/keybar.h"

#include "client/widgets/theme.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace tellerdesk::client {

KeyBar::KeyBar(QWidget* parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this)) {
    setObjectName(QStringLiteral("keyBar"));
    m_row->setContentsMargins(0, Theme::kGap / 2, 0, Theme::kGap / 2);
    m_row->setSpacing(Theme::kGap / 2);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void KeyBar::setCommands(const std::vector<Command>& commands) {
    m_buttons.clear();
    while (QLayoutItem* item = m_row->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const Command command : commands) {
        if (isByField(command)) {
            continue;
        }
        auto* button = new QToolButton(this);
        const QString key = commandKeys(command).front().toString(QKeySequence::NativeText);
        button->setText(key + QStringLiteral("  ") + commandText(command));
        button->setAccessibleName(commandText(command));
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::NoFocus);
        Theme::setType(button, Theme::Type::Small);
        connect(button, &QToolButton::clicked, this, [this, command] { Q_EMIT chosen(command); });
        m_row->addWidget(button);
        m_buttons.emplace_back(command, button);
    }
    m_row->addStretch(1);
    fit();
}

void KeyBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fit();
}

// Leaves out what is needed least until the rest fits.
void KeyBar::fit() {
    int needed = 0;
    for (const auto& [command, button] : m_buttons) {
        button->show();
        needed += button->sizeHint().width() + m_row->spacing();
    }
    for (const Command least : {Command::Statement, Command::NewAccount, Command::NewCustomer, Command::QuickLine,
                                Command::Lock, Command::Till, Command::Back}) {
        for (const auto& [command, button] : m_buttons) {
            if (command == least && needed > width()) {
                button->hide();
                needed -= button->sizeHint().width() + m_row->spacing();
            }
        }
    }
}

} // namespace tellerdesk::client
