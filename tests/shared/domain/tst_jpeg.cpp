// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/jpeg.h"
#include "tests/support/samplejpeg.h"

#include <QTest>

using namespace tellerdesk;
using namespace tellerdesk::test;

Q_DECLARE_METATYPE(tellerdesk::ErrorCode)

class TestJpeg : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsTheSize() {
        QCOMPARE(*readPicture(SampleJpeg{.width = 320, .height = 96}.bytes()),
                 (PictureSize{.width = 320, .height = 96}));
        QCOMPARE(*readPicture(SampleJpeg{.width = 16, .height = 2048, .components = 1}.bytes()),
                 (PictureSize{.width = 16, .height = 2048}));
    }

    void takesFillBytesStuffingAndRestarts() {
        QByteArray jpeg = SampleJpeg{}.bytes();
        jpeg.insert(2, "\xff\xff"); // before a marker
        jpeg.insert(jpeg.size() - 2, QByteArray("\xff\0\xff\xd0\xff\xd7", 6));
        QVERIFY(readPicture(jpeg));
    }

    void takesSeveralScans() {
        QByteArray jpeg = SampleJpeg{}.bytes();
        const QByteArray scan = jpegSegment(0xda, QByteArray("\1\1\0\1\5\0", 6)) + QByteArray(30, 'x');
        jpeg.insert(jpeg.size() - 2, scan + scan);
        QVERIFY(readPicture(jpeg));
    }

    void refuses_data() {
        QTest::addColumn<QByteArray>("jpeg");
        QTest::addColumn<ErrorCode>("code");
        const QByteArray good = SampleJpeg{}.bytes();
        const auto row = [](const char* name, const QByteArray& jpeg, ErrorCode code) {
            QTest::newRow(name) << jpeg << code;
        };
        const auto with = [](int marker, const QByteArray& content) {
            return SampleJpeg{.between = jpegSegment(marker, content)}.bytes();
        };
        row("nothing", {}, ErrorCode::PictureNotJpeg);
        row("png", "\x89PNG\r\n\x1a\n", ErrorCode::PictureNotJpeg);
        row("text", "<svg onload='alert(1)'/>", ErrorCode::PictureNotJpeg);
        row("only a start", "\xff\xd8", ErrorCode::PictureNotJpeg);
        row("start and end", "\xff\xd8\xff\xd9", ErrorCode::PictureNotJpeg);
        row("cut short", good.chopped(2), ErrorCode::PictureNotJpeg);
        row("without its scan", good.left(good.indexOf("\xff\xda")) + "\xff\xd9", ErrorCode::PictureNotJpeg);
        row("a page after its end", good + "<html>", ErrorCode::PictureNotJpeg);
        row("a second picture", good + good, ErrorCode::PictureNotJpeg);
        row("four components", SampleJpeg{.components = 4}.bytes(), ErrorCode::PictureNotJpeg);
        row("arithmetic coding", QByteArray(good).replace("\xff\xc0", "\xff\xc9"), ErrorCode::PictureNotJpeg);
        row("words in a table", with(0xdb, QByteArray(65, '\1') + "hidden"), ErrorCode::PictureNotJpeg);
        row("words in a code", with(0xc4, "0123456789abcdefgh"), ErrorCode::PictureNotJpeg);
        row("exif", with(0xe1, QByteArray("Exif\0\0MM", 8)), ErrorCode::PictureHasMetadata);
        row("xmp", with(0xe1, "http://ns.adobe.com/xap/1.0/"), ErrorCode::PictureHasMetadata);
        row("colour profile", with(0xe2, "ICC_PROFILE"), ErrorCode::PictureHasMetadata);
        row("photoshop", with(0xed, "Photoshop 3.0"), ErrorCode::PictureHasMetadata);
        row("adobe", with(0xee, "Adobe"), ErrorCode::PictureHasMetadata);
        row("thumbnail", with(0xe0, "JFXX"), ErrorCode::PictureHasMetadata);
        row("comment", with(0xfe, "taken at 52.5, 13.4"), ErrorCode::PictureHasMetadata);
        row("too narrow", SampleJpeg{.width = 15}.bytes(), ErrorCode::PictureDimensions);
        row("no height", SampleJpeg{.height = 0}.bytes(), ErrorCode::PictureDimensions);
        row("too wide", SampleJpeg{.width = 2049}.bytes(), ErrorCode::PictureDimensions);
        row("a bomb", SampleJpeg{.width = 65535, .height = 65535}.bytes(), ErrorCode::PictureDimensions);
        row("too large", SampleJpeg{.filling = kMaxPictureBytes}.bytes(), ErrorCode::PayloadTooLarge);
    }
    void refuses() {
        QFETCH(QByteArray, jpeg);
        QFETCH(ErrorCode, code);
        const auto size = readPicture(jpeg);
        QVERIFY(!size);
        QCOMPARE(size.error(), code);
    }

    void survivesEveryCutAndEveryChangedByte() {
        const QByteArray good = SampleJpeg{.filling = 8}.bytes();
        for (qsizetype i = 0; i < good.size(); ++i) {
            QVERIFY(!readPicture(good.first(i)));
            for (const char byte : {'\0', '\xff', '\xd9', '\x7f'}) {
                QByteArray changed = good;
                changed[i] = byte;
                const auto size = readPicture(changed); // whatever it says, it reads within the bytes
                QVERIFY(!size || size->width >= kMinPictureSide);
            }
        }
    }

    void takesALargestOne() {
        const qsizetype head = SampleJpeg{.filling = 0}.bytes().size();
        const QByteArray largest = SampleJpeg{.filling = kMaxPictureBytes - head}.bytes();
        QCOMPARE(largest.size(), kMaxPictureBytes);
        QVERIFY(readPicture(largest));
    }
};

QTEST_APPLESS_MAIN(TestJpeg)
#include "tst_jpeg.moc"
