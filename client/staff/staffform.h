// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/apierror.h"
#include "shared/api/messages_session.h"
#include "shared/api/messages_users.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;

namespace tellerdesk::client {

class Form;

// A new member of staff, or one to change. Checks by the same rules as the server, so that what is wrong is said at its
// field before anything is sent.
class StaffForm : public QWidget {
    Q_OBJECT

public:
    explicit StaffForm(QWidget* parent = nullptr);

    void setBranches(const std::vector<BranchInfo>& branches);
    void startNew(const QString& branchCode);
    void startChange(const UserInfo& user, bool isOwn);
    // Somebody else was faster: fields that were not touched here take the new values, the others stay as typed.
    void rebase(const UserInfo& now);

    bool isNew() const { return m_isNew; }
    bool isDirty() const;
    std::optional<NewUserRequest> readNew();
    std::optional<UserChange> readChange(); // only what differs; it may be nothing
    void showError(const ApiError& error, const QString& text);
    void forget();

Q_SIGNALS:
    void saveWanted();

private:
    void fill(const UserInfo& user);
    bool check();
    bool checkText(const char* name, const TextRule& rule, const QString& advice);
    QString textOf(const char* name) const;
    Role role() const;
    std::optional<BranchId> branch() const;
    void choose(BranchId id);

    Form* m_form;
    QLabel* m_heading;
    QLabel* m_reason;
    QLineEdit* m_username;
    QLineEdit* m_fullName;
    QLineEdit* m_email;
    QComboBox* m_role;
    QComboBox* m_branch;
    QLabel* m_error;
    bool m_isNew = true;
    UserInfo m_base;
};

} // namespace tellerdesk::client
