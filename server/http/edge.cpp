// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/edge.h"

#include "server/http/edgeacceptor.h"
#include "server/http/edgelimits.h"
#include "server/http/edgetls.h"

#include <QSslConfiguration>

#include <fcntl.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <csignal>
#include <utility>

namespace tellerdesk::server::http {

class Edge::Private {
public:
    Private(EdgeSettings s, Application a)
        : settings(std::move(s))
        , application(std::move(a))
        , wake(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {}
    ~Private() {
        acceptor.reset();
        loops.clear();
        ::close(wake);
    }
    Private(const Private&) = delete;
    Private& operator=(const Private&) = delete;

    bool startLoops(int listeningDescriptor) {
        for (int i = 0; i < settings.loops; ++i) {
            loops.push_back(std::make_unique<Loop>(
                Loop::Parts{.settings = settings,
                            .application = application,
                            .counters = counters,
                            .listeningDescriptor = ::fcntl(listeningDescriptor, F_DUPFD_CLOEXEC, 0)}));
            if (!loops.back()->isUsable())
                return false;
        }
        return true;
    }

    void tellLoops(Order order) {
        for (const auto& loop : loops)
            loop->mailbox().post(order);
    }

    EdgeSettings settings;
    const Application application;
    const int wake;
    EdgeCounters counters;
    std::shared_ptr<Census> census;
    std::vector<std::unique_ptr<Loop>> loops;
    std::unique_ptr<Acceptor> acceptor;
    quint16 port = 0;
};

Edge::Edge(EdgeSettings settings, Application application)
    : d(std::make_unique<Private>(std::move(settings), std::move(application))) {}

Edge::~Edge() = default;

namespace {

// A client that has gone is an error of the write, not the end of the program. Qt does the same for its own sockets.
void ignoreBrokenPipes() {
    struct sigaction action{};
    action.sa_handler = SIG_IGN;
    ::sigaction(SIGPIPE, &action, nullptr);
}

} // namespace

Expected<QStringList, QString> Edge::start(const QSslConfiguration& tls) {
    auto context = makeTlsContext(tls);
    if (!context)
        return context.failed();
    ignoreBrokenPipes();
    const QStringList warnings = fitToOpenFiles(d->settings);
    auto descriptor = listenOn(d->settings.address, d->settings.port);
    if (!descriptor)
        return descriptor.failed();
    d->port = portOf(*descriptor);
    d->census = std::make_shared<Census>(
        Census::Caps{.total = d->settings.connections, .perAddress = d->settings.connectionsPerAddress},
        [wake = d->wake] { ::eventfd_write(wake, 1); });
    if (!d->startLoops(*descriptor)) {
        ::close(*descriptor);
        d->loops.clear();
        return Unexpected{QStringLiteral("the event loops cannot be set up: too few open files are allowed")};
    }
    d->acceptor = std::make_unique<Acceptor>(
        Acceptor::Parts{.descriptor = *descriptor, .census = d->census, .loops = d->loops, .counters = d->counters},
        d->wake, *std::move(context));
    return warnings;
}

quint16 Edge::port() const {
    return d->port;
}

std::optional<QString> Edge::setTls(const QSslConfiguration& tls) {
    auto context = makeTlsContext(tls);
    if (!context)
        return context.error();
    if (d->acceptor)
        d->acceptor->setTls(*std::move(context));
    return std::nullopt;
}

bool Edge::drain(std::chrono::milliseconds deadline) {
    if (!d->acceptor)
        return true;
    d->acceptor.reset();
    d->tellLoops(Order::Drain);
    if (d->census->waitUntilEmpty(deadline))
        return true;
    d->tellLoops(Order::CutOff);
    return false;
}

EdgeNumbers Edge::numbers() const {
    const EdgeCounters& counters = d->counters;
    return {.accepted = counters.accepted,
            .refusedAddress = counters.refusedAddress,
            .evicted = counters.evicted,
            .requests = counters.requests,
            .refusals = counters.refusals,
            .open = d->census ? d->census->open() : 0};
}

} // namespace tellerdesk::server::http
