// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tellerdesk::client {

enum class Paper { A4, Receipt80mm };

} // namespace tellerdesk::client
