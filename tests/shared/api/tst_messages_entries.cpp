// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/api/messages_entries.h"

#include <QJsonDocument>
#include <QTest>

using namespace tellerdesk;

namespace {

JsonValue read(const QJsonObject& json) {
    return *parseJson(QJsonDocument(json).toJson());
}

} // namespace

class TestMessagesEntries : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFieldSurvivesTheWire() {
        const EntrySummary full{
            .from = QDate(2026, 1, 1),
            .to = QDate(2026, 12, 31),
            .count = 2,
            .openingMinor = INT64_MIN,
            .closingMinor = INT64_MAX,
            .creditsMinor = 9'007'199'254'740'993, // more than a double keeps
            .debitsMinor = 0,
            .firstEntryNumber = 7,
            .lastEntryNumber = 9,
            .firstDate = QDate(2026, 2, 28),
            .lastDate = QDate(2026, 3, 1),
            .points = {
                {.entryNumber = 7, .businessDate = QDate(2026, 2, 28), .balanceAfterMinor = -9'007'199'254'740'993}}};
        QCOMPARE(*EntrySummary::fromJson(read(full.toJson())), full);
        QCOMPARE(*EntrySummary::fromJson(read(EntrySummary().toJson())), EntrySummary());
    }

    void refusesWhatIsNoSummary() {
        QJsonObject json = EntrySummary().toJson();
        json.insert(QStringLiteral("credits"), 1.5);
        QVERIFY(!EntrySummary::fromJson(read(json)));
        json.remove(QStringLiteral("credits"));
        json.insert(QStringLiteral("extra"), 1); // additions are free
        QVERIFY(EntrySummary::fromJson(read(json)));
        json.remove(QStringLiteral("closing_balance"));
        QVERIFY(!EntrySummary::fromJson(read(json)));
    }
};

QTEST_APPLESS_MAIN(TestMessagesEntries)
#include "tst_messages_entries.moc"
