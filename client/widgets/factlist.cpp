// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/widgets/factlist.h"

#include "client/widgets/theme.h"
#include "client/widgets/wraptext.h"

#include <QGridLayout>
#include <QLabel>

namespace tellerdesk::client {

namespace {

QLabel* plainLabel(const QString& text, Theme::Type type) {
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    Theme::setType(label, type);
    return label;
}

} // namespace

FactList::FactList(QWidget* parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this)) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(Theme::kSection);
    m_grid->setVerticalSpacing(Theme::kGap / 2);
    m_grid->setColumnStretch(1, 1);
}

void FactList::setFacts(const std::vector<Fact>& facts) {
    if (m_facts == facts) {
        return;
    }
    m_facts = facts;
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int row = 0;
    for (const Fact& fact : facts) {
        auto* caption = plainLabel(fact.caption, Theme::Type::Small);
        Theme::setTone(caption, Theme::Tone::Muted);
        auto* value = plainLabel(fact.amount ? fact.value : wrapAnywhere(fact.value),
                                 fact.strong ? Theme::Type::Strong : Theme::Type::Body);
        value->setWordWrap(!fact.amount);
        value->setAccessibleName(fact.caption + QStringLiteral(": ") + fact.value);
        m_grid->addWidget(caption, row, 0, fact.amount ? Qt::AlignBaseline : Qt::AlignTop);
        if (fact.amount) {
            m_grid->addWidget(value, row, 1, Qt::AlignRight | Qt::AlignBaseline);
        } else {
            m_grid->addWidget(value, row, 1);
        }
        ++row;
    }
    setAccessibleName(text());
}

QString FactList::text() const {
    QStringList lines;
    for (const Fact& fact : m_facts) {
        lines << fact.caption + QStringLiteral(": ") + fact.value;
    }
    return lines.join(u'\n');
}

} // namespace tellerdesk::client
