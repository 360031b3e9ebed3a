// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/printing/printerpanel.h"

#include "client/widgets/theme.h"
#include "client/widgets/wraptext.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace tellerdesk::client {

namespace {

QComboBox* addCombo(QVBoxLayout* column, const QString& label, const char* name) {
    auto* combo = new QComboBox;
    combo->setObjectName(QString::fromLatin1(name));
    combo->setAccessibleName(QString(label).remove(u'&'));
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon); // a long name widens nothing
    combo->setMinimumContentsLength(12);
    auto* caption = new QLabel(label);
    caption->setBuddy(combo);
    column->addWidget(caption);
    column->addWidget(combo);
    return combo;
}

} // namespace

PrinterPanel::PrinterPanel(PrintChoiceFile& choice, Spooler& spooler, QWidget* parent)
    : QWidget(parent)
    , m_choice(choice)
    , m_spooler(spooler) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::kGap);
    m_printer = addCombo(column, tr("P&rinter"), "printer");
    m_paper = addCombo(column, tr("P&aper"), "paper");
    m_paper->addItem(tr("Receipt, 80 mm"), static_cast<int>(Paper::Receipt80mm));
    m_paper->addItem(tr("A4"), static_cast<int>(Paper::A4));
    m_automatic = new QCheckBox(tr("Print after &each posting"));
    m_automatic->setObjectName(QStringLiteral("printAutomatically"));
    m_notice = new QLabel;
    m_notice->setObjectName(QStringLiteral("printerNotice"));
    m_notice->setWordWrap(true);
    Theme::setTone(m_notice, Theme::Tone::Muted);
    column->addWidget(m_automatic);
    column->addWidget(m_notice);
    connect(m_printer, &QComboBox::currentIndexChanged, this, &PrinterPanel::choose);
    connect(m_paper, &QComboBox::currentIndexChanged, this, &PrinterPanel::choose);
    connect(m_automatic, &QCheckBox::toggled, this, &PrinterPanel::choose);
    connect(&choice, &PrintChoiceFile::changed, this, &PrinterPanel::fill);
    connect(&choice, &PrintChoiceFile::notKept, this, [this] {
        m_notice->setText(tr("This PC's disk did not take the choice; it holds until the program ends."));
    });
    fill();
}

void PrinterPanel::lookForPrinters() {
    m_looking = true;
    fill();
    m_spooler.list(this, [this](const PrinterList& printers) {
        m_looking = false;
        m_printers = printers;
        fill();
    });
}

void PrinterPanel::fill() {
    const PrintChoice& choice = m_choice.choice();
    const QSignalBlocker quietPrinter(m_printer);
    const QSignalBlocker quietPaper(m_paper);
    const QSignalBlocker quietAutomatic(m_automatic);
    m_printer->clear();
    m_printer->addItem(tr("PDF file"), QString());
    for (const QString& name : m_printers.names) {
        m_printer->addItem(name == m_printers.standard ? tr("%1 (standard)").arg(name) : name, name);
    }
    const bool isMissing = !choice.printer.isEmpty() && !m_printers.names.contains(choice.printer);
    if (isMissing) { // it may be switched off: the choice stays
        m_printer->addItem(choice.printer, choice.printer);
    }
    m_printer->setCurrentIndex(m_printer->findData(choice.printer));
    m_paper->setCurrentIndex(m_paper->findData(static_cast<int>(choice.paper)));
    m_automatic->setChecked(choice.automatic);
    if (m_looking) {
        m_notice->setText(tr("Looking for printers."));
    } else if (!m_printers.available) {
        m_notice->setText(tr("This PC has no printing system that answers (CUPS). Receipts can be saved as PDF."));
    } else if (isMissing) {
        m_notice->setText(tr("%1 is not to be found now.").arg(wrapAnywhere(choice.printer)));
    } else if (m_printers.names.isEmpty()) {
        m_notice->setText(tr("No printer was found. Receipts can be saved as PDF."));
    } else {
        m_notice->setText(tr("%n printer(s) found. The choice is kept on this PC.", nullptr,
                             static_cast<int>(m_printers.names.size())));
    }
}

void PrinterPanel::choose() {
    m_choice.set({.printer = m_printer->currentData().toString(),
                  .paper = static_cast<Paper>(m_paper->currentData().toInt()),
                  .automatic = m_automatic->isChecked()});
}

} // namespace tellerdesk::client
