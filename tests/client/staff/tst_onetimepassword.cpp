// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/staff/onetimepassword.h"
#include "shared/domain/passwordrule.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace tellerdesk;
using namespace tellerdesk::client;

class OneTimePasswordTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isReadableAndNeverTheSame() {
        static const QRegularExpression form(QStringLiteral("\\A[2-9a-hj-km-np-z]{4}(-[2-9a-hj-km-np-z]{4}){4}\\z"));
        QSet<QString> passwords;
        QSet<QChar> letters;
        for (int i = 0; i < 1'000; ++i) {
            const QString password = makeOneTimePassword();
            QVERIFY2(form.match(password).hasMatch(), qPrintable(password));
            QVERIFY(!passwordFault(password));
            passwords.insert(password);
            for (const QChar each : password) {
                letters.insert(each);
            }
        }
        QCOMPARE(passwords.size(), 1'000);
        QCOMPARE(letters.size(), 32); // every letter comes, and the hyphen
    }
};

QTEST_GUILESS_MAIN(OneTimePasswordTest)
#include "tst_onetimepassword.moc"
