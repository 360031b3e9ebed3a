// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/edgemailbox.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <utility>

namespace tellerdesk::server::http {

Mailbox::Mailbox()
    : m_wake(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {}

Mailbox::~Mailbox() {
    if (m_wake >= 0)
        ::close(m_wake);
}

void Mailbox::post(Letter letter) {
    {
        const std::scoped_lock lock(m_mutex);
        if (m_closed)
            return;
        m_letters.push_back(std::move(letter));
        if (std::exchange(m_awake, true))
            return;
    }
    wake();
}

void Mailbox::beginWork() {
    const std::scoped_lock lock(m_mutex);
    m_awake = true;
}

std::vector<Letter> Mailbox::take() {
    const std::scoped_lock lock(m_mutex);
    m_awake = !m_letters.empty();
    return std::exchange(m_letters, {});
}

void Mailbox::wake() {
    ::eventfd_write(m_wake, 1);
}

void Mailbox::close() {
    std::vector<Letter> dropped; // destroyed without the lock: a dropped request's destructor posts
    const std::scoped_lock lock(m_mutex);
    m_closed = true;
    dropped.swap(m_letters);
}

PendingAnswer::PendingAnswer(std::shared_ptr<Mailbox> mailbox, quint64 connection, quint32 request)
    : m_mailbox(std::move(mailbox))
    , m_connection(connection)
    , m_request(request) {}

PendingAnswer::~PendingAnswer() {
    send(std::nullopt);
}

void PendingAnswer::send(std::optional<Reply> reply) {
    if (!m_sent.test_and_set())
        m_mailbox->post(Answered{.connection = m_connection, .request = m_request, .reply = std::move(reply)});
}

PendingPiece::PendingPiece(std::shared_ptr<Mailbox> mailbox, quint64 connection, quint32 request)
    : m_mailbox(std::move(mailbox))
    , m_connection(connection)
    , m_request(request) {}

PendingPiece::~PendingPiece() {
    send(std::nullopt);
}

void PendingPiece::send(std::optional<Piece> piece) {
    if (!m_sent.test_and_set())
        m_mailbox->post(Fed{.connection = m_connection, .request = m_request, .piece = std::move(piece)});
}

} // namespace tellerdesk::server::http
