// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/counter/resultview.h"

#include "client/counter/postingpresenter.h"
#include "client/counter/postingtexts.h"
#include "client/widgets/amountlabel.h"
#include "client/widgets/elidedlabel.h"
#include "client/widgets/factlist.h"
#include "client/widgets/spacebutton.h"
#include "client/widgets/theme.h"
#include "client/widgets/wraptext.h"

#include <QLabel>
#include <QVBoxLayout>

namespace tellerdesk::client {

namespace {

QLabel* label(const char* name, Theme::Type type) {
    auto* it = new QLabel;
    it->setObjectName(QString::fromLatin1(name));
    it->setTextFormat(Qt::PlainText);
    it->setWordWrap(true);
    Theme::setType(it, type);
    return it;
}

SpaceButton* button(const QString& text, const char* name, bool primary) {
    auto* it = new SpaceButton(text);
    it->setObjectName(QString::fromLatin1(name));
    it->setProperty("primary", primary);
    return it;
}

Theme::Tone toneOf(PostingState state) {
    switch (state) {
    case PostingState::Posted:
        return Theme::Tone::Good;
    case PostingState::Refused:
        return Theme::Tone::Bad;
    case PostingState::Checking:
        return Theme::Tone::Caution;
    case PostingState::Sending:
    case PostingState::Abandoned:
        return Theme::Tone::Plain;
    }
    return Theme::Tone::Plain;
}

} // namespace

ResultView::ResultView(PostingPresenter& presenter, QWidget* parent)
    : QWidget(parent)
    , m_presenter(presenter)
    , m_state(label("resultState", Theme::Type::Title))
    , m_direction(label("resultDirection", Theme::Type::Body))
    , m_holder(new ElidedLabel(nullptr, ElidedLabel::Lines::Two))
    , m_amount(new AmountLabel)
    , m_facts(new FactList)
    , m_lines(label("resultLines", Theme::Type::Body))
    , m_next(button(tr("Ne&xt customer (F2)"), "nextCustomer", true))
    , m_back(button(tr("&Back to the form (Esc)"), "backToForm", true))
    , m_receipt(button(tr("Print the &receipt"), "saveReceipt", false))
    , m_withdraw(button(tr("&Withdraw: the customer has left"), "withdrawPosting", false)) {
    m_state->setFocusPolicy(Qt::StrongFocus); // while there is no button, a screen reader stands on the word
    m_holder->setObjectName(QStringLiteral("resultHolder"));
    Theme::setType(m_holder, Theme::Type::Heading);
    m_amount->setObjectName(QStringLiteral("resultAmount"));
    m_facts->setObjectName(QStringLiteral("resultFacts"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::kGap);
    for (QWidget* each : std::initializer_list<QWidget*>{m_state, m_holder, m_direction, m_amount, m_facts, m_lines}) {
        column->addWidget(each);
    }
    column->addSpacing(Theme::kGap);
    for (QWidget* each : std::initializer_list<QWidget*>{m_next, m_back, m_receipt, m_withdraw}) {
        column->addWidget(each);
    }
    column->addStretch(1);
    connect(m_next, &QPushButton::clicked, this, &ResultView::nextRequested);
    connect(m_back, &QPushButton::clicked, &presenter, &PostingPresenter::stepBack);
    connect(m_receipt, &QPushButton::clicked, this, &ResultView::receiptRequested);
    connect(m_withdraw, &QPushButton::clicked, &presenter, &PostingPresenter::withdraw);
}

void ResultView::refresh() {
    const auto& progress = m_presenter.progress();
    const auto& draft = m_presenter.draft();
    const PostingState state = progress ? progress->state : PostingState::Sending;
    m_state->setText(stateText(state));
    m_direction->setText(directionText(draft.kind));
    Theme::setTone(m_state, toneOf(state));
    if (draft.account) {
        m_holder->setFullText(draft.account->ownerName);
        m_amount->setAmountText(formatMoney({m_presenter.amountMinor(), draft.account->currency}, QLocale()));
    }
    const bool posted = state == PostingState::Posted && progress && progress->reply;
    m_facts->setFacts(posted ? postedFacts(*progress->reply) : std::vector<Fact>());
    m_facts->setVisible(posted);
    m_lines->setText(wrapAnywhere(resultText(m_presenter)));
    m_lines->setVisible(!m_lines->text().isEmpty());
    const QString told = m_direction->text() + u'\n' + m_holder->fullText() + u'\n' + m_amount->text() + u'\n' +
                         (posted ? m_facts->text() : m_lines->text());
    m_state->setAccessibleName(m_state->text());
    m_state->setAccessibleDescription(told);
    for (SpaceButton* each : {m_next, m_back}) {
        each->setAccessibleDescription(m_state->text() + u'\n' + told);
    }
    refreshButtons();
}

void ResultView::refreshButtons() {
    const auto& progress = m_presenter.progress();
    const PostingState state = progress ? progress->state : PostingState::Sending;
    m_next->setVisible(m_presenter.isSettled());
    m_back->setVisible(state == PostingState::Refused);
    m_receipt->setVisible(state == PostingState::Posted);
    m_withdraw->setVisible(state == PostingState::Checking);
}

void ResultView::focusFirst() {
    const auto& progress = m_presenter.progress();
    if (m_presenter.isSettled()) {
        m_next->setFocus();
    } else if (progress && progress->state == PostingState::Refused) {
        m_back->setFocus();
    } else {
        m_state->setFocus();
    }
}

} // namespace tellerdesk::client
