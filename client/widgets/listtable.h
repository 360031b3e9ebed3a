// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QTableView;

namespace tellerdesk::client {

// How every list of ours lies on its page: whole rows, chosen by the arrows, that Tab leaves and that never scroll
// sideways. After the model is set; `stretched` is the column that takes what width is left.
void layOutList(QTableView& table, int stretched);

// The width of a column in which each of these texts stands whole.
int columnWidthFor(const QStringList& texts);

} // namespace tellerdesk::client
