// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/counter/counterpage.h"

#include "client/counter/customercard.h"
#include "client/counter/customerform.h"
#include "client/counter/customersearch.h"
#include "client/counter/newaccountpanel.h"
#include "client/counter/postingpanel.h"
#include "client/counter/quickbar.h"
#include "client/counter/searchpanel.h"
#include "client/counter/servedcustomer.h"
#include "client/net/session.h"
#include "client/widgets/dropquestion.h"
#include "client/widgets/pagestack.h"
#include "client/widgets/theme.h"
#include "shared/domain/accountnumber.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace tellerdesk::client {

namespace {

constexpr int kSearchWidth = 264;
constexpr int kWorkWidth = 400;

} // namespace

CounterPage::CounterPage(const Parts& parts, QWidget* parent)
    : Page(parent)
    , m_search(parts.search)
    , m_served(parts.served)
    , m_posting(parts.posting)
    , m_session(parts.session)
    , m_searchPanel(new SearchPanel(parts.search, m_recent))
    , m_card(new CustomerCard(parts.served))
    , m_quick(parts.served, parts.posting)
    , m_work(new PageStack)
    , m_postingPanel(new PostingPanel(parts.posting))
    , m_customerForm(new CustomerForm(parts.served))
    , m_accountPanel(new NewAccountPanel)
    , m_quickBar(new QuickBar(m_quick, this)) {
    auto* workCard = new QFrame;
    workCard->setProperty("card", true);
    workCard->setFixedWidth(kWorkWidth);
    auto* workColumn = new QVBoxLayout(workCard);
    workColumn->setContentsMargins(Theme::kSection, Theme::kSection, Theme::kSection, Theme::kSection);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    for (QWidget* each : std::initializer_list<QWidget*>{m_postingPanel, m_customerForm, m_accountPanel}) {
        m_work->addWidget(each);
    }
    scroll->setWidget(m_work);
    scroll->viewport()->setAutoFillBackground(false);
    m_work->setAutoFillBackground(false);
    workColumn->addWidget(scroll);
    m_searchPanel->setFixedWidth(kSearchWidth);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::kGap);
    row->addWidget(m_searchPanel);
    row->addWidget(m_card, 1);
    row->addWidget(workCard);
    connectParts();
}

void CounterPage::connectParts() {
    connect(m_searchPanel, &SearchPanel::chosen, this, &CounterPage::serve);
    connect(m_searchPanel, &SearchPanel::recentChosen, this, &CounterPage::serveRecent);
    connect(&m_served, &ServedCustomer::servedChanged, this, [this] {
        m_posting.drop(); // a draft belongs to its customer, and who was being entered is not called back
        m_customerForm->clear();
        showPosting();
        if (m_served.customer()) {
            m_recent.add(*m_served.customer());
        }
        Q_EMIT commandsChanged();
    });
    connect(&m_served, &ServedCustomer::accountsChanged, this, [this] {
        chooseWanted();
        Q_EMIT commandsChanged();
    });
    connect(&m_session, &Session::changed, this, [this] {
        m_postingPanel->setMayPost(m_session.may(Permission::Post));
        m_card->setMayManage(m_session.may(Permission::ManageCustomers));
    });
    connect(m_quickBar, &QuickBar::submitted, this, &CounterPage::submitQuickLine);
    connect(&m_quick, &QuickLine::ready, this, &CounterPage::follow);
    connect(&m_quick, &QuickLine::searched, this, [this](const QString& text) {
        m_quickBar->done();
        m_searchPanel->searchFor(text);
    });
    connect(m_card, &CustomerCard::accountChosen, this, [this](const AccountsModel* model, int at) {
        m_posting.setAccount(model->accounts()[static_cast<std::size_t>(at)]);
    });
    connect(&m_posting, &PostingPresenter::posted, this,
            [this](const PostingReply& reply) { m_served.updateAccount(reply.account); });
    connect(&m_posting, &PostingPresenter::changed, this, &CounterPage::commandsChanged);
    connect(m_postingPanel, &PostingPanel::receiptRequested, this, &CounterPage::receiptRequested);
    connect(m_postingPanel, &PostingPanel::nextRequested, this, &CounterPage::nextCustomer);
    connect(m_customerForm, &CustomerForm::created, this, &CounterPage::startAccount); // what a new customer wants
    connect(m_customerForm, &CustomerForm::existingChosen, this, &CounterPage::serve);
}

