// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTableView;

namespace tellerdesk::client {

// How every list of ours lies on its page: whole rows, chosen by the arrows, that Tab leaves and that never scroll
// sideways. After the model is set; `stretched` is the column that takes what width is left.
void layOutList(QTableView& table, int stretched);

} // namespace tellerdesk::client
