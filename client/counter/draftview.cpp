// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/counter/draftview.h"

#include "client/app/errortext.h"
#include "client/counter/postingpresenter.h"
#include "client/counter/postingtexts.h"
#include "client/widgets/amountedit.h"
#include "client/widgets/form.h"
#include "client/widgets/theme.h"

#include <QLabel>
#include <QVBoxLayout>

namespace tellerdesk::client {

namespace {

constexpr int kMostNarrative = 140;

QLabel* label(const char* name, Theme::Type type, Theme::Tone tone = Theme::Tone::Plain) {
    auto* it = new QLabel;
    it->setObjectName(QString::fromLatin1(name));
    it->setTextFormat(Qt::PlainText);
    it->setWordWrap(true);
    Theme::setType(it, type);
    Theme::setTone(it, tone);
    return it;
}

// A total's name changes with its text: that is what a screen reader is told of.
void say(QLabel* label, const QString& text) {
    label->setText(text);
    label->setAccessibleName(text);
    label->setVisible(!text.isEmpty());
}

} // namespace

DraftView::DraftView(PostingPresenter& presenter, QWidget* parent)
    : QWidget(parent)
    , m_presenter(presenter)
    , m_title(label("draftTitle", Theme::Type::Heading))
    , m_form(new Form)
    , m_account(m_form->addText("account", tr("Account")))
    , m_amount(new AmountEdit)
    , m_available(label("availableNow", Theme::Type::Small, Theme::Tone::Muted))
    , m_transferForm(new Form)
    , m_toNumber(m_transferForm->addText("toNumber", tr("&To account")))
    , m_narrativeForm(new Form)
    , m_narrative(m_narrativeForm->addText("narrative", tr("&Narrative (optional)")))
    , m_readBack(label("amountReadBack", Theme::Type::Heading))
    , m_words(label("amountWords", Theme::Type::Small, Theme::Tone::Muted))
    , m_hint(label("draftHint", Theme::Type::Small, Theme::Tone::Muted)) {
    m_account->setReadOnly(true);
    m_account->setFocusPolicy(Qt::NoFocus); // chosen in the table; Tab goes to what is to be filled
    m_form->add("amount", tr("A&mount"), m_amount);
    m_narrative->setMaxLength(kMostNarrative);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::kSection);
    for (QWidget* each : std::initializer_list<QWidget*>{m_title, m_form, m_available, m_transferForm, m_narrativeForm,
                                                         m_readBack, m_words, m_hint}) {
        column->addWidget(each);
    }
    column->addStretch(1);
    connect(m_amount, &AmountEdit::typedChanged, &presenter, &PostingPresenter::setAmountText);
    connect(m_amount, &AmountEdit::fillRequested, &presenter, &PostingPresenter::fillAvailable);
    connect(m_toNumber, &QLineEdit::textEdited, &presenter, &PostingPresenter::setToNumber);
    connect(m_narrative, &QLineEdit::textEdited, &presenter, &PostingPresenter::setNarrative);
    // Enter leads on to the next field, past the forms' ends as well; it never posts.
    connect(m_form, &Form::completed, this,
            [this] { (m_transferForm->isHidden() ? m_narrative : m_toNumber)->setFocus(); });
    connect(m_transferForm, &Form::completed, this, [this] { m_narrative->setFocus(); });
    connect(m_narrativeForm, &Form::completed, this, [this] { m_amount->setFocus(); });
}

void DraftView::refresh() {
    const auto& draft = m_presenter.draft();
    const bool cashIn = draft.kind == PostingKind::Deposit;
    m_title->setText(kindText(draft.kind));
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
    say(m_available, draft.account && !cashIn
                         ? tr("Available: %1. = fills it in.")
                               .arg(formatMoney({draft.account->availableMinor, draft.account->currency}, QLocale()))
                         : QString());
    m_transferForm->setVisible(draft.kind == PostingKind::Transfer);
    refreshReadBack();
    m_hint->setText(m_presenter.isLookingUp() ? tr("Looking up the receiving account.")
                                              : tr("F9 reviews. Enter goes to the next field."));
    showFault();
}

void DraftView::refreshReadBack() {
    const auto& account = m_presenter.draft().account;
    const auto read = m_amount->amount();
    if (!account || !read) {
        say(m_readBack, {});
        return say(m_words, {});
    }
    const Money meant{.minor = read->minor, .currency = account->currency};
    const Money other{.minor = read->otherMinor, .currency = account->currency};
    say(m_readBack, formatMoney(meant, QLocale()));
    say(m_words,
        inWords(meant) + (read->ambiguous ? u'\n' + tr("Or is it %1?").arg(formatMoney(other, QLocale())) : QString()));
    Theme::setTone(m_words, read->ambiguous ? Theme::Tone::Caution : Theme::Tone::Muted);
}

void DraftView::showFault() {
    for (Form* form : {m_form, m_transferForm, m_narrativeForm}) {
        form->clearFaults();
    }
    const auto& fault = m_presenter.fault();
    if (!fault) {
        return;
    }
    const QString text = fault->refusal ? errorText(*fault->refusal) : fault->text;
    switch (fault->field) {
    case PostingPresenter::Field::Account:
        m_form->setFault(QStringLiteral("account"), text);
        break;
    case PostingPresenter::Field::Amount:
        m_form->setFault(QStringLiteral("amount"), text);
        m_amount->selectAll(); // the next digit begins it anew
        break;
    case PostingPresenter::Field::ToAccount:
        m_transferForm->setFault(QStringLiteral("toNumber"), text);
        break;
    case PostingPresenter::Field::Narrative:
        m_narrativeForm->setFault(QStringLiteral("narrative"), text);
        break;
    }
}

void DraftView::focusFirst() {
    m_amount->setFocus();
}

} // namespace tellerdesk::client
