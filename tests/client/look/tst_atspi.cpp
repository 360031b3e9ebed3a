// SPDX-License-Identifier: GPL-3.0-or-later
// What a screen reader hears: a listener on the accessibility bus of a session of its own, on a screen of its own. Qt's
// bridge hands on less than QAccessible has, so that nothing short of this proves it.
#include "tests/client/support/ownscreen.h"
#include "tests/client/support/workdesk.h"

#include <QAccessible>
#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QTest>

using namespace tellerdesk;
using namespace tellerdesk::client;
using namespace tellerdesk::test;

namespace {

constexpr int kPatienceMs = 20'000;
const QString kAccessible = QStringLiteral("org.a11y.atspi.Accessible");

// Hears what the accessibility bus carries, and asks back as a screen reader does.
class Listener : public QObject {
    Q_OBJECT

public:
    struct Heard {
        QString sender = {};
        QString path = {};
        QString what = {}; // accessible-name, accessible-description, focused
        int detail = 0;
    };

    bool join() {
        const QDBusMessage address = QDBusConnection::sessionBus().call(
            QDBusMessage::createMethodCall(QStringLiteral("org.a11y.Bus"), QStringLiteral("/org/a11y/bus"),
                                           QStringLiteral("org.a11y.Bus"), QStringLiteral("GetAddress")));
        if (address.type() != QDBusMessage::ReplyMessage) {
            return false;
        }
        QDBusConnection bus =
            QDBusConnection::connectToBus(address.arguments().value(0).toString(), QStringLiteral("listener"));
        for (const char* member : {"PropertyChange", "StateChanged"}) {
            if (!bus.connect(QString(), QString(), QStringLiteral("org.a11y.atspi.Event.Object"),
                             QString::fromLatin1(member), this, SLOT(hear(QDBusMessage)))) {
                return false;
            }
        }
        for (const char* events : {"object:property-change", "object:state-changed"}) {
            QDBusMessage wish = QDBusMessage::createMethodCall(
                QStringLiteral("org.a11y.atspi.Registry"), QStringLiteral("/org/a11y/atspi/registry"),
                QStringLiteral("org.a11y.atspi.Registry"), QStringLiteral("RegisterEvent"));
            wish << QString::fromLatin1(events);
            if (bus.call(wish).type() != QDBusMessage::ReplyMessage) {
                return false;
            }
        }
        return bus.isConnected();
    }

    void forget() { m_heard.clear(); } // what was said before

    // Comes to hear that an element's name (or description) changed to one with `part` in it; who it was.
    std::optional<Heard> hears(const QString& what, const QString& property, const QString& part) {
        std::optional<Heard> found;
        std::size_t asked = 0;
        const bool heard = QTest::qWaitFor(
            [&] {
                for (; !found && asked < m_heard.size(); ++asked) {
                    const Heard each = m_heard[asked];
                    if (each.what == what && ask(each, property).contains(part)) {
                        found = each;
                    }
                }
                return found.has_value();
            },
            kPatienceMs);
        return heard ? found : std::nullopt;
    }
    bool hearsFocus(const Heard& element) const {
        return QTest::qWaitFor(
            [&] {
                return std::any_of(m_heard.begin(), m_heard.end(), [&](const Heard& each) {
                    return each.what == u"focused" && each.detail == 1 && each.path == element.path;
                });
            },
            kPatienceMs);
    }

public Q_SLOTS:
    void hear(const QDBusMessage& message) {
        m_heard.push_back({.sender = message.service(),
                           .path = message.path(),
                           .what = message.arguments().value(0).toString(),
                           .detail = message.arguments().value(1).toInt()});
    }

private:
    // The answer comes from this very process, whose loop must go round for it.
    static QString ask(const Heard& element, const QString& property) {
        QDBusMessage question = QDBusMessage::createMethodCall(
            element.sender, element.path, QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
        question << kAccessible << property;
        const QDBusPendingReply<QDBusVariant> reply = QDBusConnection(QStringLiteral("listener")).asyncCall(question);
        static_cast<void>(QTest::qWaitFor([&reply] { return reply.isFinished(); }, kPatienceMs));
        return reply.isValid() ? reply.value().variant().toString().replace(QChar(QChar::Nbsp), u' ') : QString();
    }

    std::vector<Heard> m_heard;
};

} // namespace

class TestAtSpi : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QCOMPARE(QGuiApplication::platformName(), QStringLiteral("xcb"));
        QVERIFY(m_listener.join());
        QVERIFY(QTest::qWaitFor([] { return QAccessible::isActive(); }, kPatienceMs));
    }

    void init() { m_listener.forget(); }

    void hearsThatATotalChanges() {
        WorkDesk desk;
        auto facts = teller({cashOf("EUR", 500'000)});
        desk.session.set(facts);
        desk.window.showPage(desk.counterPage);
        facts.till->positions = {cashOf("EUR", 512'345)};
        desk.session.set(facts); // as after a posting
        QVERIFY(m_listener.hears(kNameChange, QStringLiteral("Name"), QStringLiteral("5,123.45 EUR")));
    }

    void hearsWhatIsWrongWithTheFieldInFocus() {
        WorkDesk desk;
        desk.session.set(teller({cashOf("EUR", 500'000)}));
        desk.window.showPage(desk.counterPage);
        const CustomerInfo kim = customer(QStringLiteral("Kim Min-jun"));
        desk.serve(kim, {account(kim, 1, "EUR", 100'000)});
        desk.press(Qt::Key_F3);
        desk.type(QStringLiteral("no number"));
        QTRY_COMPARE(desk.textOf("amount"), QStringLiteral("no number")); // an input method takes its time
        desk.press(Qt::Key_F9);
        const QWidget* focused = QApplication::focusWidget();
        QCOMPARE(focused->objectName(), QStringLiteral("amount"));
        QVERIFY(!focused->accessibleDescription().isEmpty());
        const auto field = m_listener.hears(QStringLiteral("accessible-description"), QStringLiteral("Description"),
                                            focused->accessibleDescription());
        QVERIFY(field);
        QVERIFY(m_listener.hearsFocus(*field));
    }

    void hearsWhatBecameOfAPosting() {
        WorkDesk desk;
        desk.posting.setArmingTime(0);
        desk.session.set(teller({cashOf("EUR", 500'000)}));
        desk.window.showPage(desk.counterPage);
        const CustomerInfo kim = customer(QStringLiteral("Kim Min-jun"));
        const AccountInfo one = account(kim, 1, "EUR", 100'000);
        desk.serve(kim, {one});
        desk.press(Qt::Key_F3);
        desk.type(QStringLiteral("1250"));
        QTRY_VERIFY(desk.textOf("amount").endsWith(u'0'));
        desk.press(Qt::Key_F9);
        QVERIFY(m_listener.hears(kNameChange, QStringLiteral("Name"), QStringLiteral("1,250.00 EUR")));
        desk.press(Qt::Key_F9);
        QCOMPARE(desk.courier.orders().size(), std::size_t(1));
        desk.courier.say(PostingState::Posted, postedReply(one, PostingKind::Deposit, 125'000));
        QVERIFY(m_listener.hears(kNameChange, QStringLiteral("Name"), desk.textOf("resultState")));
    }

private:
    const QString kNameChange = QStringLiteral("accessible-name");
    Listener m_listener;
};

int main(int argc, char** argv) {
    if (!isOnOwnScreen()) {
        const QCoreApplication application(argc, argv);
        return runOnOwnScreen();
    }
    QApplication application(argc, argv);
    TestAtSpi test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_atspi.moc"
