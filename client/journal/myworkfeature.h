// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/app/features.h"
#include "client/journal/myworkpresenter.h"

namespace tellerdesk::client {

class MyWorkPage;
class PrintingPage;
class ReceiptPage;

// F7: the day's postings, their receipts, and what is not printed yet.
class MyWorkFeature : public Feature {
    Q_OBJECT

public:
    explicit MyWorkFeature(const FeatureParts& parts);

    std::vector<Page*> pages() override;
    void clearDesk() override;

private:
    MyWorkPresenter m_presenter;
    MyWorkPage* m_work;
    ReceiptPage* m_receipt;
    PrintingPage* m_printing;
};

} // namespace tellerdesk::client
