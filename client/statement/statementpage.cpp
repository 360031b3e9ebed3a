// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/statement/statementpage.h"

#include "client/app/errortext.h"
#include "client/counter/postingtexts.h"
#include "client/statement/entriesview.h"
#include "client/statement/statementcard.h"
#include "client/statement/statementfilter.h"
#include "client/widgets/elidedlabel.h"
#include "client/widgets/theme.h"
#include "shared/money/moneytext.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace tellerdesk::client {

StatementPage::StatementPage(const Parts& parts, QWidget* parent)
    : Page(parent)
    , m_parts(parts)
    , m_model(parts.statement)
    , m_holder(new ElidedLabel(nullptr, ElidedLabel::Lines::Two))
    , m_account(new QLabel)
    , m_filter(new StatementFilter)
    , m_card(new StatementCard)
    , m_notice(new QLabel)
    , m_table(new EntriesView)
    , m_again(addButton("tryAgain", tr("&Try again"), &StatementPage::tryAgain)) {
    Theme::setType(m_holder, Theme::Type::Heading);
    Theme::setType(m_account, Theme::Type::Strong);
    Theme::setTone(m_notice, Theme::Tone::Muted);
    m_account->setObjectName(QStringLiteral("statementAccount"));
    m_notice->setObjectName(QStringLiteral("statementNotice"));
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setWordWrap(true);
    m_table->setModel(&m_model);
    layOut();
    connectParts();
}

QPushButton* StatementPage::addButton(const char* name, const QString& text, void (StatementPage::*act)()) {
    auto* button = new QPushButton(text);
    button->setObjectName(QString::fromLatin1(name));
    connect(button, &QPushButton::clicked, this, act);
    return button;
}

void StatementPage::layOut() {
    auto* head = new QHBoxLayout;
    head->setSpacing(Theme::kSection);
    head->addWidget(m_holder, 1);
    head->addWidget(m_account);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(Theme::kGap);
    foot->addWidget(m_notice, 1);
    foot->addWidget(m_again);
    m_outputs = {addButton("print", tr("&Print"), &StatementPage::printPaper),
                 addButton("savePdf", tr("&Save PDF"), &StatementPage::savePaper),
                 addButton("exportCsv", tr("Export &CSV"), &StatementPage::exportCsv),
                 addButton("exportCamt", tr("Export c&amt.053"), &StatementPage::exportCamt)};
    for (QPushButton* button : m_outputs) {
        foot->addWidget(button);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSection, Theme::kGap, Theme::kSection, Theme::kGap);
    column->setSpacing(Theme::kGap);
    column->addLayout(head);
    column->addWidget(m_filter);
    column->addWidget(m_card);
    column->addWidget(m_table, 1);
    column->addLayout(foot);
}

void StatementPage::connectParts() {
    connect(&m_parts.statement, &StatementPresenter::changed, this, &StatementPage::refresh);
    connect(&m_parts.statement, &StatementPresenter::paperRefused, this, [this] {
        tell(tr("Paper takes %L1 entries at most. Choose a shorter period, or export it as a file.")
                 .arg(StatementPresenter::kMostOnPaper));
    });
    connect(m_table, &EntriesView::looked, &m_parts.statement, &StatementPresenter::look);
    connect(m_table, &EntriesView::typedIn, m_filter, &StatementFilter::typeText);
    connect(m_filter, &StatementFilter::periodChosen, this, [this](QDate from, QDate to) {
        m_told.clear();
        m_parts.statement.setPeriod(from, to);
        m_table->setFocus(Qt::OtherFocusReason);
    });
    connect(m_filter, &StatementFilter::findWanted, this,
            [this](const EntrySearch::Wanted& wanted, EntrySearch::Direction direction) {
                m_told.clear();
                m_parts.search.find(wanted, direction, m_table->currentIndex().row());
            });
    connect(m_filter, &StatementFilter::searchEdited, &m_parts.search, &EntrySearch::cancel);
    connect(&m_parts.search, &EntrySearch::changed, this, &StatementPage::refreshNotice);
    connect(&m_parts.search, &EntrySearch::found, this, &StatementPage::showFound);
    connect(&m_parts.files, &StatementExport::changed, this, &StatementPage::refreshNotice);
    connect(&m_parts.files, &StatementExport::saved, this,
            [this](const QString& file) { tell(tr("Saved: %1").arg(QDir::toNativeSeparators(file))); });
    connect(&m_parts.files, &StatementExport::failed, this, [this](const QString& file, const ApiError& error) {
        tell(tr("%1 was not saved. %2").arg(QDir::toNativeSeparators(file), errorText(error)));
    });
    connect(&m_parts.files, &StatementExport::notWritten, this, [this](const QString& file, const QString& why) {
        tell(tr("%1 could not be written: %2").arg(QDir::toNativeSeparators(file), why));
    });
}

