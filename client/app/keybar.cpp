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
    m_row->setContentsMargins(Theme::kSection, Theme::kGap / 2, Theme::kSection, Theme::kGap / 2);
    m_row->setSpacing(Theme::kGap);
}

void KeyBar::setCommands(const std::vector<Command>& commands) {
    while (QLayoutItem* item = m_row->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const Command command : commands) {
        auto* button = new QToolButton(this);
        const QString key = commandKeys(command).front().toString(QKeySequence::NativeText);
        button->setText(key + QStringLiteral("  ") + commandText(command));
        button->setAccessibleName(commandText(command));
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::NoFocus);
        Theme::setType(button, Theme::Type::Small);
        connect(button, &QToolButton::clicked, this, [this, command] { Q_EMIT chosen(command); });
        m_row->addWidget(button);
    }
    m_row->addStretch(1);
}

} // namespace tellerdesk::client
