// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/customers/customerdetails.h"

#include "client/app/errortext.h"
#include "client/customers/customerfields.h"
#include "client/customers/customerpresenter.h"
#include "client/widgets/elidedlabel.h"
#include "client/widgets/theme.h"
#include "client/widgets/wraptext.h"

#include <QApplication>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QVBoxLayout>

namespace tellerdesk::client {

namespace {

using State = CustomerPresenter::State;

bool isAtForm(State state) {
    return state == State::Editing || state == State::Saving;
}

} // namespace

CustomerDetails::CustomerDetails(CustomerPresenter& presenter, QWidget* parent)
    : QFrame(parent)
    , m_presenter(presenter)
    , m_name(new ElidedLabel(nullptr, ElidedLabel::Lines::Two))
    , m_state(new QLabel)
    , m_scroll(new QScrollArea)
    , m_list(new QWidget)
    , m_rows(new QFormLayout(m_list))
    , m_form(new CustomerFieldsForm)
    , m_hint(new QLabel) {
    setProperty("card", true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSection, Theme::kSection, Theme::kSection, Theme::kSection);
    column->setSpacing(Theme::kGap);
    m_name->setObjectName(QStringLiteral("detailsName"));
    Theme::setType(m_name, Theme::Type::Title);
    m_state->setObjectName(QStringLiteral("detailsState"));
    m_state->setWordWrap(true);
    m_state->setTextFormat(Qt::PlainText);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(Theme::kSection);
    m_rows->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_rows->setRowWrapPolicy(QFormLayout::DontWrapRows);
    m_hint->setObjectName(QStringLiteral("detailsHint"));
    m_hint->setWordWrap(true);
    Theme::setType(m_hint, Theme::Type::Small);
    Theme::setTone(m_hint, Theme::Tone::Muted);
    auto* inner = new QWidget;
    auto* innerColumn = new QVBoxLayout(inner);
    innerColumn->setContentsMargins(0, 0, Theme::kGap, 0);
    innerColumn->addWidget(m_list);
    innerColumn->addWidget(m_form);
    innerColumn->addStretch(1);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(inner);
    m_scroll->viewport()->setAutoFillBackground(false);
    inner->setAutoFillBackground(false);
    column->addWidget(m_name);
    column->addWidget(m_state);
    column->addWidget(m_scroll, 1);
    column->addWidget(m_hint);
    // The form is longer than a low window: the field with the focus is always in sight.
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
        if (now != nullptr && m_form->isAncestorOf(now)) {
            m_scroll->ensureWidgetVisible(now);
        }
    });
    connect(&presenter, &CustomerPresenter::changed, this, &CustomerDetails::refresh);
    connect(&presenter, &CustomerPresenter::takesTexts, this, &CustomerDetails::takeTexts);
    refresh();
}

void CustomerDetails::addRow(const QString& caption, const QString& text) {
    auto* label = new QLabel(caption);
    auto* value = new QLabel(wrapAnywhere(text.isEmpty() ? tr("Not known") : text));
    for (QLabel* each : {label, value}) {
        each->setTextFormat(Qt::PlainText);
    }
    value->setWordWrap(true);
    value->setAccessibleName(caption + QStringLiteral(": ") + value->text());
    Theme::setTone(label, Theme::Tone::Muted);
    if (text.isEmpty()) {
        Theme::setTone(value, Theme::Tone::Muted);
    }
    m_rows->addRow(label, value);
}

void CustomerDetails::showRows() {
    while (m_rows->rowCount() > 0) {
        m_rows->removeRow(0);
    }
    if (!m_presenter.customer()) {
        return;
    }
    const CustomerFields& fields = m_presenter.customer()->fields;
    addRow(tr("Full name"), fields.fullName);
    addRow(tr("Phone"), fields.phone.value_or(QString()));
    addRow(tr("E-mail"), fields.email.value_or(QString()));
    addRow(tr("Born"), fields.dateOfBirth ? QLocale().toString(*fields.dateOfBirth, QLocale::LongFormat) : QString());
    addRow(tr("Document"), fields.document ? fields.document->type + u' ' + fields.document->number : QString());
    addRow(tr("Address"), fields.address.value_or(QString()));
}

QString CustomerDetails::stateText() const {
    if (!m_presenter.conflicts().empty()) {
        return tr(
            "Somebody else has changed this customer meanwhile. Nothing that you typed is lost: look at the marked "
            "fields, then F9 saves.");
    }
    if (m_presenter.error()) {
        const bool stale = m_presenter.error()->isRefusal(ErrorCode::PreconditionFailed);
        return stale ? tr("Somebody else has saved this customer meanwhile, without touching these fields. F9 saves.")
                     : errorText(*m_presenter.error());
    }
    switch (m_presenter.state()) {
    case State::Nobody:
        return tr("No customer is being served. Esc goes to the counter, where F2 finds one.");
    case State::Loading:
        return tr("Loading the customer.");
    case State::Saving:
        return tr("Saving the customer.");
    case State::Failed:
    case State::Shown:
    case State::Editing:
        return {};
    }
    return {};
}

void CustomerDetails::refresh() {
    const State state = m_presenter.state();
    const auto& customer = m_presenter.customer();
    m_name->setFullText(customer ? customer->fields.fullName : tr("No customer"));
    Theme::setTone(m_name, customer ? Theme::Tone::Plain : Theme::Tone::Muted);
    const bool bad = m_presenter.error().has_value();
    const QString text = stateText();
    Theme::setTone(m_state, !m_presenter.conflicts().empty() ? Theme::Tone::Caution
                            : bad                            ? Theme::Tone::Bad
                                                             : Theme::Tone::Muted);
    m_state->setText(text);
    m_state->setVisible(!text.isEmpty());
    if (!isAtForm(state)) {
        showRows();
        m_form->clear();
    } else if (m_presenter.error()) {
        m_form->showFaults(*m_presenter.error());
    }
    m_list->setVisible(!isAtForm(state) && customer);
    m_form->setVisible(isAtForm(state));
    m_form->setEnabled(state != State::Saving);
    m_hint->setText(isAtForm(state)                                  ? tr("F9 saves. Esc goes back.")
                    : state == State::Shown && m_presenter.mayEdit() ? tr("Ctrl+Shift+I changes the details.")
                                                                     : QString());
    m_hint->setVisible(!m_hint->text().isEmpty());
}

// Beside what was typed stands what somebody else has made of it.
void CustomerDetails::takeTexts() {
    m_form->setVisible(true);
    m_form->setEnabled(true);
    m_form->show(m_presenter.texts());
    const auto& conflicts = m_presenter.conflicts();
    for (const FieldConflict& conflict : conflicts) {
        const QString theirs = conflict.theirs.isEmpty() ? tr("nothing") : wrapAnywhere(conflict.theirs);
        m_form->setNote(conflict.field, conflict.touched
                                            ? tr("Somebody else saved: %1. Yours stands above.").arg(theirs)
                                            : tr("Changed by somebody else just now: %1").arg(theirs));
    }
    if (conflicts.empty()) {
        m_form->focusFirst();
    } else {
        m_form->field(conflicts.front().field)->setFocus();
    }
}

void CustomerDetails::save() {
    if (const auto typed = m_form->read()) {
        m_presenter.save(*typed);
    }
}

bool CustomerDetails::isDirty() const {
    return m_presenter.state() == State::Editing && m_form->texts() != textsOf(m_presenter.customer()->fields);
}

void CustomerDetails::focusForm() {
    m_form->focusFirst();
}

} // namespace tellerdesk::client
