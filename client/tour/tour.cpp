// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/tour/tour.h"

#include "client/app/application.h"
#include "client/app/mainwindow.h"
#include "client/counter/accountsmodel.h"

#include <QAbstractItemModel>
#include <QAction>
#include <QApplication>
#include <QImage>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QPixmap>
#include <QTableView>
#include <QTest>

#include <algorithm>
#include <utility>

namespace tellerdesk::client {

namespace {

constexpr int kPatienceMs = 15'000;
constexpr int kArmingMs = 350; // a second F9 counts only after the teller could read

} // namespace

Tour::Tour(Application& application, TourPictures& pictures)
    : m_application(application)
    , m_pictures(pictures) {
    QObject::connect(&application, &Application::documentSaved, &application, [this] { ++m_documents; });
}

QWidget& Tour::window() const {
    return m_application.window();
}

void Tour::type(const QString& text) {
    QWidget* focused = QApplication::focusWidget();
    QTest::keyClicks(focused != nullptr ? focused : &window(), text);
}

void Tour::press(QKeyCombination keys) {
    QWidget* focused = QApplication::focusWidget();
    QTest::keyClick(focused != nullptr ? focused : &window(), keys.key(), keys.keyboardModifiers());
}

bool Tour::isShown(const char* objectName) const {
    const auto found = window().findChildren<QWidget*>(QString::fromLatin1(objectName));
    return std::any_of(found.begin(), found.end(), [](const QWidget* widget) { return widget->isVisible(); });
}

QString Tour::textOf(const char* objectName) const {
    for (const QLabel* label : window().findChildren<QLabel*>(QString::fromLatin1(objectName))) {
        if (label->isVisible()) {
            return label->text();
        }
    }
    return {};
}

bool Tour::comesTo(const char* page, const std::function<bool()>& there) {
    if (QTest::qWaitFor(there, kPatienceMs)) {
        return true;
    }
    m_failure = QStringLiteral("did not come to: %1 (error shown: \"%2\" \"%3\")")
                    .arg(QLatin1StringView(page), textOf("pageError"), textOf("messageText"));
    picture(QStringLiteral("failure"));
    return false;
}

bool Tour::picture(const QString& name) {
    if (m_pictures.take(window(), name)) {
        return true;
    }
    m_failure = m_pictures.failure();
    return false;
}

bool Tour::playAll(const std::vector<Step>& steps) {
    for (const Step& step : steps) {
        if (!step.act()) {
            m_failure = QStringLiteral("%1: %2").arg(QLatin1StringView(step.name), m_failure);
            return false;
        }
    }
    return true;
}

bool Tour::play(const std::vector<Person>& people) {
    for (std::size_t at = 0; at < people.size(); ++at) {
        if (at > 0 && !signOut()) {
            return false;
        }
        if (!(at == 0 ? playTeller(people[at]) : playOther(people[at]))) {
            return false;
        }
    }
    return true;
}

bool Tour::playTeller(const Person& person) {
    const QString none = QString();
    return playAll({
        {"sign in", [&] { return signIn(person, {}); }},
        {"open the till", [this] { return openTill(); }},
        {"find nobody", [this] { return findNobody(); }},
        {"find the receiver", [this] { return find(QStringLiteral("a"), QStringLiteral("search")) && noteReceiver(); }},
        {"find the customer", [this] { return findPayer() && comesToRest() && picture(QStringLiteral("customer")); }},
        {"deposit", [&] { return post(Qt::Key_F3, QStringLiteral("1250"), none) && saveReceipt(); }},
        {"withdrawal", [&] { return post(Qt::Key_F4, QStringLiteral("240"), none) && saveReceipt(); }},
        {"too much", [this] { return tooMuch(); }},
        {"transfer", [&] { return post(Qt::Key_F5, QStringLiteral("100"), m_receiver) && saveReceipt(); }},
        {"statement", [this] { return statement(); }},
        {"my work", [this] { return myWork(); }},
        {"new customer", [this] { return newCustomer(); }},
        {"what else there is", [this] { return visitFeatures({}); }},
        {"help", [this] { return help(); }},
        {"settings", [this] { return settings(); }},
        {"lock", [this] { return lock(); }},
        {"unlock", [&] { return unlock(person); }},
        {"close the till", [this] { return closeTill(); }},
    });
}

bool Tour::playOther(const Person& person) {
    return playAll({
        {"sign in another", [&] { return signIn(person, person.username + u'-'); }},
        {"a customer", [&] { return lookAtCustomer(person.username + u'-'); }},
        {"what there is", [&] { return visitFeatures(person.username + u'-'); }},
        {"new staff", [&] { return newStaff(person.username + u'-'); }},
    });
}

bool Tour::signIn(const Person& person, const QString& picturePrefix) {
    if (!comesTo("sign-in page",
                 [this] { return isShown("username") && m_application.desk().place() == Place::SignIn; })) {
        return false;
    }
    type(person.username);
    press(Qt::Key_Return);
    type(person.password);
    const bool pictured = !picturePrefix.isEmpty() || picture(QStringLiteral("sign-in"));
    press(Qt::Key_Return);
    return pictured && comesTo("desk", [this] { return m_application.desk().place() == Place::Working; }) &&
           comesToRest() &&
           picture(picturePrefix.isEmpty() ? QStringLiteral("counter") : picturePrefix + QStringLiteral("desk"));
}

// By the menu, as there is no key for it: its letter, then the letter of the line.
bool Tour::signOut() {
    const QString line = QApplication::translate("tellerdesk::client::MainWindow", "Log &out");
    for (const QAction* menu : m_application.window().menuBar()->actions()) {
        for (const QAction* action : menu->menu()->actions()) {
            if (action->text() == line) {
                press(QKeySequence::mnemonic(menu->text())[0]);
                QTest::keyClick(QApplication::activePopupWidget(), QKeySequence::mnemonic(line)[0].key());
            }
        }
    }
    window().activateWindow(); // which the offscreen platform does not do when a menu goes
    return comesTo("the door", [this] { return m_application.desk().place() == Place::SignIn; });
}

bool Tour::comesToRest() {
    QImage before;
    return comesTo("rest", [this, &before] {
        QTest::qWait(100);
        const QImage now = window().grab().toImage();
        return now == std::exchange(before, now);
    });
}

bool Tour::openTill() {
    press(Qt::Key_F8);
    if (!comesTo("till page", [this] { return isShown("tillHeading") && isShown("tillHint"); })) {
        return false;
    }
    for (const char* amount : {"5000", "1000000", "2000"}) {
        type(QString::fromLatin1(amount));
        press(Qt::Key_Return);
    }
    const bool typed = picture(QStringLiteral("till-open"));
    press(Qt::Key_F9);
    if (!typed || !comesTo("till review", [this] { return isShown("tillFigures"); })) {
        return false;
    }
    QTest::qWait(kArmingMs);
    press(Qt::Key_F9);
    return comesTo("counter with an open till",
                   [this] { return isShown("search") && textOf("tillPosition").contains(u'5'); });
}

bool Tour::find(const QString& text, const QString& pictureName) {
    press(Qt::Key_F2);
    type(text);
    const bool found = comesTo("customers found", [this] { return isShown("found"); });
    if (!found || (!pictureName.isEmpty() && !picture(pictureName))) {
        return false;
    }
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    return comesTo("the customer's accounts", [this] {
        const auto* table = window().findChild<QTableView*>(QStringLiteral("accounts"));
        return table->isVisible() && table->model()->rowCount() > 0;
    });
}

namespace {

QString numberOf(const QTableView& table, int row) {
    return table.model()->index(row, AccountsModel::Number).data().toString();
}

QString currencyOf(const QTableView& table, int row) {
    return table.model()->index(row, AccountsModel::CurrencyCode).data().toString();
}

} // namespace

bool Tour::noteReceiver() {
    const auto* table = window().findChild<QTableView*>(QStringLiteral("accounts"));
    m_receiver = numberOf(*table, 0);
    m_currency = currencyOf(*table, 0);
    m_receiverName = textOf("customerName");
    press(Qt::Key_Escape);
    return true;
}

// Somebody else with an account in the receiver's currency, which is then the chosen one.
bool Tour::findPayer() {
    for (const char* beginning : {"m", "s", "p", "k", "김"}) {
        if (!find(QString::fromUtf8(beginning), {})) {
            return false;
        }
        if (textOf("customerName") == m_receiverName) {
            press(Qt::Key_Escape);
            continue;
        }
        const auto* table = window().findChild<QTableView*>(QStringLiteral("accounts"));
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            if (currencyOf(*table, row) == m_currency && numberOf(*table, row) != m_receiver) {
                while (table->currentIndex().row() < row) {
                    press(Qt::Key_Down);
                }
                return true;
            }
        }
        press(Qt::Key_Escape);
    }
    m_failure = QStringLiteral("nobody else has an account in %1").arg(m_currency);
    return false;
}

