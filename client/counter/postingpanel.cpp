// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/counter/postingpanel.h"

#include "client/app/commands.h"
#include "client/counter/postingpresenter.h"
#include "client/counter/postingtexts.h"
#include "client/widgets/amountedit.h"
#include "client/widgets/amountlabel.h"
#include "client/widgets/form.h"
#include "client/widgets/pagestack.h"
#include "client/widgets/theme.h"
#include "client/widgets/wraptext.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace tellerdesk::client {

namespace {

QLabel* label(Theme::Type type, const char* name, bool wraps = true) {
    auto* it = new QLabel;
    it->setObjectName(QString::fromLatin1(name));
    it->setTextFormat(Qt::PlainText);
    it->setWordWrap(wraps);
    Theme::setType(it, type);
    return it;
}

// The text of a field at fault is the field's accessible description; a result's name changes with its text.
void say(QLabel* label, const QString& text) {
    label->setText(text);
    label->setAccessibleName(text);
}

QVBoxLayout* column(QWidget* widget) {
    auto* layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::kSection);
    return layout;
}

} // namespace

PostingPanel::PostingPanel(PostingPresenter& presenter, QWidget* parent)
    : QWidget(parent)
    , m_presenter(presenter)
    , m_stack(new PageStack(this))
    , m_hint(makeHint())
    , m_draft(makeDraft())
    , m_review(makeReview())
    , m_result(makeResult()) {
    auto* layout = column(this);
    layout->addWidget(m_stack);
    for (QWidget* page : {m_hint, m_draft, m_review, m_result}) {
        m_stack->addWidget(page);
    }
    connect(&presenter, &PostingPresenter::changed, this, &PostingPanel::refresh);
    refresh();
}

QWidget* PostingPanel::makeHint() {
    auto* page = new QWidget;
    auto* hint = label(Theme::Type::Body, "postingHint");
    Theme::setTone(hint, Theme::Tone::Muted);
    hint->setText(tr("Choose a customer with F2, then F3 for a deposit, F4 for a withdrawal, F5 for a transfer."));
    auto* layout = column(page);
    layout->addWidget(hint);
    layout->addStretch(1);
    return page;
}

QWidget* PostingPanel::makeDraft() {
    auto* page = new QWidget;
    auto* layout = column(page);
    m_draftTitle = label(Theme::Type::Heading, "draftTitle");
    m_form = new Form;
    m_account = m_form->addText("account", tr("Account"));
    m_account->setReadOnly(true);
    m_account->setFocusPolicy(Qt::NoFocus); // chosen in the table; Tab goes to what is to be filled
    m_amount = new AmountEdit;
    m_form->add("amount", tr("A&mount"), m_amount);
    m_readBack = label(Theme::Type::Small, "amountReadBack");
    Theme::setTone(m_readBack, Theme::Tone::Muted);
    m_readBack->setAlignment(Qt::AlignRight);
    m_transferForm = new Form;
    m_toNumber = m_transferForm->addText("toNumber", tr("&To account"));
    m_narrativeForm = new Form;
    m_narrative = m_narrativeForm->addText("narrative", tr("&Narrative (optional)"));
    m_narrative->setMaxLength(140);
    m_draftHint = label(Theme::Type::Small, "draftHint");
    Theme::setTone(m_draftHint, Theme::Tone::Muted);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_draftTitle, m_form, m_readBack, m_transferForm,
                                                           m_narrativeForm, m_draftHint}) {
        layout->addWidget(widget);
    }
    layout->addStretch(1);
    connect(m_amount, &AmountEdit::typedChanged, &m_presenter, &PostingPresenter::setAmountText);
    connect(m_amount, &AmountEdit::fillRequested, &m_presenter, &PostingPresenter::fillAvailable);
    connect(m_toNumber, &QLineEdit::textEdited, &m_presenter, &PostingPresenter::setToNumber);
    connect(m_narrative, &QLineEdit::textEdited, &m_presenter, &PostingPresenter::setNarrative);
    // Enter leads on to the next field, past the forms' ends as well; it never posts.
    connect(m_form, &Form::completed, this,
            [this] { (m_transferForm->isHidden() ? m_narrative : m_toNumber)->setFocus(); });
    connect(m_transferForm, &Form::completed, this, [this] { m_narrative->setFocus(); });
    connect(m_narrativeForm, &Form::completed, this, [this] { m_amount->setFocus(); });
    return page;
}

