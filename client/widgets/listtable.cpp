// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/widgets/listtable.h"

#include "client/widgets/theme.h"

#include <QFontMetrics>
#include <QHeaderView>
#include <QTableView>

#include <algorithm>

namespace tellerdesk::client {

void layOutList(QTableView& table, int stretched) {
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setTabKeyNavigation(false);
    table.setShowGrid(false);
    table.setWordWrap(false);
    table.setAlternatingRowColors(true);
    table.verticalHeader()->hide();
    table.verticalHeader()->setDefaultSectionSize(Theme::kFieldHeight);
    table.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* header = table.horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionResizeMode(stretched, QHeaderView::Stretch);
}

int columnWidthFor(const QStringList& texts) {
    constexpr int kAround = 24; // the cell's padding, and what the style leaves beside a text
    const QFontMetrics metrics(Theme::font(Theme::Type::Body));
    int widest = 0;
    for (const QString& text : texts) {
        widest = std::max(widest, metrics.horizontalAdvance(text));
    }
    return widest + kAround;
}

} // namespace tellerdesk::client
