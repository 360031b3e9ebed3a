// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

#include <gmock/gmock.h>

namespace tellerdesk::test {

// A broken expectation is a failure of the running Qt test.
class FailuresToQtTest final : public testing::EmptyTestEventListener {
    void OnTestPartResult(const testing::TestPartResult& result) override {
        if (result.failed()) {
            QTest::qFail(result.summary(), result.file_name() == nullptr ? "" : result.file_name(),
                         result.line_number());
        }
    }
};

template <class TestClass>
int runWithMocks(int argc, char** argv) {
    testing::InitGoogleMock(&argc, argv);
    testing::TestEventListeners& listeners = testing::UnitTest::GetInstance()->listeners();
    delete listeners.Release(listeners.default_result_printer());
    listeners.Append(new FailuresToQtTest); // owned by GoogleTest
    TestClass test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace tellerdesk::test
