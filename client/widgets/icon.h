// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/widgets/theme.h"

#include <QIcon>
#include <QPixmap>
#include <QWidget>

namespace tellerdesk::client {

// The desk's one set of icons: line drawings of our own, in the colours of the theme. An icon never stands for a word;
// it stands beside one.
enum class Icon {
    Search,
    Person,
    NewPerson,
    People,
    Account,
    Deposit,
    Withdrawal,
    Transfer,
    Statement,
    Till,
    Good,
    Bad,
    Caution,
    Info,
    Waiting,
    Offline,
    Lock,
    Key,
    Server,
    Print,
    History,
    Settings,
    Help,
};

// Drawn anew in whatever colours the theme has when it is painted.
QIcon themeIcon(Icon icon, Theme::Tone tone = Theme::Tone::Plain);
void paintIcon(QPainter& painter, const QRectF& place, Icon icon, const QColor& color);
Icon iconOf(Theme::Tone tone); // the shape that says what the tone's colour says

// An icon as a part of a page, for the eye alone.
class IconMark : public QWidget {
    Q_OBJECT

public:
    explicit IconMark(Icon icon, Theme::Tone tone = Theme::Tone::Plain, QWidget* parent = nullptr);

    static constexpr int kSmall = 18;
    static constexpr int kLarge = 44; // where a page has nothing else to show

    void setIcon(Icon icon, Theme::Tone tone);
    void setExtent(int pixels);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Icon m_icon;
    Theme::Tone m_tone;
};

} // namespace tellerdesk::client
