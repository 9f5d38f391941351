import type { BilingualText } from '@tongxing/contracts';
import { useSpeech } from '../shell/language';

/** The words of the tablet's app. `%` stands for a number. */
const TEXTS = {
  menu: { zh: '菜单', en: 'Menu' },
  home: { zh: '今日工作', en: 'Work list' },
  outbox: { zh: '待发箱', en: 'Outbox' },
  help: { zh: '帮助', en: 'Help' },
  lock: { zh: '锁定', en: 'Lock' },
  concern: { zh: '报告担心', en: 'Concern' },
  back: { zh: '返回', en: 'Back' },
  cancel: { zh: '取消', en: 'Cancel' },
  goOn: { zh: '继续', en: 'Continue' },
  record: { zh: '记录', en: 'Record' },
  tryAgain: { zh: '重试', en: 'Try again' },

  enrol: { zh: '登记此平板', en: 'Enrol this tablet' },
  enrolHow: {
    zh: '登记后，此平板可为项目收集问卷。这一步需要网络，之后可离线工作。',
    en: 'Once enrolled, this tablet collects for its project. This step needs a network; the work afterwards does not.',
  },
  enrolOffline: {
    zh: '连不上服务器。请检查网络，然后再试一次；同一个二维码仍然有效。',
    en: 'The server cannot be reached. Check the network and try again: the same QR code still works.',
  },
  enrolUsed: {
    zh: '这个二维码已经用过或已过期，请让督导员重新出示一个。',
    en: 'This QR code has been used or has expired. Ask a supervisor to show another.',
  },
  enrolFailed: {
    zh: '登记没有成功，请再试一次。',
    en: 'The tablet could not be enrolled. Please try again.',
  },
  notEnrolled: { zh: '此平板尚未登记', en: 'This tablet is not enrolled' },
  notEnrolledHow: {
    zh: '请督导员在“设备”页面出示二维码，用此平板的相机扫描并打开链接。',
    en: 'Ask a supervisor to show the QR code on the page “Devices”, scan it with this tablet’s camera and open the link.',
  },

  choosePin: { zh: '设置密码', en: 'Choose a PIN' },
  choosePinHow: {
    zh: '6 到 12 位数字。答案用它加密保存，没有它谁也打不开；忘记了无法找回。位数越多越安全。',
    en: '6 to 12 digits. Answers are encrypted with it: without it nobody can open them, and it cannot be recovered. More digits are safer.',
  },
  newPin: { zh: '新密码', en: 'New PIN' },
  newPinAgain: { zh: '再输入一次', en: 'The same again' },
  pinShort: { zh: '密码须为 6 到 12 位数字。', en: 'A PIN has 6 to 12 digits.' },
  pinEasy: {
    zh: '这个密码太容易猜到，请换一个。',
    en: 'This PIN is too easy to guess. Please choose another.',
  },
  pinsDiffer: { zh: '两次输入的密码不一致。', en: 'The two PINs differ.' },
  pinWorking: { zh: '请稍候…', en: 'One moment…' },
  changePin: { zh: '更改密码', en: 'Change the PIN' },
  formerPin: { zh: '现在的密码', en: 'Present PIN' },
  pinChanged: {
    zh: '密码已更改。未完成的访问不受影响。',
    en: 'The PIN was changed. Interviews under way are not affected.',
  },
  savePin: { zh: '保存', en: 'Save' },
  locked: { zh: '已锁定', en: 'Locked' },
  pinFor: {
    zh: '请把平板交给访员。访员输入密码后继续，答过的内容都还在。',
    en: 'Please hand the tablet to the interviewer, who enters the PIN. Everything that was answered is still there.',
  },
  pin: { zh: '密码', en: 'PIN' },
  pinOfInterviewer: { zh: '访员密码', en: 'Interviewer’s PIN' },
  unlock: { zh: '解锁', en: 'Unlock' },
  pinWrong: { zh: '密码不对。', en: 'The PIN is wrong.' },
  pinTriesLeft: {
    zh: '还可以试 % 次。再错下去，未完成的访问将永远无法打开；已完成的不受影响。',
    en: 'Tries left: %. After that, interviews under way can never be opened again; finished ones are not affected.',
  },
  pinWait: { zh: '密码不对，请等半分钟再试。', en: 'The PIN is wrong. Wait half a minute, then try again.' },
  destroyed: { zh: '密码错误次数过多', en: 'Too many wrong PINs' },
  destroyedHow: {
    zh: '密码连续错了十次，打开未完成访问的密钥已经销毁，这些访问再也无法打开。',
    en: 'Ten PINs in a row were wrong. The key to interviews under way has been destroyed: they can never be opened again.',
  },
  destroyedKept: {
    zh: '已完成的问卷没有丢失：仍加密保存在本机，联网后会照常发送。',
    en: 'Finished questionnaires are not lost: they are still here, sealed, and are sent as soon as there is a network.',
  },
  destroyedNext: {
    zh: '请督导员重新登记此平板，然后设置新密码。',
    en: 'Ask a supervisor to enrol this tablet again; then choose a new PIN.',
  },

  storageTrouble: { zh: '本机存储有问题', en: 'Trouble with the storage' },
  storageFull: {
    zh: '本机存储已满，刚才的内容没有保存。请不要关闭本页：先删除照片或其他应用腾出空间，再按“重试”。',
    en: 'The storage of this tablet is full, and the last step was not saved. Do not close this page: make room by deleting photographs or other apps, then press “Try again”.',
  },
  storageAborted: {
    zh: '没有保存成功，已经试过两次。请按“重试”；如果还是不行，请改用纸质问卷并告诉督导员。',
    en: 'It could not be saved; it was tried twice. Press “Try again”. If that does not help, go on on paper and tell your supervisor.',
  },
  storageNewer: {
    zh: '本机的数据属于更新的版本。请联网后重新打开，以取得新版本。数据没有被改动。',
    en: 'What is stored here belongs to a newer version of the app. Connect to a network and open the app again to get it. Nothing was changed.',
  },
  storageInTheWay: {
    zh: '另一个页面还开着旧版本。请关闭其他页面，然后重试。',
    en: 'Another page still runs an older version. Close the other pages, then try again.',
  },
  storageUnavailable: {
    zh: '浏览器不允许在本机保存数据。请关闭无痕模式，或换一个浏览器。',
    en: 'The browser does not let anything be stored here. Leave private browsing, or use another browser.',
  },
  setAside: {
    zh: '有 % 份未完成的访问打不开，已单独保存，没有删除。请告诉督导员。',
    en: 'Interviews under way that cannot be opened: %. They were set aside and kept. Please tell your supervisor.',
  },

  openDrafts: { zh: '未完成的访问', en: 'Interviews under way' },
  continueDraft: { zh: '接着做', en: 'Continue' },
  noWorklist: {
    zh: '本机还没有名单。请连上网络，然后按“更新名单和问卷”。',
    en: 'There is no list on this tablet yet. Connect to a network and press “Fetch lists and questionnaires”.',
  },
  fetchWork: { zh: '更新名单和问卷', en: 'Fetch lists and questionnaires' },
  fetching: { zh: '正在更新…', en: 'Fetching…' },
  searchCode: { zh: '按研究编号查找', en: 'Find by study code' },
  mistyped: {
    zh: '编号有误（校验位不符），请对照卡片再看一遍。',
    en: 'There is a mistake in the code: its check digit does not fit. Look at the card again.',
  },
  scan: { zh: '扫码', en: 'Scan' },
  stopScanning: { zh: '停止扫码', en: 'Stop scanning' },
  camera: { zh: '相机画面', en: 'What the camera sees' },
  noCamera: {
    zh: '用不了相机。请在上面输入卡片上的编号。',
    en: 'The camera cannot be used. Type the code on the card above.',
  },
  leftToSee: { zh: '还要访问的人', en: 'Who is left to see' },
  everybody: { zh: '名单上的所有人', en: 'Everybody on the list' },
  showEverybody: { zh: '也显示已结束的', en: 'Also show those who are done' },
  nobodyLeft: { zh: '没有符合的人。', en: 'Nobody.' },
  left: { zh: '还有 % 份', en: '% to go' },
  ended: { zh: '已结束', en: 'Ended' },
  open: { zh: '待完成', en: 'Open' },
  all: { zh: '全部', en: 'All' },
  today: { zh: '今天', en: 'Today' },
  site: { zh: '站点', en: 'Site' },
  progress: { zh: '进度', en: 'Progress' },

  participant: { zh: '参与者', en: 'Participant' },
  child: { zh: '儿童', en: 'Child' },
  guardian: { zh: '监护人', en: 'Guardian' },
  carer: { zh: '照护人', en: 'Carer' },
  teacher: { zh: '教师', en: 'Teacher' },
  official: { zh: '工作人员', en: 'Official' },
  enumerator: { zh: '访员', en: 'Enumerator' },
  adult: { zh: '成人', en: 'Adult' },
  begin: { zh: '开始', en: 'Begin' },
  askGuardian: { zh: '征求监护人同意', en: 'Ask the guardian for consent' },
  askCarer: { zh: '征求照护人许可', en: 'Ask the carer for permission' },
  askAssent: { zh: '询问孩子的意愿', en: 'Ask the child for assent' },
  otherOutcome: { zh: '没有作答…', en: 'No answers…' },
  whatCame: { zh: '这次访问的结果', en: 'What came of the visit' },
  reason: { zh: '原因', en: 'Reason' },
  noReason: { zh: '不说明', en: 'None given' },
  goAgain: { zh: '以后再去', en: 'Somebody goes again' },
  whoHolds: { zh: '谁来操作平板', en: 'Who holds the tablet' },
  self: { zh: '受访者自己', en: 'The respondent' },
  interviewer: { zh: '访员', en: 'The interviewer' },
  whoIsThere: { zh: '旁边还有谁', en: 'Who else is there' },
  nobody: { zh: '没有别人', en: 'Nobody' },
  other_adult: { zh: '其他大人', en: 'Another adult' },
  other_children: { zh: '其他孩子', en: 'Other children' },
  notAlone: {
    zh: '请尽量换到别人听不见、但看得见的地方。',
    en: 'If you can, move to where others can see you but not hear.',
  },
  sayWhoIsThere: { zh: '请先说明旁边还有谁。', en: 'Say first who else is there.' },

  openElsewhere: {
    zh: '这份访问正在另一个页面中进行。请回到那个页面，或先把它关闭。',
    en: 'This interview is open in another tab. Go back to that tab, or close it first.',
  },
  questionnaireMissing: {
    zh: '本机没有这份问卷。请联网更新后再开始；已有的答案都还在。',
    en: 'This questionnaire is not on the tablet. Fetch it where there is a network; answers given so far are kept.',
  },
  heardIn: { zh: '听哪种语言', en: 'Language to listen in' },
  heardAsRead: { zh: '听：与文字相同', en: 'Listen: as written' },
  pause: { zh: '暂停', en: 'Pause' },
  forInterviewer: { zh: '访员', en: 'Interviewer' },
  handOver: { zh: '交给受访者', en: 'Hand the tablet over' },
  handOverHow: {
    zh: '交出后，受访者只看得到问题。要拿回来，需要输入您的密码。',
    en: 'Once handed over, the tablet shows the questions and nothing else. To take it back you enter your PIN.',
  },
  handOverNow: { zh: '现在交出', en: 'Hand it over now' },
  together: { zh: '接下来我们一起做', en: 'Let us go on together' },
  notUnderstood: { zh: '请您来读题', en: 'Please read the questions out' },
  notUnderstoodHow: {
    zh: '孩子没有答对检查理解的那道题。请再讲一遍怎样作答，然后由您读题，孩子说，您来按。要是还不明白，就停下。不要告诉孩子答错了。',
    en: 'The question that checks understanding was not answered rightly. Explain once more how to answer; then read the questions and press what the child says. If it is still not understood, stop. Do not tell the child of a mistake.',
  },
  askMyself: { zh: '由我来读题', en: 'I read the questions' },
  stopHere: { zh: '到此为止', en: 'Stop here' },
  thanks: { zh: '谢谢你！', en: 'Thank you!' },
  giveBack: { zh: '请把平板还给访员。', en: 'Please give the tablet back to the interviewer.' },
  kept: { zh: '已封存', en: 'Sealed and kept' },
  keptHow: {
    zh: '答案已加密封存，本机上谁也看不到了。联网后自动发送。',
    en: 'The answers are sealed: nobody can read them on this tablet any more. They are sent when there is a network.',
  },
  closingCode: { zh: '收尾码', en: 'Closing code' },
  unseenCodes: { zh: '还没看过的收尾码', en: 'Closing codes not seen yet' },
  seen: { zh: '看过了', en: 'Seen' },

  concernKept: {
    zh: '已加密保存，联网后自动送达儿童保护负责人。处理情况不会在此显示。情况紧急请直接打电话。',
    en: 'It is sealed, and reaches the safeguarding lead when there is a network. What is done about it does not show here. If it is urgent, phone.',
  },
  concernUnsent: {
    zh: '有一份报告还没有提交。',
    en: 'A concern was begun and has not been sent.',
  },
  concernFound: {
    zh: '这是上次没有提交的内容。写完请提交；不需要了就清空。',
    en: 'This was begun earlier and not sent. Finish and send it, or discard it.',
  },
  discard: { zh: '清空', en: 'Discard' },
  codeUnknown: {
    zh: '名单上没有这个编号。请核对，或改选站点。',
    en: 'There is no such code on the list. Check it, or choose a site instead.',
  },
  noKeysYet: {
    zh: '请先联网更新一次名单，才能在此加密保存。',
    en: 'Fetch the lists once where there is a network: before that nothing can be sealed here.',
  },

  closingCodes: { zh: '收尾码的含义', en: 'What closing codes mean' },
  code10: { zh: '照常结束。', en: 'Close as usual.' },
  code43: {
    zh: '七天内告诉儿童保护负责人这个编号。',
    en: 'Tell the safeguarding lead this code within seven days.',
  },
  code32: { zh: '今天打电话给儿童保护负责人。', en: 'Phone the safeguarding lead today.' },
  code21: {
    zh: '陪着孩子，离开前打电话给儿童保护负责人；有危险先打 110 或 120。',
    en: 'Stay with the child and phone the safeguarding lead before you leave; in danger call 110 or 120 first.',
  },
  listening: {
    zh: '只倾听：不追问，不许诺保密，不拍照。不向家长、老师或村里说起收尾码。',
    en: 'Only listen: do not probe, promise secrecy or take photographs. Speak of a closing code to no carer, teacher or villager.',
  },
  troubles: { zh: '遇到问题怎么办', en: 'When something does not work' },
  troublePin: { zh: '忘记密码', en: 'The PIN is forgotten' },
  troublePinHow: {
    zh: '密码无法找回。已完成的问卷照样能发送；未完成的访问打不开。请督导员重新登记此平板。',
    en: 'It cannot be recovered. Finished questionnaires are still sent; interviews under way cannot be opened. Have the tablet enrolled again.',
  },
  troubleNetwork: { zh: '几天没有网络', en: 'No network for days' },
  troubleNetworkHow: {
    zh: '照常工作。所有内容都保存在本机；有网络时会自动发送。',
    en: 'Go on working. Everything is kept on the tablet and is sent by itself when there is a network.',
  },
  troubleSpace: { zh: '存储空间不足', en: 'Little space left' },
  troubleSpaceHow: {
    zh: '删除照片、视频或其他应用。不要清除浏览器数据，也不要卸载本应用。',
    en: 'Delete photographs, videos or other apps. Do not clear the browser’s data, and do not remove this app.',
  },
  troubleBroken: { zh: '平板快坏了或一直发不出去', en: 'The tablet is failing, or nothing gets sent' },
  troubleBrokenHow: {
    zh: '在待发箱保存备份文件，交给督导员。文件是加密的，只有服务器能打开。',
    en: 'Save a backup file from the outbox and give it to your supervisor. It is sealed: only the server can open it.',
  },
  places: { zh: '本机负责的站点', en: 'Sites of this tablet' },

  deviceFacts: { zh: '本机情况', en: 'This tablet' },
  dataAge: { zh: '名单更新于', en: 'Lists fetched' },
  dataOld: {
    zh: '名单已超过三天没有更新。有网络时请更新。',
    en: 'The lists are more than three days old. Fetch them when there is a network.',
  },
  freeSpace: { zh: '可用空间', en: 'Free space' },
  littleSpace: {
    zh: '可用空间不多了，请先腾出空间再开始访问。',
    en: 'Little space is left. Make room before you begin.',
  },
  mayBeEvicted: {
    zh: '空间不足时，浏览器可能清除本机数据。请把本应用安装到主屏幕，并尽快发送待发箱。',
    en: 'When space runs out the browser may clear what is kept here. Install this app on the home screen, and send the outbox soon.',
  },
  appVersion: { zh: '应用版本', en: 'App version' },
  newVersion: {
    zh: '新版本已就绪。更新不影响未完成的访问。',
    en: 'A new version is ready. Updating does not touch interviews under way.',
  },
  versionWaits: {
    zh: '另一个页面正在访问，结束后再更新。',
    en: 'An interview is open in another tab. Update when it is over.',
  },
  updateNow: { zh: '现在更新', en: 'Update now' },

  outboxEmpty: { zh: '待发箱是空的：全部已送达。', en: 'The outbox is empty: everything has been delivered.' },
  sendNow: { zh: '立即发送', en: 'Send now' },
  sendingNow: { zh: '正在发送…', en: 'Sending…' },
  saveBackup: { zh: '保存备份文件', en: 'Save backup file' },
  backupHow: {
    zh: '备份文件是加密的，只有服务器能打开。保存后，待发箱里的内容不会减少。',
    en: 'The backup file is sealed: only the server can open it. Saving one takes nothing out of the outbox.',
  },
  itemSubmission: { zh: '问卷', en: 'Questionnaire' },
  itemConsent: { zh: '同意记录', en: 'Consent' },
  itemVisit: { zh: '访问记录', en: 'Visit' },
  itemConcern: { zh: '报告', en: 'Note' },
  stateSealed: { zh: '等待发送', en: 'Waiting to be sent' },
  stateSending: { zh: '正在发送', en: 'Being sent' },
  stateReceipted: {
    zh: '服务器已收到，等服务器备份后再从本机删除',
    en: 'The server has it; it is deleted here once the server’s backup holds it too',
  },
  stateQuarantined: {
    zh: '服务器已收到并保管，但暂时不能使用，督导员会处理',
    en: 'The server keeps it but cannot use it yet; a supervisor looks into it',
  },
  stateConflict: {
    zh: '服务器已有同一编号的另一份，两份都保留，督导员会处理',
    en: 'The server has another under the same number; both are kept, and a supervisor looks into it',
  },
  lastAttempt: { zh: '上次尝试', en: 'Last attempt' },
  noAttempt: { zh: '还没有尝试发送', en: 'Not tried yet' },
  nextAttempt: { zh: '下次自动发送', en: 'Next automatic attempt' },
  nextOnline: { zh: '连上网络时', en: 'as soon as there is a network' },
  endUnconfirmed: { zh: '服务器没有确认收到', en: 'The server did not confirm it' },
  endNoAnswer: { zh: '没有网络，或连接中断', en: 'No network, or the line was cut' },
  endUnavailable: { zh: '服务器暂时忙', en: 'The server cannot take it just now' },
  endFailed: {
    zh: '服务器出了故障。内容都还在，会自动再试',
    en: 'The server had a fault. Everything is kept, and is tried again by itself',
  },
  endNotTheServer: {
    zh: '回答的不是我们的服务器：可能要先登录无线网络',
    en: 'Something else answered in the server’s place: a wireless network may ask you to sign in first',
  },
  endNotUnderstood: {
    zh: '服务器没有接受。内容都还在，请告诉督导员',
    en: 'The server did not take it. Everything is kept; please tell your supervisor',
  },
  endRevoked: {
    zh: '此平板已被停用。内容都还在：请保存备份文件，并联系督导员',
    en: 'This tablet was revoked. Everything is kept: save a backup file and tell your supervisor',
  },
  endBusy: { zh: '另一个页面正在发送', en: 'Another tab is sending' },
} as const satisfies Readonly<Record<string, BilingualText>>;

export type CollectText = keyof typeof TEXTS;

export function useCollectText(): (id: CollectText) => string {
  const { say } = useSpeech();
  return (id) => say(TEXTS[id]);
}
