// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/app/features.h"
#include "client/customers/customerpresenter.h"

namespace tellerdesk::client {

class CustomerPage;

// The page of the customer who is served.
class CustomerFeature : public Feature {
    Q_OBJECT

public:
    explicit CustomerFeature(const FeatureParts& parts);

    std::vector<Page*> pages() override;
    void clearDesk() override;

private:
    CustomerPresenter m_presenter;
    CustomerPage* m_page; // the window's
};

} // namespace tellerdesk::client
