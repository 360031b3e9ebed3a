// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QWidget>

#include <vector>

class QLabel;
class QVBoxLayout;

namespace tellerdesk::client {

class IconMark;

// Labelled fields one below the other, each with room for what is wrong with it. Enter goes to the next field; in the
// last one it completes the form where the page wants that (signing in), and never posts.
class Form : public QWidget {
    Q_OBJECT

public:
    explicit Form(QWidget* parent = nullptr);

    QLineEdit* addText(const char* name, const QString& label, QLineEdit::EchoMode echo = QLineEdit::Normal);
    void add(const char* name, const QString& label, QWidget* field);
    QWidget* field(const QString& name) const;

    // Marks the field, says why below it and in its accessible description, and gives it the focus. False: no such
    // field here.
    bool setFault(const QString& name, const QString& text);
    // Says something below the field, and in its accessible description, that is no fault of what was typed.
    bool setNote(const QString& name, const QString& text);
    void clearFaults(); // and notes
    bool hasFault() const;

Q_SIGNALS:
    void completed();
    void edited();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Row {
        QString name;
        QLabel* label;
        QWidget* field;
        IconMark* mark; // says what the colour says
        QLabel* fault;
    };
    void clear(Row& row);

    QVBoxLayout* m_column;
    std::vector<Row> m_rows;
};

} // namespace tellerdesk::client
