// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/money/moneytext.h"

#include <QLineEdit>

namespace tellerdesk::client {

// Takes an amount as a teller types it; what it means is read by readAmount alone. '=' asks for all that is available.
class AmountEdit : public QLineEdit {
    Q_OBJECT

public:
    explicit AmountEdit(QWidget* parent = nullptr);

    void setCurrency(Currency currency);
    Expected<ReadAmount, AmountFault> amount() const;

Q_SIGNALS:
    void fillRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    Currency m_currency;
};

} // namespace tellerdesk::client
