// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/entrystore.h"
#include "server/handlers/queryreader.h"

namespace tellerdesk::server {

// ?from=&to=, business dates with both ends included. A period that ends before it begins is at fault.
DateRange readPeriod(QueryReader& query);

} // namespace tellerdesk::server
