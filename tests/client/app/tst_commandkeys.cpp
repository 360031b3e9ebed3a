// SPDX-License-Identifier: GPL-3.0-or-later
// The desk's keys from within a text field. With `--x11` on a screen of its own, where Qt's fields take Ctrl+E, Ctrl+K
// and their like for themselves; elsewhere with a field that takes every key.
#include "client/app/page.h"
#include "tests/client/support/ownscreen.h"
#include "tests/client/support/workdesk.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

#include <algorithm>

using namespace tellerdesk;
using namespace tellerdesk::client;
using namespace tellerdesk::test;

namespace {

class GreedyEdit : public QLineEdit {
protected:
    bool event(QEvent* event) override {
        if (event->type() == QEvent::ShortcutOverride) {
            event->accept();
            return true;
        }
        return QLineEdit::event(event);
    }
};

// Means one command, and has nothing but fields.
class FieldsPage : public client::Page {
public:
    explicit FieldsPage(Command command)
        : m_command(command) {
        auto* column = new QVBoxLayout(this);
        for (QWidget* each : std::initializer_list<QWidget*>{&line, &text, &greedy}) {
            column->addWidget(each);
        }
    }
    QString title() const override { return QStringLiteral("Fields"); }
    std::vector<Command> commands() const override { return {m_command}; }
    bool stepBack() override { return true; }

    QLineEdit line;
    QPlainTextEdit text;
    GreedyEdit greedy;

private:
    Command m_command;
};

} // namespace

class TestCommandKeys : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void areTheDesksInEveryField_data();
    void areTheDesksInEveryField();
    void leaveAFieldWhatTypingNeeds();
    void areAFieldsWhereTheDeskMeansNothing();
    void openTheStatementAndTheQuickLineFromTheSearchBox();
};

void TestCommandKeys::areTheDesksInEveryField_data() {
    QTest::addColumn<int>("command");
    QTest::addColumn<QKeySequence>("key");
    for (const CommandRow& row : allCommands()) {
        for (const QKeySequence& key : row.byField ? std::vector<QKeySequence>() : commandKeys(row.command)) {
            QTest::addRow("%s %s", row.text, qPrintable(key.toString())) << static_cast<int>(row.command) << key;
        }
    }
}

void TestCommandKeys::areTheDesksInEveryField() {
    QFETCH(const int, command);
    QFETCH(const QKeySequence, key);
    const Session session;
    MainWindow window(session);
    auto* page = new FieldsPage(static_cast<Command>(command));
    window.addPage(page);
    window.showPage(page);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    const auto actions = window.actions();
    const auto action = std::find_if(actions.begin(), actions.end(), [command](const QAction* each) {
        return each->text() == commandText(static_cast<Command>(command));
    });
    QVERIFY(action != actions.end());
    const QSignalSpy done(*action, &QAction::triggered);
    int expected = 0;
    for (QWidget* field : std::initializer_list<QWidget*>{&page->line, &page->text, &page->greedy}) {
        field->setFocus();
        QTRY_COMPARE(QApplication::focusWidget(), field);
        QTest::keyClick(field, key[0].key(), key[0].keyboardModifiers());
        QCOMPARE(done.count(), ++expected);
        if (auto* sheet = window.findChild<QDialog*>(QStringLiteral("keysHelp"))) {
            delete sheet;
            window.activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&window));
        }
    }
    QVERIFY(page->line.text().isEmpty());
    QVERIFY(page->text.toPlainText().isEmpty());
}

