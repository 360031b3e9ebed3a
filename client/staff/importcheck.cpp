// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/staff/staffimport.h"
#include "shared/domain/textrule.h"

#include <QHash>

#include <algorithm>
#include <array>

namespace tellerdesk::client {

namespace {

enum Column { Username, FullName, Email, RoleName, BranchCode, ColumnCount };

// Where each column stands in a line; the first line names them, or they stand in this order.
using Places = std::array<qsizetype, ColumnCount>;

QString normal(const QString& heading) {
    return heading.toLower().remove(u' ').remove(u'_').remove(u'-');
}

std::optional<Places> placesOf(const CsvLine& line) {
    static const std::array<QStringList, ColumnCount> names{
        QStringList{QStringLiteral("username"), QStringLiteral("user")},
        QStringList{QStringLiteral("fullname"), QStringLiteral("name")},
        QStringList{QStringLiteral("email"), QStringLiteral("mail")},
        QStringList{QStringLiteral("role")},
        QStringList{QStringLiteral("branch"), QStringLiteral("branchcode")},
    };
    Places places{};
    for (int column = 0; column < ColumnCount; ++column) {
        const auto& known = names[static_cast<std::size_t>(column)];
        const auto found = std::find_if(line.cells.begin(), line.cells.end(),
                                        [&known](const QString& cell) { return known.contains(normal(cell)); });
        if (found == line.cells.end()) {
            return std::nullopt;
        }
        places[static_cast<std::size_t>(column)] = found - line.cells.begin();
    }
    return places;
}

QString cellOf(const CsvLine& line, const Places& places, Column column) {
    const qsizetype place = places[static_cast<std::size_t>(column)];
    return place < line.cells.size() ? line.cells[place] : QString();
}

void checkText(ImportRow& row, const TextRule& rule, const QString& text, const QString& advice) {
    if (faultOf(rule, text)) {
        row.faults.append(advice);
    }
}

void checkFields(ImportRow& row, const CsvLine& line, const Places& places, const std::vector<BranchInfo>& branches) {
    row.user.username = cellOf(line, places, Username);
    row.user.fullName = cellOf(line, places, FullName);
    checkText(row, kUsernameRule, row.user.username,
              StaffImport::tr("user name: 2 to 64 of a-z, 0-9, dot, hyphen and underscore"));
    checkText(row, kFullNameRule, row.user.fullName, StaffImport::tr("full name: 1 to 200 characters"));
    if (const QString email = cellOf(line, places, Email); !email.isEmpty()) {
        row.user.email = email;
        checkText(row, kEmailRule, email, StaffImport::tr("e-mail: a name, @ and a domain, or nothing"));
    }
    const auto role = roleFromWire(cellOf(line, places, RoleName).toLower());
    row.user.role = role.value_or(Role::Teller);
    if (!role) {
        row.faults.append(StaffImport::tr("role: teller, supervisor, administrator or auditor"));
    }
    const QString code = cellOf(line, places, BranchCode);
    const auto branch =
        std::find_if(branches.begin(), branches.end(), [&code](const BranchInfo& each) { return each.code == code; });
    if (branch == branches.end()) {
        QStringList codes;
        for (const BranchInfo& each : branches) {
            codes.append(each.code);
        }
        row.faults.append(StaffImport::tr("branch: one of the codes %1").arg(codes.mid(0, 10).join(u' ')));
    } else {
        row.user.branchId = branch->id;
    }
    for (qsizetype place = 0; place < line.cells.size(); ++place) {
        if (!line.cells[place].isEmpty() && std::find(places.begin(), places.end(), place) == places.end()) {
            row.faults.append(StaffImport::tr("column %1: nobody knows what it means").arg(place + 1));
        }
    }
}

bool isSame(const NewUserRequest& wanted, const UserInfo& present) {
    return wanted.fullName == present.fullName && wanted.email == present.email && wanted.role == present.role &&
           wanted.branchId == present.branchId;
}

} // namespace

std::vector<ImportRow> checkedRows(const std::vector<CsvLine>& lines, const std::vector<BranchInfo>& branches,
                                   const std::vector<UserInfo>& present) {
    QHash<QString, const UserInfo*> byName;
    for (const UserInfo& user : present) {
        byName.insert(user.username, &user);
    }
    const auto named = lines.empty() ? std::nullopt : placesOf(lines.front());
    const Places places = named.value_or(Places{Username, FullName, Email, RoleName, BranchCode});
    QHash<QString, int> firstLines;
    std::vector<ImportRow> rows;
    for (std::size_t i = named ? 1 : 0; i < lines.size(); ++i) {
        ImportRow row{.line = lines[i].number};
        checkFields(row, lines[i], places, branches);
        const QString& name = row.user.username;
        if (!name.isEmpty() && firstLines.contains(name)) {
            row.faults.append(StaffImport::tr("user name: stands in line %1 already").arg(firstLines.value(name)));
        } else {
            firstLines.insert(name, row.line);
        }
        if (const UserInfo* user = byName.value(name)) {
            if (isSame(row.user, *user)) {
                row.state = ImportRow::State::Present;
            } else {
                row.faults.append(StaffImport::tr("user name: taken by %1").arg(user->fullName));
            }
        }
        if (!row.faults.isEmpty()) {
            row.state = ImportRow::State::Faulty;
        }
        rows.push_back(row);
    }
    return rows;
}

} // namespace tellerdesk::client
