// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/keybar.h"

#include "client/widgets/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QHBoxLayout>
#include <QPainter>

namespace tellerdesk::client {

namespace {

constexpr int kCapPadding = 6; // left and right of what is printed on a key
constexpr int kCapHeight = 22;

// A key as it looks on a keyboard, and what it does here.
class KeyButton final : public QAbstractButton {
public:
    KeyButton(const QString& key, const QString& text, QWidget* parent)
        : QAbstractButton(parent)
        , m_key(key) {
        setText(text);
        setFocusPolicy(Qt::NoFocus);
        setCursor(Qt::PointingHandCursor);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        Theme::setType(this, Theme::Type::Small);
        setAccessibleName(text);
        setAccessibleDescription(key);
    }
    QSize sizeHint() const override {
        return {capWidth() + 3 * Theme::kGap / 2 + fontMetrics().horizontalAdvance(text()), kCapHeight + Theme::kGap};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QPalette palette = QApplication::palette();
        const QRectF cap(0.5, (height() - kCapHeight) / 2.0, capWidth() - 1, kCapHeight - 1);
        painter.setPen(underMouse() ? Theme::color(Theme::Tone::Accent, palette) : Theme::line(palette));
        painter.setBrush(Theme::surface(palette));
        painter.drawRoundedRect(cap, 4, 4);
        painter.setPen(Theme::color(Theme::Tone::Accent, palette));
        painter.drawText(cap, Qt::AlignCenter, m_key);
        painter.setPen(Theme::color(Theme::Tone::Plain, palette));
        painter.drawText(rect().adjusted(capWidth() + Theme::kGap / 2, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                         text());
    }

private:
    int capWidth() const { return fontMetrics().horizontalAdvance(m_key) + 2 * kCapPadding; }

    QString m_key;
};

} // namespace

KeyBar::KeyBar(QWidget* parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this)) {
    setObjectName(QStringLiteral("keyBar"));
    m_row->setContentsMargins(0, 0, 0, Theme::kGap / 2);
    m_row->setSpacing(Theme::kGap / 2);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void KeyBar::setCommands(const std::vector<Command>& commands) {
    m_buttons.clear();
    while (QLayoutItem* item = m_row->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const Command command : commands) {
        if (isByField(command)) {
            continue;
        }
        auto* button =
            new KeyButton(commandKeys(command).front().toString(QKeySequence::NativeText), commandText(command), this);
        connect(button, &QAbstractButton::clicked, this, [this, command] { Q_EMIT chosen(command); });
        m_row->addWidget(button);
        m_buttons.emplace_back(command, button);
    }
    m_row->addStretch(1);
    fit();
}

void KeyBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fit();
}

// Leaves out what is needed least until the rest fits.
void KeyBar::fit() {
    int needed = 0;
    for (const auto& [command, button] : m_buttons) {
        button->show();
        needed += button->sizeHint().width() + m_row->spacing();
    }
    for (const Command least : {Command::Statement, Command::NewAccount, Command::NewCustomer, Command::QuickLine,
                                Command::Lock, Command::Till, Command::Back}) {
        for (const auto& [command, button] : m_buttons) {
            if (command == least && needed > width()) {
                button->hide();
                needed -= button->sizeHint().width() + m_row->spacing();
            }
        }
    }
}

} // namespace tellerdesk::client
