// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/api/messages_customers.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QListWidget;

namespace tellerdesk::client {

class CustomerSearch;

// The one search box and what it found. Down goes to the list, Enter takes the customer (the first one from the box).
class SearchPanel : public QFrame {
    Q_OBJECT

public:
    explicit SearchPanel(CustomerSearch& search, QWidget* parent = nullptr);

    void focusBox();

Q_SIGNALS:
    void chosen(const tellerdesk::CustomerInfo& customer);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();
    void choose(int row);

    CustomerSearch& m_search;
    QLineEdit* m_box;
    QLabel* m_notice;
    QListWidget* m_list;
    bool m_takeFirst = false; // Enter came before the answer, as a scanner does it
};

} // namespace tellerdesk::client
