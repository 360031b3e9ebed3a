// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/customers/customerfeature.h"

#include "client/customers/customerpage.h"
#include "client/net/apiclient.h"

namespace tellerdesk::client {

CustomerFeature::CustomerFeature(const FeatureParts& parts)
    : m_presenter(parts.api, parts.session, parts.served)
    , m_page(new CustomerPage({.presenter = m_presenter, .session = parts.session, .served = parts.served})) {
    connect(m_page, &CustomerPage::noticed, this, &Feature::noticed);
}

std::vector<Page*> CustomerFeature::pages() {
    return {m_page};
}

void CustomerFeature::clearDesk() {
    m_presenter.forget();
}

} // namespace tellerdesk::client
