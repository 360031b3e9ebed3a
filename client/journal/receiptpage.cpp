// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/journal/receiptpage.h"

#include "client/app/errortext.h"
#include "client/net/session.h"
#include "client/printing/printerpanel.h"
#include "client/printing/printing.h"
#include "client/widgets/theme.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPalette>
#include <QPushButton>
#include <QTextEdit>
#include <QVBoxLayout>

namespace tellerdesk::client {

namespace {

constexpr int kSideWidth = 352;    // the longest line of the printing panel
constexpr int kReceiptWidth = 380; // 80 mm, a quarter larger than in life
constexpr int kA4Width = 760;

} // namespace

ReceiptPage::ReceiptPage(Printing& printing, const Session& session, QWidget* parent)
    : Page(parent)
    , m_printing(printing)
    , m_session(session)
    , m_paper(new QTextEdit)
    , m_printer(new PrinterPanel(printing.choice, printing.spooler))
    , m_print(new QPushButton(tr("&Print (Ctrl+P)")))
    , m_hint(new QLabel(tr("What is printed from here is marked COPY with its number. Esc goes back.")))
    , m_notice(new QLabel) {
    m_paper->setObjectName(QStringLiteral("receiptPaper"));
    m_paper->setAccessibleName(tr("The receipt as it will be printed"));
    m_paper->setReadOnly(true);
    m_paper->setTabChangesFocus(true);
    m_paper->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_paper->setProperty("paper", true); // white with black print, whatever the desk's colours are
    m_paper->document()->setDefaultFont(Theme::font(Theme::Type::Small));
    m_paper->document()->setDocumentMargin(Theme::kMargin);
    m_print->setObjectName(QStringLiteral("printReceipt"));
    m_print->setProperty("primary", true);
    m_notice->setObjectName(QStringLiteral("receiptNotice"));
    m_notice->setWordWrap(true);
    m_notice->setTextFormat(Qt::PlainText);
    auto* heading = new QLabel(tr("Receipt"));
    Theme::setType(heading, Theme::Type::Heading);
    m_hint->setWordWrap(true);
    Theme::setTone(m_hint, Theme::Tone::Muted);
    auto* side = new QFrame;
    side->setProperty("card", true);
    side->setFixedWidth(kSideWidth);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(Theme::kSection, Theme::kSection, Theme::kSection, Theme::kSection);
    column->setSpacing(Theme::kGap);
    for (QWidget* each : std::initializer_list<QWidget*>{heading, m_printer, m_print, m_hint, m_notice}) {
        column->addWidget(each);
    }
    column->addStretch(1);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::kSection, Theme::kGap, Theme::kSection, Theme::kGap);
    row->setSpacing(Theme::kSection);
    row->addStretch(1);
    row->addWidget(m_paper, 100);
    row->addStretch(1);
    row->addWidget(side);
    connect(m_print, &QPushButton::clicked, this, [this] { run(Command::PrintReceipt); });
    connect(&printing.choice, &PrintChoiceFile::changed, this, &ReceiptPage::refresh);
    connect(&printing.receipts, &ReceiptPrinting::changed, this, &ReceiptPage::refresh);
    connect(&printing.receipts, &ReceiptPrinting::noticed, this, [this](const QString& text) {
        m_said = text;
        refresh();
    });
    connect(&printing.receipts, &ReceiptPrinting::printed, this, [this](const PostingId& id) {
        if (id == m_id && isVisible()) {
            load();
        }
    });
    refresh();
}

void ReceiptPage::show(const PostingId& id) {
    clearDesk();
    m_id = id;
    load();
}

void ReceiptPage::clearDesk() {
    ++m_shown;
    m_id = {};
    m_receipt.reset();
    m_said.clear();
    refresh();
}

void ReceiptPage::load() {
    m_printing.receipts.load(m_id, this, [this, shown = m_shown](const Outcome<Receipt>& receipt) {
        if (shown != m_shown) {
            return;
        }
        if (receipt) {
            m_receipt = *receipt;
        } else {
            m_said = errorText(receipt.error());
        }
        refresh();
    });
}

bool ReceiptPage::mayPrint() const {
    return m_session.may(Permission::CopyReceipts);
}

std::vector<Command> ReceiptPage::commands() const {
    return mayPrint() ? std::vector{Command::PrintReceipt, Command::Lock} : std::vector{Command::Lock};
}

void ReceiptPage::run(Command command) {
    if (command == Command::PrintReceipt && mayPrint() && m_receipt && m_print->isEnabled()) {
        m_said.clear();
        m_printing.receipts.printAgain(m_id);
    }
}

bool ReceiptPage::stepBack() {
    Q_EMIT done();
    return true;
}

void ReceiptPage::enter() {
    refresh();
    if (!mayPrint()) {
        return m_paper->setFocus();
    }
    m_printer->lookForPrinters();
    m_print->setFocus();
}

void ReceiptPage::refresh() {
    const bool underWay = m_printing.receipts.isUnderWay(m_id);
    m_paper->setFixedWidth(m_printing.choice.choice().paper == Paper::A4 ? kA4Width : kReceiptWidth);
    m_paper->setHtml(
        m_receipt
            ? receiptHtml({.bank = m_printing.receipts.bank(), .receipt = *m_receipt, .copy = m_receipt->copies + 1})
            : QString());
    for (QWidget* each : std::initializer_list<QWidget*>{m_printer, m_print, m_hint}) {
        each->setVisible(mayPrint());
    }
    m_print->setEnabled(m_receipt.has_value() && !underWay);
    m_print->setText(underWay ? tr("Printing...") : tr("&Print (Ctrl+P)"));
    m_notice->setText(!m_said.isEmpty() ? m_said : m_receipt ? QString() : tr("Loading the receipt."));
    m_notice->setVisible(!m_notice->text().isEmpty());
}

} // namespace tellerdesk::client
