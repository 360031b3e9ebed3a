// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/customers/picturefile.h"

#include <QColorSpace>
#include <QImage>
#include <QImageWriter>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace tellerdesk;
using namespace tellerdesk::client;

namespace {

// What no compression makes small.
QImage noise(QSize size) {
    QImage image(size, QImage::Format_RGB32);
    QRandomGenerator random(7);
    for (int y = 0; y < size.height(); ++y) {
        random.fillRange(reinterpret_cast<quint32*>(image.scanLine(y)), size.width());
    }
    return image;
}

} // namespace

class TestPictureFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void makesAPassportPhotoOfAnything_data() {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QSize>("kept");
        QTest::newRow("portrait") << QSize(900, 1200) << QSize(360, 480);
        QTest::newRow("landscape") << QSize(1600, 900) << QSize(360, 480);
        QTest::newRow("camera") << QSize(4000, 3000) << QSize(360, 480);
        QTest::newRow("small") << QSize(120, 160) << QSize(120, 160);
    }
    void makesAPassportPhotoOfAnything() {
        QFETCH(QSize, size);
        QFETCH(QSize, kept);
        QImage image(size, QImage::Format_RGB32);
        image.fill(Qt::darkCyan);
        const auto jpeg = pictureFromFile(save(image, "photo.png"), PictureKind::Photo);
        QVERIFY(jpeg);
        const auto found = readPicture(*jpeg);
        QVERIFY(found);
        QVERIFY(std::abs(found->width - kept.width()) <= 1 && std::abs(found->height - kept.height()) <= 1);
    }

    void squeezesWhatIsHardToSqueeze() {
        for (const PictureKind kind : {PictureKind::Photo, PictureKind::Signature}) {
            const auto jpeg = pictureFromFile(save(noise({1200, 1600}), "noise.png"), kind);
            QVERIFY(jpeg && readPicture(*jpeg));
            QVERIFY(jpeg->size() <= kMaxPictureBytes);
            QVERIFY(!QImage::fromData(*jpeg, "JPEG").isNull());
        }
    }

    void leavesNothingButThePicture() {
        QImage image(900, 1200, QImage::Format_RGB32);
        image.fill(Qt::gray);
        image.setColorSpace(QColorSpace(QColorSpace::AdobeRgb));
        image.setText(u"Description"_s, u"taken at home"_s);
        image.setDotsPerMeterX(3000);
        const QString file = save(image, "words.jpg");
        QFile before(file);
        QVERIFY(before.open(QIODevice::ReadOnly));
        QVERIFY(!readPicture(before.readAll())); // the file has a profile or words
        const auto jpeg = pictureFromFile(file, PictureKind::Photo);
        QVERIFY(jpeg && readPicture(*jpeg));
        QVERIFY(!jpeg->contains("home") && !jpeg->contains("ICC"));
    }

    void showsASignatureOnWhite() {
        QImage image(800, 200, QImage::Format_ARGB32);
        image.fill(Qt::transparent);
        const auto jpeg = pictureFromFile(save(image, "signature.png"), PictureKind::Signature);
        QVERIFY(jpeg);
        const QImage kept = QImage::fromData(*jpeg, "JPEG");
        QVERIFY(kept.isGrayscale());
        QCOMPARE(kept.size(), QSize(640, 160));
        QVERIFY(qGray(kept.pixel(10, 10)) > 250);
    }

    void refusesWhatIsNoPicture() {
        QFile text(m_folder.filePath(u"text.jpg"_s));
        QVERIFY(text.open(QIODevice::WriteOnly) && text.write("no picture") > 0);
        text.close();
        for (const QString& file : {text.fileName(), m_folder.filePath(u"absent.jpg"_s), m_folder.path()}) {
            const auto jpeg = pictureFromFile(file, PictureKind::Photo);
            QVERIFY(!jpeg);
            QCOMPARE(jpeg.error(), PictureFault::Unreadable);
        }
        const auto tiny = pictureFromFile(save(noise({9, 9}), "tiny.png"), PictureKind::Photo);
        QCOMPARE(tiny.error(), PictureFault::TooSmall);
    }

    void readsOnAThreadOfItsOwn() {
        PictureReader reader;
        const QString file = save(noise({1200, 1600}), "thread.png");
        bool done = false;
        reader.read(file, PictureKind::Photo, [&](const Expected<QByteArray, PictureFault>& jpeg) {
            QCOMPARE(QThread::currentThread(), QCoreApplication::instance()->thread());
            QVERIFY(jpeg.hasValue());
            done = true;
        });
        QVERIFY(!done); // asked for, not waited for
        QTRY_VERIFY(done);
    }

private:
    QString save(const QImage& image, const char* name) {
        const QString file = m_folder.filePath(QString::fromLatin1(name));
        QImageWriter writer(file);
        writer.setText(u"Comment"_s, u"taken at home"_s);
        return writer.write(image) ? file : QString();
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestPictureFile)
#include "tst_picturefile.moc"
