import type { BilingualText } from '@tongxing/contracts';
import { useSpeech } from '../shell/language';

/** The words of signing in and of accounts. */
const TEXTS = {
  signIn: { zh: '登录', en: 'Sign in' },
  signOut: { zh: '退出', en: 'Sign out' },
  name: { zh: '用户名', en: 'Name' },
  password: { zh: '密码', en: 'Password' },
  noPassword: {
    zh: '忘记密码请联系管理员；首次启动或演示时，请使用终端中显示的链接。',
    en: 'If you have lost your password, ask an administrator. At the first start, and in the demonstration, use the link that the terminal shows.',
  },
  code: { zh: '动态验证码或恢复码', en: 'Code of your authenticator app, or a recovery code' },
  entering: { zh: '正在进入…', en: 'Coming in…' },
  linkIncomplete: { zh: '链接不完整，请完整复制后重试。', en: 'The link is cut off. Copy the whole of it.' },
  setPassword: { zh: '设置密码', en: 'Set your password' },
  newPassword: { zh: '新密码', en: 'New password' },
  newPasswordHow: {
    zh: '至少 12 个字符。可用几个互不相关的词组成，便于记忆。',
    en: 'At least 12 characters. Several words that have nothing to do with each other are easy to remember.',
  },
  passwordAgain: { zh: '再次输入新密码', en: 'New password again' },
  passwordsDiffer: { zh: '两次输入的密码不一致。', en: 'The two passwords differ.' },
  passwordSet: { zh: '密码已设置，请登录。', en: 'Your password is set. Sign in with it.' },
  save: { zh: '保存', en: 'Save' },
  firstAdministrator: { zh: '设立首位管理员', en: 'The first administrator' },
  firstAdministratorHow: {
    zh: '您将成为本系统的管理员，之后可以邀请其他人。',
    en: 'You will administer this installation, and can then invite others.',
  },
  displayName: { zh: '姓名', en: 'Your name as others see it' },
  nameHow: { zh: '登录时使用，不区分大小写。', en: 'For signing in; capitals do not matter.' },
  account: { zh: '我的账户', en: 'Your account' },
  changePassword: { zh: '修改密码', en: 'Change your password' },
  currentPassword: { zh: '当前密码', en: 'Present password' },
  passwordChanged: {
    zh: '密码已修改，其他登录均已退出。',
    en: 'Your password is changed, and you are signed out everywhere else.',
  },
  sessions: { zh: '登录记录', en: 'Where you are signed in' },
  begun: { zh: '登录时间', en: 'Signed in' },
  lastSeen: { zh: '最近使用', en: 'Last used' },
  thisOne: { zh: '当前登录', en: 'this one' },
  end: { zh: '退出此登录', en: 'End' },
  endOthers: { zh: '退出其他所有登录', en: 'Sign out everywhere else' },
} as const satisfies Readonly<Record<string, BilingualText>>;

export type AccessText = keyof typeof TEXTS;

export function useAccessText(): (id: AccessText) => string {
  const { say } = useSpeech();
  return (id) => say(TEXTS[id]);
}
