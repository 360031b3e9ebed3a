// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/app/page.h"
#include "client/journal/failedlist.h"

class QLabel;
class QListWidget;
class QPushButton;

namespace tellerdesk::client {

class PrinterPanel;

// Receipts that did not come out of the printer, to be printed again or taken off the list; and where receipts go.
class PrintingPage : public Page {
    Q_OBJECT

public:
    explicit PrintingPage(Printing& printing, QWidget* parent = nullptr);

    QString title() const override { return tr("Printing"); }
    QString chapter() const override { return QStringLiteral("receipts"); }
    std::vector<Command> commands() const override { return {Command::PrintReceipt, Command::Lock}; }
    void run(Command command) override;
    bool stepBack() override;
    void enter() override;
    void clearDesk();

Q_SIGNALS:
    void done();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeSide();
    void refresh();
    void offer();
    void print();
    void takeOff();
    std::optional<PostingId> chosen() const;

    Printing& m_printing;
    FailedList m_failed;
    std::vector<PostingId> m_ids;
    QString m_said;
    QLabel* m_notice;
    QListWidget* m_list;
    QPushButton* m_print;
    QPushButton* m_takeOff;
    PrinterPanel* m_printer;
};

} // namespace tellerdesk::client
