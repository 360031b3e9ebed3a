// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/api.h"
#include "client/statement/statementpresenter.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>

class QSaveFile;

namespace tellerdesk::client {

class DiskThread;

// A period's statement as a file that the server makes: written as it comes, on the disk's thread, and put under its
// name only when it is whole.
class StatementExport : public QObject {
    Q_OBJECT

public:
    enum class Format { Csv, Camt053 };

    StatementExport(Api& api, DiskThread& disk, QObject* parent = nullptr);
    ~StatementExport() override;

    void save(const StatementPresenter& statement, Format format, const QString& file);
    void cancel();
    bool isRunning() const { return m_job != nullptr; }
    qint64 bytes() const { return m_bytes; } // so far

Q_SIGNALS:
    void changed();
    void saved(const QString& file);
    void failed(const QString& file, const tellerdesk::client::ApiError& error);
    void notWritten(const QString& file, const QString& why); // by this desk's disk

private:
    struct Job;
    bool take(const std::shared_ptr<Job>& job, const QByteArray& piece);
    void close(const std::shared_ptr<Job>& job, std::optional<ApiError> error);
    void fail(const std::shared_ptr<Job>& job, const QString& why);

    Api& m_api;
    DiskThread& m_disk;
    std::shared_ptr<Job> m_job;
    qint64 m_bytes = 0;
};

} // namespace tellerdesk::client
