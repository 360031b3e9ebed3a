// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/journal/myworkpage.h"

#include "client/app/dates.h"
#include "client/app/errortext.h"
#include "client/counter/postingtexts.h"
#include "client/journal/worktexts.h"
#include "client/printing/printing.h"
#include "client/widgets/amountlabel.h"
#include "client/widgets/listtable.h"
#include "client/widgets/theme.h"
#include "client/widgets/wraptext.h"
#include "shared/money/moneytext.h"

#include <QComboBox>
#include <QFrame>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace tellerdesk::client {

namespace {

constexpr int kSideWidth = 336;
constexpr int kLongestWord = 16; // its widest letters fit beside the scroll bar

QLabel* wrapping(const char* name) {
    auto* label = new QLabel;
    label->setObjectName(QString::fromLatin1(name));
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

QString sumText(const std::optional<qint64>& minor, Currency currency) {
    return minor ? formatMoney({.minor = *minor, .currency = currency}, QLocale())
                 : MyWorkPage::tr("more than can be added up");
}

} // namespace

MyWorkPage::MyWorkPage(MyWorkPresenter& presenter, Printing& printing, QWidget* parent)
    : Page(parent)
    , m_presenter(presenter)
    , m_printing(printing)
    , m_model(presenter)
    , m_filter(new QLineEdit)
    , m_scopeCaption(new QLabel(tr("S&how")))
    , m_scope(new QComboBox)
    , m_notice(wrapping("workNotice"))
    , m_table(new QTableView)
    , m_totals(wrapping("workTotals")) {
    auto* caption = new QLabel(tr("&Filter"));
    caption->setBuddy(m_filter);
    m_filter->setObjectName(QStringLiteral("workFilter"));
    m_filter->setPlaceholderText(tr("Name, account, amount, kind or state"));
    m_filter->setAccessibleName(tr("Filter the list; Up and Down choose in it"));
    m_filter->setMaxLength(200);
    m_filter->setClearButtonEnabled(true);
    m_scopeCaption->setBuddy(m_scope);
    m_scope->setObjectName(QStringLiteral("workScope"));
    m_scope->setAccessibleName(tr("Whose postings"));
    m_scope->addItems({tr("My own"), tr("Everybody's")});
    Theme::setTone(m_notice, Theme::Tone::Muted);
    Theme::setType(m_totals, Theme::Type::Strong);
    layOutTable();
    auto* above = new QHBoxLayout;
    above->setSpacing(Theme::kGap);
    above->addWidget(caption);
    above->addWidget(m_filter, 1);
    above->addWidget(m_scopeCaption);
    above->addWidget(m_scope);
    auto* left = new QVBoxLayout;
    left->setSpacing(Theme::kGap);
    left->addLayout(above);
    left->addWidget(m_notice);
    left->addWidget(m_table, 1);
    left->addWidget(m_totals);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::kSection, Theme::kGap, Theme::kSection, Theme::kGap);
    row->setSpacing(Theme::kSection);
    row->addLayout(left, 1);
    row->addWidget(makeSide());
    m_filter->installEventFilter(this);
    m_table->installEventFilter(this);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_model.setTyped(text);
        m_said.clear();
        refresh();
    });
    connect(m_scope, &QComboBox::currentIndexChanged, this,
            [this](int index) { m_presenter.setEverybodys(index == 1); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (const WorkLine* line = m_model.line(current.row())) {
                    m_chosen = line->item.id;
                }
                refreshSide();
            });
    connect(&presenter, &MyWorkPresenter::changed, this, &MyWorkPage::refresh);
    connect(&printing.failed, &FailedPrints::changed, this, &MyWorkPage::refreshSide);
    connect(&printing.receipts, &ReceiptPrinting::changed, this, &MyWorkPage::refreshSide);
    connect(&printing.receipts, &ReceiptPrinting::noticed, this, [this](const QString& text) {
        m_said = text;
        refresh();
    });
    connect(&printing.receipts, &ReceiptPrinting::printed, this, [this] {
        if (isVisible()) {
            m_presenter.load(); // with the copies as they now are
        }
    });
}

