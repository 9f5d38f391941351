import type { BilingualText } from '@tongxing/contracts';
import { useSpeech } from '../shell/language';

/** The words of the guardians' page: plain, and the same whatever was answered. */
const TEXTS = {
  title: { zh: '家长问卷', en: 'For parents and guardians' },
  begin: { zh: '开始', en: 'Begin' },
  goOn: { zh: '接着答', en: 'Go on' },
  tryAgain: { zh: '再试一次', en: 'Try again' },

  consentFirst: {
    zh: '您收到这个链接，是因为您的孩子在儿童之家。我们想先请您听一听、看一看，再决定同意不同意。大约五分钟。',
    en: 'You were given this link because your child comes to a Children’s Home. Please listen or read first, and then say whether you agree. It takes about five minutes.',
  },
  consentFree: {
    zh: '不同意也没关系，不用说理由。孩子享受的服务都一样。',
    en: 'You may say no, and need not say why. Your child’s services stay the same either way.',
  },
  questionsFirst: {
    zh: '下面是给家长的问卷，一次问一题。不想答的可以跳过，随时可以停。',
    en: 'Here are the questions for parents and guardians, one at a time. You may skip any of them and stop at any time.',
  },
  keptHere: {
    zh: '答过的加密存在这部手机上。关掉以后，再扫一次码或再点一次链接，就可以接着答；前面答过的不再显示出来。手机如果别人也用，请一次答完。',
    en: 'What you answer is kept on this phone, encrypted. After closing the page, scan the code or open the link again to go on; what you answered before is not shown again. If others use this phone too, please answer in one go.',
  },
  notKept: {
    zh: '这部手机不让网页保存内容。请一次答完，中间不要关掉页面。',
    en: 'This phone does not let the page keep anything. Please answer in one go and do not close the page.',
  },
  saidFirst: {
    zh: '这里不出现孩子的姓名。有一件事说在前面：孩子受到伤害或有危险时，法律要求我们马上报告。',
    en: 'No child’s name stands here. One thing has to be said first: where a child is harmed or in danger, the law obliges us to report it at once.',
  },

  decided: { zh: '请看一看您的决定', en: 'This is what you decided' },
  agreed: { zh: '您同意孩子参加问卷。', en: 'You agree that the child takes part in the survey.' },
  notAgreed: {
    zh: '您不同意孩子参加问卷。确认以后，这个链接就不能再用了。',
    en: 'You do not agree that the child takes part in the survey. Once you confirm, this link works no more.',
  },
  ticks: { zh: '您的选择', en: 'Your choices' },
  scope_survey: { zh: '参加问卷', en: 'Taking part in the survey' },
  scope_register: { zh: '和村里、学校的登记对上', en: 'Linking with the registers of village and school' },
  scope_recontact: { zh: '以后再联系', en: 'Being contacted again' },
  scope_photo: { zh: '拍照', en: 'Photographs' },
  scope_audio: { zh: '录音', en: 'Sound recordings' },
  yes: { zh: '同意', en: 'Yes' },
  no: { zh: '不同意', en: 'No' },
  confirm: { zh: '确认', en: 'Confirm' },
  change: { zh: '改一改', en: 'Change it' },
  undecided: { zh: '还没有决定', en: 'Nothing is decided yet' },
  undecidedHow: {
    zh: '请先告诉我们您是孩子的什么人，再说同意不同意。',
    en: 'Please say first how you are related to the child, and then whether you agree.',
  },
  notGuardian: { zh: '谢谢您', en: 'Thank you' },
  notGuardianHow: {
    zh: '这要由孩子的父母或其他法定监护人来决定。请把二维码或链接交给他们。您刚才选的没有发送，也没有保存。',
    en: 'This is for the child’s mother, father or other legal guardian to decide. Please pass the code or the link on to them. Nothing that you chose was sent or kept.',
  },

  sending: { zh: '正在发送…', en: 'Sending…' },
  notSent: { zh: '还没有发出去', en: 'Not sent yet' },
  notSentHow: {
    zh: '现在连不上网。页面会自己再试，您不用做什么。也可以关掉，有网的时候再打开链接，答过的都还在。',
    en: 'There is no network now. The page tries again by itself. You may also close it and open the link again when there is a network: everything you answered is still here.',
  },
  notSentUnkept: {
    zh: '现在连不上网。页面会自己再试。请不要关掉页面。',
    en: 'There is no network now. The page tries again by itself. Please do not close it.',
  },

  received: { zh: '谢谢您，已经收到了', en: 'Thank you, it has been received' },
  receivedHow: {
    zh: '您不用再做什么，这个链接也不能再用了。这部手机上没有留下您的回答。',
    en: 'There is nothing more to do, and this link works no more. Nothing that you answered is left on this phone.',
  },
  declined: { zh: '谢谢您告诉我们', en: 'Thank you for telling us' },
  declinedHow: {
    zh: '您的决定已经记下，不会再问您问题。孩子享受的服务都一样。改了主意，打项目卡上的电话就行。',
    en: 'Your decision is recorded, and you will be asked no questions. Your child’s services stay the same. If you change your mind, call the number on the project card.',
  },
  waiting: { zh: '谢谢您，现在还不能答题', en: 'Thank you. The questions cannot be asked yet' },
  waitingHow: {
    zh: '还要等项目的工作人员办好一件事。请过几天再打开同一个链接。',
    en: 'The people of the project have to see to something first. Please open the same link again in a few days.',
  },
  closed: { zh: '谢谢您', en: 'Thank you' },
  closedHow: {
    zh: '现在不再收问卷了。您的回答没有存下来，也已从这部手机上删掉。',
    en: 'Answers are not taken any more. Yours were not stored, and are gone from this phone.',
  },

  dead: { zh: '这个链接不能用', en: 'This link does not work' },
  deadHow: {
    zh: '它可能已经过期，或者换了新的。请找给您链接的人再要一个。',
    en: 'It may have expired, or there is a newer one. Please ask the person who gave it to you for another.',
  },
  deadKept: {
    zh: '您答过的还在这部手机上，没有发出去。请把这件事告诉给您链接的人。',
    en: 'What you answered is still on this phone and was not sent. Please tell the person who gave you the link.',
  },
  noLink: { zh: '请再扫一次码', en: 'Please scan the code again' },
  noLinkHow: {
    zh: '请用手机再扫一次二维码，或再点一次收到的链接。答过的都还在。',
    en: 'Scan the code with your phone, or open the link that you were sent once more. Everything you answered is still here.',
  },
  unreached: { zh: '连不上网', en: 'No network' },
  unreachedHow: { zh: '请检查网络，再试一次。', en: 'Please check the network and try again.' },
  trouble: { zh: '出了一点问题', en: 'Something went wrong' },
  troubleHow: {
    zh: '您答过的都还在这部手机上。请告诉给您链接的人：',
    en: 'Everything you answered is still on this phone. Please tell the person who gave you the link:',
  },
} as const satisfies Readonly<Record<string, BilingualText>>;

export type GuardianText = keyof typeof TEXTS;

/** Says the words in the page's language. */
export function useGuardianText(): (id: GuardianText) => string {
  const { say } = useSpeech();
  return (id) => say(TEXTS[id]);
}
