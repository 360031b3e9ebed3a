// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/tour/pictures.h"

#include <QKeyCombination>
#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

class QWidget;

namespace tellerdesk::client {

class Application;

// Plays a teller's round by key presses in the real client against a real server, then visits what the other roles
// have, and takes a picture of each page. A step that does not come to where it should ends the tour with its name.
class Tour {
public:
    struct Person {
        QString username = {};
        QString password = {};
    };

    Tour(Application& application, TourPictures& pictures);

    bool play(const std::vector<Person>& people); // the first is a teller; false: see failure()
    const QString& failure() const { return m_failure; }

private:
    struct Step {
        const char* name;
        std::function<bool()> act;
    };

    bool playAll(const std::vector<Step>& steps);
    bool playTeller(const Person& person);
    bool playOther(const Person& person);
    bool signIn(const Person& person, const QString& picturePrefix);
    bool signOut();
    bool visitFeatures(const QString& picturePrefix);
    bool comesToRest(); // what the page loads has come
    bool openTill();
    bool find(const QString& text, const QString& pictureName); // no picture where it has no name
    bool findNobody();
    bool noteReceiver();
    bool findPayer();
    bool post(Qt::Key key, const QString& amount, const QString& toNumber);
    bool tooMuch();
    bool saveReceipt();
    bool statement();
    bool myWork();
    bool newCustomer();
    bool help();
    bool settings();
    bool lookAtCustomer(const QString& picturePrefix);
    bool newStaff(const QString& picturePrefix);
    bool lock();
    bool unlock(const Person& person);
    bool closeTill();

    QWidget& window() const;
    void type(const QString& text);
    void press(QKeyCombination keys);
    bool comesTo(const char* page, const std::function<bool()>& there);
    bool picture(const QString& name);
    QString textOf(const char* objectName) const;
    bool isShown(const char* objectName) const;

    Application& m_application;
    TourPictures& m_pictures;
    QString m_failure;
    QString m_receiver; // number of the account that the transfer goes to
    QString m_currency; // and its currency
    QString m_receiverName;
    int m_documents = 0;
};

} // namespace tellerdesk::client
