<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>AmountFault</name>
    <message>
        <source>the amount must be more than zero</source>
        <translation>금액은 0보다 커야 합니다</translation>
    </message>
    <message>
        <source>enter the amount</source>
        <translation>금액을 입력하십시오</translation>
    </message>
    <message>
        <source>this is no amount; type digits, and a dot or comma before decimals</source>
        <translation>금액이 아닙니다. 숫자를 입력하고, 소수는 점이나 쉼표 뒤에 쓰십시오</translation>
    </message>
    <message>
        <source>%1 has no decimals</source>
        <translation>%1에는 소수가 없습니다</translation>
    </message>
    <message>
        <source>%1 has %2 decimals at most</source>
        <translation>%1의 소수는 %2자리까지입니다</translation>
    </message>
    <message>
        <source>the most is %1</source>
        <translation>%1까지 가능합니다</translation>
    </message>
    <message>
        <source>this may be %1 or %2; to mean the first, clear it and type it again</source>
        <translation>%1 또는 %2일 수 있습니다. 앞의 금액이 맞으면 지우고 다시 입력하십시오</translation>
    </message>
    <message>
        <source>enter what you counted; 0 where there is nothing</source>
        <translation>센 금액을 입력하십시오. 없으면 0을 입력하십시오</translation>
    </message>
</context>
<context>
    <name>ClientSettings</name>
    <message>
        <source>line %1 is neither a setting nor a certificate</source>
        <translation>%1번째 줄은 설정도 인증서도 아닙니다</translation>
    </message>
    <message>
        <source>line %1 names the address a second time</source>
        <translation>%1번째 줄에 주소가 또 한 번 나옵니다</translation>
    </message>
    <message>
        <source>line %1 is no address such as https://bank.example:8443</source>
        <translation>%1번째 줄은 https://bank.example:8443 같은 주소가 아닙니다</translation>
    </message>
    <message>
        <source>the server&apos;s address is missing</source>
        <translation>서버 주소가 없습니다</translation>
    </message>
    <message>
        <source>the certificate that begins in line %1 has no end</source>
        <translation>%1번째 줄에서 시작하는 인증서에 끝이 없습니다</translation>
    </message>
    <message>
        <source>line %1 begins a secret key, which belongs on the server alone</source>
        <translation>%1번째 줄에서 비밀 키가 시작됩니다. 비밀 키는 서버에만 있어야 합니다</translation>
    </message>
    <message>
        <source>%1 cannot be used: %2.</source>
        <translation>%1 파일을 쓸 수 없습니다: %2.</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>그런 파일이 없습니다</translation>
    </message>
    <message>
        <source>it is larger than 1 MiB</source>
        <translation>1 MiB보다 큽니다</translation>
    </message>
    <message>
        <source>a certificate in it is damaged</source>
        <translation>안에 든 인증서가 손상되었습니다</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>%1 파일을 저장할 수 없습니다: %2.</translation>
    </message>
</context>
<context>
    <name>Command</name>
    <message>
        <source>Keys</source>
        <translation>키</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>찾기</translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation>입금</translation>
    </message>
    <message>
        <source>Withdrawal</source>
        <translation>출금</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>이체</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>거래내역</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>시재</translation>
    </message>
    <message>
        <source>Review, then post</source>
        <translation>확인 후 처리</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>전체 화면</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>잠금</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>새 고객</translation>
    </message>
    <message>
        <source>New account</source>
        <translation>새 계좌</translation>
    </message>
    <message>
        <source>Next customer</source>
        <translation>다음 고객</translation>
    </message>
    <message>
        <source>Quick line</source>
        <translation>빠른 입력</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>고객</translation>
    </message>
    <message>
        <source>Change the customer</source>
        <translation>고객 정보 변경</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>인쇄</translation>
    </message>
    <message>
        <source>My work</source>
        <translation>내 업무</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>인쇄 화면</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>보고서 복사</translation>
    </message>
    <message>
        <source>Fill in all that is available</source>
        <translation>가능 금액 전부 넣기</translation>
    </message>
    <message>
        <source>Last customers, in the empty search box</source>
        <translation>최근 고객 (빈 찾기 칸에서)</translation>
    </message>
    <message>
        <source>Next field</source>
        <translation>다음 칸</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Check, then close</source>
        <translation>대조 후 마감</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>직원</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>지점</translation>
    </message>
</context>
<context>
    <name>Document</name>
    <message>
        <source>DEMO - not a real document</source>
        <translation>데모 - 실제 문서가 아님</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 ~ %2</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>금액</translation>
    </message>
    <message>
        <source>From account</source>
        <translation>출금 계좌</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>계좌</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>예금주</translation>
    </message>
    <message>
        <source>To account</source>
        <translation>입금 계좌</translation>
    </message>
    <message>
        <source>Receiver</source>
        <translation>받는 분</translation>
    </message>
    <message>
        <source>Narrative</source>
        <translation>적요</translation>
    </message>
    <message>
        <source>Balance after</source>
        <translation>거래 후 잔액</translation>
    </message>
    <message>
        <source>Business date</source>
        <translation>영업일</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시각</translation>
    </message>
    <message>
        <source>Teller</source>
        <translation>텔러</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>일련번호</translation>
    </message>
    <message>
        <source>Posting</source>
        <translation>거래 번호</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>기간</translation>
    </message>
    <message>
        <source>Opening balance</source>
        <translation>시작 잔액</translation>
    </message>
    <message>
        <source>Total of credits</source>
        <translation>입금 합계</translation>
    </message>
    <message>
        <source>Total of debits</source>
        <translation>출금 합계</translation>
    </message>
    <message>
        <source>Closing balance</source>
        <translation>마지막 잔액</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>No entries in this period.</source>
        <translation>이 기간에는 거래가 없습니다.</translation>
    </message>
    <message>
        <source>Statement of account</source>
        <translation>거래내역서</translation>
    </message>
    <message>
        <source>Opening float</source>
        <translation>시작 시재</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>장부 시재</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>실제 시재</translation>
    </message>
    <message>
        <source>Over/short</source>
        <translation>과부족</translation>
    </message>
    <message>
        <source>Till closing</source>
        <translation>시재 마감</translation>
    </message>
    <message>
        <source>too large to add up</source>
        <translation>합산할 수 없이 큼</translation>
    </message>
    <message>
        <source>COPY %1</source>
        <translation>COPY %1</translation>
    </message>
