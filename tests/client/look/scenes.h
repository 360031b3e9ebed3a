// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/client/look/stage.h"
#include "tests/client/support/workdesk.h"

namespace tellerdesk::test {

// The bank's name, the fullest till, and a customer whose every text is as long as it may be.
void serveLongest(WorkDesk& desk);

void playSignIn(Stage& stage);
void playSetUpAndPassword(Stage& stage);
void playConnection(Stage& stage);
void playSearch(Stage& stage);
void playCustomer(Stage& stage);
void playDraft(Stage& stage);
void playReview(Stage& stage);
void playResult(Stage& stage);
void playNewCustomerAndAccount(Stage& stage);
void playTill(Stage& stage);
void playStatement(Stage& stage);
void playUnsettled(Stage& stage);
void playFeatures(Stage& stage);

} // namespace tellerdesk::test
