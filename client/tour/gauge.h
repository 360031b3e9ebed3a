// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/tour/hands.h"

#include <QJsonArray>
#include <QJsonObject>

#include <optional>

namespace tellerdesk::client {

class Page;

// Measures the real client against a real server, on the screen that it runs on. Every measure leaves its samples in
// result(), in milliseconds or bytes; whoever runs it judges them. A paint that is late counts with all its time, one
// that does not come fails the run, and what a key had nothing to do with is listed in result() as such.
class Gauge {
public:
    struct Person {
        QString username = {};
        QString password = {};
    };

    explicit Gauge(Hands& hands)
        : m_hands(hands) {}

    bool signIn(const Person& person);
    bool keysOnSignIn(); // in the fields of the first page
    bool logins(const Person& person, int count);
    bool serve(int customers);                       // from the first customer on, memory before and after
    bool keys(int rounds, const QString& phone);     // in every field that this role reaches
    bool pages(int rounds, const QString& phone);    // to every page that this role reaches and back
    bool statement(const QString& phone, int opens); // of the first account
    const QJsonObject& result() const { return m_result; }
    QString failure() const { return m_hands.failure(); }

private:
    bool signOut();
    bool isUsable() const;
    bool find(const QString& phone);
    bool post(Qt::Key kind);
    bool look();
    bool typeInFields(const QString& where);
    bool typeIn(QWidget& field, const QString& where);
    bool counterFields();
    bool pageFields(QKeyCombination key, const QString& name);
    enum class Led { Nowhere, There, Failed };
    Led switchPage(QKeyCombination key);
    bool goAndReturn(QKeyCombination key);
    void putBack();
    bool openStatement();
    bool scrollToEnd();
    bool frame(const std::function<void()>& act);
    void add(const QString& list, const QString& what, double value);

    Hands& m_hands;
    QJsonObject m_result;
};

} // namespace tellerdesk::client
