// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/api/messages_similar.h"

#include <QWidget>

#include <vector>

class QLabel;
class QListWidget;

namespace tellerdesk::client {

// Who may be the same person as one who is about to be created, each with the reasons. Enter takes that one.
class SimilarList : public QWidget {
    Q_OBJECT

public:
    explicit SimilarList(QWidget* parent = nullptr);

    void show(const std::vector<SimilarCustomer>& similar); // gives the first one the focus

Q_SIGNALS:
    void chosen(const tellerdesk::CustomerInfo& customer);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void choose(int row);

    QLabel* m_heading;
    QListWidget* m_list;
    std::vector<SimilarCustomer> m_similar;
};

} // namespace tellerdesk::client