QWidget* PostingPanel::makeReview() {
    auto* page = new QWidget;
    auto* layout = column(page);
    m_reviewTitle = label(Theme::Type::Heading, "reviewTitle");
    m_reviewAmount = new AmountLabel;
    m_reviewAmount->setObjectName(QStringLiteral("reviewAmount"));
    m_reviewAmount->setFocusPolicy(Qt::StrongFocus); // so that a screen reader stands on what is about to happen
    m_reviewWords = label(Theme::Type::Strong, "reviewDirection");
    m_reviewLines = label(Theme::Type::Body, "reviewLines");
    auto* post = label(Theme::Type::Strong, "reviewHint");
    Theme::setTone(post, Theme::Tone::Accent);
    post->setText(tr("F9 posts. Esc goes back to the form."));
    for (QLabel* each :
         std::initializer_list<QLabel*>{m_reviewTitle, m_reviewAmount, m_reviewWords, m_reviewLines, post}) {
        layout->addWidget(each);
    }
    layout->addStretch(1);
    return page;
}

QWidget* PostingPanel::makeResult() {
    auto* page = new QWidget;
    auto* layout = column(page);
    m_resultState = label(Theme::Type::Title, "resultState");
    m_resultState->setFocusPolicy(Qt::StrongFocus);
    m_resultAmount = new AmountLabel;
    m_resultAmount->setObjectName(QStringLiteral("resultAmount"));
    m_resultLines = label(Theme::Type::Body, "resultLines");
    m_receipt = new QPushButton(tr("Save &receipt as PDF"));
    m_receipt->setObjectName(QStringLiteral("saveReceipt"));
    m_withdraw = new QPushButton(tr("&Withdraw: the customer has left"));
    m_withdraw->setObjectName(QStringLiteral("withdrawPosting"));
    connect(m_receipt, &QPushButton::clicked, this, &PostingPanel::receiptRequested);
    connect(m_withdraw, &QPushButton::clicked, &m_presenter, &PostingPresenter::withdraw);
    for (QWidget* each :
         std::initializer_list<QWidget*>{m_resultState, m_resultAmount, m_resultLines, m_receipt, m_withdraw}) {
        layout->addWidget(each);
    }
    layout->addStretch(1);
    return page;
}

void PostingPanel::refresh() {
    using Step = PostingPresenter::Step;
    const Step step = m_presenter.step();
    switch (step) {
    case Step::None:
        m_stack->setCurrentWidget(m_hint);
        break;
    case Step::Editing:
        refreshDraft();
        m_stack->setCurrentWidget(m_draft);
        break;
    case Step::Review:
        refreshReview();
        m_stack->setCurrentWidget(m_review);
        break;
    case Step::Underway:
    case Step::Done:
        refreshResult();
        m_stack->setCurrentWidget(m_result);
        break;
    }
    if (m_shownStep != static_cast<int>(step)) {
        m_shownStep = static_cast<int>(step);
        focusFirst();
    }
    showFault();
}

