// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/counter/postingpanel.h"

#include "client/counter/draftview.h"
#include "client/counter/postingpresenter.h"
#include "client/counter/resultview.h"
#include "client/counter/reviewview.h"
#include "client/widgets/pagestack.h"
#include "client/widgets/theme.h"

#include <QLabel>
#include <QVBoxLayout>

namespace tellerdesk::client {

PostingPanel::PostingPanel(PostingPresenter& presenter, QWidget* parent)
    : QWidget(parent)
    , m_presenter(presenter)
    , m_stack(new PageStack(this))
    , m_hint(new QLabel)
    , m_hintPage(makeHint()) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    m_stack->addWidget(m_hintPage);
    makeViews();
    connect(&presenter, &PostingPresenter::changed, this, &PostingPanel::refresh);
    refresh();
}

void PostingPanel::makeViews() {
    m_draft = new DraftView(m_presenter);
    m_review = new ReviewView(m_presenter);
    m_result = new ResultView(m_presenter);
    for (QWidget* view : std::initializer_list<QWidget*>{m_draft, m_review, m_result}) {
        m_stack->addWidget(view);
    }
    connect(m_result, &ResultView::receiptRequested, this, &PostingPanel::receiptRequested);
    connect(m_result, &ResultView::nextRequested, this, &PostingPanel::nextRequested);
}

// A view that is hidden still says its last customer and amount to whoever walks the accessible tree.
void PostingPanel::forget() {
    for (QWidget* view : std::initializer_list<QWidget*>{m_draft, m_review, m_result}) {
        delete view;
    }
    makeViews();
    m_shownStep = -1;
    refresh();
}

QWidget* PostingPanel::makeHint() {
    auto* page = new QWidget;
    m_hint->setObjectName(QStringLiteral("postingHint"));
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setWordWrap(true);
    Theme::setTone(m_hint, Theme::Tone::Muted);
    setMayPost(true);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_hint);
    column->addStretch(1);
    return page;
}

void PostingPanel::setMayPost(bool may) {
    m_hint->setText(
        may ? tr("Choose a customer with F2, then F3 for a deposit, F4 for a withdrawal, F5 for a transfer.\n\n"
                 "Or press Ctrl+K and type it in one line: dp, cw or tr, the amount, the account number.")
            : tr("Choose a customer with F2, then Ctrl+E for the statement of an account."));
}

void PostingPanel::refresh() {
    using Step = PostingPresenter::Step;
    const Step step = m_presenter.step();
    switch (step) {
    case Step::None:
        m_stack->setCurrentWidget(m_hintPage);
        break;
    case Step::Editing:
        m_stack->setCurrentWidget(m_draft);
        break;
    case Step::Review:
        m_review->refresh();
        m_stack->setCurrentWidget(m_review);
        break;
    case Step::Underway:
    case Step::Done:
        m_result->refresh();
        m_stack->setCurrentWidget(m_result);
        break;
    }
    if (m_shownStep != static_cast<int>(step)) {
        m_shownStep = static_cast<int>(step);
        focusFirst();
    }
    if (step == Step::Editing) {
        m_draft->refresh(); // last: a fault takes the focus to its field
    }
}

void PostingPanel::focusFirst() {
    using Step = PostingPresenter::Step;
    switch (m_presenter.step()) {
    case Step::None:
        break;
    case Step::Editing:
        m_draft->focusFirst();
        break;
    case Step::Review:
        m_review->focusFirst();
        break;
    case Step::Underway:
    case Step::Done:
        m_result->focusFirst();
        break;
    }
}

} // namespace tellerdesk::client
