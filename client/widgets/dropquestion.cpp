// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/widgets/dropquestion.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QMessageBox>

#include <utility>

namespace tellerdesk::client {

QMessageBox* askToDrop(QWidget* parent, const DropQuestion& question, std::function<void()> next) {
    auto* box = new QMessageBox(QMessageBox::Question, question.title, question.text,
                                QMessageBox::Discard | QMessageBox::Cancel, parent);
    box->setObjectName(question.name);
    // With mnemonics, which Qt's own texts lack on X11: the letter alone presses the button, too.
    box->button(QMessageBox::Discard)->setText(QCoreApplication::translate("DropQuestion", "&Drop it"));
    box->button(QMessageBox::Cancel)->setText(QCoreApplication::translate("DropQuestion", "&Keep it"));
    box->setDefaultButton(QMessageBox::Cancel);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(box, &QMessageBox::finished, parent, [next = std::move(next)](int answer) {
        if (answer == QMessageBox::Discard) {
            next();
        }
    });
    box->open();
    return box;
}

} // namespace tellerdesk::client
