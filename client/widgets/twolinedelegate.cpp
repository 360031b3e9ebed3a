// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/widgets/twolinedelegate.h"

#include "client/widgets/theme.h"

#include <QApplication>
#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace tellerdesk::client {

namespace {

QString firstLine(const QModelIndex& index) {
    const QVariant own = index.data(TwoLineDelegate::kFirstLineRole);
    return own.isValid() ? own.toString() : index.data().toString();
}

} // namespace

void TwoLineDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    cell.text.clear();
    const QString first = firstLine(index);
    const QString second = index.data(kSecondLineRole).toString();
    QApplication::style()->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);

    const bool selected = cell.state.testFlag(QStyle::State_Selected);
    const QPalette palette = QApplication::palette();
    const auto tone =
        index.data(kToneRole).isValid() ? static_cast<Theme::Tone>(index.data(kToneRole).toInt()) : Theme::Tone::Muted;
    const QColor chosen = palette.color(QPalette::HighlightedText);
    const QRect room = cell.rect.adjusted(Theme::kGap, 0, -Theme::kGap, 0);
    const QFontMetrics body(Theme::font(Theme::Type::Body));
    const QFontMetrics small(Theme::font(Theme::Type::Small));
    const int height = body.height() + (second.isEmpty() ? 0 : small.height());
    QRect line(room.left(), room.top() + (room.height() - height) / 2, room.width(), body.height());
    const int side = static_cast<int>(cell.displayAlignment & Qt::AlignHorizontal_Mask);
    painter->save();
    painter->setFont(Theme::font(Theme::Type::Body));
    painter->setPen(selected ? chosen : palette.color(QPalette::Text));
    painter->drawText(line, side | Qt::AlignVCenter, body.elidedText(first, Qt::ElideRight, line.width()));
    line = QRect(room.left(), line.bottom() + 1, room.width(), small.height());
    painter->setFont(Theme::font(Theme::Type::Small));
    painter->setPen(selected ? chosen : Theme::color(tone, palette));
    painter->drawText(line, side | Qt::AlignVCenter, small.elidedText(second, Qt::ElideRight, line.width()));
    painter->restore();
}

QSize TwoLineDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
    const QFontMetrics body(Theme::font(Theme::Type::Body));
    const QFontMetrics small(Theme::font(Theme::Type::Small));
    const int first = body.horizontalAdvance(firstLine(index));
    const int second = small.horizontalAdvance(index.data(kSecondLineRole).toString());
    return {std::max(first, second) + 2 * Theme::kGap + 1, kRowHeight};
}

} // namespace tellerdesk::client
