// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/printing/receiptprinting.h"

#include "client/app/errortext.h"
#include "client/printing/pdf.h"

#include <QDir>

#include <utility>

namespace tellerdesk::client {

QString faultText(PrintFault fault, const QString& printer) {
    switch (fault) {
    case PrintFault::NoSpooler:
        return ReceiptPrinting::tr("This PC cannot print: CUPS is missing. Choose PDF under Printing.");
    case PrintFault::NoAnswer:
        return ReceiptPrinting::tr("The printing system of this PC does not answer.");
    case PrintFault::Rejected:
        return ReceiptPrinting::tr("%1 took no order. Is it set up and switched on?").arg(printer);
    case PrintFault::Aborted:
        return ReceiptPrinting::tr("%1 gave up printing.").arg(printer);
    case PrintFault::Cancelled:
        return ReceiptPrinting::tr("The order was cancelled at %1.").arg(printer);
    case PrintFault::Waiting:
        return ReceiptPrinting::tr("%1 has not printed yet: look at its paper and at its queue.").arg(printer);
    }
    return {};
}

ReceiptPrinting::ReceiptPrinting(Parts parts, QObject* parent)
    : QObject(parent)
    , m_parts(std::move(parts)) {
    connect(&m_parts.failed, &FailedPrints::notKept, this, [this] {
        Q_EMIT noticed(tr("The list of failed prints could not be written to this PC's disk. It is kept until the "
                          "program ends."));
    });
}

void ReceiptPrinting::print(const PostingId& id) {
    start(id, m_made.contains(id));
}

void ReceiptPrinting::printAgain(const PostingId& id) {
    start(id, !m_neverOnPaper.contains(id));
}

void ReceiptPrinting::load(const PostingId& id, QObject* context, std::function<void(const Outcome<Receipt>&)> done) {
    m_parts.api.sendFor<Receipt>({.path = QStringLiteral("/v1/postings/%1/receipt").arg(id.toString())}, context,
                                 std::move(done));
}

void ReceiptPrinting::start(const PostingId& id, bool copy) {
    if (!m_underWay.try_emplace(id, m_asker).second) {
        return; // a second press of the key makes no second paper
    }
    Q_EMIT changed();
    load(id, this, [this, id, copy](const Outcome<Receipt>& receipt) {
        if (!receipt) {
            if (!copy) {
                m_neverOnPaper.insert(id);
            }
            fail(id, errorText(receipt.error()));
        } else if (copy && m_underWay.at(id) != m_asker) {
            fail(id, {}); // a copy is counted in the name of who asked
        } else if (copy) {
            countCopy(*receipt);
        } else {
            make(*receipt, 0);
        }
    });
}

void ReceiptPrinting::countCopy(const Receipt& receipt) {
    const PostingId id = receipt.postingId;
    const RequestKey key = m_copies.try_emplace(id, RequestKey::make()).first->second;
    m_parts.api.sendFor<ReceiptCopy>(
        {.method = "POST", .path = QStringLiteral("/v1/postings/%1/copies").arg(id.toString()), .key = key}, this,
        [this, receipt](const Outcome<ReceiptCopy>& copy) {
            if (copy) {
                return make(receipt, copy->n);
            }
            fail(receipt.postingId, errorText(copy.error()));
        });
}

void ReceiptPrinting::make(const Receipt& receipt, qint64 copy) {
    const QString html = receiptHtml({.bank = m_parts.bank(), .receipt = receipt, .copy = copy});
    const PrintChoice& choice = m_parts.choice.choice();
    if (choice.printer.isEmpty()) {
        return save(receipt, copy, html);
    }
    renderPdf(html, choice.paper, this,
              [this, receipt, copy](const RenderedPaper& paper) { hand(receipt, copy, paper); });
}

void ReceiptPrinting::hand(const Receipt& receipt, qint64 copy, const RenderedPaper& paper) {
    const PostingId id = receipt.postingId;
    const QString printer = m_parts.choice.choice().printer;
    const PrintOrder order{
        .printer = printer, .title = QStringLiteral("Tellerdesk"), .pdf = paper.pdf, .sizeMm = paper.sizeMm};
    m_parts.spooler.print(order, this, [this, id, copy, printer](const std::optional<PrintFault>& fault) {
        if (fault) {
            if (!isNothingOnPaper(*fault)) {
                m_made.insert(id);
                m_copies.erase(id);
            } else if (copy == 0) {
                m_neverOnPaper.insert(id);
            }
            return fail(id, faultText(*fault, printer));
        }
        succeed(id, copy > 0 ? tr("Printed on %1, marked COPY %2.").arg(printer).arg(copy)
                             : tr("Printed on %1.").arg(printer));
    });
}

void ReceiptPrinting::save(const Receipt& receipt, qint64 copy, const QString& html) {
    const PostingId id = receipt.postingId;
    const QString name = copy > 0 ? QStringLiteral("receipt-%1-copy-%2.pdf").arg(id.toString()).arg(copy)
                                  : QStringLiteral("receipt-%1.pdf").arg(id.toString());
    const QString file = QDir(m_parts.documentsFolder).filePath(name);
    savePdf(html, m_parts.choice.choice().paper, file, this, [this, id, copy, file](const QString& error) {
        const QString shown = shownPath(file);
        if (!error.isEmpty()) {
            if (copy == 0) {
                m_neverOnPaper.insert(id);
            }
            return fail(id, tr("%1 could not be written: %2").arg(shown, error));
        }
        succeed(id, tr("Saved as %1").arg(shown));
        Q_EMIT documentSaved(file);
    });
}

void ReceiptPrinting::succeed(const PostingId& id, const QString& text) {
    const bool told = takeOffUnderWay(id);
    m_neverOnPaper.erase(id);
    m_copies.erase(id);
    m_made.insert(id);
    m_parts.failed.remove(id);
    Q_EMIT changed();
    Q_EMIT printed(id);
    if (told) {
        Q_EMIT noticed(text);
    }
}

bool ReceiptPrinting::takeOffUnderWay(const PostingId& id) {
    const auto entry = m_underWay.extract(id);
    return !entry.empty() && entry.mapped() == m_asker;
}

void ReceiptPrinting::fail(const PostingId& id, const QString& why) {
    const bool told = takeOffUnderWay(id);
    m_parts.failed.add(id);
    Q_EMIT changed();
    if (!told) {
        return;
    }
    Q_EMIT failed(id, why);
    Q_EMIT noticed(
        tr("The posting stands, its receipt is not printed: %1 Print it later under My work (F7).").arg(why));
}

} // namespace tellerdesk::client
