// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/counter/customercard.h"

#include "client/app/dates.h"
#include "client/app/errortext.h"
#include "client/counter/servedcustomer.h"
#include "client/customers/picturebox.h"
#include "client/widgets/elidedlabel.h"
#include "client/widgets/theme.h"
#include "client/widgets/twolinedelegate.h"
#include "client/widgets/wraptext.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTableView>
#include <QVBoxLayout>

namespace tellerdesk::client {

namespace {

constexpr QSize kPhotoSize(84, 112);
constexpr QSize kSignatureSize(150, 60);

QString factsOf(const CustomerInfo& customer) {
    QStringList facts;
    if (customer.fields.phone) {
        facts << CustomerCard::tr("Phone %1").arg(*customer.fields.phone);
    }
    if (customer.fields.dateOfBirth) {
        facts << CustomerCard::tr("Born %1").arg(dateText(*customer.fields.dateOfBirth));
    }
    if (customer.fields.document) {
        facts << CustomerCard::tr("%1 %2").arg(customer.fields.document->type, customer.fields.document->number);
    }
    if (customer.fields.email) {
        facts << *customer.fields.email;
    }
    if (customer.fields.address) {
        facts << QString(*customer.fields.address).replace(u'\n', QStringLiteral(", "));
    }
    return facts.join(QStringLiteral("   ·   "));
}

} // namespace

CustomerCard::CustomerCard(ServedCustomer& served, QWidget* parent)
    : QFrame(parent)
    , m_served(served)
    , m_name(new ElidedLabel(nullptr, ElidedLabel::Lines::Two))
    , m_facts(new QLabel)
    , m_more(new QLabel(tr("Ctrl+I shows all about this customer.")))
    , m_photo(new PictureBox(PictureKind::Photo, kPhotoSize))
    , m_signature(new PictureBox(PictureKind::Signature, kSignatureSize))
    , m_notice(new QLabel)
    , m_accounts(new QTableView) {
    setProperty("card", true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSection, Theme::kSection, Theme::kSection, Theme::kSection);
    column->setSpacing(Theme::kGap);
    Theme::setType(m_name, Theme::Type::Title);
    m_name->setObjectName(QStringLiteral("customerName"));
    m_facts->setWordWrap(true);
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setObjectName(QStringLiteral("customerFacts"));
    Theme::setTone(m_facts, Theme::Tone::Muted);
    m_notice->setWordWrap(true);
    m_notice->setObjectName(QStringLiteral("accountsNotice"));
    Theme::setTone(m_notice, Theme::Tone::Muted);
    m_accounts->setModel(&m_model);
    m_accounts->setObjectName(QStringLiteral("accounts"));
    m_accounts->setAccessibleName(tr("Accounts of the customer"));
    m_accounts->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_accounts->setSelectionMode(QAbstractItemView::SingleSelection);
    m_accounts->setTabKeyNavigation(false); // Tab leaves the table; arrows move in it
    m_accounts->setShowGrid(false);
    for (const int told : {AccountsModel::CurrencyCode, AccountsModel::Available, AccountsModel::Status}) {
        m_accounts->setColumnHidden(told, true); // by the second lines
    }
    m_accounts->verticalHeader()->hide();
    m_accounts->verticalHeader()->setDefaultSectionSize(TwoLineDelegate::kRowHeight);
    m_accounts->setItemDelegate(new TwoLineDelegate(m_accounts));
    m_accounts->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_accounts->horizontalHeader()->setStretchLastSection(true);
    m_accounts->horizontalHeader()->setHighlightSections(false);
    m_more->setWordWrap(true);
    Theme::setType(m_more, Theme::Type::Small);
    Theme::setTone(m_more, Theme::Tone::Muted);
    auto* words = new QVBoxLayout;
    words->setSpacing(Theme::kGap);
    for (QWidget* each : std::initializer_list<QWidget*>{m_name, m_facts, m_more}) {
        words->addWidget(each);
    }
    words->addStretch(1);
    auto* head = new QHBoxLayout;
    head->setSpacing(Theme::kSection);
    head->addLayout(words, 1);
    head->addWidget(m_signature, 0, Qt::AlignTop);
    head->addWidget(m_photo, 0, Qt::AlignTop);
    column->addLayout(head);
    column->addWidget(m_notice);
    constexpr int kNearlyAll = 1000;
    column->addWidget(m_accounts, kNearlyAll);
    column->addStretch(1); // in the table's place while there is none
    connect(&served, &ServedCustomer::servedChanged, this, &CustomerCard::refresh);
    connect(&served, &ServedCustomer::accountsChanged, this, &CustomerCard::refresh);
    connect(&served, &ServedCustomer::customerChanged, this, &CustomerCard::refresh);
    connect(&served.pictures(), &CustomerPictures::changed, this, &CustomerCard::refreshPictures);
    connect(m_accounts->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (current.isValid()) {
                    Q_EMIT accountChosen(&m_model, current.row());
                }
            });
    refresh();
    refreshPictures();
}

// Only what there is: a teller who sees no photo here is not to stare at an empty frame.
void CustomerCard::refreshPictures() {
    for (PictureBox* box : {m_photo, m_signature}) {
        box->show(m_served.pictures());
        box->setVisible(box->hasPicture());
    }
}

void CustomerCard::setMayManage(bool may) {
    if (m_mayManage != may) {
        m_mayManage = may;
        refresh();
    }
}

void CustomerCard::refresh() {
    const auto& customer = m_served.customer();
    m_name->setFullText(customer ? customer->fields.fullName : tr("No customer"));
    Theme::setTone(m_name, customer ? Theme::Tone::Plain : Theme::Tone::Muted);
    m_more->setVisible(customer.has_value());
    m_facts->setText(customer      ? wrapAnywhere(factsOf(*customer))
                     : m_mayManage ? tr("Find one with F2, or make a new one with Ctrl+N.")
                                   : tr("Find one with F2."));
    const int row = m_accounts->currentIndex().row();
    if (m_model.accounts() != m_served.accounts()) {
        m_model.setAccounts(m_served.accounts());
        if (m_model.rowCount() > 0) {
            m_accounts->setCurrentIndex(m_model.index(row >= 0 && row < m_model.rowCount() ? row : 0, 0));
        }
    }
    QString notice;
    if (customer && m_served.isLoading() && m_model.rowCount() == 0) {
        notice = tr("Loading the accounts.");
    } else if (customer && m_served.error()) {
        notice = errorText(*m_served.error());
    } else if (customer && m_model.rowCount() == 0) {
        notice = m_mayManage ? tr("This customer has no account yet. Open one with Ctrl+Shift+N.")
                             : tr("This customer has no account yet.");
    }
    m_notice->setText(notice);
    m_notice->setVisible(!notice.isEmpty());
    m_accounts->setVisible(m_model.rowCount() > 0);
}

std::optional<AccountInfo> CustomerCard::chosenAccount() const {
    const int row = m_accounts->currentIndex().row();
    return row >= 0 && row < m_model.rowCount() ? std::optional(m_model.accounts()[static_cast<std::size_t>(row)])
                                                : std::nullopt;
}

void CustomerCard::chooseAccount(const QString& number) {
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (m_model.accounts()[static_cast<std::size_t>(row)].number == number) {
            m_accounts->setCurrentIndex(m_model.index(row, 0));
        }
    }
}

void CustomerCard::focusAccounts() {
    if (isVisible()) { // an answer may come when another page is in front
        m_accounts->setFocus();
    }
}

} // namespace tellerdesk::client
