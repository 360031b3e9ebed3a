// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/widgets/theme.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace tellerdesk::client {

class IconMark;

// One line across the window that says what is the matter, with at most one button. Takes no focus away from the form.
class MessageBar : public QFrame {
    Q_OBJECT

public:
    explicit MessageBar(QWidget* parent = nullptr);

    // The word in front ("Offline", "Notice") says what the colour says.
    void show(Theme::Tone tone, const QString& word, const QString& text, const QString& action = {});
    void clear();
    QString text() const;

Q_SIGNALS:
    void actionChosen();

private:
    IconMark* m_mark;
    QLabel* m_word;
    QLabel* m_text;
    QPushButton* m_action;
};

} // namespace tellerdesk::client
