// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/client/look/scenes.h"

namespace tellerdesk::test {

std::span<const Scene> allScenes() {
    static constexpr Scene all[] = {
        {"sign-in", playSignIn},
        {"set-up and new password", playSetUpAndPassword},
        {"connection", playConnection},
        {"search", playSearch},
        {"customer", playCustomer},
        {"draft", playDraft},
        {"review", playReview},
        {"result", playResult},
        {"new customer and account", playNewCustomerAndAccount},
        {"till", playTill},
        {"statement", playStatement},
        {"unsettled", playUnsettled},
        {"features", playFeatures}, // each page of each, as it comes without a server
    };
    return all;
}

} // namespace tellerdesk::test
