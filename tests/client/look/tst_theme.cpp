// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/widgets/elidedlabel.h"
#include "client/widgets/icon.h"
#include "client/widgets/theme.h"
#include "tests/client/look/layoutfaults.h"

#include <QApplication>
#include <QCheckBox>
#include <QDirIterator>
#include <QFile>
#include <QFontMetricsF>
#include <QLabel>
#include <QPainter>
#include <QRegularExpression>
#include <QTest>

using namespace tellerdesk::client;
using namespace tellerdesk::test;

namespace {

constexpr Theme::Tone kTones[] = {Theme::Tone::Plain, Theme::Tone::Muted,   Theme::Tone::Accent,
                                  Theme::Tone::Good,  Theme::Tone::Caution, Theme::Tone::Bad};
constexpr Theme::Type kTypes[] = {Theme::Type::Small,   Theme::Type::Body,  Theme::Type::Strong,
                                  Theme::Type::Heading, Theme::Type::Title, Theme::Type::Amount};

} // namespace

class TestTheme : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shortensAHeadingAfterTwoLines() {
        const QString name = QStringLiteral("Maria ").repeated(33).trimmed();
        ElidedLabel one;
        ElidedLabel two(nullptr, ElidedLabel::Lines::Two);
        for (ElidedLabel* label : {&one, &two}) {
            label->setFullText(name);
            label->resize(300, 60);
            label->show();
            QCOMPARE(label->accessibleName(), name);
            QCOMPARE(label->toolTip(), name);
            QVERIFY(label->text().endsWith(QChar(0x2026)));
        }
        QCOMPARE(one.text().count(u'\n'), 0);
        QCOMPARE(two.text().count(u'\n'), 1);
        QVERIFY(two.text().startsWith(QStringLiteral("Maria Maria")) &&
                two.text().contains(QStringLiteral("Maria\nMaria")));
        QVERIFY(two.sizeHint().height() > one.sizeHint().height());
        two.setFullText(QStringLiteral("Ines"));
        QCOMPARE(two.text(), QStringLiteral("Ines"));
        QCOMPARE(two.toolTip(), QString());
    }
    void standsOutOnEveryGround_data() {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void standsOutOnEveryGround() {
        QFETCH(bool, dark);
        Theme::apply(*qApp, dark);
        const QPalette palette = QApplication::palette();
        QCOMPARE(Theme::isDark(palette), dark);
        for (const Theme::Tone tone : kTones) {
            for (const QColor& ground : {palette.color(QPalette::Window), palette.color(QPalette::Base),
                                         palette.color(QPalette::AlternateBase), Theme::surface(palette)}) {
                QVERIFY2(contrast(Theme::color(tone, palette), ground) >= 4.5,
                         qPrintable(QString::number(static_cast<int>(tone)) + ground.name()));
            }
        }
        for (const auto group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled}) {
            for (const auto& [ink, ground] : {std::pair{QPalette::WindowText, QPalette::Window},
                                              {QPalette::Text, QPalette::Base},
                                              {QPalette::ButtonText, QPalette::Button},
                                              {QPalette::HighlightedText, QPalette::Highlight},
                                              {QPalette::PlaceholderText, QPalette::Base},
                                              {QPalette::ToolTipText, QPalette::ToolTipBase}}) {
                QVERIFY(contrast(palette.color(group, ink), palette.color(group, ground)) >= 4.5);
            }
        }
    }

    // Checked or not: the box itself stands out from its card by 3 to 1 at least.
    void showsCheckBoxes_data() {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("checked");
        for (const bool dark : {false, true}) {
            for (const bool checked : {false, true}) {
                QTest::addRow("%s %s", dark ? "dark" : "light", checked ? "checked" : "empty") << dark << checked;
            }
        }
    }
    void showsCheckBoxes() {
        QFETCH(bool, dark);
        QFETCH(bool, checked);
        Theme::apply(*qApp, dark);
        QCheckBox box;
        box.setAutoFillBackground(true);
        box.setChecked(checked);
        QPalette palette = box.palette();
        palette.setColor(QPalette::Window, Theme::surface(palette));
        box.setPalette(palette);
        box.resize(40, 40);
        const QImage image = box.grab().toImage();
        int standingOut = 0;
        for (int at = 0; at < image.width() * image.height(); ++at) {
            const QColor ink = image.pixelColor(at % image.width(), at / image.width());
            standingOut += contrast(ink, Theme::surface(palette)) >= 3 ? 1 : 0;
        }
        QVERIFY2(standingOut >= 30, qPrintable(QString::number(standingOut)));
    }

    void setsDigitsOfOneWidth() {
        for (const Theme::Type type : kTypes) {
            const QFontMetricsF metrics(Theme::font(type));
            for (QChar digit = u'1'; digit <= u'9'; digit = QChar(digit.unicode() + 1)) {
                QCOMPARE(metrics.horizontalAdvance(digit), metrics.horizontalAdvance(u'0'));
            }
        }
    }

    void recoloursWhatIsOnTheScreen() {
        Theme::apply(*qApp, false);
        QLabel label(QStringLiteral("x"));
        Theme::setTone(&label, Theme::Tone::Bad);
        const QColor light = label.palette().color(QPalette::WindowText);
        Theme::apply(*qApp, true);
        QVERIFY(label.palette().color(QPalette::WindowText) != light);
        QCOMPARE(label.palette().color(QPalette::WindowText), Theme::color(Theme::Tone::Bad, QApplication::palette()));
    }

    void drawsEveryIcon() {
        Theme::apply(*qApp, false);
        for (int icon = 0; icon <= static_cast<int>(Icon::Help); ++icon) {
            QImage image(48, 48, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            paintIcon(painter, QRectF(0, 0, 48, 48), static_cast<Icon>(icon), Qt::black);
            painter.end();
            int ink = 0;
            for (int at = 0; at < 48 * 48; ++at) {
                ink += qGray(image.pixel(at % 48, at / 48)) < 128 ? 1 : 0;
            }
            QVERIFY2(ink > 80 && ink < 900, qPrintable(QStringLiteral("icon %1: %2 dark").arg(icon).arg(ink)));
            for (int edge = 0; edge < 48; ++edge) { // nothing is cut off
                QVERIFY(qGray(image.pixel(edge, 0)) > 250 && qGray(image.pixel(0, edge)) > 250);
                QVERIFY(qGray(image.pixel(edge, 47)) > 250 && qGray(image.pixel(47, edge)) > 250);
            }
        }
    }

    // Colours and type sizes of the screen come from the theme alone; printed papers and the sheets of
    // the tour have their own.
    void isTheOnlyPlaceOfColours() {
        static const QRegularExpression own(
            QStringLiteral("QColor\\([0-9\"]|Qt::(red|green|blue|gray|yellow)\\b|setPixelSize|setPointSize|"
                           "setStyleSheet|\"#[0-9a-fA-F]{6}\""));
        const QString root = QStringLiteral(TELLERDESK_SOURCE_DIR "/client");
        QStringList found;
        int files = 0;
        for (QDirIterator each(root, {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                               QDirIterator::Subdirectories);
             each.hasNext();) {
            QFile file(each.next());
            if (file.fileName().contains(QStringLiteral("/widgets/")) ||
                file.fileName().contains(QStringLiteral("/printing/")) ||
                file.fileName().contains(QStringLiteral("/tour/"))) {
                continue;
            }
            QVERIFY(file.open(QIODevice::ReadOnly));
            ++files;
            if (const auto match = own.match(QString::fromUtf8(file.readAll())); match.hasMatch()) {
                found << file.fileName().mid(root.size()) + QStringLiteral(": ") + match.captured();
            }
        }
        QVERIFY(files > 20);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
