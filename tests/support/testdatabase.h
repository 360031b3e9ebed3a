// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/connection.h"
#include "tests/support/testcluster.h"

namespace tellerdesk::test {

// A fresh migrated database of the run's cluster, with the roles of production: an owner, who is no superuser, and the
// application's. Copied from a template that the first test of the run makes; dropped with the object.
class TestDatabase {
public:
    TestDatabase();
    ~TestDatabase();
    TestDatabase(const TestDatabase&) = delete;
    TestDatabase& operator=(const TestDatabase&) = delete;

    const QString& name() const { return m_name; }
    QString superuserUrl() const;
    QString ownerUrl() const;
    QString applicationUrl() const; // what the server works with
    server::db::ConnectionSettings settings() const { return {.url = applicationUrl()}; }

private:
    QString m_name;
};

} // namespace tellerdesk::test