std::vector<Command> CounterPage::commands() const {
    std::vector<Command> commands{m_posting.isSettled() ? Command::NextCustomer : Command::FindCustomer};
    const bool teller = m_session.may(Permission::Post);
    if (teller) {
        commands.push_back(Command::QuickLine);
    }
    if (m_served.customer() && !m_served.accounts().empty()) {
        if (teller) {
            commands.insert(commands.end(), {Command::Deposit, Command::Withdrawal, Command::Transfer});
        }
        commands.push_back(Command::Statement);
    }
    if (teller) {
        commands.push_back(Command::Till);
        commands.push_back(Command::ReviewOrPost);
        using Step = PostingPresenter::Step;
        const Step step = m_posting.step();
        if (step == Step::None || step == Step::Editing) { // a review or a result is answered first
            commands.push_back(Command::NewCustomer);
            if (m_served.customer()) {
                commands.push_back(Command::NewAccount);
            }
        }
    }
    const auto& progress = m_posting.progress();
    if (m_posting.step() == PostingPresenter::Step::Done && progress && progress->state == PostingState::Posted) {
        commands.push_back(Command::PrintReceipt);
    }
    commands.push_back(Command::Lock);
    commands.insert(commands.end(), {Command::LastCustomers, Command::NextField});
    if (teller) {
        commands.push_back(Command::FillAvailable);
    }
    return commands;
}

void CounterPage::run(Command command) {
    switch (command) {
    case Command::FindCustomer:
        m_quickBar->close();
        return m_searchPanel->focusBox();
    case Command::NextCustomer:
        return nextCustomer();
    case Command::QuickLine:
        return m_quickBar->open();
    case Command::Deposit:
        return begin(PostingKind::Deposit);
    case Command::Withdrawal:
        return begin(PostingKind::Withdrawal);
    case Command::Transfer:
        return begin(PostingKind::Transfer);
    case Command::Statement:
        if (const auto account = m_card->chosenAccount()) {
            Q_EMIT statementRequested(*account);
        }
        return;
    case Command::ReviewOrPost:
        if (m_quickBar->isOpen()) {
            return submitQuickLine();
        }
        if (m_work->currentWidget() == m_customerForm) {
            return m_customerForm->save();
        }
        if (m_work->currentWidget() == m_accountPanel) {
            return saveAccount();
        }
        return m_posting.reviewOrPost();
    case Command::NewCustomer:
        return startCustomer();
    case Command::NewAccount:
        return startAccount();
    case Command::PrintReceipt:
        Q_EMIT receiptRequested();
        return;
    case Command::ShowKeys:
    case Command::Till:
    case Command::FullScreen:
    case Command::MyWork:
    case Command::Printing:
    case Command::CustomerDetails:
    case Command::EditCustomer:
    case Command::Lock:
    case Command::Back:
    case Command::FillAvailable:
    case Command::LastCustomers:
    case Command::NextField:
    case Command::Settings:
    case Command::CopyReport:
    case Command::Save:
    case Command::CloseTill:
    case Command::Staff:
    case Command::Branch:
        return; // the window's, a field's, or other pages'
    }
}

bool CounterPage::isDirty() const {
    return m_posting.isDirty() || (m_work->currentWidget() == m_customerForm && m_customerForm->isDirty());
}

