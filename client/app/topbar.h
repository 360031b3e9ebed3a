// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;

namespace tellerdesk::client {

class Session;

// Branch, business date, teller and the till's position: always in sight, but for the count.
class TopBar : public QFrame {
    Q_OBJECT

public:
    TopBar(const Session& session, QWidget* parent = nullptr);

    void setBank(const QString& name, bool demo);
    void setShowsDesk(bool shows);
    void setHidesTill(bool hides);

private:
    void addFact(const QString& caption, QLabel* value);
    void refresh();

    const Session& m_session;
    QLabel* m_bank;
    QLabel* m_demo;
    QLabel* m_branch;
    QLabel* m_date;
    QLabel* m_teller;
    QLabel* m_till;
    bool m_showsDesk = false;
    bool m_hidesTill = false;
};

} // namespace tellerdesk::client
