// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/openapi.h"

#include <QFile>

static void loadDocument() {
    Q_INIT_RESOURCE(openapi); // a static library's resources are not there by themselves
}

namespace tellerdesk::server {

QByteArray openApiDocument() {
    loadDocument();
    QFile file(QStringLiteral(":/openapi.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void getOpenApi(std::shared_ptr<const Call>, const Services&, Answer answer) {
    static const QByteArray document = openApiDocument();
    answer(HandlerReply{.raw = document});
}

} // namespace tellerdesk::server
