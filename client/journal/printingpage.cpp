// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/journal/printingpage.h"

#include "client/app/dates.h"
#include "client/app/errortext.h"
#include "client/counter/postingtexts.h"
#include "client/printing/printerpanel.h"
#include "client/widgets/theme.h"
#include "shared/money/moneytext.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace tellerdesk::client {

namespace {

constexpr int kSideWidth = 352; // the longest line of the printing panel
constexpr int kLineHeight = 56;

// Two lines: what it was, and whose.
QString describe(const FailedList::Line& line) {
    if (!line.receipt) {
        return line.id.toString() + u'\n' +
               (line.error ? errorText(*line.error) : PrintingPage::tr("Asking what it was."));
    }
    const Receipt& receipt = *line.receipt;
    return PrintingPage::tr("%1   %2   %3, no. %4")
               .arg(kindText(receipt.kind),
                    formatMoney({.minor = receipt.amountMinor, .currency = receipt.currency}, QLocale()),
                    dateTimeText(receipt.localTime), QString::number(receipt.tellerSequence)) +
           u'\n' + groupedNumber(receipt.account.number) + QStringLiteral("  ") + receipt.account.ownerName;
}

} // namespace

PrintingPage::PrintingPage(Printing& printing, QWidget* parent)
    : Page(parent)
    , m_printing(printing)
    , m_failed(printing)
    , m_notice(new QLabel)
    , m_list(new QListWidget)
    , m_print(new QPushButton(tr("&Print (Ctrl+P)")))
    , m_takeOff(new QPushButton(tr("&Take off the list (Delete)")))
    , m_printer(new PrinterPanel(printing.choice, printing.spooler)) {
    auto* heading = new QLabel(tr("Receipts that are not printed"));
    Theme::setType(heading, Theme::Type::Title);
    m_notice->setObjectName(QStringLiteral("failedNotice"));
    m_notice->setWordWrap(true);
    m_notice->setTextFormat(Qt::PlainText);
    Theme::setTone(m_notice, Theme::Tone::Muted);
    m_list->setObjectName(QStringLiteral("failedPrints"));
    m_list->setAccessibleName(tr("Receipts that are not printed, oldest first"));
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->installEventFilter(this);
    m_print->setObjectName(QStringLiteral("printFailed"));
    m_takeOff->setObjectName(QStringLiteral("takeOff"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_print);
    buttons->addWidget(m_takeOff);
    buttons->addStretch(1);
    auto* left = new QVBoxLayout;
    left->setSpacing(Theme::kGap);
    left->addWidget(heading);
    left->addWidget(m_notice);
    left->addWidget(m_list, 1);
    left->addLayout(buttons);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::kSection, Theme::kGap, Theme::kSection, Theme::kGap);
    row->setSpacing(Theme::kSection);
    row->addLayout(left, 1);
    row->addWidget(makeSide());
    connect(m_print, &QPushButton::clicked, this, &PrintingPage::print);
    connect(m_takeOff, &QPushButton::clicked, this, &PrintingPage::takeOff);
    connect(m_list, &QListWidget::currentRowChanged, this, &PrintingPage::offer);
    connect(&m_failed, &FailedList::changed, this, &PrintingPage::refresh);
    connect(&printing.receipts, &ReceiptPrinting::changed, this, &PrintingPage::offer);
    connect(&printing.receipts, &ReceiptPrinting::noticed, this, [this](const QString& text) {
        m_said = text;
        refresh();
    });
}

QWidget* PrintingPage::makeSide() {
    auto* side = new QFrame;
    side->setProperty("card", true);
    side->setFixedWidth(kSideWidth);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(Theme::kSection, Theme::kSection, Theme::kSection, Theme::kSection);
    column->setSpacing(Theme::kGap);
    auto* heading = new QLabel(tr("Where receipts go"));
    Theme::setType(heading, Theme::Type::Heading);
    column->addWidget(heading);
    column->addWidget(m_printer);
    column->addStretch(1);
    return side;
}

void PrintingPage::run(Command command) {
    if (command == Command::PrintReceipt) {
        print();
    }
}

bool PrintingPage::stepBack() {
    Q_EMIT done();
    return true;
}

void PrintingPage::enter() {
    m_said.clear();
    m_failed.load();
    m_printer->lookForPrinters();
    m_list->setFocus();
}

void PrintingPage::clearDesk() {
    m_failed.leave();
    m_said.clear();
    refresh();
}

bool PrintingPage::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Delete) {
        takeOff();
        return true;
    }
    return Page::eventFilter(watched, event);
}

void PrintingPage::refresh() {
    const int row = std::max(m_list->currentRow(), 0);
    m_list->clear();
    m_ids.clear();
    for (const FailedList::Line& line : m_failed.lines()) {
        m_ids.push_back(line.id);
        auto* item = new QListWidgetItem(describe(line), m_list);
        item->setSizeHint({0, kLineHeight});
    }
    m_list->setCurrentRow(std::min(row, m_list->count() - 1));
    const QString standing =
        m_list->count() == 0
            ? tr("Every receipt that was asked for is printed. Esc goes back.")
            : tr("These postings stand; only their paper is missing. Where something may have come out of the "
                 "printer, the new paper is marked COPY with its number.");
    m_notice->setText(m_said.isEmpty() ? standing : m_said);
    offer();
}

std::optional<PostingId> PrintingPage::chosen() const {
    const int row = m_list->currentRow();
    return row >= 0 && static_cast<std::size_t>(row) < m_ids.size()
               ? std::optional(m_ids[static_cast<std::size_t>(row)])
               : std::nullopt;
}

void PrintingPage::offer() {
    const auto id = chosen();
    const bool underWay = id && m_printing.receipts.isUnderWay(*id);
    m_print->setEnabled(id && !underWay);
    m_print->setText(underWay ? tr("Printing...") : tr("&Print (Ctrl+P)"));
    m_takeOff->setEnabled(id && !underWay);
}

void PrintingPage::print() {
    const auto id = chosen();
    if (id && m_print->isEnabled()) {
        m_said.clear();
        m_printing.receipts.printAgain(*id);
        refresh();
    }
}

void PrintingPage::takeOff() {
    const auto id = chosen();
    if (id && m_takeOff->isEnabled()) {
        m_said.clear();
        m_printing.failed.remove(*id);
    }
}

} // namespace tellerdesk::client
