// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/staff/confirmcard.h"

#include "client/widgets/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace tellerdesk::client {

ConfirmCard::ConfirmCard(QWidget* parent)
    : QWidget(parent)
    , m_heading(new QLabel)
    , m_question(new QLabel)
    , m_yes(new QPushButton) {
    Theme::setType(m_heading, Theme::Type::Heading);
    for (QLabel* label : {m_heading, m_question}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_question->setObjectName(QStringLiteral("question"));
    m_yes->setObjectName(QStringLiteral("confirm"));
    m_yes->setProperty("primary", true);
    auto* no = new QPushButton(tr("Cancel"));
    no->setObjectName(QStringLiteral("decline"));
    auto* hint = new QLabel(tr("F9 confirms. Esc goes back."));
    Theme::setType(hint, Theme::Type::Small);
    Theme::setTone(hint, Theme::Tone::Muted);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::kGap);
    for (QWidget* each : std::initializer_list<QWidget*>{m_heading, m_question, m_yes, no, hint}) {
        column->addWidget(each);
    }
    column->addStretch(1);
    connect(m_yes, &QPushButton::clicked, this, &ConfirmCard::confirmed);
    connect(no, &QPushButton::clicked, this, &ConfirmCard::declined);
}

void ConfirmCard::ask(const QString& heading, const QString& question, const QString& yes) {
    m_heading->setText(heading);
    m_question->setText(question);
    m_yes->setText(yes);
    m_yes->setAccessibleDescription(question);
    m_yes->setFocus();
}

} // namespace tellerdesk::client
