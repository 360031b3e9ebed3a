// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/statement/statementpage.h"

#include "client/app/errortext.h"
#include "client/counter/postingtexts.h"
#include "client/widgets/elidedlabel.h"
#include "client/widgets/form.h"
#include "client/widgets/theme.h"
#include "shared/domain/textrule.h"
#include "shared/money/moneytext.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QTableView>
#include <QVBoxLayout>

namespace tellerdesk::client {

namespace {

constexpr int kSideWidth = 328;

} // namespace

StatementPage::StatementPage(StatementPresenter& presenter, QWidget* parent)
    : Page(parent)
    , m_presenter(presenter)
    , m_model(presenter)
    , m_holder(new ElidedLabel)
    , m_account(new QLabel)
    , m_notice(new QLabel)
    , m_table(new QTableView)
    , m_form(new Form)
    , m_from(m_form->addText("from", tr("&From, YYYY-MM-DD (empty: beginning)")))
    , m_to(m_form->addText("to", tr("&To, YYYY-MM-DD (empty: today)"))) {
    Theme::setType(m_holder, Theme::Type::Title);
    Theme::setType(m_account, Theme::Type::Heading);
    Theme::setTone(m_notice, Theme::Tone::Muted);
    m_notice->setObjectName(QStringLiteral("statementNotice"));
    m_notice->setWordWrap(true);
    m_account->setObjectName(QStringLiteral("statementAccount"));
    m_table->setModel(&m_model);
    m_table->setObjectName(QStringLiteral("entries"));
    m_table->setAccessibleName(tr("Entries, newest first"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setAlternatingRowColors(true);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(Theme::kFieldHeight);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    // Measured over the whole model, a column's width would cost as much as the model is long.
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionResizeMode(EntriesModel::Narrative, QHeaderView::Stretch);
    header->resizeSection(EntriesModel::Date, 130);
    header->resizeSection(EntriesModel::Kind, 130);
    header->resizeSection(EntriesModel::Amount, 230);
    header->resizeSection(EntriesModel::BalanceAfter, 230);
    auto* left = new QVBoxLayout;
    left->setSpacing(Theme::kGap);
    for (QWidget* each : std::initializer_list<QWidget*>{m_holder, m_account, m_notice}) {
        left->addWidget(each);
    }
    left->addWidget(m_table, 1);
    auto* side = new QFrame;
    side->setProperty("card", true);
    side->setFixedWidth(kSideWidth);
    auto* sideColumn = new QVBoxLayout(side);
    sideColumn->setContentsMargins(Theme::kSection, Theme::kSection, Theme::kSection, Theme::kSection);
    auto* heading = new QLabel(tr("Statement for a period"));
    Theme::setType(heading, Theme::Type::Heading);
    auto* hint = new QLabel(tr("Ctrl+P saves it as PDF. Esc goes back to the counter."));
    hint->setWordWrap(true);
    Theme::setTone(hint, Theme::Tone::Muted);
    for (QWidget* each : std::initializer_list<QWidget*>{heading, m_form, hint}) {
        sideColumn->addWidget(each);
    }
    sideColumn->addStretch(1);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::kSection, Theme::kGap, Theme::kSection, Theme::kGap);
    row->setSpacing(Theme::kSection);
    row->addLayout(left, 1);
    row->addWidget(side);
    connect(&presenter, &StatementPresenter::changed, this, &StatementPage::refresh);
}

std::vector<Command> StatementPage::commands() const {
    return {Command::PrintReceipt, Command::Lock};
}

void StatementPage::run(Command command) {
    if (command == Command::PrintReceipt) {
        savePeriod();
    }
}

void StatementPage::enter() {
    m_from->clear();
    m_to->clear();
    m_form->clearFaults();
    m_table->setFocus();
}

void StatementPage::savePeriod() {
    m_form->clearFaults();
    for (QLineEdit* edit : {m_from, m_to}) {
        const QString text = edit->text().trimmed();
        if (!text.isEmpty() && faultOf(kDateOfBirthRule, text)) {
            m_form->setFault(edit->objectName(), tr("a real day as YYYY-MM-DD, such as 2026-01-31"));
            return;
        }
    }
    const QDate from = QDate::fromString(m_from->text().trimmed(), Qt::ISODate);
    const QDate to = QDate::fromString(m_to->text().trimmed(), Qt::ISODate);
    if (from.isValid() && to.isValid() && to < from) {
        m_form->setFault(QStringLiteral("to"), tr("the period ends before it begins"));
        return;
    }
    m_presenter.loadPeriod(from, to);
}

void StatementPage::refresh() {
    const AccountInfo& account = m_presenter.account();
    m_holder->setFullText(account.ownerName);
    m_account->setText(tr("%1   Balance %2")
                           .arg(groupedNumber(account.number),
                                formatMoney({.minor = account.balanceMinor, .currency = account.currency}, QLocale())));
    m_account->setVisible(!account.number.isEmpty());
    QString notice;
    if (m_presenter.state() == StatementPresenter::State::Failed && m_presenter.error()) {
        notice = errorText(*m_presenter.error());
    } else if (m_presenter.isLoadingPeriod()) {
        notice = tr("Reading the period: %n entries so far.", nullptr, static_cast<int>(m_presenter.entries().size()));
    } else if (m_presenter.state() == StatementPresenter::State::Loading) {
        notice = tr("Loading the entries.");
    } else if (m_presenter.entries().empty()) {
        notice = tr("Nothing has been posted to this account yet.");
    }
    m_notice->setText(notice);
    m_notice->setVisible(!notice.isEmpty());
}

} // namespace tellerdesk::client
