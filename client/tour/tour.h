// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeyCombination>
#include <QString>
#include <QStringList>

#include <functional>

class QWidget;

namespace tellerdesk::client {

class Application;

// Plays a teller's round by key presses in the real client against a real server, and saves a picture of each step. A
// step that does not come to where it should ends the tour with its name.
class Tour {
public:
    struct Person {
        QString username = {};
        QString password = {};
    };

    Tour(Application& application, QString folder);

    bool play(const Person& person); // false: see failure()
    const QString& failure() const { return m_failure; }

private:
    struct Step {
        const char* name;
        std::function<bool()> act;
    };

    bool signIn(const Person& person);
    bool openTill();
    bool find(const QString& text);
    bool noteReceiver();
    bool findPayer();
    bool post(Qt::Key key, const QString& amount, const QString& toNumber);
    bool saveReceipt();
    bool statement();
    bool myWork();
    bool closeTill();

    QWidget& window() const;
    void type(const QString& text);
    void press(QKeyCombination keys);
    bool comesTo(const char* page, const std::function<bool()>& there);
    bool picture(const char* name);
    QString textOf(const char* objectName) const;
    bool isShown(const char* objectName) const;

    Application& m_application;
    QString m_folder;
    QString m_failure;
    QString m_receiver; // number of the account that the transfer goes to
    QString m_currency; // and its currency
    int m_pictures = 0;
    int m_documents = 0;
};

} // namespace tellerdesk::client
