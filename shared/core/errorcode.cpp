// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/core/errorcode.h"

#include <algorithm>
#include <array>

namespace tellerdesk {

namespace {

struct Row {
    ErrorCode code;
    int status;
    const char* name;
};

constexpr std::array kRows{
    Row{ErrorCode::InvalidRequest, 400, "invalid_request"},
    Row{ErrorCode::MalformedRequest, 400, "malformed_request"},
    Row{ErrorCode::NotFound, 404, "not_found"},
    Row{ErrorCode::MethodNotAllowed, 405, "method_not_allowed"},
    Row{ErrorCode::PayloadTooLarge, 413, "payload_too_large"},
    Row{ErrorCode::UriTooLong, 414, "uri_too_long"},
    Row{ErrorCode::HeaderFieldsTooLarge, 431, "header_fields_too_large"},
    Row{ErrorCode::RequestTimeout, 408, "request_timeout"},
    Row{ErrorCode::LengthRequired, 411, "length_required"},
    Row{ErrorCode::ExpectationFailed, 417, "expectation_failed"},
    Row{ErrorCode::NotImplemented, 501, "not_implemented"},
    Row{ErrorCode::UnsupportedMediaType, 415, "unsupported_media_type"},
    Row{ErrorCode::PreconditionRequired, 428, "precondition_required"},
    Row{ErrorCode::PreconditionFailed, 412, "precondition_failed"},
    Row{ErrorCode::PictureNotJpeg, 400, "picture_not_jpeg"},
    Row{ErrorCode::PictureHasMetadata, 400, "picture_has_metadata"},
    Row{ErrorCode::PictureDimensions, 400, "picture_dimensions"},
    Row{ErrorCode::Unauthenticated, 401, "unauthenticated"},
    Row{ErrorCode::InvalidCredentials, 401, "invalid_credentials"},
    Row{ErrorCode::PasswordChangeRequired, 403, "password_change_required"},
    Row{ErrorCode::Forbidden, 403, "forbidden"},
    Row{ErrorCode::Throttled, 429, "throttled"},
    Row{ErrorCode::IdempotencyKeyReused, 422, "idempotency_key_reused"},
    Row{ErrorCode::InProgress, 409, "in_progress"},
    Row{ErrorCode::Abandoned, 409, "abandoned"},
    Row{ErrorCode::AlreadySetUp, 409, "already_set_up"},
    Row{ErrorCode::CurrentPasswordWrong, 409, "current_password_wrong"},
    Row{ErrorCode::UsernameTaken, 409, "username_taken"},
    Row{ErrorCode::LastAdministrator, 409, "last_administrator"},
    Row{ErrorCode::OwnAccount, 409, "own_account"},
    Row{ErrorCode::SameAccount, 409, "same_account"},
    Row{ErrorCode::TillSessionRequired, 409, "till_session_required"},
    Row{ErrorCode::TillSessionClosed, 409, "till_session_closed"},
    Row{ErrorCode::TillSessionOpen, 409, "till_session_open"},
    Row{ErrorCode::TillSessionOutOfDate, 409, "till_session_out_of_date"},
    Row{ErrorCode::AccountNotActive, 409, "account_not_active"},
    Row{ErrorCode::CurrencyMismatch, 409, "currency_mismatch"},
    Row{ErrorCode::LimitExceeded, 409, "limit_exceeded"},
    Row{ErrorCode::InsufficientFunds, 409, "insufficient_funds"},
    Row{ErrorCode::TillInsufficientCash, 409, "till_insufficient_cash"},
    Row{ErrorCode::BalanceOverflow, 409, "balance_overflow"},
    Row{ErrorCode::Busy, 503, "busy"},
    Row{ErrorCode::Unavailable, 503, "unavailable"},
    Row{ErrorCode::OutcomeUnknown, 503, "outcome_unknown"},
    Row{ErrorCode::Internal, 500, "internal"},
};

constexpr std::array kCodes = [] {
    std::array<ErrorCode, kRows.size()> codes{};
    std::transform(kRows.begin(), kRows.end(), codes.begin(), [](const Row& row) { return row.code; });
    return codes;
}();

struct FaultRow {
    FieldFault fault;
    const char* name;
};

constexpr std::array kFaults{
    FaultRow{FieldFault::Missing, "missing"},        FaultRow{FieldFault::Unknown, "unknown"},
    FaultRow{FieldFault::Duplicate, "duplicate"},    FaultRow{FieldFault::WrongType, "wrong_type"},
    FaultRow{FieldFault::Malformed, "malformed"},    FaultRow{FieldFault::OutOfRange, "out_of_range"},
    FaultRow{FieldFault::TooShort, "too_short"},     FaultRow{FieldFault::TooLong, "too_long"},
    FaultRow{FieldFault::NotAllowed, "not_allowed"},
};

const Row& rowOf(ErrorCode code) {
    return *std::find_if(kRows.begin(), kRows.end(), [code](const Row& row) { return row.code == code; });
}

} // namespace

QLatin1StringView wireName(ErrorCode code) {
    return QLatin1StringView(rowOf(code).name);
}

int httpStatus(ErrorCode code) {
    return rowOf(code).status;
}

bool isBusinessRefusal(ErrorCode code) {
    return httpStatus(code) == 409 && code != ErrorCode::InProgress;
}

std::span<const ErrorCode> allErrorCodes() {
    return kCodes;
}

std::optional<ErrorCode> errorCodeFromWire(QStringView name) {
    const auto row = std::find_if(kRows.begin(), kRows.end(),
                                  [name](const Row& each) { return name == QLatin1StringView(each.name); });
    return row == kRows.end() ? std::nullopt : std::optional(row->code);
}

QLatin1StringView wireName(FieldFault fault) {
    const auto row =
        std::find_if(kFaults.begin(), kFaults.end(), [fault](const FaultRow& each) { return each.fault == fault; });
    return QLatin1StringView(row->name);
}

std::optional<FieldFault> fieldFaultFromWire(QStringView name) {
    const auto row = std::find_if(kFaults.begin(), kFaults.end(),
                                  [name](const FaultRow& each) { return name == QLatin1StringView(each.name); });
    return row == kFaults.end() ? std::nullopt : std::optional(row->fault);
}

} // namespace tellerdesk
