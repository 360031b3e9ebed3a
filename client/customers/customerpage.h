// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/app/page.h"

#include <functional>

namespace tellerdesk::client {

class CustomerAccounts;
class CustomerDetails;
class CustomerPresenter;
class PictureCard;
class ServedCustomer;
class Session;

// All about the customer who is served: photo and signature, details and their change, accounts and a new one.
class CustomerPage : public Page {
    Q_OBJECT

public:
    struct Parts {
        CustomerPresenter& presenter;
        const Session& session;
        ServedCustomer& served;
    };
    explicit CustomerPage(const Parts& parts, QWidget* parent = nullptr);

    QString title() const override { return tr("Customer"); }
    QString chapter() const override { return QStringLiteral("customers"); }
    std::vector<Command> commands() const override;
    void run(Command command) override;
    bool stepBack() override;
    bool hasUnsaved() const override;
    void enter() override;

Q_SIGNALS:
    void noticed(const QString& text);

private:
    void connectParts();
    void confirm(); // F9, for what is being done
    void edit();
    void startAccount();
    void refresh();
    void focusSomewhere();
    bool isEditing() const;
    void askThen(std::function<void()> next);

    CustomerPresenter& m_presenter;
    const Session& m_session;
    ServedCustomer& m_served;
    PictureCard* m_pictures;
    CustomerDetails* m_details;
    CustomerAccounts* m_accounts;
};

} // namespace tellerdesk::client
