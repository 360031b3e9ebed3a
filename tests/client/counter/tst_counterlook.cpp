// SPDX-License-Identifier: GPL-3.0-or-later
// The counter's flows in pictures, in both themes and both languages: no text is cut off. Saved in pictures/ of the
// build folder.
#include "client/widgets/theme.h"
#include "shared/api/page.h"
#include "tests/client/support/cutoff.h"
#include "tests/client/support/workdesk.h"

#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QTest>
#include <QTranslator>

using namespace tellerdesk;
using namespace tellerdesk::client;
using namespace tellerdesk::test;

namespace {

struct Serving {
    WorkDesk desk;
    CustomerInfo kim = customer(QStringLiteral("김서연"), QStringLiteral("010-1234-5678"));
    std::vector<AccountInfo> accounts{account(kim, 1, "KRW", 12'500'000), account(kim, 2, "EUR", 123'450),
                                      account(kim, 3, "KWD", 9'999'999)};

    explicit Serving(bool korean) {
        if (korean) {
            QLocale::setDefault(QLocale(QLocale::Korean, QLocale::SouthKorea));
        }
        desk.session.set(teller({cashOf("EUR", 500'000), cashOf("KRW", 3'000'000)}));
        desk.posting.setArmingTime(0);
        desk.window.showPage(desk.counterPage);
        desk.serve(kim, accounts);
    }
    void review(Qt::Key key, const char* amount) {
        desk.press(key);
        desk.type(QString::fromLatin1(amount));
        desk.press(Qt::Key_F9);
    }
};

} // namespace

class TestCounterLook : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("korean");
        QTest::newRow("light-en") << false << false;
        QTest::newRow("dark-en") << true << false;
        QTest::newRow("light-ko") << false << true;
    }
    void init() {
        QFETCH_GLOBAL(bool, dark);
        QFETCH_GLOBAL(bool, korean);
        Theme::apply(*qApp, dark);
        m_korean = korean;
        if (korean) {
            QVERIFY(m_translator.load(QStringLiteral(":/translations/tellerdesk_ko.qm")));
            QApplication::installTranslator(&m_translator);
        }
    }
    void cleanup() { QApplication::removeTranslator(&m_translator); }
    void cleanupTestCase() { QLocale::setDefault(QLocale::c()); }

    void showsReviewsAndResults() {
        Serving at(m_korean);
        at.review(Qt::Key_F4, "12345678");
        QVERIFY(at.desk.isShown("post"));
        look(at.desk.window, "hand-withdrawal");
        at.desk.press(Qt::Key_F9);
        at.desk.courier.say(PostingState::Refused, {}, refusal(ErrorCode::TillInsufficientCash));
        look(at.desk.window, "hand-refused");
        at.desk.press(Qt::Key_Escape);
        look(at.desk.window, "hand-refused-field");
        at.desk.press(Qt::Key_F9);
        at.desk.press(Qt::Key_F9);
        at.desk.courier.say(PostingState::Posted, postedReply(at.accounts[0], PostingKind::Withdrawal, 12'345'678));
        look(at.desk.window, "hand-posted");
        at.desk.press(Qt::Key_F2);
        look(at.desk.window, "hand-next");
    }
    void showsATransferToTheLongestName() {
        Serving at(m_korean);
        at.desk.press(Qt::Key_Down);
        at.desk.press(Qt::Key_F5);
        at.desk.type(QStringLiteral("=")); // 1,234.50
        at.desk.press(Qt::Key_Return);
        at.desk.type(accountNumber(77));
        at.desk.press(Qt::Key_F9);
        const AccountInfo to = account(customer(longName()), 77, "EUR", 100);
        at.desk.api.reply(tellerdesk::Page<AccountInfo>{.items = {to}}.toJson());
        QVERIFY(at.desk.isShown("post"));
        look(at.desk.window, "hand-transfer");
    }
    void showsADoubtfulAmount() {
        Serving at(m_korean);
        at.desk.press(Qt::Key_Down);
        at.desk.press(Qt::Key_Down);
        at.desk.press(Qt::Key_F3);
        at.desk.type(QStringLiteral("1.234"));
        look(at.desk.window, "hand-doubtful");
        at.desk.press(Qt::Key_F9);
        look(at.desk.window, "hand-doubted");
    }
    void showsTheQuickLine() {
        Serving at(m_korean);
        at.desk.press(Qt::CTRL | Qt::Key_K);
        at.desk.type(QStringLiteral("d"));
        look(at.desk.window, "hand-quick-begun");
        at.desk.press(Qt::Key_End);
        at.desk.type(QStringLiteral("100 1234 5678 9012"));
        at.desk.press(Qt::Key_Return);
        look(at.desk.window, "hand-quick-fault");
    }
    void showsTheLastCustomersAndTheKeys() {
        Serving at(m_korean);
        at.desk.serve(customer(longName(), QStringLiteral("+49 30 123456")), {});
        at.desk.press(Qt::Key_F2);
        at.desk.press(Qt::Key_Down);
        look(at.desk.window, "hand-last");
        at.desk.press(Qt::Key_F1);
        auto* sheet = at.desk.window.findChild<QDialog*>(QStringLiteral("keysHelp"));
        QVERIFY(sheet != nullptr);
        look(*sheet, "hand-keys");
    }

private:
    void look(QWidget& window, const char* name) {
        for (int pass = 0; pass < 4; ++pass) {
            QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
            QCoreApplication::processEvents();
        }
        const QString folder = QString::fromLocal8Bit(qgetenv("TELLERDESK_BINARY_DIR")) + QStringLiteral("/pictures");
        QDir().mkpath(folder);
        const QString file =
            QStringLiteral("%1/%2-%3.png").arg(folder, QLatin1StringView(name), QLatin1StringView(variant()));
        QVERIFY(window.grab().save(file));
        const QStringList faults = cutOffTexts(window);
        if (!faults.isEmpty()) {
            QFAIL(qPrintable(QLatin1StringView(name) + u'\n' + faults.join(u'\n')));
        }
    }
    static const char* variant() {
        QFETCH_GLOBAL(bool, dark);
        QFETCH_GLOBAL(bool, korean);
        return dark ? "dark-en" : korean ? "light-ko" : "light-en";
    }

    QTranslator m_translator;
    bool m_korean = false;
};

QTEST_MAIN(TestCounterLook)
#include "tst_counterlook.moc"
