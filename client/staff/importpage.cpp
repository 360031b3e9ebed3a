// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/staff/importpage.h"

#include "client/staff/stafftexts.h"
#include "client/widgets/listtable.h"
#include "client/widgets/theme.h"
#include "client/widgets/wraptext.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace tellerdesk::client {

using Step = StaffImport::Step;
using State = ImportRow::State;

ImportPage::ImportPage(StaffImport& import, QString passwordsFolder, QWidget* parent)
    : Page(parent)
    , m_import(import)
    , m_folder(std::move(passwordsFolder))
    , m_model(import)
    , m_path(new QLineEdit)
    , m_choose(new QPushButton(tr("&Choose")))
    , m_check(new QPushButton(tr("Chec&k")))
    , m_start(new QPushButton)
    , m_save(new QPushButton(tr("&Save passwords")))
    , m_summary(new QLabel)
    , m_notice(new QLabel)
    , m_table(new QTableView)
    , m_row(new QLabel) {
    buildTable();
    auto* heading = new QLabel(tr("Import staff"));
    Theme::setType(heading, Theme::Type::Title);
    auto* explanation = new QLabel(
        tr("A CSV file in UTF-8 with the columns username, full_name, email, role and branch (its code). Everything is "
           "checked before anybody is made, and a file can be imported again: who is there already is passed over."));
    Theme::setTone(explanation, Theme::Tone::Muted);
    Theme::setType(m_summary, Theme::Type::Strong);
    for (QLabel* label : {explanation, m_summary, m_notice, m_row}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_summary->setObjectName(QStringLiteral("importSummary"));
    m_notice->setObjectName(QStringLiteral("importNotice"));
    m_row->setObjectName(QStringLiteral("importRow"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::kGap);
    m_start->setObjectName(QStringLiteral("startImport"));
    m_start->setProperty("primary", true);
    m_save->setObjectName(QStringLiteral("savePasswords"));
    buttons->addWidget(m_start);
    buttons->addWidget(m_save);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kMargin, Theme::kSection, Theme::kMargin, Theme::kSection);
    column->setSpacing(Theme::kGap);
    column->addWidget(heading);
    column->addWidget(explanation);
    column->addWidget(buildHead());
    column->addWidget(m_summary);
    column->addWidget(m_notice);
    column->addWidget(m_table, 1);
    column->addWidget(m_row);
    column->addLayout(buttons);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ImportPage::refreshRow);
    connect(m_start, &QPushButton::clicked, this, &ImportPage::startOrPause);
    connect(m_save, &QPushButton::clicked, this, [this] { m_import.savePasswords(m_folder); });
    connect(&import, &StaffImport::changed, this, &ImportPage::refresh);
    connect(&import, &StaffImport::passwordsSaved, this, [this](const QString& file) {
        say(tr("Saved, readable by you only: %1. Delete it once the passwords are handed over.")
                .arg(wrapAnywhere(QDir::toNativeSeparators(file))));
    });
    connect(&import, &StaffImport::passwordsNotSaved, this, [this](const QString& file) {
        say(tr("%1 could not be written. The passwords are still here.")
                .arg(wrapAnywhere(QDir::toNativeSeparators(file))));
    });
    refresh();
}

QWidget* ImportPage::buildHead() {
    auto* head = new QWidget;
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::kGap);
    auto* caption = new QLabel(tr("&File"));
    caption->setBuddy(m_path);
    m_path->setObjectName(QStringLiteral("importFile"));
    m_path->setAccessibleName(tr("File"));
    m_choose->setObjectName(QStringLiteral("chooseFile"));
    m_check->setObjectName(QStringLiteral("checkFile"));
    row->addWidget(caption);
    row->addWidget(m_path, 1);
    row->addWidget(m_choose);
    row->addWidget(m_check);
    connect(m_path, &QLineEdit::returnPressed, this, &ImportPage::read);
    connect(m_choose, &QPushButton::clicked, this, &ImportPage::chooseFile);
    connect(m_check, &QPushButton::clicked, this, &ImportPage::read);
    return head;
}

void ImportPage::buildTable() {
    m_table->setModel(&m_model);
    m_table->setObjectName(QStringLiteral("importRows"));
    m_table->setAccessibleName(tr("People in the file"));
    layOutList(*m_table, ImportModel::Outcome);
    m_table->setWordWrap(true);
    auto* header = m_table->horizontalHeader();
    header->resizeSection(ImportModel::Line, 64);
    header->resizeSection(ImportModel::Username, 150);
    header->resizeSection(ImportModel::FullName, 220);
    header->resizeSection(ImportModel::Password, 270);
}

std::vector<Command> ImportPage::commands() const {
    if (m_import.mayStart() || m_import.step() == Step::Sending) {
        return {Command::Save, Command::Lock};
    }
    return {Command::Lock};
}