bool Tour::post(Qt::Key key, const QString& amount, const QString& toNumber) {
    press(key);
    if (!comesTo("the form", [this] { return isShown("draftTitle"); })) {
        return false;
    }
    type(amount);
    press(Qt::Key_Return);
    if (!toNumber.isEmpty()) {
        type(toNumber);
        press(Qt::Key_Return);
    }
    type(QStringLiteral("Tour"));
    const bool typed = picture(QStringLiteral("form"));
    press(Qt::Key_F9);
    if (!typed || !comesTo("the review", [this] { return isShown("reviewAmount"); }) ||
        !picture(QStringLiteral("review"))) {
        return false;
    }
    QTest::qWait(kArmingMs);
    press(Qt::Key_F9);
    return comesTo("posted", [this] { return isShown("saveReceipt"); }) && picture(QStringLiteral("posted"));
}

bool Tour::saveReceipt() {
    const int before = m_documents;
    press(Qt::CTRL | Qt::Key_P);
    const bool saved = comesTo("a saved receipt", [this, before] { return m_documents > before; });
    press(Qt::Key_Escape);
    return saved;
}

bool Tour::lock() {
    press(Qt::CTRL | Qt::Key_L);
    return comesTo("the locked page", [this] { return m_application.desk().place() == Place::Locked; }) &&
           comesToRest() && picture(QStringLiteral("locked"));
}

