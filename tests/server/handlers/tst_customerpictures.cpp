// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/jpeg.h"
#include "tests/support/apiserver.h"
#include "tests/support/samplejpeg.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tellerdesk;
using namespace tellerdesk::test;

namespace {

const QString kPassword = u"correct horse battery"_s;
const QString kFarBranch = u"01900000-0000-7000-8000-000000000009"_s;
const QByteArray kPicture = SampleJpeg{}.bytes();
const QByteArray kOther = SampleJpeg{.width = 320, .height = 96}.bytes();

} // namespace

class CustomerPicturesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanupTestCase() { m_server.reset(); }
    void keepsPhotoAndSignatureApart();
    void putsTheSameOneTwiceAsOnce();
    void auditsWithoutThePicture();
    void sendsNothingThatIsKnown();
    void replacesWhatIfMatchNames();
    void refusesWhatIsNoPictureOfOurs_data();
    void refusesWhatIsNoPictureOfOurs();
    void refusesOtherTypes();
    void letsReadWhoMayRead();
    void anotherBranchsCustomerIsUnknown();

private:
    ApiAnswer put(const QByteArray& kind, const QByteArray& jpeg, const QByteArray& ifMatch = {}) {
        return m_server->send({.method = "PUT",
                               .path = "/v1/customers/" + m_customer + '/' + kind,
                               .token = m_teller,
                               .ifMatch = ifMatch,
                               .bytes = jpeg});
    }
    ApiAnswer get(const QByteArray& kind, const QByteArray& ifNoneMatch = {}, const QByteArray& token = {}) {
        return m_server->send({.path = "/v1/customers/" + m_customer + '/' + kind,
                               .token = token.isEmpty() ? m_teller : token,
                               .ifNoneMatch = ifNoneMatch});
    }
    QString audits() { return m_server->ask(u"SELECT count(*) FROM audit_events WHERE act = 'customer.photo'"_s); }

    std::unique_ptr<ApiServer> m_server;
    QByteArray m_teller;
    QByteArray m_customer;
};

void CustomerPicturesTest::initTestCase() {
    m_server = std::make_unique<ApiServer>();
    m_server->addUser(u"teller"_s, Role::Teller, kPassword);
    m_teller = m_server->tokenOf(u"teller"_s, kPassword);
    m_server->run(u"INSERT INTO branches (id, code, name) VALUES ('%1', 'far', 'Far')"_s.arg(kFarBranch));
}

void CustomerPicturesTest::init() {
    m_server->run(u"TRUNCATE audit_events, customer_pictures"_s);
    m_customer = m_server
                     ->send({.method = "POST",
                             .path = "/v1/customers",
                             .body = QJsonObject{{u"full_name"_s, u"Zoë"_s}},
                             .token = m_teller,
                             .key = RequestKey::make()})
                     .field("id")
                     .toLatin1();
}

void CustomerPicturesTest::keepsPhotoAndSignatureApart() {
    QCOMPARE(get("photo").code(), u"not_found"_s);
    QCOMPARE(put("photo", kPicture).status, 204);
    QCOMPARE(get("signature").code(), u"not_found"_s);
    QCOMPARE(put("signature", kOther).status, 204);
    const auto photo = get("photo");
    QCOMPARE(photo.status, 200);
    QCOMPARE(photo.text, kPicture);
    QCOMPARE(photo.headers.at("Content-Type"), QByteArray("image/jpeg"));
    QCOMPARE(photo.headers.at("Cache-Control"), QByteArray("private, no-store"));
    QCOMPARE(get("signature").text, kOther);
    QCOMPARE(put("photo", kOther).status, 204);
    QCOMPARE(get("photo").text, kOther);
}

void CustomerPicturesTest::putsTheSameOneTwiceAsOnce() {
    const auto first = put("photo", kPicture);
    const auto again = put("photo", kPicture);
    QCOMPARE(again.status, 204);
    QCOMPARE(again.headers.at("ETag"), first.headers.at("ETag"));
    QCOMPARE(get("photo").headers.at("ETag"), first.headers.at("ETag"));
    QCOMPARE(audits(), u"1"_s);
    QCOMPARE(put("photo", kPicture, "\"stale\"").status, 204); // it holds already
}

void CustomerPicturesTest::auditsWithoutThePicture() {
    put("photo", kPicture);
    put("photo", kOther);
    const QString states = m_server->ask(
        u"SELECT string_agg(before_state || after_state, '' ORDER BY at, id) FROM audit_events WHERE subject_id = '%1' "
        "AND act = 'customer.photo' AND before_state IS NOT NULL"_s.arg(QString::fromLatin1(m_customer)));
    QVERIFY(states.contains(u"\"bytes\":%1"_s.arg(kPicture.size())) && states.contains(u"\"sha256\":\""_s));
    QVERIFY(states.contains(u"\"width\":320"_s) && states.contains(u"\"height\":160"_s));
    QVERIFY(states.size() < 600);
    QCOMPARE(audits(), u"2"_s);
    QCOMPARE(m_server->ask(u"SELECT username FROM audit_events WHERE act = 'customer.photo' LIMIT 1"_s), u"teller"_s);
}

