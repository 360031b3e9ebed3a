// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/api/json.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tellerdesk;

class JsonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsNothingBehindTheDocument_data() {
        QTest::addColumn<QByteArray>("text");
        const QByteArray good = R"({"a": 1})";
        QTest::newRow("text") << good + 'x';
        QTest::newRow("another document") << good + good;
        QTest::newRow("a NUL") << good + '\0';
        QTest::newRow("text behind a NUL") << good + '\0' + "garbage";
        QTest::newRow("a NUL before it") << '\0' + good;
        QTest::newRow("a NUL between its parts") << QByteArray(R"({"a":)") + '\0' + "1}";
        QTest::newRow("a NUL alone") << QByteArray(1, '\0');
    }
    void readsNothingBehindTheDocument() {
        QFETCH(QByteArray, text);
        const auto json = parseJson(text);
        QVERIFY(!json);
        QCOMPARE(json.error().code, ErrorCode::InvalidRequest);
        QCOMPARE(json.error().fields.size(), std::size_t{1});
    }

    void namesTheFieldThatCannotBeRead_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("fault");
        QTest::newRow("too big") << QByteArray(R"({"a": 1, "amount": 1e400})") << u"/amount out_of_range"_s;
        QTest::newRow("too small") << QByteArray(R"({"amount": -1e400})") << u"/amount out_of_range"_s;
        QTest::newRow("too long") << R"({"amount": )" + QByteArray(5000, '9') + '}' << u"/amount out_of_range"_s;
        QTest::newRow("in a list") << QByteArray(R"({"opening": [{"amount": 1}, {"amount": 1e999}]})")
                                   << u"/opening/1/amount out_of_range"_s;
        QTest::newRow("of a list") << QByteArray(R"({"list": [0, [], 1e999]})") << u"/list/2 out_of_range"_s;
        QTest::newRow("lone surrogate") << QByteArray(R"({"full_name": "\ud800", "phone": ""})")
                                        << u"/full_name malformed"_s;
        QTest::newRow("second half") << QByteArray(R"({"a": {"b/c": "\udc00"}})") << u"/a/b~1c malformed"_s;
        QTest::newRow("no UTF-8") << QByteArray("{\"full_name\": \"\xff\"}") << u"/full_name malformed"_s;
        QTest::newRow("a name") << QByteArray(R"({"a": {"\ud800": 1}})") << u"/a malformed"_s;
        QTest::newRow("after a member") << QByteArray(R"({"a": {"b": 1}, "\ud800": 1})") << u" malformed"_s;
        QTest::newRow("the document") << QByteArray("1e400") << u" out_of_range"_s;
        QTest::newRow("not JSON") << QByteArray(R"({"a": nonsense})") << u"/a malformed"_s;
        QTest::newRow("without an end") << QByteArray(R"({"a": 1)") << u" malformed"_s;
    }
    void namesTheFieldThatCannotBeRead() {
        QFETCH(QByteArray, text);
        const auto json = parseJson(text);
        QVERIFY(!json);
        const FieldError& error = json.error().fields.front();
        QTEST(error.pointer + u' ' + wireName(error.fault), "fault");
    }
};

QTEST_APPLESS_MAIN(JsonTest)
#include "tst_json.moc"
