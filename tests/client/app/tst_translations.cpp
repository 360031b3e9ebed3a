// SPDX-License-Identifier: GPL-3.0-or-later
// Every text of the client stands translated in Korean, and none is left over from texts that are gone.
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

#include <algorithm>
#include <map>
#include <utility>

namespace {

struct Message {
    bool finished = true;
    QStringList texts = {}; // more than one where the language has plurals
};
using Messages = std::map<std::pair<QString, QString>, Message>; // by context and source

Messages messagesOf(const QString& path) {
    Messages messages;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return messages;
    }
    QXmlStreamReader in(&file);
    QString context;
    QString source;
    while (!in.atEnd()) {
        if (in.readNext() != QXmlStreamReader::StartElement) {
            continue;
        }
        if (in.name() == u"name") {
            context = in.readElementText();
        } else if (in.name() == u"source") {
            source = in.readElementText();
        } else if (in.name() == u"translation") {
            Message& message = messages[{context, source}];
            message.finished = !in.attributes().hasAttribute(QStringLiteral("type"));
            const QString text = in.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
            message.texts = text.split(u'\n', Qt::SkipEmptyParts);
        }
    }
    return messages;
}

QStringList placesIn(const QString& text) {
    static const QRegularExpression place(QStringLiteral("%(?:[1-9]|n)"));
    QStringList places;
    for (auto match = place.globalMatch(text); match.hasNext();) {
        places << match.next().captured();
    }
    std::sort(places.begin(), places.end());
    return places;
}

QString fileOf(const char* name) {
    return QStringLiteral(TELLERDESK_SOURCE_DIR "/translations/") + QLatin1StringView(name);
}

} // namespace

class TestTranslations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hasEveryTextOfTheSources_data();
    void hasEveryTextOfTheSources();
    void leavesNothingUnfinished_data() { hasEveryTextOfTheSources_data(); }
    void leavesNothingUnfinished();
    void keepsPlaceholdersAndMnemonics();
    void isEmbedded();
};

void TestTranslations::hasEveryTextOfTheSources_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("option");
    QTest::newRow("Korean") << QStringLiteral("tellerdesk_ko.ts") << QStringLiteral("-no-obsolete");
    QTest::newRow("English plurals") << QStringLiteral("tellerdesk_en.ts") << QStringLiteral("-pluralonly");
}

void TestTranslations::hasEveryTextOfTheSources() {
    QFETCH(QString, name);
    QFETCH(QString, option);
    const QTemporaryDir folder;
    const QString fresh = folder.filePath(name);
    QProcess lupdate;
    lupdate.setWorkingDirectory(QStringLiteral(TELLERDESK_SOURCE_DIR));
    lupdate.start(QStringLiteral(TELLERDESK_LUPDATE),
                  {QStringLiteral("client"), QStringLiteral("shared"), QStringLiteral("-I"), QStringLiteral("."),
                   QStringLiteral("-silent"), option, QStringLiteral("-ts"), fresh});
    QVERIFY(lupdate.waitForFinished());
    QCOMPARE(lupdate.exitCode(), 0);
    QStringList wanted;
    for (const auto& [key, message] : messagesOf(fresh)) {
        wanted << key.first + QStringLiteral(": ") + key.second;
    }
    QStringList there;
    for (const auto& [key, message] : messagesOf(fileOf(qPrintable(name)))) {
        there << key.first + QStringLiteral(": ") + key.second;
    }
    QVERIFY(!wanted.isEmpty());
    QCOMPARE(there, wanted);
}

void TestTranslations::leavesNothingUnfinished() {
    QFETCH(QString, name);
    QStringList unfinished;
    for (const auto& [key, message] : messagesOf(fileOf(qPrintable(name)))) {
        if (!message.finished || message.texts.isEmpty()) {
            unfinished << key.second;
        }
    }
    QCOMPARE(unfinished, QStringList());
}

void TestTranslations::keepsPlaceholdersAndMnemonics() {
    for (const auto& [key, message] : messagesOf(fileOf("tellerdesk_ko.ts"))) {
        const QString text = message.texts.join(u' ');
        QVERIFY2(placesIn(text) == placesIn(key.second), qPrintable(key.second));
        QVERIFY2(text.contains(u'&') == key.second.contains(u'&'), qPrintable(key.second));
    }
}

void TestTranslations::isEmbedded() {
    QTranslator korean;
    QVERIFY(korean.load(QLocale(QLocale::Korean), QStringLiteral("tellerdesk"), QStringLiteral("_"),
                        QStringLiteral(":/translations")));
    QCOMPARE(korean.translate("Posting", "Deposit"), QStringLiteral("입금"));
    QTranslator english;
    QVERIFY(english.load(QLocale(QLocale::English), QStringLiteral("tellerdesk"), QStringLiteral("_"),
                         QStringLiteral(":/translations")));
    QCOMPARE(
        english.translate("tellerdesk::client::StatementPage", "Reading the period: %n entries so far.", nullptr, 1),
        QStringLiteral("Reading the period: %n entry so far."));
}

QTEST_MAIN(TestTranslations)
#include "tst_translations.moc"
