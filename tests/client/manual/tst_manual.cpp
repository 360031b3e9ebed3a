// SPDX-License-Identifier: GPL-3.0-or-later
// The manual of each language: the same chapters, no link or picture that leads nowhere, and one for every page that
// names its own.
#include "client/manual/manualpage.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTest>
#include <QTextBrowser>

using namespace tellerdesk::client;

namespace {

QString textOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString manual(const QString& language) {
    return textOf(QStringLiteral(":/manual/%1/manual.html").arg(language));
}

QStringList captured(const QString& text, const char* pattern) {
    QStringList found;
    for (const auto& match : QRegularExpression(QString::fromLatin1(pattern)).globalMatch(text)) {
        found << match.captured(1);
    }
    return found;
}

QStringList chapters(const QString& language) {
    return captured(manual(language), "<a name=\"([^\"]+)\">");
}

} // namespace

class TestManual : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hasTheSameChaptersInEachLanguage() {
        QVERIFY(chapters(QStringLiteral("en")).size() > 10);
        QCOMPARE(chapters(QStringLiteral("ko")), chapters(QStringLiteral("en")));
    }

    void leadsNowhereWrong_data() {
        QTest::addColumn<QString>("language");
        for (const char* language : {"en", "ko"}) {
            QTest::newRow(language) << QString::fromLatin1(language);
        }
    }

    void leadsNowhereWrong() {
        QFETCH(QString, language);
        const QString text = manual(language);
        for (const QString& link : captured(text, "href=\"#([^\"]+)\"")) {
            QVERIFY2(chapters(language).contains(link), qPrintable(link));
        }
        for (const QString& picture : captured(text, "src=\"([^\"]+)\"")) {
            QVERIFY2(QFile::exists(QStringLiteral(":/manual/%1/%2").arg(language, picture)), qPrintable(picture));
        }
    }

    void hasTheChapterOfEveryPage() {
        QStringList named;
        QDirIterator headers(QStringLiteral(TELLERDESK_CLIENT_SOURCES), {QStringLiteral("*.h")}, QDir::Files,
                             QDirIterator::Subdirectories);
        while (headers.hasNext()) {
            named << captured(textOf(headers.next()), "QString chapter\\(\\) const override \\{ return "
                                                      "QStringLiteral\\(\"([^\"]+)\"\\)");
        }
        QVERIFY(!named.isEmpty());
        for (const QString& chapter : named) {
            QVERIFY2(chapters(QStringLiteral("en")).contains(chapter), qPrintable(chapter));
            QVERIFY2(chapters(QStringLiteral("ko")).contains(chapter), qPrintable(chapter));
        }
    }

    // F1 twice opens something of use everywhere; the manual itself has nowhere to go.
    void isNamedByEveryPage() {
        static const QRegularExpression page(QStringLiteral("class \\w+ : public Page\\b"));
        int pages = 0;
        QDirIterator headers(QStringLiteral(TELLERDESK_CLIENT_SOURCES), {QStringLiteral("*.h")}, QDir::Files,
                             QDirIterator::Subdirectories);
        while (headers.hasNext()) {
            const QString path = headers.next();
            const QString text = textOf(path);
            if (!text.contains(page) || path.endsWith(QStringLiteral("/manualpage.h"))) {
                continue;
            }
            ++pages;
            QVERIFY2(text.contains(QStringLiteral("QString chapter() const override")), qPrintable(path));
        }
        QVERIFY(pages > 10);
    }

    void opensAtAChapterAndGoesBackByKeys() {
        ManualPage page;
        page.resize(800, 400);
        page.show();
        page.open(QStringLiteral("till"), true);
        const auto* text = page.findChild<QTextBrowser*>();
        const int till = text->verticalScrollBar()->value();
        QVERIFY(till > 0);
        page.open(QStringLiteral("staff"), true);
        QVERIFY(text->verticalScrollBar()->value() > till);
        page.open({}, true);
        QCOMPARE(text->verticalScrollBar()->value(), 0);
        bool left = false;
        connect(&page, &ManualPage::left, this, [&left] { left = true; });
        QVERIFY(page.stepBack());
        QVERIFY(left);
    }
};

QTEST_MAIN(TestManual)
#include "tst_manual.moc"
