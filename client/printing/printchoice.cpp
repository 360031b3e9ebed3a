// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/printing/printchoice.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <optional>
#include <utility>

namespace tellerdesk::client {

namespace {

constexpr qint64 kLargestFile = 64 * 1024;
const QString kPrinter = QStringLiteral("printer");
const QString kPaper = QStringLiteral("paper");
const QString kAutomatic = QStringLiteral("automatic");
const QString kA4 = QStringLiteral("a4");
const QString kReceipt = QStringLiteral("receipt_80mm");

std::optional<PrintChoice> choiceIn(const QString& path) {
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly)) {
        return std::nullopt;
    }
    const QJsonObject json = QJsonDocument::fromJson(file.read(kLargestFile)).object();
    if (json.isEmpty()) {
        return std::nullopt;
    }
    return PrintChoice{.printer = json.value(kPrinter).toString(),
                       .paper = json.value(kPaper).toString() == kA4 ? Paper::A4 : Paper::Receipt80mm,
                       .automatic = json.value(kAutomatic).toBool()};
}

bool writeTo(const QString& path, const PrintChoice& choice) {
    const QJsonObject json{{kPrinter, choice.printer},
                           {kPaper, choice.paper == Paper::A4 ? kA4 : kReceipt},
                           {kAutomatic, choice.automatic}};
    const QByteArray content = QJsonDocument(json).toJson();
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit();
}

} // namespace

PrintChoiceFile::PrintChoiceFile(DiskThread& disk, QString file, QObject* parent)
    : QObject(parent)
    , m_disk(disk)
    , m_file(std::move(file)) {
    m_disk.run(
        this, [path = m_file] { return choiceIn(path); },
        [this](const std::optional<PrintChoice>& choice) {
            if (choice && !m_chosen) {
                m_choice = *choice;
                Q_EMIT changed();
            }
        });
}

void PrintChoiceFile::set(const PrintChoice& choice) {
    m_chosen = true;
    if (choice == m_choice) {
        return;
    }
    m_choice = choice;
    m_disk.run(
        this, [path = m_file, choice] { return writeTo(path, choice); },
        [this](bool written) {
            if (!written) {
                Q_EMIT notKept();
            }
        });
    Q_EMIT changed();
}

} // namespace tellerdesk::client
