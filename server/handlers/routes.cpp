// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/accountroutes.h"
#include "server/handlers/branchroutes.h"
#include "server/handlers/customerroutes.h"
#include "server/handlers/entryroutes.h"
#include "server/handlers/health.h"
#include "server/handlers/journalroutes.h"
#include "server/handlers/ledgerroutes.h"
#include "server/handlers/loginroute.h"
#include "server/handlers/openapi.h"
#include "server/handlers/passwordroute.h"
#include "server/handlers/pictureroutes.h"
#include "server/handlers/route.h"
#include "server/handlers/serverroutes.h"
#include "server/handlers/sessionroutes.h"
#include "server/handlers/statementroutes.h"
#include "server/handlers/userroutes.h"

#include <array>

namespace tellerdesk::server {

namespace {

constexpr SignedIn kAlways{.alsoBeforePasswordChange = true};
using P = Permission;

// clang-format off
constexpr std::array kRoutes{
    Route{.method = "GET",   .path = "/healthz",                    .access = Public{},            .handler = health},
    Route{.method = "GET",   .path = "/readyz",                     .access = Public{},            .handler = readiness},
    Route{.method = "GET",   .path = "/openapi.json",               .access = Public{},            .handler = getOpenApi},
    Route{.method = "GET",   .path = "/v1/server",                  .access = Public{},            .handler = getServer},
    Route{.method = "POST",  .path = "/v1/setup",                   .access = Public{},            .handler = postSetup, .hasBody = true},
    Route{.method = "POST",  .path = "/v1/login",                   .access = Public{},            .handler = postLogin, .hasBody = true},
    Route{.method = "POST",  .path = "/v1/tokens/renew",            .access = Public{},            .handler = postRenewal, .hasBody = true},
    Route{.method = "POST",  .path = "/v1/logout",                  .access = kAlways,             .handler = postLogout},
    Route{.method = "GET",   .path = "/v1/me",                      .access = kAlways,             .handler = getMe},
    Route{.method = "POST",  .path = "/v1/me/password",             .access = kAlways,             .handler = postOwnPassword, .hasBody = true},
    Route{.method = "POST",  .path = "/v1/users",                   .access = P::ManageUsers,      .handler = postUser, .keyed = true, .hasBody = true},
    Route{.method = "GET",   .path = "/v1/users",                   .access = P::ReadUsers,        .handler = getUsers},
    Route{.method = "GET",   .path = "/v1/users/{id}",              .access = P::ReadUsers,        .handler = getUser},
    Route{.method = "PATCH", .path = "/v1/users/{id}",              .access = P::ManageUsers,      .handler = patchUser, .ifMatch = true, .hasBody = true},
    Route{.method = "POST",  .path = "/v1/users/{id}/reset",        .access = P::ManageUsers,      .handler = postReset, .keyed = true, .hasBody = true},
    Route{.method = "POST",  .path = "/v1/users/{id}/unlock",       .access = P::UnlockUsers,      .handler = postUnlock},
    Route{.method = "POST",  .path = "/v1/users/{id}/end-sessions", .access = P::ManageUsers,      .handler = postSessionsEnd},
    Route{.method = "GET",   .path = "/v1/tellers",                 .access = P::ReadTellers,      .handler = getTellers},
    Route{.method = "GET",   .path = "/v1/branches",                .access = P::ReadBranches,     .handler = getBranches},
    Route{.method = "POST",  .path = "/v1/customers",               .access = P::ManageCustomers,  .handler = postCustomer, .keyed = true, .hasBody = true},
    Route{.method = "GET",   .path = "/v1/customers",               .access = P::ReadCustomers,    .handler = getCustomers},
    Route{.method = "GET",   .path = "/v1/customers/{id}",          .access = P::ReadCustomers,    .handler = getCustomer},
    Route{.method = "PATCH", .path = "/v1/customers/{id}",          .access = P::ManageCustomers,  .handler = patchCustomer, .ifMatch = true, .hasBody = true},
    Route{.method = "POST",  .path = "/v1/customers/similar",       .access = P::ManageCustomers,  .handler = postSimilarCustomers, .hasBody = true},
    Route{.method = "GET",   .path = "/v1/customers/{id}/photo",    .access = P::ReadCustomers,    .handler = getCustomerPhoto},
    Route{.method = "PUT",   .path = "/v1/customers/{id}/photo",    .access = P::ManageCustomers,  .handler = putCustomerPhoto, .hasPicture = true},
    Route{.method = "GET",   .path = "/v1/customers/{id}/signature", .access = P::ReadCustomers,   .handler = getCustomerSignature},
    Route{.method = "PUT",   .path = "/v1/customers/{id}/signature", .access = P::ManageCustomers, .handler = putCustomerSignature, .hasPicture = true},
    Route{.method = "POST",  .path = "/v1/accounts",                .access = P::OpenAccounts,     .handler = postAccount, .keyed = true, .hasBody = true},
    Route{.method = "GET",   .path = "/v1/accounts",                .access = P::ReadAccounts,     .handler = getAccounts},
    Route{.method = "GET",   .path = "/v1/accounts/{id}",           .access = P::ReadAccounts,     .handler = getAccount, .glance = glanceAtAccount},
    Route{.method = "GET",   .path = "/v1/accounts/{id}/entries",   .access = P::ReadPostings,     .handler = getEntries},
    Route{.method = "GET",   .path = "/v1/accounts/{id}/entries/summary", .access = P::ReadPostings, .handler = getEntrySummary},
    Route{.method = "GET",   .path = "/v1/accounts/{id}/entries/export", .access = P::ReadPostings, .handler = getEntryExport},
    Route{.method = "POST",  .path = "/v1/deposits",                .access = P::Post,             .handler = postDeposit, .keyed = true, .hasBody = true},
    Route{.method = "POST",  .path = "/v1/withdrawals",             .access = P::Post,             .handler = postWithdrawal, .keyed = true, .hasBody = true},
    Route{.method = "POST",  .path = "/v1/transfers",               .access = P::Post,             .handler = postTransfer, .keyed = true, .hasBody = true},
    Route{.method = "GET",   .path = "/v1/postings",                .access = P::ReadPostings,     .handler = getPostings},
    Route{.method = "GET",   .path = "/v1/postings/{id}",           .access = P::ReadPostings,     .handler = getPosting},
    Route{.method = "GET",   .path = "/v1/postings/{id}/receipt",   .access = P::ReadPostings,     .handler = getReceipt},
    Route{.method = "POST",  .path = "/v1/postings/{id}/copies",    .access = P::CopyReceipts,     .handler = postReceiptCopy, .keyed = true},
    Route{.method = "POST",  .path = "/v1/postings/{id}/abandon",   .access = P::AbandonPostings,  .handler = postAbandon},
    Route{.method = "POST",  .path = "/v1/till-sessions",           .access = P::OperateTill,      .handler = postTillSession, .keyed = true, .hasBody = true},
    Route{.method = "GET",   .path = "/v1/till-sessions",           .access = P::ReadTillSessions, .handler = getTillSessions},
    Route{.method = "POST",  .path = "/v1/till-sessions/{id}/close", .access = P::CloseTillSessions, .handler = postTillClosing, .keyed = true, .hasBody = true},
};
// clang-format on

} // namespace

std::span<const Route> allRoutes() {
    return kRoutes;
}

} // namespace tellerdesk::server
