// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/counter/customerform.h"

#include "client/app/errortext.h"
#include "client/customers/customerfields.h"
#include "client/customers/similarlist.h"
#include "client/widgets/theme.h"

#include <QLabel>
#include <QVBoxLayout>

namespace tellerdesk::client {

CustomerForm::CustomerForm(ServedCustomer& served, QWidget* parent)
    : QWidget(parent)
    , m_new(served)
    , m_fields(new CustomerFieldsForm)
    , m_similar(new SimilarList)
    , m_state(new QLabel)
    , m_hint(new QLabel(tr("F9 saves. Esc goes back."))) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::kSection);
    auto* heading = new QLabel(tr("New customer"));
    Theme::setType(heading, Theme::Type::Heading);
    m_state->setWordWrap(true);
    m_state->setObjectName(QStringLiteral("customerError"));
    Theme::setType(m_hint, Theme::Type::Small);
    Theme::setTone(m_hint, Theme::Tone::Muted);
    for (QWidget* each : std::initializer_list<QWidget*>{heading, m_similar, m_fields, m_state, m_hint}) {
        column->addWidget(each);
    }
    column->addStretch(1);
    connect(&m_new, &NewCustomer::changed, this, &CustomerForm::refresh);
    connect(&m_new, &NewCustomer::created, this, [this] {
        m_fields->clear();
        Q_EMIT created();
    });
    connect(m_similar, &SimilarList::chosen, this, [this](const CustomerInfo& customer) {
        clear();
        Q_EMIT existingChosen(customer);
    });
    refresh();
}

void CustomerForm::clear() {
    m_fields->clear();
    m_new.backToTyping();
}

bool CustomerForm::isDirty() const {
    return !m_fields->isEmpty();
}

void CustomerForm::save() {
    if (const auto texts = m_fields->read()) {
        m_new.goAhead(fieldsOf(*texts));
    }
}

bool CustomerForm::stepBack() {
    if (m_new.state() != NewCustomer::State::Similar) {
        return false;
    }
    m_new.backToTyping();
    m_fields->focusFirst();
    return true;
}

void CustomerForm::refresh() {
    using State = NewCustomer::State;
    const State state = m_new.state();
    const auto& error = m_new.error();
    const bool similar = state == State::Similar || (state == State::Creating && !m_new.similar().empty());
    if (similar && !m_similar->isVisibleTo(this)) {
        m_similar->setVisible(true);
        m_fields->setVisible(false);
        m_similar->show(m_new.similar());
    } else if (!similar) {
        m_fields->setVisible(true);
        m_similar->setVisible(false);
    }
    m_hint->setVisible(!similar);
    QString text;
    if (error) {
        const bool placed = m_fields->showFaults(*error);
        text = placed && !similar ? QString() : errorText(*error);
    } else if (state == State::Checking) {
        text = tr("Looking whether this customer is there already.");
    } else if (state == State::Creating) {
        text = tr("Saving the customer.");
    }
    Theme::setTone(m_state, error ? Theme::Tone::Bad : Theme::Tone::Muted);
    m_state->setText(text);
    m_state->setVisible(!text.isEmpty());
}

void CustomerForm::focusFirst() {
    m_fields->focusFirst();
}

} // namespace tellerdesk::client
