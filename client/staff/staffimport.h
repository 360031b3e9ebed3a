// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/api.h"
#include "client/staff/staffcsv.h"
#include "shared/api/messages_session.h"
#include "shared/api/messages_users.h"

#include <QObject>

#include <optional>
#include <vector>

namespace tellerdesk::client {

class DiskThread;

// One person of an import file, and what has become of them.
struct ImportRow {
    enum class State {
        Faulty,  // `faults` say why; nothing of the file is sent
        Ready,   // would be made
        Present, // is there already, just so: an import that was interrupted
        Made,    // `password` is theirs
        Refused, // by the server, for good
        Unsure,  // sent, and no answer: asked again with the same key
    };
    int line = 0;
    NewUserRequest user = {};
    State state = State::Ready;
    QStringList faults = {};
    RequestKey key = {};
    std::optional<ApiError> error = {};
};

// Members of staff out of a CSV file: username, full_name, email, role, branch. First everything is read and checked,
// also against who is there already; then, on request, one keyed call a row, one after another.
class StaffImport : public QObject {
    Q_OBJECT

public:
    enum class Step { Choosing, Reading, Checked, Sending, Paused, Done };

    StaffImport(Api& api, DiskThread& disk, QObject* parent = nullptr);

    void read(const QString& path);
    void start(); // also goes on after a pause
    void pause(); // after the row under way
    void leave(); // nothing is kept, passwords least of all
    void savePasswords(const QString& folder);

    Step step() const { return m_step; }
    const std::vector<ImportRow>& rows() const { return m_rows; }
    int count(ImportRow::State state) const;
    bool mayStart() const;
    bool hasUnsavedPasswords() const { return !m_saved && count(ImportRow::State::Made) > 0; }
    const QString& fault() const { return m_fault; } // of the file as a whole
    const std::optional<ApiError>& error() const { return m_error; }

Q_SIGNALS:
    void changed();
    void passwordsSaved(const QString& file);
    void passwordsNotSaved(const QString& file);

private:
    void check(const Csv& csv);
    void readBranches(std::vector<BranchInfo> branches, const std::optional<QString>& cursor);
    void readUsers(std::vector<BranchInfo> branches, std::vector<UserInfo> users, const std::optional<QString>& cursor);
    void sendNext();
    void answered(std::size_t row, const Outcome<ApiReply>& reply);
    void stop(const QString& fault);
    void stop(const ApiError& error);
    void go(Step step);

    Api& m_api;
    DiskThread& m_disk;
    Step m_step = Step::Choosing;
    quint64 m_visit = 0;
    std::vector<CsvLine> m_lines;
    std::vector<ImportRow> m_rows;
    QString m_fault;
    std::optional<ApiError> m_error;
    bool m_pausing = false;
    bool m_saved = false;
};

// The rows of a file, each with what is wrong with it; the first line may name the columns in any order.
std::vector<ImportRow> checkedRows(const std::vector<CsvLine>& lines, const std::vector<BranchInfo>& branches,
                                   const std::vector<UserInfo>& present);

} // namespace tellerdesk::client
