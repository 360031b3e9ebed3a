// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/rules.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tellerdesk::architecture;

// The rules over the source tree as it is.
class ArchitectureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void includesFollowTheArrows() { hold(brokenArrows); }
    void sharedLinksCoreOnly() { hold(brokenLinks); }
    void everyFileNamesItsLicence() { hold(missingLicence); }
    void nothingIsUnfinishedOrVague() { hold(bannedWords); }
    void moneyIsNeverFloating() { hold(floatingMoney); }
    void statementsNameColumnsAndBind() { hold(looseStatements); }
    void postingPathIsPlainSql() { hold(unportablePosting); }
    void hardeningIsApart() { hold(mixedMigration); }
    void filesAreShort();

private:
    void hold(QList<Finding> (*rule)(const SourceFile&)) const;

    QList<SourceFile> m_tree;
};

void ArchitectureTest::initTestCase() {
    m_tree = readTree(QStringLiteral(TELLERDESK_SOURCE_DIR));
    const auto has = [this](const QString& path) {
        return std::any_of(m_tree.begin(), m_tree.end(), [&](const SourceFile& file) { return file.path() == path; });
    };
    for (const QString& path : {u"CMakeLists.txt"_s, u"shared/core/uuid.cpp"_s, u"tools/install"_s, u".ci/run"_s}) {
        QVERIFY2(has(path), qPrintable(path));
    }
}

void ArchitectureTest::hold(QList<Finding> (*rule)(const SourceFile&)) const {
    QStringList broken;
    for (const SourceFile& file : m_tree) {
        for (const Finding& finding : rule(file)) {
            broken.append(u"%1:%2: %3"_s.arg(finding.path).arg(finding.line).arg(finding.message));
        }
    }
    QVERIFY2(broken.isEmpty(), qPrintable(u"\n"_s + broken.join(u'\n')));
}

void ArchitectureTest::filesAreShort() {
    const Sizes sizes = sizesOf(m_tree);
    qInfo("%lld files, lines: median %lld, p90 %lld, largest %lld", qlonglong(sizes.files), qlonglong(sizes.median),
          qlonglong(sizes.p90), qlonglong(sizes.largest));
    hold(oversized);
}

QTEST_GUILESS_MAIN(ArchitectureTest)
#include "tst_architecture.moc"
