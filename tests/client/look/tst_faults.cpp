// SPDX-License-Identifier: GPL-3.0-or-later
// The judges of the scenes, each with a window that it must find fault with, and one that is as it should be.
#include "client/widgets/form.h"
#include "client/widgets/theme.h"
#include "tests/client/look/accessfaults.h"
#include "tests/client/look/layoutfaults.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTableWidget>
#include <QTest>
#include <QVBoxLayout>

using namespace tellerdesk::client;
using namespace tellerdesk::test;

class TestFaults : public QObject {
    Q_OBJECT

private:
    static void show(QWidget& window) {
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }
    static bool finds(const QStringList& faults, const char* part) {
        return faults.join(u'\n').contains(QLatin1StringView(part));
    }

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp, false); }

    void findsNoFaultWithAForm() {
        QWidget window;
        window.resize(600, 400);
        auto* column = new QVBoxLayout(&window);
        auto* form = new Form;
        form->addText("one", QStringLiteral("&One"));
        form->addText("two", QStringLiteral("&Two"));
        auto* choice = new QComboBox;
        choice->addItems({QStringLiteral("EUR"), QStringLiteral("KRW")});
        form->add("choice", QStringLiteral("&Choice"), choice);
        column->addWidget(form);
        column->addWidget(new QPushButton(QStringLiteral("&Save")));
        column->addStretch(1);
        show(window);
        form->setFault(QStringLiteral("two"), QStringLiteral("type a number"));
        QCoreApplication::processEvents();
        QCOMPARE(layoutFaults(window), QStringList());
        QCOMPARE(contrastFaults(window, window.grab().toImage()), QStringList());
        QCOMPARE(accessFaults(window), QStringList());
        QCOMPARE(tabFaults(window), QStringList());
    }

    void findsTextThatIsCutOffOrCovered() {
        QWidget window;
        window.resize(400, 200);
        auto* cut = new QLabel(QStringLiteral("much longer than its room"), &window);
        cut->setGeometry(10, 10, 60, 20);
        auto* one = new QLabel(QStringLiteral("one"), &window);
        auto* other = new QLabel(QStringLiteral("other"), &window);
        one->setGeometry(10, 100, 100, 30);
        other->setGeometry(90, 110, 100, 30);
        show(window);
        QVERIFY(finds(layoutFaults(window), "needs"));
        QVERIFY(finds(layoutFaults(window), "lies on"));
    }

    void findsWhatScrollsSideways() {
        QWidget window;
        window.resize(300, 200);
        auto* area = new QScrollArea(&window);
        area->setGeometry(0, 0, 200, 100);
        auto* wide = new QLabel(QString(80, u'w'));
        area->setWidget(wide);
        auto* table = new QTableWidget(1, 1, &window);
        table->setGeometry(0, 110, 200, 80);
        table->setColumnWidth(0, 40);
        table->setItem(0, 0, new QTableWidgetItem(QStringLiteral("100,000,000,000,000.00")));
        show(window);
        QVERIFY(finds(layoutFaults(window), "scrolls sideways"));
        QVERIFY(finds(layoutFaults(window), "cell 0,0"));
    }

    void findsTextThatIsTooFaint() {
        QWidget window;
        window.resize(300, 100);
        auto* label = new QLabel(QStringLiteral("faint"), &window);
        label->setGeometry(10, 10, 100, 30);
        QPalette palette = label->palette();
        palette.setColor(QPalette::WindowText, QColor(0xa0a0a0));
        label->setPalette(palette);
        show(window);
        QVERIFY(finds(contrastFaults(window, window.grab().toImage()), "stands out"));
    }

    void findsWhatIsNotTold() {
        QWidget window;
        auto* column = new QVBoxLayout(&window);
        column->addWidget(new QPushButton);
        column->addWidget(new QLineEdit);
        column->addWidget(new QPushButton(QStringLiteral("&Save")));
        column->addWidget(new QPushButton(QStringLiteral("&Send")));
        auto* error = new QLabel(QStringLiteral("The server said no."));
        Theme::setTone(error, Theme::Tone::Bad);
        column->addWidget(error);
        show(window);
        const QStringList faults = accessFaults(window);
        QVERIFY(finds(faults, "has no name"));
        QVERIFY(finds(faults, "nobody's buddy"));
        QVERIFY(finds(faults, "Alt+S is shared"));
        QVERIFY(finds(faults, "does not tell: The server said no."));
    }

    void findsWhereTabGoesAstray() {
        QWidget window;
        auto* column = new QVBoxLayout(&window);
        QList<QLineEdit*> lines;
        for (int line = 0; line < 4; ++line) {
            lines << new QLineEdit;
            column->addWidget(lines.back());
        }
        show(window);
        lines[0]->setFocus();
        QCOMPARE(tabFaults(window), QStringList());
        QWidget::setTabOrder(lines[0], lines[3]);
        QWidget::setTabOrder(lines[3], lines[1]);
        QVERIFY(finds(tabFaults(window), "Tab goes back"));
        QTableWidget table(2, 2);
        column->addWidget(&table);
        table.show();
        table.setFocus();
        QVERIFY(finds(tabFaults(window), "swallows Tab") || finds(tabFaults(window), "never comes"));
        table.setParent(nullptr);
    }
};

QTEST_MAIN(TestFaults)
#include "tst_faults.moc"
