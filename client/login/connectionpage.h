// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/login/cardpage.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace tellerdesk::client {

class ConnectionPresenter;

class ConnectionPage : public CardPage {
    Q_OBJECT

public:
    explicit ConnectionPage(ConnectionPresenter& presenter, QWidget* parent = nullptr);
    void enter() override;
    QString chapter() const override { return QStringLiteral("start"); }

protected:
    void submit() override;

private:
    void refresh();
    void chooseFile();

    ConnectionPresenter& m_presenter;
    QLineEdit* m_address;
    QLabel* m_findings;
    QPushButton* m_test;
};

} // namespace tellerdesk::client