void CustomerPicturesTest::sendsNothingThatIsKnown() {
    const QByteArray etag = put("photo", kPicture).headers.at("ETag");
    const auto same = get("photo", etag);
    QCOMPARE(same.status, 304);
    QVERIFY(same.text.isEmpty());
    QCOMPARE(same.headers.at("ETag"), etag);
    QCOMPARE(get("photo", "W/" + etag).status, 304);
    QCOMPARE(get("photo", "\"another\", " + etag).status, 304);
    QCOMPARE(get("photo", "\"another\"").text, kPicture);
    QCOMPARE(get("photo", "no tag").faults(), QStringList{u"If-None-Match malformed"_s});
    put("photo", kOther);
    QCOMPARE(get("photo", etag).text, kOther);
}

void CustomerPicturesTest::replacesWhatIfMatchNames() {
    QCOMPARE(put("photo", kPicture, "*").code(), u"precondition_failed"_s); // there is none
    const QByteArray etag = put("photo", kPicture).headers.at("ETag");
    QCOMPARE(put("photo", kOther, "\"another\"").status, 412);
    QCOMPARE(put("photo", kOther, "W/" + etag).status, 412); // a weak tag says too little
    QCOMPARE(put("photo", kOther, "no tag").faults(), QStringList{u"If-Match malformed"_s});
    QCOMPARE(get("photo").text, kPicture);
    QCOMPARE(put("photo", kOther, etag).status, 204);
    QCOMPARE(put("photo", kPicture, "*").status, 204);
}

void CustomerPicturesTest::refusesWhatIsNoPictureOfOurs_data() {
    QTest::addColumn<QByteArray>("jpeg");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    QTest::newRow("nothing") << QByteArray() << 400 << u"picture_not_jpeg"_s;
    QTest::newRow("png") << QByteArray("\x89PNG\r\n\x1a\n") << 400 << u"picture_not_jpeg"_s;
    QTest::newRow("json") << QByteArray("{}") << 400 << u"picture_not_jpeg"_s;
    QTest::newRow("exif") << SampleJpeg{.between = jpegSegment(0xe1, "Exif")}.bytes() << 400
                          << u"picture_has_metadata"_s;
    QTest::newRow("wide") << SampleJpeg{.width = 5000}.bytes() << 400 << u"picture_dimensions"_s;
    QTest::newRow("large") << SampleJpeg{.filling = kMaxPictureBytes}.bytes() << 413 << u"payload_too_large"_s;
}

void CustomerPicturesTest::refusesWhatIsNoPictureOfOurs() {
    QFETCH(QByteArray, jpeg);
    QFETCH(int, status);
    QFETCH(QString, code);
    const auto answer = put("photo", jpeg);
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.code(), code);
    QCOMPARE(get("photo").status, 404);
    QCOMPARE(audits(), u"0"_s);
}

void CustomerPicturesTest::refusesOtherTypes() {
    for (const QByteArray type : {"image/png", "application/json", "image/jpeg; charset=utf-8", ""}) {
        const auto answer = m_server->send({.method = "PUT",
                                            .path = "/v1/customers/" + m_customer + "/photo",
                                            .token = m_teller,
                                            .bytes = kPicture,
                                            .contentType = type});
        QCOMPARE(answer.code(), u"unsupported_media_type"_s);
    }
    const auto query = m_server->send(
        {.method = "PUT", .path = "/v1/customers/" + m_customer + "/photo?x=1", .token = m_teller, .bytes = kPicture});
    QCOMPARE(query.faults(), QStringList{u"?x unknown"_s});
    const auto id = m_server->send(
        {.method = "PUT", .path = "/v1/customers/17/photo", .token = m_teller, .bytes = QByteArray("no picture")});
    QCOMPARE(id.faults(), QStringList{u"{id} malformed"_s});
}

void CustomerPicturesTest::letsReadWhoMayRead() {
    m_server->addUser(u"auditor"_s, Role::Auditor, kPassword);
    m_server->addUser(u"admin"_s, Role::Administrator, kPassword);
    const QByteArray auditor = m_server->tokenOf(u"auditor"_s, kPassword);
    put("photo", kPicture);
    QCOMPARE(get("photo", {}, auditor).text, kPicture);
    QCOMPARE(get("photo", {}, m_server->tokenOf(u"admin"_s, kPassword)).status, 403);
    QCOMPARE(get("photo", {}, "nobody").status, 401);
    const auto byAuditor = m_server->send(
        {.method = "PUT", .path = "/v1/customers/" + m_customer + "/photo", .token = auditor, .bytes = kOther});
    QCOMPARE(byAuditor.status, 403);
    QCOMPARE(get("photo").text, kPicture);
}

void CustomerPicturesTest::anotherBranchsCustomerIsUnknown() {
    put("photo", kPicture);
    m_server->run(
        u"UPDATE customers SET branch_id = '%1' WHERE id = '%2'"_s.arg(kFarBranch, QString::fromLatin1(m_customer)));
    QCOMPARE(get("photo").code(), u"not_found"_s);
    QCOMPARE(put("photo", kOther).code(), u"not_found"_s);
    m_customer = CustomerId::make().toString().toLatin1();
    QCOMPARE(put("photo", kOther).code(), u"not_found"_s);
}

QTEST_GUILESS_MAIN(CustomerPicturesTest)
#include "tst_customerpictures.moc"
