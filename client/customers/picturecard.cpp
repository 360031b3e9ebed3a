// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/customers/picturecard.h"

#include "client/app/errortext.h"
#include "client/customers/customerpictures.h"
#include "client/customers/picturebox.h"
#include "client/widgets/theme.h"

#include <QFileDialog>
#include <QPushButton>
#include <QVBoxLayout>

namespace tellerdesk::client {

namespace {

constexpr QSize kPhotoSize(180, 240);
constexpr QSize kSignatureSize(224, 84);

} // namespace

PictureCard::PictureCard(CustomerPictures& pictures, QWidget* parent)
    : QFrame(parent)
    , m_pictures(pictures)
    , m_photo(new PictureBox(PictureKind::Photo, kPhotoSize))
    , m_signature(new PictureBox(PictureKind::Signature, kSignatureSize))
    , m_choosePhoto(new QPushButton(tr("Choose a ph&oto...")))
    , m_chooseSignature(new QPushButton(tr("Choose a si&gnature...")))
    , m_notice(new QLabel) {
    setProperty("card", true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSection, Theme::kSection, Theme::kSection, Theme::kSection);
    column->setSpacing(Theme::kGap);
    m_choosePhoto->setObjectName(QStringLiteral("choosePhoto"));
    m_chooseSignature->setObjectName(QStringLiteral("chooseSignature"));
    m_notice->setObjectName(QStringLiteral("pictureNotice"));
    m_notice->setWordWrap(true);
    column->addWidget(m_photo, 0, Qt::AlignHCenter);
    column->addWidget(m_choosePhoto);
    column->addSpacing(Theme::kGap);
    column->addWidget(m_signature, 0, Qt::AlignHCenter);
    column->addWidget(m_chooseSignature);
    column->addWidget(m_notice);
    column->addStretch(1);
    connect(m_choosePhoto, &QPushButton::clicked, this, [this] { choose(PictureKind::Photo); });
    connect(m_chooseSignature, &QPushButton::clicked, this, [this] { choose(PictureKind::Signature); });
    connect(&pictures, &CustomerPictures::changed, this, &PictureCard::refresh);
    connect(&pictures, &CustomerPictures::customerChanged, this, [this] {
        ++m_customers;
        say({}, false);
    });
    say({}, false);
    refresh();
}

void PictureCard::setMayChange(bool may) {
    m_choosePhoto->setVisible(may);
    m_chooseSignature->setVisible(may);
}

void PictureCard::refresh() {
    m_photo->show(m_pictures);
    m_signature->show(m_pictures);
}

void PictureCard::say(const QString& text, bool bad) {
    Theme::setTone(m_notice, bad ? Theme::Tone::Bad : Theme::Tone::Plain);
    m_notice->setText(text);
    m_notice->setVisible(!text.isEmpty());
    for (QPushButton* button : {m_choosePhoto, m_chooseSignature}) {
        button->setAccessibleDescription(text);
    }
}

void PictureCard::choose(PictureKind kind) {
    auto* dialog = new QFileDialog(this, kind == PictureKind::Photo ? tr("Choose a photo") : tr("Choose a signature"),
                                   QString(), tr("Pictures (*.jpg *.jpeg *.png *.bmp *.gif *.webp *.tif *.tiff)"));
    dialog->setObjectName(QStringLiteral("choosePicture"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, [this, kind](const QString& file) { take(kind, file); });
    dialog->open();
}

void PictureCard::take(PictureKind kind, const QString& file) {
    say(tr("Reading the file."), false);
    m_reader.read(file, kind, [this, kind, customer = m_customers](Expected<QByteArray, PictureFault> jpeg) {
        if (customer != m_customers) {
            return;
        }
        if (!jpeg) {
            return say(jpeg.error() == PictureFault::TooSmall
                           ? tr("This picture is too small. Choose one of at least 16 by 16 points.")
                           : tr("This file is no picture that can be read. Choose a JPEG or PNG file."),
                       true);
        }
        m_pictures.propose(kind, *jpeg);
        say(kind == PictureKind::Photo ? tr("This photo is not kept yet. F9 keeps it, Esc drops it.")
                                       : tr("This signature is not kept yet. F9 keeps it, Esc drops it."),
            false);
    });
}

bool PictureCard::hasProposal() const {
    return m_pictures.proposal().has_value();
}

void PictureCard::keep() {
    if (!hasProposal()) {
        return;
    }
    const bool photo = m_pictures.proposal()->kind == PictureKind::Photo;
    say(photo ? tr("Saving the photo.") : tr("Saving the signature."), false);
    m_pictures.keep(this, [this, photo](const std::optional<ApiError>& error) {
        if (!error) {
            say({}, false);
            Q_EMIT kept(photo ? tr("The photo is saved.") : tr("The signature is saved."));
        } else if (error->isRefusal(ErrorCode::PreconditionFailed)) {
            say(tr("Somebody else has set another one meanwhile. F9 keeps yours, Esc shows theirs."), true);
        } else {
            say(errorText(*error), true);
        }
    });
}

void PictureCard::drop() {
    m_pictures.drop();
    say({}, false);
}

void PictureCard::focusButton() {
    m_choosePhoto->setFocus();
}

} // namespace tellerdesk::client
