// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/jpeg.h"
#include "tests/server/wire/wirebank.h"
#include "tests/support/samplejpeg.h"

#include <QTest>

using namespace tellerdesk;
using namespace tellerdesk::test;

// What is personal, through the real program: pictures byte by byte, and a log that knows nobody.
class WirePicturesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_bank = std::make_unique<WireBank>(); }
    void cleanupTestCase() { m_bank.reset(); }
    void carriesPicturesByteByByte();
    void tellsTheLogNothingOfWhatWasAsked();

private:
    Told put(const QByteArray& path, const QByteArray& jpeg) {
        return m_bank->client().ask({.method = "PUT",
                                     .path = path,
                                     .token = m_bank->token("teller"),
                                     .body = jpeg,
                                     .headers = {{"Content-Type", "image/jpeg"}}});
    }

    std::unique_ptr<WireBank> m_bank;
};

void WirePicturesTest::carriesPicturesByteByByte() {
    const QByteArray token = m_bank->token("teller");
    const QByteArray path = "/v1/customers/" + m_bank->customer(token) + "/photo";
    const qsizetype head = SampleJpeg{.filling = 0}.bytes().size();
    const QByteArray largest = SampleJpeg{.filling = kMaxPictureBytes - head}.bytes();
    QCOMPARE(put(path, largest).status, 204);
    const Told told = m_bank->get(path, token);
    QCOMPARE(told.status, 200);
    QCOMPARE(told.body, largest);
    QCOMPARE(told.header("content-type"), QByteArray("image/jpeg"));
    QCOMPARE(told.header("cache-control"), QByteArray("private, no-store"));
    const Told known =
        m_bank->client().ask({.path = path, .token = token, .headers = {{"If-None-Match", told.header("etag")}}});
    QCOMPARE(known.status, 304);
    QCOMPARE(put(path, QByteArray(kMaxPictureBytes + 1, 'x')).brief(), QByteArray("413 payload_too_large"));
    QCOMPARE(put(path, QByteArray(70'000, 'x')).brief(), QByteArray("413 payload_too_large")); // the edge's own
    QCOMPARE(m_bank->client().takeFaults(), QStringList());
}

void WirePicturesTest::tellsTheLogNothingOfWhatWasAsked() {
    const QByteArray token = m_bank->token("teller");
    m_bank->post("/v1/customers", "{'full_name':'Quetzalcoatl Secretname','phone':'0171 98765432'}", token);
    for (const char* path :
         {"/v1/customers?q=Quetzalcoatl", "/v1/customers?q=0171%2098765432", "/v1/nowhere?q=Quetzalcoatl",
          "/v1/customers?q=Quetzalcoatl&limit=0", "/v1/customers?Quetzalcoatl=1"}) {
        QVERIFY(m_bank->get(path, token).status != 0);
    }
    m_bank->post("/v1/customers/similar?Quetzalcoatl", "{'full_name':'Quetzalcoatl Secretname'}", token);
    m_bank->client().ask({.path = "/v1/customers?q=Quetzalcoatl\x01", .token = token}); // the edge refuses it
    QTRY_VERIFY(m_bank->log().contains("/v1/customers/similar")); // the log does speak of requests
    for (const char* word : {"Quetzal", "98765432", "Secretname", "?q=", "q="}) {
        QVERIFY2(!m_bank->log().contains(word), word);
    }
}

QTEST_GUILESS_MAIN(WirePicturesTest)
#include "tst_wirepictures.moc"
