// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/edge.h"
#include "tests/server/http/edgeparts.h"
#include "tests/server/http/rawclient.h"

#include <QTest>

#include <memory>

namespace tellerdesk::tests {

// An edge in this process, and the clients' way to it.
class EdgeUnderTest {
public:
    explicit EdgeUnderTest(server::http::EdgeSettings settings = {},
                           server::http::Application application = testApplication(), KeyKind kind = KeyKind::Ec)
        : edge(std::move(settings), std::move(application)) {
        const auto started = edge.start(makeServerTls(kind));
        if (!started)
            qFatal("the edge does not start: %s", qPrintable(started.error()));
    }

    std::unique_ptr<RawClient> client(const RawOptions& options = {}) const {
        return RawClient::encrypted(edge.port(), options);
    }
    // What a well-behaved client gets at this moment.
    bool serves() const {
        const auto visitor = client();
        const auto reply = visitor ? visitor->ask(get("/ok")) : std::nullopt;
        return reply && reply->status == 200;
    }

    server::http::Edge edge;
};

} // namespace tellerdesk::tests
