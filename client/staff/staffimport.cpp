// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/staff/staffimport.h"

#include "client/net/diskthread.h"
#include "client/staff/onetimepassword.h"
#include "client/staff/stafflist.h"
#include "shared/api/page.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QSaveFile>

#include <algorithm>

namespace tellerdesk::client {

namespace {

constexpr qint64 kLargestFile = 4 * 1024 * 1024;

using State = ImportRow::State;

struct FileRead {
    QByteArray bytes = {};
    QString error = {};
};

FileRead readFile(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return {.error = file.errorString()};
    }
    if (file.size() > kLargestFile) {
        return {.error = StaffImport::tr("it is larger than 4 MiB")};
    }
    const QByteArray bytes = file.readAll();
    return file.error() == QFileDevice::NoError ? FileRead{.bytes = bytes} : FileRead{.error = file.errorString()};
}

// Readable by its owner only, from the first byte on.
bool writePrivately(const QString& path, const QByteArray& bytes) {
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
           file.write(bytes) == bytes.size() && file.commit();
}

QString faultText(const Csv& csv) {
    switch (*csv.fault) {
    case CsvFault::NotUtf8:
        return StaffImport::tr("The file is not UTF-8 text. Save it as CSV in UTF-8.");
    case CsvFault::OpenQuote:
        return StaffImport::tr("Line %1: a quotation mark is opened and never closed.").arg(csv.faultLine);
    case CsvFault::TextAfterQuote:
        return StaffImport::tr("Line %1: text follows a closing quotation mark.").arg(csv.faultLine);
    }
    return {};
}

} // namespace

StaffImport::StaffImport(Api& api, DiskThread& disk, QObject* parent)
    : QObject(parent)
    , m_api(api)
    , m_disk(disk) {}

void StaffImport::go(Step step) {
    m_step = step;
    Q_EMIT changed();
}

void StaffImport::leave() {
    ++m_visit;
    m_lines.clear();
    m_rows.clear();
    m_fault.clear();
    m_error.reset();
    m_pausing = false;
    m_saved = false;
    go(Step::Choosing);
}

void StaffImport::stop(const QString& fault) {
    m_fault = fault;
    go(Step::Choosing);
}

void StaffImport::stop(const ApiError& error) {
    m_error = error;
    go(Step::Choosing);
}

int StaffImport::count(State state) const {
    return static_cast<int>(
        std::count_if(m_rows.begin(), m_rows.end(), [state](const ImportRow& row) { return row.state == state; }));
}

bool StaffImport::mayStart() const {
    const bool idle = m_step == Step::Checked || m_step == Step::Paused;
    return idle && count(State::Faulty) == 0 && count(State::Ready) + count(State::Unsure) > 0;
}

void StaffImport::read(const QString& path) {
    leave();
    go(Step::Reading);
    m_disk.run(
        this, [path] { return readFile(path); },
        [this, visit = m_visit](const FileRead& read) {
            if (visit != m_visit) {
                return;
            }
            if (!read.error.isEmpty()) {
                return stop(tr("The file cannot be read: %1.").arg(read.error));
            }
            check(readCsv(read.bytes));
        });
}

void StaffImport::check(const Csv& csv) {
    if (csv.fault) {
        return stop(faultText(csv));
    }
    m_lines = csv.lines;
    readBranches({}, std::nullopt);
}

void StaffImport::readBranches(std::vector<BranchInfo> branches, const std::optional<QString>& cursor) {
    m_api.sendFor<tellerdesk::Page<BranchInfo>>(
        branchesCall(cursor), this,
        [this, visit = m_visit, branches = std::move(branches)](Outcome<tellerdesk::Page<BranchInfo>> page) mutable {
            if (visit != m_visit) {
                return;
            }
            if (!page) {
                return stop(page.error());
            }
            branches.insert(branches.end(), page->items.begin(), page->items.end());
            page->next ? readBranches(std::move(branches), page->next)
                       : readUsers(std::move(branches), {}, std::nullopt);
        });
}

void StaffImport::readUsers(std::vector<BranchInfo> branches, std::vector<UserInfo> users,
                            const std::optional<QString>& cursor) {
    m_api.sendFor<tellerdesk::Page<UserInfo>>(
        usersCall({}, cursor), this,
        [this, visit = m_visit, branches = std::move(branches),
         users = std::move(users)](Outcome<tellerdesk::Page<UserInfo>> page) mutable {
            if (visit != m_visit) {
                return;
            }
            if (!page) {
                return stop(page.error());
            }
            users.insert(users.end(), page->items.begin(), page->items.end());
            if (page->next) {
                return readUsers(std::move(branches), std::move(users), page->next);
            }
            m_rows = checkedRows(m_lines, branches, users);
            if (m_rows.empty()) {
                return stop(tr("Nobody stands in this file."));
            }
            go(Step::Checked);
        });
}

void StaffImport::start() {
    if (mayStart()) {
        m_pausing = false;
        m_error.reset();
        sendNext();
    }
}

void StaffImport::pause() {
    m_pausing = m_step == Step::Sending;
}

void StaffImport::sendNext() {
    const auto next = std::find_if(m_rows.begin(), m_rows.end(), [](const ImportRow& row) {
        return row.state == State::Ready || row.state == State::Unsure;
    });
    if (next == m_rows.end() || m_pausing) {
        m_pausing = false;
        return go(next == m_rows.end() ? Step::Done : Step::Paused);
    }
    if (next->user.password.isEmpty()) { // a row that was sent before keeps its key and its password
        next->key = RequestKey::make();
        next->user.password = makeOneTimePassword();
    }
    const auto row = static_cast<std::size_t>(next - m_rows.begin());
    go(Step::Sending);
    m_api.send({.method = "POST",
                .path = QStringLiteral("/v1/users"),
                .body = m_rows[row].user.toJson(),
                .key = m_rows[row].key},
               this, [this, row, visit = m_visit](const Outcome<ApiReply>& reply) {
                   if (visit == m_visit) {
                       answered(row, reply);
                   }
               });
}

void StaffImport::answered(std::size_t index, const Outcome<ApiReply>& reply) {
    ImportRow& row = m_rows[index];
    row.error.reset();
    if (reply) {
        row.state = State::Made;
        m_saved = false;
    } else {
        row.error = reply.error();
        const bool unsure = reply.error().saysNothingAboutOutcome();
        row.state = unsure ? State::Unsure : State::Refused;
        if (unsure) {
            m_error = reply.error();
            return go(Step::Paused);
        }
        row.user.password.clear();
    }
    sendNext();
}

void StaffImport::savePasswords(const QString& folder) {
    QString text = csvLine({QStringLiteral("username"), QStringLiteral("full_name"), QStringLiteral("password")});
    for (const ImportRow& row : m_rows) {
        if (row.state == State::Made) {
            text += csvLine({row.user.username, row.user.fullName, row.user.password});
        }
    }
    const QString name = QStringLiteral("staff-passwords-%1.csv")
                             .arg(QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss")));
    const QString file = QDir(folder).filePath(name);
    m_disk.run(
        this, [folder, file, bytes = text.toUtf8()] { return QDir().mkpath(folder) && writePrivately(file, bytes); },
        [this, file, visit = m_visit](bool written) {
            if (written && visit == m_visit) {
                m_saved = true;
                Q_EMIT changed();
            }
            written ? Q_EMIT passwordsSaved(file) : Q_EMIT passwordsNotSaved(file);
        });
}

} // namespace tellerdesk::client
