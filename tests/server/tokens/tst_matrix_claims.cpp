// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tokens/pasetotokenmaker.h"
#include "server/tokens/refreshtokens.h"
#include "tests/server/tokens/forge.h"

#include <QJsonArray>
#include <QTest>

using namespace tellerdesk;
using namespace tellerdesk::server::tokens;

namespace {

const char* const kClaims[] = {"iss", "aud", "typ", "sub", "sid", "jti", "iat", "nbf", "exp"};

} // namespace

// Rows K5 to K7 of the test matrix: genuine tokens that say the wrong thing.
class TestMatrixClaims : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void K5_times_data() {
        using std::chrono::milliseconds;
        QTest::addColumn<QByteArray>("claim");
        QTest::addColumn<qint64>("offsetMs");
        QTest::addColumn<bool>("accepted");
        QTest::newRow("exp one millisecond ago") << QByteArray("exp") << qint64{-1} << false;
        QTest::newRow("exp one second ago") << QByteArray("exp") << qint64{-1000} << false;
        QTest::newRow("exp now") << QByteArray("exp") << qint64{0} << true;
        QTest::newRow("exp in one second") << QByteArray("exp") << qint64{1000} << true;
        for (const char* claim : {"iat", "nbf"}) {
            QTest::addRow("%s in one second", claim) << QByteArray(claim) << qint64{1000} << true;
            QTest::addRow("%s in sixty seconds", claim) << QByteArray(claim) << qint64{60'000} << true;
            QTest::addRow("%s a millisecond later", claim) << QByteArray(claim) << qint64{60'001} << false;
            QTest::addRow("%s in 61 seconds", claim) << QByteArray(claim) << qint64{61'000} << false;
            QTest::addRow("%s long ago", claim) << QByteArray(claim) << qint64{-86'400'000} << true;
        }
    }
    void K5_times() {
        QFETCH(QByteArray, claim);
        QFETCH(qint64, offsetMs);
        QFETCH(bool, accepted);
        const QByteArray token = forgeWith(claim.constData(), toRfc3339(kNow + std::chrono::milliseconds(offsetMs)));
        QCOMPARE(bool(m_maker.verify(token, kNow)), accepted);
    }

    void K6_claims_data() {
        QTest::addColumn<QByteArray>("token");
        for (const char* claim : kClaims) {
            QTest::addRow("%s absent", claim) << forgeWithout(claim);
            QTest::addRow("%s null", claim) << forgeWith(claim, QJsonValue::Null);
            QTest::addRow("%s number", claim) << forgeWith(claim, 1'795'446'392);
            QTest::addRow("%s true", claim) << forgeWith(claim, true);
            QTest::addRow("%s array", claim)
                << forgeWith(claim, QJsonArray{genuinePayload().value(QLatin1StringView(claim))});
            QTest::addRow("%s object", claim) << forgeWith(claim, QJsonObject());
            QTest::addRow("%s empty", claim) << forgeWith(claim, QString());
            QTest::addRow("%s with a space", claim)
                << forgeWith(claim, genuinePayload().value(QLatin1StringView(claim)).toString() + u' ');
        }
        for (const char* claim : {"iat", "nbf", "exp"}) {
            // exp must lie ahead to be refused for its form alone, iat and nbf behind.
            const QByteArray day = qstrcmp(claim, "exp") == 0 ? "2030-01-01" : "2020-01-01";
            for (const char* time :
                 {"t00:00:00Z", "T00:00:00z", " 00:00:00Z", "T00:00:00", "", "T24:00:00Z", "T00:00:00+0000", "T00:00Z",
                  "T23:59:60Z", "T00:00:00.Z", "T00:00:00,5Z", "T00:00:00-24:00"}) {
                QTest::addRow("%s %s", claim, time) << forgeWith(claim, QString::fromLatin1(day + time));
            }
        }
    }
    void K6_claims() { refusesToken(); }

    void K6_payload_data() {
        const QByteArray genuine = QJsonDocument(genuinePayload()).toJson(QJsonDocument::Compact);
        const QByteArray expiring = genuine.first(genuine.size() - 1);
        addTokens({
            {"empty", forgeText("")},
            {"no JSON", forgeText("hello")},
            {"array", forgeText('[' + genuine + ']')},
            {"string", forgeText("\"hello\"")},
            {"junk after", forgeText(genuine + "x")},
            {"two documents", forgeText(genuine + genuine)},
            {"byte-order mark", forgeText("\xef\xbb\xbf" + genuine)},
            {"not UTF-8", forgeText(expiring + ",\"x\":\"\xff\"}")},
            {"duplicate key", forgeText(expiring + ",\"typ\":\"access\"}")},
            {"duplicate key, escaped", forgeText(expiring + ",\"\u0074yp\":\"access\"}")},
            {"deep", forgeText(expiring + ",\"x\":" + QByteArray(1000, '[') + QByteArray(1000, ']') + '}')},
            {"cut", forgeText(expiring)},
        });
    }
    void K6_payload() { refusesToken(); }

    void K7_audience_data() {
        const RefreshTokens refresh(testKey());
        addTokens({
            {"other audience", forgeWith("aud", QStringLiteral("tellerdesk"))},
            {"audience in capitals", forgeWith("aud", QStringLiteral("TELLERDESK-API"))},
            {"other issuer", forgeWith("iss", QStringLiteral("simplebank"))},
            {"other type", forgeWith("typ", QStringLiteral("refresh"))},
            {"refresh token", refresh.derive({.session = testClaims().session, .generation = 1})},
        });
    }
    void K7_audience() { refusesToken(); }
    void K7_access_token_renews_nothing() { QVERIFY(!RefreshTokens(testKey()).parse(m_maker.issue(testClaims()))); }

private:
    bool isRefused(const QByteArray& token) const {
        const auto result = m_maker.verify(token, kNow);
        return !result && result.error().code == ErrorCode::Unauthenticated && result.error().fields.empty();
    }
    void refusesToken() const {
        QFETCH(QByteArray, token);
        QVERIFY(isRefused(token));
    }

    const PasetoTokenMaker m_maker{testKey()};
};

QTEST_APPLESS_MAIN(TestMatrixClaims)
#include "tst_matrix_claims.moc"