bool Tour::unlock(const Person& person) {
    type(person.password);
    press(Qt::Key_Return);
    return comesTo("the desk", [this] { return m_application.desk().place() == Place::Working; });
}

bool Tour::closeTill() {
    press(Qt::Key_F8);
    if (!comesTo("the count", [this] { return isShown("tillHint") && textOf("tillPosition").isEmpty() == false; })) {
        return false;
    }
    // A first count that is wrong in every currency, then one that is short by one unit.
    for (const bool again : {false, true}) {
        for (int line = 0; line < 3; ++line) {
            type(again ? QStringLiteral("6010") : QStringLiteral("1"));
            press(Qt::Key_Return);
        }
        const bool typed = picture(again ? QStringLiteral("till-count-again") : QStringLiteral("till-count"));
        press(Qt::Key_F9);
        if (!typed) {
            return false;
        }
        if (!again && !comesTo("count again", [this] {
                return textOf("tillHeading") == QApplication::translate("tellerdesk::client::TillPage", "Count again");
            })) {
            return false;
        }
    }
    if (!comesTo("the read-back", [this] { return isShown("tillFigures"); }) ||
        !picture(QStringLiteral("till-review"))) {
        return false;
    }
    QTest::qWait(kArmingMs);
    press(Qt::Key_F9);
    const QString closed = QApplication::translate("tellerdesk::client::TillPage", "The till is closed");
    return comesTo("the closed till", [&] { return textOf("tillHeading") == closed; }) &&
           picture(QStringLiteral("till-closed"));
}

} // namespace tellerdesk::client
