// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/widgets/listtable.h"

#include "client/widgets/theme.h"

#include <QHeaderView>
#include <QTableView>

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

} // namespace tellerdesk::client