void MyWorkPage::layOutTable() {
    m_table->setModel(&m_model);
    m_table->setObjectName(QStringLiteral("work"));
    m_table->setAccessibleName(tr("Postings of the day, newest first"));
    layOutList(*m_table, WorkModel::Account);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    auto* header = m_table->horizontalHeader();
    QStringList kinds;
    for (const PostingKind kind : {PostingKind::Deposit, PostingKind::Withdrawal, PostingKind::Transfer}) {
        kinds << kindText(kind);
    }
    header->resizeSection(WorkModel::Time, columnWidthFor(longestTimes()));
    header->resizeSection(WorkModel::Sequence, 52);
    header->resizeSection(WorkModel::Kind, columnWidthFor(kinds));
    header->resizeSection(WorkModel::Amount, 200);
    header->resizeSection(WorkModel::State, 140);
}

QWidget* MyWorkPage::makeSide() {
    auto* side = new QFrame;
    side->setProperty("card", true);
    side->setFixedWidth(kSideWidth);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(Theme::kSection, Theme::kSection, Theme::kSection, Theme::kSection);
    column->setSpacing(Theme::kGap);
    m_state = wrapping("workState");
    Theme::setType(m_state, Theme::Type::Heading);
    m_amount = new AmountLabel;
    m_amount->setObjectName(QStringLiteral("workAmount"));
    m_detail = wrapping("workDetail");
    m_detail->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto* scroll = new QScrollArea; // a name of 200 characters takes many lines
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_detail);
    m_detail->setMinimumWidth(1); // as wide as there is room, scroll bar or not
    m_detail->setAutoFillBackground(false);
    scroll->viewport()->setAutoFillBackground(false);
    m_copy = new QPushButton(tr("Print a &copy"));
    m_copy->setObjectName(QStringLiteral("printCopy"));
    m_preview = new QPushButton(tr("Show the &receipt"));
    m_preview->setObjectName(QStringLiteral("showReceipt"));
    m_failed = new QPushButton;
    m_failed->setObjectName(QStringLiteral("showFailed"));
    connect(m_copy, &QPushButton::clicked, this, &MyWorkPage::printCopy);
    connect(m_preview, &QPushButton::clicked, this, &MyWorkPage::showReceipt);
    connect(m_failed, &QPushButton::clicked, this, &MyWorkPage::printingWanted);
    column->addWidget(m_state);
    column->addWidget(m_amount);
    column->addWidget(scroll, 1);
    for (QPushButton* each : {m_copy, m_preview, m_failed}) {
        column->addWidget(each);
    }
    return side;
}

std::vector<Command> MyWorkPage::commands() const {
    std::vector<Command> commands{Command::Printing, Command::Lock};
    if (m_presenter.mayPrint()) {
        commands.insert(commands.begin(), Command::PrintReceipt);
    }
    return commands;
}

void MyWorkPage::run(Command command) {
    if (command == Command::PrintReceipt) {
        printCopy();
    } else if (command == Command::Printing) {
        Q_EMIT printingWanted();
    }
}

bool MyWorkPage::stepBack() {
    if (m_filter->text().isEmpty()) {
        return false;
    }
    m_filter->clear();
    m_filter->setFocus();
    return true;
}

void MyWorkPage::enter() {
    m_said.clear();
    m_scope->setCurrentIndex(m_presenter.isEverybodys() ? 1 : 0);
    m_presenter.load();
    m_filter->setFocus();
    m_filter->selectAll();
}

void MyWorkPage::clearDesk() {
    m_presenter.leave();
    m_filter->clear();
    m_chosen = {};
    m_said.clear();
    refresh();
}

bool MyWorkPage::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress) {
        return Page::eventFilter(watched, event);
    }
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        showReceipt();
        return true;
    }
    const int step = key == Qt::Key_Up         ? -1
                     : key == Qt::Key_Down     ? 1
                     : key == Qt::Key_PageUp   ? -10
                     : key == Qt::Key_PageDown ? 10
                                               : 0;
    if (watched == m_filter && step != 0) {
        chooseRow(m_table->currentIndex().row() + step);
        return true;
    }
    return Page::eventFilter(watched, event);
}

void MyWorkPage::chooseRow(int row) {
    const int last = m_model.rowCount() - 1;
    if (last >= 0) {
        m_table->setCurrentIndex(m_model.index(std::clamp(row, 0, last), WorkModel::Time));
    }
}

