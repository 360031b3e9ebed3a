// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/statement/statementexport.h"

#include "client/net/diskthread.h"

#include <QSaveFile>

namespace tellerdesk::client {

// The file is touched on the disk's thread only.
struct StatementExport::Job {
    QString name;
    std::unique_ptr<QSaveFile> file = {};
};

StatementExport::StatementExport(Api& api, DiskThread& disk, QObject* parent)
    : QObject(parent)
    , m_api(api)
    , m_disk(disk) {}

StatementExport::~StatementExport() {
    cancel();
}

void StatementExport::save(const StatementPresenter& statement, Format format, const QString& file) {
    cancel();
    m_job = std::make_shared<Job>(Job{.name = file});
    m_bytes = 0;
    const auto job = m_job;
    m_disk.run(
        this,
        [job] {
            job->file = std::make_unique<QSaveFile>(job->name);
            return job->file->open(QIODevice::WriteOnly) ? QString() : job->file->errorString();
        },
        [this, job](const QString& error) { fail(job, error); });
    ApiCall call{.path = QStringLiteral("/v1/accounts/%1/entries/export").arg(statement.account().id.toString())};
    call.query.addQueryItem(QStringLiteral("format"),
                            format == Format::Csv ? QStringLiteral("csv") : QStringLiteral("camt.053"));
    if (statement.from().isValid()) {
        call.query.addQueryItem(QStringLiteral("from"), statement.from().toString(Qt::ISODate));
    }
    if (statement.to().isValid()) {
        call.query.addQueryItem(QStringLiteral("to"), statement.to().toString(Qt::ISODate));
    }
    call.sink = [self = QPointer(this), job](const QByteArray& piece) { return self && self->take(job, piece); };
    m_api.send(std::move(call), this, [this, job](const Outcome<ApiReply>& reply) {
        close(job, reply ? std::nullopt : std::optional(reply.error()));
    });
    Q_EMIT changed();
}

bool StatementExport::take(const std::shared_ptr<Job>& job, const QByteArray& piece) {
    if (job != m_job) {
        return false;
    }
    m_bytes += piece.size();
    m_disk.run(
        this,
        [job, piece] {
            const bool written = job->file && job->file->write(piece) == piece.size();
            return written || !job->file ? QString() : job->file->errorString();
        },
        [this, job](const QString& error) { fail(job, error); });
    Q_EMIT changed();
    return true;
}

void StatementExport::fail(const std::shared_ptr<Job>& job, const QString& why) {
    if (job == m_job && !why.isEmpty()) {
        cancel();
        Q_EMIT notWritten(job->name, why);
    }
}

void StatementExport::cancel() {
    if (const auto job = std::exchange(m_job, nullptr)) {
        m_disk.run(
            this,
            [job] {
                job->file.reset(); // without commit(): nothing stands under the name
                return true;
            },
            [](bool) {});
        Q_EMIT changed();
    }
}

void StatementExport::close(const std::shared_ptr<Job>& job, std::optional<ApiError> error) {
    if (job != m_job) {
        return;
    }
    if (error) {
        cancel();
        return Q_EMIT failed(job->name, *error);
    }
    m_disk.run(
        this,
        [job] {
            const bool whole = job->file && job->file->commit();
            const QString why = whole ? QString() : job->file ? job->file->errorString() : QStringLiteral("-");
            job->file.reset();
            return why;
        },
        [this, job](const QString& why) {
            if (job != m_job) {
                return;
            }
            m_job.reset();
            Q_EMIT changed();
            if (why.isEmpty()) {
                Q_EMIT saved(job->name);
            } else {
                Q_EMIT notWritten(job->name, why);
            }
        });
}

} // namespace tellerdesk::client
