// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/customers/customerpictures.h"

#include <QLabel>

namespace tellerdesk::client {

// A customer's photo or signature, or a word where there is none.
class PictureBox : public QLabel {
    Q_OBJECT

public:
    PictureBox(PictureKind kind, QSize size, QWidget* parent = nullptr);

    // What is proposed stands before what the server has.
    void show(const CustomerPictures& pictures);
    bool hasPicture() const { return !m_jpeg.isEmpty(); }

private:
    PictureKind m_kind;
    QByteArray m_jpeg; // that is shown, so that it is decoded once
};

} // namespace tellerdesk::client
