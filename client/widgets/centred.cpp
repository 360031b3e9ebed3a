// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/widgets/centred.h"

#include "client/widgets/theme.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace tellerdesk::client {

QVBoxLayout* makeCentredCard(QWidget* page) {
    auto* card = new QFrame;
    card->setProperty("card", true);
    card->setFixedWidth(Theme::kFormWidth);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(Theme::kMargin, Theme::kMargin, Theme::kMargin, Theme::kMargin);
    column->setSpacing(Theme::kSection);
    // The card stands in a row, not aligned in a column: only so are wrapped lines measured at the card's width.
    auto* across = new QHBoxLayout;
    across->addStretch(1);
    across->addWidget(card);
    across->addStretch(1);
    auto* inner = new QWidget;
    auto* down = new QVBoxLayout(inner);
    down->setContentsMargins(0, 0, 0, 0);
    down->addStretch(2);
    down->addLayout(across);
    down->addStretch(3);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(inner);
    auto* whole = new QVBoxLayout(page);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
    return column;
}

} // namespace tellerdesk::client
