// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/customers/similarlist.h"

#include "client/app/dates.h"
#include "client/widgets/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace tellerdesk::client {

namespace {

constexpr int kRowHeight = 72;
constexpr int kRowsShown = 4;

QString reasonText(Likeness likeness) {
    switch (likeness) {
    case Likeness::Document:
        return SimilarList::tr("same document");
    case Likeness::Phone:
        return SimilarList::tr("same phone");
    case Likeness::Name:
        return SimilarList::tr("similar name");
    case Likeness::DateOfBirth:
        return SimilarList::tr("same date of birth");
    }
    return {};
}

QString reasonsOf(const SimilarCustomer& similar) {
    QStringList reasons;
    for (const Likeness reason : similar.reasons) {
        reasons << reasonText(reason);
    }
    QString text = reasons.join(QStringLiteral(", "));
    if (!text.isEmpty()) {
        text[0] = text[0].toUpper();
    }
    return text;
}

QString factsOf(const CustomerFields& fields) {
    QStringList facts;
    if (fields.dateOfBirth) {
        facts << SimilarList::tr("born %1").arg(dateText(*fields.dateOfBirth));
    }
    if (fields.phone) {
        facts << *fields.phone;
    }
    if (fields.document) {
        facts << fields.document->type + u' ' + fields.document->number;
    }
    return facts.join(QStringLiteral(" · "));
}

} // namespace

SimilarList::SimilarList(QWidget* parent)
    : QWidget(parent)
    , m_heading(new QLabel)
    , m_list(new QListWidget) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::kGap);
    Theme::setType(m_heading, Theme::Type::Strong);
    Theme::setTone(m_heading, Theme::Tone::Caution);
    m_heading->setWordWrap(true);
    m_heading->setObjectName(QStringLiteral("similarHeading"));
    m_list->setObjectName(QStringLiteral("similar"));
    m_list->setAccessibleName(tr("Customers who may be the same person"));
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setUniformItemSizes(true);
    m_list->installEventFilter(this);
    auto* hint = new QLabel(tr("Enter uses the marked one. F9 creates a new customer anyway. Esc goes back."));
    hint->setWordWrap(true);
    hint->setObjectName(QStringLiteral("similarHint"));
    Theme::setType(hint, Theme::Type::Small);
    Theme::setTone(hint, Theme::Tone::Muted);
    for (QWidget* each : std::initializer_list<QWidget*>{m_heading, m_list, hint}) {
        column->addWidget(each);
    }
    connect(m_list, &QListWidget::itemDoubleClicked, this,
            [this](QListWidgetItem* item) { choose(m_list->row(item)); });
}

void SimilarList::show(const std::vector<SimilarCustomer>& similar) {
    m_similar = similar;
    m_list->clear();
    for (const SimilarCustomer& each : similar) {
        const CustomerFields& fields = each.customer.fields;
        const QString facts = factsOf(fields);
        auto* item = new QListWidgetItem(
            fields.fullName + u'\n' + reasonsOf(each) + (facts.isEmpty() ? QString() : u'\n' + facts), m_list);
        item->setToolTip(item->text());
        item->setSizeHint({0, kRowHeight});
    }
    const int rows = std::min(kRowsShown, m_list->count());
    m_list->setFixedHeight(rows * kRowHeight + 2 * m_list->frameWidth() + 2);
    m_heading->setText(tr("%n customer(s) may be the same person", nullptr, m_list->count()));
    m_list->setAccessibleDescription(m_heading->text());
    m_list->setCurrentRow(0);
    m_list->setFocus();
}

void SimilarList::choose(int row) {
    if (row >= 0 && static_cast<std::size_t>(row) < m_similar.size()) {
        const CustomerInfo customer = m_similar[static_cast<std::size_t>(row)].customer; // the list goes meanwhile
        Q_EMIT chosen(customer);
    }
}

bool SimilarList::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            choose(m_list->currentRow());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace tellerdesk::client
