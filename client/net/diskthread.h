// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QThread>

#include <functional>
#include <utility>

namespace tellerdesk::client {

// The one thread of this program that waits for the disk. Jobs run one after another, in the order given.
class DiskThread : public QObject {
    Q_OBJECT

public:
    explicit DiskThread(QObject* parent = nullptr);
    ~DiskThread() override; // waits for the jobs given so far

    // `work` runs on the disk's thread; `done` gets what it returned on this object's thread, unless `context` is gone.
    template <class Work, class Done>
    void run(QObject* context, Work work, Done done) {
        start([this, context = QPointer(context), work = std::move(work), done = std::move(done)]() mutable {
            finish([context, done = std::move(done), result = work()]() mutable {
                if (context) {
                    done(std::move(result));
                }
            });
        });
    }

private:
    void start(std::function<void()> job);
    void finish(std::function<void()> report);

    QObject m_worker; // lives in m_thread
    QThread m_thread;
};

} // namespace tellerdesk::client
