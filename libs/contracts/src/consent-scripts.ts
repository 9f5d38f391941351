import type { ConsentScope, NewConsent } from './wire/consent.js';

type Answers = Readonly<Record<string, unknown>>;
type Told = Pick<NewConsent, 'kind' | 'decision' | 'scopes'> &
  Partial<Pick<NewConsent, 'signature' | 'relation'>>;

const isYes = (answer: unknown): boolean => answer === 'yes';

const decided = (isGiven: boolean, ...more: readonly (readonly [ConsentScope, unknown])[]) => ({
  decision: isGiven ? ('given' as const) : ('refused' as const),
  scopes: isGiven
    ? ['survey' as const, ...more.flatMap(([scope, answer]) => (isYes(answer) ? [scope] : []))]
    : [],
});

/** Who says that they are no guardian has neither consented nor refused. */
function guardian(answers: Answers): Told | undefined {
  const relation = (['mother', 'father', 'guardian'] as const).find(
    (known) => known === answers['gc_relation'],
  );
  if (!relation) return undefined;
  const understood = answers['gc_child_decides'] !== 'not_understood';
  return {
    kind: 'guardian',
    relation,
    ...decided(
      isYes(answers['gc_ok_survey']) && understood,
      ['register', answers['gc_ok_register']],
      ['recontact', answers['gc_ok_contact']],
      ['photo', answers['gc_ok_photo']],
      ['audio', answers['gc_ok_audio']],
    ),
  };
}

/** A permission of which nothing was left, neither a name nor a thumb before a witness, is none. */
function carer(answers: Answers): Told {
  const signature = (['signature', 'thumbprint'] as const).find((known) => known === answers['cp_means']);
  return {
    kind: 'carer',
    ...decided(isYes(answers['cp_ok_child']) && signature !== undefined),
    ...(signature && { signature }),
  };
}

/** Silence and tears are a no. From fourteen a child also consents to data being kept. */
const assent =
  (prefix: string) =>
  (answers: Answers): Told => {
    const of = (item: string) => answers[`${prefix}_${item}`];
    const keeps = !isYes(of('fourteen')) || isYes(of('keep'));
    return {
      kind: 'assent',
      ...decided(isYes(of('ok')) && keeps, ['photo', of('photo')], ['audio', of('audio')]),
    };
  };

const SCRIPTS = new Map<string, (answers: Answers) => Told | undefined>([
  ['guardian-consent', guardian],
  ['carer-permission', carer],
  ['child-assent-a', assent('aa')],
  ['child-assent-b', assent('ab')],
  ['child-assent-c', assent('ac')],
]);

/**
 * Whether an instrument is a script by which consent is asked. It is asked before anything is consented to.
 *
 * @example isConsentScript('child-assent-a') // true
 */
export const isConsentScript = (instrument: string): boolean => SCRIPTS.has(instrument);

/**
 * What the answers to a script decide; undefined where they decide nothing. The server records it so, and a tablet
 * goes by it before the server has heard.
 *
 * @example consentIn('child-assent-a', { aa_ok: 'no' })?.decision // 'refused'
 */
export const consentIn = (instrument: string, answers: Answers): Told | undefined =>
  SCRIPTS.get(instrument)?.(answers);
