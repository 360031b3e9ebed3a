// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/journal/unsettledpage.h"

#include "client/app/errortext.h"
#include "client/counter/postingtexts.h"
#include "client/widgets/theme.h"
#include "shared/money/moneytext.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace tellerdesk::client {

namespace {

QString describe(const PostingProgress& progress) {
    const QJsonObject& body = progress.order.body;
    const auto currency = Currency::fromCode(body.value(QStringLiteral("currency")).toString());
    const QString amount =
        currency
            ? formatMoney({.minor = body.value(QStringLiteral("amount")).toInteger(), .currency = *currency}, QLocale())
            : QString();
    return QStringLiteral("%1   %2   %3").arg(kindText(progress.order.kind), amount, stateText(progress.state));
}

} // namespace

UnsettledPage::UnsettledPage(UnsettledPresenter& presenter, QWidget* parent)
    : Page(parent)
    , m_presenter(presenter)
    , m_notice(new QLabel)
    , m_list(new QListWidget)
    , m_send(new QPushButton(tr("&Send again: the customer is here")))
    , m_withdraw(new QPushButton(tr("&Withdraw: the customer has left"))) {
    auto* heading = new QLabel(tr("Unsettled postings"));
    Theme::setType(heading, Theme::Type::Title);
    m_notice->setWordWrap(true);
    m_notice->setObjectName(QStringLiteral("unsettledNotice"));
    Theme::setTone(m_notice, Theme::Tone::Muted);
    m_list->setObjectName(QStringLiteral("unsettled"));
    m_list->setAccessibleName(tr("Postings without a known outcome"));
    m_send->setObjectName(QStringLiteral("sendAgain"));
    m_withdraw->setObjectName(QStringLiteral("withdraw"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_send);
    buttons->addWidget(m_withdraw);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kMargin, Theme::kMargin, Theme::kMargin, Theme::kMargin);
    column->setSpacing(Theme::kSection);
    column->addWidget(heading);
    column->addWidget(m_notice);
    column->addWidget(m_list, 1);
    column->addLayout(buttons);
    connect(m_send, &QPushButton::clicked, this, &UnsettledPage::sendAgain);
    connect(m_withdraw, &QPushButton::clicked, this, &UnsettledPage::withdraw);
    connect(m_list, &QListWidget::currentRowChanged, this, &UnsettledPage::offer);
    connect(&presenter, &UnsettledPresenter::changed, this, &UnsettledPage::refresh);
    connect(&presenter, &UnsettledPresenter::withdrawalFailed, this,
            [this](const ApiError& error) { m_notice->setText(errorText(error)); });
}

void UnsettledPage::enter() {
    refresh();
    m_list->setFocus();
}

void UnsettledPage::refresh() {
    const int row = m_list->currentRow();
    m_list->clear();
    m_own.clear();
    m_others.clear();
    for (const PostingProgress& progress : m_presenter.own()) {
        m_own.push_back(progress.key);
        m_list->addItem(describe(progress));
    }
    for (const UnsettledOfOther& other : m_presenter.ofOthers()) {
        m_others.push_back(other.username);
        m_list->addItem(tr("%n unsettled, %1", nullptr, other.count).arg(other.username));
    }
    m_notice->setText(
        m_list->count() == 0
            ? tr("Everything is settled. Esc goes back.")
            : tr("Nobody knows yet whether these were posted. Sending again uses the same key, so each is posted "
                 "once at most. A withdrawn one can never be posted."));
    m_list->setCurrentRow(row >= 0 && row < m_list->count() ? row : 0);
    offer();
}

void UnsettledPage::offer() {
    const int row = m_list->currentRow();
    const bool own = row >= 0 && static_cast<std::size_t>(row) < m_own.size();
    m_send->setEnabled(own);
    m_withdraw->setEnabled(own || (row >= 0 && m_presenter.mayWithdrawOfOthers()));
}

void UnsettledPage::sendAgain() {
    const auto row = static_cast<std::size_t>(m_list->currentRow());
    if (m_list->currentRow() >= 0 && row < m_own.size()) {
        m_presenter.sendAgain(m_own[row]);
    }
}

void UnsettledPage::withdraw() {
    if (m_list->currentRow() < 0) {
        return;
    }
    const auto row = static_cast<std::size_t>(m_list->currentRow());
    if (row < m_own.size()) {
        return m_presenter.withdraw(m_own[row]);
    }
    m_presenter.withdrawOf(m_others[row - m_own.size()]);
}

} // namespace tellerdesk::client
