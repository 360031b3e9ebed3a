// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tellerdesk::client {

// Puts the pictures that README and manuals show, from a tour in `folder`, into `docs`; each small enough for a
// checkout. What could not be done, or nothing.
QString saveDocPictures(const QString& folder, const QString& docs);

} // namespace tellerdesk::client
