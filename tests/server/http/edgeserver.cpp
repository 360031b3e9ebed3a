// SPDX-License-Identifier: GPL-3.0-or-later
// The edge with the test routes in a process of its own, for tests that measure its memory, its time or its end.
// edgeserver [open files] [sanitizer-friendly settings]: prints its port, then serves until standard input ends.
#include "server/http/edge.h"
#include "tests/server/http/edgeparts.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <sys/resource.h>
#include <unistd.h>

#include <cstdio>

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    if (argc > 1) {
        const auto files = static_cast<rlim_t>(QByteArray(argv[1]).toULong());
        const rlimit limit{.rlim_cur = files, .rlim_max = files};
        if (::setrlimit(RLIMIT_NOFILE, &limit) != 0)
            return 2;
    }
    tellerdesk::server::http::Edge edge({}, tellerdesk::tests::testApplication());
    const auto started = edge.start(tellerdesk::tests::makeServerTls());
    if (!started) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(started.error()));
        return 1;
    }
    for (const QString& warning : *started)
        std::fprintf(stderr, "%s\n", qUtf8Printable(warning));
    std::printf("%d\n", edge.port());
    std::fflush(stdout);
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &input, [&] {
        char byte = 0;
        if (::read(STDIN_FILENO, &byte, 1) <= 0)
            QCoreApplication::quit();
    });
    QCoreApplication::exec();
    return edge.drain(std::chrono::seconds(5)) ? 0 : 3;
}
