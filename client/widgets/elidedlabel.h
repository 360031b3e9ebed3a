// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace tellerdesk::client {

// A label that shortens a long text with an ellipsis instead of widening the page; the whole text is its tool tip and
// accessible name. A heading may take two lines before that.
class ElidedLabel : public QLabel {
    Q_OBJECT

public:
    enum class Lines { One, Two };

    explicit ElidedLabel(QWidget* parent = nullptr, Lines lines = Lines::One);

    void setFullText(const QString& text);
    const QString& fullText() const { return m_full; }
    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void elide();
    QString fitted() const;

    const Lines m_lines;
    QString m_full;
};

} // namespace tellerdesk::client
