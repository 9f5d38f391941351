import { addDays, yearsBetween } from './calendar.js';
import type { Child } from './children.js';
import { drawsOf } from './draws.js';
import { toldOfFamily, type FamilySituation } from './family.js';
import type { ProjectShape } from './project-shape.js';
import type { Respondents } from './respondents.js';
import type { ScheduledWave } from './schedule.js';
import type { Sheet } from './sheets.js';

type Band = 'a' | 'b' | 'c';

const BANDS: readonly (readonly [Band, number])[] = [
  ['c', 12],
  ['b', 9],
  ['a', 6],
];
/** From this wave on, those who stay in their band answer the other parallel form of the safety questionnaire. */
const FORMS_SWAP = 2;
const GUARDIAN_MET = 0.94;
const PREFIX = { a: 'aa', b: 'ab', c: 'ac' } as const;

const bandOf = (age: number): Band => BANDS.find(([, from]) => age >= from)?.[0] ?? 'a';

/** The band asked at a wave: that of baseline within twelve months of outgrowing it, else the child's own. */
export function bandAt(
  { birthMonth }: Pick<Child, 'birthMonth'>,
  [baseline, now]: readonly [string, string],
): Band {
  const age = yearsBetween(birthMonth, now);
  const [first, own] = [bandOf(yearsBetween(birthMonth, baseline)), bandOf(age)];
  const isJustOver = BANDS.some(([band, from]) => band === own && from === age);
  return isJustOver ? first : own;
}

/** What is said and asked once, before anything else: the guardian's consent and the carer's permission. */
export function consentSheets(
  child: Child,
  respondents: Respondents,
  waves: readonly ScheduledWave[],
): Sheet[] {
  const ask = (instrument: string, respondent: Sheet['respondent'], told: Readonly<Record<string, unknown>>) =>
    sheet({ instrument, respondent, wave: 0, told, mode: 'interviewer' });
  const sheet = sheetsFor(child, respondents, waves, () => 0);
  const answer = child.agreed ? 'yes' : 'no';
  return [
    ask('guardian-consent', 'guardian', {
      gc_card: 'clear',
      gc_relation: child.ordinal % 2 ? 'mother' : 'father',
      gc_ok_survey: answer,
      gc_ok_register: answer,
      gc_ok_contact: answer,
      gc_ok_photo: 'no',
      gc_ok_audio: 'no',
      gc_child_decides: 'understood',
    }),
    ask('carer-permission', 'carer', {
      cp_ok_child: answer,
      cp_ok_self: answer,
      cp_means: child.ordinal % 3 ? 'signature' : 'thumbprint',
    }),
  ];
}

/** Assent and everything that is asked about a child at one wave; nothing where the child has left or was not met. */
export function sheetsOfWave(
  child: Child,
  wave: number,
  shape: ProjectShape,
  respondents: Respondents,
  waves: readonly ScheduledWave[],
): Sheet[] {
  const met = child.met[wave];
  if (!child.agreed || met === 'absent' || (child.leaves && child.leaves.wave <= wave)) return [];
  const band = bandAt(child, [opening(waves, 0), opening(waves, wave)]);
  const sheet = sheetsFor(child, respondents, waves, (trait) => child.traits.at(trait, wave));
  const assent = sheet({
    instrument: `child-assent-${band}`,
    respondent: 'child',
    wave,
    mode: 'interviewer',
    told: assentTo(band, met === 'yes'),
  });
  if (met === 'declined') return [assent];
  return [
    assent,
    ...childSheets(child, { band, wave }, shape, waves, sheet),
    ...adultSheets(child, wave, shape, waves, sheet),
  ];
}

const opening = (waves: readonly ScheduledWave[], wave: number): string => waves[wave]?.opensOn ?? '';

interface Asked {
  readonly instrument: string;
  readonly version?: string | undefined;
  readonly respondent: Sheet['respondent'];
  readonly mode: Sheet['mode'];
  readonly wave: number;
  readonly told: Readonly<Record<string, unknown>>;
  /** Days after the first visit. */
  readonly later?: number;
}

