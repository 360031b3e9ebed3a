// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/printing/printchoice.h"
#include "client/printing/spooler.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;

namespace tellerdesk::client {

// Where this station's receipts go: printer or PDF, paper, by themselves or on request. What is chosen is kept at once.
class PrinterPanel : public QWidget {
    Q_OBJECT

public:
    PrinterPanel(PrintChoiceFile& choice, Spooler& spooler, QWidget* parent = nullptr);

    void lookForPrinters(); // without waiting for them

private:
    void fill();
    void choose();

    PrintChoiceFile& m_choice;
    Spooler& m_spooler;
    PrinterList m_printers;
    bool m_looking = false;
    QComboBox* m_printer;
    QComboBox* m_paper;
    QCheckBox* m_automatic;
    QLabel* m_notice;
};

} // namespace tellerdesk::client
