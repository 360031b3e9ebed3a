// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/edgeloop.h"

#include "server/http/edgeengine.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QLoggingCategory>
#include <QSocketNotifier>
#include <QTimer>

#include <openssl/crypto.h>
#include <sys/epoll.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <utility>

namespace tellerdesk::server::http {

namespace {

Q_LOGGING_CATEGORY(lcLoop, "tellerdesk.edge.loop")

constexpr std::chrono::milliseconds kSweep{100};
constexpr quint64 kMailboxId = ~quint64(0);
// After so many rounds of letters the sockets get their turn again.
constexpr int kRounds = 16;

qint64 steadyNow() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

} // namespace

// What lives on the loop's own thread.
class Loop::Worker {
public:
    Worker(const Parts& parts, std::shared_ptr<Mailbox> mailbox, std::atomic<int>& connections);
    ~Worker();
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    bool isUsable() const { return m_engine.isUsable() && m_epoll >= 0; }
    void serve();

private:
    // A place for a connection; the generation tells a late event or answer from one for the place's next tenant.
    struct Place {
        std::unique_ptr<Guard> guard;
        quint32 generation = 0;
    };

    void onReady();
    bool watch(int descriptor, quint64 id, quint32 events) const;
    void readLetters();
    void handle(Arrival& arrival);
    void handle(Answered& answered);
    void handle(Fed& fed);
    void handle(Eviction& eviction);
    static void handle(Job& job);
    void handle(Order& order);
    void sweep();
    void relieve();
    Guard* find(quint64 id);
    void attend(quint64 id, quint32 events);
    template <typename Action>
    void guarded(quint64 id, Action action);
    template <typename Action>
    void forEach(Action action);
    quint64 idOf(std::size_t place) const { return quint64(m_places[place].generation) << 32 | place; }

    const Parts& m_parts;
    std::shared_ptr<Mailbox> m_mailbox;
    std::atomic<int>& m_connections;
    Engine m_engine;
    int m_epoll;
    GuardContext m_context;
    std::vector<Place> m_places;
    std::vector<std::size_t> m_free;
    QEventLoop m_events;
    QTimer m_sweep;
};

Loop::Worker::Worker(const Parts& parts, std::shared_ptr<Mailbox> mailbox, std::atomic<int>& connections)
    : m_parts(parts)
    , m_mailbox(std::move(mailbox))
    , m_connections(connections)
    , m_engine(parts.listeningDescriptor)
    , m_epoll(::epoll_create1(EPOLL_CLOEXEC))
    , m_context{.settings = parts.settings,
                .application = parts.application,
                .engine = m_engine,
                .mailbox = m_mailbox,
                .counters = parts.counters} {
    watch(m_mailbox->wakeDescriptor(), kMailboxId, EPOLLIN | EPOLLET);
    m_sweep.setInterval(kSweep);
    QObject::connect(&m_sweep, &QTimer::timeout, &m_sweep, [this] { sweep(); });
}

Loop::Worker::~Worker() {
    m_mailbox->close();
    m_places.clear();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // QtHttpServer's side of the connections
    if (m_epoll >= 0)
        ::close(m_epoll);
}

void Loop::Worker::serve() {
    QSocketNotifier notifier(m_epoll, QSocketNotifier::Read);
    QObject::connect(&notifier, &QSocketNotifier::activated, &notifier, [this] { onReady(); });
    m_events.exec();
}

bool Loop::Worker::watch(int descriptor, quint64 id, quint32 events) const {
    epoll_event event{};
    event.events = events;
    event.data.u64 = id;
    return ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, descriptor, &event) == 0;
}

void Loop::Worker::onReady() {
    m_context.now = steadyNow();
    m_mailbox->beginWork();
    std::array<epoll_event, 256> events;
    const int count = ::epoll_wait(m_epoll, events.data(), static_cast<int>(events.size()), 0);
    for (int i = 0; i < count; ++i) {
        const epoll_event& event = events[static_cast<std::size_t>(i)];
        if (event.data.u64 != kMailboxId) // edge-triggered, so it need not be read off
            attend(event.data.u64, event.events);
    }
    readLetters();
    if (m_context.unsent > m_context.settings.unsentBytes / m_context.settings.loops)
        relieve();
}

void Loop::Worker::attend(quint64 id, quint32 events) {
    guarded(id, [events](Guard& guard) {
        if ((events & (EPOLLERR | EPOLLHUP)) != 0 && guard.isAnswering())
            guard.close(); // the client is gone altogether; nothing else would tell until the reply is written
        else
            guard.proceed();
    });
}

Guard* Loop::Worker::find(quint64 id) {
    const auto place = static_cast<std::size_t>(id & 0xffffffff);
    if (place >= m_places.size() || m_places[place].generation != id >> 32)
        return nullptr;
    return m_places[place].guard.get();
}

