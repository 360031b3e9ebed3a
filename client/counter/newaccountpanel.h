// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/apierror.h"
#include "shared/money/currency.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QLabel;

namespace tellerdesk::client {

class Form;

// A new account needs its currency and nothing else.
class NewAccountPanel : public QWidget {
    Q_OBJECT

public:
    explicit NewAccountPanel(QWidget* parent = nullptr);

    void start(const QString& customerName, const std::vector<Currency>& currencies);
    std::optional<Currency> currency() const;
    void showError(const ApiError& error);

private:
    QLabel* m_for;
    Form* m_form;
    QComboBox* m_currency;
    QLabel* m_error;
};

} // namespace tellerdesk::client
