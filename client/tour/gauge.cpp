// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/tour/gauge.h"

#include "client/app/application.h"
#include "client/app/mainwindow.h"
#include "client/counter/accountsmodel.h"
#include "client/statement/entriesmodel.h"

#include <QFile>
#include <QLineEdit>
#include <QScrollBar>
#include <QTableView>

#include <unistd.h>

namespace tellerdesk::client {

namespace {

constexpr int kArmingMs = 305;           // a second F9 counts only after the teller could read
constexpr int kFirstPhone = 300'000'001; // the bench's customers have numbers that count up
constexpr int kEveryStatement = 10;      // so many are served between two looks at a statement
constexpr int kScrollSteps = 1'000;
constexpr int kPageKeys = 200;

double residentBytes() {
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly)) {
        return 0;
    }
    return file.readAll().split(' ').value(1).toDouble() * static_cast<double>(sysconf(_SC_PAGESIZE));
}

QString phoneOf(int customer) {
    return QStringLiteral("0%1").arg(kFirstPhone + customer);
}

} // namespace

void Gauge::add(const QString& list, const QString& what, double value) {
    QJsonArray all = m_result.value(list).toArray();
    all.append(QJsonObject{{QStringLiteral("at"), what}, {QStringLiteral("value"), value}});
    m_result.insert(list, all);
}

bool Gauge::isUsable() const {
    const auto* box = m_hands.window().findChild<QLineEdit*>(QStringLiteral("search"));
    return m_hands.application().desk().place() == Place::Working &&
           (!box->isVisible() || (box->isEnabled() && box->hasFocus()));
}

bool Gauge::signIn(const Person& person) {
    if (!m_hands.comesTo("the sign-in page", [this] {
            return m_hands.isShown("username") && m_hands.application().desk().place() == Place::SignIn;
        })) {
        return false;
    }
    for (auto* field : m_hands.window().findChildren<QLineEdit*>(QStringLiteral("username"))) {
        if (field->isVisible()) { // other pages have one too
            field->setFocus();
        }
    }
    m_hands.type(person.username);
    m_hands.press(Qt::Key_Return);
    m_hands.type(person.password);
    m_hands.rest(50);
    const auto taken =
        m_hands.millisecondsTo("the desk", [this] { m_hands.press(Qt::Key_Return); }, [this] { return isUsable(); });
    if (!taken) {
        return false;
    }
    add(QStringLiteral("logins"), person.username, *taken);
    m_hands.rest(300);
    return true;
}

bool Gauge::signOut() {
    Q_EMIT m_hands.application().window().logoutRequested();
    return m_hands.comesTo("the door", [this] { return m_hands.application().desk().place() == Place::SignIn; });
}

bool Gauge::logins(const Person& person, int count) {
    for (int i = 0; i < count; ++i) {
        if (!signIn(person) || !signOut()) {
            return false;
        }
    }
    return true;
}

bool Gauge::find(const QString& phone) {
    m_hands.press(Qt::Key_F2);
    m_hands.type(phone);
    m_hands.press(Qt::Key_Return);
    return m_hands.comesTo("the customer's accounts", [this, &phone] {
        return m_hands.shownTable("accounts") != nullptr &&
               m_hands.textOf("customerFacts").remove(u' ').contains(phone.right(8));
    });
}

bool Gauge::post(Qt::Key kind) {
    m_hands.press(kind);
    if (!m_hands.comesTo("the form", [this] { return m_hands.isShown("draftTitle"); })) {
        return false;
    }
    m_hands.type(QStringLiteral("5"));
    m_hands.press(Qt::Key_Return);
    m_hands.press(Qt::Key_F9);
    if (!m_hands.comesTo("the review", [this] { return m_hands.isShown("reviewAmount"); })) {
        return false;
    }
    m_hands.rest(kArmingMs);
    m_hands.press(Qt::Key_F9);
    const bool posted = m_hands.comesTo("posted", [this] { return m_hands.isShown("saveReceipt"); });
    m_hands.rest(kArmingMs); // as long again until the next customer may be called
    return posted;
}

bool Gauge::look() {
    if (!openStatement()) {
        return false;
    }
    m_hands.press(Qt::Key_Escape);
    return m_hands.comesTo("the counter", [this] { return m_hands.isShown("search"); });
}

bool Gauge::serve(int customers) {
    add(QStringLiteral("resident"), QStringLiteral("before"), residentBytes());
    for (int i = 0; i < customers; ++i) {
        const bool served =
            find(phoneOf(i)) && (i % kEveryStatement != 0 || look()) && post(i % 2 == 0 ? Qt::Key_F3 : Qt::Key_F4);
        if (!served) {
            return false;
        }
    }
    m_hands.press(Qt::Key_F2); // the next one: the desk is cleared
    m_hands.rest(1'000);
    add(QStringLiteral("resident"), QStringLiteral("after"), residentBytes());
    return true;
}

bool Gauge::openStatement() {
    const auto hasRows = [this] {
        const QTableView* table = m_hands.shownTable("entries");
        return table != nullptr && !table->model()->index(0, EntriesModel::Date).data().toString().isEmpty();
    };
    const auto taken = m_hands.millisecondsTo("the entries", [this] { m_hands.press(Qt::CTRL | Qt::Key_E); }, hasRows);
    if (taken) {
        add(QStringLiteral("opens"), m_hands.textOf("statementAccount"), *taken);
    }
    return taken.has_value();
}

bool Gauge::statement(const QString& phone, int opens) {
    if (!find(phone)) {
        return false;
    }
    for (int i = 0; i < opens; ++i) {
        m_hands.rest(200);
        if (!openStatement()) {
            return false;
        }
        if (i + 1 < opens) {
            m_hands.rest(500); // its sums come too
            m_hands.press(Qt::Key_Escape);
        }
    }
    return scrollToEnd();
}

bool Gauge::frame(const std::function<void()>& act) {
    const auto taken = m_hands.millisecondsOf(QStringLiteral("a scrolled statement"), act);
    if (!taken) {
        return false;
    }
    add(QStringLiteral("frames"), {}, *taken);
    return true;
}

// By keys, then as the bar is drawn down, without a pause; the last row must be the account's first entry.
bool Gauge::scrollToEnd() {
    QTableView* table = m_hands.shownTable("entries");
    const int rows = table->model()->rowCount();
    m_result.insert(QStringLiteral("rows"), rows);
    QScrollBar* bar = table->verticalScrollBar();
    for (int i = 0; i < kPageKeys; ++i) {
        if (!frame([this] { m_hands.press(Qt::Key_PageDown); })) {
            return false;
        }
    }
    const int from = bar->value();
    for (int i = 1; i <= kScrollSteps; ++i) {
        const auto value = from + static_cast<int>(static_cast<qint64>(bar->maximum() - from) * i / kScrollSteps);
        if (value != bar->value() && !frame([bar, value] { bar->setValue(value); })) {
            return false;
        }
    }
    const auto text = [table, rows](int column) { return table->model()->index(rows - 1, column).data().toString(); };
    return m_hands.comesTo("the first entry", [&text] {
        return text(EntriesModel::Number) == u'1' && !text(EntriesModel::Date).isEmpty();
    });
}

} // namespace tellerdesk::client
