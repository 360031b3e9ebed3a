// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/staff/stafflist.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace tellerdesk::client {

// What narrows the list of staff: a part of a name, as it is typed, role, status and branch.
class StaffFilter : public QWidget {
    Q_OBJECT

public:
    explicit StaffFilter(QWidget* parent = nullptr);

    void setBranches(const std::vector<BranchInfo>& branches);
    void reset();
    void focusText();
    void tell(const QString& notice); // what became of the search, for who stands in its field
    StaffList::Filter filter() const;

Q_SIGNALS:
    void changed();
    void left(); // Enter or Down in the text: on to the list

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QComboBox* combo(const char* name, const QString& label);
    void add(const QString& label, QWidget* field);

    QLineEdit* m_text;
    QComboBox* m_role;
    QComboBox* m_status;
    QComboBox* m_branch;
};

} // namespace tellerdesk::client
