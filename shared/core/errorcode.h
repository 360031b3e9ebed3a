// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QLatin1StringView>
#include <QString>

#include <optional>
#include <span>

namespace tellerdesk {

// Every way in which a call can be answered other than by success. The names on the wire (`code` of problem+json) are
// stable: they are only ever added to. The text for people is the client's alone.
enum class ErrorCode {
    // The request itself
    InvalidRequest,
    MalformedRequest,
    NotFound,
    MethodNotAllowed,
    PayloadTooLarge,
    UriTooLong,
    HeaderFieldsTooLarge,
    RequestTimeout,
    LengthRequired,
    ExpectationFailed,
    NotImplemented,
    UnsupportedMediaType,
    PreconditionRequired,
    PreconditionFailed,
    PictureNotJpeg,
    PictureHasMetadata,
    PictureDimensions,
    // Who asks
    Unauthenticated,
    InvalidCredentials,
    PasswordChangeRequired,
    Forbidden,
    Throttled,
    // Idempotency
    IdempotencyKeyReused,
    InProgress,
    Abandoned,
    // Business refusals
    AlreadySetUp,
    CurrentPasswordWrong,
    UsernameTaken,
    LastAdministrator,
    OwnAccount,
    SameAccount,
    TillSessionRequired,
    TillSessionClosed,
    TillSessionOpen,
    TillSessionOutOfDate,
    AccountNotActive,
    CurrencyMismatch,
    LimitExceeded,
    InsufficientFunds,
    TillInsufficientCash,
    BalanceOverflow,
    // The world failing
    Busy,
    Unavailable,
    OutcomeUnknown,
    Internal,
};

// What is wrong with one field of a request.
enum class FieldFault {
    Missing,
    Unknown,
    Duplicate,
    WrongType,
    Malformed,
    OutOfRange,
    TooShort,
    TooLong,
    NotAllowed,
};

struct FieldError {
    QString pointer; // RFC 6901; "/amount", "/opening/0/currency", for a query "?limit", for a header "Idempotency-Key"
    FieldFault fault = FieldFault::Malformed;

    bool operator==(const FieldError&) const = default;
};

QLatin1StringView wireName(ErrorCode code);
QLatin1StringView wireName(FieldFault fault);
std::optional<ErrorCode> errorCodeFromWire(QStringView name);
std::optional<FieldFault> fieldFaultFromWire(QStringView name);
std::span<const ErrorCode> allErrorCodes();

// The HTTP status that carries the code (api.md, "Which answer").
int httpStatus(ErrorCode code);

// A business refusal is final for its idempotency key and is stored: every 409 except in_progress. A 404 is one only
// where the missing id stood in the body, which the caller knows.
bool isBusinessRefusal(ErrorCode code);

} // namespace tellerdesk
