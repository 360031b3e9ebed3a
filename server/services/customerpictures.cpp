// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/services/customerpictures.h"

#include "server/domain/visibility.h"

#include <QCryptographicHash>

namespace tellerdesk::server {

namespace {

// What the audit may know of a picture: enough to tell which one it was, nothing of what it shows.
QJsonObject auditable(const CustomerPicture& picture) {
    return {{QStringLiteral("sha256"), QString::fromLatin1(picture.hash.toHex())},
            {QStringLiteral("bytes"), picture.jpeg.size()},
            {QStringLiteral("width"), picture.size.width},
            {QStringLiteral("height"), picture.size.height}};
}

bool sees(const Actor& actor, const std::optional<CustomerRecord>& customer) {
    return customer && seesBranch(actor, customer->info.branchId);
}

} // namespace

CustomerPicture pictureOf(const QByteArray& jpeg, PictureSize size) {
    return {.jpeg = jpeg, .hash = QCryptographicHash::hash(jpeg, QCryptographicHash::Sha256), .size = size};
}

Result<CustomerPicture> findPicture(Stores& stores, const Actor& actor, CustomerId id, PictureKind kind) {
    if (!sees(actor, stores.customers.find(id))) {
        return fail(ErrorCode::NotFound);
    }
    auto picture = stores.customers.findPicture(id, kind);
    return picture ? Result<CustomerPicture>(*std::move(picture)) : Result<CustomerPicture>(fail(ErrorCode::NotFound));
}

Result<void> changePicture(Stores& stores, const Actor& actor, const Origin& origin, CustomerId id, PictureKind kind,
                           const CustomerPicture& picture,
                           const std::function<bool(const CustomerPicture*)>& isExpected) {
    const auto customer = stores.customers.findForUpdate(id); // two changes at once follow each other
    if (!sees(actor, customer)) {
        return fail(ErrorCode::NotFound);
    }
    const auto before = stores.customers.findPicture(id, kind);
    if (before && before->hash == picture.hash) {
        return {};
    }
    if (!isExpected(before ? &*before : nullptr)) {
        return fail(ErrorCode::PreconditionFailed);
    }
    stores.customers.savePicture(id, kind, picture, {.at = origin.at, .by = actor.userId});
    stores.audit.append({.act = QStringLiteral("customer.") + wireName(kind),
                         .origin = origin,
                         .actor = actor,
                         .branchId = customer->info.branchId,
                         .subject = AuditSubject{.kind = QStringLiteral("customer"), .id = id.value},
                         .before = before ? auditable(*before) : QJsonObject(),
                         .after = auditable(picture)});
    return {};
}

} // namespace tellerdesk::server
