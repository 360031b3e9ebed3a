// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/customers/customeraccounts.h"

#include "client/app/errortext.h"
#include "client/counter/newaccountpanel.h"
#include "client/counter/servedcustomer.h"
#include "client/widgets/theme.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

namespace tellerdesk::client {

CustomerAccounts::CustomerAccounts(ServedCustomer& served, QWidget* parent)
    : QFrame(parent)
    , m_served(served)
    , m_table(new QTableView)
    , m_notice(new QLabel)
    , m_new(new NewAccountPanel) {
    setProperty("card", true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSection, Theme::kSection, Theme::kSection, Theme::kSection);
    column->setSpacing(Theme::kGap);
    auto* heading = new QLabel(tr("Accounts"));
    Theme::setType(heading, Theme::Type::Heading);
    m_notice->setObjectName(QStringLiteral("customerAccountsNotice"));
    m_notice->setWordWrap(true);
    Theme::setTone(m_notice, Theme::Tone::Muted);
    m_table->setModel(&m_model);
    m_table->setColumnHidden(AccountsModel::Available, true); // the counter shows it; here stands the whole state
    m_table->setObjectName(QStringLiteral("customerAccounts"));
    m_table->setAccessibleName(tr("Accounts of the customer"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false); // Tab leaves the table; arrows move in it
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(Theme::kFieldHeight);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_new->hide();
    column->addWidget(heading);
    column->addWidget(m_notice);
    column->addWidget(m_table, 1);
    column->addWidget(m_new);
    column->addStretch(0); // in the table's place while there is none
    connect(&served, &ServedCustomer::servedChanged, this, &CustomerAccounts::stop);
    connect(&served, &ServedCustomer::accountsChanged, this, &CustomerAccounts::refresh);
    refresh();
}

void CustomerAccounts::refresh() {
    if (m_model.accounts() != m_served.accounts()) {
        m_model.setAccounts(m_served.accounts());
        m_table->setCurrentIndex(m_model.index(0, 0));
    }
    QString notice;
    if (m_served.customer() && m_served.isLoading() && !hasAccounts()) {
        notice = tr("Loading the accounts.");
    } else if (m_served.customer() && m_served.error()) {
        notice = errorText(*m_served.error());
    } else if (m_served.customer() && !hasAccounts() && !isOpening()) {
        notice = tr("This customer has no account yet. Open one with Ctrl+Shift+N.");
    }
    m_notice->setText(notice);
    m_notice->setVisible(!notice.isEmpty());
    m_table->setVisible(hasAccounts());
}

bool CustomerAccounts::isOpening() const {
    return !m_new->isHidden();
}

void CustomerAccounts::startAccount(const std::vector<Currency>& currencies) {
    m_new->show();
    m_new->start(m_served.customer()->fields.fullName, currencies);
    refresh();
}

void CustomerAccounts::open() {
    const auto currency = m_new->currency();
    if (!currency || !m_served.customer()) {
        return;
    }
    m_served.openAccount(*currency, [this](const std::optional<ApiError>& error) {
        if (error) {
            return m_new->showError(*error);
        }
        stop();
        Q_EMIT opened();
    });
}

void CustomerAccounts::stop() {
    m_new->hide();
    refresh();
}

void CustomerAccounts::focusTable() {
    m_table->setFocus();
}

} // namespace tellerdesk::client