std::vector<Command> StatementPage::commands() const {
    return {Command::PrintReceipt, Command::Lock};
}

void StatementPage::run(Command command) {
    if (command == Command::PrintReceipt) {
        printPaper();
    }
}

// Esc: what runs is stopped first.
bool StatementPage::stepBack() {
    if (m_parts.search.state() == EntrySearch::State::Searching) {
        m_parts.search.cancel();
        return true;
    }
    if (m_parts.files.isRunning()) {
        m_parts.files.cancel();
        tell(tr("The export was stopped; no file was written."));
        return true;
    }
    return false;
}

void StatementPage::enter() {
    m_told.clear();
    m_filter->clear();
    m_table->setFocus();
    refresh();
}

void StatementPage::collect(bool print) {
    m_told.clear();
    if (m_filter->applyPeriod()) {
        m_parts.statement.collectForPaper(print);
    }
}

void StatementPage::chooseFile(StatementExport::Format format) {
    if (!m_filter->applyPeriod()) {
        return;
    }
    const bool csv = format == StatementExport::Format::Csv;
    auto* dialog = new QFileDialog(this, csv ? tr("Export as CSV") : tr("Export as camt.053"));
    dialog->setObjectName(QStringLiteral("exportFile"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(csv ? QStringLiteral("csv") : QStringLiteral("xml"));
    dialog->setNameFilter(csv ? tr("CSV files (*.csv)") : tr("XML files (*.xml)"));
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile(QStringLiteral("statement-%1").arg(m_parts.statement.account().number));
    connect(dialog, &QFileDialog::fileSelected, this, [this, format](const QString& file) {
        m_told.clear();
        m_parts.files.save(m_parts.statement, format, file);
    });
    dialog->open();
}

void StatementPage::showFound(int row) {
    const QModelIndex index = m_model.index(row, EntriesModel::Narrative);
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index, QAbstractItemView::PositionAtCenter);
    m_table->tellRows();
}

void StatementPage::tell(const QString& text) {
    m_told = text;
    refreshNotice();
}

QString StatementPage::searchText() const {
    switch (m_parts.search.state()) {
    case EntrySearch::State::Searching:
        return tr("Searching. Esc stops.");
    case EntrySearch::State::Found:
        return tr("Found: entry %L1").arg(m_parts.search.foundNumber());
    case EntrySearch::State::NothingMore:
        return tr("Nothing more is found in this direction.");
    case EntrySearch::State::Failed:
        return m_parts.search.error() ? errorText(*m_parts.search.error()) : QString();
    case EntrySearch::State::Idle:
        break;
    }
    return {};
}

QString StatementPage::noticeText() const {
    const StatementPresenter& statement = m_parts.statement;
    if (m_parts.files.isRunning()) {
        return tr("Exporting: %L1 KiB so far. Esc stops.").arg(m_parts.files.bytes() / 1024);
    }
    if (statement.isCollecting()) {
        return tr("Reading the period: %n entries so far.", nullptr, statement.collected());
    }
    if (!m_told.isEmpty()) {
        return m_told;
    }
    if (const QString search = searchText(); !search.isEmpty()) {
        return search;
    }
    if (statement.error()) {
        return errorText(*statement.error());
    }
    if (statement.state() == StatementPresenter::State::Loading) {
        return tr("Loading the entries.");
    }
    if (statement.rows() == 0) {
        return statement.from().isValid() || statement.to().isValid()
                   ? tr("Nothing was posted in this period.")
                   : tr("Nothing has been posted to this account yet.");
    }
    return tr("Ctrl+P prints the period. Typing in the table searches. Esc goes back.");
}

void StatementPage::refresh() {
    const StatementPresenter& statement = m_parts.statement;
    const AccountInfo& account = statement.account();
    m_filter->setCurrency(account.currency);
    m_holder->setFullText(account.ownerName);
    m_account->setText(tr("%1   Balance %2")
                           .arg(groupedNumber(account.number),
                                formatMoney({.minor = account.balanceMinor, .currency = account.currency}, QLocale())));
    m_account->setVisible(!account.number.isEmpty());
    m_card->show(statement.summary(), account.currency, statement.error().has_value());
    refreshNotice();
}

void StatementPage::refreshNotice() {
    const StatementPresenter& statement = m_parts.statement;
    m_notice->setText(noticeText());
    m_again->setVisible(statement.error().has_value());
    const bool ready = statement.state() == StatementPresenter::State::Ready && !m_parts.files.isRunning();
    for (QPushButton* button : m_outputs) {
        button->setEnabled(ready);
    }
}

} // namespace tellerdesk::client
