// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/client/support/workdesk.h"

#include "client/widgets/factlist.h"
#include "shared/api/page.h"

#include <QApplication>
#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

namespace tellerdesk::test {

WorkDesk::WorkDesk(const QLocale& locale)
    : search(api)
    , served(api)
    , posting(api, courier, session)
    , till(api, courier, session)
    , statement(api)
    , entrySearch(api, statement)
    , statementFiles(api, disk)
    , unsettled(courier, session)
    , window(session)
    , counterPage(new client::CounterPage({.search = search, .served = served, .posting = posting, .session = session}))
    , tillPage(new client::TillPage(till, session))
    , statementPage(new client::StatementPage({.statement = statement, .search = entrySearch, .files = statementFiles}))
    , unsettledPage(new client::UnsettledPage(unsettled)) {
    for (client::Page* page :
         std::initializer_list<client::Page*>{counterPage, tillPage, statementPage, unsettledPage}) {
        window.addPage(page);
    }
    QLocale::setDefault(locale);
    window.resize(1280, 720);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
}

void WorkDesk::press(QKeyCombination keys) {
    QWidget* focused = QApplication::focusWidget();
    QTest::keyClick(focused != nullptr ? focused : &window, keys.key(), keys.keyboardModifiers());
}

void WorkDesk::type(const QString& text) {
    QWidget* focused = QApplication::focusWidget();
    for (const QChar each : text) {
        if (each.unicode() < 128) {
            QTest::keyClick(focused != nullptr ? focused : &window, each.toLatin1());
        } else { // as an input method does it
            QInputMethodEvent event;
            event.setCommitString(each);
            QApplication::sendEvent(focused, &event);
        }
    }
}

QWidget* WorkDesk::find(const char* objectName) const {
    for (QWidget* widget : window.findChildren<QWidget*>(QString::fromLatin1(objectName))) {
        if (widget->isVisible()) {
            return widget;
        }
    }
    return nullptr;
}

QString WorkDesk::textOf(const char* objectName) const {
    const QWidget* widget = find(objectName);
    if (const auto* label = qobject_cast<const QLabel*>(widget)) {
        return label->text().replace(QChar(QChar::Nbsp), u' ');
    }
    if (const auto* facts = qobject_cast<const client::FactList*>(widget)) {
        return facts->text().replace(QChar(QChar::Nbsp), u' ');
    }
    const auto* edit = qobject_cast<const QLineEdit*>(widget);
    return edit != nullptr ? edit->text() : QString();
}

QString WorkDesk::focusName() const {
    const QWidget* focused = QApplication::focusWidget();
    return focused != nullptr ? focused->objectName() : QString();
}

QString WorkDesk::everythingSaid() const {
    QString said;
    for (const QLabel* label : window.findChildren<QLabel*>()) {
        if (label->isVisible()) {
            said += label->text() + u'\n' + label->accessibleName() + u'\n' + label->accessibleDescription() + u'\n';
        }
    }
    return said.replace(QChar(QChar::Nbsp), u' ');
}

void WorkDesk::serve(const CustomerInfo& customer, const std::vector<AccountInfo>& accounts) {
    press(Qt::Key_F2);
    type(customer.fields.fullName.left(8));
    QVERIFY(QTest::qWaitFor([this] { return api.isWaiting(); }));
    api.reply(tellerdesk::Page<CustomerInfo>{.items = {customer}}.toJson());
    press(Qt::Key_Return);
    QVERIFY(QTest::qWaitFor([this] { return api.isWaiting(); }));
    api.reply(tellerdesk::Page<AccountInfo>{.items = accounts}.toJson());
}

} // namespace tellerdesk::test
