// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/errortext.h"

#include "client/app/commands.h"

#include <QCoreApplication>

namespace tellerdesk::client {

namespace {

QString translated(const char* source) {
    return QCoreApplication::translate("ErrorText", source);
}

const char* requestText(ErrorCode code) {
    switch (code) {
    case ErrorCode::PreconditionFailed:
        return QT_TRANSLATE_NOOP("ErrorText",
                                 "Somebody else has changed this meanwhile. Look at the new state, then try again.");
    case ErrorCode::PayloadTooLarge:
        return QT_TRANSLATE_NOOP("ErrorText", "This is larger than the server takes.");
    case ErrorCode::PictureNotJpeg:
    case ErrorCode::PictureHasMetadata:
    case ErrorCode::PictureDimensions:
        return QT_TRANSLATE_NOOP("ErrorText", "The server does not take this picture. Choose another file.");
    case ErrorCode::NotFound:
        return QT_TRANSLATE_NOOP("ErrorText",
                                 "The server does not know this customer, account or posting in your branch.");
    case ErrorCode::Unauthenticated:
        return QT_TRANSLATE_NOOP("ErrorText", "Your session has ended. Sign in again.");
    case ErrorCode::InvalidCredentials:
        return QT_TRANSLATE_NOOP(
            "ErrorText", "User name or password is wrong, or the user is locked. After ten wrong tries a user is "
                         "locked for 30 minutes.");
    case ErrorCode::PasswordChangeRequired:
        return QT_TRANSLATE_NOOP("ErrorText", "Choose a new password first.");
    case ErrorCode::Forbidden:
        return QT_TRANSLATE_NOOP("ErrorText", "Your role does not allow this. Ask a supervisor or an administrator.");
    case ErrorCode::Throttled:
        return QT_TRANSLATE_NOOP("ErrorText", "Too many failed sign-ins from here. Wait a minute, then try again.");
    case ErrorCode::IdempotencyKeyReused:
        return QT_TRANSLATE_NOOP("ErrorText", "This request was sent before with other contents. Start it anew.");
    case ErrorCode::InProgress:
        return QT_TRANSLATE_NOOP("ErrorText", "The server is still working on this request.");
    case ErrorCode::Abandoned:
        return QT_TRANSLATE_NOOP("ErrorText", "This posting was withdrawn and can no longer be posted.");
    case ErrorCode::Busy:
        return QT_TRANSLATE_NOOP("ErrorText",
                                 "The account or till is in use just now. Nothing was posted; try again in a moment.");
    case ErrorCode::Unavailable:
        return QT_TRANSLATE_NOOP(
            "ErrorText", "The server cannot reach the books just now. Nothing was posted; try again in a moment.");
    case ErrorCode::OutcomeUnknown:
        return QT_TRANSLATE_NOOP("ErrorText",
                                 "The server does not know yet whether this was posted. It is being checked.");
    case ErrorCode::InvalidRequest:
        return QT_TRANSLATE_NOOP("ErrorText", "Some fields are not right. See the marks beside them.");
    default:
        return QT_TRANSLATE_NOOP("ErrorText",
                                 "The server could not serve this request. If it happens again, tell your operator.");
    }
}

// Nothing where the code is no business refusal.
const char* refusalText(ErrorCode code) {
    switch (code) {
    case ErrorCode::AlreadySetUp:
        return QT_TRANSLATE_NOOP("ErrorText", "This server has its administrator already. Sign in instead.");
    case ErrorCode::CurrentPasswordWrong:
        return QT_TRANSLATE_NOOP("ErrorText", "The current password is wrong.");
    case ErrorCode::UsernameTaken:
        return QT_TRANSLATE_NOOP("ErrorText", "This user name is taken. Choose another.");
    case ErrorCode::LastAdministrator:
        return QT_TRANSLATE_NOOP("ErrorText", "The last active administrator must stay one.");
    case ErrorCode::OwnAccount:
        return QT_TRANSLATE_NOOP("ErrorText", "Nobody changes their own role or status. Ask another administrator.");
    case ErrorCode::SameAccount:
        return QT_TRANSLATE_NOOP("ErrorText", "A transfer needs two different accounts.");
    case ErrorCode::TillSessionRequired:
        return QT_TRANSLATE_NOOP("ErrorText", "Your till is not open. Open it with F8, then post again.");
    case ErrorCode::TillSessionClosed:
        return QT_TRANSLATE_NOOP("ErrorText", "This till session is closed. Open your till with F8, then post again.");
    case ErrorCode::TillSessionOpen:
        return QT_TRANSLATE_NOOP("ErrorText", "Your till is open already.");
    case ErrorCode::TillSessionOutOfDate:
        return QT_TRANSLATE_NOOP(
            "ErrorText", "Your till was opened on an earlier business date. Close it with F8 and open a new one.");
    case ErrorCode::AccountNotActive:
        return QT_TRANSLATE_NOOP("ErrorText", "The account is not active. A supervisor can say why.");
    case ErrorCode::CurrencyMismatch:
        return QT_TRANSLATE_NOOP("ErrorText", "The account is kept in another currency.");
    case ErrorCode::LimitExceeded:
        return QT_TRANSLATE_NOOP("ErrorText", "The amount is above your limit. A supervisor must approve it.");
    case ErrorCode::InsufficientFunds:
        return QT_TRANSLATE_NOOP("ErrorText", "The available balance is too small. Enter at most what is available.");
    case ErrorCode::TillInsufficientCash:
        return QT_TRANSLATE_NOOP("ErrorText", "There is not enough cash of this currency in your till.");
    case ErrorCode::BalanceOverflow:
        return QT_TRANSLATE_NOOP("ErrorText", "The balance would be larger than the books can hold.");
    default:
        return nullptr;
    }
}

QString whatHappened(const ApiError& error) {
    switch (error.kind) {
    case ApiError::Kind::Refused:
        return errorText(error.failure.code);
    case ApiError::Kind::Unreachable:
        return translated(QT_TRANSLATE_NOOP(
            "ErrorText", "The server cannot be reached. Check the cable and the address; what you typed stays here."));
    case ApiError::Kind::TimedOut:
        return translated(QT_TRANSLATE_NOOP("ErrorText", "The server did not answer in time."));
    case ApiError::Kind::Untrusted:
        return translated(QT_TRANSLATE_NOOP("ErrorText", "This server cannot be trusted; nothing was sent to it.")) +
               u' ' + error.detail;
    case ApiError::Kind::Incompatible:
        return translated(QT_TRANSLATE_NOOP(
            "ErrorText", "What answered is no Tellerdesk server of a version that this program knows."));
    case ApiError::Kind::SignedOut:
        return errorText(ErrorCode::Unauthenticated);
    case ApiError::Kind::NotStored:
        return translated(QT_TRANSLATE_NOOP(
            "ErrorText", "This PC could not write the order to its disk, so nothing was sent. Free some "
                         "space on the disk, then post again."));
    }
    return {};
}

} // namespace

QString errorText(ErrorCode code) {
    const char* refusal = refusalText(code);
    return translated(refusal != nullptr ? refusal : requestText(code));
}

QString faultText(FieldFault fault) {
    switch (fault) {
    case FieldFault::Missing:
    case FieldFault::TooShort:
        return translated(QT_TRANSLATE_NOOP("ErrorText", "Please fill this in; it is missing or too short."));
    case FieldFault::TooLong:
        return translated(QT_TRANSLATE_NOOP("ErrorText", "This is too long."));
    case FieldFault::OutOfRange:
        return translated(QT_TRANSLATE_NOOP("ErrorText", "This is outside what is allowed."));
    case FieldFault::NotAllowed:
        return translated(QT_TRANSLATE_NOOP("ErrorText", "The bank does not work with this."));
    case FieldFault::Duplicate:
        return translated(QT_TRANSLATE_NOOP("ErrorText", "This is named twice."));
    case FieldFault::Unknown:
    case FieldFault::WrongType:
    case FieldFault::Malformed:
        return translated(QT_TRANSLATE_NOOP("ErrorText", "This is not in the form that is expected here."));
    }
    return {};
}

QString errorText(const ApiError& error) {
    const QString text = whatHappened(error);
    if (!error.concernsOperator()) {
        return text;
    }
    return text + u' ' +
           translated(QT_TRANSLATE_NOOP("ErrorText", "%1 copies a report for your operator."))
               .arg(commandKeys(Command::CopyReport).front().toString(QKeySequence::NativeText));
}

} // namespace tellerdesk::client
