// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tokens/keystore.h"
#include "tests/server/tokens/forge.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

#include <memory>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

using namespace tellerdesk::server;
using namespace tellerdesk::server::tokens;

namespace {

uint modeOf(const QString& path) {
    struct stat status{};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 07777 : 0;
}

} // namespace

class TestKeyStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void takesTheKeyOfTheSetting() {
        const QString text = QString::fromLatin1(testKey().toPaserk());
        const auto key = loadTokenKey(text, m_folder->path());
        QVERIFY(key);
        QCOMPARE(key->identifier(), testKey().identifier());
        QVERIFY(QDir(m_folder->path()).isEmpty());
    }

    void refusesASettingThatIsNoKey_data() {
        QTest::addColumn<QString>("text");
        const QByteArray key = testKey().toPaserk();
        for (const QByteArray& text : {QByteArray("12345678901234567890123456789012"), "k2" + key.sliced(2), key + '=',
                                       key.chopped(1), key.sliced(9), SecretKeyV4::generate().toPaserk()}) {
            QTest::newRow(text.constData()) << QString::fromLatin1(text);
        }
    }
    void refusesASettingThatIsNoKey() {
        QFETCH(QString, text);
        const auto key = loadTokenKey(text, m_folder->path());
        QVERIFY(!key);
        QVERIFY(key.error().startsWith(u"TOKEN_SYMMETRIC_KEY"));
        QVERIFY(!key.error().contains(text));
    }

    void makesAKeyOnce() {
        const QString data = m_folder->filePath(QStringLiteral("deep/data"));
        const auto first = loadTokenKey({}, data);
        const auto second = loadTokenKey({}, data);
        QVERIFY(first && second);
        QCOMPARE(first->identifier(), second->identifier());
        QCOMPARE(modeOf(data + QStringLiteral("/keys/token.paserk")), 0600U);
        QCOMPARE(modeOf(data + QStringLiteral("/keys")), 0700U);
        QCOMPARE(QDir(data + QStringLiteral("/keys")).entryList(QDir::Files).size(), 1);
    }

    void givesOneKeyToAllWhoStartAtOnce() {
        std::mutex mutex;
        std::set<QByteArray> identifiers;
        std::vector<std::thread> starters;
        for (int each = 0; each < 8; ++each) {
            starters.emplace_back([this, &mutex, &identifiers] {
                const auto key = loadTokenKey({}, m_folder->path());
                const std::lock_guard lock(mutex);
                identifiers.insert(key ? key->identifier() : key.error().toUtf8());
            });
        }
        for (std::thread& starter : starters) {
            starter.join();
        }
        QCOMPARE(identifiers.size(), 1U);
        QVERIFY(identifiers.begin()->startsWith("k4.lid."));
    }

    void refusesAKeyThatOthersMayRead() {
        QVERIFY(loadTokenKey({}, m_folder->path()));
        QVERIFY(::chmod(QFile::encodeName(keyPath()).constData(), 0640) == 0);
        refusesNaming(keyPath());
    }

    void refusesAFileThatHoldsNoKey() {
        QVERIFY(loadTokenKey({}, m_folder->path()));
        for (const QByteArray& content : {QByteArray(), QByteArray("k4.local.short"), QByteArray(2'000'000, 'x')}) {
            QFile file(keyPath());
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
            file.write(content);
            file.close();
            refusesNaming(keyPath());
        }
    }

    void refusesAPipeWithoutWaitingForIt() {
        QVERIFY(loadTokenKey({}, m_folder->path()));
        QVERIFY(QFile::remove(keyPath()));
        QVERIFY(::mkfifo(QFile::encodeName(keyPath()).constData(), 0600) == 0);
        refusesNaming(keyPath());
    }

    void refusesADataFolderThatIsAFile() {
        QFile file(m_folder->filePath(QStringLiteral("data")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto key = loadTokenKey({}, file.fileName());
        QVERIFY(!key);
        QVERIFY(key.error().contains(file.fileName()));
    }

private:
    QString keyPath() const { return m_folder->filePath(QStringLiteral("keys/token.paserk")); }
    void refusesNaming(const QString& path) const {
        const auto key = loadTokenKey({}, m_folder->path());
        QVERIFY(!key);
        QVERIFY2(key.error().contains(path), qPrintable(key.error()));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_APPLESS_MAIN(TestKeyStore)
#include "tst_keystore.moc"
