// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/net/outbox.h"
#include "tests/client/net/samplepostings.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>

using namespace tellerdesk;
using namespace tellerdesk::client;

namespace {

const OutboxOwner kOwner{.server = QStringLiteral("https://bank.example:8443"),
                         .user = UserId::fromString(u"01935b5e-0000-7000-8000-000000000001").value(),
                         .username = QStringLiteral("mina")};
const RequestKey kKey = RequestKey::fromString(u"01935b5e-0000-7000-8000-000000000002").value();

// The power cord: pulled when a step has been reached.
class DyingOutbox final : public Outbox {
public:
    DyingOutbox(QString folder, int step)
        : Outbox(std::move(folder))
        , m_step(step) {}

private:
    void reached(Step step) override {
        if (static_cast<int>(step) == m_step) {
            std::raise(SIGKILL);
        }
    }
    int m_step;
};

PostingOrder fixedOrder() {
    PostingOrder order = test::deposit();
    order.key = kKey;
    return order;
}

// The child process: stores the order, or removes it where the step is that one.
int dieAt(const QString& folder, int step) {
    DyingOutbox outbox(folder, step);
    if (static_cast<Outbox::Step>(step) == Outbox::Step::Removed) {
        outbox.remove(kOwner, kKey);
    } else {
        outbox.store(kOwner, fixedOrder());
    }
    return 1; // it should have died
}

mode_t modeOf(const QString& path) {
    struct stat status{};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 07777 : 0;
}

} // namespace

class TestOutbox : public QObject {
    Q_OBJECT

private:
    QString folder() const { return m_folder->filePath(QStringLiteral("deep/outbox")); }
    QString userFolder() const {
        const QString server = QDir(folder()).entryList(QDir::Dirs | QDir::NoDotAndDotDot).value(0);
        return folder() + u'/' + server + u'/' + kOwner.user.toString();
    }

    std::unique_ptr<QTemporaryDir> m_folder;

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void givesBackWhatItStored() {
        Outbox outbox(folder());
        const PostingOrder first = fixedOrder(); // keys tell the order of time only from one millisecond to the next
        const PostingOrder second = test::transfer();
        QVERIFY(outbox.store(kOwner, first));
        QVERIFY(outbox.store(kOwner, second));
        const OutboxContent content = Outbox(folder()).load(kOwner);
        QCOMPARE(content.orders.size(), 2);
        QCOMPARE(content.damaged, 0);
        QCOMPARE(content.orders[0].key, first.key);
        QCOMPARE(content.orders[0].body, first.body);
        QCOMPARE(content.orders[1].kind, PostingKind::Transfer);
        QVERIFY(outbox.remove(kOwner, first.key));
        QVERIFY(outbox.remove(kOwner, first.key));
        QCOMPARE(outbox.load(kOwner).orders.size(), 1);
    }

    void isForItsOwnerOnly() {
        const mode_t before = ::umask(0);
        const bool stored = Outbox(folder()).store(kOwner, fixedOrder());
        ::umask(before);
        QVERIFY(stored);
        QCOMPARE(modeOf(folder()), mode_t{0700});
        QCOMPARE(modeOf(userFolder()), mode_t{0700});
        QCOMPARE(modeOf(userFolder() + u'/' + kKey.toString() + QStringLiteral(".order")), mode_t{0600});
    }

    void keepsServersAndUsersApart() {
        Outbox outbox(folder());
        QVERIFY(outbox.store(kOwner, fixedOrder()));
        OutboxOwner elsewhere = kOwner;
        elsewhere.server = QStringLiteral("https://other.example:8443");
        OutboxOwner colleague = kOwner;
        colleague.user = UserId::make();
        colleague.username = QStringLiteral("jun");
        QVERIFY(outbox.load(elsewhere).orders.empty());
        QVERIFY(outbox.load(colleague).orders.empty());
        QVERIFY(outbox.ofOthers(elsewhere).empty());
        QVERIFY(outbox.ofOthers(kOwner).empty());
        QCOMPARE(outbox.ofOthers(colleague), (std::vector<UnsettledOfOther>{{QStringLiteral("mina"), 1}}));
        QCOMPARE(outbox.leftBy(kOwner.server, QStringLiteral("mina")).size(), 1);
        QVERIFY(outbox.leftBy(kOwner.server, QStringLiteral("jun")).empty());
    }

