<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>tellerdesk::client::Application</name>
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
</context>
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
