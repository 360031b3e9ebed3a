// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/widgets/amountedit.h"

#include "client/widgets/theme.h"

#include <QKeyEvent>

namespace tellerdesk::client {

AmountEdit::AmountEdit(QWidget* parent)
    : QLineEdit(parent) {
    setAlignment(Qt::AlignRight);
    setLayoutDirection(Qt::LeftToRight); // amounts stay left to right in every language
    setMaxLength(40);
    Theme::setType(this, Theme::Type::Heading);
}

void AmountEdit::setCurrency(Currency currency) {
    m_currency = currency;
    setPlaceholderText(currency == Currency() ? QString() : formatMoney({.minor = 0, .currency = currency}, QLocale()));
}

Expected<ReadAmount, AmountFault> AmountEdit::amount() const {
    return readAmount(text(), m_currency, QLocale());
}

void AmountEdit::keyPressEvent(QKeyEvent* event) {
    if (event->text() == u"=") {
        Q_EMIT fillRequested();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace tellerdesk::client
