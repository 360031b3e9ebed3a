// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/pguserstore.h"

#include "server/db/databaseerror.h"

namespace tellerdesk::server::db {

namespace {

const std::vector<Column> kUserColumns{{"id", Type::Uuid},
                                       {"username", Type::Text},
                                       {"full_name", Type::Text},
                                       {"email", Type::Text},
                                       {"role", Type::Text},
                                       {"branch_id", Type::Uuid},
                                       {"status", Type::Text},
                                       {"must_change_password", Type::Boolean},
                                       {"locked_until_ms", Type::BigInt},
                                       {"last_login_at_ms", Type::BigInt},
                                       {"created_at_ms", Type::BigInt},
                                       {"version", Type::BigInt}};

const std::vector<Column> kCredentialColumns = [] {
    std::vector<Column> columns = kUserColumns;
    columns.push_back({"password_hash", Type::Text});
    columns.push_back({"failed_logins", Type::Integer});
    return columns;
}();

const Statement kFind{
    .name = "user_find",
    .sql = "SELECT id, username, full_name, email, role, branch_id, status, must_change_password, "
           "(extract(epoch FROM locked_until) * 1000)::bigint AS locked_until_ms, "
           "(extract(epoch FROM last_login_at) * 1000)::bigint AS last_login_at_ms, "
           "(extract(epoch FROM created_at) * 1000)::bigint AS created_at_ms, version "
           "FROM users WHERE id = :id",
    .parameters = {{"id", Type::Uuid}},
    .columns = kUserColumns,
};

const Statement kList{
    .name = "user_list",
    .sql = "SELECT id, username, full_name, email, role, branch_id, status, must_change_password, "
           "(extract(epoch FROM locked_until) * 1000)::bigint AS locked_until_ms, "
           "(extract(epoch FROM last_login_at) * 1000)::bigint AS last_login_at_ms, "
           "(extract(epoch FROM created_at) * 1000)::bigint AS created_at_ms, version "
           "FROM users WHERE (:role::text IS NULL OR role = :role::text) "
           "AND (:status::text IS NULL OR status = :status::text) "
           "AND (:branch_id::uuid IS NULL OR branch_id = :branch_id::uuid) "
           "AND (:locked::boolean IS NULL OR coalesce(locked_until > :now, false) = :locked::boolean) "
           "AND (:after::text IS NULL OR username > :after::text) "
           "AND (:search::text IS NULL OR strpos(username, lower(:search::text)) > 0 "
           "OR strpos(lower(full_name), lower(:search::text)) > 0) "
           "ORDER BY username LIMIT :limit",
    .parameters = {{"role", Type::Text},
                   {"status", Type::Text},
                   {"branch_id", Type::Uuid},
                   {"locked", Type::Boolean},
                   {"now", Type::Timestamp},
                   {"after", Type::Text},
                   {"search", Type::Text},
                   {"limit", Type::BigInt}},
    .columns = kUserColumns,
};

const Statement kHasAdministrator{
    .name = "user_has_administrator",
    .sql = "SELECT EXISTS (SELECT 1 FROM users WHERE role = 'administrator') AS found",
    .columns = {{"found", Type::Boolean}},
};

const Statement kLock{
    .name = "user_lock",
    .sql = "SELECT id, username, full_name, email, role, branch_id, status, must_change_password, "
           "(extract(epoch FROM locked_until) * 1000)::bigint AS locked_until_ms, "
           "(extract(epoch FROM last_login_at) * 1000)::bigint AS last_login_at_ms, "
           "(extract(epoch FROM created_at) * 1000)::bigint AS created_at_ms, version, password_hash, failed_logins "
           "FROM users WHERE id = :id FOR NO KEY UPDATE",
    .parameters = {{"id", Type::Uuid}},
    .columns = kCredentialColumns,
};

const Statement kLockByName{
    .name = "user_lock_by_name",
    .sql = "SELECT id, username, full_name, email, role, branch_id, status, must_change_password, "
           "(extract(epoch FROM locked_until) * 1000)::bigint AS locked_until_ms, "
           "(extract(epoch FROM last_login_at) * 1000)::bigint AS last_login_at_ms, "
           "(extract(epoch FROM created_at) * 1000)::bigint AS created_at_ms, version, password_hash, failed_logins "
           "FROM users WHERE username = :username FOR NO KEY UPDATE",
    .parameters = {{"username", Type::Text}},
    .columns = kCredentialColumns,
};

// A lock writes, and so makes the commit wait for the disk as the commit of a counted attempt does.
const Statement kLockNobody{
    .name = "user_lock_nobody",
    .sql = "SELECT id FROM users ORDER BY id LIMIT 1 FOR KEY SHARE",
    .columns = {{"id", Type::Uuid}},
};

const Statement kLockActiveAdministrators{
    .name = "user_lock_active_administrators",
    .sql = "SELECT id FROM users WHERE role = 'administrator' AND status = 'active' ORDER BY id FOR NO KEY UPDATE",
    .columns = {{"id", Type::Uuid}},
};

const Statement kInsert{
    .name = "user_insert",
    .sql = "INSERT INTO users (id, username, full_name, email, role, branch_id, status, password_hash, "
           "must_change_password, version, created_at) "
           "VALUES (:id, :username, :full_name, :email, :role, :branch_id, :status, :password_hash, "
           ":must_change_password, :version, :created_at) ON CONFLICT (username) DO NOTHING",
    .parameters = {{"id", Type::Uuid},
                   {"username", Type::Text},
                   {"full_name", Type::Text},
                   {"email", Type::Text},
                   {"role", Type::Text},
                   {"branch_id", Type::Uuid},
                   {"status", Type::Text},
                   {"password_hash", Type::Text},
                   {"must_change_password", Type::Boolean},
                   {"version", Type::BigInt},
                   {"created_at", Type::Timestamp}},
};

const Statement kSave{
    .name = "user_save",
    .sql = "UPDATE users SET full_name = :full_name, email = :email, role = :role, branch_id = :branch_id, "
           "status = :status, password_hash = :password_hash, must_change_password = :must_change_password, "
           "failed_logins = :failed_logins, locked_until = :locked_until, last_login_at = :last_login_at, "
           "version = :version WHERE id = :id",
    .parameters = {{"full_name", Type::Text},
                   {"email", Type::Text},
                   {"role", Type::Text},
                   {"branch_id", Type::Uuid},
                   {"status", Type::Text},
                   {"password_hash", Type::Text},
                   {"must_change_password", Type::Boolean},
                   {"failed_logins", Type::Integer},
                   {"locked_until", Type::Timestamp},
                   {"last_login_at", Type::Timestamp},
                   {"version", Type::BigInt},
                   {"id", Type::Uuid}},
};

const Statement kInsertSetupCode{
    .name = "setup_code_insert",
    .sql = "INSERT INTO setup_codes (code_hash, created_at) VALUES (:code_hash, :created_at)",
    .parameters = {{"code_hash", Type::Bytes}, {"created_at", Type::Timestamp}},
};

const Statement kListSetupCodes{
    .name = "setup_code_list",
    .sql = "SELECT code_hash FROM setup_codes",
    .columns = {{"code_hash", Type::Bytes}},
};

const Statement kTakeSetupCodes{
    .name = "setup_code_take_all",
    .sql = "DELETE FROM setup_codes RETURNING code_hash",
    .columns = {{"code_hash", Type::Bytes}},
};

// The constraints of the table name the same roles and states.
template <class T>
T known(const std::optional<T>& value) {
    if (!value) {
        throw DatabaseError("22000", "user");
    }
    return *value;
}

User userOf(const Row& row) {
    return {
        .id = row.id<UserId>("id"),
        .username = row.text("username"),
        .fullName = row.text("full_name"),
        .email = row.optionalText("email"),
        .role = known(roleFromWire(row.text("role"))),
        .branchId = row.id<BranchId>("branch_id"),
        .status = known(userStatusFromWire(row.text("status"))),
        .mustChangePassword = row.boolean("must_change_password"),
        .lockedUntil = row.optionalInstant("locked_until_ms"),
        .lastLoginAt = row.optionalInstant("last_login_at_ms"),
        .createdAt = row.instant("created_at_ms"),
        .version = row.bigInt("version"),
    };
}

Credential credentialOf(const Row& row) {
    return {
        .user = userOf(row),
        .passwordHash = row.text("password_hash"),
        .failedLogins = static_cast<int>(row.bigInt("failed_logins")),
    };
}

QByteArray codeHashOf(const Row& row) {
    return row.bytes("code_hash");
}

template <class T>
std::optional<QString> nameOf(const std::optional<T>& value) {
    return value ? std::optional<QString>(wireName(*value)) : std::nullopt;
}

} // namespace

std::optional<User> PgUserStore::find(UserId id) {
    return m_connection.first(kFind, {{"id", id}}, userOf);
}

std::vector<User> PgUserStore::list(const UserFilter& filter) {
    return m_connection.all(kList,
                            {{"role", nameOf(filter.role)},
                             {"status", nameOf(filter.status)},
                             {"branch_id", filter.branchId},
                             {"locked", filter.locked},
                             {"now", filter.now},
                             {"after", filter.afterUsername},
                             {"search", filter.search},
                             {"limit", qint64{filter.limit}}},
                            userOf);
}

bool PgUserStore::hasAdministrator() {
    return m_connection.first(kHasAdministrator, {}, [](const Row& row) { return row.boolean("found"); })
        .value_or(false);
}

std::optional<Credential> PgUserStore::lock(UserId id) {
    return m_connection.first(kLock, {{"id", id}}, credentialOf);
}

std::optional<Credential> PgUserStore::lockByName(const QString& username) {
    return m_connection.first(kLockByName, {{"username", username}}, credentialOf);
}

void PgUserStore::lockNobody() {
    m_connection.run(kLockNobody, std::initializer_list<Bind>{});
}

std::vector<UserId> PgUserStore::lockActiveAdministrators() {
    return m_connection.all(kLockActiveAdministrators, {}, [](const Row& row) { return row.id<UserId>("id"); });
}

bool PgUserStore::insert(const Credential& credential) {
    const User& user = credential.user;
    return m_connection.run(kInsert, {{"id", user.id},
                                      {"username", user.username},
                                      {"full_name", user.fullName},
                                      {"email", user.email},
                                      {"role", QString(wireName(user.role))},
                                      {"branch_id", user.branchId},
                                      {"status", QString(wireName(user.status))},
                                      {"password_hash", credential.passwordHash},
                                      {"must_change_password", user.mustChangePassword},
                                      {"version", user.version},
                                      {"created_at", user.createdAt}}) == 1;
}

void PgUserStore::save(const Credential& credential) {
    const User& user = credential.user;
    m_connection.run(kSave, {{"full_name", user.fullName},
                             {"email", user.email},
                             {"role", QString(wireName(user.role))},
                             {"branch_id", user.branchId},
                             {"status", QString(wireName(user.status))},
                             {"password_hash", credential.passwordHash},
                             {"must_change_password", user.mustChangePassword},
                             {"failed_logins", credential.failedLogins},
                             {"locked_until", user.lockedUntil},
                             {"last_login_at", user.lastLoginAt},
                             {"version", user.version},
                             {"id", user.id}});
}

void PgUserStore::insertSetupCode(const QByteArray& hash, Instant createdAt) {
    m_connection.run(kInsertSetupCode, {{"code_hash", hash}, {"created_at", createdAt}});
}

std::vector<QByteArray> PgUserStore::setupCodes() {
    return m_connection.all(kListSetupCodes, {}, codeHashOf);
}

std::vector<QByteArray> PgUserStore::takeSetupCodes() {
    return m_connection.all(kTakeSetupCodes, {}, codeHashOf);
}

} // namespace tellerdesk::server::db
