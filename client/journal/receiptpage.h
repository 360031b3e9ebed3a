// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/app/page.h"
#include "shared/api/messages_receipts.h"

#include <optional>

class QLabel;
class QPushButton;
class QTextEdit;

namespace tellerdesk::client {

class PrinterPanel;
class Printing;
class Session;

// A receipt as it will come out of the printer, and where it goes.
class ReceiptPage : public Page {
    Q_OBJECT

public:
    ReceiptPage(Printing& printing, const Session& session, QWidget* parent = nullptr);

    void show(const PostingId& id);
    void clearDesk();

    QString title() const override { return tr("Receipt"); }
    QString chapter() const override { return QStringLiteral("receipts"); }
    std::vector<Command> commands() const override;
    void run(Command command) override;
    bool stepBack() override;
    void enter() override;

Q_SIGNALS:
    void done();

private:
    bool mayPrint() const;
    void load();
    void refresh();

    Printing& m_printing;
    const Session& m_session;
    PostingId m_id;
    quint64 m_shown = 0; // answers for another posting are dropped
    std::optional<Receipt> m_receipt;
    QString m_said;
    QTextEdit* m_paper;
    PrinterPanel* m_printer;
    QPushButton* m_print;
    QLabel* m_hint;
    QLabel* m_notice;
};

} // namespace tellerdesk::client
