// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/client/support/workshelf.h"

#include "shared/api/page.h"

#include <QApplication>
#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QTableView>
#include <QTest>
#include <QTextEdit>

namespace tellerdesk::test {

WorkShelf::WorkShelf()
    : printing({.api = api,
                .disk = disk,
                .spooler = spooler,
                .bank = [] { return client::BankName{.name = QStringLiteral("Bank")}; },
                .dataFolder = folder.filePath(QStringLiteral("data")),
                .documentsFolder = folder.filePath(QStringLiteral("papers"))})
    , presenter(api, courier, session)
    , window(session)
    , work(new client::MyWorkPage(presenter, printing))
    , receipt(new client::ReceiptPage(printing, session))
    , printingPage(new client::PrintingPage(printing)) {
    for (client::Page* page : std::initializer_list<client::Page*>{work, receipt, printingPage}) {
        window.addPage(page);
    }
    QObject::connect(work, &client::MyWorkPage::receiptWanted, &window, [this](const PostingId& id) {
        receipt->show(id);
        window.showPage(receipt);
    });
    QObject::connect(work, &client::MyWorkPage::printingWanted, &window, [this] { window.showPage(printingPage); });
    QObject::connect(receipt, &client::ReceiptPage::done, &window, [this] { window.showPage(work); });
    QObject::connect(printingPage, &client::PrintingPage::done, &window, [this] { window.showPage(work); });
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    signIn(Role::Teller);
    window.resize(1280, 720);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
}

void WorkShelf::signIn(Role role) {
    auto facts = teller({cashOf("EUR", 500'000)});
    facts.role = role;
    session.set(facts);
}

void WorkShelf::open(const std::vector<JournalItem>& items) {
    window.showPage(work);
    answer(items);
}

void WorkShelf::answer(const std::vector<JournalItem>& items) {
    QVERIFY(api.isWaiting());
    QCOMPARE(api.next().path, QStringLiteral("/v1/postings"));
    api.reply(tellerdesk::Page<JournalItem>{.items = items}.toJson());
}

void WorkShelf::giveReceipt(const Receipt& given) {
    QVERIFY(api.isWaiting());
    QCOMPARE(api.next().path, QStringLiteral("/v1/postings/%1/receipt").arg(given.postingId.toString()));
    api.reply(given.toJson());
}

void WorkShelf::giveCopy(const PostingId& id, qint64 n) {
    QVERIFY(api.isWaiting());
    QCOMPARE(api.next().path, QStringLiteral("/v1/postings/%1/copies").arg(id.toString()));
    api.reply(ReceiptCopy{.id = api.next().key->value, .postingId = id, .n = n}.toJson(), 201);
}

void WorkShelf::press(QKeyCombination keys) {
    QWidget* focused = QApplication::focusWidget();
    QTest::keyClick(focused != nullptr ? focused : &window, keys.key(), keys.keyboardModifiers());
}

void WorkShelf::type(const QString& text) {
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

QWidget* WorkShelf::find(const char* objectName) const {
    for (QWidget* widget : window.findChildren<QWidget*>(QString::fromLatin1(objectName))) {
        if (widget->isVisible()) {
            return widget;
        }
    }
    return nullptr;
}

QString WorkShelf::textOf(const char* objectName) const {
    const QWidget* widget = find(objectName);
    if (const auto* label = qobject_cast<const QLabel*>(widget)) {
        QString text = label->text();
        return text.replace(QChar(QChar::Nbsp), u' ').remove(QChar(0x200B));
    }
    const auto* edit = qobject_cast<const QLineEdit*>(widget);
    return edit != nullptr ? edit->text() : QString();
}

QString WorkShelf::focusName() const {
    const QWidget* focused = QApplication::focusWidget();
    return focused != nullptr ? focused->objectName() : QString();
}

QStringList WorkShelf::column(int column) const {
    const auto* model = window.findChild<QTableView*>(QStringLiteral("work"))->model();
    QStringList texts;
    for (int row = 0; row < model->rowCount(); ++row) {
        texts << model->index(row, column).data().toString();
    }
    return texts;
}

QString WorkShelf::firstFailed() const {
    const auto* list = window.findChild<QListWidget*>(QStringLiteral("failedPrints"));
    return list->count() > 0 ? list->item(0)->text().replace(QChar(QChar::Nbsp), u' ') : QString();
}

QString WorkShelf::paperText() const {
    return window.findChild<QTextEdit*>(QStringLiteral("receiptPaper"))
        ->toPlainText()
        .replace(QChar(QChar::Nbsp), u' ');
}

} // namespace tellerdesk::test