void ImportPage::run(Command command) {
    if (command == Command::Save) {
        startOrPause();
    }
}

bool ImportPage::stepBack() {
    if (m_import.step() == Step::Sending) {
        m_import.pause();
        return true;
    }
    if (m_import.hasUnsavedPasswords() && !m_leaving) {
        m_leaving = true;
        say(tr("The one-time passwords are not saved. Alt+S saves them, Esc once more drops them for good."));
        return true;
    }
    clearDesk();
    Q_EMIT finished();
    return true;
}

bool ImportPage::hasUnsaved() const {
    return m_import.step() == Step::Sending || m_import.hasUnsavedPasswords();
}

void ImportPage::enter() {
    m_path->setFocus();
}

void ImportPage::clearDesk() {
    m_leaving = false;
    m_path->clear();
    m_import.leave();
    say({});
}

void ImportPage::chooseFile() {
    auto* dialog = new QFileDialog(this, tr("Choose a CSV file"), QString(), tr("CSV files (*.csv);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        m_path->setText(QDir::toNativeSeparators(path));
        read();
    });
    dialog->open();
}

void ImportPage::read() {
    if (m_import.step() == Step::Sending || m_import.hasUnsavedPasswords()) {
        return say(tr("Save the one-time passwords first, or leave this page."));
    }
    const QString path = m_path->text().trimmed();
    m_leaving = false;
    say(path.isEmpty() ? tr("Type the path of a file, or choose one.") : QString());
    if (!path.isEmpty()) {
        m_import.read(QDir::fromNativeSeparators(path));
    }
}

void ImportPage::startOrPause() {
    m_leaving = false;
    say({});
    m_import.step() == Step::Sending ? m_import.pause() : m_import.start();
}

void ImportPage::say(const QString& text) {
    Theme::setTone(m_notice, m_import.error() || !m_import.fault().isEmpty() ? Theme::Tone::Bad : Theme::Tone::Caution);
    m_notice->setText(text);
    m_notice->setVisible(!text.isEmpty());
}

QString ImportPage::summary() const {
    const int faulty = m_import.count(State::Faulty);
    const int made = m_import.count(State::Made);
    const int present = m_import.count(State::Present);
    const int open = m_import.count(State::Ready) + m_import.count(State::Unsure);
    switch (m_import.step()) {
    case Step::Choosing:
        return {};
    case Step::Reading:
        return tr("Reading and checking.");
    case Step::Checked:
        return faulty > 0 ? tr("%n line(s) are not right. Nobody is made until all of them are.", nullptr, faulty)
               : open > 0 ? tr("%1 to be made, %2 there already. F9 makes them.").arg(open).arg(present)
                          : tr("All %1 are there already.").arg(present);
    case Step::Sending:
        return tr("%1 made, %2 to go. F9 or Esc pauses.").arg(made).arg(open);
    case Step::Paused:
        return tr("Paused: %1 made, %2 to go. F9 goes on.").arg(made).arg(open);
    case Step::Done:
        return tr("Done: %1 made, %2 there already, %3 refused.")
            .arg(made)
            .arg(present)
            .arg(m_import.count(State::Refused));
    }
    return {};
}

void ImportPage::refreshRow() {
    const QModelIndex chosen = m_table->currentIndex();
    const QString outcome =
        chosen.isValid() ? chosen.siblingAtColumn(ImportModel::Outcome).data().toString() : QString();
    m_row->setText(outcome.isEmpty()
                       ? QString()
                       : tr("Line %1: %2")
                             .arg(chosen.siblingAtColumn(ImportModel::Line).data().toString(), wrapAnywhere(outcome)));
    m_row->setVisible(!outcome.isEmpty());
}

void ImportPage::refresh() {
    const bool typing = m_path->hasFocus();
    m_summary->setText(summary());
    m_summary->setVisible(!m_summary->text().isEmpty());
    m_start->setText(m_import.step() == Step::Sending  ? tr("&Pause")
                     : m_import.step() == Step::Paused ? tr("Pr&oceed")
                                                       : tr("&Make them"));
    m_start->setEnabled(m_import.mayStart() || m_import.step() == Step::Sending);
    m_save->setVisible(m_import.count(State::Made) > 0);
    m_save->setEnabled(m_import.step() != Step::Sending);
    m_table->setVisible(!m_import.rows().empty());
    if (m_import.error()) {
        say(staffErrorText(*m_import.error()));
    } else if (!m_import.fault().isEmpty()) {
        say(m_import.fault());
    }
    if (m_import.step() == Step::Checked && typing) {
        m_table->setFocus();
        m_table->selectRow(0);
    }
    refreshRow();
    Q_EMIT commandsChanged();
}

} // namespace tellerdesk::client
