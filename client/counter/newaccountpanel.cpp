// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/counter/newaccountpanel.h"

#include "client/app/errortext.h"
#include "client/widgets/elidedlabel.h"
#include "client/widgets/form.h"
#include "client/widgets/theme.h"
#include "client/widgets/wraptext.h"

#include <QComboBox>
#include <QLabel>
#include <QVBoxLayout>

namespace tellerdesk::client {

NewAccountPanel::NewAccountPanel(QWidget* parent)
    : QWidget(parent)
    , m_for(new QLabel)
    , m_form(new Form)
    , m_currency(new QComboBox)
    , m_error(new QLabel) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::kSection);
    auto* heading = new QLabel(tr("New account"));
    Theme::setType(heading, Theme::Type::Heading);
    m_for->setWordWrap(true);
    m_for->setTextFormat(Qt::PlainText);
    m_form->add("currency", tr("C&urrency"), m_currency);
    m_error->setWordWrap(true);
    m_error->setObjectName(QStringLiteral("accountError"));
    Theme::setTone(m_error, Theme::Tone::Bad);
    m_error->hide();
    auto* hint = new QLabel(tr("Up and Down choose. F9 opens the account. Esc goes back."));
    hint->setWordWrap(true);
    Theme::setType(hint, Theme::Type::Small);
    Theme::setTone(hint, Theme::Tone::Muted);
    for (QWidget* each : std::initializer_list<QWidget*>{heading, m_for, m_form, m_error, hint}) {
        column->addWidget(each);
    }
    column->addStretch(1);
}

void NewAccountPanel::start(const QString& customerName, const std::vector<Currency>& currencies) {
    m_for->setText(tr("For %1").arg(wrapAnywhere(customerName)));
    m_error->hide();
    m_currency->clear();
    for (const Currency currency : currencies) {
        m_currency->addItem(currency.code());
    }
    m_currency->setFocus();
}

std::optional<Currency> NewAccountPanel::currency() const {
    return Currency::fromCode(m_currency->currentText());
}

void NewAccountPanel::showError(const ApiError& error) {
    m_error->setText(errorText(error));
    m_error->show();
    m_currency->setAccessibleDescription(m_error->text());
    m_currency->setFocus();
}

} // namespace tellerdesk::client
