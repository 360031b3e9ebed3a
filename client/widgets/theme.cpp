// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/widgets/theme.h"

#include <QApplication>
#include <QStyleFactory>
#include <QWidget>

namespace tellerdesk::client {

namespace {

struct Colours {
    QColor window, base, surface, line, text, muted, accent, onAccent, good, caution, bad;
};

const Colours& colours(bool dark) {
    static const Colours light{.window = QColor(0xf3f4f6),
                               .base = QColor(0xffffff),
                               .surface = QColor(0xffffff),
                               .line = QColor(0xc9ced6),
                               .text = QColor(0x1a1f29),
                               .muted = QColor(0x525b6b),
                               .accent = QColor(0x1a56a8),
                               .onAccent = QColor(0xffffff),
                               .good = QColor(0x17663a),
                               .caution = QColor(0x7a4b00),
                               .bad = QColor(0xab1f2a)};
    static const Colours night{.window = QColor(0x171a21),
                               .base = QColor(0x1f242d),
                               .surface = QColor(0x1f242d),
                               .line = QColor(0x444c5a),
                               .text = QColor(0xe8eaee),
                               .muted = QColor(0xa9b1bf),
                               .accent = QColor(0x7db2f5),
                               .onAccent = QColor(0x0d1522),
                               .good = QColor(0x74d29b),
                               .caution = QColor(0xf0bd66),
                               .bad = QColor(0xff9a9a)};
    return dark ? night : light;
}

QPalette paletteOf(const Colours& c) {
    QPalette palette;
    palette.setColor(QPalette::Window, c.window);
    palette.setColor(QPalette::WindowText, c.text);
    palette.setColor(QPalette::Base, c.base);
    palette.setColor(QPalette::AlternateBase, c.window);
    palette.setColor(QPalette::Text, c.text);
    palette.setColor(QPalette::PlaceholderText, c.muted);
    palette.setColor(QPalette::Button, c.surface);
    palette.setColor(QPalette::ButtonText, c.text);
    palette.setColor(QPalette::BrightText, c.bad);
    palette.setColor(QPalette::Highlight, c.accent);
    palette.setColor(QPalette::HighlightedText, c.onAccent);
    palette.setColor(QPalette::Link, c.accent);
    palette.setColor(QPalette::ToolTipBase, c.surface);
    palette.setColor(QPalette::ToolTipText, c.text);
    palette.setColor(QPalette::Mid, c.line);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, c.muted);
    }
    return palette;
}

QString styleSheet(const Colours& c) {
    return QStringLiteral(
               "QLineEdit, QComboBox, QPlainTextEdit { border: 1px solid %1; border-radius: 4px; padding: 4px 8px; "
               "background: %2; }"
               "QLineEdit, QComboBox { min-height: 26px; }"
               "QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus { border: 2px solid %3; padding: 3px 7px; }"
               "QLineEdit[fault=\"true\"], QComboBox[fault=\"true\"] { border: 2px solid %4; padding: 3px 7px; }"
               "QLineEdit:read-only { background: %7; }"
               "QPushButton { border: 1px solid %1; border-radius: 4px; padding: 6px 16px; background: %2; min-height: "
               "22px; }"
               "QPushButton:focus { border: 2px solid %3; padding: 5px 15px; }"
               "QPushButton:disabled { color: %5; }"
               "QPushButton[primary=\"true\"] { background: %3; color: %6; border-color: %3; font-weight: 600; }"
               "QPushButton[primary=\"true\"]:focus { border: 2px solid %8; }"
               "QPushButton[primary=\"true\"]:disabled { background: %1; color: %5; border-color: %1; }"
               "QFrame[card=\"true\"] { background: %2; border: 1px solid %1; border-radius: 6px; }"
               "QTableView, QListView { border: 1px solid %1; border-radius: 4px; background: %2; }"
               "QTableView::item, QListView::item { border: 0; padding: 0 8px; }"
               "QTableView::item:selected, QListView::item:selected { background: %3; color: %6; }"
               "QTableView:focus, QListView:focus { border: 2px solid %3; }"
               "QHeaderView::section { background: %7; color: %5; border: 0; border-bottom: 1px solid %1; padding: 6px "
               "8px; }")
        .arg(c.line.name(), c.base.name(), c.accent.name(), c.bad.name(), c.muted.name(), c.onAccent.name(),
             c.window.name(), c.text.name());
}

} // namespace

void Theme::apply(QApplication& application, bool dark) {
    application.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    application.setPalette(paletteOf(colours(dark)));
    application.setFont(font(Type::Body));
    application.setStyleSheet(styleSheet(colours(dark)));
}

bool Theme::isDark(const QPalette& palette) {
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

QFont Theme::font(Type type) {
    QFont font(QStringList{QStringLiteral("Noto Sans"), QStringLiteral("NanumGothic"), QStringLiteral("DejaVu Sans"),
                           QStringLiteral("Segoe UI"), QStringLiteral("Malgun Gothic"), QStringLiteral("sans-serif")});
    switch (type) {
    case Type::Small:
        font.setPixelSize(13);
        break;
    case Type::Body:
        font.setPixelSize(15);
        break;
    case Type::Strong:
        font.setPixelSize(15);
        font.setWeight(QFont::DemiBold);
        break;
    case Type::Heading:
        font.setPixelSize(18);
        font.setWeight(QFont::DemiBold);
        break;
    case Type::Title:
        font.setPixelSize(26);
        font.setWeight(QFont::DemiBold);
        break;
    case Type::Amount:
        font.setPixelSize(34);
        font.setWeight(QFont::DemiBold);
        break;
    }
    return font;
}

QColor Theme::color(Tone tone, const QPalette& palette) {
    const Colours& c = colours(isDark(palette));
    switch (tone) {
    case Tone::Plain:
        return c.text;
    case Tone::Muted:
        return c.muted;
    case Tone::Accent:
        return c.accent;
    case Tone::Good:
        return c.good;
    case Tone::Caution:
        return c.caution;
    case Tone::Bad:
        return c.bad;
    }
    return c.text;
}

QColor Theme::surface(const QPalette& palette) {
    return colours(isDark(palette)).surface;
}
QColor Theme::line(const QPalette& palette) {
    return colours(isDark(palette)).line;
}

void Theme::setType(QWidget* widget, Type type) {
    widget->setFont(font(type));
}

void Theme::setTone(QWidget* widget, Tone tone) {
    QPalette palette = widget->palette();
    palette.setColor(QPalette::WindowText, color(tone, QApplication::palette()));
    widget->setPalette(palette);
}

} // namespace tellerdesk::client
