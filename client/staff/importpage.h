// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/app/page.h"
#include "client/staff/importmodel.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace tellerdesk::client {

// Staff out of a CSV file: choose, look at what is wrong, make them, save the one-time passwords.
class ImportPage : public Page {
    Q_OBJECT

public:
    ImportPage(StaffImport& import, QString passwordsFolder, QWidget* parent = nullptr);

    QString title() const override { return tr("Import staff"); }
    QString chapter() const override { return QStringLiteral("staff"); }
    std::vector<Command> commands() const override;
    void run(Command command) override;
    bool stepBack() override;
    bool hasUnsaved() const override;
    void enter() override;
    void clearDesk();

Q_SIGNALS:
    void finished(); // back to the staff

private:
    QWidget* buildHead();
    void buildTable();
    void refresh();
    void refreshRow();
    QString summary() const;
    void chooseFile();
    void read();
    void startOrPause();
    void say(const QString& text);

    StaffImport& m_import;
    const QString m_folder;
    ImportModel m_model;
    QLineEdit* m_path;
    QPushButton* m_choose;
    QPushButton* m_check;
    QPushButton* m_start;
    QPushButton* m_save;
    QLabel* m_summary;
    QLabel* m_notice;
    QTableView* m_table;
    QLabel* m_row;          // what the chosen row says, whole
    bool m_leaving = false; // Esc was pressed once over passwords that are not saved
};

} // namespace tellerdesk::client
