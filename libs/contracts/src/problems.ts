import type { BilingualText } from './language/language.js';

interface ProblemKind {
  readonly status: number;
  readonly title: BilingualText;
}

const kind = (status: number, zh: string, en: string): ProblemKind => ({ status, title: { zh, en } });

/**
 * Every problem the API can answer with: a stable code, its HTTP status, and its title in both languages.
 * A code, once released, keeps its meaning. No title or detail ever holds an answer, a name or a key.
 *
 * @see RFC 9457, Problem Details for HTTP APIs
 */
export const PROBLEMS = {
  'request-malformed': kind(400, '请求内容不是有效的 JSON', 'The request body is not valid JSON'),
  'request-invalid': kind(400, '请求内容不符合要求', 'The request does not have the required form'),
  'submission-id-invalid': kind(400, '提交编号不是有效的 UUIDv7', 'The submission id is not a UUIDv7'),
  'sign-in-needed': kind(401, '请先登录', 'Sign in first'),
  'sign-in-failed': kind(401, '用户名或密码不正确', 'The name or the password is not right'),
  'second-factor-needed': kind(401, '请输入动态验证码或恢复码', 'Enter the code of your authenticator app'),
  'second-factor-wrong': kind(401, '验证码不正确或已使用过', 'The code is not right, or has been used before'),
  'proof-untimely': kind(
    401,
    '设备时间与服务器时间相差过大',
    'The clock of the device differs too much from the server’s',
  ),
  'proof-used': kind(401, '该设备签名已使用过', 'The signature of the device has been used before'),
  'proof-invalid': kind(
    401,
    '请求内容与设备签名不符',
    'The content of the request is not what the device signed',
  ),
  'request-forged': kind(
    403,
    '请求并非来自本系统的页面',
    'The request does not come from a page of this server',
  ),
  'confirmation-needed': kind(
    403,
    '此操作需要再次确认您的身份，请输入密码',
    'This needs your password once more: show that it is you',
  ),
  'names-read-often': kind(
    429,
    '短时间内查看姓名的次数过多，请稍后再试；此情况已记录',
    'You have looked names up very often in a short time; wait a while. This is recorded',
  ),
  'not-found': kind(404, '没有找到所请求的内容', 'Nothing was found here'),
  'method-not-allowed': kind(405, '此地址不支持该操作', 'This address does not support the method'),
  'code-taken': kind(409, '该代码已被使用', 'The code is already in use'),
  'submission-conflict': kind(
    409,
    '该提交编号已存有不同的内容',
    'Different content is already stored under this submission id',
  ),
  'instrument-version-immutable': kind(
    409,
    '该版本已发布，内容不可更改',
    'This version is published and its content cannot change',
  ),
  'merge-impossible': kind(
    409,
    '所选登记已与其他登记合并，或是同一条登记',
    'One of the entries is merged with another already, or both are the same',
  ),
  'step-impossible': kind(
    409,
    '参与者目前的状态不允许此操作',
    'The participant’s present state does not allow this step',
  ),
  'step-not-last': kind(409, '只能撤销最近的一步', 'Only the last step can be undone'),
  'assignment-closed': kind(
    409,
    '该任务已经结束，不能再打开问卷',
    'The assignment is closed, and its questionnaire opens no more',
  ),
  'guardian-link-impossible': kind(
    409,
    '该任务不由监护人作答，不能生成监护人链接',
    'The assignment is not a guardian’s to answer, and gets no link',
  ),
  'visit-conflict': kind(
    409,
    '该入户记录编号已存有不同的内容',
    'A different visit is already stored under this id',
  ),
  'step-kept': kind(
    409,
    '这一步来自已存入的答案或撤回的同意，不能撤销',
    'The step comes from stored answers or a withdrawal, and cannot be undone',
  ),
  'data-request-answered': kind(409, '该申请已经答复', 'The request has been answered already'),
  'alert-step-refused': kind(409, '此个案目前不能进行该步骤', 'The case does not allow this step now'),
  'alert-needs-somebody': kind(409, '回避后将无人负责此个案', 'Nobody would be left to look after the case'),
  'referral-map-incomplete': kind(
    409,
    '转介联络表缺少以下机构的联系方式，不能签署',
    'The referral map lacks contacts and cannot be signed',
  ),
  'referral-map-unsigned': kind(
    409,
    '以下县的转介联络表尚未由儿童保护负责人签署，不能开放该轮次',
    'The wave cannot open: the safeguarding lead has not signed the referral map of these counties',
  ),
  'wave-not-open': kind(
    409,
    '该轮次尚未在以下县开放：须先由儿童保护负责人签署转介联络表',
    'The wave is not open for these counties: the safeguarding lead has to sign their referral maps first',
  ),
  'difference-too-small': kind(
    409,
    '与此前发布的结果仅相差少数几人，两相对照即可推知其情况，故不发布新的结果；此前发布的结果仍可查阅',
    'The figures differ from published ones by a few people only and would tell about them; the published ones stand',
  ),
  'dataset-not-ready': kind(409, '数据集尚未生成完毕', 'The dataset is not ready yet'),
  'dataset-finished': kind(
    409,
    '数据集已生成完毕或已停止，不能取消',
    'The dataset is finished or was given up, and cannot be cancelled',
  ),
  'report-not-ready': kind(409, '报告尚未生成完毕', 'The report is not ready yet'),
  'report-finished': kind(
    409,
    '报告已生成完毕或已停止，不能取消',
    'The report is finished or was given up, and cannot be cancelled',
  ),
  'analysis-cancelled': kind(409, '分析已取消，没有得出结果', 'The analysis was cancelled and gave no results'),
  'analysis-not-running': kind(
    409,
    '没有正在进行、可以取消的分析：可能已经完成或取消，或由另一台服务器进行',
    'No analysis is running that could be cancelled: it is finished, was cancelled, or is made by another server',
  ),
  'dataset-aborted': kind(
    503,
    '数据集的生成中途多次中断，未能完成；请稍后重试，若仍不成功，请联系系统管理员',
    'Making the dataset broke off and was not completed: try again later, and tell the administrator if it happens again',
  ),
  'analysis-aborted': kind(
    503,
    '分析或报告的生成中途多次中断，未能完成；请稍后重试，若仍不成功，请联系系统管理员',
    'Making the analysis or the report broke off and was not completed: try again later, and tell the administrator if it happens again',
  ),
  'report-unreadable': kind(
    422,
    '该文件不是本系统生成的报告，或无法读取',
    'The file is no report of this system, or cannot be read',
  ),
  'report-unknown': kind(
    404,
    '本系统没有生成过含有这些结果的报告',
    'No report with these results was made here',
  ),
  'second-factor-own': kind(
    422,
    '不能重置自己的两步验证，请在“我的账户”中更换',
    'Nobody resets their own second factor: set up another app under “Your account”',
  ),
  'last-administrator': kind(
    409,
    '系统至少需要一名可以登录的管理员',
    'There must be an administrator who can sign in',
  ),
  'key-destroyed': kind(
    410,
    '受保护的内容已按规定永久清除',
    'The protected content was erased for good, as the rules of retention ask',
  ),
  'request-too-large': kind(413, '请求内容过大', 'The request body is too large'),
  'media-type-unsupported': kind(415, '不支持该内容类型', 'The content type is not supported'),
  'link-invalid': kind(
    422,
    '链接无效、已使用或已过期，请索取新的链接',
    'The link is not valid, has been used or is too old; ask for a new one',
  ),
  'password-weak': kind(
    422,
    '密码过于简单：不可包含用户名，并须包含不少于五种不同字符',
    'The password is too simple: it must not hold your name, and needs five different characters or more',
  ),
  'password-known': kind(
    422,
    '密码过于常见，或含有本系统、项目的名称，容易被猜到，请换一个',
    'The password is easily guessed: it is a common one, or holds the name of the programme; choose another',
  ),
  'password-wrong': kind(422, '当前密码不正确', 'The present password is not right'),
  'plan-invalid': kind(
    422,
    '分析方案有误，或与项目不符',
    'The analysis plan is wrong or does not fit the project',
  ),
  'dataset-empty': kind(
    422,
    '没有可以导出的数据：尚无答案，或各组人数过少，导出会暴露个人',
    'There is nothing to export: no answers yet, or groups so small that people would be told',
  ),
  'dataset-too-large': kind(
    422,
    '行数超出 XLSX 工作表的上限，请选择其他格式',
    'A worksheet does not hold that many rows; choose another format',
  ),
  'table-unreadable': kind(422, '无法读取该表格文件', 'The table cannot be read'),
  'project-unknown': kind(422, '项目不存在', 'There is no such project'),
  'consent-missing': kind(
    422,
    '尚未取得所需的同意，不能接收答案',
    'The consent that is needed has not been given, and answers cannot be accepted',
  ),
  'consent-withdrawn': kind(
    422,
    '已撤回同意，不再接收答案',
    'Consent was withdrawn, and no more answers are accepted',
  ),
  'child-declined': kind(
    422,
    '儿童本人不愿参加本轮调查，不能接收答案',
    'The child declined at this wave, and answers cannot be accepted',
  ),
  'too-many-cards': kind(422, '卡片过多，请按站点分别打印', 'Too many cards; print them site by site'),
  'date-impossible': kind(
    422,
    '日期早于上一步，或尚未到来',
    'The date lies before the last step, or in the future',
  ),
  'member-not-eligible': kind(
    422,
    '所选人员没有本项目儿童保护的权限，看不到警报，不能加入团队',
    'They may not look after alerts of this project and would not see them, so they cannot be in the team',
  ),
  'site-unknown': kind(422, '该项目中没有此站点', 'The project has no such site'),
  'wave-undated': kind(
    422,
    '该轮次没有开始日期，不能按年龄分配问卷',
    'The wave has no first day, so nobody’s age at its start is known',
  ),
  'witness-unknown': kind(
    422,
    '见证人的账户不在本项目开展工作',
    'The account of the witness does not work in this project',
  ),
  'protocol-missing': kind(
    422,
    '该轮次尚未规定使用哪些问卷',
    'It has not been laid down which questionnaires the wave uses',
  ),
  'enumerator-unknown': kind(422, '该账户不在这些站点开展调查', 'This account does not collect at these sites'),
  'wave-unknown': kind(422, '该项目中没有此调查轮次', 'The project has no such wave'),
  'participant-unknown': kind(422, '该项目中没有此参与者', 'The project has no such participant'),
  'instrument-version-unknown': kind(422, '没有已发布的该问卷版本', 'No such instrument version is published'),
  'instrument-hash-mismatch': kind(
    422,
    '问卷内容与已发布版本不一致',
    'The instrument content differs from the published version',
  ),
  'electronic-use-not-permitted': kind(
    422,
    '该量表的许可不允许在屏幕上施测，只能录入纸质问卷或导入数据',
    'The licence of the instrument does not allow it on a screen; paper forms and imported data are accepted',
  ),
  'answers-invalid': kind(422, '部分答案不符合问卷要求', 'Some answers do not fit the questionnaire'),
  'analysis-impossible': kind(422, '现有数据尚不能进行分析', 'The data do not allow an analysis yet'),
  'too-many-attempts': kind(429, '尝试次数过多，请稍后再试', 'Too many attempts; wait a while and try again'),
  'internal-error': kind(500, '服务器内部错误', 'Something went wrong on the server'),
  'keys-unavailable': kind(
    503,
    '加密密钥不可用，受保护的内容暂时无法读写',
    'The encryption keys are not at hand; protected content can be neither read nor written for now',
  ),
  'storage-unavailable': kind(
    503,
    '暂时无法保存，内容未被存储，请稍后重试',
    'Storage is unavailable and nothing was stored; try again later',
  ),
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof PROBLEMS;

/** What can be wrong with one answer. Each names its question, never the answer. */
export const ANSWER_PROBLEMS = {
  'question-unknown': { zh: '问卷中没有此题', en: 'the questionnaire has no such question' },
  'question-hidden': { zh: '此题在当前情况下不应作答', en: 'the question is hidden given the other answers' },
  'answer-required': { zh: '此题必须作答', en: 'the question must be answered' },
  'answer-wrong-type': { zh: '答案类型不正确', en: 'the answer is of the wrong type' },
  'answer-out-of-range': { zh: '答案超出允许范围', en: 'the answer is out of range' },
  'answer-not-a-choice': { zh: '答案不是给出的选项', en: 'the answer is not one of the choices' },
  'answer-rejected': { zh: '答案不符合问卷的规则', en: "the answer breaks one of the questionnaire's rules" },
} as const satisfies Record<string, BilingualText>;

export type AnswerProblemCode = keyof typeof ANSWER_PROBLEMS;

export interface AnswerProblem {
  readonly code: AnswerProblemCode;
  /** Item id as the questionnaire or key spells it, or the unknown name as it was sent. */
  readonly question: string;
}
