// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/pgcustomerstore.h"

namespace tellerdesk::server::db {

namespace {

const Statement kFind{
    .name = "customer_picture_find",
    .sql = "SELECT p.jpeg, p.jpeg_hash, p.width, p.height FROM customer_pictures p "
           "WHERE p.customer_id = :customer_id AND p.kind = :kind",
    .parameters = {{"customer_id", Type::Uuid}, {"kind", Type::Text}},
    .columns = {{"jpeg", Type::Bytes}, {"jpeg_hash", Type::Bytes}, {"width", Type::Integer}, {"height", Type::Integer}},
};

const Statement kSave{
    .name = "customer_picture_save",
    .sql = "INSERT INTO customer_pictures (customer_id, kind, jpeg, jpeg_hash, width, height, changed_at, changed_by) "
           "VALUES (:customer_id, :kind, :jpeg, :jpeg_hash, :width, :height, :changed_at, :changed_by) "
           "ON CONFLICT (customer_id, kind) DO UPDATE SET jpeg = excluded.jpeg, jpeg_hash = excluded.jpeg_hash, "
           "width = excluded.width, height = excluded.height, changed_at = excluded.changed_at, "
           "changed_by = excluded.changed_by",
    .parameters = {{"customer_id", Type::Uuid},
                   {"kind", Type::Text},
                   {"jpeg", Type::Bytes},
                   {"jpeg_hash", Type::Bytes},
                   {"width", Type::Integer},
                   {"height", Type::Integer},
                   {"changed_at", Type::Timestamp},
                   {"changed_by", Type::Uuid}},
};

CustomerPicture pictureOf(const Row& row) {
    CustomerPicture picture;
    picture.jpeg = row.bytes("jpeg");
    picture.hash = row.bytes("jpeg_hash");
    picture.size.width = static_cast<int>(row.bigInt("width"));
    picture.size.height = static_cast<int>(row.bigInt("height"));
    return picture;
}

} // namespace

std::optional<CustomerPicture> PgCustomerStore::findPicture(CustomerId id, PictureKind kind) {
    return m_connection.first(kFind, {{"customer_id", id}, {"kind", QString(wireName(kind))}}, pictureOf);
}

void PgCustomerStore::savePicture(CustomerId id, PictureKind kind, const CustomerPicture& picture,
                                  const PictureChange& change) {
    m_connection.run(kSave, {{"customer_id", id},
                             {"kind", QString(wireName(kind))},
                             {"jpeg", picture.jpeg},
                             {"jpeg_hash", picture.hash},
                             {"width", picture.size.width},
                             {"height", picture.size.height},
                             {"changed_at", change.at},
                             {"changed_by", change.by}});
}

} // namespace tellerdesk::server::db
