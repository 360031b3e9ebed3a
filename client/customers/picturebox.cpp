// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/customers/picturebox.h"

#include "client/widgets/theme.h"

#include <QPixmap>

namespace tellerdesk::client {

namespace {

QString wordFor(CustomerPictures::State state, PictureKind kind) {
    const bool photo = kind == PictureKind::Photo;
    switch (state) {
    case CustomerPictures::State::None:
        return photo ? PictureBox::tr("No photo") : PictureBox::tr("No signature");
    case CustomerPictures::State::Loading:
        return PictureBox::tr("Loading");
    case CustomerPictures::State::Failed:
        return PictureBox::tr("Cannot be read just now");
    case CustomerPictures::State::Shown:
        return photo ? PictureBox::tr("Photo") : PictureBox::tr("Signature");
    }
    return {};
}

} // namespace

PictureBox::PictureBox(PictureKind kind, QSize size, QWidget* parent)
    : QLabel(parent)
    , m_kind(kind) {
    setObjectName(QString(wireName(kind)));
    setFixedSize(size);
    setAlignment(Qt::AlignCenter);
    setWordWrap(true);
    setProperty("card", true);
    Theme::setType(this, Theme::Type::Small);
    Theme::setTone(this, Theme::Tone::Muted);
}

void PictureBox::show(const CustomerPictures& pictures) {
    const auto& proposal = pictures.proposal();
    const bool proposed = proposal && proposal->kind == m_kind;
    const QByteArray& jpeg = proposed ? proposal->jpeg : pictures.jpeg(m_kind);
    const QString word = wordFor(pictures.state(m_kind), m_kind);
    setAccessibleName(proposed ? tr("%1, not kept yet").arg(wordFor(CustomerPictures::State::Shown, m_kind)) : word);
    if (jpeg.isEmpty()) {
        m_jpeg.clear();
        setPixmap({});
        setText(word);
        return;
    }
    if (jpeg == m_jpeg) {
        return;
    }
    m_jpeg = jpeg;
    QPixmap pixmap;
    if (!pixmap.loadFromData(jpeg, "JPEG")) {
        m_jpeg.clear();
        setText(tr("Cannot be shown"));
        return;
    }
    const auto ratio = devicePixelRatioF();
    pixmap =
        pixmap.scaled((QSizeF(contentsRect().size()) * ratio).toSize(), Qt::KeepAspectRatio, Qt::SmoothTransformation);
    pixmap.setDevicePixelRatio(ratio);
    setPixmap(pixmap);
}

} // namespace tellerdesk::client
