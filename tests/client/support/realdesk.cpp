// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/client/support/realdesk.h"

#include "client/app/mainwindow.h"
#include "client/widgets/theme.h"
#include "tests/support/branch.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QTableView>
#include <QTest>

#include <utility>

namespace tellerdesk::test {

namespace {

constexpr int kPatienceMs = 20'000;
constexpr int kArmingMs = 350; // a second F9 counts only after the teller could read

} // namespace

RealDesk::RealDesk(const QString& folder, client::Application::Options options) {
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    qputenv("TELLERDESK_CONFIG", QFile::encodeName(folder + QStringLiteral("/tellerdesk.conf")));
    client::Theme::apply(*qApp, false);
    options.dataFolder = folder + QStringLiteral("/data");
    options.documentsFolder = folder + QStringLiteral("/documents");
    options.keychain = false;
    m_application = std::make_unique<client::Application>(std::move(options));
    window().show();
    window().activateWindow();
    m_application->start();
    QVERIFY(QTest::qWaitForWindowActive(&window()));
}

QWidget& RealDesk::window() const {
    return m_application->window();
}

void RealDesk::press(QKeyCombination keys) const {
    QWidget* focused = QApplication::focusWidget();
    QTest::keyClick(focused != nullptr ? focused : &window(), keys.key(), keys.keyboardModifiers());
}

void RealDesk::type(const QString& text) const {
    QWidget* focused = QApplication::focusWidget();
    QTest::keyClicks(focused != nullptr ? focused : &window(), text);
}

QWidget* RealDesk::find(const char* objectName) const {
    for (QWidget* widget : QApplication::allWidgets()) {
        if (widget->isVisible() && widget->objectName() == QLatin1StringView(objectName)) {
            return widget;
        }
    }
    return nullptr;
}

QString RealDesk::textOf(const char* objectName) const {
    const QWidget* widget = find(objectName);
    if (const auto* label = qobject_cast<const QLabel*>(widget)) {
        return label->text();
    }
    const auto* edit = qobject_cast<const QLineEdit*>(widget);
    return edit != nullptr ? edit->text() : QString();
}

bool RealDesk::waitUntil(const std::function<bool()>& condition) const {
    if (QTest::qWaitFor(condition, kPatienceMs)) {
        return true;
    }
    qWarning("%s: place %d, error \"%s\", notice \"%s\", findings \"%s\"", qPrintable(window().windowTitle()),
             static_cast<int>(m_application->desk().place()), qPrintable(textOf("pageError")),
             qPrintable(textOf("messageText")), qPrintable(textOf("findings")));
    return false;
}

bool RealDesk::waitFor(const char* objectName) const {
    return waitUntil([this, objectName] { return isShown(objectName); });
}

bool RealDesk::signIn(const QString& username) const {
    if (!waitFor("username")) {
        return false;
    }
    type(username);
    press(Qt::Key_Return);
    type(kPassword);
    press(Qt::Key_Return);
    return waitFor("search");
}

bool RealDesk::openTill() const {
    press(Qt::Key_F8);
    if (!waitFor("tillHint")) {
        return false;
    }
    type(QStringLiteral("1000"));
    press(Qt::Key_F9);
    if (!waitFor("tillReadBack")) {
        return false;
    }
    QTest::qWait(kArmingMs);
    press(Qt::Key_F9);
    return waitFor("search");
}

bool RealDesk::serve(const QString& fullName) const {
    press(Qt::Key_F2);
    type(fullName);
    const auto found = [this] {
        const auto* list = qobject_cast<const QListView*>(find("found"));
        return list != nullptr && list->model()->rowCount() > 0;
    };
    if (!waitUntil(found)) {
        return false;
    }
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    return waitUntil([this, fullName] {
        const auto* accounts = qobject_cast<const QTableView*>(find("accounts"));
        return textOf("customerName").contains(fullName) && accounts != nullptr && accounts->model()->rowCount() > 0;
    });
}

bool RealDesk::unlock() const {
    if (!waitFor("anotherUser")) {
        return false;
    }
    type(kPassword);
    press(Qt::Key_Return);
    return waitUntil([this] { return !isShown("anotherUser"); });
}

} // namespace tellerdesk::test
