// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/customers/picturefile.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace tellerdesk::client {

class CustomerPictures;
class PictureBox;

// Photo and signature, and a file to take the place of one: it is shown first, then kept.
class PictureCard : public QFrame {
    Q_OBJECT

public:
    explicit PictureCard(CustomerPictures& pictures, QWidget* parent = nullptr);

    void setMayChange(bool may);
    bool hasProposal() const;
    void keep();
    void drop();
    void focusButton();

Q_SIGNALS:
    void kept(const QString& what); // a sentence

private:
    void choose(PictureKind kind);
    void take(PictureKind kind, const QString& file);
    void say(const QString& text, bool bad);
    void refresh();

    CustomerPictures& m_pictures;
    PictureReader m_reader;
    PictureBox* m_photo;
    PictureBox* m_signature;
    QPushButton* m_choosePhoto;
    QPushButton* m_chooseSignature;
    QLabel* m_notice;
    quint64 m_customers = 0; // a file that was chosen for somebody else is dropped
};

} // namespace tellerdesk::client
