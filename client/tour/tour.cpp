// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/tour/tour.h"

#include "client/app/application.h"
#include "client/app/mainwindow.h"
#include "client/counter/accountsmodel.h"

#include <QAbstractItemModel>
#include <QApplication>
#include <QLabel>
#include <QPixmap>
#include <QTableView>
#include <QTest>

#include <algorithm>

namespace tellerdesk::client {

namespace {

constexpr int kPatienceMs = 15'000;
constexpr int kArmingMs = 350; // a second F9 counts only after the teller could read

} // namespace

Tour::Tour(Application& application, QString folder)
    : m_application(application)
    , m_folder(std::move(folder)) {
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
    picture("failure");
    return false;
}

bool Tour::picture(const char* name) {
    QTest::qWait(50); // what was asked to paint has painted
    const QString file = QStringLiteral("%1/%2-%3.png")
                             .arg(m_folder)
                             .arg(++m_pictures, 2, 10, QLatin1Char('0'))
                             .arg(QLatin1StringView(name));
    if (window().grab().save(file)) {
        return true;
    }
    m_failure = QStringLiteral("could not write %1").arg(file);
    return false;
}

bool Tour::play(const Person& person) {
    const QString dash = QString();
    const Step steps[] = {
        {"sign in", [&] { return signIn(person); }},
        {"open the till", [this] { return openTill(); }},
        {"find the receiver", [this] { return find(QStringLiteral("a")) && noteReceiver(); }},
        {"find the customer", [this] { return findPayer() && picture("customer"); }},
        {"deposit", [&] { return post(Qt::Key_F3, QStringLiteral("1250"), dash) && saveReceipt(); }},
        {"withdrawal", [&] { return post(Qt::Key_F4, QStringLiteral("240"), dash) && saveReceipt(); }},
        {"transfer", [&] { return post(Qt::Key_F5, QStringLiteral("100"), m_receiver) && saveReceipt(); }},
        {"statement", [this] { return statement(); }},
        {"my work", [this] { return myWork(); }},
        {"close the till", [this] { return closeTill(); }},
    };
    for (const Step& step : steps) {
        if (!step.act()) {
            m_failure = QStringLiteral("%1: %2").arg(QLatin1StringView(step.name), m_failure);
            return false;
        }
    }
    return true;
}

bool Tour::signIn(const Person& person) {
    if (!comesTo("sign-in page",
                 [this] { return isShown("username") && m_application.desk().place() == Place::SignIn; })) {
        return false;
    }
    type(person.username);
    press(Qt::Key_Return);
    type(person.password);
    const bool pictured = picture("sign-in");
    press(Qt::Key_Return);
    return pictured && comesTo("counter", [this] { return isShown("search"); }) && picture("counter");
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
    const bool typed = picture("till-open");
    press(Qt::Key_F9);
    if (!typed || !comesTo("till review", [this] { return isShown("tillReadBack"); })) {
        return false;
    }
    QTest::qWait(kArmingMs);
    press(Qt::Key_F9);
    return comesTo("counter with an open till",
                   [this] { return isShown("search") && textOf("tillPosition").contains(u'5'); });
}

bool Tour::find(const QString& text) {
    press(Qt::Key_F2);
    type(text);
    const bool found = comesTo("customers found", [this] { return isShown("found"); });
    if (!found || !picture("search")) {
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

QString cell(const QTableView& table, int row, int column) {
    return table.model()->index(row, column).data().toString();
}

} // namespace

bool Tour::noteReceiver() {
    const auto* table = window().findChild<QTableView*>(QStringLiteral("accounts"));
    m_receiver = cell(*table, 0, AccountsModel::Number);
    m_currency = cell(*table, 0, AccountsModel::CurrencyCode);
    press(Qt::Key_Escape);
    return true;
}

// Somebody else with an account in the receiver's currency, which is then the chosen one.
bool Tour::findPayer() {
    for (const char* beginning : {"m", "s", "p", "k", "김"}) {
        if (!find(QString::fromUtf8(beginning))) {
            return false;
        }
        const auto* table = window().findChild<QTableView*>(QStringLiteral("accounts"));
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            if (cell(*table, row, AccountsModel::CurrencyCode) == m_currency &&
                cell(*table, row, AccountsModel::Number) != m_receiver) {
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
    const bool typed = picture("form");
    press(Qt::Key_F9);
    if (!typed || !comesTo("the review", [this] { return isShown("reviewAmount"); }) || !picture("review")) {
        return false;
    }
    QTest::qWait(kArmingMs);
    press(Qt::Key_F9);
    return comesTo("posted", [this] { return isShown("saveReceipt"); }) && picture("posted");
}

bool Tour::saveReceipt() {
    const int before = m_documents;
    press(Qt::CTRL | Qt::Key_P);
    const bool saved = comesTo("a saved receipt", [this, before] { return m_documents > before; });
    press(Qt::Key_Escape);
    return saved;
}

bool Tour::statement() {
    press(Qt::CTRL | Qt::Key_E);
    const bool shown = comesTo("the statement", [this] {
        const auto* table = window().findChild<QTableView*>(QStringLiteral("entries"));
        return table->isVisible() && table->model()->rowCount() > 0;
    });
    if (!shown || !picture("statement")) {
        return false;
    }
    const int before = m_documents;
    press(Qt::CTRL | Qt::Key_P);
    const bool saved = comesTo("a saved statement", [this, before] { return m_documents > before; });
    press(Qt::Key_Escape);
    return saved && comesTo("counter", [this] { return isShown("search"); });
}

bool Tour::myWork() {
    press(Qt::Key_F7);
    const bool shown = comesTo("my work", [this] {
        const auto* table = window().findChild<QTableView*>(QStringLiteral("work"));
        return table->isVisible() && table->model()->rowCount() > 0;
    });
    if (!shown || !picture("my-work")) {
        return false;
    }
    press(Qt::Key_Return);
    const auto* print = window().findChild<QWidget*>(QStringLiteral("printReceipt"));
    if (!comesTo("a receipt", [print] { return print->isVisible() && print->isEnabled(); }) || !picture("receipt")) {
        return false;
    }
    const int before = m_documents;
    press(Qt::CTRL | Qt::Key_P);
    if (!comesTo("a saved copy", [this, before] { return m_documents > before; })) {
        return false;
    }
    press(Qt::Key_Escape);
    press(Qt::CTRL | Qt::SHIFT | Qt::Key_P);
    if (!comesTo("printing", [this] { return isShown("failedPrints"); }) || !picture("printing")) {
        return false;
    }
    press(Qt::Key_Escape);
    press(Qt::Key_Escape);
    return comesTo("counter", [this] { return isShown("search"); });
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
        const bool typed = picture(again ? "till-count-again" : "till-count");
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
    if (!comesTo("the read-back", [this] { return isShown("tillReadBack"); }) || !picture("till-review")) {
        return false;
    }
    QTest::qWait(kArmingMs);
    press(Qt::Key_F9);
    const QString closed = QApplication::translate("tellerdesk::client::TillPage", "The till is closed");
    return comesTo("the closed till", [&] { return textOf("tillHeading") == closed; }) && picture("till-closed");
}

} // namespace tellerdesk::client
