// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/client/faults/deskhand.h"

#include "client/app/application.h"
#include "client/app/mainwindow.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QTest>

namespace tellerdesk::test {

namespace {

constexpr int kPatienceMs = 20'000;
constexpr int kArmingMs = 350; // a second F9 counts only after the teller could read

} // namespace

DeskHand::DeskHand(client::Application& application)
    : m_application(application) {
    m_application.window().show();
    m_application.window().activateWindow();
    m_application.start();
    if (!QTest::qWaitForWindowActive(&m_application.window())) {
        m_fault = QStringLiteral("the window did not become active");
    }
}

QWidget* DeskHand::focused() const {
    QWidget* widget = QApplication::focusWidget();
    return widget != nullptr ? widget : &m_application.window();
}

QWidget* DeskHand::seen(const char* objectName) const {
    for (QWidget* widget : m_application.window().findChildren<QWidget*>(QString::fromLatin1(objectName))) {
        if (widget->isVisible()) {
            return widget;
        }
    }
    return nullptr;
}

void DeskHand::type(const QString& text) {
    QTest::keyClicks(focused(), text);
}

void DeskHand::press(QKeyCombination keys) {
    QTest::keyClick(focused(), keys.key(), keys.keyboardModifiers());
}

bool DeskHand::sees(const char* objectName) const {
    return seen(objectName) != nullptr;
}

QString DeskHand::reads(const char* objectName) const {
    QWidget* widget = seen(objectName);
    if (const auto* label = qobject_cast<QLabel*>(widget)) {
        return label->text();
    }
    const auto* edit = qobject_cast<QLineEdit*>(widget);
    return edit != nullptr ? edit->text() : QString();
}

bool DeskHand::waits(const char* what, const std::function<bool()>& there) {
    if (m_fault.isEmpty() && !QTest::qWaitFor(there, kPatienceMs)) {
        m_fault =
            QStringLiteral("did not come about: %1 (shown: \"%2\" \"%3\" \"%4\"; in front: \"%5\", focus: \"%6\")")
                .arg(QLatin1StringView(what), reads("pageError"), reads("messageText"), reads("resultState"),
                     m_application.window().windowTitle(), focused()->objectName());
    }
    return m_fault.isEmpty();
}

bool DeskHand::signIn(const QString& username, const QString& password) {
    if (!waits("sign-in", [this] { return sees("username"); })) {
        return false;
    }
    type(username);
    press(Qt::Key_Return);
    type(password);
    press(Qt::Key_Return);
    return waits("counter", [this] { return sees("search"); });
}

bool DeskHand::openTill() {
    press(Qt::Key_F8);
    if (!waits("till page", [this] { return sees("tillHint"); })) {
        return false;
    }
    for (int currency = 0; currency < 3; ++currency) {
        type(QStringLiteral("1000"));
        press(Qt::Key_Return);
    }
    press(Qt::Key_F9);
    if (!waits("till review", [this] { return sees("tillFigures"); })) {
        return false;
    }
    QTest::qWait(kArmingMs);
    press(Qt::Key_F9);
    return waits("open till", [this] { return sees("search"); });
}

bool DeskHand::serve(const QString& name) {
    press(Qt::Key_F2);
    type(name);
    if (!waits("customer found", [this] { return sees("found"); })) {
        return false;
    }
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    return waits("accounts", [this] {
        const auto* table = qobject_cast<QTableView*>(seen("accounts"));
        return table != nullptr && table->model()->rowCount() > 0;
    });
}

bool DeskHand::fillDeposit(const QString& amount) {
    press(Qt::Key_F3);
    if (!waits("deposit's form", [this] { return sees("draftTitle"); })) {
        return false;
    }
    type(amount);
    return true;
}

bool DeskHand::review() {
    press(Qt::Key_F9);
    return waits("review", [this] { return sees("reviewAmount"); });
}

void DeskHand::post() {
    QTest::qWait(kArmingMs);
    press(Qt::Key_F9);
}

} // namespace tellerdesk::test
