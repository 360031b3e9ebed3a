// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace tellerdesk::client {

// A question on the page itself, before an act that somebody else will feel. Esc is the page's and means no.
class ConfirmCard : public QWidget {
    Q_OBJECT

public:
    explicit ConfirmCard(QWidget* parent = nullptr);

    void ask(const QString& heading, const QString& question, const QString& yes);

Q_SIGNALS:
    void confirmed();
    void declined();

private:
    QLabel* m_heading;
    QLabel* m_question;
    QPushButton* m_yes;
};

} // namespace tellerdesk::client
