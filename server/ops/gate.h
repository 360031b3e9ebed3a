// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/adapter.h"
#include "server/http/message.h"

#include <atomic>

namespace tellerdesk::server::ops {

// What the edge serves: as long as the books have not been reached nothing but /healthz, then the whole program.
class Gate {
public:
    // The adapter must outlive the edge.
    void open(const http::Adapter& adapter) { m_adapter = &adapter; }
    void serve(http::Request request, http::Answer answer) const;

private:
    std::atomic<const http::Adapter*> m_adapter = nullptr;
};

} // namespace tellerdesk::server::ops
