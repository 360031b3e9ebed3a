// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/money/moneytext.h"

#include <QLineEdit>

namespace tellerdesk::client {

// Takes an amount as a teller types it and groups it meanwhile, with the cursor where it was among the digits; what it
// means is read by readAmount alone, from what was typed. '=' asks for all that is available.
class AmountEdit : public QLineEdit {
    Q_OBJECT

public:
    explicit AmountEdit(QWidget* parent = nullptr);

    void setCurrency(Currency currency);
    void setTyped(const QString& text);
    const QString& typed() const { return m_typed; } // without the signs that were put in for the eye
    Expected<ReadAmount, AmountFault> amount() const;

Q_SIGNALS:
    void typedChanged(const QString& typed);
    void fillRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void takeEdited(const QString& shown);
    void show(qsizetype typedBeforeCursor);
    bool isSignAt(qsizetype shownAt) const;

    Currency m_currency;
    QString m_typed;
    GroupedText m_shown;
};

} // namespace tellerdesk::client
