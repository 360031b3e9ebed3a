// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/pgdemo.h"

#include "server/db/statement.h"

namespace tellerdesk::server::db {

namespace {

const Statement kMarkDemo{
    .name = "bank_mark_demo", .sql = "UPDATE bank SET demo = true, name = :name", .parameters = {{"name", Type::Text}}};
const Statement kHasUsers{
    .name = "users_exist", .sql = "SELECT id FROM users LIMIT 1", .columns = {{"id", Type::Uuid}}};

} // namespace

void markDemo(Connection& connection, const QString& name) {
    connection.run(kMarkDemo, {{"name", name}});
}

bool hasUsers(Connection& connection) {
    return connection.run(kHasUsers, std::initializer_list<Bind>{}) > 0;
}

} // namespace tellerdesk::server::db
