// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace tellerdesk::client {

// Cells whose text has a second, smaller line below it: what one reads first stands out from what explains it.
class TwoLineDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    static constexpr int kSecondLineRole = Qt::UserRole + 100; // the text
    static constexpr int kToneRole = Qt::UserRole + 101;       // the second line's Theme::Tone; without it, muted
    static constexpr int kFirstLineRole = Qt::UserRole + 102;  // in place of the cell's text
    static constexpr int kRowHeight = 52;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace tellerdesk::client