void PostingPanel::refreshDraft() {
    const auto& draft = m_presenter.draft();
    m_draftTitle->setText(kindText(draft.kind));
    m_account->setText(draft.account ? groupedNumber(draft.account->number) + QStringLiteral("  ") +
                                           draft.account->currency.code()
                                     : QString());
    m_amount->setCurrency(draft.account ? draft.account->currency : Currency());
    m_amount->setTyped(draft.amountText);
    for (const auto& [edit, text] :
         {std::pair<QLineEdit*, QString>{m_toNumber, draft.toNumber}, {m_narrative, draft.narrative}}) {
        if (edit->text() != text) {
            edit->setText(text);
        }
    }
    const auto amount = m_amount->amount();
    say(m_readBack, amount && draft.account
                        ? formatMoney({.minor = amount->minor, .currency = draft.account->currency}, QLocale())
                        : QString());
    m_transferForm->setVisible(draft.kind == PostingKind::Transfer);
    m_draftHint->setText(m_presenter.isLookingUp()            ? tr("Looking up the receiving account.")
                         : draft.kind == PostingKind::Deposit ? tr("F9 reviews.")
                                                              : tr("F9 reviews. = fills in all that is available."));
}

void PostingPanel::refreshReview() {
    const auto& draft = m_presenter.draft();
    m_reviewTitle->setText(tr("Review: %1").arg(kindText(draft.kind)));
    m_reviewAmount->setAmountText(
        formatMoney({.minor = m_presenter.amountMinor(), .currency = draft.account->currency}, QLocale()));
    const QString direction = draft.kind == PostingKind::Deposit      ? tr("CREDIT - cash in from the customer")
                              : draft.kind == PostingKind::Withdrawal ? tr("DEBIT - cash out to the customer")
                                                                      : tr("DEBIT - to another account");
    m_reviewWords->setText(direction);
    m_reviewLines->setText(wrapAnywhere(reviewText(m_presenter)));
    m_reviewAmount->setAccessibleDescription(direction + u'\n' + m_reviewLines->text());
}

void PostingPanel::refreshResult() {
    const auto& progress = m_presenter.progress();
    const PostingState state = progress ? progress->state : PostingState::Sending;
    const auto& draft = m_presenter.draft();
    say(m_resultState, stateText(state));
    Theme::setTone(m_resultState, state == PostingState::Posted     ? Theme::Tone::Good
                                  : state == PostingState::Refused  ? Theme::Tone::Bad
                                  : state == PostingState::Checking ? Theme::Tone::Caution
                                                                    : Theme::Tone::Plain);
    if (draft.account) {
        m_resultAmount->setAmountText(
            formatMoney({.minor = m_presenter.amountMinor(), .currency = draft.account->currency}, QLocale()));
    }
    m_resultLines->setText(wrapAnywhere(resultText(m_presenter)));
    m_resultState->setAccessibleDescription(m_resultAmount->text() + u'\n' + m_resultLines->text());
    m_receipt->setVisible(state == PostingState::Posted);
    m_withdraw->setVisible(state == PostingState::Checking);
}

void PostingPanel::showFault() {
    for (Form* form : {m_form, m_transferForm, m_narrativeForm}) {
        form->clearFaults();
    }
    const auto& fault = m_presenter.fault();
    if (!fault) {
        return;
    }
    switch (fault->field) {
    case PostingPresenter::Field::Account:
        m_form->setFault(QStringLiteral("account"), fault->text);
        break;
    case PostingPresenter::Field::Amount:
        m_form->setFault(QStringLiteral("amount"), fault->text);
        break;
    case PostingPresenter::Field::ToAccount:
        m_transferForm->setFault(QStringLiteral("toNumber"), fault->text);
        break;
    case PostingPresenter::Field::Narrative:
        m_narrativeForm->setFault(QStringLiteral("narrative"), fault->text);
        break;
    }
}

void PostingPanel::focusFirst() {
    using Step = PostingPresenter::Step;
    switch (m_presenter.step()) {
    case Step::None:
        break;
    case Step::Editing:
        m_amount->setFocus();
        break;
    case Step::Review:
        m_reviewAmount->setFocus();
        break;
    case Step::Underway:
    case Step::Done:
        m_resultState->setFocus();
        break;
    }
}

} // namespace tellerdesk::client
