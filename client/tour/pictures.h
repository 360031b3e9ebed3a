// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>
#include <QStringList>

#include <map>
#include <vector>

class QWidget;

namespace tellerdesk::client {

// How the desk looks in one process: the language and the screen's scale are fixed when it starts, the themes are not.
struct TourLook {
    QString language = QStringLiteral("en");
    std::vector<bool> dark = {false}; // each picture in each of these
};

// The tour's pictures, NN-page-THEME-LANGUAGE-SCALE.png, and of each variant one sheet with all of them.
class TourPictures {
public:
    TourPictures(QString folder, TourLook look);

    bool take(QWidget& window, const QString& name); // false: could not be written
    bool saveSheets() const;
    const QString& failure() const { return m_failure; }

private:
    struct Small {
        QString name = {};
        QImage image = {};
    };
    QString suffix(bool dark) const;

    QString m_folder;
    TourLook m_look;
    int m_taken = 0;
    mutable QString m_failure;
    std::map<bool, std::vector<Small>> m_small; // by theme
};

} // namespace tellerdesk::client
