// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/expected.h"
#include "shared/domain/jpeg.h"

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QThreadPool>

#include <functional>

namespace tellerdesk::client {

enum class PictureFault { Unreadable, TooSmall };

// A picture file of any camera or scanner as the bank keeps it: turned upright, a photo cropped to 3:4, a signature on
// white and in grey, small, and with nothing in it but the picture. Takes its time: not for the GUI thread.
Expected<QByteArray, PictureFault> pictureFromFile(const QString& file, PictureKind kind);

// Reads files on a thread of its own.
class PictureReader : public QObject {
    Q_OBJECT

public:
    using Done = std::function<void(Expected<QByteArray, PictureFault>)>;

    explicit PictureReader(QObject* parent = nullptr);
    ~PictureReader() override; // waits for the file that is being read

    // `done` runs on the thread of this object, unless this object has gone.
    void read(const QString& file, PictureKind kind, Done done);

private:
    QThreadPool m_pool;
};

} // namespace tellerdesk::client
