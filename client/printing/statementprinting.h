// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/printing/printchoice.h"
#include "client/printing/spooler.h"

#include <QObject>
#include <QString>

namespace tellerdesk::client {

// Statements on this station's printer. They need A4: where the station prints receipts on a roll, or saves them as
// PDF, a statement is a file as well.
class StatementPrinting : public QObject {
    Q_OBJECT

public:
    StatementPrinting(Spooler& spooler, const PrintChoiceFile& choice, QObject* parent = nullptr);

    bool hasPrinter() const;
    void print(const QString& html, const QString& title); // rendered and spooled off the GUI thread
    void forgetAsker() { ++m_asker; }                      // who has gone is told nothing more, nor is the next one

Q_SIGNALS:
    void noticed(const QString& text); // what became of it

private:
    Spooler& m_spooler;
    const PrintChoiceFile& m_choice;
    quint64 m_asker = 0;
};

} // namespace tellerdesk::client