// Nothing may throw into Qt's event loop, which would end the program: who throws loses its connection.
template <typename Action>
void Loop::Worker::guarded(quint64 id, Action action) {
    Guard* const guard = find(id);
    if (guard == nullptr)
        return;
    try {
        action(*guard);
    } catch (...) {
        qCCritical(lcLoop, "a connection is closed after an exception");
        guard->close();
    }
    if (!guard->isClosed())
        return;
    const auto place = static_cast<std::size_t>(id & 0xffffffff);
    m_places[place].guard.reset();
    ++m_places[place].generation;
    m_free.push_back(place);
    m_connections.fetch_sub(1, std::memory_order_relaxed);
}

template <typename Action>
void Loop::Worker::forEach(Action action) {
    for (std::size_t place = 0; place < m_places.size(); ++place)
        if (m_places[place].guard)
            guarded(idOf(place), action);
}

void Loop::Worker::readLetters() {
    for (int round = 0; round < kRounds; ++round) {
        std::vector<Letter> letters = m_mailbox->take();
        if (letters.empty())
            return;
        for (Letter& letter : letters)
            std::visit([this](auto& content) { handle(content); }, letter);
    }
    m_mailbox->wake();
}

void Loop::Worker::handle(Arrival& arrival) {
    if (m_free.empty()) {
        m_free.push_back(m_places.size());
        m_places.emplace_back();
    }
    const std::size_t place = m_free.back();
    const quint64 id = idOf(place);
    const int descriptor = arrival.stream->descriptor();
    auto guard = std::make_unique<Guard>(m_context, id, std::move(arrival));
    if (!watch(descriptor, id, EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET))
        return;
    m_free.pop_back();
    m_places[place].guard = std::move(guard);
    m_connections.fetch_add(1, std::memory_order_relaxed);
    if (!m_sweep.isActive())
        m_sweep.start();
}

void Loop::Worker::handle(Answered& answered) {
    guarded(answered.connection,
            [&answered](Guard& guard) { guard.answer(answered.request, std::move(answered.reply)); });
}

void Loop::Worker::handle(Fed& fed) {
    guarded(fed.connection, [&fed](Guard& guard) { guard.feed(fed.request, std::move(fed.piece)); });
}

// Nothing may throw into Qt's event loop. What the job holds is destroyed, and its request answered by nothing.
void Loop::Worker::handle(Job& job) {
    try {
        job();
    } catch (...) {
        qCCritical(lcLoop, "an answer could not be made after an exception");
    }
}

void Loop::Worker::handle(Eviction& eviction) {
    const Guard* chosen = nullptr;
    quint64 id = 0;
    for (std::size_t place = 0; place < m_places.size(); ++place) {
        const Guard* guard = m_places[place].guard.get();
        if (guard == nullptr || guard->from() != eviction.from || !guard->isEvictable())
            continue;
        if (chosen == nullptr || guard->goesBefore(*chosen)) {
            chosen = guard;
            id = idOf(place);
        }
    }
    if (chosen == nullptr)
        return;
    m_context.counters.evicted.fetch_add(1, std::memory_order_relaxed);
    guarded(id, [](Guard& guard) { guard.close(); });
}

void Loop::Worker::handle(Order& order) {
    switch (order) {
    case Order::Drain:
        m_context.draining = true;
        forEach([](Guard& guard) { guard.drain(); });
        break;
    case Order::CutOff:
        forEach([](Guard& guard) { guard.close(); });
        break;
    case Order::Stop:
        m_events.quit();
        break;
    }
}

void Loop::Worker::sweep() {
    m_context.now = steadyNow();
    m_mailbox->beginWork();
    forEach([](Guard& guard) { guard.checkTime(); });
    readLetters();
    if (m_connections.load(std::memory_order_relaxed) == 0)
        m_sweep.stop();
}

// Clients that do not take their replies may not fill the memory: the one that has stalled longest goes first.
void Loop::Worker::relieve() {
    const qsizetype cap = m_context.settings.unsentBytes / m_context.settings.loops;
    while (m_context.unsent > cap) {
        const Guard* chosen = nullptr;
        quint64 id = 0;
        for (std::size_t place = 0; place < m_places.size(); ++place) {
            const Guard* guard = m_places[place].guard.get();
            if (guard != nullptr && guard->stalledSince() < (chosen ? chosen->stalledSince() : Guard::kNever)) {
                chosen = guard;
                id = idOf(place);
            }
        }
        if (chosen == nullptr)
            return;
        guarded(id, [](Guard& guard) { guard.close(); });
    }
}

Loop::Loop(const Parts& parts)
    : m_parts(parts)
    , m_mailbox(std::make_shared<Mailbox>()) {
    std::promise<bool> started;
    std::future<bool> usable = started.get_future();
    m_thread.reset(QThread::create([this, started = std::move(started)]() mutable { run(std::move(started)); }));
    m_thread->setObjectName(QStringLiteral("edge"));
    m_thread->start();
    m_usable = usable.get() && m_mailbox->isUsable();
}

Loop::~Loop() {
    m_mailbox->post(Order::Stop);
    m_thread->wait();
}

void Loop::run(std::promise<bool> started) {
    {
        Worker worker(m_parts, m_mailbox, m_connections);
        started.set_value(worker.isUsable());
        worker.serve();
    }
    OPENSSL_thread_stop(); // QThread::wait returns before the thread's own clean-up, and the process may end then
}

} // namespace tellerdesk::server::http
