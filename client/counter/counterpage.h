// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/app/page.h"
#include "client/counter/postingpresenter.h"
#include "client/counter/quickline.h"
#include "client/counter/recentcustomers.h"
#include "shared/api/messages_customers.h"

#include <functional>

namespace tellerdesk::client {

class CustomerCard;
class CustomerForm;
class CustomerSearch;
class NewAccountPanel;
class PageStack;
class PostingPanel;
class QuickBar;
class SearchPanel;
class ServedCustomer;

// Where tellers spend the day: search on the left, the customer in the middle, what is being done on the right.
class CounterPage : public Page {
    Q_OBJECT

public:
    struct Parts {
        CustomerSearch& search;
        ServedCustomer& served;
        PostingPresenter& posting;
        const Session& session;
    };
    explicit CounterPage(const Parts& parts, QWidget* parent = nullptr);

    QString title() const override { return tr("Counter"); }
    QString chapter() const override { return QStringLiteral("counter"); }
    std::vector<Command> commands() const override;
    void run(Command command) override;
    bool stepBack() override;
    bool hasUnsaved() const override { return isDirty(); }
    void enter() override;

    void clearDesk(); // another user, or nobody

Q_SIGNALS:
    void statementRequested(const tellerdesk::AccountInfo& account);
    void receiptRequested();

private:
    void connectParts();
    void serve(const CustomerInfo& customer);
    void serveRecent(const CustomerId& id);
    void served();
    void chooseWanted();
    void nextCustomer();
    void submitQuickLine();
    void follow(const QuickOrder& order, const AccountInfo& account);
    void begin(PostingKind kind);
    void startCustomer();
    void startAccount();
    void saveAccount();
    void showPosting();
    bool isDirty() const;
    void askThen(std::function<void()> next);

    CustomerSearch& m_search;
    ServedCustomer& m_served;
    PostingPresenter& m_posting;
    const Session& m_session;
    RecentCustomers m_recent;
    QString m_wantedAccount; // the number that the customer was found by
    SearchPanel* m_searchPanel;
    CustomerCard* m_card;
    QuickLine m_quick; // after the card, which shows the accounts before one of them is chosen
    PageStack* m_work;
    PostingPanel* m_postingPanel;
    CustomerForm* m_customerForm;
    NewAccountPanel* m_accountPanel;
    QuickBar* m_quickBar;
};

} // namespace tellerdesk::client