// Wherever the desk is used: what a person types and edits with is never a command.
void TestCommandKeys::leaveAFieldWhatTypingNeeds() {
    const QList<QKeySequence::StandardKey> needed{QKeySequence::Copy,
                                                  QKeySequence::Cut,
                                                  QKeySequence::Paste,
                                                  QKeySequence::Undo,
                                                  QKeySequence::Redo,
                                                  QKeySequence::SelectAll,
                                                  QKeySequence::Delete,
                                                  QKeySequence::Backspace,
                                                  QKeySequence::MoveToNextChar,
                                                  QKeySequence::MoveToNextWord,
                                                  QKeySequence::MoveToPreviousChar,
                                                  QKeySequence::MoveToPreviousWord};
    const QStringList everywhere{
        QStringLiteral("Ctrl+C"),       QStringLiteral("Ctrl+X"),    QStringLiteral("Ctrl+V"),
        QStringLiteral("Ctrl+Z"),       QStringLiteral("Ctrl+Y"),    QStringLiteral("Ctrl+A"),
        QStringLiteral("Ctrl+Shift+Z"), QStringLiteral("Home"),      QStringLiteral("End"),
        QStringLiteral("Del"),          QStringLiteral("Backspace"), QStringLiteral("Left"),
        QStringLiteral("Right"),        QStringLiteral("Ctrl+Left"), QStringLiteral("Ctrl+Right"),
        QStringLiteral("Tab"),          QStringLiteral("Shift+Tab"), QStringLiteral("Shift+Home"),
        QStringLiteral("Shift+End"),    QStringLiteral("Space")};
    for (const CommandRow& row : allCommands()) {
        for (const QKeySequence& key : row.byField ? std::vector<QKeySequence>() : commandKeys(row.command)) {
            QVERIFY2(!everywhere.contains(key.toString()), row.text);
            const bool typing = key[0].keyboardModifiers() == Qt::NoModifier && key[0].key() < Qt::Key_Escape;
            QVERIFY2(!typing, row.text);
            for (const QKeySequence::StandardKey each : needed) {
                // X11's second ways, Ctrl+D for Delete among them, give way: each has its plain key beside it.
                const auto ways = QKeySequence::keyBindings(each);
                QVERIFY2(ways.isEmpty() || ways.front() != key, row.text);
            }
        }
    }
}

void TestCommandKeys::areAFieldsWhereTheDeskMeansNothing() {
    const Session session;
    MainWindow window(session);
    auto* page = new FieldsPage(Command::Lock);
    window.addPage(page);
    window.showPage(page);
    for (const auto& [field, key] :
         {std::pair<QLineEdit*, Qt::Key>{&page->greedy, Qt::Key_K}, {&page->line, Qt::Key_C}}) {
        QKeyEvent claim(QEvent::ShortcutOverride, key, Qt::ControlModifier);
        claim.ignore();
        QApplication::sendEvent(field, &claim);
        QVERIFY(claim.isAccepted()); // rests here, and copying is never the desk's
    }
    GreedyEdit dialog; // a window of its own
    QKeyEvent claim(QEvent::ShortcutOverride, Qt::Key_L, Qt::ControlModifier);
    claim.ignore();
    QApplication::sendEvent(&dialog, &claim);
    QVERIFY(claim.isAccepted());
}

void TestCommandKeys::openTheStatementAndTheQuickLineFromTheSearchBox() {
    WorkDesk desk;
    desk.session.set(teller({cashOf("EUR", 500'000)}));
    desk.window.showPage(desk.counterPage);
    const CustomerInfo kim = customer(QStringLiteral("Kim Min-jun"));
    desk.serve(kim, {account(kim, 1, "EUR", 100'000)});
    QSignalSpy statement(desk.counterPage, &CounterPage::statementRequested);
    QSignalSpy commanded(&desk.window, &MainWindow::commanded);
    for (int time = 1; time <= 2; ++time) {
        desk.press(Qt::Key_F2);
        QCOMPARE(desk.focusName(), QStringLiteral("search"));
        desk.press(Qt::CTRL | Qt::Key_E);
        QCOMPARE(statement.count(), time);
        desk.window.showPage(desk.statementPage);
        desk.press(Qt::Key_Escape);
        QTRY_COMPARE(commanded.count(), time);
        desk.window.showPage(desk.counterPage);
    }
    desk.press(Qt::CTRL | Qt::Key_K);
    QCOMPARE(desk.focusName(), QStringLiteral("quickLine"));
    desk.press(Qt::CTRL | Qt::Key_L);
    QCOMPARE(commanded.back().front().value<Command>(), Command::Lock);
}

int main(int argc, char** argv) {
    const bool ownScreen = argc > 1 && qstrcmp(argv[1], "--x11") == 0;
    if (ownScreen && !isOnOwnScreen()) {
        const QCoreApplication application(argc, argv);
        return runOnOwnScreen();
    }
    QApplication application(argc, argv);
    if (ownScreen && QGuiApplication::platformName() != u"xcb") {
        return 1;
    }
    TestCommandKeys test;
    return QTest::qExec(&test, ownScreen ? QStringList{QString::fromLocal8Bit(argv[0])} : application.arguments());
}
#include "tst_commandkeys.moc"
