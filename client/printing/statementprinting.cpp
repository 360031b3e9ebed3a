// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/printing/statementprinting.h"

#include "client/printing/pdf.h"
#include "client/printing/receiptprinting.h"

namespace tellerdesk::client {

StatementPrinting::StatementPrinting(Spooler& spooler, const PrintChoiceFile& choice, QObject* parent)
    : QObject(parent)
    , m_spooler(spooler)
    , m_choice(choice) {}

bool StatementPrinting::hasPrinter() const {
    return !m_choice.choice().printer.isEmpty() && m_choice.choice().paper == Paper::A4;
}

void StatementPrinting::print(const QString& html, const QString& title) {
    const QString printer = m_choice.choice().printer;
    renderPdf(html, Paper::A4, this, [this, printer, title, asker = m_asker](const RenderedPaper& paper) {
        m_spooler.print({.printer = printer, .title = title, .pdf = paper.pdf, .sizeMm = paper.sizeMm}, this,
                        [this, printer, asker](const std::optional<PrintFault>& fault) {
                            if (asker == m_asker) {
                                Q_EMIT noticed(fault ? faultText(*fault, printer) : tr("Printed on %1.").arg(printer));
                            }
                        });
    });
}

} // namespace tellerdesk::client
