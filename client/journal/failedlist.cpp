// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/journal/failedlist.h"

namespace tellerdesk::client {

FailedList::FailedList(Printing& printing, QObject* parent)
    : QObject(parent)
    , m_printing(printing) {
    connect(&printing.failed, &FailedPrints::changed, this, &FailedList::changed);
}

void FailedList::load() {
    for (const PostingId& id : m_printing.failed.ids()) {
        const auto known = m_known.find(id);
        if (known != m_known.end() && !known->second.error) {
            continue;
        }
        m_known[id] = {.id = id};
        m_printing.receipts.load(id, this, [this, id, shown = m_shown](const Outcome<Receipt>& receipt) {
            if (shown != m_shown) {
                return;
            }
            Line& line = m_known[id];
            if (receipt) {
                line.receipt = *receipt;
            } else {
                line.error = receipt.error();
            }
            Q_EMIT changed();
        });
    }
    Q_EMIT changed();
}

void FailedList::leave() {
    ++m_shown;
    m_known.clear();
    Q_EMIT changed();
}

std::vector<FailedList::Line> FailedList::lines() const {
    std::vector<Line> lines;
    for (const PostingId& id : m_printing.failed.ids()) {
        const auto known = m_known.find(id);
        lines.push_back(known == m_known.end() ? Line{.id = id} : known->second);
    }
    return lines;
}

} // namespace tellerdesk::client
