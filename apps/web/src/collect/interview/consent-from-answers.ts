import type { ConsentKind, ConsentScope, NewConsent } from '@tongxing/contracts';
import type { Draft } from '../drafts/draft';

type Answers = Draft['answers'];

/** What a script's answers say: yes only where every condition of a yes is met. Silence is a no. */
interface Said {
  readonly given: boolean;
  readonly scopes: readonly ConsentScope[];
  readonly relation?: NewConsent['relation'];
  readonly signature?: NewConsent['signature'];
}

const yes = (answers: Answers, item: string): boolean => answers[item] === 'yes';
const agreed = (answers: Answers, scopes: Readonly<Partial<Record<ConsentScope, string>>>): ConsentScope[] =>
  (Object.keys(scopes) as ConsentScope[]).filter((scope) => yes(answers, scopes[scope] ?? ''));

const RELATIONS = new Set<unknown>(['mother', 'father', 'guardian']);

/** Read by the questions of the shipped scripts, whose ids never change their meaning. */
const READ: Readonly<Record<ConsentKind, (answers: Answers) => Said>> = {
  assent: (answers) => {
    const band = ['aa', 'ab', 'ac'].find((prefix) => `${prefix}_ok` in answers) ?? 'aa';
    const understood = ['says_stop', 'may_stop'].includes(String(answers[`${band}_understood`]));
    // From fourteen a child's own consent is asked for too (PIPL art. 31 speaks of those below).
    const own = !yes(answers, 'ac_fourteen') || yes(answers, 'ac_keep');
    return {
      given: understood && yes(answers, `${band}_ok`) && own,
      scopes: agreed(answers, { photo: `${band}_photo`, audio: `${band}_audio` }),
      relation: 'self',
      signature: 'spoken',
    };
  },
  carer: (answers) => {
    const means = answers['cp_means'];
    const signature = means === 'signature' || means === 'thumbprint' ? means : undefined;
    return {
      given: yes(answers, 'cp_ok_child') && signature !== undefined,
      scopes: [],
      ...(signature && { signature }),
    };
  },
  guardian: (answers) => {
    const relation = answers['gc_relation'];
    return {
      given:
        RELATIONS.has(relation) &&
        answers['gc_card'] === 'clear' &&
        answers['gc_child_decides'] === 'understood' &&
        yes(answers, 'gc_ok_survey'),
      scopes: agreed(answers, {
        register: 'gc_ok_register',
        recontact: 'gc_ok_contact',
        photo: 'gc_ok_photo',
        audio: 'gc_ok_audio',
      }),
      ...(RELATIONS.has(relation) && { relation: relation as NonNullable<NewConsent['relation']> }),
      signature: 'spoken',
    };
  },
};

/**
 * The consent that a script's answers make.
 *
 * @param on the calendar day here
 */
export function consentFrom({ asked, answers }: Draft, kind: ConsentKind, on: string): NewConsent {
  const { given, scopes, relation, signature } = READ[kind](answers);
  return {
    kind,
    decision: given ? 'given' : 'refused',
    scopes: given ? ['survey', ...scopes] : [],
    script: { id: asked.instrument.id, version: asked.instrument.version },
    means: 'in_person',
    obtainedOn: on,
    ...(kind === 'assent' && { wave: asked.wave }),
    ...(relation && { relation }),
    ...(given && signature && signature !== 'thumbprint' && { signature }),
  };
}
