// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/pictureroutes.h"

#include "server/handlers/access.h"
#include "server/handlers/etag.h"
#include "server/handlers/faults.h"
#include "server/handlers/services.h"
#include "server/services/customerpictures.h"

namespace tellerdesk::server {

namespace {

QString etagOfPicture(const CustomerPicture& picture) {
    return u'"' + QString::fromLatin1(picture.hash.toHex()) + u'"';
}

// The body as a whole is at fault, so its pointer is empty (RFC 6901).
Failure pictureFailure(ErrorCode code) {
    switch (code) {
    case ErrorCode::PictureHasMetadata:
        return {.code = code, .fields = {{.pointer = QString(), .fault = FieldFault::NotAllowed}}};
    case ErrorCode::PictureDimensions:
        return {.code = code, .fields = {{.pointer = QString(), .fault = FieldFault::OutOfRange}}};
    case ErrorCode::PictureNotJpeg:
        return {.code = code, .fields = {{.pointer = QString(), .fault = FieldFault::Malformed}}};
    default:
        return {.code = code};
    }
}

Result<PictureSize> sizeOf(const QByteArray& jpeg) {
    const auto size = readPicture(jpeg);
    return size ? Result<PictureSize>(*size) : Result<PictureSize>(Unexpected<Failure>{pictureFailure(size.error())});
}

// What is personal is kept by nobody on the way; a client that still has the picture in memory asks for less by
// If-None-Match.
Result<Act> getPicture(const Call& call, PictureKind kind) {
    const auto id = pathId<CustomerId>(call);
    const auto tags = call.ifNoneMatch ? checkTags("If-None-Match", *call.ifNoneMatch) : Result<void>();
    if (auto faults = faultsOf(id, tags, noQuery(call))) {
        return Unexpected<Failure>{*std::move(faults)};
    }
    return Act([actor = call.actor, id = *id, kind, known = call.ifNoneMatch](Stores& stores) -> Result<HandlerReply> {
        auto picture = findPicture(stores, actor, id, kind);
        if (!picture) {
            return picture.failed();
        }
        HandlerReply reply{.etag = etagOfPicture(*picture)};
        if (known && tagsName(*known, *reply.etag, TagComparison::Weak)) {
            reply.status = 304;
            return reply;
        }
        reply.raw = std::move(picture->jpeg);
        reply.contentType = kJpegContentType;
        return reply;
    });
}

Result<Act> putPicture(const Call& call, PictureKind kind) {
    const auto id = pathId<CustomerId>(call);
    const auto size = sizeOf(call.bytes);
    const auto tags = call.ifMatch ? checkTags("If-Match", *call.ifMatch) : Result<void>();
    if (auto faults = faultsOf(id, tags, noQuery(call))) {
        return Unexpected<Failure>{*std::move(faults)};
    }
    if (!size) {
        return size.failed();
    }
    return Act([actor = call.actor, origin = originOf(call), id = *id, kind, picture = pictureOf(call.bytes, *size),
                ifMatch = call.ifMatch](Stores& stores) -> Result<HandlerReply> {
        const auto isExpected = [&ifMatch](const CustomerPicture* before) {
            return !ifMatch || (before != nullptr && tagsName(*ifMatch, etagOfPicture(*before), TagComparison::Strong));
        };
        const auto changed = changePicture(stores, actor, origin, id, kind, picture, isExpected);
        return changed ? Result<HandlerReply>(HandlerReply{.status = 204, .etag = etagOfPicture(picture)})
                       : changed.failed();
    });
}

} // namespace

Result<Act> getCustomerPhoto(const Call& call, const Services&) {
    return getPicture(call, PictureKind::Photo);
}

Result<Act> putCustomerPhoto(const Call& call, const Services&) {
    return putPicture(call, PictureKind::Photo);
}

Result<Act> getCustomerSignature(const Call& call, const Services&) {
    return getPicture(call, PictureKind::Signature);
}

Result<Act> putCustomerSignature(const Call& call, const Services&) {
    return putPicture(call, PictureKind::Signature);
}

} // namespace tellerdesk::server