type Asking = (asked: Asked) => Sheet;

/** Sites are visited one after another; all children of one are asked on one day. */
const VISITS = 10;

function sheetsFor(
  child: Child,
  respondents: Respondents,
  waves: readonly ScheduledWave[],
  theta: (trait: string) => number,
): Asking {
  return ({ instrument, version, told, later = 0, ...asked }) => {
    const respondent = respondents.to(instrument, version);
    const draws = drawsOf(child.traits.seed, child.code, instrument, asked.wave);
    return {
      ...asked,
      about: child.code,
      instrument,
      version: respondent.definition.version,
      on: addDays(opening(waves, asked.wave), (child.siteIndex % VISITS) + later),
      answers: respondent.fill(theta, told, draws),
    };
  };
}

const assentTo = (band: Band, agrees: boolean) => ({
  [`${PREFIX[band]}_understood`]: band === 'a' ? 'says_stop' : 'may_stop',
  [`${PREFIX[band]}_ok`]: agrees ? 'yes' : 'no',
  ac_photo: 'no',
  ac_audio: 'no',
  ac_fourteen: 'no',
  ac_keep: undefined,
});

function childSheets(
  child: Child,
  { band, wave }: { band: Band; wave: number },
  shape: ProjectShape,
  waves: readonly ScheduledWave[],
  sheet: Asking,
): Sheet[] {
  const mode = band === 'a' ? ('interviewer' as const) : ('self' as const);
  const isAway = [child.families[wave]?.mother, child.families[wave]?.father].includes('migrated');
  const ask = (instrument: string, later: number, told = {}) =>
    sheet({
      instrument,
      version: versionAt(shape, wave, instrument),
      respondent: 'child',
      mode,
      wave,
      later,
      told,
    });
  const form = formAt(child, band, wave, waves);
  return [
    ask(`emotional-wellbeing-${band}`, 0, band === 'a' ? {} : { parents_away: isAway ? 'yes' : 'no' }),
    ask(`academic-engagement-${band}`, 0),
    ask(`safety-protection-${band}-${form}`, 1, band === 'a' ? {} : { sv_tonight: 'yes' }),
    ...(band === 'a' ? [] : [ask(`habits-health-${band}`, 1)]),
  ];
}

const versionAt = (
  { versionsAtBaseline }: ProjectShape,
  wave: number,
  instrument: string,
): string | undefined => (wave === 0 ? versionsAtBaseline[instrument] : undefined);

/** Who has grown into another band answers form P of it: the two bands' forms P share their anchors. */
function formAt(child: Child, band: Band, wave: number, waves: readonly ScheduledWave[]): 'p' | 'q' {
  const first = bandAt(child, [opening(waves, 0), opening(waves, 0)]);
  if (band !== first) return 'p';
  if (wave < FORMS_SWAP) return child.form;
  return child.form === 'p' ? 'q' : 'p';
}

/** The guardian's survey, and what an enumerator sees at home. */
function adultSheets(
  child: Child,
  wave: number,
  { homesObserved }: ProjectShape,
  waves: readonly ScheduledWave[],
  sheet: Asking,
): Sheet[] {
  const draws = drawsOf(child.traits.seed, child.code, 'visits', wave);
  const age = yearsBetween(child.birthMonth, opening(waves, wave));
  const family = child.families[wave] as FamilySituation;
  const isHomeVisited = drawsOf(child.traits.seed, child.code, 'home').chance(homesObserved);
  const visit = { mode: 'interviewer' as const, wave, later: 1 };
  return [
    ...(draws.chance(GUARDIAN_MET)
      ? [
          sheet({
            ...visit,
            instrument: 'guardian-survey',
            respondent: 'guardian',
            told: toldOfFamily(family, age),
          }),
        ]
      : []),
    ...(isHomeVisited
      ? [
          sheet({
            ...visit,
            instrument: 'safety-observation',
            respondent: 'enumerator',
            told: { ob_place: 'home' },
          }),
        ]
      : []),
  ];
}
