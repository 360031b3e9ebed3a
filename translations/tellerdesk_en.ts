<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>tellerdesk::client::ConnectionPage</name>
    <message numerus="yes">
        <source>Clock: this PC is %n second(s) off the server&apos;s time; ask your operator to set it</source>
        <translation>
            <numerusform>Clock: this PC is %n second off the server&apos;s time; ask your operator to set it</numerusform>
            <numerusform>Clock: this PC is %n seconds off the server&apos;s time; ask your operator to set it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::ImportPage</name>
    <message numerus="yes">
        <source>%n line(s) are not right. Nobody is made until all of them are.</source>
        <translation>
            <numerusform>%n line is not right. Nobody is made until it is.</numerusform>
            <numerusform>%n lines are not right. Nobody is made until all of them are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::LockedPage</name>
    <message numerus="yes">
        <source>%n posting(s) of this user have no known outcome yet. The server is being asked; then the desk is free for you. If you do not wait, they stay on this PC for this user or a supervisor.</source>
        <translation>
            <numerusform>%n posting of this user has no known outcome yet. The server is being asked; then the desk is free for you. If you do not wait, it stays on this PC for this user or a supervisor.</numerusform>
            <numerusform>%n postings of this user have no known outcome yet. The server is being asked; then the desk is free for you. If you do not wait, they stay on this PC for this user or a supervisor.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::MyWorkPage</name>
    <message numerus="yes">
        <source>%n shown.</source>
        <translation>
            <numerusform>%n shown.</numerusform>
            <numerusform>%n shown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n posted:</source>
        <translation>
            <numerusform>%1, %n posted:</numerusform>
            <numerusform>%1, %n posted:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n receipt(s) &amp;not printed</source>
        <translation>
            <numerusform>%n receipt &amp;not printed</numerusform>
            <numerusform>%n receipts &amp;not printed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::Notices</name>
    <message numerus="yes">
        <source>%n posting(s) of yours without a known outcome.</source>
        <translation>
            <numerusform>%n posting of yours without a known outcome.</numerusform>
            <numerusform>%n postings of yours without a known outcome.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unsettled, %1.</source>
        <translation>
            <numerusform>%n unsettled, %1.</numerusform>
            <numerusform>%n unsettled, %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n damaged file(s) of postings were set aside; show them to your operator.</source>
        <translation>
            <numerusform>%n damaged file of a posting was set aside; show it to your operator.</numerusform>
            <numerusform>%n damaged files of postings were set aside; show them to your operator.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The clock of this PC is %n minute(s) ahead of the server&apos;s.</source>
        <translation>
            <numerusform>The clock of this PC is %n minute ahead of the server&apos;s.</numerusform>
            <numerusform>The clock of this PC is %n minutes ahead of the server&apos;s.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The clock of this PC is %n minute(s) behind the server&apos;s.</source>
        <translation>
            <numerusform>The clock of this PC is %n minute behind the server&apos;s.</numerusform>
            <numerusform>The clock of this PC is %n minutes behind the server&apos;s.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::PrinterPanel</name>
    <message numerus="yes">
        <source>%n printer(s) found. The choice is kept on this PC.</source>
        <translation>
            <numerusform>%n printer found. The choice is kept on this PC.</numerusform>
            <numerusform>%n printers found. The choice is kept on this PC.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::SearchPanel</name>
    <message numerus="yes">
        <source>More than %n found; type more to narrow it down.</source>
        <translation>
            <numerusform>More than %n found; type more to narrow it down.</numerusform>
            <numerusform>More than %n found; type more to narrow it down.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found.</source>
        <translation>
            <numerusform>%n found.</numerusform>
            <numerusform>%n found.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::SettingsPage</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::SimilarList</name>
    <message numerus="yes">
        <source>%n customer(s) may be the same person</source>
        <translation>
            <numerusform>%n customer may be the same person</numerusform>
            <numerusform>%n customers may be the same person</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::StatementPage</name>
    <message numerus="yes">
        <source>Reading the period: %n entries so far.</source>
        <translation>
            <numerusform>Reading the period: %n entry so far.</numerusform>
            <numerusform>Reading the period: %n entries so far.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::UnsettledPage</name>
    <message numerus="yes">
        <source>%n unsettled, %1</source>
        <translation>
            <numerusform>%n unsettled, %1</numerusform>
            <numerusform>%n unsettled, %1</numerusform>
        </translation>
    </message>
</context>
</TS>
