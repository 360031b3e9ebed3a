// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/customers/customerpage.h"
#include "client/customers/customerpresenter.h"
#include "shared/api/page.h"
#include "tests/client/support/workdesk.h"

#include <QTest>

namespace tellerdesk::test {

// A desk that serves a customer, with the customer's page in front.
class CustomerDesk {
public:
    explicit CustomerDesk(const CustomerInfo& served = sample(), const std::vector<AccountInfo>& accounts = {},
                          Role role = Role::Teller)
        : who(served)
        , presenter(desk.api, desk.session, desk.served)
        , page(new client::CustomerPage({.presenter = presenter, .session = desk.session, .served = desk.served})) {
        auto facts = teller({cashOf("EUR", 0)});
        facts.role = role;
        desk.session.set(facts);
        desk.window.addPage(page);
        desk.window.showPage(desk.counterPage);
        desk.serve(who, accounts);
    }
    // Opens the page and answers what it asks.
    void open(const char* etag = "\"1\"") {
        desk.window.showPage(page);
        QCOMPARE(desk.api.next().path, QStringLiteral("/v1/customers/") + who.id.toString());
        desk.api.reply(who.toJson(), 200, QString::fromLatin1(etag));
        QCoreApplication::processEvents(); // what was added to the page is shown then
    }

    static CustomerInfo sample() {
        CustomerInfo info = customer(QStringLiteral("Zoë Müller"), QStringLiteral("030 1234567"));
        info.fields.email = QStringLiteral("zoe@example.org");
        info.fields.document =
            IdentityDocument{.type = QStringLiteral("passport"), .number = QStringLiteral("*****0T47")};
        return info;
    }

    WorkDesk desk;
    CustomerInfo who;
    client::CustomerPresenter presenter;
    client::CustomerPage* page; // the window's
};

} // namespace tellerdesk::test
