// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeyCombination>
#include <QString>

#include <functional>

class QWidget;

namespace tellerdesk::client {
class Application;
}

namespace tellerdesk::test {

// A teller's eyes and hands at the real client: sees what is visible, presses keys where the focus is, and waits as
// long as a person would. What does not come about in time is said by fault(), and nothing is done after it.
class DeskHand {
public:
    explicit DeskHand(client::Application& application);

    void type(const QString& text);
    void press(QKeyCombination keys);
    bool sees(const char* objectName) const;     // visible
    QString reads(const char* objectName) const; // the text of a visible label or line edit
    bool waits(const char* what, const std::function<bool()>& there);

    bool signIn(const QString& username, const QString& password);
    bool openTill();
    bool serve(const QString& name); // finds the customer and has the accounts before them
    bool fillDeposit(const QString& amount);
    bool review();
    void post(); // the second F9

    QString fault() const { return m_fault; }

private:
    QWidget* seen(const char* objectName) const;
    QWidget* focused() const;

    client::Application& m_application;
    QString m_fault;
};

} // namespace tellerdesk::test
