// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/cursor.h"

#include <QTest>

using namespace tellerdesk::server;

class TestCursor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatItWrote() {
        for (const QByteArray& position : {QByteArray(), QByteArray("7"), QByteArray("a\0b", 3), QByteArray("김")}) {
            const QString cursor = writeCursor(QStringLiteral("list"), position);
            QCOMPARE(readCursor(QStringLiteral("list"), cursor), std::optional(position));
        }
    }

    void aCursorBelongsToItsList() {
        const QString cursor = writeCursor(QStringLiteral("customers?q=a"), "7");
        QVERIFY(!readCursor(QStringLiteral("customers?q=b"), cursor));
    }

    void noChangedCharacterPasses() {
        const QString list = QStringLiteral("list");
        const QString cursor = writeCursor(list, "position");
        for (qsizetype i = 0; i < cursor.size(); ++i) {
            for (const char16_t c : {u'A', u'z', u'0', u'-', u'=', u' ', u'%', u'é'}) {
                QString changed = cursor;
                changed[i] = c;
                QVERIFY(changed == cursor || !readCursor(list, changed));
            }
            QVERIFY(!readCursor(list, cursor.left(i)));
        }
        QVERIFY(!readCursor(list, cursor + u'='));
        QVERIFY(!readCursor(list, cursor + u'A'));
        QVERIFY(!readCursor(list, u' ' + cursor));
    }
};

QTEST_GUILESS_MAIN(TestCursor)
#include "tst_cursor.moc"