    void setsDamagedFilesAside_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("cut") << QByteArray("{\"version\":1,\"key\":");
        QTest::newRow("other version") << QByteArray("{\"version\":2,\"key\":\"%1\",\"kind\":\"deposit\",\"body\":{}}");
        QTest::newRow("no body") << QByteArray("{\"version\":1,\"key\":\"%1\",\"kind\":\"deposit\"}");
        QTest::newRow("fraction") << QByteArray("{\"version\":1,\"key\":\"%1\",\"kind\":\"deposit\",\"body\":"
                                                "{\"account_id\":\"%1\",\"amount\":1.5,\"currency\":\"EUR\"}}");
        QTest::newRow("another key") << QByteArray("{\"version\":1,\"key\":\"%2\",\"kind\":\"deposit\",\"body\":"
                                                   "{\"account_id\":\"%1\",\"amount\":1,\"currency\":\"EUR\"}}");
    }

    void setsDamagedFilesAside() {
        QFETCH(QByteArray, content);
        Outbox outbox(folder());
        const PostingOrder good = test::deposit();
        QVERIFY(outbox.store(kOwner, good));
        content.replace("%1", kKey.toString().toLatin1()).replace("%2", good.key.toString().toLatin1());
        QFile file(userFolder() + u'/' + kKey.toString() + QStringLiteral(".order"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        file.close();
        for (int time = 0; time < 2; ++time) { // it is told again each time until somebody has looked
            const OutboxContent loaded = outbox.load(kOwner);
            QCOMPARE(loaded.orders.size(), 1);
            QCOMPARE(loaded.orders[0].key, good.key);
            QCOMPARE(loaded.damaged, 1);
        }
        QVERIFY(QFile::exists(file.fileName() + QStringLiteral(".damaged")));
    }

    void refusesWhatTheDiskDoesNotTake() {
        Outbox outbox(folder());
        QVERIFY(outbox.store(kOwner, test::deposit()));
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
        rlimit small = before;
        small.rlim_cur = 20;
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
        const bool stored = outbox.store(kOwner, fixedOrder());
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
        QVERIFY(!stored);
        QCOMPARE(outbox.load(kOwner).orders.size(), 1);
        QCOMPARE(outbox.load(kOwner).damaged, 0);
    }

    void refusesWhereThereCanBeNoFolder() {
        QFile inTheWay(m_folder->filePath(QStringLiteral("deep")));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        QVERIFY(!Outbox(folder()).store(kOwner, fixedOrder()));
    }

    void survivesAKillAtEachStep_data() {
        using Step = Outbox::Step;
        QTest::addColumn<int>("step");
        QTest::addColumn<int>("orders");
        QTest::newRow("begun") << static_cast<int>(Step::Begun) << 0;
        QTest::newRow("written") << static_cast<int>(Step::Written) << 0;
        QTest::newRow("synced") << static_cast<int>(Step::Synced) << 0;
        QTest::newRow("named") << static_cast<int>(Step::Named) << 1;
        QTest::newRow("folder synced") << static_cast<int>(Step::FolderSynced) << 1;
        QTest::newRow("removed") << static_cast<int>(Step::Removed) << 0;
    }

    void survivesAKillAtEachStep() {
        QFETCH(int, step);
        QFETCH(int, orders);
        Outbox outbox(folder());
        // The user's folder is there, so that the step is one of the order's file.
        const PostingOrder other = test::deposit();
        QVERIFY(outbox.store(kOwner, other));
        if (static_cast<Outbox::Step>(step) == Outbox::Step::Removed) {
            QVERIFY(outbox.store(kOwner, fixedOrder()));
        }
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(),
                    {QStringLiteral("--die"), folder(), QString::number(step)});
        QVERIFY(child.waitForFinished());
        QCOMPARE(child.exitStatus(), QProcess::CrashExit);
        const OutboxContent content = outbox.load(kOwner);
        QCOMPARE(content.damaged, 0);
        QCOMPARE(content.orders.size(), static_cast<std::size_t>(orders) + 1);
        QVERIFY(QDir(userFolder()).entryList({QStringLiteral("*.part")}, QDir::Files).isEmpty());
    }
};

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--die") {
        return dieAt(arguments.value(2), arguments.value(3).toInt());
    }
    TestOutbox test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_outbox.moc"