</context>
<context>
    <name>DropQuestion</name>
    <message>
        <source>&amp;Drop it</source>
        <translation>버리기(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>유지하기(&amp;K)</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>Somebody else has changed this meanwhile. Look at the new state, then try again.</source>
        <translation>그사이 다른 사람이 이 내용을 바꾸었습니다. 새 상태를 확인한 뒤 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>The server does not know this customer, account or posting in your branch.</source>
        <translation>이 지점에 그런 고객, 계좌 또는 거래가 없습니다.</translation>
    </message>
    <message>
        <source>Your session has ended. Sign in again.</source>
        <translation>세션이 끝났습니다. 다시 로그인하십시오.</translation>
    </message>
    <message>
        <source>User name or password is wrong, or the user is locked. After ten wrong tries a user is locked for 30 minutes.</source>
        <translation>사용자 이름이나 비밀번호가 틀렸거나 사용자가 잠겨 있습니다. 열 번 틀리면 30분 동안 잠깁니다.</translation>
    </message>
    <message>
        <source>Choose a new password first.</source>
        <translation>먼저 새 비밀번호를 정하십시오.</translation>
    </message>
    <message>
        <source>Your role does not allow this. Ask a supervisor or an administrator.</source>
        <translation>이 업무를 할 권한이 없습니다. 책임자나 관리자에게 문의하십시오.</translation>
    </message>
    <message>
        <source>Too many failed sign-ins from here. Wait a minute, then try again.</source>
        <translation>이 자리에서 로그인에 너무 많이 실패했습니다. 1분 뒤 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>This request was sent before with other contents. Start it anew.</source>
        <translation>같은 요청이 다른 내용으로 이미 보내졌습니다. 처음부터 다시 하십시오.</translation>
    </message>
    <message>
        <source>The server is still working on this request.</source>
        <translation>서버가 아직 이 요청을 처리하고 있습니다.</translation>
    </message>
    <message>
        <source>This posting was withdrawn and can no longer be posted.</source>
        <translation>철회된 거래이므로 더는 처리할 수 없습니다.</translation>
    </message>
    <message>
        <source>The account or till is in use just now. Nothing was posted; try again in a moment.</source>
        <translation>계좌나 시재가 지금 사용 중입니다. 처리된 것은 없습니다. 잠시 뒤 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>The server cannot reach the books just now. Nothing was posted; try again in a moment.</source>
        <translation>서버가 지금 원장에 접근할 수 없습니다. 처리된 것은 없습니다. 잠시 뒤 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>The server does not know yet whether this was posted. It is being checked.</source>
        <translation>처리되었는지 서버도 아직 알지 못합니다. 확인하고 있습니다.</translation>
    </message>
    <message>
        <source>Some fields are not right. See the marks beside them.</source>
        <translation>올바르지 않은 항목이 있습니다. 항목 옆의 표시를 보십시오.</translation>
    </message>
    <message>
        <source>The server could not serve this request. If it happens again, tell your operator.</source>
        <translation>서버가 요청을 처리하지 못했습니다. 또 그러면 운영 담당자에게 알리십시오.</translation>
    </message>
    <message>
        <source>This server has its administrator already. Sign in instead.</source>
        <translation>이 서버에는 이미 관리자가 있습니다. 로그인하십시오.</translation>
    </message>
    <message>
        <source>The current password is wrong.</source>
        <translation>현재 비밀번호가 틀렸습니다.</translation>
    </message>
    <message>
        <source>This user name is taken. Choose another.</source>
        <translation>이미 쓰이는 사용자 이름입니다. 다른 이름을 고르십시오.</translation>
    </message>
    <message>
        <source>The last active administrator must stay one.</source>
        <translation>마지막 남은 관리자는 바꿀 수 없습니다.</translation>
    </message>
    <message>
        <source>Nobody changes their own role or status. Ask another administrator.</source>
        <translation>자신의 역할이나 상태는 바꿀 수 없습니다. 다른 관리자에게 요청하십시오.</translation>
    </message>
    <message>
        <source>A transfer needs two different accounts.</source>
        <translation>이체에는 서로 다른 두 계좌가 필요합니다.</translation>
    </message>
    <message>
        <source>Your till is not open. Open it with F8, then post again.</source>
        <translation>시재가 열려 있지 않습니다. F8로 연 뒤 다시 처리하십시오.</translation>
    </message>
    <message>
        <source>This till session is closed. Open your till with F8, then post again.</source>
        <translation>이 시재는 마감되었습니다. F8로 새로 연 뒤 다시 처리하십시오.</translation>
    </message>
    <message>
        <source>Your till is open already.</source>
        <translation>시재가 이미 열려 있습니다.</translation>
    </message>
    <message>
        <source>Your till was opened on an earlier business date. Close it with F8 and open a new one.</source>
        <translation>이전 영업일에 연 시재입니다. F8로 마감하고 새로 여십시오.</translation>
    </message>
    <message>
        <source>The account is not active. A supervisor can say why.</source>
        <translation>사용할 수 없는 계좌입니다. 이유는 책임자가 알 수 있습니다.</translation>
    </message>
    <message>
        <source>The account is kept in another currency.</source>
        <translation>통화가 다른 계좌입니다.</translation>
    </message>
    <message>
        <source>The amount is above your limit. A supervisor must approve it.</source>
        <translation>한도를 넘는 금액입니다. 책임자의 승인이 필요합니다.</translation>
    </message>
    <message>
        <source>The available balance is too small. Enter at most what is available.</source>
        <translation>출금 가능 잔액이 부족합니다. 가능한 금액까지만 입력하십시오.</translation>
    </message>
    <message>
        <source>There is not enough cash of this currency in your till.</source>
        <translation>시재에 이 통화의 현금이 부족합니다.</translation>
    </message>
    <message>
        <source>The balance would be larger than the books can hold.</source>
        <translation>잔액이 원장에 담을 수 있는 한도를 넘게 됩니다.</translation>
    </message>
    <message>
        <source>Please fill this in; it is missing or too short.</source>
        <translation>입력하십시오. 비어 있거나 너무 짧습니다.</translation>
    </message>
    <message>
        <source>This is too long.</source>
        <translation>너무 깁니다.</translation>
    </message>
    <message>
        <source>This is outside what is allowed.</source>
        <translation>허용 범위를 벗어났습니다.</translation>
    </message>
    <message>
        <source>The bank does not work with this.</source>
        <translation>이 은행에서 취급하지 않습니다.</translation>
    </message>
    <message>
        <source>This is named twice.</source>
        <translation>두 번 지정되었습니다.</translation>
    </message>
    <message>
        <source>This is not in the form that is expected here.</source>
        <translation>형식이 올바르지 않습니다.</translation>
    </message>
    <message>
        <source>The server cannot be reached. Check the cable and the address; what you typed stays here.</source>
        <translation>서버에 연결할 수 없습니다. 케이블과 주소를 확인하십시오. 입력한 내용은 그대로 남습니다.</translation>
    </message>
    <message>
        <source>The server did not answer in time.</source>
        <translation>서버가 제때 응답하지 않았습니다.</translation>
    </message>
    <message>
        <source>This server cannot be trusted; nothing was sent to it.</source>
        <translation>믿을 수 없는 서버이므로 아무것도 보내지 않았습니다.</translation>
    </message>
    <message>
        <source>What answered is no Tellerdesk server of a version that this program knows.</source>
        <translation>응답한 것은 이 프로그램이 아는 버전의 Tellerdesk 서버가 아닙니다.</translation>
    </message>
    <message>
        <source>This PC could not write the order to its disk, so nothing was sent. Free some space on the disk, then post again.</source>
        <translation>이 PC의 디스크에 거래를 기록하지 못해 보내지 않았습니다. 디스크 공간을 확보한 뒤 다시 처리하십시오.</translation>
    </message>
    <message>
        <source>This is larger than the server takes.</source>
        <translation>서버가 받을 수 있는 크기를 넘습니다.</translation>
    </message>
    <message>
        <source>The server does not take this picture. Choose another file.</source>
        <translation>서버가 이 사진을 받지 않습니다. 다른 파일을 고르십시오.</translation>
    </message>
    <message>
        <source>%1 copies a report for your operator.</source>
        <translation>%1 키를 누르면 운영 담당자에게 보낼 보고서가 복사됩니다.</translation>
    </message>
</context>
<context>
    <name>Posting</name>
    <message>
        <source>Deposit</source>
        <translation>입금</translation>
    </message>
    <message>
        <source>Withdrawal</source>
        <translation>출금</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>이체</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>보내는 중</translation>
    </message>
    <message>
        <source>Unknown - checking</source>
        <translation>결과 모름 - 확인 중</translation>
    </message>
    <message>
        <source>Posted</source>
        <translation>처리됨</translation>
    </message>
    <message>
        <source>Not posted</source>
        <translation>처리되지 않음</translation>
    </message>
    <message>
        <source>Withdrawn - not posted</source>
        <translation>철회됨 - 처리되지 않음</translation>
    </message>
    <message>
        <source>Esc goes back to the form; what you typed is still there.</source>
        <translation>Esc를 누르면 입력 화면으로 돌아갑니다. 입력한 내용은 그대로 있습니다.</translation>
    </message>
    <message>
        <source>It was withdrawn before it was posted, and never will be.</source>
        <translation>처리되기 전에 철회되었으며, 앞으로도 처리되지 않습니다.</translation>
    </message>
    <message>
        <source>No answer yet. The same request is sent again until the server says what became of it; it is posted once at most. If the customer leaves, withdraw it.</source>
        <translation>아직 응답이 없습니다. 결과를 알 때까지 같은 요청을 다시 보내며, 많아야 한 번만 처리됩니다. 고객이 떠나면 철회하십시오.</translation>
    </message>
    <message>
        <source>Waiting for the server.</source>
        <translation>서버의 응답을 기다리고 있습니다.</translation>
    </message>
    <message>
        <source>CREDIT - cash in from the customer</source>
        <translation>입금 - 고객에게서 현금 받음</translation>
    </message>
    <message>
        <source>DEBIT - cash out to the customer</source>
        <translation>출금 - 고객에게 현금 지급</translation>
    </message>
    <message>
        <source>DEBIT - to another account</source>
        <translation>출금 - 다른 계좌로 이체</translation>
    </message>
    <message>
        <source>To account</source>
        <translation>받는 계좌</translation>
    </message>
    <message>
        <source>Held by</source>
        <translation>예금주</translation>
    </message>
    <message>
        <source>Balance now</source>
        <translation>현재 잔액</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>입금</translation>
    </message>
    <message>
        <source>Debit</source>
        <translation>출금</translation>
    </message>
    <message>
        <source>Balance after</source>
        <translation>거래 후 잔액</translation>
    </message>
    <message>
        <source>Narrative</source>
        <translation>적요</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>계좌</translation>
    </message>
    <message>
        <source>Posted at</source>
        <translation>처리 시각</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>일련번호</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>Page %1 of %2</source>
        <translation>%1 / %2 쪽</translation>
    </message>
</context>
<context>
    <name>Staff</name>
    <message>
        <source>nothing</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>%1: %2, was %3</source>
        <translation>%1: %2 (이전 %3)</translation>
    </message>
    <message>
        <source>Teller</source>
        <translation>텔러</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>책임자</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>관리자</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>감사</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>사용 중지</translation>
    </message>
    <message>
        <source>Locked until %1</source>
        <translation>%1까지 잠김</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>잠김</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>정상</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>전자 우편</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>역할</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>지점</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>The server does not know this member of staff, or this branch. Open this page again to read it anew.</source>
        <translation>서버에 그런 직원이나 지점이 없습니다. 이 화면을 다시 열어 새로 읽으십시오.</translation>
    </message>
    <message>
        <source>This till is closed already. Open this page again to see which are open.</source>
        <translation>이미 마감된 시재입니다. 이 화면을 다시 열어 열린 시재를 확인하십시오.</translation>
    </message>
    <message>
        <source>The server cannot do this just now. Nothing was changed; try again in a moment.</source>
        <translation>서버가 지금 처리할 수 없습니다. 바뀐 것은 없습니다. 잠시 뒤 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>Nobody knows yet whether this was done. Try again: it is the same request, and nothing is done twice.</source>
        <translation>처리되었는지 아직 알 수 없습니다. 다시 시도하십시오. 같은 요청이므로 두 번 처리되지 않습니다.</translation>
    </message>
</context>
<context>
    <name>TrustReason</name>
    <message>
        <source>This PC&apos;s time is %1; the certificate is valid from %2 to %3.</source>
        <translation>이 PC의 시각은 %1이고, 인증서 유효 기간은 %2부터 %3까지입니다.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate has expired.</source>
        <translation>서버 인증서의 유효 기간이 지났습니다.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not valid yet.</source>
        <translation>서버 인증서가 아직 유효하지 않습니다.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is for another name than %1.</source>
        <translation>서버 인증서의 이름이 %1와(과) 다릅니다.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is signed by itself, not by the bank&apos;s authority.</source>
        <translation>서버 인증서가 은행 인증 기관이 아니라 스스로 서명되었습니다.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate does not carry the bank&apos;s signature.</source>
        <translation>서버 인증서에 은행의 서명이 없습니다.</translation>
    </message>
    <message>
        <source>No encrypted connection came about; the server may be of another kind, or too old.</source>
        <translation>암호화된 연결이 이루어지지 않았습니다. 다른 종류의 서버이거나 너무 오래된 서버일 수 있습니다.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate comes from an authority that this desk does not know. Import the tellerdesk.conf of your server.</source>
        <translation>서버 인증서를 발급한 기관을 이 창구가 알지 못합니다. 서버의 tellerdesk.conf를 가져오십시오.</translation>
    </message>
</context>
<context>
    <name>Work</name>
    <message>
        <source>Nobody knows yet whether it was posted. Send it again or withdraw it under Unsettled postings.</source>
        <translation>처리되었는지 아직 알 수 없습니다. 미확인 거래 화면에서 다시 보내거나 철회하십시오.</translation>
    </message>
    <message>
        <source>%1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>Account: %1</source>
        <translation>계좌: %1</translation>
    </message>
    <message>
        <source>To: %1</source>
        <translation>받는 계좌: %1</translation>
    </message>
    <message>
        <source>Narrative: %1</source>
        <translation>적요: %1</translation>
    </message>
    <message>
        <source>Sequence: %1</source>
        <translation>일련번호: %1</translation>
    </message>
    <message>
        <source>Time: %1</source>
        <translation>시각: %1</translation>
    </message>
    <message>
        <source>Teller: %1</source>
        <translation>텔러: %1</translation>
    </message>
    <message>
        <source>Copies of the receipt: %1</source>
        <translation>영수증 사본: %1</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::AboutPage</name>
    <message>
        <source>Tellerdesk stands on the work of others. What this program uses, and under which licence:</source>
        <translation>Tellerdesk는 다른 이들의 작업 위에 서 있습니다. 이 프로그램이 쓰는 것과 그 사용 허가서:</translation>
    </message>
    <message>
        <source>All of them are libraries beside this program: you may put other versions of them in their place. The source text of Tellerdesk comes from whoever gave you the program.</source>
        <translation>모두 이 프로그램 곁에 있는 라이브러리이므로 다른 버전으로 바꿀 수 있습니다. Tellerdesk의 소스는 이 프로그램을 준 사람에게서 받을 수 있습니다.</translation>
    </message>
    <message>
        <source>About Tellerdesk</source>
        <translation>Tellerdesk 정보</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation>GNU 일반 공중 사용 허가서 3판 또는 그 이후 판을 따르는 자유 소프트웨어이며 아무런 보증이 없습니다.</translation>
    </message>
    <message>
        <source>&amp;Licence</source>
        <translation>사용 허가서(&amp;L)</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>사용 허가서</translation>
    </message>
    <message>
        <source>Tellerdesk: GNU General Public License, version 3</source>
        <translation>Tellerdesk: GNU 일반 공중 사용 허가서 3판</translation>
    </message>
    <message>
        <source>Qt: GNU Lesser General Public License, version 3</source>
        <translation>Qt: GNU 약소 일반 공중 사용 허가서 3판</translation>
    </message>
    <message>
        <source>Everything that this program uses</source>
        <translation>이 프로그램이 쓰는 모든 것</translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation>사용 허가서 본문</translation>
    </message>
    <message>
        <source>Tellerdesk %1</source>
        <translation>Tellerdesk %1</translation>
    </message>
    <message>
        <source>Qt %1 on %2</source>
        <translation>Qt %1, %2</translation>
    </message>
    <message>
        <source>Server: %1, protocol version %2, for programs from version %3 on</source>
        <translation>서버: %1, 프로토콜 버전 %2, 프로그램 버전 %3부터</translation>
    </message>
    <message>
        <source>Server: not connected</source>
        <translation>서버: 연결되지 않음</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::AccountsModel</name>
    <message>
        <source>Pending</source>
        <translation>대기</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>정상</translation>
    </message>
    <message>
        <source>Dormant</source>
        <translation>휴면</translation>
    </message>
    <message>
        <source>No withdrawals</source>
        <translation>출금 정지</translation>
    </message>
    <message>
        <source>No deposits</source>
        <translation>입금 정지</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>동결</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>해지</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>계좌</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>통화</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>잔액</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>출금 가능</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Available %1</source>
        <translation>출금 가능 %1</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::BalancePlot</name>
    <message>
        <source>Plot of the balance</source>
        <translation>잔액 그래프</translation>
    </message>
    <message>
        <source>From %1 on %2 to %3 on %4; lowest %5, highest %6</source>
        <translation>%2 %1에서 %4 %3까지, 최저 %5, 최고 %6</translation>
    </message>
    <message>
        <source>No balance to plot in this period</source>
        <translation>이 기간에는 그릴 잔액이 없습니다</translation>
    </message>
    <message>
        <source>Highest %1</source>
        <translation>최고 %1</translation>
    </message>
    <message>
        <source>Lowest %1</source>
        <translation>최저 %1</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::BranchPage</name>
    <message>
        <source>Counted %1, as expected</source>
        <translation>실제 %1, 장부와 일치</translation>
    </message>
    <message>
        <source>Counted %1, expected %2: SHORT by %3</source>
        <translation>실제 %1, 장부 %2: %3 부족</translation>
    </message>
    <message>
        <source>Counted %1, expected %2: OVER by %3</source>
        <translation>실제 %1, 장부 %2: %3 초과</translation>
    </message>
    <message>
        <source>You (close it with F8)</source>
        <translation>본인 (F8로 마감)</translation>
    </message>
    <message>
        <source>Another supervisor</source>
        <translation>다른 책임자</translation>
    </message>
    <message>
        <source>Reading.</source>
        <translation>읽고 있습니다.</translation>
    </message>
    <message>
        <source>Nobody is locked out.</source>
        <translation>잠긴 텔러가 없습니다.</translation>
    </message>
    <message>
        <source>No till is open.</source>
        <translation>열린 시재가 없습니다.</translation>
    </message>
    <message>
        <source>Counted in %1</source>
        <translation>%1 실제 시재</translation>
    </message>
    <message>
        <source>Till of %1, opened on %2. Count what lies in it; type 0 where there is nothing.</source>
        <translation>%1 시재, %2에 열었습니다. 들어 있는 현금을 세고, 없으면 0을 입력하십시오.</translation>
    </message>
    <message>
        <source>another supervisor</source>
        <translation>다른 책임자</translation>
    </message>
    <message>
        <source>F9 checks the count. Esc goes back.</source>
        <translation>F9 대조, Esc 뒤로.</translation>
    </message>
    <message>
        <source>F9 closes the till. Esc goes back to the count.</source>
        <translation>F9 마감, Esc 다시 세기.</translation>
    </message>
    <message>
        <source>Waiting for the server.</source>
        <translation>서버의 응답을 기다리고 있습니다.</translation>
    </message>
    <message>
        <source>Locked tellers</source>
        <translation>잠긴 텔러</translation>
    </message>
    <message>
        <source>&amp;Unlock</source>
        <translation>잠금 해제(&amp;U)</translation>
    </message>
    <message>
        <source>Open tills</source>
        <translation>열린 시재</translation>
    </message>
    <message>
        <source>&amp;Close this till</source>
        <translation>시재 마감(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Reason for the difference (optional)</source>
        <translation>과부족 사유 (선택)(&amp;R)</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>지점</translation>
    </message>
    <message>
        <source>F2 leads to the counter, F8 to your own till. What stands here is read again every half a minute.</source>
        <translation>F2 창구, F8 내 시재. 이 화면은 30초마다 새로 읽습니다.</translation>
    </message>
    <message>
        <source>%1 can log in again.</source>
        <translation>%1 사용자가 다시 로그인할 수 있습니다.</translation>
    </message>
    <message>
        <source>The till is closed.</source>
        <translation>시재가 마감되었습니다.</translation>
    </message>
    <message>
        <source>Close a till</source>
        <translation>시재 마감</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::CardPage</name>
    <message>
        <source>use %1 to %2 characters; a sentence is easy to remember</source>
        <translation>%1자에서 %2자까지 쓰십시오. 문장이 외우기 쉽습니다</translation>
    </message>
    <message>
        <source>this differs from the line above; type the same password again</source>
        <translation>위와 다릅니다. 같은 비밀번호를 다시 입력하십시오</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::ConfirmCard</name>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>F9 confirms. Esc goes back.</source>
        <translation>F9 실행, Esc 뒤로.</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::ConnectionPage</name>
    <message>
        <source>Certificate: signed by the bank&apos;s authority</source>
        <translation>인증서: 은행 인증 기관이 서명함</translation>
    </message>
    <message>
        <source>Server: %1, protocol version %2</source>
        <translation>서버: %1, 프로토콜 버전 %2</translation>
    </message>
    <message numerus="yes">
        <source>Clock: this PC is %n second(s) off the server&apos;s time; ask your operator to set it</source>
        <translation>
            <numerusform>시계: 이 PC가 서버와 %n초 다릅니다. 운영 담당자에게 맞추도록 요청하십시오</numerusform>
        </translation>
    </message>
    <message>
        <source>Clock: agrees with the server&apos;s</source>
        <translation>시계: 서버와 일치함</translation>
    </message>
    <message>
        <source>Connect to the server</source>
        <translation>서버 연결</translation>
    </message>
    <message>
        <source>Use this server</source>
        <translation>이 서버 사용</translation>
    </message>
    <message>
        <source>Server address</source>
        <translation>서버 주소</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>시험(&amp;T)</translation>
    </message>
    <message>
        <source>Your operator gives you an address and a file named tellerdesk.conf. Import the file, or type the address.</source>
        <translation>운영 담당자가 주소와 tellerdesk.conf 파일을 드립니다. 파일을 가져오거나 주소를 입력하십시오.</translation>
    </message>
    <message>
        <source>&amp;Import tellerdesk.conf</source>
        <translation>tellerdesk.conf 가져오기(&amp;I)</translation>
    </message>
    <message>
        <source>Import tellerdesk.conf</source>
        <translation>tellerdesk.conf 가져오기</translation>
    </message>
    <message>
        <source>Configuration (*.conf);;All files (*)</source>
        <translation>설정 파일 (*.conf);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Testing.</source>
        <translation>시험하고 있습니다.</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::ConnectionPresenter</name>
    <message>
        <source>This is no address of a server. Type a name and a port, such as server.bank.example:8443.</source>
        <translation>서버 주소가 아닙니다. server.bank.example:8443처럼 이름과 포트를 입력하십시오.</translation>
    </message>
    <message>
        <source>The server speaks version %1 of our protocol, this program version %2. Bring both to the same release.</source>
        <translation>서버의 프로토콜은 버전 %1, 이 프로그램은 버전 %2입니다. 둘을 같은 릴리스로 맞추십시오.</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::CounterPage</name>
    <message>
        <source>Drop what you typed?</source>
        <translation>입력한 내용을 버릴까요?</translation>
    </message>
    <message>
        <source>What you typed belongs to the present customer and will be dropped.</source>
        <translation>입력한 내용은 지금 고객의 것이므로 버려집니다.</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>창구</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::CustomerAccounts</name>
    <message>
        <source>Accounts</source>
        <translation>계좌</translation>
    </message>
    <message>
        <source>Accounts of the customer</source>
        <translation>고객의 계좌</translation>
    </message>
    <message>
        <source>Loading the accounts.</source>
        <translation>계좌를 불러오고 있습니다.</translation>
    </message>
    <message>
        <source>This customer has no account yet. Open one with Ctrl+Shift+N.</source>
        <translation>아직 계좌가 없는 고객입니다. Ctrl+Shift+N으로 개설하십시오.</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::CustomerCard</name>
    <message>
        <source>Phone %1</source>
        <translation>전화 %1</translation>
    </message>
    <message>
        <source>Born %1</source>
        <translation>생년월일 %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Accounts of the customer</source>
        <translation>고객의 계좌</translation>
    </message>
    <message>
        <source>No customer</source>
        <translation>고객 없음</translation>
    </message>
    <message>
        <source>Find one with F2, or make a new one with Ctrl+N.</source>
        <translation>F2로 찾거나 Ctrl+N으로 새로 등록하십시오.</translation>
    </message>
    <message>
        <source>Loading the accounts.</source>
        <translation>계좌를 불러오고 있습니다.</translation>
    </message>
    <message>
        <source>This customer has no account yet. Open one with Ctrl+Shift+N.</source>
        <translation>아직 계좌가 없는 고객입니다. Ctrl+Shift+N으로 개설하십시오.</translation>
    </message>
    <message>
        <source>Ctrl+I shows all about this customer.</source>
        <translation>Ctrl+I 고객 정보 모두 보기.</translation>
    </message>
    <message>
        <source>Find one with F2.</source>
        <translation>F2로 찾으십시오.</translation>
    </message>
    <message>
        <source>This customer has no account yet.</source>
        <translation>아직 계좌가 없는 고객입니다.</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::CustomerDetails</name>
    <message>
        <source>Not known</source>
        <translation>알 수 없음</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>전화</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>전자 우편</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>생년월일</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>신분증</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>주소</translation>
    </message>
    <message>
        <source>Somebody else has changed this customer meanwhile. Nothing that you typed is lost: look at the marked fields, then F9 saves.</source>
        <translation>그사이 다른 사람이 이 고객을 바꾸었습니다. 입력한 내용은 그대로 있습니다. 표시된 항목을 확인한 뒤 F9로 저장하십시오.</translation>
    </message>
    <message>
        <source>Somebody else has saved this customer meanwhile, without touching these fields. F9 saves.</source>
        <translation>그사이 다른 사람이 이 고객을 저장했으나 이 항목들은 그대로입니다. F9 저장.</translation>
    </message>
    <message>
        <source>No customer is being served. Esc goes to the counter, where F2 finds one.</source>
        <translation>응대 중인 고객이 없습니다. Esc로 창구에 가서 F2로 찾으십시오.</translation>
    </message>
    <message>
        <source>Loading the customer.</source>
        <translation>고객을 불러오고 있습니다.</translation>
    </message>
    <message>
        <source>Saving the customer.</source>
        <translation>고객을 저장하고 있습니다.</translation>
    </message>
    <message>
        <source>No customer</source>
        <translation>고객 없음</translation>
    </message>
    <message>
        <source>F9 saves. Esc goes back.</source>
        <translation>F9 저장, Esc 뒤로.</translation>
    </message>
    <message>
        <source>Ctrl+Shift+I changes the details.</source>
        <translation>Ctrl+Shift+I 정보 변경.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Somebody else saved: %1. Yours stands above.</source>
        <translation>다른 사람이 저장한 값: %1. 위는 입력한 값입니다.</translation>
    </message>
    <message>
        <source>Changed by somebody else just now: %1</source>
        <translation>방금 다른 사람이 바꾸었습니다: %1</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::CustomerFieldsForm</name>
    <message>
        <source>&amp;Full name</source>
        <translation>이름(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Phone (optional)</source>
        <translation>전화 (선택)(&amp;P)</translation>
    </message>
    <message>
        <source>E-mai&amp;l (optional)</source>
        <translation>전자 우편 (선택)(&amp;L)</translation>
    </message>
    <message>
        <source>Date of &amp;birth, YYYY-MM-DD (optional)</source>
        <translation>생년월일, YYYY-MM-DD (선택)(&amp;B)</translation>
    </message>
    <message>
        <source>Doc&amp;ument type (optional)</source>
        <translation>신분증 종류 (선택)(&amp;U)</translation>
    </message>
    <message>
        <source>Document nu&amp;mber (optional)</source>
        <translation>신분증 번호 (선택)(&amp;M)</translation>
    </message>
    <message>
        <source>Add&amp;ress (optional)</source>
        <translation>주소 (선택)(&amp;R)</translation>
    </message>
    <message>
        <source>Leave empty to keep %1</source>
        <translation>비우면 %1 유지</translation>
    </message>
    <message>
        <source>enter the customer&apos;s name</source>
        <translation>고객 이름을 입력하십시오</translation>
    </message>
    <message>
        <source>at most 200 characters, without control characters</source>
        <translation>200자까지이며 제어 문자는 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>digits, spaces and + - ( ) only, such as +82 2 123 4567</source>
        <translation>+82 2 123 4567처럼 숫자, 빈칸, + - ( )만 쓸 수 있습니다</translation>
    </message>
    <message>
        <source>a name, @ and a domain</source>
        <translation>이름, @, 도메인을 입력하십시오</translation>
    </message>
    <message>
        <source>a real day as YYYY-MM-DD, such as 1985-04-23</source>
        <translation>1985-04-23처럼 실제 날짜를 YYYY-MM-DD로 입력하십시오</translation>
    </message>
    <message>
        <source>at most 40 characters, such as passport</source>
        <translation>여권처럼 40자까지 입력하십시오</translation>
    </message>
    <message>
        <source>at most 64 characters</source>
        <translation>64자까지 입력하십시오</translation>
    </message>
    <message>
        <source>at most 500 characters</source>
        <translation>500자까지 입력하십시오</translation>
    </message>
    <message>
        <source>the whole number, without asterisks</source>
        <translation>별표 없이 번호 전체를 입력하십시오</translation>
    </message>
    <message>
        <source>a document has a type and a number</source>
        <translation>신분증에는 종류와 번호가 모두 필요합니다</translation>
    </message>
    <message>
        <source>another type needs its number typed too</source>
        <translation>종류를 바꾸면 번호도 입력해야 합니다</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::CustomerForm</name>
    <message>
        <source>New customer</source>
        <translation>새 고객</translation>
    </message>
    <message>
        <source>F9 saves. Esc goes back.</source>
        <translation>F9 저장, Esc 뒤로.</translation>
    </message>
    <message>
        <source>Looking whether this customer is there already.</source>
        <translation>이미 등록된 고객인지 찾고 있습니다.</translation>
    </message>
    <message>
        <source>Saving the customer.</source>
        <translation>고객을 저장하고 있습니다.</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::CustomerPage</name>
    <message>
        <source>The customer is saved.</source>
        <translation>고객을 저장했습니다.</translation>
    </message>
    <message>
        <source>The account is open.</source>
        <translation>계좌를 개설했습니다.</translation>
    </message>
    <message>
        <source>Drop what you typed?</source>
        <translation>입력한 내용을 버릴까요?</translation>
    </message>
    <message>
        <source>The changes that you typed are not saved and will be dropped.</source>
        <translation>입력한 변경 내용은 저장되지 않았으며 버려집니다.</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>고객</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::DraftView</name>
    <message>
        <source>Account</source>
        <translation>계좌</translation>
    </message>
    <message>
        <source>&amp;To account</source>
        <translation>받는 계좌(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Narrative (optional)</source>
        <translation>적요 (선택)(&amp;N)</translation>
    </message>
    <message>
        <source>A&amp;mount</source>
        <translation>금액(&amp;M)</translation>
    </message>
    <message>
        <source>Available: %1. = fills it in.</source>
        <translation>출금 가능: %1. = 키로 넣습니다.</translation>
    </message>
    <message>
        <source>Looking up the receiving account.</source>
        <translation>받는 계좌를 조회하고 있습니다.</translation>
    </message>
    <message>
        <source>F9 reviews. Enter goes to the next field.</source>
        <translation>F9 확인, Enter 다음 칸.</translation>
    </message>
    <message>
        <source>Or is it %1?</source>
        <translation>아니면 %1입니까?</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::EntriesModel</name>
    <message>
        <source>Business date</source>
        <translation>영업일</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>Narrative</source>
        <translation>적요</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>금액</translation>
    </message>
    <message>
        <source>Balance after</source>
        <translation>거래 후 잔액</translation>
    </message>
    <message>
        <source>Debit</source>
        <translation>출금</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>입금</translation>
    </message>
    <message>
        <source>Could not be read</source>
        <translation>읽지 못함</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>불러오는 중</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>구분</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::EntriesView</name>
    <message>
        <source>Entries, newest first</source>
        <translation>거래, 최근 순</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::Form</name>
    <message>
        <source>Not right: %1</source>
        <translation>확인 필요: %1</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::ImportModel</name>
    <message>
        <source>Not right: %1</source>
        <translation>확인 필요: %1</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>준비됨</translation>
    </message>
    <message>
        <source>There already, passed over</source>
        <translation>이미 있어 건너뜀</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>등록됨</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation>거절됨: %1</translation>
    </message>
    <message>
        <source>No answer yet; start goes on with it</source>
        <translation>아직 응답 없음. 시작하면 이어집니다</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>줄</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>사용자 이름</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>One-time password</source>
        <translation>일회용 비밀번호</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::ImportPage</name>
    <message>
        <source>&amp;Choose</source>
        <translation>고르기(&amp;C)</translation>
    </message>
    <message>
        <source>Chec&amp;k</source>
        <translation>검사(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Save passwords</source>
        <translation>비밀번호 저장(&amp;S)</translation>
    </message>
    <message>
        <source>Import staff</source>
        <translation>직원 가져오기</translation>
    </message>
    <message>
        <source>A CSV file in UTF-8 with the columns username, full_name, email, role and branch (its code). Everything is checked before anybody is made, and a file can be imported again: who is there already is passed over.</source>
        <translation>username, full_name, email, role, branch(지점 코드) 열이 있는 UTF-8 CSV 파일입니다. 등록하기 전에 모두 검사하며, 같은 파일을 다시 가져와도 이미 있는 직원은 건너뜁니다.</translation>
    </message>
    <message>
        <source>Saved, readable by you only: %1. Delete it once the passwords are handed over.</source>
        <translation>본인만 읽을 수 있게 저장했습니다: %1. 비밀번호를 전달한 뒤 지우십시오.</translation>
    </message>
    <message>
        <source>%1 could not be written. The passwords are still here.</source>
        <translation>%1 파일을 저장하지 못했습니다. 비밀번호는 아직 여기 있습니다.</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>People in the file</source>
        <translation>파일 속 직원</translation>
    </message>
    <message>
        <source>The one-time passwords are not saved. Alt+S saves them, Esc once more drops them for good.</source>
        <translation>일회용 비밀번호가 저장되지 않았습니다. Alt+S 저장, Esc를 한 번 더 누르면 영영 버려집니다.</translation>
    </message>
    <message>
        <source>Choose a CSV file</source>
        <translation>CSV 파일 고르기</translation>
    </message>
    <message>
        <source>CSV files (*.csv);;All files (*)</source>
        <translation>CSV 파일 (*.csv);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Save the one-time passwords first, or leave this page.</source>
        <translation>먼저 일회용 비밀번호를 저장하거나 이 화면을 나가십시오.</translation>
    </message>
    <message>
        <source>Type the path of a file, or choose one.</source>
        <translation>파일 경로를 입력하거나 파일을 고르십시오.</translation>
    </message>
    <message>
        <source>Reading and checking.</source>
        <translation>읽고 검사하고 있습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) are not right. Nobody is made until all of them are.</source>
        <translation>
            <numerusform>%n줄이 올바르지 않습니다. 모두 올바를 때까지 아무도 등록하지 않습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to be made, %2 there already. F9 makes them.</source>
        <translation>등록할 직원 %1명, 이미 있는 직원 %2명. F9 등록.</translation>
    </message>
    <message>
        <source>All %1 are there already.</source>
        <translation>%1명 모두 이미 있습니다.</translation>
    </message>
    <message>
        <source>%1 made, %2 to go. F9 or Esc pauses.</source>
        <translation>%1명 등록, %2명 남음. F9 또는 Esc 일시 정지.</translation>
    </message>
    <message>
        <source>Paused: %1 made, %2 to go. F9 goes on.</source>
        <translation>일시 정지: %1명 등록, %2명 남음. F9 계속.</translation>
    </message>
    <message>
        <source>Done: %1 made, %2 there already, %3 refused.</source>
        <translation>끝: %1명 등록, %2명 이미 있음, %3명 거절됨.</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>%1번째 줄: %2</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>일시 정지(&amp;P)</translation>
    </message>
    <message>
        <source>Pr&amp;oceed</source>
        <translation>계속(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Make them</source>
        <translation>등록(&amp;M)</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::KeysSheet</name>
    <message>
        <source>Keys: %1</source>
        <translation>키: %1</translation>
    </message>
    <message>
        <source>Keys that mean something here, now</source>
        <translation>지금 여기에서 쓸 수 있는 키</translation>
    </message>
    <message>
        <source>F1 again opens the manual at this page. Esc goes back.</source>
        <translation>F1을 다시 누르면 이 화면의 설명서가 열립니다. Esc 뒤로.</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::LockedPage</name>
    <message>
        <source>Locked</source>
        <translation>잠김</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>잠금 해제</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>비밀번호</translation>
    </message>
    <message>
        <source>&amp;Another user</source>
        <translation>다른 사용자(&amp;A)</translation>
    </message>
    <message>
        <source>This desk is in use by %1.</source>
        <translation>%1 사용자가 쓰고 있는 창구입니다.</translation>
    </message>
    <message>
        <source>enter your password</source>
        <translation>비밀번호를 입력하십시오</translation>
    </message>
    <message numerus="yes">
        <source>%n posting(s) of this user have no known outcome yet. The server is being asked; then the desk is free for you. If you do not wait, they stay on this PC for this user or a supervisor.</source>
        <translation>
            <numerusform>이 사용자의 거래 %n건은 아직 결과를 모릅니다. 서버에 확인하고 있으며, 확인되면 창구를 쓸 수 있습니다. 기다리지 않으면 이 사용자나 책임자를 위해 이 PC에 남습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Do not &amp;wait</source>
        <translation>기다리지 않기(&amp;W)</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::MainWindow</name>
    <message>
        <source>Tellerdesk</source>
        <translation>Tellerdesk</translation>
    </message>
    <message>
        <source>&amp;Desk</source>
        <translation>창구(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>이동(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>Log &amp;out</source>
        <translation>로그아웃(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>끝내기(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;About Tellerdesk</source>
        <translation>Tellerdesk 정보(&amp;A)</translation>
    </message>
    <message>
        <source>%1 - Tellerdesk</source>
        <translation>%1 - Tellerdesk</translation>
    </message>
    <message>
        <source>The user of this desk has not saved everything; what is not saved is dropped.</source>
        <translation>이 창구의 사용자가 저장하지 않은 것이 있습니다. 저장하지 않은 것은 버려집니다.</translation>
    </message>
    <message>
        <source>Not saved: %1. What is not saved is dropped.</source>
        <translation>저장되지 않음: %1. 저장하지 않은 것은 버려집니다.</translation>
    </message>
    <message>
        <source>Drop what is not saved?</source>
        <translation>저장하지 않은 것을 버릴까요?</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::ManualPage</name>
    <message>
        <source>Manual</source>
        <translation>설명서</translation>
    </message>
    <message>
        <source>en</source>
        <comment>folder of the manual</comment>
        <translation>ko</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::MyWorkPage</name>
    <message>
        <source>more than can be added up</source>
        <translation>합산할 수 없이 큼</translation>
    </message>
    <message>
        <source>S&amp;how</source>
        <translation>표시(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>거르기(&amp;F)</translation>
    </message>
    <message>
        <source>Name, account, amount, kind or state</source>
        <translation>이름, 계좌, 금액, 종류 또는 상태</translation>
    </message>
    <message>
        <source>Filter the list; Up and Down choose in it</source>
        <translation>목록 거르기, 위아래 화살표로 고릅니다</translation>
    </message>
    <message>
        <source>Whose postings</source>
        <translation>누구의 거래</translation>
    </message>
    <message>
        <source>My own</source>
        <translation>내 거래</translation>
    </message>
    <message>
        <source>Everybody&apos;s</source>
        <translation>모두의 거래</translation>
    </message>
    <message>
        <source>Postings of the day, newest first</source>
        <translation>오늘의 거래, 최근 순</translation>
    </message>
    <message>
        <source>Print a &amp;copy</source>
        <translation>사본 인쇄(&amp;C)</translation>
    </message>
    <message>
        <source>Show the &amp;receipt</source>
        <translation>영수증 보기(&amp;R)</translation>
    </message>
    <message>
        <source>Only what was posted has a receipt.</source>
        <translation>처리된 거래에만 영수증이 있습니다.</translation>
    </message>
    <message>
        <source>Loading the day&apos;s postings.</source>
        <translation>오늘의 거래를 불러오고 있습니다.</translation>
    </message>
    <message>
        <source>Nothing has been posted in the branch today.</source>
        <translation>오늘 이 지점에서 처리된 거래가 없습니다.</translation>
    </message>
    <message>
        <source>Nothing of today fits what you typed. Esc shows all again.</source>
        <translation>입력한 내용에 맞는 오늘 거래가 없습니다. Esc 모두 보기.</translation>
    </message>
    <message numerus="yes">
        <source>%n shown.</source>
        <translation>
            <numerusform>%n건.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n posted:</source>
        <translation>
            <numerusform>%1, 처리 %n건:</numerusform>
        </translation>
    </message>
    <message>
        <source>in %1, out %2</source>
        <translation>입금 %1, 출금 %2</translation>
    </message>
    <message>
        <source>, transferred %1</source>
        <translation>, 이체 %1</translation>
    </message>
    <message>
        <source>Totals: %1</source>
        <translation>합계: %1</translation>
    </message>
    <message>
        <source>Printing...</source>
        <translation>인쇄하고 있습니다...</translation>
    </message>
    <message numerus="yes">
        <source>%n receipt(s) &amp;not printed</source>
        <translation>
            <numerusform>인쇄되지 않은 영수증 %n건(&amp;N)</numerusform>
        </translation>
    </message>
    <message>
        <source>My work</source>
        <translation>내 업무</translation>
    </message>
    <message>
        <source>You have posted nothing today. Esc goes back.</source>
        <translation>오늘 처리한 거래가 없습니다. Esc 뒤로.</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::NewAccountPanel</name>
    <message>
        <source>New account</source>
        <translation>새 계좌</translation>
    </message>
    <message>
        <source>C&amp;urrency</source>
        <translation>통화(&amp;U)</translation>
    </message>
    <message>
        <source>Up and Down choose. F9 opens the account. Esc goes back.</source>
        <translation>위아래 화살표로 고르고 F9로 개설합니다. Esc 뒤로.</translation>
    </message>
    <message>
        <source>For %1</source>
        <translation>%1 님</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::NewPasswordPage</name>
    <message>
        <source>Choose a password</source>
        <translation>비밀번호 정하기</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Current password</source>
        <translation>현재 비밀번호</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>새 비밀번호</translation>
    </message>
    <message>
        <source>New password again</source>
        <translation>새 비밀번호 다시</translation>
    </message>
    <message>
        <source>Your password was set by somebody else. Choose one that only you know; then the desk opens.</source>
        <translation>지금 비밀번호는 다른 사람이 정한 것입니다. 본인만 아는 비밀번호를 정하면 창구가 열립니다.</translation>
    </message>
    <message>
        <source>enter the password that you signed in with</source>
        <translation>로그인할 때 쓴 비밀번호를 입력하십시오</translation>
    </message>
    <message>
        <source>choose another one than the current password</source>
        <translation>현재 비밀번호와 다르게 정하십시오</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::Notices</name>
    <message numerus="yes">
        <source>%n posting(s) of yours without a known outcome.</source>
        <translation>
            <numerusform>결과를 모르는 내 거래가 %n건 있습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unsettled, %1.</source>
        <translation>
            <numerusform>미확인 %n건, %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n damaged file(s) of postings were set aside; show them to your operator.</source>
        <translation>
            <numerusform>손상된 거래 파일 %n개를 따로 두었습니다. 운영 담당자에게 보이십시오.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The clock of this PC is %n minute(s) ahead of the server&apos;s.</source>
        <translation>
            <numerusform>이 PC의 시계가 서버보다 %n분 빠릅니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The clock of this PC is %n minute(s) behind the server&apos;s.</source>
        <translation>
            <numerusform>이 PC의 시계가 서버보다 %n분 느립니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Slips carry the server&apos;s time. Ask your operator to set this clock.</source>
        <translation>전표에는 서버 시각이 찍힙니다. 운영 담당자에게 시계를 맞추도록 요청하십시오.</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>연결 끊김</translation>
    </message>
    <message>
        <source>The server cannot be reached. What you typed stays; the desk comes back by itself.</source>
        <translation>서버에 연결할 수 없습니다. 입력한 내용은 그대로 남으며, 연결은 저절로 돌아옵니다.</translation>
    </message>
    <message>
        <source>Unsettled</source>
        <translation>미확인</translation>
    </message>
    <message>
        <source>Sho&amp;w</source>
        <translation>보기(&amp;W)</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>오류</translation>
    </message>
    <message>
        <source>This program broke off when it ran last. The report says where; nobody&apos;s data is in it.</source>
        <translation>지난번에 프로그램이 갑자기 끝났습니다. 보고서에 그 위치가 있으며 개인 정보는 없습니다.</translation>
    </message>
    <message>
        <source>Server or program failed at something. The report says at what; nobody&apos;s data is in it.</source>
        <translation>서버나 프로그램에 오류가 있었습니다. 보고서에 그 내용이 있으며 개인 정보는 없습니다.</translation>
    </message>
    <message>
        <source>Cop&amp;y report</source>
        <translation>보고서 복사(&amp;Y)</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>알림</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>시계</translation>
    </message>
    <message>
        <source>The keychain of this PC is missing, locked or does not answer. You can work; after a restart you sign in anew.</source>
        <translation>이 PC의 키체인이 없거나 잠겨 있거나 응답하지 않습니다. 업무는 할 수 있으며, 다시 시작하면 새로 로그인해야 합니다.</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::Papers</name>
    <message>
        <source>Saved as %1</source>
        <translation>%1(으)로 저장했습니다</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1 파일을 저장하지 못했습니다: %2</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::PasswordCard</name>
    <message>
        <source>One-time &amp;password</source>
        <translation>일회용 비밀번호(&amp;P)</translation>
    </message>
    <message>
        <source>One-time password</source>
        <translation>일회용 비밀번호</translation>
    </message>
    <message>
        <source>It is shown only now. Hand it over yourself; at the first login its owner chooses another one. Esc puts it away for good.</source>
        <translation>지금만 표시됩니다. 직접 전달하십시오. 받은 사람은 처음 로그인할 때 새로 정합니다. Esc를 누르면 다시는 표시되지 않습니다.</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>복사(&amp;C)</translation>
    </message>
    <message>
        <source>O&amp;K, put it away</source>
        <translation>치우기(&amp;K)</translation>
    </message>
    <message>
        <source>For %1, user name %2:</source>
        <translation>%1 님, 사용자 이름 %2:</translation>
    </message>
    <message>
        <source>For the user %1. It is shown only now.</source>
        <translation>%1 사용자의 비밀번호입니다. 지금만 표시됩니다.</translation>
    </message>
    <message>
        <source>Copied. It leaves the clipboard when it is put away here.</source>
        <translation>복사했습니다. 여기서 치우면 클립보드에서도 지워집니다.</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::PictureBox</name>
    <message>
        <source>No photo</source>
        <translation>사진 없음</translation>
    </message>
    <message>
        <source>No signature</source>
        <translation>서명 없음</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>불러오는 중</translation>
    </message>
    <message>
        <source>Cannot be read just now</source>
        <translation>지금 읽을 수 없음</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>서명</translation>
    </message>
    <message>
        <source>%1, not kept yet</source>
        <translation>%1, 아직 저장 안 됨</translation>
    </message>
    <message>
        <source>Cannot be shown</source>
        <translation>표시할 수 없음</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::PictureCard</name>
    <message>
        <source>Choose a ph&amp;oto...</source>
        <translation>사진 고르기(&amp;O)...</translation>
    </message>
    <message>
        <source>Choose a si&amp;gnature...</source>
        <translation>서명 고르기(&amp;G)...</translation>
    </message>
    <message>
        <source>Choose a photo</source>
        <translation>사진 고르기</translation>
    </message>
    <message>
        <source>Choose a signature</source>
        <translation>서명 고르기</translation>
    </message>
    <message>
        <source>Pictures (*.jpg *.jpeg *.png *.bmp *.gif *.webp *.tif *.tiff)</source>
        <translation>그림 (*.jpg *.jpeg *.png *.bmp *.gif *.webp *.tif *.tiff)</translation>
    </message>
    <message>
        <source>Reading the file.</source>
        <translation>파일을 읽고 있습니다.</translation>
    </message>
    <message>
        <source>This picture is too small. Choose one of at least 16 by 16 points.</source>
        <translation>그림이 너무 작습니다. 가로세로 16점 이상인 그림을 고르십시오.</translation>
    </message>
    <message>
        <source>This file is no picture that can be read. Choose a JPEG or PNG file.</source>
        <translation>읽을 수 있는 그림이 아닙니다. JPEG나 PNG 파일을 고르십시오.</translation>
    </message>
    <message>
        <source>This photo is not kept yet. F9 keeps it, Esc drops it.</source>
        <translation>아직 저장되지 않은 사진입니다. F9 저장, Esc 버리기.</translation>
    </message>
    <message>
        <source>This signature is not kept yet. F9 keeps it, Esc drops it.</source>
        <translation>아직 저장되지 않은 서명입니다. F9 저장, Esc 버리기.</translation>
    </message>
    <message>
        <source>Saving the photo.</source>
        <translation>사진을 저장하고 있습니다.</translation>
    </message>
    <message>
        <source>Saving the signature.</source>
        <translation>서명을 저장하고 있습니다.</translation>
    </message>
    <message>
        <source>The photo is saved.</source>
        <translation>사진을 저장했습니다.</translation>
    </message>
    <message>
        <source>The signature is saved.</source>
        <translation>서명을 저장했습니다.</translation>
    </message>
    <message>
        <source>Somebody else has set another one meanwhile. F9 keeps yours, Esc shows theirs.</source>
        <translation>그사이 다른 사람이 다른 것을 저장했습니다. F9 내 것 저장, Esc 저장된 것 보기.</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::PostingPanel</name>
    <message>
        <source>Choose a customer with F2, then F3 for a deposit, F4 for a withdrawal, F5 for a transfer.

Or press Ctrl+K and type it in one line: dp, cw or tr, the amount, the account number.</source>
        <translation>F2로 고객을 고른 뒤 F3 입금, F4 출금, F5 이체를 하십시오.

또는 Ctrl+K를 누르고 한 줄로 입력하십시오: dp, cw 또는 tr, 금액, 계좌 번호.</translation>
    </message>
    <message>
        <source>Choose a customer with F2, then Ctrl+E for the statement of an account.</source>
        <translation>F2로 고객을 고른 뒤 Ctrl+E로 계좌의 거래내역을 보십시오.</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::PostingPresenter</name>
    <message>
        <source>only %1 is available on this account</source>
        <translation>이 계좌에서 가능한 금액은 %1입니다</translation>
    </message>
    <message>
        <source>choose the customer&apos;s account first</source>
        <translation>먼저 고객의 계좌를 고르십시오</translation>
    </message>
    <message>
        <source>your till is not open; open it with F8, what you typed stays here</source>
        <translation>시재가 열려 있지 않습니다. F8로 여십시오. 입력한 내용은 그대로 있습니다</translation>
    </message>
    <message>
        <source>enter the number of the receiving account</source>
        <translation>받는 계좌 번호를 입력하십시오</translation>
    </message>
    <message>
        <source>this is no account number; its check digits do not fit, so a digit is wrong or missing</source>
        <translation>계좌 번호가 아닙니다. 검증 숫자가 맞지 않으므로 틀렸거나 빠진 숫자가 있습니다</translation>
    </message>
    <message>
        <source>this is the account that the money comes from; enter another one</source>
        <translation>보내는 계좌와 같습니다. 다른 계좌를 입력하십시오</translation>
    </message>
    <message>
        <source>the server could not look this account up; press F9 to try again</source>
        <translation>서버가 이 계좌를 조회하지 못했습니다. F9로 다시 시도하십시오</translation>
    </message>
    <message>
        <source>there is no such account in your branch</source>
        <translation>이 지점에 그런 계좌가 없습니다</translation>
    </message>
    <message>
        <source>this account is kept in %1, not in %2</source>
        <translation>이 계좌의 통화는 %2이(가) 아니라 %1입니다</translation>
    </message>
    <message>
        <source>= is for withdrawals and transfers; type the amount that you were handed</source>
        <translation>= 키는 출금과 이체에 씁니다. 받은 금액을 입력하십시오</translation>
    </message>
    <message>
        <source>nothing is available on this account</source>
        <translation>이 계좌에는 출금 가능한 금액이 없습니다</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::PrinterPanel</name>
    <message>
        <source>P&amp;rinter</source>
        <translation>프린터(&amp;R)</translation>
    </message>
    <message>
        <source>P&amp;aper</source>
        <translation>용지(&amp;A)</translation>
    </message>
    <message>
        <source>Receipt, 80 mm</source>
        <translation>영수증, 80 mm</translation>
    </message>
    <message>
        <source>A4</source>
        <translation>A4</translation>
    </message>
    <message>
        <source>Print after &amp;each posting</source>
        <translation>거래마다 인쇄(&amp;E)</translation>
    </message>
    <message>
        <source>This PC&apos;s disk did not take the choice; it holds until the program ends.</source>
        <translation>이 PC의 디스크에 저장하지 못했습니다. 선택은 프로그램을 끝낼 때까지만 유지됩니다.</translation>
    </message>
    <message>
        <source>PDF file</source>
        <translation>PDF 파일</translation>
    </message>
    <message>
        <source>%1 (standard)</source>
        <translation>%1 (기본)</translation>
    </message>
    <message>
        <source>Looking for printers.</source>
        <translation>프린터를 찾고 있습니다.</translation>
    </message>
    <message>
        <source>This PC has no printing system that answers (CUPS). Receipts can be saved as PDF.</source>
        <translation>이 PC의 인쇄 시스템(CUPS)이 없거나 응답하지 않습니다. 영수증은 PDF로 저장할 수 있습니다.</translation>
    </message>
    <message>
        <source>%1 is not to be found now.</source>
        <translation>지금 %1 프린터를 찾을 수 없습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n printer(s) found. The choice is kept on this PC.</source>
        <translation>
            <numerusform>프린터 %n대를 찾았습니다. 선택은 이 PC에 저장됩니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>No printer was found. Receipts can be saved as PDF.</source>
        <translation>프린터를 찾지 못했습니다. 영수증은 PDF로 저장할 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::PrintingPage</name>
    <message>
        <source>Asking what it was.</source>
        <translation>어떤 거래인지 조회하고 있습니다.</translation>
    </message>
    <message>
        <source>%1   %2   %3, no. %4</source>
        <translation>%1   %2   %3, %4번</translation>
    </message>
    <message>
        <source>&amp;Print (Ctrl+P)</source>
        <translation>인쇄 (Ctrl+P)(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Take off the list (Delete)</source>
        <translation>목록에서 빼기 (Delete)(&amp;T)</translation>
    </message>
    <message>
        <source>Receipts that are not printed</source>
        <translation>인쇄되지 않은 영수증</translation>
    </message>
    <message>
        <source>Receipts that are not printed, oldest first</source>
        <translation>인쇄되지 않은 영수증, 오래된 순</translation>
    </message>
    <message>
        <source>Where receipts go</source>
        <translation>영수증 인쇄 설정</translation>
    </message>
    <message>
        <source>Every receipt that was asked for is printed. Esc goes back.</source>
        <translation>요청한 영수증을 모두 인쇄했습니다. Esc 뒤로.</translation>
    </message>
    <message>
        <source>These postings stand; only their paper is missing. Where something may have come out of the printer, the new paper is marked COPY with its number.</source>
        <translation>거래는 처리되었고 영수증만 없습니다. 프린터에서 이미 나왔을 수 있는 것은 새 영수증에 COPY와 번호가 찍힙니다.</translation>
    </message>
    <message>
        <source>Printing...</source>
        <translation>인쇄하고 있습니다...</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>인쇄 화면</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::QuickBar</name>
    <message>
        <source>&amp;Quick line</source>
        <translation>빠른 입력(&amp;Q)</translation>
    </message>
    <message>
        <source>Quick line: dp, cw or tr, the amount, the account number</source>
        <translation>빠른 입력: dp, cw 또는 tr, 금액, 계좌 번호</translation>
    </message>
    <message>
        <source>dp 100 1234 5678 9012</source>
        <translation>dp 100 1234 5678 9012</translation>
    </message>
    <message>
        <source>Not right: %1</source>
        <translation>확인 필요: %1</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::QuickLine</name>
    <message>
        <source>dp deposit, cw withdrawal, tr transfer; or a name to search for.</source>
        <translation>dp 입금, cw 출금, tr 이체. 또는 찾을 이름.</translation>
    </message>
    <message>
        <source>Next: the amount.</source>
        <translation>다음: 금액.</translation>
    </message>
    <message>
        <source>= is for withdrawals and transfers; type the amount that you were handed.</source>
        <translation>= 키는 출금과 이체에 씁니다. 받은 금액을 입력하십시오.</translation>
    </message>
    <message>
        <source>An account number has 12 digits; some are missing.</source>
        <translation>계좌 번호는 12자리입니다. 빠진 숫자가 있습니다.</translation>
    </message>
    <message>
        <source>This is no account number: its check digits do not fit, so a digit is wrong.</source>
        <translation>계좌 번호가 아닙니다. 검증 숫자가 맞지 않으므로 틀린 숫자가 있습니다.</translation>
    </message>
    <message>
        <source>Looking up the account.</source>
        <translation>계좌를 조회하고 있습니다.</translation>
    </message>
    <message>
        <source>Next: the number of the paying account, then of the receiving one.</source>
        <translation>다음: 보내는 계좌 번호, 그다음 받는 계좌 번호.</translation>
    </message>
    <message>
        <source>Next: the number of the receiving account.</source>
        <translation>다음: 받는 계좌 번호.</translation>
    </message>
    <message>
        <source>Next: the account number.</source>
        <translation>다음: 계좌 번호.</translation>
    </message>
    <message>
        <source>Enter reviews; F9 then posts.</source>
        <translation>Enter 확인, 이어서 F9 처리.</translation>
    </message>
    <message>
        <source>A posting is underway; its outcome must be known first.</source>
        <translation>진행 중인 거래가 있습니다. 먼저 그 결과를 알아야 합니다.</translation>
    </message>
    <message>
        <source>A transfer needs the numbers of two accounts: from, then to.</source>
        <translation>이체에는 두 계좌 번호가 필요합니다. 보내는 계좌, 받는 계좌 순입니다.</translation>
    </message>
    <message>
        <source>Nobody is served, so both numbers are needed: from, then to.</source>
        <translation>응대 중인 고객이 없으므로 두 번호가 모두 필요합니다. 보내는 계좌, 받는 계좌 순입니다.</translation>
    </message>
    <message>
        <source>Nobody is served, so the account number is needed behind the amount.</source>
        <translation>응대 중인 고객이 없으므로 금액 뒤에 계좌 번호가 필요합니다.</translation>
    </message>
    <message>
        <source>The server could not look this account up; press Enter to try again.</source>
        <translation>서버가 이 계좌를 조회하지 못했습니다. Enter로 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>There is no such account in your branch; check the number with the customer.</source>
        <translation>이 지점에 그런 계좌가 없습니다. 고객에게 번호를 확인하십시오.</translation>
    </message>
    <message>
        <source>The server could not look this customer up; press Enter to try again.</source>
        <translation>서버가 이 고객을 조회하지 못했습니다. Enter로 다시 시도하십시오.</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::ReceiptPage</name>
    <message>
        <source>&amp;Print (Ctrl+P)</source>
        <translation>인쇄 (Ctrl+P)(&amp;P)</translation>
    </message>
    <message>
        <source>The receipt as it will be printed</source>
        <translation>인쇄될 영수증</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>영수증</translation>
    </message>
    <message>
        <source>What is printed from here is marked COPY with its number. Esc goes back.</source>
        <translation>여기서 인쇄하면 COPY와 번호가 찍힙니다. Esc 뒤로.</translation>
    </message>
    <message>
        <source>Printing...</source>
        <translation>인쇄하고 있습니다...</translation>
    </message>
    <message>
        <source>Loading the receipt.</source>
        <translation>영수증을 불러오고 있습니다.</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::ReceiptPrinting</name>
    <message>
        <source>This PC cannot print: CUPS is missing. Choose PDF under Printing.</source>
        <translation>CUPS가 없어 이 PC에서 인쇄할 수 없습니다. 인쇄 화면에서 PDF를 고르십시오.</translation>
    </message>
    <message>
        <source>The printing system of this PC does not answer.</source>
        <translation>이 PC의 인쇄 시스템이 응답하지 않습니다.</translation>
    </message>
    <message>
        <source>%1 took no order. Is it set up and switched on?</source>
        <translation>%1 프린터가 인쇄를 받지 않았습니다. 설정되어 있고 켜져 있습니까?</translation>
    </message>
    <message>
        <source>%1 gave up printing.</source>
        <translation>%1 프린터가 인쇄를 중단했습니다.</translation>
    </message>
    <message>
        <source>The order was cancelled at %1.</source>
        <translation>%1 프린터에서 인쇄가 취소되었습니다.</translation>
    </message>
    <message>
        <source>%1 has not printed yet: look at its paper and at its queue.</source>
        <translation>%1 프린터가 아직 인쇄하지 않았습니다. 용지와 대기열을 확인하십시오.</translation>
    </message>
    <message>
        <source>The list of failed prints could not be written to this PC&apos;s disk. It is kept until the program ends.</source>
        <translation>인쇄하지 못한 목록을 이 PC의 디스크에 저장하지 못했습니다. 프로그램을 끝낼 때까지만 유지됩니다.</translation>
    </message>
    <message>
        <source>Printed on %1, marked COPY %2.</source>
        <translation>%1에서 인쇄했습니다. COPY %2.</translation>
    </message>
    <message>
        <source>Printed on %1.</source>
        <translation>%1에서 인쇄했습니다.</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1 파일을 저장하지 못했습니다: %2</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>%1(으)로 저장했습니다</translation>
    </message>
    <message>
        <source>The posting stands, its receipt is not printed: %1 Print it later under My work (F7).</source>
        <translation>거래는 처리되었으나 영수증을 인쇄하지 못했습니다: %1 나중에 내 업무(F7)에서 인쇄하십시오.</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::ResultView</name>
    <message>
        <source>Ne&amp;xt customer (F2)</source>
        <translation>다음 고객 (F2)(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Back to the form (Esc)</source>
        <translation>입력 화면으로 (Esc)(&amp;B)</translation>
    </message>
    <message>
        <source>Print the &amp;receipt</source>
        <translation>영수증 인쇄(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Withdraw: the customer has left</source>
        <translation>철회: 고객이 떠났음(&amp;W)</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::ReviewView</name>
    <message>
        <source>&amp;Post (F9)</source>
        <translation>처리 (F9)(&amp;P)</translation>
    </message>
    <message>
        <source>Space presses the button, Enter never does. Esc goes back to the form.</source>
        <translation>버튼은 Space로만 누르며 Enter로는 누르지 못합니다. Esc 입력 화면으로.</translation>
    </message>
    <message>
        <source>Review: %1</source>
        <translation>확인: %1</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::SearchPanel</name>
    <message>
        <source>Find a &amp;customer</source>
        <translation>고객 찾기(&amp;C)</translation>
    </message>
    <message>
        <source>Name, phone or number</source>
        <translation>이름, 전화 또는 번호</translation>
    </message>
    <message>
        <source>Find a customer by name, phone, document or account number</source>
        <translation>이름, 전화, 신분증 또는 계좌 번호로 고객 찾기</translation>
    </message>
    <message>
        <source>Customers found</source>
        <translation>찾은 고객</translation>
    </message>
    <message>
        <source>Searching.</source>
        <translation>찾고 있습니다.</translation>
    </message>
    <message numerus="yes">
        <source>More than %n found; type more to narrow it down.</source>
        <translation>
            <numerusform>%n명보다 많습니다. 더 입력해 좁히십시오.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found.</source>
        <translation>
            <numerusform>%n명을 찾았습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody found in your branch. Check the spelling, or make a new customer with Ctrl+N.</source>
        <translation>이 지점에 그런 고객이 없습니다. 철자를 확인하거나 Ctrl+N으로 새로 등록하십시오.</translation>
    </message>
    <message>
        <source>Type the beginning of a name, or any number that the customer has. Down shows the last customers.</source>
        <translation>이름의 앞부분이나 고객의 번호 가운데 하나를 입력하십시오. 아래 화살표는 최근 고객을 보입니다.</translation>
    </message>
    <message>
        <source>Nobody was served yet since you signed in.</source>
        <translation>로그인한 뒤 응대한 고객이 없습니다.</translation>
    </message>
    <message>
        <source>The last customers. Enter serves one again.</source>
        <translation>최근 고객입니다. Enter로 다시 응대합니다.</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::SetUpPage</name>
    <message>
        <source>Set up this bank</source>
        <translation>은행 설정</translation>
    </message>
    <message>
        <source>Create the administrator</source>
        <translation>관리자 등록</translation>
    </message>
    <message>
        <source>Set-up code</source>
        <translation>설정 코드</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>사용자 이름</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>비밀번호</translation>
    </message>
    <message>
        <source>Password again</source>
        <translation>비밀번호 다시</translation>
    </message>
    <message>
        <source>The server has no administrator yet. It printed a set-up code on its console when it started.</source>
        <translation>서버에 아직 관리자가 없습니다. 서버가 시작할 때 콘솔에 설정 코드를 출력했습니다.</translation>
    </message>
    <message>
        <source>enter the code that the server printed</source>
        <translation>서버가 출력한 코드를 입력하십시오</translation>
    </message>
    <message>
        <source>use 2 to 64 of a-z, 0-9, dot, hyphen and underscore</source>
        <translation>a-z, 0-9, 점, 하이픈, 밑줄로 2자에서 64자까지 쓰십시오</translation>
    </message>
    <message>
        <source>enter the person&apos;s name</source>
        <translation>이름을 입력하십시오</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>For you on this PC. Esc goes back without saving.</source>
        <translation>이 PC에서 본인에게만 적용됩니다. Esc 저장하지 않고 뒤로.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>시스템과 같게</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>As the language</source>
        <translation>언어와 같게</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n분</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>언어(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>색(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Text and everything else at</source>
        <translation>글자와 화면 크기(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Numbers and dates</source>
        <translation>숫자와 날짜(&amp;N)</translation>
    </message>
    <message>
        <source>Loc&amp;k when nobody touches it for</source>
        <translation>쓰지 않을 때 잠그기까지(&amp;K)</translation>
    </message>
    <message>
        <source>Not saved: the file with your settings cannot be written. They hold until you close the program.</source>
        <translation>설정 파일을 쓸 수 없어 저장하지 못했습니다. 설정은 프로그램을 끝낼 때까지만 유지됩니다.</translation>
    </message>
    <message>
        <source>Saved. Language and size follow after the next start.</source>
        <translation>저장했습니다. 언어와 크기는 다시 시작한 뒤 바뀝니다.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>저장했습니다.</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::SignInPage</name>
    <message>
        <source>Sign in</source>
        <translation>로그인</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>사용자 이름</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>비밀번호</translation>
    </message>
    <message>
        <source>DEMO bank: no real money. Its users and passwords were printed where the server was started.</source>
        <translation>데모 은행이며 실제 돈이 아닙니다. 사용자와 비밀번호는 서버를 시작한 곳에 출력되어 있습니다.</translation>
    </message>
    <message>
        <source>enter your user name</source>
        <translation>사용자 이름을 입력하십시오</translation>
    </message>
    <message>
        <source>enter your password</source>
        <translation>비밀번호를 입력하십시오</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::SimilarList</name>
    <message>
        <source>same document</source>
        <translation>같은 신분증</translation>
    </message>
    <message>
        <source>same phone</source>
        <translation>같은 전화</translation>
    </message>
    <message>
        <source>similar name</source>
        <translation>비슷한 이름</translation>
    </message>
    <message>
        <source>same date of birth</source>
        <translation>같은 생년월일</translation>
    </message>
    <message>
        <source>born %1</source>
        <translation>생년월일 %1</translation>
    </message>
    <message>
        <source>Customers who may be the same person</source>
        <translation>같은 사람일 수 있는 고객</translation>
    </message>
    <message>
        <source>Enter uses the marked one. F9 creates a new customer anyway. Esc goes back.</source>
        <translation>Enter 고른 고객 사용, F9 그래도 새로 등록, Esc 뒤로.</translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) may be the same person</source>
        <translation>
            <numerusform>같은 사람일 수 있는 고객 %n명</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::SingleInstance</name>
    <message>
        <source>The folder %1 cannot be written.</source>
        <translation>%1 폴더에 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>The lock %1 cannot be had.</source>
        <translation>%1 잠금 파일을 얻을 수 없습니다.</translation>
    </message>
    <message>
        <source>Tellerdesk runs already as process %1 on %2, and does not answer. End it there, then start again. If it is surely not running, delete %3.</source>
        <translation>Tellerdesk가 이미 %2에서 프로세스 %1로 실행 중이며 응답하지 않습니다. 그것을 끝낸 뒤 다시 시작하십시오. 실행 중이 아닌 것이 확실하면 %3 파일을 지우십시오.</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::StaffDetails</name>
    <message>
        <source>&amp;Edit</source>
        <translation>변경(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Unlock</source>
        <translation>잠금 해제(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Reset password</source>
        <translation>비밀번호 초기화(&amp;R)</translation>
    </message>
    <message>
        <source>End &amp;sessions</source>
        <translation>세션 끝내기(&amp;S)</translation>
    </message>
    <message>
        <source>This is you. Nobody changes their own role or status, or resets their own password: another administrator does.</source>
        <translation>본인입니다. 자신의 역할이나 상태를 바꾸거나 비밀번호를 초기화하는 일은 다른 관리자가 합니다.</translation>
    </message>
    <message>
        <source>User name: %1</source>
        <translation>사용자 이름: %1</translation>
    </message>
    <message>
        <source>E-mail: %1</source>
        <translation>전자 우편: %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Role: %1</source>
        <translation>역할: %1</translation>
    </message>
    <message>
        <source>Branch: %1</source>
        <translation>지점: %1</translation>
    </message>
    <message>
        <source>Status: %1</source>
        <translation>상태: %1</translation>
    </message>
    <message>
        <source>Last login: %1</source>
        <translation>마지막 로그인: %1</translation>
    </message>
    <message>
        <source>Must choose a new password at the next login.</source>
        <translation>다음 로그인 때 새 비밀번호를 정해야 합니다.</translation>
    </message>
    <message>
        <source>En&amp;able</source>
        <translation>사용 허용(&amp;A)</translation>
    </message>
    <message>
        <source>Dis&amp;able</source>
        <translation>사용 중지(&amp;A)</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::StaffFilter</name>
    <message>
        <source>&amp;Find by name</source>
        <translation>이름으로 찾기(&amp;F)</translation>
    </message>
    <message>
        <source>R&amp;ole</source>
        <translation>역할(&amp;O)</translation>
    </message>
    <message>
        <source>All roles</source>
        <translation>모든 역할</translation>
    </message>
    <message>
        <source>S&amp;tatus</source>
        <translation>상태(&amp;T)</translation>
    </message>
    <message>
        <source>Any status</source>
        <translation>모든 상태</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>정상</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>사용 중지</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>잠김</translation>
    </message>
    <message>
        <source>&amp;Branch</source>
        <translation>지점(&amp;B)</translation>
    </message>
    <message>
        <source>All branches</source>
        <translation>모든 지점</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::StaffForm</name>
    <message>
        <source>Nobody changes their own role: another administrator does.</source>
        <translation>자신의 역할은 바꿀 수 없습니다. 다른 관리자가 바꿉니다.</translation>
    </message>
    <message>
        <source>&amp;User name, such as a.berger</source>
        <translation>사용자 이름, 예: a.berger(&amp;U)</translation>
    </message>
    <message>
        <source>Fu&amp;ll name</source>
        <translation>이름(&amp;L)</translation>
    </message>
    <message>
        <source>E-&amp;mail (optional)</source>
        <translation>전자 우편 (선택)(&amp;M)</translation>
    </message>
    <message>
        <source>Rol&amp;e</source>
        <translation>역할(&amp;E)</translation>
    </message>
    <message>
        <source>Bran&amp;ch</source>
        <translation>지점(&amp;C)</translation>
    </message>
    <message>
        <source>Sa&amp;ve</source>
        <translation>저장(&amp;V)</translation>
    </message>
    <message>
        <source>F9 saves. Esc goes back.</source>
        <translation>F9 저장, Esc 뒤로.</translation>
    </message>
    <message>
        <source>New member of staff</source>
        <translation>새 직원</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>변경</translation>
    </message>
    <message>
        <source>2 to 64 lower-case letters, digits, dots, hyphens and underscores, such as a.berger</source>
        <translation>a.berger처럼 소문자, 숫자, 점, 하이픈, 밑줄로 2자에서 64자까지 쓰십시오</translation>
    </message>
    <message>
        <source>enter the name, at most 200 characters</source>
        <translation>이름을 200자까지 입력하십시오</translation>
    </message>
    <message>
        <source>a name, @ and a domain, or nothing</source>
        <translation>이름, @, 도메인을 입력하거나 비워 두십시오</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::StaffImport</name>
    <message>
        <source>user name: 2 to 64 of a-z, 0-9, dot, hyphen and underscore</source>
        <translation>사용자 이름: a-z, 0-9, 점, 하이픈, 밑줄로 2자에서 64자까지</translation>
    </message>
    <message>
        <source>full name: 1 to 200 characters</source>
        <translation>이름: 1자에서 200자까지</translation>
    </message>
    <message>
        <source>e-mail: a name, @ and a domain, or nothing</source>
        <translation>전자 우편: 이름, @, 도메인 또는 빈칸</translation>
    </message>
    <message>
        <source>role: teller, supervisor, administrator or auditor</source>
        <translation>역할: teller, supervisor, administrator 또는 auditor</translation>
    </message>
    <message>
        <source>branch: one of the codes %1</source>
        <translation>지점: 코드 %1 가운데 하나</translation>
    </message>
    <message>
        <source>column %1: nobody knows what it means</source>
        <translation>%1번째 열: 뜻을 알 수 없음</translation>
    </message>
    <message>
        <source>user name: stands in line %1 already</source>
        <translation>사용자 이름: %1번째 줄에 이미 있음</translation>
    </message>
    <message>
        <source>user name: taken by %1</source>
        <translation>사용자 이름: %1 님이 이미 사용</translation>
    </message>
    <message>
        <source>it is larger than 4 MiB</source>
        <translation>4 MiB보다 큽니다</translation>
    </message>
    <message>
        <source>The file is not UTF-8 text. Save it as CSV in UTF-8.</source>
        <translation>UTF-8 텍스트 파일이 아닙니다. UTF-8 CSV로 저장하십시오.</translation>
    </message>
    <message>
        <source>Line %1: a quotation mark is opened and never closed.</source>
        <translation>%1번째 줄: 열린 따옴표가 닫히지 않았습니다.</translation>
    </message>
    <message>
        <source>Line %1: text follows a closing quotation mark.</source>
        <translation>%1번째 줄: 닫는 따옴표 뒤에 글자가 있습니다.</translation>
    </message>
    <message>
        <source>The file cannot be read: %1.</source>
        <translation>파일을 읽을 수 없습니다: %1.</translation>
    </message>
    <message>
        <source>Nobody stands in this file.</source>
        <translation>이 파일에는 직원이 없습니다.</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::StaffModel</name>
    <message>
        <source>Full name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>사용자 이름</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>역할</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>지점</translation>
    </message>
    <message>
        <source>Last login</source>
        <translation>마지막 로그인</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::StaffPage</name>
    <message>
        <source>Reading the list.</source>
        <translation>목록을 읽고 있습니다.</translation>
    </message>
    <message>
        <source>Nobody works here yet.</source>
        <translation>아직 직원이 없습니다.</translation>
    </message>
    <message>
        <source>Nobody fits. Type less of the name, or choose all roles, any status, all branches.</source>
        <translation>맞는 직원이 없습니다. 이름을 짧게 입력하거나 모든 역할, 모든 상태, 모든 지점을 고르십시오.</translation>
    </message>
    <message>
        <source>Choose somebody in the list to see more.</source>
        <translation>목록에서 직원을 고르면 자세히 보입니다.</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>알 수 없음</translation>
    </message>
    <message>
        <source>Changed since the list was read:
%1</source>
        <translation>목록을 읽은 뒤 바뀐 것:
%1</translation>
    </message>
    <message>
        <source>Reset the password of %1?</source>
        <translation>%1 님의 비밀번호를 초기화할까요?</translation>
    </message>
    <message>
        <source>A one-time password is made and shown once. The old one stops working, every session ends, and a lock is lifted.</source>
        <translation>일회용 비밀번호를 만들어 한 번만 표시합니다. 이전 비밀번호는 쓸 수 없고, 모든 세션이 끝나며, 잠금은 풀립니다.</translation>
    </message>
    <message>
        <source>O&amp;K, reset it</source>
        <translation>초기화(&amp;K)</translation>
    </message>
    <message>
        <source>Disable %1?</source>
        <translation>%1 님의 사용을 중지할까요?</translation>
    </message>
    <message>
        <source>Every session ends at once, and nobody can log in by this name until it is enabled.</source>
        <translation>모든 세션이 바로 끝나며, 다시 허용할 때까지 이 이름으로 로그인할 수 없습니다.</translation>
    </message>
    <message>
        <source>O&amp;K, disable</source>
        <translation>사용 중지(&amp;K)</translation>
    </message>
    <message>
        <source>Enable %1?</source>
        <translation>%1 님의 사용을 허용할까요?</translation>
    </message>
    <message>
        <source>The old password works again.</source>
        <translation>이전 비밀번호를 다시 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>O&amp;K, enable</source>
        <translation>사용 허용(&amp;K)</translation>
    </message>
    <message>
        <source>End the sessions of %1?</source>
        <translation>%1 님의 세션을 끝낼까요?</translation>
    </message>
    <message>
        <source>Wherever this user is signed in, the desk asks for a login again.</source>
        <translation>이 사용자가 로그인한 모든 창구에서 다시 로그인해야 합니다.</translation>
    </message>
    <message>
        <source>O&amp;K, end them</source>
        <translation>끝내기(&amp;K)</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>바뀐 것이 없습니다.</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>새 직원(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>가져오기(&amp;I)</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>직원</translation>
    </message>
    <message>
        <source>Members of staff, by user name</source>
        <translation>직원, 사용자 이름순</translation>
    </message>
    <message>
        <source>%1 was made.</source>
        <translation>%1 사용자를 등록했습니다.</translation>
    </message>
    <message>
        <source>%1 was changed.</source>
        <translation>%1 사용자를 변경했습니다.</translation>
    </message>
    <message>
        <source>Every session was ended. A new login opens another.</source>
        <translation>모든 세션을 끝냈습니다. 다시 로그인하면 새로 열립니다.</translation>
    </message>
    <message>
        <source>Somebody else has changed this meanwhile, and nothing of yours is saved yet.
%1
F9 saves yours now.</source>
        <translation>그사이 다른 사람이 바꾸었으며 입력한 내용은 아직 저장되지 않았습니다.
%1
F9 내 것 저장.</translation>
    </message>
    <message>
        <source>The password was reset.</source>
        <translation>비밀번호를 초기화했습니다.</translation>
    </message>
    <message>
        <source>What you typed is not saved. F9 saves it, Esc once more drops it.</source>
        <translation>입력한 내용이 저장되지 않았습니다. F9 저장, Esc 한 번 더 누르면 버리기.</translation>
    </message>
    <message>
        <source>The one-time password was put away when this page was left. If it was not handed over, reset the password again.</source>
        <translation>이 화면을 떠날 때 일회용 비밀번호가 치워졌습니다. 전달하지 못했다면 비밀번호를 다시 초기화하십시오.</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::StatementCard</name>
    <message>
        <source>Opening balance</source>
        <translation>시작 잔액</translation>
    </message>
    <message>
        <source>Credits</source>
        <translation>입금 합계</translation>
    </message>
    <message>
        <source>Debits</source>
        <translation>출금 합계</translation>
    </message>
    <message>
        <source>Closing balance</source>
        <translation>마지막 잔액</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>거래 건수</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>알 수 없음</translation>
    </message>
    <message>
        <source>adding up</source>
        <translation>합산 중</translation>
    </message>
    <message>
        <source>too large to add up</source>
        <translation>합산할 수 없이 큼</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::StatementFilter</name>
    <message>
        <source>&amp;From</source>
        <translation>시작일(&amp;F)</translation>
    </message>
    <message>
        <source>T&amp;o</source>
        <translation>종료일(&amp;O)</translation>
    </message>
    <message>
        <source>F&amp;ind in the narrative</source>
        <translation>적요 찾기(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Least amount</source>
        <translation>최소 금액(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Most amount</source>
        <translation>최대 금액(&amp;M)</translation>
    </message>
    <message>
        <source>YYYY-MM-DD</source>
        <translation>YYYY-MM-DD</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>다음(&amp;N)</translation>
    </message>
    <message>
        <source>Pre&amp;vious</source>
        <translation>이전(&amp;V)</translation>
    </message>
    <message>
        <source>a real day, such as 2026-01-31</source>
        <translation>2026-01-31처럼 실제 날짜를 입력하십시오</translation>
    </message>
    <message>
        <source>ends before it begins</source>
        <translation>시작일보다 빠릅니다</translation>
    </message>
    <message>
        <source>less than the least</source>
        <translation>최소 금액보다 적습니다</translation>
    </message>
    <message>
        <source>type what to find, or an amount</source>
        <translation>찾을 적요나 금액을 입력하십시오</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::StatementPage</name>
    <message>
        <source>%1   Balance %2</source>
        <translation>%1   잔액 %2</translation>
    </message>
    <message numerus="yes">
        <source>Reading the period: %n entries so far.</source>
        <translation>
            <numerusform>기간을 읽는 중: 지금까지 %n건.</numerusform>
        </translation>
    </message>
    <message>
        <source>Loading the entries.</source>
        <translation>거래를 불러오고 있습니다.</translation>
    </message>
    <message>
        <source>Nothing has been posted to this account yet.</source>
        <translation>이 계좌에는 아직 거래가 없습니다.</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>거래내역</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>다시 시도(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Print</source>
        <translation>인쇄(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Save PDF</source>
        <translation>PDF 저장(&amp;S)</translation>
    </message>
    <message>
        <source>Export &amp;CSV</source>
        <translation>CSV 내보내기(&amp;C)</translation>
    </message>
    <message>
        <source>Export c&amp;amt.053</source>
        <translation>camt.053 내보내기(&amp;A)</translation>
    </message>
    <message>
        <source>Paper takes %L1 entries at most. Choose a shorter period, or export it as a file.</source>
        <translation>종이에는 %L1건까지 들어갑니다. 기간을 줄이거나 파일로 내보내십시오.</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>저장했습니다: %1</translation>
    </message>
    <message>
        <source>%1 was not saved. %2</source>
        <translation>%1 파일을 저장하지 못했습니다. %2</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1 파일을 저장하지 못했습니다: %2</translation>
    </message>
    <message>
        <source>The export was stopped; no file was written.</source>
        <translation>내보내기를 멈추었습니다. 저장된 파일은 없습니다.</translation>
    </message>
    <message>
        <source>Export as CSV</source>
        <translation>CSV로 내보내기</translation>
    </message>
    <message>
        <source>Export as camt.053</source>
        <translation>camt.053으로 내보내기</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 파일 (*.csv)</translation>
    </message>
    <message>
        <source>XML files (*.xml)</source>
        <translation>XML 파일 (*.xml)</translation>
    </message>
    <message>
        <source>Searching. Esc stops.</source>
        <translation>찾고 있습니다. Esc 멈춤.</translation>
    </message>
    <message>
        <source>Found: entry %L1</source>
        <translation>찾음: %L1번째 거래</translation>
    </message>
    <message>
        <source>Nothing more is found in this direction.</source>
        <translation>이 방향에는 더 없습니다.</translation>
    </message>
    <message>
        <source>Exporting: %L1 KiB so far. Esc stops.</source>
        <translation>내보내는 중: 지금까지 %L1 KiB. Esc 멈춤.</translation>
    </message>
    <message>
        <source>Nothing was posted in this period.</source>
        <translation>이 기간에는 거래가 없습니다.</translation>
    </message>
    <message>
        <source>Ctrl+P prints the period. Typing in the table searches. Esc goes back.</source>
        <translation>Ctrl+P 기간 인쇄. 표에서 입력하면 찾습니다. Esc 뒤로.</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::StatementPrinting</name>
    <message>
        <source>Printed on %1.</source>
        <translation>%1에서 인쇄했습니다.</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::Station</name>
    <message>
        <source>The report is on the clipboard: paste it into a message to your operator.</source>
        <translation>보고서를 클립보드에 복사했습니다. 운영 담당자에게 보낼 글에 붙여 넣으십시오.</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::TillPage</name>
    <message>
        <source>agrees</source>
        <translation>일치</translation>
    </message>
    <message>
        <source>SHORT by %1</source>
        <translation>%1 부족</translation>
    </message>
    <message>
        <source>OVER by %1</source>
        <translation>%1 초과</translation>
    </message>
    <message>
        <source>&amp;Reason for the difference (optional)</source>
        <translation>과부족 사유 (선택)(&amp;R)</translation>
    </message>
    <message>
        <source>Cash in %1</source>
        <translation>%1 현금</translation>
    </message>
    <message>
        <source>Open the till</source>
        <translation>시재 열기</translation>
    </message>
    <message>
        <source>Count the cash that you begin with, currency by currency. Leave a line empty where there is none.</source>
        <translation>시작 현금을 통화별로 세십시오. 없는 통화는 비워 두십시오.</translation>
    </message>
    <message>
        <source>F9 reviews.</source>
        <translation>F9 확인.</translation>
    </message>
    <message>
        <source>Open with this float?</source>
        <translation>이 시재로 열까요?</translation>
    </message>
    <message>
        <source>F9 opens the till. Esc goes back.</source>
        <translation>F9 시재 열기, Esc 뒤로.</translation>
    </message>
    <message>
        <source>Close the till</source>
        <translation>시재 마감</translation>
    </message>
    <message>
        <source>Till of %1. Count what lies in it, without looking at any figure. Type 0 where there is nothing.</source>
        <translation>%1 시재입니다. 다른 숫자를 보지 말고 들어 있는 현금을 세십시오. 없으면 0을 입력하십시오.</translation>
    </message>
    <message>
        <source>F9 checks the count.</source>
        <translation>F9 대조.</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>다시 세기</translation>
    </message>
    <message>
        <source>The count does not agree with the books. Count everything once more; the second count is read back to you.</source>
        <translation>센 금액이 장부와 맞지 않습니다. 모두 다시 한 번 세십시오. 두 번째로 센 금액은 확인 화면에 나옵니다.</translation>
    </message>
    <message>
        <source>Close with this count?</source>
        <translation>이 금액으로 마감할까요?</translation>
    </message>
    <message>
        <source>F9 closes the till. Esc goes back to the count.</source>
        <translation>F9 마감, Esc 다시 세기.</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>서버 응답 대기</translation>
    </message>
    <message>
        <source>The till is closed</source>
        <translation>시재가 마감되었습니다</translation>
    </message>
    <message>
        <source>Esc goes back to the counter.</source>
        <translation>Esc 창구로.</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>시재</translation>
    </message>
    <message>
        <source>Counted in %1</source>
        <translation>%1 실제 시재</translation>
    </message>
    <message>
        <source>In the books in %1</source>
        <translation>%1 장부 잔액</translation>
    </message>
    <message>
        <source>Difference in %1</source>
        <translation>%1 차이</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::TillPresenter</name>
    <message>
        <source>A posting is not settled yet. The till can be closed when it is.</source>
        <translation>아직 결과를 모르는 거래가 있습니다. 확인된 뒤에 마감할 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::TopBar</name>
    <message>
        <source>Teller</source>
        <translation>텔러</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>책임자</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>관리자</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>감사</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>마감됨</translation>
    </message>
    <message>
        <source>Tellerdesk</source>
        <translation>Tellerdesk</translation>
    </message>
    <message>
        <source>DEMO</source>
        <translation>데모</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>지점</translation>
    </message>
    <message>
        <source>Business date</source>
        <translation>영업일</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>시재</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Being counted</source>
        <translation>세는 중</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>비어 있음</translation>
    </message>
    <message>
        <source>+%1 more</source>
        <translation>외 %1</translation>
    </message>
    <message>
        <source>Till: %1</source>
        <translation>시재: %1</translation>
    </message>
    <message>
        <source>User</source>
        <translation>사용자</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::UnsettledPage</name>
    <message>
        <source>&amp;Send again: the customer is here</source>
        <translation>다시 보내기: 고객이 있음(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Withdraw: the customer has left</source>
        <translation>철회: 고객이 떠났음(&amp;W)</translation>
    </message>
    <message>
        <source>Unsettled postings</source>
        <translation>미확인 거래</translation>
    </message>
    <message>
        <source>Postings without a known outcome</source>
        <translation>결과를 모르는 거래</translation>
    </message>
    <message numerus="yes">
        <source>%n unsettled, %1</source>
        <translation>
            <numerusform>미확인 %n건, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is settled. Esc goes back.</source>
        <translation>모두 확인되었습니다. Esc 뒤로.</translation>
    </message>
    <message>
        <source>Nobody knows yet whether these were posted. Sending again uses the same key, so each is posted once at most. A withdrawn one can never be posted.</source>
        <translation>아래 거래가 처리되었는지 아직 알 수 없습니다. 다시 보내도 같은 키를 쓰므로 많아야 한 번만 처리됩니다. 철회한 거래는 다시는 처리되지 않습니다.</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::VersionPage</name>
    <message>
        <source>This program (%1) speaks protocol version %2, the server only version %3. Ask your operator to bring the server to the release of this program. Nothing was sent.</source>
        <translation>이 프로그램(%1)의 프로토콜은 버전 %2, 서버는 버전 %3뿐입니다. 운영 담당자에게 서버를 이 프로그램의 릴리스로 올리도록 요청하십시오. 아무것도 보내지 않았습니다.</translation>
    </message>
    <message>
        <source>The server speaks protocol version %1, this program (%2) only version %3. Ask your operator for the new release of this program. Nothing was sent.</source>
        <translation>서버의 프로토콜은 버전 %1, 이 프로그램(%2)은 버전 %3뿐입니다. 운영 담당자에게 이 프로그램의 새 릴리스를 요청하십시오. 아무것도 보내지 않았습니다.</translation>
    </message>
    <message>
        <source>The server serves programs from version %1 on; this is version %2. Ask your operator for the new release of this program. Nothing was sent.</source>
        <translation>서버는 프로그램 버전 %1부터 받으며, 이것은 버전 %2입니다. 운영 담당자에게 이 프로그램의 새 릴리스를 요청하십시오. 아무것도 보내지 않았습니다.</translation>
    </message>
    <message>
        <source>Versions do not fit</source>
        <translation>버전이 맞지 않음</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>&amp;Another server</source>
        <translation>다른 서버(&amp;A)</translation>
    </message>
    <message>
        <source>The server is too old</source>
        <translation>서버가 너무 오래됨</translation>
    </message>
    <message>
        <source>This program is too old</source>
        <translation>프로그램이 너무 오래됨</translation>
    </message>
</context>
<context>
    <name>tellerdesk::client::WorkModel</name>
    <message>
        <source>Time</source>
        <translation>시각</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>계좌</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>금액</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
</context>
</TS>
