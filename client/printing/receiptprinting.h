// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/api.h"
#include "client/printing/failedprints.h"
#include "client/printing/printchoice.h"
#include "client/printing/receiptpaper.h"
#include "client/printing/spooler.h"

#include <QObject>

#include <map>
#include <set>

namespace tellerdesk::client {

struct RenderedPaper;

// Receipts from the books to paper or PDF: asks the server what stands on them, counts copies there, renders off the
// GUI thread and gives the paper to the spooler. What does not come out is kept in the list of failed prints; the
// posting is never touched.
class ReceiptPrinting : public QObject {
    Q_OBJECT

public:
    struct Parts {
        Api& api;
        Spooler& spooler;
        FailedPrints& failed;
        const PrintChoiceFile& choice;
        std::function<BankName()> bank;
        QString documentsFolder;
    };
    explicit ReceiptPrinting(Parts parts, QObject* parent = nullptr);

    // The customer's paper right after the posting. Asked for a second time it is a copy.
    void print(const PostingId& id);
    // A copy, marked with the number that the server gives it; where it is certain that nothing came out of the printer
    // before, the customer's paper.
    void printAgain(const PostingId& id);
    // For the preview.
    void load(const PostingId& id, QObject* context, std::function<void(const Outcome<Receipt>&)> done);
    // The user has gone. What is under way comes to its end, and nobody is told of it; nothing more is asked for it.
    void forgetAsker() { ++m_asker; }
    BankName bank() const { return m_parts.bank(); }
    bool isUnderWay(const PostingId& id) const { return m_underWay.contains(id); }

Q_SIGNALS:
    void changed(); // what is under way
    void printed(const tellerdesk::PostingId& id);
    void failed(const tellerdesk::PostingId& id, const QString& why);
    void noticed(const QString& text); // what became of it, for the person at the desk
    void documentSaved(const QString& file);

private:
    void start(const PostingId& id, bool copy);
    void countCopy(const Receipt& receipt);
    void make(const Receipt& receipt, qint64 copy);
    void hand(const Receipt& receipt, qint64 copy, const RenderedPaper& paper);
    void save(const Receipt& receipt, qint64 copy, const QString& html);
    void succeed(const PostingId& id, const QString& text);
    void fail(const PostingId& id, const QString& why);
    bool takeOffUnderWay(const PostingId& id); // true: who asked is still there

    Parts m_parts;
    std::map<PostingId, quint64> m_underWay; // and for whom
    quint64 m_asker = 0;
    std::set<PostingId> m_made;         // given out in this run
    std::set<PostingId> m_neverOnPaper; // the customer's paper is certain to have failed in this run
    // Of copies that are not on paper yet: a new try asks by the same key and gets the same number.
    std::map<PostingId, RequestKey> m_copies;
};

QString faultText(PrintFault fault, const QString& printer);

} // namespace tellerdesk::client
