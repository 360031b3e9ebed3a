// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/handlers/call.h"

namespace tellerdesk::server {

// The description of the whole API (docs/openapi.json), as it stood when this server was built.
QByteArray openApiDocument();

void getOpenApi(std::shared_ptr<const Call> call, const Services& services, Answer answer);

} // namespace tellerdesk::server