const WorkLine* MyWorkPage::chosen() const {
    return m_model.line(m_table->currentIndex().row());
}

void MyWorkPage::showReceipt() {
    const WorkLine* line = chosen();
    if (line != nullptr && line->isPosted()) {
        Q_EMIT receiptWanted(line->item.id);
    }
}

void MyWorkPage::printCopy() {
    const WorkLine* line = chosen();
    if (line == nullptr || !line->isPosted()) {
        m_said = tr("Only what was posted has a receipt.");
        return refresh();
    }
    if (m_copy->isEnabled()) {
        m_said.clear();
        m_printing.receipts.printAgain(line->item.id);
        refresh();
    }
}

QString MyWorkPage::noticeText() const {
    if (m_presenter.state() == MyWorkPresenter::State::Failed && m_presenter.error()) {
        return errorText(*m_presenter.error());
    }
    if (!m_said.isEmpty()) {
        return m_said;
    }
    if (m_presenter.state() == MyWorkPresenter::State::Loading) {
        return tr("Loading the day's postings.");
    }
    if (m_presenter.lines().empty()) {
        return m_presenter.isEverybodys() ? tr("Nothing has been posted in the branch today.")
                                          : tr("You have posted nothing today. Esc goes back.");
    }
    if (m_model.rowCount() == 0) {
        return tr("Nothing of today fits what you typed. Esc shows all again.");
    }
    return tr("%n shown.", nullptr, m_model.rowCount());
}

QString MyWorkPage::totalsText() const {
    QStringList lines;
    for (const WorkTotal& total : workTotals(m_presenter.lines(), m_model.typed())) {
        QString line = tr("%1, %n posted:", nullptr, total.count).arg(total.currency.code());
        line +=
            u' ' + tr("in %1, out %2")
                       .arg(sumText(total.paidInMinor, total.currency), sumText(total.paidOutMinor, total.currency));
        if (total.transferredMinor != std::optional<qint64>(0)) {
            line += tr(", transferred %1").arg(sumText(total.transferredMinor, total.currency));
        }
        lines << line;
    }
    return lines.join(u'\n');
}

void MyWorkPage::refresh() {
    const bool mayChoose = m_presenter.mayChoose();
    m_scopeCaption->setVisible(mayChoose);
    m_scope->setVisible(mayChoose);
    m_notice->setText(noticeText());
    m_totals->setText(totalsText());
    m_totals->setAccessibleName(tr("Totals: %1").arg(m_totals->text()));
    m_totals->setVisible(!m_totals->text().isEmpty());
    const int row = m_model.rowOf(m_chosen);
    if (m_table->currentIndex().row() != std::max(row, 0)) {
        chooseRow(std::max(row, 0));
    }
    refreshSide();
}

void MyWorkPage::refreshSide() {
    const WorkLine* line = chosen();
    const bool posted = line != nullptr && line->isPosted();
    m_state->setText(line == nullptr ? QString()
                                     : kindText(line->item.kind) + QStringLiteral(": ") + workStateText(*line));
    Theme::setTone(m_state, line == nullptr || posted ? Theme::Tone::Plain
                            : line->unsettled         ? Theme::Tone::Caution
                                                      : Theme::Tone::Bad);
    m_amount->setAmountText(
        line == nullptr ? QString()
                        : formatMoney({.minor = line->item.amountMinor, .currency = line->item.currency}, QLocale()));
    m_detail->setText(line == nullptr ? QString() : wrapAnywhere(workDetailText(*line), kLongestWord));
    const bool underWay = posted && m_printing.receipts.isUnderWay(line->item.id);
    m_copy->setText(underWay ? tr("Printing...") : tr("Print a &copy"));
    m_copy->setEnabled(posted && !underWay);
    m_copy->setVisible(posted && m_presenter.mayPrint());
    m_preview->setVisible(posted);
    const int failed = static_cast<int>(m_printing.failed.ids().size());
    m_failed->setText(tr("%n receipt(s) &not printed", nullptr, failed));
    m_failed->setVisible(failed > 0);
}

} // namespace tellerdesk::client
