// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/pgcustomerstore.h"

#include <array>

namespace tellerdesk::server::db {

namespace {

#define CUSTOMER_COLUMNS                                                                                               \
    "c.id, c.branch_id, c.full_name, c.phone, c.email, c.date_of_birth, c.document_type, c.document_number, "          \
    "c.address, c.version, (extract(epoch FROM c.created_at) * 1000)::bigint AS created_at_ms "

std::vector<Column> customerColumns() {
    return {{"id", Type::Uuid},
            {"branch_id", Type::Uuid},
            {"full_name", Type::Text},
            {"phone", Type::Text},
            {"email", Type::Text},
            {"date_of_birth", Type::Date},
            {"document_type", Type::Text},
            {"document_number", Type::Text},
            {"address", Type::Text},
            {"version", Type::BigInt},
            {"created_at_ms", Type::BigInt}};
}

std::vector<Column> foundColumns() {
    std::vector<Column> columns = customerColumns();
    columns.insert(columns.begin(), {"term", Type::Text});
    return columns;
}

const Statement kInsert{
    .name = "customer_insert",
    .sql = "INSERT INTO customers (id, branch_id, full_name, phone, email, date_of_birth, document_type, "
           "document_number, address, version, created_at, created_by) "
           "VALUES (:id, :branch_id, :full_name, :phone, :email, :date_of_birth, :document_type, "
           ":document_number, :address, :version, :created_at, :created_by)",
    .parameters = {{"id", Type::Uuid},
                   {"branch_id", Type::Uuid},
                   {"full_name", Type::Text},
                   {"phone", Type::Text},
                   {"email", Type::Text},
                   {"date_of_birth", Type::Date},
                   {"document_type", Type::Text},
                   {"document_number", Type::Text},
                   {"address", Type::Text},
                   {"version", Type::BigInt},
                   {"created_at", Type::Timestamp},
                   {"created_by", Type::Uuid}},
};

const Statement kUpdate{
    .name = "customer_update",
    .sql = "UPDATE customers SET full_name = :full_name, phone = :phone, email = :email, "
           "date_of_birth = :date_of_birth, document_type = :document_type, document_number = :document_number, "
           "address = :address, version = :version WHERE id = :id",
    .parameters = {{"id", Type::Uuid},
                   {"full_name", Type::Text},
                   {"phone", Type::Text},
                   {"email", Type::Text},
                   {"date_of_birth", Type::Date},
                   {"document_type", Type::Text},
                   {"document_number", Type::Text},
                   {"address", Type::Text},
                   {"version", Type::BigInt}},
};

const Statement kFind{
    .name = "customer_find",
    .sql = "SELECT " CUSTOMER_COLUMNS "FROM customers c WHERE c.id = :id",
    .parameters = {{"id", Type::Uuid}},
    .columns = customerColumns(),
};

const Statement kFindForUpdate{
    .name = "customer_find_for_update",
    .sql = "SELECT " CUSTOMER_COLUMNS "FROM customers c WHERE c.id = :id FOR NO KEY UPDATE",
    .parameters = {{"id", Type::Uuid}},
    .columns = customerColumns(),
};

const Statement kDropTerms{
    .name = "customer_terms_drop",
    .sql = "DELETE FROM customer_terms WHERE customer_id = :customer_id AND NOT (term = ANY (:terms))",
    .parameters = {{"customer_id", Type::Uuid}, {"terms", Type::TextArray}},
};

const Statement kAddTerms{
    .name = "customer_terms_add",
    .sql = "INSERT INTO customer_terms (branch_id, term, customer_id) "
           "SELECT :branch_id, t.term, :customer_id FROM unnest(:terms::text[]) AS t (term) ON CONFLICT DO NOTHING",
    .parameters = {{"branch_id", Type::Uuid}, {"customer_id", Type::Uuid}, {"terms", Type::TextArray}},
};

const Statement kListOfBranch{
    .name = "customer_list_of_branch",
    .sql = "SELECT " CUSTOMER_COLUMNS "FROM customers c WHERE c.branch_id = :branch_id AND c.id < :below "
           "ORDER BY c.id DESC LIMIT :limit",
    .parameters = {{"branch_id", Type::Uuid}, {"below", Type::Uuid}, {"limit", Type::BigInt}},
    .columns = customerColumns(),
};

const Statement kListEverywhere{
    .name = "customer_list_everywhere",
    .sql = "SELECT " CUSTOMER_COLUMNS "FROM customers c WHERE c.id < :below ORDER BY c.id DESC LIMIT :limit",
    .parameters = {{"below", Type::Uuid}, {"limit", Type::BigInt}},
    .columns = customerColumns(),
};

// Reads the index from the first fitting term on and stops when the page is full. (One lower bound only: given two,
// PostgreSQL 15 starts at the first that it meets, were it the lower one.) A customer with several terms in the range
// counts at the first of them. OFFSET 0 keeps the planner from turning NOT EXISTS into a join of all that is in the
// range.
const Statement kSearch{
    .name = "customer_search",
    .sql = "SELECT page.term, " CUSTOMER_COLUMNS "FROM (SELECT found.term, found.customer_id "
           "FROM (SELECT b.id FROM branches b WHERE :branch_id::uuid IS NULL OR b.id = :branch_id) AS branch "
           "CROSS JOIN LATERAL ("
           "SELECT t.term, t.customer_id FROM customer_terms t "
           "WHERE t.branch_id = branch.id AND (t.term, t.customer_id) > (:after_term, :after_id) AND t.term < :until "
           "AND NOT EXISTS (SELECT 1 FROM customer_terms earlier WHERE earlier.customer_id = t.customer_id "
           "AND earlier.term >= :from AND earlier.term < t.term OFFSET 0) "
           "AND ' ' || t.term LIKE ALL (:in_same::text[]) "
           "AND NOT EXISTS (SELECT 1 FROM unnest(:in_any::text[]) AS w (pattern) "
           "WHERE ' ' || t.term NOT LIKE w.pattern AND NOT EXISTS (SELECT 1 FROM customer_terms other "
           "WHERE other.customer_id = t.customer_id AND ' ' || other.term LIKE w.pattern) OFFSET 0) "
           "ORDER BY t.term, t.customer_id LIMIT :limit) AS found "
           "ORDER BY found.term, found.customer_id LIMIT :limit) AS page "
           "JOIN customers c ON c.id = page.customer_id ORDER BY page.term, page.customer_id",
    .parameters = {{"branch_id", Type::Uuid},
                   {"from", Type::Text},
                   {"until", Type::Text},
                   {"after_term", Type::Text},
                   {"after_id", Type::Uuid},
                   {"in_same", Type::TextArray},
                   {"in_any", Type::TextArray},
                   {"limit", Type::BigInt}},
    .columns = foundColumns(),
};

// As many as a person can have been entered before, of each way to find one; the whole terms come first, so that none
// is missed for the sake of a beginning.
const Statement kCandidates{
    .name = "customer_candidates",
    .sql = "SELECT " CUSTOMER_COLUMNS "FROM customers c WHERE c.branch_id = :branch_id AND c.id IN ("
           "(SELECT t.customer_id FROM customer_terms t "
           "WHERE t.branch_id = :branch_id AND t.term = ANY (:terms) LIMIT 500) UNION "
           "(SELECT near.customer_id FROM unnest(:beginnings::text[]) AS b (beginning) CROSS JOIN LATERAL ("
           "SELECT t.customer_id FROM customer_terms t WHERE t.branch_id = :branch_id AND t.term >= b.beginning "
           "AND t.term < b.beginning || :last_character ORDER BY t.term, t.customer_id LIMIT 100) AS near) UNION "
           "(SELECT d.id FROM customers d WHERE d.branch_id = :branch_id AND d.date_of_birth = :date_of_birth "
           "LIMIT 300)) ORDER BY c.id DESC",
    .parameters = {{"branch_id", Type::Uuid},
                   {"terms", Type::TextArray},
                   {"beginnings", Type::TextArray},
                   {"last_character", Type::Text},
                   {"date_of_birth", Type::Date}},
    .columns = customerColumns(),
};

#undef CUSTOMER_COLUMNS

CustomerRecord customerOf(const Row& row) {
    CustomerRecord customer;
    customer.info.id = row.id<CustomerId>("id");
    customer.info.branchId = row.id<BranchId>("branch_id");
    customer.info.fields.fullName = row.text("full_name");
    customer.info.fields.phone = row.optionalText("phone");
    customer.info.fields.email = row.optionalText("email");
    customer.info.fields.dateOfBirth = row.optionalDate("date_of_birth");
    if (!row.isNull("document_type")) {
        customer.info.fields.document =
            IdentityDocument{.type = row.text("document_type"), .number = row.text("document_number")};
    }
    customer.info.fields.address = row.optionalText("address");
    customer.info.createdAt = row.instant("created_at_ms");
    customer.version = row.bigInt("version");
    return customer;
}

std::optional<QString> documentType(const CustomerFields& fields) {
    return fields.document ? std::optional(fields.document->type) : std::nullopt;
}

std::optional<QString> documentNumber(const CustomerFields& fields) {
    return fields.document ? std::optional(fields.document->number) : std::nullopt;
}

// Above every id: a list without a cursor begins at the newest.
CustomerId highest() {
    std::array<std::uint8_t, 16> bytes{};
    bytes.fill(0xff);
    return CustomerId{Uuid(bytes)};
}

} // namespace

void PgCustomerStore::insert(const CustomerRecord& customer, UserId createdBy) {
    const CustomerFields& fields = customer.info.fields;
    m_connection.run(kInsert, {{"id", customer.info.id},
                               {"branch_id", customer.info.branchId},
                               {"full_name", fields.fullName},
                               {"phone", fields.phone},
                               {"email", fields.email},
                               {"date_of_birth", fields.dateOfBirth},
                               {"document_type", documentType(fields)},
                               {"document_number", documentNumber(fields)},
                               {"address", fields.address},
                               {"version", customer.version},
                               {"created_at", customer.info.createdAt},
                               {"created_by", createdBy}});
}

std::optional<CustomerRecord> PgCustomerStore::find(CustomerId id) {
    return m_connection.first(kFind, {{"id", id}}, customerOf);
}

std::optional<CustomerRecord> PgCustomerStore::findForUpdate(CustomerId id) {
    return m_connection.first(kFindForUpdate, {{"id", id}}, customerOf);
}

void PgCustomerStore::update(const CustomerRecord& customer) {
    const CustomerFields& fields = customer.info.fields;
    m_connection.run(kUpdate, {{"id", customer.info.id},
                               {"full_name", fields.fullName},
                               {"phone", fields.phone},
                               {"email", fields.email},
                               {"date_of_birth", fields.dateOfBirth},
                               {"document_type", documentType(fields)},
                               {"document_number", documentNumber(fields)},
                               {"address", fields.address},
                               {"version", customer.version}});
}

void PgCustomerStore::replaceTerms(const CustomerRecord& customer, const std::vector<QString>& terms) {
    m_connection.run(kDropTerms, {{"customer_id", customer.info.id}, {"terms", terms}});
    addTerms(customer, terms);
}

void PgCustomerStore::addTerms(const CustomerRecord& customer, const std::vector<QString>& terms) {
    m_connection.run(kAddTerms,
                     {{"branch_id", customer.info.branchId}, {"customer_id", customer.info.id}, {"terms", terms}});
}

std::vector<CustomerRecord> PgCustomerStore::list(const CustomerFilter& filter) {
    const CustomerId below = filter.below.value_or(highest());
    if (filter.branchId) {
        return m_connection.all(
            kListOfBranch, {{"branch_id", *filter.branchId}, {"below", below}, {"limit", filter.limit}}, customerOf);
    }
    return m_connection.all(kListEverywhere, {{"below", below}, {"limit", filter.limit}}, customerOf);
}

std::vector<FoundCustomer> PgCustomerStore::search(const CustomerSearch& search) {
    const CustomerPosition after = search.after.value_or(CustomerPosition{.term = search.terms.from});
    return m_connection.all(
        kSearch,
        {{"branch_id", search.branchId},
         {"from", search.terms.from},
         {"until", search.terms.until},
         {"after_term", after.term},
         {"after_id", after.id},
         {"in_same", search.terms.inSame},
         {"in_any", search.terms.inAny},
         {"limit", search.limit}},
        [](const Row& row) { return FoundCustomer{.customer = customerOf(row), .term = row.text("term")}; });
}

std::vector<CustomerRecord> PgCustomerStore::candidates(BranchId branchId, const CandidateQuery& query) {
    return m_connection.all(kCandidates,
                            {{"branch_id", branchId},
                             {"terms", query.terms},
                             {"beginnings", query.beginnings},
                             {"last_character", QString::fromUtf16(u"\U0010ffff")},
                             {"date_of_birth", query.dateOfBirth}},
                            customerOf);
}

} // namespace tellerdesk::server::db
