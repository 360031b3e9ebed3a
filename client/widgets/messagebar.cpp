// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/widgets/messagebar.h"

#include "client/widgets/icon.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace tellerdesk::client {

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent)
    , m_mark(new IconMark(Icon::Info, Theme::Tone::Plain, this))
    , m_word(new QLabel(this))
    , m_text(new QLabel(this))
    , m_action(new QPushButton(this)) {
    setProperty("card", true);
    setObjectName(QStringLiteral("messageBar"));
    m_text->setObjectName(QStringLiteral("messageText"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    Theme::setType(m_word, Theme::Type::Strong);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::kSection, Theme::kGap, Theme::kSection, Theme::kGap);
    row->setSpacing(Theme::kGap);
    row->addWidget(m_mark);
    row->addWidget(m_word);
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    connect(m_action, &QPushButton::clicked, this, &MessageBar::actionChosen);
    hide();
}

void MessageBar::show(Theme::Tone tone, const QString& word, const QString& text, const QString& action) {
    m_mark->setIcon(iconOf(tone), tone);
    Theme::setTone(m_word, tone);
    m_word->setText(word);
    m_text->setText(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(word + QStringLiteral(": ") + text);
    setVisible(true);
}

void MessageBar::clear() {
    m_text->clear();
    m_word->clear();
    setAccessibleName(QString());
    setVisible(false);
}

QString MessageBar::text() const {
    return isHidden() ? QString() : m_text->text();
}

} // namespace tellerdesk::client
