// SPDX-License-Identifier: GPL-3.0-or-later
// The edge with the test routes in a process of its own, for tests that measure its memory, its time or its end.
// `edgeserver [limit on open files]` prints its port, then serves until standard input ends; /numbers tells its
// EdgeNumbers.
#include "server/http/edge.h"
#include "tests/server/http/edgeparts.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <sys/resource.h>
#include <unistd.h>

#include <cstdio>
#include <memory>

namespace {

using namespace tellerdesk::server::http;

Reply numbersReply(const EdgeNumbers& numbers) {
    QByteArray text;
    for (const quint64 number : {quint64(numbers.open), numbers.accepted, numbers.refusedAddress, numbers.evicted})
        text += QByteArray::number(number) + " ";
    return {.body = text};
}

} // namespace

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    if (argc > 1) {
        const auto files = static_cast<rlim_t>(QByteArray(argv[1]).toULong());
        const rlimit limit{.rlim_cur = files, .rlim_max = files};
        if (::setrlimit(RLIMIT_NOFILE, &limit) != 0)
            return 2;
    }
    std::unique_ptr<Edge> edge;
    edge = std::make_unique<Edge>(
        EdgeSettings(), [&edge, routes = tellerdesk::tests::testApplication()](Request request, const Answer& answer) {
            if (request.path == "/numbers")
                answer(numbersReply(edge->numbers()));
            else
                routes(std::move(request), answer);
        });
    const auto started = edge->start(tellerdesk::tests::makeServerTls());
    if (!started) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(started.error()));
        return 1;
    }
    for (const QString& warning : *started)
        std::fprintf(stderr, "%s\n", qUtf8Printable(warning));
    std::printf("%d\n", edge->port());
    std::fflush(stdout);
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &input, [] {
        char byte = 0;
        if (::read(STDIN_FILENO, &byte, 1) <= 0)
            QCoreApplication::quit();
    });
    QCoreApplication::exec();
    return edge->drain(std::chrono::seconds(5)) ? 0 : 3;
}
