// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/customers/customerpage.h"

#include "client/counter/servedcustomer.h"
#include "client/customers/customeraccounts.h"
#include "client/customers/customerdetails.h"
#include "client/customers/customerpresenter.h"
#include "client/customers/picturecard.h"
#include "client/net/session.h"
#include "client/widgets/dropquestion.h"
#include "client/widgets/theme.h"

#include <QHBoxLayout>

namespace tellerdesk::client {

namespace {

constexpr int kPicturesWidth = 256;
constexpr int kAccountsWidth = 584;

using State = CustomerPresenter::State;

} // namespace

CustomerPage::CustomerPage(const Parts& parts, QWidget* parent)
    : Page(parent)
    , m_presenter(parts.presenter)
    , m_session(parts.session)
    , m_served(parts.served)
    , m_pictures(new PictureCard(parts.served.pictures()))
    , m_details(new CustomerDetails(parts.presenter))
    , m_accounts(new CustomerAccounts(parts.served)) {
    m_pictures->setFixedWidth(kPicturesWidth);
    m_accounts->setFixedWidth(kAccountsWidth);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::kGap);
    row->addWidget(m_pictures);
    row->addWidget(m_details, 1);
    row->addWidget(m_accounts);
    connectParts();
    refresh();
}

void CustomerPage::connectParts() {
    connect(&m_presenter, &CustomerPresenter::changed, this, &CustomerPage::refresh);
    connect(&m_presenter, &CustomerPresenter::saved, this, [this] {
        focusSomewhere();
        Q_EMIT noticed(tr("The customer is saved."));
    });
    connect(&m_served, &ServedCustomer::accountsChanged, this, &CustomerPage::refresh);
    connect(m_accounts, &CustomerAccounts::opened, this, [this] {
        focusSomewhere();
        refresh();
        Q_EMIT noticed(tr("The account is open."));
    });
    connect(&m_served.pictures(), &CustomerPictures::changed, this, &CustomerPage::commandsChanged);
    connect(m_pictures, &PictureCard::kept, this, &CustomerPage::noticed);
}

void CustomerPage::refresh() {
    m_pictures->setVisible(m_served.customer().has_value());
    m_pictures->setMayChange(m_presenter.mayEdit());
    m_accounts->setVisible(m_served.customer().has_value());
    Q_EMIT commandsChanged();
}

bool CustomerPage::isEditing() const {
    return m_presenter.state() == State::Editing || m_presenter.state() == State::Saving;
}

std::vector<Command> CustomerPage::commands() const {
    std::vector<Command> commands;
    if (isEditing() || m_accounts->isOpening() || m_pictures->hasProposal()) {
        commands.push_back(Command::ReviewOrPost);
    } else if (m_served.customer()) {
        if (m_presenter.state() == State::Shown && m_presenter.mayEdit()) {
            commands.push_back(Command::EditCustomer);
        }
        if (m_session.may(Permission::OpenAccounts)) {
            commands.push_back(Command::NewAccount);
        }
    }
    commands.push_back(Command::Lock);
    return commands;
}

void CustomerPage::run(Command command) {
    if (command == Command::ReviewOrPost) {
        confirm();
    } else if (command == Command::EditCustomer) {
        m_presenter.edit();
    } else if (command == Command::NewAccount) {
        startAccount();
    }
}

// One thing at a time is being done, and a picture that was chosen is the latest of them.
void CustomerPage::confirm() {
    if (m_pictures->hasProposal()) {
        m_pictures->keep();
    } else if (m_accounts->isOpening()) {
        m_accounts->open();
    } else if (isEditing()) {
        m_details->save();
    }
}

void CustomerPage::startAccount() {
    if (m_served.customer() && m_session.facts()) {
        m_accounts->startAccount(m_session.facts()->currencies);
        Q_EMIT commandsChanged();
    }
}

// What was typed is dropped only when the teller says so.
void CustomerPage::askThen(std::function<void()> next) {
    if (!m_details->isDirty()) {
        return next();
    }
    askToDrop(this,
              {.name = QStringLiteral("dropChanges"),
               .title = tr("Drop what you typed?"),
               .text = tr("The changes that you typed are not saved and will be dropped.")},
              std::move(next));
}

bool CustomerPage::stepBack() {
    if (m_pictures->hasProposal()) {
        m_pictures->drop();
        return true;
    }
    if (m_accounts->isOpening()) {
        m_accounts->stop();
        focusSomewhere();
        refresh();
        return true;
    }
    if (m_presenter.state() == State::Saving) {
        return true; // its answer is on the way
    }
    if (isEditing()) {
        askThen([this] {
            m_presenter.stopEditing();
            focusSomewhere();
        });
        return true;
    }
    return false;
}

bool CustomerPage::hasUnsaved() const {
    return m_details->isDirty() || m_presenter.state() == State::Saving || m_pictures->hasProposal();
}

void CustomerPage::enter() {
    m_presenter.enter();
    focusSomewhere();
}

void CustomerPage::focusSomewhere() {
    if (isEditing()) {
        m_details->focusForm();
    } else if (m_accounts->hasAccounts()) {
        m_accounts->focusTable();
    } else if (m_served.customer()) {
        m_pictures->focusButton();
    } else {
        setFocus();
    }
}

} // namespace tellerdesk::client
