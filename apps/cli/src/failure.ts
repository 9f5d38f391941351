import {
  ConfigurationError,
  ImportRefused,
  ProblemException,
  TableRefused,
  type RefusalCode,
} from '@tongxing/api';
import { PROBLEMS, TABLE_REFUSALS, type BilingualText, type TableRefusalCode } from '@tongxing/contracts';

export interface Failure {
  readonly message: BilingualText;
  /** 1: the data or the request; 78: the configuration (sysexits.h, EX_CONFIG); 70: a mistake of ours. */
  readonly exitCode: 1 | 70 | 78;
}

const REFUSALS: Readonly<Record<RefusalCode | TableRefusalCode, BilingualText>> = {
  'mapping-malformed': { zh: '映射文件不是有效的 YAML', en: 'the mapping file is not valid YAML' },
  'mapping-invalid': { zh: '映射文件不符合要求', en: 'the mapping file does not have the required form' },
  ...TABLE_REFUSALS,
  'project-differs': { zh: '同代码的项目已存在且设置不同', en: 'the project exists with other settings' },
  'wave-differs': { zh: '调查轮次已存在且次序不同', en: 'the waves exist in another order' },
  'instrument-version-immutable': {
    zh: '该问卷版本已发布且内容不同，请使用新的版本号',
    en: 'the instrument version is published with other content; give it a new version number',
  },
  'instrument-version-unknown': { zh: '问卷版本尚未发布', en: 'the instrument version is not published' },
};

/** What to tell the person at the terminal, and how the process ends. */
export function failure(error: unknown): Failure {
  if (error instanceof ConfigurationError)
    return {
      message: { zh: `配置有误：\n${error.message}`, en: `The configuration is wrong:\n${error.message}` },
      exitCode: 78,
    };
  if (error instanceof ImportRefused || error instanceof TableRefused)
    return { message: refusalText(error), exitCode: 1 };
  if (error instanceof ProblemException) {
    const { zh, en } = PROBLEMS[error.code].title;
    const list = (error.errors ?? [])
      .map((e) => `\n  ${[e.path ?? e.question, e.code, e.detail].filter(Boolean).join(' ')}`)
      .join('');
    return { message: { zh: `${error.code}：${zh}${list}`, en: `${error.code}: ${en}${list}` }, exitCode: 1 };
  }
  const { code, path, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE')
    return {
      message: {
        zh: `端口 ${String(port)} 已被占用，请用 TONGXING_PORT 另选一个`,
        en: `port ${String(port)} is in use; choose another with TONGXING_PORT`,
      },
      exitCode: 1,
    };
  if (code === 'ENOENT' && path !== undefined)
    return { message: { zh: `找不到文件 ${path}`, en: `there is no file ${path}` }, exitCode: 1 };
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { message: { zh: `程序内部错误：\n${text}`, en: `Internal error:\n${text}` }, exitCode: 70 };
}

function refusalText({ code, subjects }: ImportRefused | TableRefused): BilingualText {
  const { zh, en } = REFUSALS[code];
  const list = subjects.map((s) => `\n  ${s}`).join('');
  return { zh: `${code}：${zh}${list}`, en: `${code}: ${en}${list}` };
}
