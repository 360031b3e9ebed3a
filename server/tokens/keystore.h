// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/files/folder.h"
#include "server/tokens/pasetokeys.h"

#include <QString>

namespace tellerdesk::server::tokens {

// The key that TOKEN_SYMMETRIC_KEY gives as PASERK text (k4.local....), or, where it is empty, the one of
// DATA_DIR/keys/token.paserk, which is made once: of two processes that start at the same time both get the same one.
files::Loaded<LocalKeyV4> loadTokenKey(const QString& tokenSymmetricKey, const QString& dataFolder);

} // namespace tellerdesk::server::tokens
