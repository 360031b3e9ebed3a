// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/app/page.h"
#include "client/statement/entriesmodel.h"
#include "client/statement/entrysearch.h"
#include "client/statement/statementexport.h"

class QLabel;
class QPushButton;

namespace tellerdesk::client {

class ElidedLabel;
class EntriesView;
class StatementCard;
class StatementFilter;

class StatementPage : public Page {
    Q_OBJECT

public:
    struct Parts {
        StatementPresenter& statement;
        EntrySearch& search;
        StatementExport& files;
    };
    explicit StatementPage(const Parts& parts, QWidget* parent = nullptr);

    QString title() const override { return tr("Statement"); }
    QString chapter() const override { return QStringLiteral("statement"); }
    std::vector<Command> commands() const override;
    void run(Command command) override;
    bool stepBack() override;
    void enter() override;

private:
    void layOut();
    void connectParts();
    QPushButton* addButton(const char* name, const QString& text, void (StatementPage::*act)());
    void refresh();
    void refreshNotice(); // all that changes while something runs
    QString noticeText() const;
    QString searchText() const;
    void showFound(int row);
    void collect(bool print);
    void savePaper() { collect(false); }
    void printPaper() { collect(true); }
    void exportCsv() { chooseFile(StatementExport::Format::Csv); }
    void exportCamt() { chooseFile(StatementExport::Format::Camt053); }
    void tryAgain() { m_parts.statement.retry(); }
    void chooseFile(StatementExport::Format format);
    void tell(const QString& text);

    Parts m_parts;
    EntriesModel m_model;
    ElidedLabel* m_holder;
    QLabel* m_account;
    StatementFilter* m_filter;
    StatementCard* m_card;
    QLabel* m_notice;
    EntriesView* m_table;
    QPushButton* m_again;
    std::vector<QPushButton*> m_outputs;
    QString m_told; // what the last act came to
};

} // namespace tellerdesk::client
