// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/widgets/theme.h"

#include "client/widgets/comboaccess.h"
#include "client/widgets/deskstyle.h"

#include <QApplication>
#include <QFontDatabase>
#include <QWidget>

#include <utility>

namespace tellerdesk::client {

namespace {

constexpr char kToneProperty[] = "tone";

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

// Borders that grow with the focus take their pixel from the padding, so that nothing moves.
QString styleSheet(const Colours& c) {
    QString sheet = QStringLiteral(R"(
QLineEdit, QComboBox, QPlainTextEdit, QAbstractSpinBox {
    border: 1px solid @line; border-radius: 4px; padding: 4px 8px; background: @base; selection-background-color: @accent; }
QLineEdit, QComboBox, QAbstractSpinBox { min-height: 26px; }
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus, QAbstractSpinBox:focus {
    border: 2px solid @accent; padding: 3px 7px; }
QLineEdit[fault="true"], QComboBox[fault="true"], QPlainTextEdit[fault="true"] {
    border: 2px solid @bad; padding: 3px 7px; }
QLineEdit:read-only { background: @window; }
QComboBox::drop-down { border: 0; width: 28px; }
QComboBox::down-arrow { image: none; width: 0; height: 0; border-left: 4px solid @base; border-right: 4px solid @base;
    border-top: 5px solid @muted; margin-right: 10px; }
QComboBox QAbstractItemView { border: 1px solid @line; background: @base; selection-background-color: @accent;
    selection-color: @onAccent; }
QPushButton { border: 1px solid @line; border-radius: 4px; padding: 6px 16px; background: @base; min-height: 22px; }
QPushButton:hover { border-color: @accent; }
QPushButton:pressed { background: @window; }
QPushButton:focus { border: 2px solid @accent; padding: 5px 15px; }
QPushButton:disabled { color: @muted; background: @window; }
QPushButton[primary="true"] { background: @accent; color: @onAccent; border-color: @accent; font-weight: 600; }
QPushButton[primary="true"]:focus { border: 2px solid @text; padding: 5px 15px; }
QPushButton[primary="true"]:disabled { background: @window; color: @muted; border: 1px solid @line; padding: 6px 16px; }
QFrame[card="true"] { background: @base; border: 1px solid @line; border-radius: 6px; }
QScrollArea { background: transparent; }
QTextEdit[paper="true"] { background: white; color: black; border: 1px solid @line; border-radius: 4px; padding: 1px; }
QTextEdit[paper="true"]:focus { border: 2px solid @accent; padding: 0; }
QTableView, QListView { border: 1px solid @line; border-radius: 4px; padding: 1px; background: @base;
    alternate-background-color: @window; }
QTableView:focus, QListView:focus { border: 2px solid @accent; padding: 0; }
QTableView::item, QListView::item { border: 0; padding: 0 8px; }
QListView::item { min-height: 34px; }
QTableView::item:selected, QListView::item:selected { background: @accent; color: @onAccent; }
QHeaderView { background: @window; }
QHeaderView::section { background: @window; color: @muted; border: 0; border-bottom: 1px solid @line; padding: 6px 8px; }
QMenuBar { background: @window; }
QMenuBar::item { padding: 4px 10px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: @accent; color: @onAccent; }
QMenu { background: @base; border: 1px solid @line; padding: 4px; }
QMenu::item { padding: 6px 24px; border-radius: 4px; }
QMenu::item:selected { background: @accent; color: @onAccent; }
QMenu::item:disabled { color: @muted; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QToolTip { background: @base; color: @text; border: 1px solid @line; padding: 4px; }
QScrollBar:vertical { width: 12px; background: transparent; margin: 0; }
QScrollBar::handle:vertical { background: @line; border-radius: 4px; min-height: 32px; margin: 2px; }
QScrollBar::handle:vertical:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
)");
    const std::pair<const char*, QColor> words[] = {
        {"@onAccent", c.onAccent}, {"@accent", c.accent}, {"@window", c.window}, {"@muted", c.muted},
        {"@line", c.line},         {"@base", c.base},     {"@text", c.text},     {"@bad", c.bad}};
    for (const auto& [word, color] : words) {
        sheet.replace(QLatin1StringView(word), color.name());
    }
    return sheet;
}

} // namespace

void Theme::apply(QApplication& application, bool dark) {
    application.setStyle(new DeskStyle);
    application.setPalette(paletteOf(colours(dark)));
    application.setFont(font(Type::Body));
    application.setStyleSheet(styleSheet(colours(dark)));
    installComboAccess(); // for the ear, what the style is for the eye
    for (QWidget* widget : QApplication::allWidgets()) {
        if (widget->property(kToneProperty).isValid()) {
            setTone(widget, toneOf(widget));
        }
    }
}

bool Theme::isDark(const QPalette& palette) {
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

QFont Theme::fixedFont(Type type) {
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPixelSize(font(type).pixelSize());
    return fixed;
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
    widget->setProperty(kToneProperty, static_cast<int>(tone));
    QPalette palette = widget->palette();
    palette.setColor(QPalette::WindowText, color(tone, QApplication::palette()));
    widget->setPalette(palette);
}

Theme::Tone Theme::toneOf(const QWidget* widget) {
    return static_cast<Tone>(widget->property(kToneProperty).toInt()); // Plain where none was set
}

} // namespace tellerdesk::client
