// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/actor.h"
#include "server/domain/auditstore.h"
#include "server/domain/customerstore.h"
#include "server/domain/stores.h"
#include "shared/core/result.h"

#include <functional>

namespace tellerdesk::server {

// NotFound for a customer whom the caller does not see, as for one without such a picture.
Result<CustomerPicture> findPicture(Stores& stores, const Actor& actor, CustomerId id, PictureKind kind);

// The picture of `jpeg`, which readPicture() has found fit.
CustomerPicture pictureOf(const QByteArray& jpeg, PictureSize size);

// Puts the picture in the place of the one before. The same one once more changes nothing and is not audited again;
// otherwise `isExpected` says whether the caller may replace what is there (null: nothing is).
Result<void> changePicture(Stores& stores, const Actor& actor, const Origin& origin, CustomerId id, PictureKind kind,
                           const CustomerPicture& picture,
                           const std::function<bool(const CustomerPicture*)>& isExpected);

} // namespace tellerdesk::server