// What was typed is dropped only when the teller says so; without anything typed there is nothing to ask.
void CounterPage::askThen(std::function<void()> next) {
    if (!isDirty()) {
        return next();
    }
    askToDrop(this,
              {.name = QStringLiteral("dropDraft"),
               .title = tr("Drop what you typed?"),
               .text = tr("What you typed belongs to the present customer and will be dropped.")},
              std::move(next));
}

void CounterPage::serve(const CustomerInfo& customer) {
    const auto take = [this, customer] {
        const auto number = AccountNumber::fromText(m_searchPanel->text());
        m_wantedAccount = number ? number->text() : QString();
        m_served.serve(customer);
        served();
    };
    const bool another = !m_served.customer() || m_served.customer()->id != customer.id;
    another ? askThen(take) : take();
}

void CounterPage::begin(PostingKind kind) {
    m_quickBar->close();
    const bool same = m_posting.step() == PostingPresenter::Step::Editing && m_posting.draft().kind == kind;
    if (same && m_work->currentWidget() == m_postingPanel) {
        return m_postingPanel->focusFirst();
    }
    askThen([this, kind] {
        m_customerForm->clear();
        showPosting();
        m_posting.begin(kind, m_card->chosenAccount());
        m_postingPanel->focusFirst();
    });
}

void CounterPage::showPosting() {
    m_work->setCurrentWidget(m_postingPanel);
}

void CounterPage::startCustomer() {
    if (m_posting.step() == PostingPresenter::Step::Underway) {
        return;
    }
    m_quickBar->close();
    askThen([this] {
        m_posting.drop();
        m_customerForm->clear();
        m_work->setCurrentWidget(m_customerForm);
        m_customerForm->focusFirst();
    });
}

void CounterPage::startAccount() {
    if (!m_served.customer() || !m_session.facts() || m_posting.step() == PostingPresenter::Step::Underway) {
        return;
    }
    m_quickBar->close();
    askThen([this] {
        m_posting.drop();
        m_customerForm->clear();
        m_work->setCurrentWidget(m_accountPanel);
        m_accountPanel->start(m_served.customer()->fields.fullName, m_session.facts()->currencies);
    });
}

void CounterPage::saveAccount() {
    const auto currency = m_accountPanel->currency();
    if (!currency) {
        return;
    }
    m_served.openAccount(*currency, [this](const std::optional<ApiError>& error) {
        if (m_work->currentWidget() != m_accountPanel) {
            return; // the teller has moved on
        }
        if (error) {
            return m_accountPanel->showError(*error);
        }
        showPosting();
        m_card->focusAccounts();
    });
}

bool CounterPage::stepBack() {
    if (m_quickBar->isOpen()) {
        m_quickBar->close();
        return true;
    }
    if (m_work->currentWidget() == m_customerForm && m_customerForm->stepBack()) {
        return true;
    }
    if (m_searchPanel->stepBack()) {
        return true;
    }
    if (m_work->currentWidget() != m_postingPanel) {
        askThen([this] {
            m_customerForm->clear();
            showPosting();
            m_searchPanel->focusBox();
        });
        return true;
    }
    using Step = PostingPresenter::Step;
    if (m_posting.step() == Step::Editing) {
        askThen([this] {
            m_posting.drop();
            m_card->focusAccounts();
        });
        return true;
    }
    if (m_posting.stepBack()) {
        if (m_posting.step() == Step::None) {
            m_card->focusAccounts();
        }
        return true;
    }
    if (!m_served.customer()) {
        return false;
    }
    m_served.leave();
    m_searchPanel->focusBox();
    return true;
}

void CounterPage::enter() {
    if (m_work->currentWidget() == m_postingPanel && m_posting.step() != PostingPresenter::Step::None) {
        m_postingPanel->focusFirst();
    } else {
        m_searchPanel->focusBox();
    }
}

void CounterPage::clearDesk() {
    m_customerForm->clear();
    m_quickBar->done();
    m_served.leave();
    m_recent.clear();
    m_searchPanel->clear();
    m_posting.forget();
    m_postingPanel->forget();
    showPosting();
}

} // namespace tellerdesk::client
