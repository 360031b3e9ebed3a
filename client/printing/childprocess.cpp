// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/printing/childprocess.h"

#include <QPointer>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTimer>
#include <QVariant>

#include <memory>
#include <utility>

namespace tellerdesk::client {

void runChild(const ChildCall& call, QObject* owner, std::function<void(const ChildResult&)> done) {
    auto* process = new QProcess(owner);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
    process->setProcessEnvironment(environment);
    process->setStandardErrorFile(QProcess::nullDevice());
    auto result = std::make_shared<ChildResult>();
    // Whatever comes first: the end, or that there was no beginning. An owner that is going ends its child with it, and
    // has nobody left to tell.
    const auto finish = [process, result, there = QPointer(owner), done = std::move(done)] {
        if (!there) {
            return;
        }
        if (process->property("told").toBool()) {
            return;
        }
        process->setProperty("told", true);
        result->output = process->readAllStandardOutput();
        if (process->state() == QProcess::NotRunning) {
            process->deleteLater();
        } else { // deleting it now would wait for its end
            process->setParent(nullptr);
            QObject::connect(process, &QProcess::stateChanged, process, [process](QProcess::ProcessState state) {
                if (state == QProcess::NotRunning) {
                    process->deleteLater();
                }
            });
        }
        done(*result);
    };
    QObject::connect(process, &QProcess::started, process, [process, result, input = call.input] {
        result->started = true;
        process->write(input);
        process->closeWriteChannel();
    });
    QObject::connect(process, &QProcess::errorOccurred, process, [finish](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) {
            finish();
        }
    });
    QObject::connect(process, &QProcess::finished, process,
                     [result, finish](int exitCode, QProcess::ExitStatus status) {
                         result->exitCode = status == QProcess::NormalExit ? exitCode : -1;
                         finish();
                     });
    QTimer::singleShot(call.limit, process, [process, result, finish] {
        result->timedOut = true;
        process->kill();
        finish(); // one that cannot even be killed waits for nobody here
    });
    process->start(call.program, call.arguments);
}

} // namespace tellerdesk::client
