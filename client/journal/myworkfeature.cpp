// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/journal/myworkfeature.h"

#include "client/journal/myworkpage.h"
#include "client/journal/printingpage.h"
#include "client/journal/receiptpage.h"
#include "client/net/apiclient.h"

namespace tellerdesk::client {

MyWorkFeature::MyWorkFeature(const FeatureParts& parts)
    : m_presenter(parts.api, parts.courier, parts.session)
    , m_work(new MyWorkPage(m_presenter, parts.printing))
    , m_receipt(new ReceiptPage(parts.printing, parts.session))
    , m_printing(new PrintingPage(parts.printing)) {
    connect(m_work, &MyWorkPage::receiptWanted, this, [this](const PostingId& id) {
        m_receipt->show(id);
        Q_EMIT pageWanted(m_receipt);
    });
    connect(m_work, &MyWorkPage::printingWanted, this, [this] { Q_EMIT pageWanted(m_printing); });
    connect(m_receipt, &ReceiptPage::done, this, [this] { Q_EMIT pageWanted(m_work); });
    connect(m_printing, &PrintingPage::done, this, [this] { Q_EMIT pageWanted(m_work); });
}

std::vector<Page*> MyWorkFeature::pages() {
    return {m_work, m_receipt, m_printing};
}

void MyWorkFeature::clearDesk() {
    m_work->clearDesk();
    m_receipt->clearDesk();
    m_printing->clearDesk();
}

} // namespace tellerdesk::client
