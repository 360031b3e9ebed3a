// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/counter/reviewview.h"

#include "client/counter/postingpresenter.h"
#include "client/counter/postingtexts.h"
#include "client/widgets/amountlabel.h"
#include "client/widgets/elidedlabel.h"
#include "client/widgets/factlist.h"
#include "client/widgets/spacebutton.h"
#include "client/widgets/theme.h"

#include <QFrame>
#include <QLabel>
#include <QVBoxLayout>

namespace tellerdesk::client {

namespace {

QLabel* label(const char* name, Theme::Type type, Theme::Tone tone = Theme::Tone::Plain) {
    auto* it = new QLabel;
    it->setObjectName(QString::fromLatin1(name));
    it->setTextFormat(Qt::PlainText);
    it->setWordWrap(true);
    Theme::setType(it, type);
    Theme::setTone(it, tone);
    return it;
}

} // namespace

ReviewView::ReviewView(PostingPresenter& presenter, QWidget* parent)
    : QWidget(parent)
    , m_presenter(presenter)
    , m_title(label("reviewTitle", Theme::Type::Small, Theme::Tone::Muted))
    , m_holder(new ElidedLabel(nullptr, ElidedLabel::Lines::Two))
    , m_account(label("reviewAccount", Theme::Type::Body))
    , m_direction(label("reviewDirection", Theme::Type::Strong))
    , m_amount(new AmountLabel)
    , m_words(label("reviewWords", Theme::Type::Body))
    , m_receiver(new FactList)
    , m_consequence(new FactList)
    , m_post(new SpaceButton(tr("&Post (F9)")))
    , m_hint(label("reviewHint", Theme::Type::Small, Theme::Tone::Muted)) {
    m_holder->setObjectName(QStringLiteral("reviewHolder"));
    Theme::setType(m_holder, Theme::Type::Heading);
    m_amount->setObjectName(QStringLiteral("reviewAmount"));
    m_receiver->setObjectName(QStringLiteral("reviewReceiver"));
    m_consequence->setObjectName(QStringLiteral("reviewConsequence"));
    m_post->setObjectName(QStringLiteral("post"));
    m_post->setProperty("primary", true);
    m_hint->setText(tr("Space presses the button, Enter never does. Esc goes back to the form."));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::kGap / 2);
    column->addWidget(m_title);
    column->addWidget(m_holder);
    column->addWidget(m_account);
    column->addSpacing(Theme::kSection);
    column->addWidget(m_direction);
    column->addWidget(m_amount);
    column->addWidget(m_words);
    column->addSpacing(Theme::kSection);
    column->addWidget(m_receiver);
    column->addSpacing(Theme::kGap);
    column->addWidget(m_consequence);
    column->addSpacing(Theme::kSection);
    column->addWidget(m_post);
    column->addWidget(m_hint);
    column->addStretch(1);
    connect(m_post, &QPushButton::clicked, &presenter, &PostingPresenter::reviewOrPost);
}

void ReviewView::refresh() {
    const auto& draft = m_presenter.draft();
    const Money money{.minor = m_presenter.amountMinor(), .currency = draft.account->currency};
    const bool transfer = draft.kind == PostingKind::Transfer && draft.to.has_value();
    m_title->setText(tr("Review: %1").arg(kindText(draft.kind)));
    m_holder->setFullText(draft.account->ownerName);
    m_account->setText(groupedNumber(draft.account->number) + QStringLiteral("  ") + money.currency.code());
    m_direction->setText(directionText(draft.kind));
    Theme::setTone(m_direction, draft.kind == PostingKind::Deposit ? Theme::Tone::Good : Theme::Tone::Bad);
    m_amount->setAmountText(formatMoney(money, QLocale()));
    m_words->setText(inWords(money));
    m_words->setAccessibleName(m_words->text());
    m_receiver->setFacts(transfer ? receiverFacts(*draft.to) : std::vector<Fact>());
    m_receiver->setVisible(transfer);
    m_consequence->setFacts(consequenceFacts(m_presenter));
    // The focus is on the button: it tells a screen reader all that it would do.
    QStringList told{m_title->text(),     m_holder->fullText(), m_account->text(),
                     m_direction->text(), m_amount->text(),     m_words->text()};
    if (transfer) {
        told << m_receiver->text();
    }
    m_post->setAccessibleDescription((told << m_consequence->text()).join(u'\n'));
}

void ReviewView::focusFirst() {
    m_post->setFocus();
}

} // namespace tellerdesk::client
