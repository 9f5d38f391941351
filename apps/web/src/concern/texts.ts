import type { BilingualText } from '@tongxing/contracts';
import { useSpeech } from '../shell/language';

/** The words in which a concern is raised, on the console and on a tablet. */
const TEXTS = {
  concern: { zh: '报告担心', en: 'Raise a concern' },
  concernHow: {
    zh: '请倾听。不追问，不许诺保密，不拍照。陪着孩子，直到安全。',
    en: 'Listen. Do not probe, promise secrecy or take photographs. Stay until the child is safe.',
  },
  concernDanger: {
    zh: '孩子有危险，先打 110 或 120，再打电话告诉儿童保护负责人，然后填写本表。',
    en: 'In danger, call 110 or 120 first, then phone the safeguarding lead; fill this in afterwards.',
  },
  concernWho: { zh: '关于哪个孩子', en: 'About which child' },
  concernCode: { zh: '参加项目的孩子：研究编号', en: 'A child who takes part: study code' },
  concernSite: { zh: '其他孩子：在哪个站点', en: 'Another child: at which site' },
  chooseSite: { zh: '请选择', en: 'Choose' },
  concernSigns: { zh: '看到或听到了什么（可多选）', en: 'What was seen or said (choose all that apply)' },
  signs1: { zh: '很严重，或就在此刻', en: 'Grave, or happening now' },
  signs2: { zh: '需要尽快有人过问', en: 'Somebody must look into it soon' },
  signs3: { zh: '让人放心不下', en: 'Worrying' },
  concernText: { zh: '用孩子的原话写下所见所闻', en: "What you saw and heard, in the child's own words" },
  keepFromLead: {
    zh: '事情涉及儿童保护负责人或其亲友，请交给副负责人',
    en: 'It involves the safeguarding lead or somebody close to them: give it to the deputy',
  },
  sendConcern: { zh: '提交', en: 'Send' },
  concernReceived: { zh: '已收到', en: 'Received' },
  concernReceivedHow: {
    zh: '已安全保存。处理情况不会在此显示。',
    en: 'It is safely stored. What is done about it does not show here.',
  },
  anotherConcern: { zh: '再报告一件', en: 'Raise another' },
  signNeeded: { zh: '请至少选择一项。', en: 'Choose at least one.' },
} as const satisfies Readonly<Record<string, BilingualText>>;

export function useConcernText(): (id: keyof typeof TEXTS) => string {
  const { say } = useSpeech();
  return (id) => say(TEXTS[id]);
}
