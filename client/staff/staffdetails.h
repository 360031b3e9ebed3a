// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/api/messages_users.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace tellerdesk::client {

// One member of staff, and what can be done about them.
class StaffDetails : public QWidget {
    Q_OBJECT

public:
    struct Shown {
        UserInfo user = {};
        QString branch = {};
        bool isOwn = false;
        bool mayManage = false;
    };

    explicit StaffDetails(QWidget* parent = nullptr);

    void show(const Shown& shown);
    void showNobody(const QString& why);

Q_SIGNALS:
    void editWanted();
    void resetWanted();
    void statusWanted();
    void unlockWanted();
    void sessionsWanted();

private:
    QPushButton* add(const char* name, const QString& text, void (StaffDetails::*wanted)());

    QLabel* m_name;
    QLabel* m_facts;
    QLabel* m_reason;
    QPushButton* m_edit;
    QPushButton* m_reset;
    QPushButton* m_status;
    QPushButton* m_unlock;
    QPushButton* m_sessions;
};

} // namespace tellerdesk::client
