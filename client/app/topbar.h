// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QStringList>

class QLabel;

namespace tellerdesk::client {

class ElidedLabel;
class Session;

// Branch, business date, teller and the till's position: always in sight, but for the count. The till is seen whole;
// where it needs the room, the names beside it are shortened.
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
    void showTill(const QStringList& amounts, const QString& otherwise);

    const Session& m_session;
    ElidedLabel* m_bank;
    QLabel* m_demo;
    ElidedLabel* m_branch;
    QLabel* m_date;
    ElidedLabel* m_teller;
    QLabel* m_till;
    bool m_showsDesk = false;
    bool m_hidesTill = false;
};

} // namespace tellerdesk::client
