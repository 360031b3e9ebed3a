// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/login/cardpage.h"

class QComboBox;
class QLabel;

namespace tellerdesk::client {

class PreferenceStore;

// How the user of this PC likes the desk. What can be applied at once is; the page says what waits for the next start.
class SettingsPage : public CardPage {
    Q_OBJECT

public:
    explicit SettingsPage(PreferenceStore& preferences, QWidget* parent = nullptr);
    QString chapter() const override { return QStringLiteral("settings"); }
    void enter() override;

protected:
    void submit() override;

private:
    PreferenceStore& m_preferences;
    QComboBox* m_language;
    QComboBox* m_colours;
    QComboBox* m_text;
    QComboBox* m_numbers;
    QComboBox* m_idle;
    QLabel* m_outcome;
    bool m_asked = false; // and not answered by the disk yet
    bool m_nextStart = false;
};

} // namespace tellerdesk::client
